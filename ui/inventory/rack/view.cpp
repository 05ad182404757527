#include "ui/inventory/rack/view.h"

#include "ui/inventory/rack/free_slots.h"
#include "ui/inventory/rack/painter.h"
#include "ui/inventory/table/filter_model.h"
#include "ui/inventory/targets/change_flash.h"
#include "ui/inventory/targets/model.h"
#include "ui/inventory/targets/selection.h"
#include "ui/look/translated.h"
#include "ui/widgets/drag_scroll.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QPaintEvent>
#include <QPainter>
#include <QSettings>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>

namespace etherdeck::ui {

namespace {

/// Room for rings that stand out of their bay.
constexpr int ringMargin = 3;

/// Dragging beyond the edge scrolls by this share of the distance.
constexpr double dragScrollShare = 2.0 / 3;

const QString zoomKey = QStringLiteral("inventory/rack-zoom");

} // namespace

RackView::RackView(TargetFilterModel& model, TargetSelection& selection, QWidget* parent) :
    QAbstractScrollArea(parent),
    m_targets(*static_cast<TargetModel*>(model.sourceModel())),
    m_selection(selection),
    m_flash(new ChangeFlash(m_targets, *this)),
    m_contents(model, m_targets),
    m_arranger(*this, m_contents),
    m_chooser(selection, m_arranger.layout()),
    m_dragScroll(new DragScroll(viewport())),
    m_free(new RackFreeSlots(*viewport(), m_arranger, m_targets)) {
    setFocusPolicy(Qt::StrongFocus);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setMouseTracking(true);
    viewport()->setBackgroundRole(QPalette::Window);
    viewport()->setAutoFillBackground(true);

    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(&model, signal, &m_arranger, &RackArranger::arrangeLater);
    connect(&model, &QAbstractItemModel::modelReset, &m_arranger, &RackArranger::arrangeLater);
    connect(&m_targets, &QAbstractItemModel::dataChanged, this,
            [this](const QModelIndex& first, const QModelIndex& last) {
                const bool isAgeOnly = first.column() == TargetModel::LastSeenColumn;
                if (!isAgeOnly)
                    updateRows(first.row(), last.row());
            });
    connect(m_dragScroll, &DragScroll::beyond, this, [this](int distance) {
        m_arranger.scrollBy(qRound(distance * dragScrollShare));
        dragTo(m_dragScroll->place());
    });
    connect(m_flash, &ChangeFlash::faded, this, &RackView::updateBays);
    connect(&selection, &TargetSelection::changed, this, &RackView::noteSelection);
    connect(&m_arranger, &RackArranger::zoomChanged, this, &RackView::zoomChanged);
    keepTranslated(this, [this] { retranslate(); });
    onLanguageChange(this, [this] {
        m_shownCurrent.reset();
        noteSelection();
    });
}

void RackView::retranslate() {
    setAccessibleName(tr("Rack of targets"));
    viewport()->update();
}

void RackView::changeEvent(QEvent* event) {
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        m_arranger.arrangeLater();
    QAbstractScrollArea::changeEvent(event);
}

QSize RackView::sizeHint() const { return {80 * metrics::grid, 50 * metrics::grid}; }

QRect RackView::bayRect(Address address) { return m_arranger.toViewport(rackLayout().rect(address)); }

void RackView::setZoom(RackZoom zoom) { m_arranger.zoomTo(zoom, m_selection.current()); }

void RackView::saveLayout(QSettings& settings) const { settings.setValue(zoomKey, static_cast<int>(zoom())); }

void RackView::restoreLayout(const QSettings& settings) {
    bool isNumber = false;
    const int zoom = settings.value(zoomKey).toInt(&isNumber);
    if (isNumber && zoom >= 0 && zoom < static_cast<int>(std::size(allRackZooms)))
        setZoom(static_cast<RackZoom>(zoom));
}

void RackView::reveal(Address address) {
    if (!rackLayout().contains(address))
        return;
    m_chooser.choose(address, Qt::NoModifier);
    m_arranger.scrollTo(address, true);
    setFocus();
}

void RackView::resizeEvent(QResizeEvent* event) {
    QAbstractScrollArea::resizeEvent(event);
    m_arranger.arrangeAgain();
}

void RackView::showEvent(QShowEvent* event) {
    QAbstractScrollArea::showEvent(event);
    // Another view may have chosen something out of sight.
    if (const auto current = m_selection.current(); current && m_selection.contains(*current))
        m_arranger.scrollTo(*current);
}

void RackView::scrollContentsBy(int, int) { viewport()->update(); }

void RackView::paintEvent(QPaintEvent* event) {
    const auto& layout = rackLayout();
    QPainter painter(viewport());
    const int scrolled = m_arranger.top();
    painter.translate(0, -scrolled);
    RackPainter rack(painter, *this, zoom());
    const QRegion region = event->region().translated(0, scrolled);
    const QRect around = region.boundingRect().adjusted(0, -ringMargin, 0, ringMargin);
    const auto [first, end] = layout.shelvesBetween(around.top(), around.bottom());
    for (std::size_t i = first; i < end; ++i)
        if (region.intersects(layout.shelves()[i].rect))
            paintShelf(rack, layout.shelves()[i], region);
    if (m_free->under())
        rack.dropPlace(m_free->under()->rect, QString::fromStdString(m_free->under()->address.toString()));
    if (m_chooser.rubberBand())
        rack.rubberBand(*m_chooser.rubberBand());
}

void RackView::paintShelf(RackPainter& painter, const RackLayout::Shelf& shelf, const QRegion& region) const {
    using Kind = RackLayout::Cell::Kind;
    painter.shelf(shelf, m_arranger.layout().labelRect(shelf), m_contents.shelfName(shelf.number));
    for (const auto& cell : m_arranger.layout().cells(shelf)) {
        if (!region.intersects(cell.rect.adjusted(-ringMargin, -ringMargin, ringMargin, ringMargin)))
            continue;
        if (cell.kind != Kind::Bay) {
            cell.kind == Kind::Gap ? painter.gap(cell, m_contents.isFiltering()) : painter.empty(cell);
            continue;
        }
        auto bay = m_contents.bay(cell.address, zoom());
        if (!bay)
            continue;
        bay->isSelected = m_selection.contains(cell.address);
        bay->isCurrent = hasFocus() && m_selection.current() == cell.address;
        bay->isUnderMouse = m_underMouse == cell.address;
        bay->flash = m_flash->strength(cell.address);
        painter.bay(cell.rect, *bay);
    }
}

void RackView::updateRows(int first, int last) {
    if (m_arranger.isStale() || !isVisible())
        return;
    const auto addressAt = [this](int row) { return m_targets.target(m_targets.index(row, 0))->address; };
    if (first == last) {
        updateBays({addressAt(first)});
        return;
    }
    const auto* from = m_arranger.layout().shelfOf(addressAt(first));
    const auto* to = m_arranger.layout().shelfOf(addressAt(last));
    if (from == nullptr || to == nullptr) {
        viewport()->update();
        return;
    }
    viewport()->update(m_arranger.toViewport(from->rect | to->rect) & viewport()->rect());
}

void RackView::updateBays(const std::vector<Address>& addresses) {
    if (m_arranger.isStale())
        return;
    const QRect seen = viewport()->rect();
    for (const Address address : addresses) {
        const auto* shelf = m_arranger.layout().shelfOf(address);
        if (shelf == nullptr || !m_arranger.toViewport(shelf->rect).intersects(seen))
            continue;
        const QRect rect = m_arranger.toViewport(m_arranger.layout().rect(address));
        viewport()->update(rect.adjusted(-ringMargin, -ringMargin, ringMargin, ringMargin));
    }
}

void RackView::noteSelection() {
    viewport()->update();
    const auto current = m_selection.current();
    if (current == m_shownCurrent)
        return;
    m_shownCurrent = current;
    const QModelIndex index = current ? m_targets.indexOf(*current) : QModelIndex();
    // Sends the event that screen readers listen for.
    setAccessibleDescription(index.data(TargetModel::SpokenRole).toString());
}

void RackView::setUnderMouse(std::optional<Address> address) {
    if (address == m_underMouse)
        return;
    for (const auto& changed : {m_underMouse, address})
        if (changed)
            updateBays({*changed});
    m_underMouse = address;
}

void RackView::showToolTip(const QPoint& position, const QPoint& global) {
    const QPoint place = m_arranger.toContent(position);
    const auto cell = rackLayout().cellAt(place);
    const QString text = m_contents.toolTip(m_arranger.layout(), place);
    if (text.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(global, asToolTip(text), viewport(),
                           cell ? m_arranger.toViewport(cell->rect) : QRect());
}

bool RackView::viewportEvent(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        showToolTip(help->pos(), help->globalPos());
        return true;
    }
    if (event->type() == QEvent::Leave)
        setUnderMouse(std::nullopt);
    return QAbstractScrollArea::viewportEvent(event);
}

bool RackView::zoomByKey(const QKeyEvent& event) {
    const auto current = m_selection.current();
    const bool isControl = event.modifiers().testFlag(Qt::ControlModifier);
    if (event.matches(QKeySequence::ZoomIn) || (isControl && event.key() == Qt::Key_Equal))
        m_arranger.stepZoom(1, current);
    else if (event.matches(QKeySequence::ZoomOut))
        m_arranger.stepZoom(-1, current);
    else if (isControl && event.key() == Qt::Key_0)
        m_arranger.zoomTo(RackZoom::NameAndSize, current);
    else
        return false;
    return true;
}

void RackView::keyPressEvent(QKeyEvent* event) {
    if (zoomByKey(*event))
        return;
    const auto current = m_selection.current();
    const bool isReturn = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isReturn && current && rackLayout().contains(*current)) {
        emit activated(*current);
        return;
    }
    const int page = std::max(1, viewport()->height() - rackLayout().metrics().bay.height());
    switch (m_chooser.takeKey(*event, page, layoutDirection() == Qt::RightToLeft)) {
    case RackChooser::KeyUse::None:
        QAbstractScrollArea::keyPressEvent(event);
        break;
    case RackChooser::KeyUse::Chosen:
        break;
    case RackChooser::KeyUse::Moved:
        m_arranger.scrollTo(*m_selection.current());
        break;
    }
}

