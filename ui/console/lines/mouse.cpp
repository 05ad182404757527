#include "ui/console/lines/mouse.h"

#include "ui/widgets/drag_scroll.h"

#include <QDateTime>
#include <QGuiApplication>
#include <QMouseEvent>
#include <QStyleHints>

#include <algorithm>

namespace etherdeck::ui {

namespace {

constexpr int mostRowsAtOnce = 10; // of scrolling by dragging

} // namespace

LogMouse::LogMouse(LogPager& pager, LogChooser& chooser, const LogScreen& screen, QWidget* viewport) :
    QObject(viewport),
    m_pager(pager),
    m_chooser(chooser),
    m_screen(screen),
    m_scroll(new DragScroll(viewport)) {
    connect(m_scroll, &DragScroll::beyond, this, &LogMouse::scrollBeyond);
}

void LogMouse::press(const QMouseEvent& event) {
    const auto caret = m_screen.caretAt(event.pos());
    if (!caret)
        return;
    if (event.button() == Qt::RightButton && m_chooser.selection().isEmpty()) {
        m_chooser.moveTo(*caret, false);
        announce();
    }
    if (event.button() != Qt::LeftButton)
        return;
    const auto row = m_screen.rowAt(event.pos());
    if (row.kind == LogRow::Kind::Crash) {
        m_pager.setFolded(row.crash->id, !m_pager.isFolded(row.crash->id));
        emit scrolled();
    } else if (m_screen.isInGutter(event.pos()) && row.kind == LogRow::Kind::Text) {
        m_chooser.moveTo(*caret, false);
        announce();
        if (!row.isOpen)
            emit bookmarkToggled(row.id);
    } else {
        pressText(*caret, event.modifiers().testFlag(Qt::ShiftModifier));
    }
}

void LogMouse::pressText(const LogScreen::Caret& caret, bool extends) {
    const auto since = QDateTime::currentMSecsSinceEpoch() - m_doubleClicked;
    const bool isTriple = since < QGuiApplication::styleHints()->mouseDoubleClickInterval();
    m_chooser.press(caret, extends, isTriple);
    announce();
}

/// What is chosen does not run away, whatever appears because of it.
void LogMouse::announce() {
    const bool wasFollowing = m_pager.isFollowing();
    m_pager.pause();
    emit chosen();
    if (wasFollowing)
        emit scrolled();
}

void LogMouse::move(const QMouseEvent& event) {
    if (!m_chooser.isDragging())
        return;
    dragTo(event.pos());
    m_scroll->follow(event.pos());
}

void LogMouse::dragTo(const QPoint& place) {
    if (const auto caret = m_screen.caretAt(place)) {
        m_chooser.dragTo(*caret);
        emit chosen();
    }
}

void LogMouse::scrollBeyond(int distance) {
    const int rows = std::clamp(distance / m_screen.rowHeight(), -mostRowsAtOnce, mostRowsAtOnce);
    m_pager.scroll(rows + (distance < 0 ? -1 : 1));
    m_pager.pause();
    dragTo(m_scroll->place());
    emit scrolled();
}

void LogMouse::release() {
    m_chooser.release();
    m_scroll->stop();
    if (m_pager.showsEnd() && m_chooser.selection().isEmpty() && !m_pager.isFollowing())
        emit endRequested();
}

void LogMouse::doubleClick(const QMouseEvent& event) {
    const auto caret = m_screen.caretAt(event.pos());
    if (event.button() != Qt::LeftButton || !caret || !m_screen.isInText(event.pos()))
        return;
    m_doubleClicked = QDateTime::currentMSecsSinceEpoch();
    m_chooser.selectWord(*caret);
    emit chosen();
}

} // namespace etherdeck::ui

#include "moc_mouse.cpp"
