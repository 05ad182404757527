#pragma once

#include "app/agent/exports/keeper.h"
#include "core/plans/plan.h"

#include <string>
#include <vector>

namespace etherdeck::agent {

struct VerifiedFact {
    std::string what;   ///< "e7.3 on eth0"
    std::string result; ///< "advertised", "running", "not-checked"
};

/// What proves that the steps of a plan have done what they should. `root` as in AgentPaths.
[[nodiscard]] std::vector<VerifiedFact> verifiedFacts(const plans::Plan& plan, ExportKeeper& keeper,
                                                      const std::string& root);

} // namespace etherdeck::agent
