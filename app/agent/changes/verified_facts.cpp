#include "app/agent/changes/verified_facts.h"

#include "app/agent/network/netconsole.h"

namespace etherdeck::agent {

std::vector<VerifiedFact> verifiedFacts(const plans::Plan& plan, ExportKeeper& keeper,
                                        const std::string& root) {
    std::vector<VerifiedFact> facts;
    auto isServed = false;
    for (const auto& step : plan.steps) {
        if (const auto* const start = std::get_if<plans::StartVblade>(&step.action)) {
            isServed = true;
            const auto heard = keeper.wasHeard({start->config.address, start->interface});
            facts.push_back({start->config.address.toString() + " on " + start->interface,
                             heard ? "advertised" : "running"});
        } else if (const auto* const file = std::get_if<plans::WriteFile>(&step.action)) {
            facts.push_back({file->path, "read-back"});
        } else if (const auto* const netconsole = std::get_if<plans::ChangeNetconsole>(&step.action)) {
            if (readNetconsole(root).target == netconsole->after)
                facts.push_back({"netconsole", "read-back"});
        } else if (std::holds_alternative<plans::CheckFlash>(step.action)) {
            facts.push_back({"U-Boot's environment", "read-back"});
        }
    }
    if (isServed)
        facts.push_back({"outside", "not-checked"});
    return facts;
}

} // namespace etherdeck::agent
