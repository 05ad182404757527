#include "ui/console/log/filter_bar.h"

#include "ui/console/log/level_combo.h"
#include "ui/console/log/pause_button.h"
#include "ui/look/icons.h"
#include "ui/look/theme.h"
#include "ui/look/translated.h"
#include "ui/widgets/filter_edit.h"
#include "ui/widgets/labels.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QProgressBar>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace etherdeck::ui {

namespace {

using namespace std::chrono_literals;
using netconsole::Level;

constexpr auto filterPause = 250ms;
constexpr auto hintStays = 5s;
constexpr auto lookingShows = 300ms;
constexpr int widestText = 36 * metrics::grid;

} // namespace

LogFilterBar::LogFilterBar(QMenu* menu, QWidget* parent) :
    QWidget(parent),
    m_text(new FilterEdit(this, Icon::Filter)),
    m_level(new LevelCombo(this)),
    m_time(new QComboBox(this)),
    m_middle(new QWidget(this)),
    m_pause(new PauseButton(this)),
    m_hint(new SecondaryLabel(this)),
    m_progress(new QProgressBar(this)),
    m_looking(new SecondaryLabel(this)),
    m_more(new QToolButton(this)),
    m_firstRow(new QHBoxLayout),
    m_secondRow(new QHBoxLayout) {
    m_text->setMaximumWidth(widestText);
    connect(m_text, &FilterEdit::left, this, &LogFilterBar::left);
    m_hint->setTextFormat(Qt::PlainText);
    m_hint->setMinimumWidth(1);
    m_progress->setRange(0, 1000);
    m_progress->setTextVisible(false);
    m_progress->setFixedSize(12 * metrics::grid, metrics::half + 2);
    m_looking->setTextFormat(Qt::PlainText);
    for (QWidget* part : {static_cast<QWidget*>(m_progress), static_cast<QWidget*>(m_looking)})
        part->hide();
    m_more->setMenu(menu);
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_more->setAutoRaise(true);
    m_middle->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred); // nothing beside it moves
    auto* words = new QHBoxLayout(m_middle);
    words->setContentsMargins(0, 0, 0, 0);
    words->setSpacing(metrics::grid);
    words->addWidget(m_pause);
    for (QWidget* part : {static_cast<QWidget*>(m_progress), static_cast<QWidget*>(m_looking)})
        words->addWidget(part);
    words->addWidget(m_hint, 1);
    m_firstRow->setSpacing(metrics::grid);
    m_firstRow->addWidget(m_text, 2);
    m_firstRow->addWidget(m_level);
    m_firstRow->addWidget(m_middle, 1);
    m_firstRow->addWidget(m_time);
    m_firstRow->addWidget(m_more);
    m_secondRow->setSpacing(metrics::grid);
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    rows->addLayout(m_firstRow);
    rows->addLayout(m_secondRow);
    m_typing.setSingleShot(true);
    m_typing.setInterval(filterPause);
    m_hintEnd.setSingleShot(true);
    m_hintEnd.setInterval(hintStays);
    connect(&m_typing, &QTimer::timeout, this, &LogFilterBar::filterChanged);
    connect(&m_hintEnd, &QTimer::timeout, m_hint, [this] { m_hint->setText({}); });
    m_lookingDelay.setSingleShot(true);
    m_lookingDelay.setInterval(lookingShows);
    connect(&m_lookingDelay, &QTimer::timeout, this, [this] {
        m_isLookingShown = true;
        m_progress->show();
        m_looking->show();
        emit lookingShown();
    });
    connect(m_text, &QLineEdit::textChanged, &m_typing, qOverload<>(&QTimer::start));
    connect(m_level, &QComboBox::activated, this, &LogFilterBar::filterChanged);
    connect(m_time, &QComboBox::activated, this, &LogFilterBar::timeChanged);
    keepTranslated(this, [this] { retranslate(); });
}

void LogFilterBar::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    fold();
}