void RackView::mousePressEvent(QMouseEvent* event) {
    const QPoint place = m_arranger.toContent(event->position().toPoint());
    if (event->button() == Qt::RightButton) {
        const auto address = rackLayout().addressAt(place);
        if (address && !m_selection.contains(*address))
            m_chooser.choose(*address, Qt::NoModifier);
    } else if (event->button() == Qt::LeftButton) {
        m_arranger.arrangeNow(); // the chooser knows it
        m_chooser.press(place, event->modifiers());
    }
}

void RackView::mouseMoveEvent(QMouseEvent* event) {
    const QPoint position = event->position().toPoint();
    const auto& pressed = m_chooser.pressed();
    if (!pressed || !event->buttons().testFlag(Qt::LeftButton)) {
        setUnderMouse(rackLayout().addressAt(m_arranger.toContent(position)));
        return;
    }
    const bool isDrag =
        (m_arranger.toContent(position) - *pressed).manhattanLength() >= QApplication::startDragDistance();
    if (!m_chooser.rubberBand() && !isDrag)
        return;
    dragTo(position);
    m_dragScroll->follow(position);
}

void RackView::dragTo(QPoint position) {
    const QRect before = m_chooser.rubberBand().value_or(QRect());
    m_arranger.arrangeNow();
    m_chooser.dragTo(m_arranger.toContent(position));
    const QRect now = m_chooser.rubberBand().value_or(QRect());
    viewport()->update(m_arranger.toViewport((before | now).adjusted(-1, -1, 1, 1)));
}

