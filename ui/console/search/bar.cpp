#include "ui/console/search/bar.h"

#include "ui/console/log/level_combo.h"
#include "ui/look/icons.h"
#include "ui/look/theme.h"
#include "ui/look/translated.h"
#include "ui/text/plain.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSettings>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <chrono>

namespace etherdeck::ui {

namespace {

constexpr int maxRecent = 20;
constexpr int longestText = 1000;
constexpr std::array<int, 5> sinceHours{0, 1, 24, 7 * 24, 30 * 24}; // 0: all time
const QString recentKey = QStringLiteral("search/recent");
const QString expressionKey = QStringLiteral("search/expression");
const QString caseKey = QStringLiteral("search/case");

QToolButton* toggle(QWidget* parent) {
    auto* button = new QToolButton(parent);
    button->setCheckable(true);
    button->setMinimumSize(metrics::controlHeight, metrics::controlHeight);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

} // namespace

SearchBar::SearchBar(QWidget* parent) :
    QWidget(parent),
    m_text(new QComboBox(this)),
    m_expression(toggle(this)),
    m_case(toggle(this)),
    m_boxes(new QPushButton(this)),
    m_boxMenu(new QMenu(this)),
    m_level(new LevelCombo(this)),
    m_since(new QComboBox(this)),
    m_start(new QPushButton(this)) {
    m_text->setEditable(true);
    m_text->setInsertPolicy(QComboBox::NoInsert);
    m_text->setCompleter(nullptr);
    m_text->setMaxCount(maxRecent);
    m_text->lineEdit()->setClearButtonEnabled(true);
    m_text->lineEdit()->setMaxLength(longestText);
    m_text->lineEdit()->addAction(icon(Icon::Search), QLineEdit::LeadingPosition);
    m_text->installEventFilter(this);
    m_expression->setText(QStringLiteral(".*"));
    m_case->setText(QStringLiteral("Aa"));
    m_case->setEnabled(false);
    m_boxes->setMenu(m_boxMenu);
    m_boxes->setAutoDefault(false);
    m_start->setDefault(true);
    for (std::size_t i = 0; i < sinceHours.size(); ++i)
        m_since->addItem({});
    auto* upper = new QHBoxLayout;
    upper->setSpacing(metrics::grid);
    upper->addWidget(m_text, 1);
    for (QWidget* part : std::initializer_list<QWidget*>{m_expression, m_case, m_start})
        upper->addWidget(part);
    auto* lower = new QHBoxLayout;
    lower->setSpacing(metrics::grid);
    for (QWidget* part : std::initializer_list<QWidget*>{m_boxes, m_level, m_since})
        lower->addWidget(part);
    lower->addStretch();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::grid);
    column->addLayout(upper);
    column->addLayout(lower);
    connect(m_expression, &QToolButton::toggled, m_case, &QWidget::setEnabled);
    connect(m_start, &QPushButton::clicked, this, [this] { m_isRunning ? emit stopped() : emit started(); });
    keepTranslated(this, [this] { retranslate(); });
}

void SearchBar::focusText() {
    m_text->setFocus(Qt::ShortcutFocusReason);
    m_text->lineEdit()->selectAll();
}

void SearchBar::setText(const QString& text) { m_text->setEditText(text.left(longestText)); }

QString SearchBar::text() const { return m_text->currentText(); }

void SearchBar::setSources(const std::vector<store::ConsoleSource>& sources) {
    std::vector<qint64> chosen;
    for (const QAction* box : m_boxMenu->actions())
        if (box->isChecked())
            chosen.push_back(box->data().toLongLong());
    m_boxMenu->clear();
    for (const auto& source : sources) {
        QAction* box =
            m_boxMenu->addAction(fromWire(source.title()).replace(QLatin1Char('&'), QLatin1String("&&")));
        box->setCheckable(true);
        box->setData(static_cast<qlonglong>(source.id));
        box->setChecked(std::find(chosen.begin(), chosen.end(), source.id) != chosen.end());
        connect(box, &QAction::toggled, this, &SearchBar::showBoxes);
    }
    showBoxes();
}

store::ConsoleSearch SearchBar::search(WallTime now) const {
    store::ConsoleSearch search;
    const auto text = this->text().toStdString();
    (m_expression->isChecked() ? search.expression : search.words) = text;
    search.caseMatters = m_expression->isChecked() && m_case->isChecked();
    for (const QAction* box : m_boxMenu->actions())
        if (box->isChecked())
            search.filter.sources.push_back(box->data().toLongLong());
    search.filter.level = m_level->level();
    if (m_since->currentIndex() > 0)
        search.filter.from =
            now - std::chrono::hours(sinceHours[static_cast<std::size_t>(m_since->currentIndex())]);
    return search;
}

bool SearchBar::isFiltered() const {
    const auto wanted = search({});
    return !wanted.filter.sources.empty() || wanted.filter.level || wanted.filter.from;
}

void SearchBar::clearFilters() {
    for (QAction* box : m_boxMenu->actions())
        box->setChecked(false);
    m_level->setLevel({});
    m_since->setCurrentIndex(0);
}

void SearchBar::noteSearched() {
    const QString searched = text();
    if (const int before = m_text->findText(searched, Qt::MatchExactly | Qt::MatchCaseSensitive); before >= 0)
        m_text->removeItem(before);
    if (m_text->count() >= maxRecent)
        m_text->removeItem(m_text->count() - 1);
    m_text->insertItem(0, searched);
    m_text->setCurrentIndex(0);
}

void SearchBar::setRunning(bool isRunning) {
    m_isRunning = isRunning;
    m_start->setText(isRunning ? tr("Stop") : tr("Search"));
}

bool SearchBar::eventFilter(QObject* watched, QEvent* event) {
    if (watched != m_text || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto* pressed = static_cast<QKeyEvent*>(event);
    if (pressed->key() == Qt::Key_Return || pressed->key() == Qt::Key_Enter) {
        emit started();
        return true;
    }
    if (pressed->key() == Qt::Key_Escape && m_isRunning) {
        emit stopped();
        return true;
    }
    if (pressed->key() == Qt::Key_Down && !pressed->modifiers().testFlag(Qt::AltModifier)) {
        emit left(); // Alt+Down opens the recent searches
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void SearchBar::retranslate() {
    m_text->setAccessibleName(tr("Search all boxes"));
    m_text->lineEdit()->setPlaceholderText(tr("Words, \"phrases\", wor*"));
    m_expression->setToolTip(tr("Regular expression"));
    m_expression->setAccessibleName(tr("Regular expression"));
    m_case->setToolTip(tr("Match case"));
    m_case->setAccessibleName(tr("Match case"));
    m_boxes->setAccessibleName(tr("Boxes"));
    m_since->setAccessibleName(tr("Time"));
    const QStringList spans{tr("All time"), tr("Last hour"), tr("Last day"), tr("Last week"),
                            tr("Last 30 days")};
    for (int i = 0; i < m_since->count(); ++i)
        m_since->setItemText(i, spans.value(i));
    setRunning(m_isRunning);
    showBoxes();
}

void SearchBar::showBoxes() {
    const auto chosen = search({}).filter.sources.size();
    if (chosen == 0)
        m_boxes->setText(tr("All boxes"));
    else
        m_boxes->setText(chosen == 1 ? tr("One box") : tr("%1 boxes").arg(numberText(chosen)));
    m_boxes->setEnabled(!m_boxMenu->isEmpty());
}

void SearchBar::saveLayout(QSettings& settings) const {
    QStringList recent;
    for (int i = 0; i < m_text->count(); ++i)
        recent << m_text->itemText(i);
    settings.setValue(recentKey, recent);
    settings.setValue(expressionKey, m_expression->isChecked());
    settings.setValue(caseKey, m_case->isChecked());
}

void SearchBar::restoreLayout(QSettings& settings) {
    const QString shown = text();
    m_text->clear();
    for (const QString& recent : settings.value(recentKey).toStringList().mid(0, maxRecent))
        m_text->addItem(recent.left(longestText));
    m_text->setEditText(shown);
    m_expression->setChecked(settings.value(expressionKey).toBool());
    m_case->setChecked(settings.value(caseKey).toBool());
}

} // namespace etherdeck::ui

#include "moc_bar.cpp"
