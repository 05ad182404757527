#include "ui/widgets/drag_scroll.h"

#include <QTimerEvent>
#include <QWidget>

namespace etherdeck::ui {

namespace {

constexpr int scrollEvery = 40; // ms

} // namespace

DragScroll::DragScroll(QWidget* viewport) : QObject(viewport) {}

int DragScroll::distance() const {
    const int height = static_cast<const QWidget*>(parent())->height();
    if (m_place.y() < 0)
        return m_place.y();
    return m_place.y() < height ? 0 : m_place.y() - height + 1;
}

void DragScroll::follow(const QPoint& place) {
    m_place = place;
    if (distance() == 0)
        m_timer.stop();
    else if (!m_timer.isActive())
        m_timer.start(scrollEvery, this);
}

void DragScroll::timerEvent(QTimerEvent* event) {
    if (event->timerId() == m_timer.timerId())
        emit beyond(distance());
}

} // namespace etherdeck::ui

#include "moc_drag_scroll.cpp"
