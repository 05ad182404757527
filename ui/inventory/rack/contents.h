#pragma once

#include "ui/inventory/rack/layout.h"
#include "ui/inventory/rack/painter.h"

#include <QCoreApplication>

#include <optional>

namespace etherdeck::ui {

class TargetFilterModel;
class TargetModel;

/// What the rack shows, as the models have it.
class RackContents {
    Q_DECLARE_TR_FUNCTIONS(RackContents)

public:
    /// Both live longer.
    RackContents(const TargetFilterModel& filter, const TargetModel& targets) :
        m_filter(filter), m_targets(targets) {}

    /// Those that pass the filter, sorted.
    [[nodiscard]] std::vector<Address> addresses() const;
    /// A target, without what the view knows: whether it is selected, current or under the mouse.
    [[nodiscard]] std::optional<RackBay> bay(Address address, RackZoom zoom) const;
    [[nodiscard]] QString shelfName(std::uint16_t shelf) const;
    [[nodiscard]] bool isFiltering() const;
    /// At a place of the layout: of the bay there, or of the shelf around it.
    [[nodiscard]] QString toolTip(const RackLayout& layout, QPoint place) const;

private:
    [[nodiscard]] QString cellToolTip(const RackLayout::Cell& cell) const;
    [[nodiscard]] QString shelfToolTip(const RackLayout& layout, QPoint place) const;

    const TargetFilterModel& m_filter;
    const TargetModel& m_targets;
};

} // namespace etherdeck::ui
