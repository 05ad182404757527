#pragma once

#include "core/services/inventory/discovery_service.h"
#include "ui/inventory/targets/model.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/empty_place.h"

#include <optional>
#include <vector>

/// What the inventory page says about the whole, as functions of what is known.
namespace etherdeck::ui {

/// "7 targets · 3 shelves · 1 conflict"
[[nodiscard]] QString summaryText(const InventorySummary& summary, bool isDiscovering);

struct InventoryFacts {
    std::vector<LinkStatus> links;
    bool isDiscovering = false;
    QString linkProgram; ///< path, for advice
};

/// What to say when no target is known.
[[nodiscard]] EmptyPlace emptyInventory(const InventoryFacts& facts);
/// What to say when there are targets, and the filter hides them all.
[[nodiscard]] EmptyPlace emptyFilter(const QString& filterText, std::size_t hidden);
/// A link that needs a person, while others work. Nothing when emptyInventory() tells it already.
[[nodiscard]] std::optional<Banner::Message> linkProblem(const InventoryFacts& facts, bool hasTargets);

} // namespace etherdeck::ui