/// Where the field for the text would be cut, what stands beside it goes below.
void LogFilterBar::fold() {
    const bool isFolded = m_secondRow->count() > 0;
    const bool folds = width() < unfoldedWidth();
    if (folds == isFolded)
        return;
    int place = 1;
    for (auto [part, stretch] : {std::pair<QWidget*, int>{m_level, 0}, {m_middle, 1}, {m_time, 0}}) {
        (folds ? m_firstRow : m_secondRow)->removeWidget(part);
        if (folds)
            m_secondRow->addWidget(part, stretch);
        else
            m_firstRow->insertWidget(place++, part, stretch);
    }
    m_text->setMaximumWidth(folds ? QWIDGETSIZE_MAX : widestText);
    m_secondRow->setContentsMargins(0, folds ? metrics::grid : 0, 0, 0);
}

/// With room for the words that stand in the empty field, its icon and its clear button.
int LogFilterBar::unfoldedWidth() const {
    const int text = m_text->fontMetrics().horizontalAdvance(m_text->placeholderText()) + 8 * metrics::grid;
    return text + m_level->sizeHint().width() + m_time->sizeHint().width() + m_pause->sizeHint().width() +
           m_more->sizeHint().width() + 5 * metrics::grid;
}

QSize LogFilterBar::minimumSizeHint() const {
    // As much as the first row takes with nothing in the field: the log is to be wider than the list beside
    // it.
    const int words = m_text->fontMetrics().horizontalAdvance(m_text->placeholderText());
    return {unfoldedWidth() - words - m_pause->sizeHint().width(), QWidget::minimumSizeHint().height()};
}

void LogFilterBar::retranslate() {
    m_text->setPlaceholderText(tr("Filter by text"));
    m_text->setAccessibleName(tr("Filter by text"));
    m_time->setAccessibleName(tr("Kind of time"));
    m_progress->setAccessibleName(tr("How far the log was searched"));
    m_more->setText(tr("Log"));
    m_more->setToolTip(tr("Find, go to, bookmarks, colours, save"));
    const QSignalBlocker quiet(m_time);
    const int time = std::max(m_time->currentIndex(), 0);
    m_time->clear();
    m_time->addItems({tr("Time of day"), tr("Since the boot"), tr("Since the previous line")});
    m_time->setCurrentIndex(time);
    fold();
}

QString LogFilterBar::text() const { return m_text->text(); }

std::optional<Level> LogFilterBar::level() const { return m_level->level(); }

void LogFilterBar::clear() { setFilter({}, std::nullopt); }

void LogFilterBar::setFilter(const QString& text, std::optional<Level> level) {
    const QSignalBlocker quiet(m_text);
    m_text->setText(text);
    m_typing.stop();
    m_level->setLevel(level);
}

LogTime LogFilterBar::time() const { return allLogTimes[std::clamp(m_time->currentIndex(), 0, 2)]; }

void LogFilterBar::setTime(LogTime time) { m_time->setCurrentIndex(static_cast<int>(time)); }

void LogFilterBar::focusText() {
    m_text->setFocus(Qt::ShortcutFocusReason);
    m_text->selectAll();
}

void LogFilterBar::setHint(const QString& text) {
    m_hint->setText(text);
    m_hintEnd.start();
}

QString LogFilterBar::hint() const { return m_hint->text(); }

void LogFilterBar::setLooking(const QString& text, int perMille) {
    m_looking->setText(text);
    m_progress->setValue(perMille);
    if (!m_isLookingShown && !m_lookingDelay.isActive())
        m_lookingDelay.start();
}

void LogFilterBar::endLooking() {
    m_lookingDelay.stop();
    m_isLookingShown = false;
    m_progress->hide();
    m_looking->hide();
}

QString LogFilterBar::looking() const { return m_isLookingShown ? m_looking->text() : QString(); }

} // namespace etherdeck::ui

#include "moc_filter_bar.cpp"
