#pragma once

#include "core/discovery/target.h"

#include <cstddef>
#include <vector>

namespace etherdeck::ui {

/// What one line about the whole inventory is made of.
struct InventorySummary {
    std::size_t targets = 0;
    std::size_t shelves = 0;
    std::size_t conflicts = 0;
    std::size_t vanished = 0;
    std::size_t missing = 0;
    std::size_t notWatched = 0;
    std::size_t possibleConflicts = 0;
    std::size_t stopped = 0; ///< on their boxes: neither vanished nor missing

    friend bool operator==(const InventorySummary&, const InventorySummary&) = default;
};

/// Of targets in order of their addresses.
[[nodiscard]] InventorySummary summaryOf(const std::vector<const discovery::Target*>& targets);

} // namespace etherdeck::ui
