#include "ui/devices/page/disk_map_view.h"

#include "ui/look/theme.h"
#include "ui/text/plain.h"
#include "ui/widgets/dragged_disk.h"
#include "ui/widgets/state_lamp.h"

#include <QAccessible>
#include <QApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>
#include <cstdlib>

namespace etherdeck::ui {

namespace {

constexpr int narrowestNode = 20 * metrics::grid;
constexpr int widestNode = 36 * metrics::grid;
constexpr int columnGap = 4 * metrics::grid;
constexpr int rowGap = metrics::grid;
constexpr double faint = 0.35;

} // namespace

DiskMapView::DiskMapView(QWidget* parent) : QAbstractScrollArea(parent) {
    setFocusPolicy(Qt::StrongFocus);
    setContextMenuPolicy(Qt::CustomContextMenu);
    viewport()->setBackgroundRole(QPalette::Base);
    verticalScrollBar()->setSingleStep(metrics::rowHeight);
    horizontalScrollBar()->setSingleStep(metrics::groupGap);
}

void DiskMapView::setMap(const DiskMap& map) {
    if (map == m_map)
        return;
    const auto before = current() ? *current() : DiskMapNode();
    const bool hadCurrent = current() != nullptr;
    m_map = map;
    m_current = -1;
    for (std::size_t i = 0; hadCurrent && i < m_map.nodes.size(); ++i)
        if (m_map.nodes[i].kind == before.kind && m_map.nodes[i].key == before.key)
            m_current = static_cast<int>(i);
    fitScrollBars();
    viewport()->update();
    if (hadCurrent && m_current < 0)
        emit currentChanged();
}

void DiskMapView::setFilterText(const QString& text) {
    m_filter = text.trimmed();
    viewport()->update();
}

const DiskMapNode* DiskMapView::current() const {
    return m_current < 0 ? nullptr : &m_map.nodes[static_cast<std::size_t>(m_current)];
}

void DiskMapView::choose(DiskMapNode::Kind kind, const QString& key) {
    for (std::size_t i = 0; i < m_map.nodes.size(); ++i)
        if (m_map.nodes[i].kind == kind && m_map.nodes[i].key == key)
            setCurrent(static_cast<int>(i));
}

void DiskMapView::setCurrent(int node) {
    if (node < 0 || node == m_current)
        return;
    m_current = node;
    const auto rect = rectOf(node);
    if (rect.top() < 0 || rect.bottom() > viewport()->height())
        verticalScrollBar()->setValue(verticalScrollBar()->value() + rect.top() - rowGap);
    if (rect.left() < 0 || rect.right() > viewport()->width())
        horizontalScrollBar()->setValue(horizontalScrollBar()->value() + rect.left() - columnGap);
    viewport()->update();
    setAccessibleDescription(current()->toolTip);
    QAccessibleEvent changed(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&changed);
    emit currentChanged();
}

/// Of a node with the gap behind it: the columns share the width, within reason.
QSize DiskMapView::cell() const {
    const int columns = std::max(m_map.columns, 1);
    const int room = viewport()->width() - 2 * metrics::grid + columnGap;
    const int width = std::clamp(room / columns - columnGap, narrowestNode, widestNode);
    const int height = 2 * fontMetrics().height() + 2 * metrics::grid;
    return {width + columnGap, height + rowGap};
}

QRect DiskMapView::rectOf(int node) const {
    const auto& one = m_map.nodes[static_cast<std::size_t>(node)];
    const auto size = cell();
    const QPoint scrolled(horizontalScrollBar()->value(), verticalScrollBar()->value());
    const QPoint place(metrics::grid + one.column * size.width(), metrics::grid + one.row * size.height());
    return {place - scrolled, size - QSize(columnGap, rowGap)};
}

void DiskMapView::fitScrollBars() {
    const auto size = cell();
    const QSize whole(2 * metrics::grid + m_map.columns * size.width() - columnGap,
                      2 * metrics::grid + m_map.rows * size.height() - rowGap);
    horizontalScrollBar()->setPageStep(viewport()->width());
    horizontalScrollBar()->setRange(0, std::max(0, whole.width() - viewport()->width()));
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setRange(0, std::max(0, whole.height() - viewport()->height()));
}

int DiskMapView::nodeAt(const QPoint& position) const {
    for (int i = 0; i < static_cast<int>(m_map.nodes.size()); ++i)
        if (rectOf(i).contains(position))
            return i;
    return -1;
}

/// The current one and what leads to it.
bool DiskMapView::isOnPath(int node) const {
    for (int one = m_current; one >= 0; one = m_map.nodes[static_cast<std::size_t>(one)].parent)
        if (one == node)
            return true;
    return false;
}

bool DiskMapView::matches(int node) const {
    const auto& one = m_map.nodes[static_cast<std::size_t>(node)];
    return m_filter.isEmpty() || one.title.contains(m_filter, Qt::CaseInsensitive) ||
           one.toolTip.contains(m_filter, Qt::CaseInsensitive);
}

int DiskMapView::firstMatch() const {
    for (int i = 0; i < static_cast<int>(m_map.nodes.size()); ++i)
        if (matches(i))
            return i;
    return -1;
}

int DiskMapView::lastMatch() const {
    for (int i = static_cast<int>(m_map.nodes.size()); i > 0; --i)
        if (matches(i - 1))
            return i - 1;
    return -1;
}

/// Up and down stay in the column and pass over what the filter leaves out, left leads to what it stands on,
/// right to what stands on it.
int DiskMapView::neighbour(int key) const {
    const auto count = static_cast<int>(m_map.nodes.size());
    if (!current())
        return firstMatch();
    const auto& here = *current();
    if (key == Qt::Key_Left)
        return here.parent;
    int best = -1;
    for (int i = 0; i < count; ++i) {
        const auto& one = m_map.nodes[static_cast<std::size_t>(i)];
        if (key == Qt::Key_Right) {
            if (one.parent == m_current)
                return i;
            continue;
        }
        const int distance = key == Qt::Key_Down ? one.row - here.row : here.row - one.row;
        const auto isNearer = [&] {
            return best < 0 ||
                   distance < std::abs(m_map.nodes[static_cast<std::size_t>(best)].row - here.row);
        };
        if (one.column == here.column && distance > 0 && matches(i) && isNearer())
            best = i;
    }
    return best;
}

void DiskMapView::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_Left:
    case Qt::Key_Right:
        setCurrent(neighbour(event->key()));
        return;
    case Qt::Key_Home:
        setCurrent(firstMatch());
        return;
    case Qt::Key_End:
        setCurrent(lastMatch());
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (current())
            emit opened();
        return;
    default:
        QAbstractScrollArea::keyPressEvent(event);
    }
}

