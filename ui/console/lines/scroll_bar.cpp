#include "ui/console/lines/scroll_bar.h"

#include "ui/look/theme.h"

#include <QPainter>
#include <QSignalBlocker>

#include <algorithm>

namespace etherdeck::ui {

namespace {

constexpr qint64 maxSteps = 1'000'000'000;

} // namespace

LogScrollBar::LogScrollBar(QWidget* parent) : QScrollBar(Qt::Vertical, parent) {
    connect(this, &QScrollBar::actionTriggered, this, &LogScrollBar::handle);
}

void LogScrollBar::handle(int action) {
    switch (action) {
    case SliderSingleStepAdd:
        emit rowsRequested(1);
        break;
    case SliderSingleStepSub:
        emit rowsRequested(-1);
        break;
    case SliderPageStepAdd:
        emit rowsRequested(pageStep() - 1);
        break;
    case SliderPageStepSub:
        emit rowsRequested(1 - pageStep());
        break;
    case SliderToMaximum:
        emit endRequested();
        break;
    case SliderToMinimum:
        emit startRequested();
        break;
    case SliderMove:
        if (sliderPosition() >= maximum())
            emit endRequested();
        else
            emit lineRequested(lineAt(sliderPosition()));
        break;
    default:
        break;
    }
}

void LogScrollBar::setBounds(qint64 first, qint64 last, int screenRows, bool isAllShown) {
    m_first = first;
    m_last = std::max(first, last);
    m_step = std::max<qint64>(1, (m_last - m_first) / maxSteps);
    const QSignalBlocker quiet(this);
    setPageStep(std::max(screenRows, 1));
    const auto steps = std::max<qint64>(0, (m_last - m_first) / m_step - screenRows + 1);
    setRange(0, isAllShown ? 0 : static_cast<int>(steps));
}

void LogScrollBar::setTop(qint64 line, bool isEnd) {
    if (isSliderDown())
        return;
    const QSignalBlocker quiet(this);
    setValue(isEnd ? maximum()
                   : static_cast<int>(std::clamp<qint64>((line - m_first) / m_step, 0, maximum())));
    update();
}

qint64 LogScrollBar::lineAt(int position) const { return m_first + position * m_step; }

void LogScrollBar::setMatches(const std::vector<qint64>& lines) {
    m_matches = lines;
    update();
}

void LogScrollBar::setCrashes(const std::vector<qint64>& lines) {
    m_crashes = lines;
    update();
}

void LogScrollBar::setBookmarks(const std::vector<qint64>& lines) {
    m_bookmarks = lines;
    update();
}

std::vector<int> LogScrollBar::ticks(const std::vector<qint64>& lines) const {
    std::vector<bool> taken(static_cast<std::size_t>(std::max(height(), 1)));
    const auto all = std::max<qint64>(m_last - m_first, 1);
    for (const auto line : lines)
        if (line >= m_first && line <= m_last)
            taken[static_cast<std::size_t>((line - m_first) * (height() - 1) / all)] = true;
    std::vector<int> rows;
    for (std::size_t y = 0; y < taken.size(); ++y)
        if (taken[y])
            rows.push_back(static_cast<int>(y));
    return rows;
}

std::size_t LogScrollBar::matchTicks() const { return ticks(m_matches).size(); }

void LogScrollBar::paintEvent(QPaintEvent* event) {
    QScrollBar::paintEvent(event);
    QPainter painter(this);
    const int half = width() / 2;
    for (const int y : ticks(m_matches))
        painter.fillRect(half, y, width() - half, 2, theme::state(StateColor::Caution, palette()));
    for (const int y : ticks(m_crashes))
        painter.fillRect(0, y - 1, half, 3, theme::state(StateColor::Danger, palette()));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme::accent(palette()));
    for (const int y : ticks(m_bookmarks))
        painter.drawEllipse(QPointF(half, y), 2.5, 2.5);
}

} // namespace etherdeck::ui

#include "moc_scroll_bar.cpp"
