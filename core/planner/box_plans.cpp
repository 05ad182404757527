#include "core/base/harmless_text.h"
#include "core/planner/host_name.h"
#include "core/planner/wish_plans.h"

#include <algorithm>

namespace etherdeck::plans {

namespace {

void warnOfRunning(PlanBuilder& plan) {
    std::vector<std::string> running;
    for (const auto& status : plan.box().exports) {
        if (!status.processes.empty())
            running.push_back(status.config.address.toString());
    }
    if (!running.empty())
        plan.warn(running.size() == 1 ? say("%1 is exported by this box.", listed(running))
                                      : say("%1 are exported by this box.", listed(running)));
}

Outcome<Plan> shutDownPlan(const BoxState& box, bool restart) {
    if (!box.unfinishedFlash.empty())
        return refuse(RefusalCode::HalfWritten,
                      say("U-Boot's environment in the flash memory was not written completely, so the box "
                          "might not start again. What was there before is in %1: restore it first.",
                          box.unfinishedFlash),
                      {{"backup", box.unfinishedFlash}});
    PlanBuilder plan(box, restart ? say("Restart %1", box.hostName) : say("Switch off %1", box.hostName));
    plan.needs(Confirmation::Click);
    warnOfRunning(plan);
    for (const auto& status : box.exports) {
        if (!status.processes.empty())
            confirmTakingAway(plan, status);
    }
    if (!restart)
        plan.warn(say("Somebody has to be at the box to switch it on again."));
    plan.step(ShutDown{restart}, restart ? say("Restart the box") : say("Switch the box off"),
              {restart ? "reboot" : "poweroff"});
    return plan.take();
}

} // namespace

Outcome<Plan> planOf(const BoxState& box, const SetHostName& wish) {
    if (!isHostName(wish.hostName))
        return refuse(
            RefusalCode::BadName,
            say("A host name consists of letters, digits and hyphens. Each part, between dots, has at most "
                "63 of them and neither begins nor ends with a hyphen; all parts have at most 64."),
            {{"name", "host_name"}, {"value", harmlessStart(wish.hostName, longestHostName)}});
    if (wish.hostName == box.hostName)
        return refuse(RefusalCode::NothingToDo, say("The box has this name already."),
                      {{"host_name", wish.hostName}});
    PlanBuilder plan(box, say("Name the box %1", wish.hostName));
    plan.needs(Confirmation::Click);
    warnOfRunning(plan);
    if (!box.exports.empty())
        plan.warn(say("vblade makes the serial number of a target from its address and the host name: "
                      "initiators see a new one once the export is restarted."));
    plan.step(ChangeHostName{box.hostName, wish.hostName},
              say("Change the host name from %1 to %2", box.hostName, wish.hostName),
              {"hostname", wish.hostName});
    plan.writeFile("/etc/hostname", wish.hostName + '\n');
    plan.undoneBy(SetHostName{box.hostName});
    return plan.take();
}

Outcome<Plan> planOf(const BoxState& box, const Reboot&) { return shutDownPlan(box, true); }

Outcome<Plan> planOf(const BoxState& box, const PowerOff&) { return shutDownPlan(box, false); }

Outcome<Plan> planOf(const BoxState&, const UndoChange&) {
    return refuse(RefusalCode::CannotUndo, say("There is nothing that can be undone."));
}

} // namespace etherdeck::plans