void DiskMapView::mousePressEvent(QMouseEvent* event) {
    m_pressed = event->position().toPoint();
    setCurrent(nodeAt(m_pressed));
}

void DiskMapView::mouseMoveEvent(QMouseEvent* event) {
    const auto* const node = current();
    const bool isDrag =
        event->buttons().testFlag(Qt::LeftButton) &&
        (event->position().toPoint() - m_pressed).manhattanLength() >= QApplication::startDragDistance();
    if (!isDrag || !node || node->kind != DiskMapNode::Kind::Disk || !m_dragMaker)
        return;
    if (auto* const mime = m_dragMaker(node->key))
        dragFrom(*this, mime);
}

void DiskMapView::mouseDoubleClickEvent(QMouseEvent* event) {
    if (nodeAt(event->position().toPoint()) >= 0)
        emit opened();
}

bool DiskMapView::viewportEvent(QEvent* event) {
    if (event->type() != QEvent::ToolTip)
        return QAbstractScrollArea::viewportEvent(event);
    const auto* const help = static_cast<QHelpEvent*>(event);
    const int node = nodeAt(help->pos());
    if (node < 0)
        QToolTip::hideText();
    else
        QToolTip::showText(help->globalPos(), asToolTip(m_map.nodes[static_cast<std::size_t>(node)].toolTip),
                           viewport());
    return true;
}

