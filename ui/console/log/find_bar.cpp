#include "ui/console/log/find_bar.h"

#include "ui/look/icons.h"
#include "ui/look/theme.h"
#include "ui/look/translated.h"
#include "ui/widgets/labels.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QToolButton>

namespace etherdeck::ui {

namespace {

using namespace std::chrono_literals;

constexpr auto findPause = 200ms;

QToolButton* iconButton(Icon which, QWidget* parent) {
    auto* button = new QToolButton(parent);
    button->setIcon(icon(which));
    button->setAutoRaise(true);
    return button;
}

} // namespace

LogFindBar::LogFindBar(QWidget* parent) :
    QWidget(parent),
    m_text(new QLineEdit(this)),
    m_case(addToggle()),
    m_word(addToggle()),
    m_expression(addToggle()),
    m_highlight(addToggle()),
    m_previous(iconButton(Icon::Up, this)),
    m_next(iconButton(Icon::Down, this)),
    m_close(iconButton(Icon::Close, this)),
    m_status(new SecondaryLabel(this)) {
    m_text->setMaxLength(1000);
    m_text->setClearButtonEnabled(true);
    m_text->setMinimumWidth(20 * metrics::grid);
    m_text->addAction(icon(Icon::Search), QLineEdit::LeadingPosition);
    m_text->installEventFilter(this);
    m_highlight->setChecked(true);
    m_status->setTextFormat(Qt::PlainText);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metrics::half);
    row->addWidget(m_text, 3);
    for (auto* button : {m_previous, m_next, m_case, m_word, m_expression, m_highlight})
        row->addWidget(button);
    row->addSpacing(metrics::half);
    row->addWidget(m_status, 2);
    row->addWidget(m_close);
    m_typing.setSingleShot(true);
    m_typing.setInterval(findPause);
    connect(&m_typing, &QTimer::timeout, this, &LogFindBar::searchChanged);
    connect(m_text, &QLineEdit::textChanged, &m_typing, qOverload<>(&QTimer::start));
    for (auto* toggle : {m_case, m_word, m_expression})
        connect(toggle, &QToolButton::toggled, &m_typing, qOverload<>(&QTimer::start));
    connect(m_highlight, &QToolButton::toggled, this, &LogFindBar::highlightChanged);
    connect(m_previous, &QToolButton::clicked, this, &LogFindBar::previousRequested);
    connect(m_next, &QToolButton::clicked, this, &LogFindBar::nextRequested);
    connect(m_close, &QToolButton::clicked, this, &LogFindBar::close);
    keepTranslated(this, [this] { retranslate(); });
    hide();
}

QToolButton* LogFindBar::addToggle() {
    auto* button = new QToolButton(this);
    button->setCheckable(true);
    button->setAutoRaise(true);
    return button;
}

void LogFindBar::retranslate() {
    const auto name = [](QToolButton* button, const QString& text, const QString& tip) {
        if (!text.isEmpty())
            button->setText(text);
        button->setToolTip(tip);
        button->setAccessibleName(tip);
    };
    m_text->setPlaceholderText(tr("Find in the log"));
    m_text->setAccessibleName(tr("Find in the log"));
    name(m_case, QStringLiteral("Aa"), tr("Match case"));
    name(m_word, QStringLiteral("|a|"), tr("Whole words only"));
    name(m_expression, QStringLiteral(".*"), tr("Regular expression"));
    name(m_highlight, QStringLiteral("▤"), tr("Mark all matches"));
    name(m_previous, {}, tr("Previous match (Shift+F3)"));
    name(m_next, {}, tr("Next match (F3)"));
    name(m_close, {}, tr("Close"));
}

bool LogFindBar::eventFilter(QObject* watched, QEvent* event) {
    if (watched != m_text || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
        if (m_typing.isActive()) {
            m_typing.stop();
            emit searchChanged();
        } else if (key->modifiers().testFlag(Qt::ShiftModifier)) {
            emit previousRequested();
        } else {
            emit nextRequested();
        }
        return true;
    }
    if (key->key() == Qt::Key_Escape) {
        close();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void LogFindBar::open(const QString& text) {
    show();
    if (!text.isEmpty())
        m_text->setText(text);
    else if (!m_text->text().isEmpty())
        m_typing.start();
    m_text->setFocus(Qt::ShortcutFocusReason);
    m_text->selectAll();
}

void LogFindBar::close() {
    m_typing.stop();
    hide();
    emit closed();
}

TextSearch LogFindBar::search() const {
    return {m_text->text(), m_expression->isChecked(), m_case->isChecked(), m_word->isChecked()};
}

void LogFindBar::setSearch(const TextSearch& search) {
    m_text->setText(search.text);
    m_expression->setChecked(search.isExpression);
    m_case->setChecked(search.caseMatters);
    m_word->setChecked(search.wholeWord);
}

bool LogFindBar::highlightsAll() const { return m_highlight->isChecked(); }

void LogFindBar::setStatus(const QString& text, bool isProblem) {
    const auto shown = isProblem ? QStringLiteral("▲ ") + text : text;
    m_status->setText(shown);
    m_status->setToolTip(isProblem ? text.toHtmlEscaped() : QString());
    m_status->setAccessibleName(shown);
}

QString LogFindBar::status() const { return m_status->text(); }

} // namespace etherdeck::ui

#include "moc_find_bar.cpp"
