#include "core/install/shown_plan.h"

#include <utility>
#include <variant>

namespace etherdeck::install {

plans::Plan asPlan(const InstallPlan& plan) {
    plans::Plan shown;
    shown.title = plan.title;
    shown.warnings = plan.warnings;
    for (const auto& step : plan.steps) {
        plans::Step each{plans::RunProgram{step.argv, {}}, step.text, step.argv, {}};
        if (plan.asRoot && !step.argv.empty() && std::holds_alternative<RunOnBox>(step.action))
            each.argv.insert(each.argv.begin(), "sudo");
        shown.steps.push_back(std::move(each));
    }
    return shown;
}

} // namespace etherdeck::install