void DiskMapView::resizeEvent(QResizeEvent* event) {
    QAbstractScrollArea::resizeEvent(event);
    fitScrollBars();
}

void DiskMapView::focusInEvent(QFocusEvent* event) {
    QAbstractScrollArea::focusInEvent(event);
    if (!current() && event->reason() != Qt::MouseFocusReason)
        setCurrent(firstMatch());
    viewport()->update();
}

void DiskMapView::focusOutEvent(QFocusEvent* event) {
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

void DiskMapView::changeEvent(QEvent* event) {
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        fitScrollBars();
}

void DiskMapView::paintEvent(QPaintEvent* event) {
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    const auto count = static_cast<int>(m_map.nodes.size());
    for (int i = 0; i < count; ++i)
        if (m_map.nodes[static_cast<std::size_t>(i)].parent >= 0)
            paintLink(painter, i);
    for (int i = 0; i < count; ++i)
        if (const auto rect = rectOf(i); rect.intersects(event->rect()))
            paintNode(painter, i, rect);
}

/// From the right side of the parent to the left side of the node, with the bend in the gap before the node.
void DiskMapView::paintLink(QPainter& painter, int node) const {
    const int parent = m_map.nodes[static_cast<std::size_t>(node)].parent;
    const QRectF from = rectOf(parent);
    const QRectF to = rectOf(node);
    if (to.top() > viewport()->height() || to.bottom() < 0) {
        if (std::min(from.top(), to.top()) > viewport()->height() || std::max(from.bottom(), to.bottom()) < 0)
            return;
    }
    const bool isMarked = isOnPath(node);
    painter.setPen(QPen(isMarked ? theme::accent(palette()) : theme::hairline(palette()), isMarked ? 2 : 1));
    const double bend = to.left() - columnGap / 2.0;
    const double fromY = from.center().y();
    const double toY = to.center().y();
    painter.drawPolyline(QList<QPointF>{{from.right(), fromY}, {bend, fromY}, {bend, toY}, {to.left(), toY}});
}

void DiskMapView::paintNode(QPainter& painter, int node, const QRect& rect) const {
    const auto& one = m_map.nodes[static_cast<std::size_t>(node)];
    const bool isCurrent = node == m_current;
    painter.save();
    painter.setOpacity(matches(node) ? 1 : faint);
    const double width = isCurrent ? 2 : 1;
    painter.setPen(QPen(isCurrent ? theme::accent(palette()) : theme::hairline(palette()), width));
    painter.setBrush(isCurrent ? theme::selection(palette()) : palette().color(QPalette::Window));
    painter.drawRoundedRect(QRectF(rect).adjusted(width / 2, width / 2, -width / 2, -width / 2),
                            metrics::radius, metrics::radius);
    if (isCurrent && hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme::accent(palette()), 1));
        painter.drawRoundedRect(QRectF(rect).adjusted(-2.5, -2.5, 2.5, 2.5), metrics::radius + 2,
                                metrics::radius + 2);
    }
    auto inside = rect.adjusted(metrics::grid + 2, metrics::grid, -metrics::grid, -metrics::grid);
    if (one.lamp) {
        const QRect lamp(inside.left(), inside.top() + (fontMetrics().height() - metrics::lampSize) / 2,
                         metrics::lampSize, metrics::lampSize);
        paintLamp(painter, lamp, *one.lamp, palette());
        inside.setLeft(lamp.right() + metrics::grid);
    }
    auto bold = font();
    bold.setBold(true);
    painter.setFont(bold);
    painter.setPen(palette().color(QPalette::Text));
    painter.drawText(inside, Qt::AlignLeft | Qt::AlignTop,
                     QFontMetrics(bold).elidedText(one.title, Qt::ElideMiddle, inside.width()));
    painter.setFont(font());
    painter.setPen(theme::secondaryText(palette()));
    painter.drawText(inside, Qt::AlignLeft | Qt::AlignBottom,
                     fontMetrics().elidedText(one.text, Qt::ElideRight, inside.width()));
    painter.restore();
}

} // namespace etherdeck::ui

#include "moc_disk_map_view.cpp"
