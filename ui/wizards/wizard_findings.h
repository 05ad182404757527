#pragma once

#include "core/services/discovery_values.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace etherdeck::ui {

/// What the wizard has been told of the wire so far.
struct WizardFindings {
    std::map<Address, discovery::Target> targets;
    std::vector<LinkStatus> links;
    std::set<std::string> chosen; ///< interfaces

    void apply(const InventoryChange& change) {
        for (const auto& target : change.updated)
            targets[target.address] = target;
        for (const auto& address : change.removed)
            targets.erase(address);
    }
};

} // namespace etherdeck::ui
