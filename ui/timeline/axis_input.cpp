// Mouse and keyboard of the timeline's axis.
#include "ui/timeline/axis.h"
#include "ui/timeline/painter.h"
#include "ui/timeline/text.h"

#include <QAccessible>
#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <utility>

namespace etherdeck::ui {

namespace {

constexpr double wheelZoom = 1.25; ///< a notch
constexpr double keyZoom = 1.6;
constexpr double keyPan = 0.2; ///< of the width

/// Zooming in would not take its marks apart.
bool isOnePlace(const MarkCluster& cluster) { return cluster.count == 1 || cluster.last - cluster.first < 2; }

} // namespace

void TimelineAxis::wheelEvent(QWheelEvent* event) {
    const QPoint notches = event->angleDelta();
    if (event->modifiers().testFlag(Qt::ControlModifier)) {
        const double x = event->position().x() - labelWidth();
        m_window.zoom(std::pow(wheelZoom, notches.y() / 120.0), std::clamp(x, 0.0, double(m_window.width)));
        m_isFollowing = false;
        emit moved();
        viewport()->update();
    } else if (notches.x() != 0 || event->modifiers().testFlag(Qt::ShiftModifier)) {
        pan(-(notches.x() != 0 ? notches.x() : notches.y()));
    } else if (verticalScrollBar()->maximum() > 0) {
        QAbstractScrollArea::wheelEvent(event);
        return;
    } else {
        pan(-notches.y());
    }
    event->accept();
}

void TimelineAxis::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton)
        return;
    m_pressed = event->pos();
    m_pressedFrom = m_window.from;
    m_isDragging = false;
}

void TimelineAxis::mouseMoveEvent(QMouseEvent* event) {
    if (event->buttons().testFlag(Qt::LeftButton)) {
        const int moved = event->pos().x() - m_pressed.x();
        if (!m_isDragging && std::abs(moved) < QApplication::startDragDistance())
            return;
        m_isDragging = true;
        viewport()->setCursor(Qt::ClosedHandCursor);
        m_window.from = m_pressedFrom;
        pan(-moved);
        return;
    }
    const auto under = clusterAt(event->pos());
    const bool isPlace = under || openerAt(event->pos());
    viewport()->setCursor(isPlace ? Qt::PointingHandCursor : Qt::ArrowCursor);
    if (under == m_hovered)
        return;
    m_hovered = under;
    viewport()->update();
    emit hovered(under);
}

void TimelineAxis::mouseReleaseEvent(QMouseEvent* event) {
    viewport()->setCursor(Qt::ArrowCursor);
    const bool wasDragging = std::exchange(m_isDragging, false);
    if (event->button() != Qt::LeftButton || wasDragging)
        return;
    if (const auto group = openerAt(event->pos()))
        return emit groupToggled(*group);
    const auto cluster = clusterAt(event->pos());
    if (!cluster)
        return;
    setSelected(cluster->item);
    if (!isOnePlace(*cluster))
        zoomInto(*cluster);
}

void TimelineAxis::mouseDoubleClickEvent(QMouseEvent* event) {
    const auto cluster = clusterAt(event->pos());
    // After a click that has zoomed in, something else may stand there.
    if (event->button() == Qt::LeftButton && cluster && isOnePlace(*cluster) && cluster->item == m_selected)
        emit activated(cluster->item);
}

void TimelineAxis::contextMenuEvent(QContextMenuEvent* event) {
    const bool isByKey = event->reason() == QContextMenuEvent::Keyboard;
    const auto cluster = isByKey ? std::nullopt : clusterAt(event->pos());
    if (cluster)
        setSelected(cluster->item);
    const auto* point = m_selected ? pointOf(*m_selected) : nullptr;
    if (point == nullptr || (!isByKey && !cluster))
        return;
    const QPoint place(labelWidth() + static_cast<int>(m_window.xOf(point->time)),
                       axisHeight() + point->lane * laneHeight() + laneHeight() / 2 -
                           verticalScrollBar()->value());
    emit menuRequested(point->item, isByKey ? viewport()->mapToGlobal(place) : event->globalPos());
}

bool TimelineAxis::viewportEvent(QEvent* event) {
    if (event->type() == QEvent::Leave && m_hovered) {
        m_hovered.reset();
        viewport()->update();
        emit hovered(std::nullopt);
    }
    return QAbstractScrollArea::viewportEvent(event);
}

