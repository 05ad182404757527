#include "ui/timeline/axis.h"

#include "ui/look/theme.h"
#include "ui/timeline/painter.h"
#include "ui/timeline/points.h"

#include <QAccessible>
#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <utility>

namespace etherdeck::ui {

namespace {

constexpr int tickSpacing = 12 * metrics::grid;
constexpr int cellWidth = TimelinePainter::markSize + 24; ///< room for the count beside a mark
constexpr int leastLabel = 10 * metrics::grid;
constexpr int maxLabel = 24 * metrics::grid;
/// The present stands so far from the right edge.
constexpr int endRoom = 3 * metrics::grid;

constexpr double wheelZoom = 1.25; ///< a notch
constexpr double keyZoom = 1.6;
constexpr double keyPan = 0.2; ///< of the width

/// Zooming in would not take its marks apart.
bool isOnePlace(const MarkCluster& cluster) { return cluster.count == 1 || cluster.last - cluster.first < 2; }

} // namespace

TimelineAxis::TimelineAxis(QWidget* parent) : QAbstractScrollArea(parent) {
    setFocusPolicy(Qt::StrongFocus);
    setFrameShape(QFrame::StyledPanel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setMouseTracking(true);
    viewport()->setBackgroundRole(QPalette::Base);
    setMinimumHeight(16 * metrics::grid);
}

void TimelineAxis::setContent(const TimelineItems& items, std::span<const TimelinePoint> points) {
    m_items = &items;
    m_points = points;
    if (m_selected && selectedPoint() == nullptr)
        setSelected(std::nullopt);
    m_hovered.reset();
    updateGeometryOfLanes();
    viewport()->update();
}

void TimelineAxis::setNow(std::int64_t now) {
    m_now = now;
    if (m_isFollowing && !m_isDragging)
        keepAtEnd();
    viewport()->update();
}

void TimelineAxis::keepAtEnd() {
    m_window.from = static_cast<double>(m_now) - m_window.perPixel * std::max(m_window.width - endRoom, 1);
}

void TimelineAxis::showLast(std::int64_t span) {
    m_isFollowing = true;
    m_window.perPixel = static_cast<double>(span) / std::max(m_window.width - endRoom, 1);
    keepAtEnd();
    viewport()->update();
}

void TimelineAxis::showAll() {
    const std::int64_t first = m_points.empty() ? m_now - 3'600'000 : m_points.front().time;
    showLast(std::max<std::int64_t>((m_now - first) + (m_now - first) / 20, 60'000));
}

void TimelineAxis::showTime(std::int64_t time) {
    m_isFollowing = false;
    m_window.from = static_cast<double>(time) - m_window.perPixel * m_window.width / 2;
    emit moved();
    viewport()->update();
}

void TimelineAxis::zoom(double factor) {
    const auto* point = selectedPoint();
    const double at = point != nullptr ? m_window.xOf(point->time) : -1;
    const bool isSeen = at >= 0 && at <= m_window.width;
    m_window.zoom(factor, isSeen ? at : m_isFollowing ? m_window.xOf(m_now) : m_window.width / 2.0);
    m_isFollowing = m_isFollowing && !isSeen;
    emit moved();
    viewport()->update();
}

void TimelineAxis::pan(double pixels) {
    m_window.from += pixels * m_window.perPixel;
    m_isFollowing = false;
    emit moved();
    viewport()->update();
}

void TimelineAxis::zoomInto(const MarkCluster& cluster) {
    const double span = std::max(static_cast<double>(cluster.last - cluster.first), 1000.0) * 1.5;
    const double middle = static_cast<double>(cluster.first + cluster.last) / 2;
    m_window.zoom(m_window.perPixel * std::max(m_window.width, 1) / span, 0);
    m_window.from = middle - m_window.perPixel * m_window.width / 2;
    m_isFollowing = false;
    emit moved();
    viewport()->update();
}

void TimelineAxis::setSelected(std::optional<std::uint32_t> item) {
    if (m_selected == item)
        return;
    m_selected = item;
    viewport()->update();
    emit selectionChanged(item);
}

const TimelinePoint* TimelineAxis::selectedPoint() const {
    return m_selected ? pointOf(m_points, *m_selected) : nullptr;
}

int TimelineAxis::laneHeight() const {
    return std::max(metrics::rowHeight + metrics::grid, 2 * fontMetrics().height() + metrics::half);
}

int TimelineAxis::axisHeight() const { return metrics::rowHeight; }

/// Asked for with each mark: measured once.
void TimelineAxis::measureLabels() {
    int widest = leastLabel;
    const QFontMetrics small(theme::secondaryFont(font()));
    if (m_items != nullptr)
        for (const auto& lane : m_items->lanes())
            widest = std::max(widest, std::max(fontMetrics().horizontalAdvance(lane.title),
                                               small.horizontalAdvance(lane.targets)) +
                                          (lane.canOpen() || lane.isPart ? 4 : 2) * metrics::grid + 2);
    m_labelWidth = std::min({widest, maxLabel, viewport()->width() / 3});
}

void TimelineAxis::updateGeometryOfLanes() {
    measureLabels();
    const int lanes = m_items != nullptr ? static_cast<int>(m_items->lanes().size()) : 0;
    const int room = viewport()->height() - axisHeight();
    verticalScrollBar()->setPageStep(std::max(room, 1));
    verticalScrollBar()->setSingleStep(laneHeight());
    verticalScrollBar()->setRange(0, std::max(0, lanes * laneHeight() - room));
    const int width = std::max(viewport()->width() - labelWidth(), 1);
    if (m_window.width == width)
        return;
    if (m_window.width > 0) // the same span of time
        m_window.perPixel *= static_cast<double>(m_window.width) / width;
    m_window.width = width;
    if (m_isFollowing)
        keepAtEnd();
}

void TimelineAxis::resizeEvent(QResizeEvent* event) {
    QAbstractScrollArea::resizeEvent(event);
    updateGeometryOfLanes();
}

std::vector<MarkCluster> TimelineAxis::clusters() const {
    const int lanes = m_items != nullptr ? static_cast<int>(m_items->lanes().size()) : 0;
    return clusterMarks(m_points, m_window, lanes, cellWidth);
}

QRect TimelineAxis::rectOf(const MarkCluster& cluster) const {
    constexpr int size = TimelinePainter::markSize;
    const int top = axisHeight() + cluster.lane * laneHeight() - verticalScrollBar()->value();
    const int width = cluster.count > 1 ? cellWidth - metrics::grid : size;
    int left = labelWidth() + static_cast<int>(cluster.x) - width / 2;
    // What has happened just now is at the edge: its sign is whole nevertheless.
    if (cluster.x >= 0 && cluster.x <= m_window.width)
        left = std::clamp(left, labelWidth(), std::max(viewport()->width() - width - 2, labelWidth()));
    return {left, top + (laneHeight() - size) / 2, width, size};
}

std::optional<MarkCluster> TimelineAxis::clusterAt(const QPoint& position) const {
    if (position.x() < labelWidth() || position.y() < axisHeight())
        return std::nullopt;
    for (const auto& cluster : clusters())
        if (rectOf(cluster).adjusted(-4, -8, 4, 8).contains(position))
            return cluster;
    return std::nullopt;
}

void TimelineAxis::paintEvent(QPaintEvent*) {
    QPainter painter(viewport());
    TimelinePainter parts(painter, *this);
    const int left = labelWidth();
    const int top = axisHeight();
    const QRect area = viewport()->rect();
    if (m_items == nullptr)
        return;
    painter.setClipRect(area.adjusted(0, top, 0, 0));
    const int scrolled = verticalScrollBar()->value();
    const auto& lanes = m_items->lanes();
    const int firstLane = scrolled / laneHeight();
    const int endLane =
        std::min<int>(static_cast<int>(lanes.size()), (scrolled + area.height() - top) / laneHeight() + 1);
    for (int i = firstLane; i < endLane; ++i)
        parts.lane({0, top + i * laneHeight() - scrolled, area.width(), laneHeight()},
                   lanes[static_cast<std::size_t>(i)], left, i % 2 == 1);
    painter.setClipRect(area.adjusted(left, 0, 0, 0));
    parts.ticks(timelineTicks(m_window, m_zone, tickSpacing), left, top, area.height());
    parts.now(left + m_window.xOf(m_now), top, area.height());
    painter.setClipRect(area.adjusted(left, top, 0, 0));
    const auto* chosen = selectedPoint();
    for (const auto& cluster : clusters()) {
        if (cluster.lane < firstLane || cluster.lane >= endLane)
            continue;
        const bool isSelected = chosen != nullptr && cluster.lane == chosen->lane &&
                                cluster.first <= chosen->time && chosen->time <= cluster.last;
        const bool isUnderMouse =
            m_hovered && m_hovered->lane == cluster.lane && m_hovered->first == cluster.first;
        parts.cluster(rectOf(cluster), cluster, isSelected, isUnderMouse);
    }
    painter.setClipping(false);
    parts.date(m_window.dateAt(0, m_zone), {0, 0, left, top});
    painter.setPen(theme::hairline(palette()));
    painter.drawLine(0, top, area.right(), top);
    painter.drawLine(left, 0, left, area.bottom());
}

// --- mouse and keyboard

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
    const auto* point = selectedPoint();
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
        if (const auto* point = selectedPoint())
            if (const auto group = m_items->opener(point->lane))
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

std::optional<TimelineGroup> TimelineAxis::openerAt(const QPoint& position) const {
    const int y = position.y() - axisHeight();
    if (position.x() >= labelWidth() || y < 0)
        return std::nullopt;
    const int lane = (y + verticalScrollBar()->value()) / laneHeight();
    const bool isLane = m_items != nullptr && lane < static_cast<int>(m_items->lanes().size());
    return isLane && !m_items->lanes()[static_cast<std::size_t>(lane)].isPart ? m_items->opener(lane)
                                                                              : std::nullopt;
}

void TimelineAxis::selectNext(int step) {
    if (m_points.empty())
        return;
    const auto* point = selectedPoint();
    const auto* next = point != nullptr ? pointBeside(m_points, *point, step)
                       : step < 0       ? &m_points.back()
                                        : &m_points.front();
    if (next != nullptr)
        select(next->item, true);
}

void TimelineAxis::selectInLane(int step) {
    const auto* point = selectedPoint();
    if (point == nullptr)
        return selectNext(1);
    if (const auto* next = pointInNextLane(m_points, *point, step))
        select(next->item, true);
}

void TimelineAxis::select(std::uint32_t item, bool isByKey) {
    setSelected(item);
    if (isByKey)
        bringIntoView(item);
    QAccessibleEvent named(this, QAccessible::NameChanged);
    if (m_items != nullptr && item < m_items->items().size())
        setAccessibleDescription(m_items->label(m_items->items()[item]));
    QAccessible::updateAccessibility(&named);
}

void TimelineAxis::bringIntoView(std::uint32_t item) {
    const auto* point = pointOf(m_points, item);
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

void TimelineAxis::changeEvent(QEvent* event) {
    if (event->type() == QEvent::FontChange)
        updateGeometryOfLanes();
    QAbstractScrollArea::changeEvent(event);
}

} // namespace etherdeck::ui

#include "moc_axis.cpp"
