#include "ui/inventory/targets/summary.h"

#include <cstdint>
#include <optional>

namespace etherdeck::ui {

InventorySummary summaryOf(const std::vector<const discovery::Target*>& targets) {
    using discovery::TargetState;
    InventorySummary summary;
    summary.targets = targets.size();
    std::optional<std::uint16_t> shelf;
    for (const auto* target : targets) {
        summary.shelves += shelf != target->address.shelf() ? 1 : 0;
        shelf = target->address.shelf();
        summary.conflicts += target->hasConflict() ? 1 : 0;
        summary.possibleConflicts += target->hasPossibleConflict() ? 1 : 0;
        summary.stopped += target->isStopped ? 1 : 0;
        summary.vanished += target->state == TargetState::Vanished && !target->isStopped ? 1 : 0;
        summary.missing += target->state == TargetState::Missing && !target->isStopped ? 1 : 0;
        summary.notWatched += target->state == TargetState::NotWatched ? 1 : 0;
    }
    return summary;
}

} // namespace etherdeck::ui