void TimelineAxis::keyPressEvent(QKeyEvent* event) {
    const bool isShifted = event->modifiers().testFlag(Qt::ShiftModifier);
    switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return zoom(keyZoom);
    case Qt::Key_Minus:
        return zoom(1 / keyZoom);
    case Qt::Key_Left:
    case Qt::Key_Right: {
        const int direction = event->key() == Qt::Key_Left ? -1 : 1;
        return isShifted ? pan(direction * keyPan * m_window.width) : selectNext(direction);
    }
    case Qt::Key_Up:
    case Qt::Key_Down:
        return selectInLane(event->key() == Qt::Key_Up ? -1 : 1);
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
        return pan((event->key() == Qt::Key_PageUp ? -1 : 1) * 0.9 * m_window.width);
    case Qt::Key_Home:
        return m_points.empty() ? void() : select(m_points.front().item, true);
    case Qt::Key_End:
        return m_points.empty() ? void() : select(m_points.back().item, true);
    case Qt::Key_Space:
        if (const auto* point = m_selected ? pointOf(*m_selected) : nullptr)
            if (const auto group = openerOf(point->lane))
                emit groupToggled(*group);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_selected)
            emit activated(*m_selected);
        return;
    default:
        QAbstractScrollArea::keyPressEvent(event);
    }
}

/// That of the lane itself, or of the group that it is a part of.
std::optional<TimelineGroup> TimelineAxis::openerOf(std::int32_t lane) const {
    if (m_items == nullptr || lane < 0 || lane >= static_cast<std::int32_t>(m_items->lanes().size()))
        return std::nullopt;
    const auto& lanes = m_items->lanes();
    auto at = static_cast<std::size_t>(lane);
    while (at > 0 && lanes[at].isPart)
        --at;
    return lanes[at].canOpen() ? lanes[at].group : std::nullopt;
}

std::optional<TimelineGroup> TimelineAxis::openerAt(const QPoint& position) const {
    const int y = position.y() - axisHeight();
    if (position.x() >= labelWidth() || y < 0)
        return std::nullopt;
    const int lane = (y + verticalScrollBar()->value()) / laneHeight();
    const bool isLane = m_items != nullptr && lane < static_cast<int>(m_items->lanes().size());
    return isLane && !m_items->lanes()[static_cast<std::size_t>(lane)].isPart ? openerOf(lane) : std::nullopt;
}

void TimelineAxis::selectNext(int step) {
    if (m_points.empty())
        return;
    const auto* point = m_selected ? pointOf(*m_selected) : nullptr;
    if (point == nullptr)
        return select(step < 0 ? m_points.back().item : m_points.front().item, true);
    auto at = point - m_points.data();
    const auto count = static_cast<std::ptrdiff_t>(m_points.size());
    while (at >= 0 && at < count && m_points[static_cast<std::size_t>(at)].item == *m_selected)
        at += step; // a conflict stands in two lanes
    if (at >= 0 && at < count)
        select(m_points[static_cast<std::size_t>(at)].item, true);
}

/// To the mark that is nearest in time in the next lane that has any.
void TimelineAxis::selectInLane(int step) {
    const auto* point = m_selected ? pointOf(*m_selected) : nullptr;
    if (point == nullptr)
        return selectNext(1);
    const TimelinePoint* best = nullptr;
    for (const auto& other : m_points) {
        const int distance = (other.lane - point->lane) * step;
        if (distance <= 0)
            continue;
        const int bestDistance = best != nullptr ? (best->lane - point->lane) * step : distance + 1;
        const bool isNearer =
            best != nullptr && std::abs(other.time - point->time) < std::abs(best->time - point->time);
        if (distance < bestDistance || (distance == bestDistance && isNearer))
            best = &other;
    }
    if (best != nullptr)
        select(best->item, true);
}

void TimelineAxis::select(std::uint32_t item, bool isByKey) {
    setSelected(item);
    if (isByKey)
        bringIntoView(item);
    QAccessibleEvent named(this, QAccessible::NameChanged);
    if (m_items != nullptr && item < m_items->items().size())
        setAccessibleDescription(labelOf(m_items->items()[item]));
    QAccessible::updateAccessibility(&named);
}

void TimelineAxis::bringIntoView(std::uint32_t item) {
    const auto* point = pointOf(item);
    if (point == nullptr)
        return;
    const double x = m_window.xOf(point->time);
    if (x < TimelinePainter::markSize || x > m_window.width - TimelinePainter::markSize)
        showTime(point->time);
    auto* bar = verticalScrollBar();
    const int top = point->lane * laneHeight();
    if (top < bar->value())
        bar->setValue(top);
    else if (top + laneHeight() > bar->value() + bar->pageStep())
        bar->setValue(top + laneHeight() - bar->pageStep());
}

QString TimelineAxis::labelOf(const TimelineItem& item) const {
    const auto& lanes = m_items->lanes();
    const auto lane = static_cast<std::size_t>(std::max(item.lane, 0));
    return QStringLiteral("%1 · %2 · %3")
        .arg(timelineTime(item.time), lane < lanes.size() ? lanes[lane].title : QString(),
             m_items->sentence(item));
}

void TimelineAxis::changeEvent(QEvent* event) {
    if (event->type() == QEvent::FontChange)
        updateGeometryOfLanes();
    QAbstractScrollArea::changeEvent(event);
}

} // namespace etherdeck::ui