void RackView::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton)
        return;
    m_chooser.release();
    m_dragScroll->stop();
    viewport()->update();
}

void RackView::mouseDoubleClickEvent(QMouseEvent* event) {
    const auto address = rackLayout().addressAt(m_arranger.toContent(event->position().toPoint()));
    if (address && event->button() == Qt::LeftButton)
        emit activated(*address);
}

void RackView::wheelEvent(QWheelEvent* event) {
    if (!event->modifiers().testFlag(Qt::ControlModifier)) {
        QAbstractScrollArea::wheelEvent(event);
        return;
    }
    if (const int steps = m_wheel.take(event->angleDelta().y()); steps != 0)
        m_arranger.stepZoom(steps, rackLayout().addressAt(m_arranger.toContent(event->position().toPoint())));
    event->accept();
}

void RackView::contextMenuEvent(QContextMenuEvent* event) {
    const bool isByKey = event->reason() == QContextMenuEvent::Keyboard;
    const auto free = isByKey ? std::nullopt : m_free->at(event->pos());
    const auto current = m_selection.current();
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true); // why something is not offered
    if (!free && !m_selection.isEmpty())
        menu->addActions(actions());
    m_free->addTo(*menu, free || !current ? free : m_free->after(*current));
    if (menu->isEmpty()) {
        delete menu;
        return;
    }
    QPoint place = event->globalPos();
    if (isByKey && current) {
        m_arranger.scrollTo(*current);
        place = viewport()->mapToGlobal(bayRect(*current).center());
    }
    menu->popup(place);
}

void RackView::focusInEvent(QFocusEvent* event) {
    QAbstractScrollArea::focusInEvent(event);
    const auto& all = rackLayout().addresses();
    if (!m_selection.current() && !all.empty() && event->reason() != Qt::MouseFocusReason)
        m_selection.set(m_selection.addresses(), all.front());
    viewport()->update();
}

void RackView::focusOutEvent(QFocusEvent* event) {
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

} // namespace etherdeck::ui

#include "moc_view.cpp"
