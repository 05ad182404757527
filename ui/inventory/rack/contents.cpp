#include "ui/inventory/rack/contents.h"

#include "ui/inventory/table/filter_model.h"
#include "ui/inventory/targets/model.h"

namespace etherdeck::ui {

std::vector<Address> RackContents::addresses() const {
    std::vector<Address> addresses;
    addresses.reserve(static_cast<std::size_t>(m_filter.rowCount()));
    const bool isWhole = m_filter.rowCount() == m_targets.rowCount();
    for (int row = 0; row < m_targets.rowCount(); ++row) {
        const QModelIndex index = m_targets.index(row, 0);
        if (isWhole || m_filter.mapFromSource(index).isValid())
            addresses.push_back(m_targets.target(index)->address);
    }
    return addresses;
}

std::optional<RackBay> RackContents::bay(Address address, RackZoom zoom) const {
    const QModelIndex index = m_targets.indexOf(address);
    const auto* target = m_targets.target(index);
    if (target == nullptr)
        return std::nullopt;
    RackBay bay;
    bay.address = address;
    bay.condition = static_cast<TargetCondition>(index.data(TargetModel::ConditionRole).toInt());
    bay.isClaimed = !target->principal().configString.empty();
    bay.isHeard = index.data(TargetModel::HeardRole).toBool();
    if (zoom == RackZoom::NameAndSize || zoom == RackZoom::Size)
        bay.size = index.siblingAtColumn(TargetModel::SizeColumn).data().toString();
    if (zoom == RackZoom::NameAndSize && !target->hasConflict()) {
        bay.name = m_targets.targetName(*target);
        if (bay.name.isEmpty())
            bay.name = index.siblingAtColumn(TargetModel::ConfigStringColumn).data().toString();
    }
    return bay;
}

QString RackContents::shelfName(std::uint16_t shelf) const { return m_targets.shelfName(shelf); }

bool RackContents::isFiltering() const { return m_filter.isFiltering(); }

QString RackContents::toolTip(const RackLayout& layout, QPoint place) const {
    const auto cell = layout.cellAt(place);
    return cell ? cellToolTip(*cell) : shelfToolTip(layout, place);
}

QString RackContents::cellToolTip(const RackLayout::Cell& cell) const {
    using Kind = RackLayout::Cell::Kind;
    if (cell.kind == Kind::Bay)
        return m_targets.indexOf(cell.address).data(TargetModel::SummaryRole).toString();
    const QString what = isFiltering() ? tr("nothing that matches the filter") : tr("empty");
    const auto shelf = cell.address.shelf();
    const auto slot = cell.address.slot();
    if (cell.kind == Kind::Empty)
        return tr("Shelf %1, slot %2: %3").arg(shelf).arg(slot).arg(what);
    return tr("Shelf %1, slots %2 to %3: %4").arg(shelf).arg(slot).arg(slot + cell.count - 1).arg(what);
}

/// In full, because the label may be elided, and the small zoom levels have no room for it.
QString RackContents::shelfToolTip(const RackLayout& layout, QPoint place) const {
    const auto [first, end] = layout.shelvesBetween(place.y(), place.y());
    for (std::size_t i = first; i < end; ++i)
        if (const auto& shelf = layout.shelves()[i]; shelf.rect.contains(place)) {
            const QString name = shelfName(shelf.number);
            return name.isEmpty() ? tr("Shelf %1").arg(shelf.number)
                                  : tr("Shelf %1: %2").arg(QString::number(shelf.number), name);
        }
    return {};
}

} // namespace etherdeck::ui
