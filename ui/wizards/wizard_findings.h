#pragma once

#include "core/services/inventory/discovery_values.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace etherdeck::ui {

/// Whether the search has found a target, rather than knowing it only from an earlier run.
[[nodiscard]] inline bool isFound(const discovery::Target& target) {
    return target.state == discovery::TargetState::Up || target.state == discovery::TargetState::Vanished;
}

/// What the wizard knows about the wire so far.
struct WizardFindings {
    std::map<Address, discovery::Target> targets;
    std::vector<LinkStatus> links;
    std::set<std::string> chosen; ///< interfaces

    void apply(const InventoryChange& change) {
        for (const auto& target : change.updated)
            if (isFound(target))
                targets[target.address] = target;
            else
                targets.erase(target.address);
        for (const auto& address : change.removed)
            targets.erase(address);
    }
};

} // namespace etherdeck::ui
