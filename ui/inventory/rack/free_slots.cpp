#include "ui/inventory/rack/free_slots.h"

#include "ui/inventory/rack/arranger.h"
#include "ui/inventory/targets/model.h"
#include "ui/look/icons.h"

#include <QDropEvent>
#include <QMenu>
#include <QWidget>

#include <algorithm>

namespace etherdeck::ui {

namespace {

constexpr int highestSlotOfRack = 254; // 255 means all slots

} // namespace

RackFreeSlots::RackFreeSlots(QWidget& viewport, RackArranger& arranger, const TargetModel& targets) :
    QObject(&viewport), m_viewport(viewport), m_arranger(arranger), m_targets(targets) {
    viewport.setAcceptDrops(true);
    viewport.installEventFilter(this);
}

std::optional<Address> RackFreeSlots::firstFree(std::uint16_t shelf, int first, int last) const {
    for (int slot = first; slot <= std::min(last, highestSlotOfRack); ++slot)
        if (const Address address(shelf, static_cast<std::uint8_t>(slot)); m_targets.find(address) == nullptr)
            return address;
    return std::nullopt;
}

std::optional<RackLayout::Cell> RackFreeSlots::cellAt(QPoint position) const {
    auto cell = m_arranger.arranged().cellAt(m_arranger.toContent(position));
    if (!cell || cell->kind == RackLayout::Cell::Kind::Bay)
        return std::nullopt;
    const auto slot = cell->address.slot();
    const auto free = firstFree(cell->address.shelf(), slot, slot + cell->count - 1);
    if (!free)
        return std::nullopt;
    cell->address = *free;
    return cell;
}

std::optional<Address> RackFreeSlots::at(QPoint position) const {
    const auto cell = cellAt(position);
    return cell ? std::optional(cell->address) : std::nullopt;
}

std::optional<Address> RackFreeSlots::after(Address address) const {
    return firstFree(address.shelf(), address.slot() + 1, highestSlotOfRack);
}

void RackFreeSlots::addTo(QMenu& menu, std::optional<Address> address) {
    if (!m_isOffered || !address)
        return;
    if (!menu.isEmpty())
        menu.addSeparator();
    menu.addAction(icon(Icon::Add), tr("Export at %1…").arg(QString::fromStdString(address->toString())),
                   this, [this, free = *address] { emit exportRequested(free, {}); });
}

bool RackFreeSlots::eventFilter(QObject* watched, QEvent* event) {
    switch (event->type()) {
    case QEvent::DragEnter:
    case QEvent::DragMove: // an enter event is one as well
        dragTo(static_cast<QDropEvent&>(*event));
        return true;
    case QEvent::DragLeave:
        setUnder(std::nullopt);
        return true;
    case QEvent::Drop: {
        auto& drop = static_cast<QDropEvent&>(*event);
        const auto cell = cellAt(drop.position().toPoint());
        const auto disk = draggedDisk(drop.mimeData());
        setUnder(std::nullopt);
        if (cell && disk) {
            drop.acceptProposedAction();
            emit exportRequested(cell->address, *disk);
        }
        return true;
    }
    default:
        return QObject::eventFilter(watched, event);
    }
}

/// Accepts it anywhere, so that it is told where it moves, and shows by the drop action where it can be
/// dropped.
void RackFreeSlots::dragTo(QDropEvent& event) {
    if (!draggedDisk(event.mimeData())) {
        event.ignore();
        return;
    }
    const auto cell = cellAt(event.position().toPoint());
    setUnder(cell);
    event.setDropAction(cell ? Qt::CopyAction : Qt::IgnoreAction);
    event.accept();
}

void RackFreeSlots::setUnder(const std::optional<RackLayout::Cell>& cell) {
    const auto address = [](const auto& one) { return one ? std::optional(one->address) : std::nullopt; };
    if (address(cell) == address(m_under))
        return;
    m_under = cell;
    m_viewport.update();
}

} // namespace etherdeck::ui

#include "moc_free_slots.cpp"
