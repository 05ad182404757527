#include "core/planner/conf_files.h"
#include "core/planner/export_checks.h"
#include "core/planner/wish_plans.h"

namespace etherdeck::plans {

namespace {

std::optional<Refusal> lockedRefusal(const BoxState& box, const ExportStatus& status) {
    const auto* const disk = diskOf(box, status.config);
    if (!disk || !disk->locked)
        return std::nullopt;
    return Refusal{RefusalCode::DiskLocked,
                   say("%1 is locked. Unlock it first.", status.config.path),
                   {{"disk", status.config.path}, {"address", status.config.address.toString()}}};
}

/// Why no vblade can be started for it.
std::optional<Refusal> startRefusal(const BoxState& box, const ExportStatus& status, Address address) {
    if (auto refusal = checkProgram(box))
        return refusal;
    if (auto refusal = checkConfig(box, status.config, address))
        return refusal;
    return checkDisk(box, status.config, address);
}

} // namespace

Outcome<Plan> planOf(const BoxState& box, const StartExport& wish) {
    const auto found = managedExport(box, wish.address);
    if (!found)
        return refuse(found.error());
    const auto& status = **found;
    const auto address = wish.address.toString();
    if (status.state == ExportState::Running)
        return refuse(RefusalCode::NothingToDo, say("%1 is running already.", address),
                      {{"address", address}});
    if (auto refusal = startRefusal(box, status, wish.address))
        return refuse(std::move(*refusal));
    PlanBuilder plan(box, say("Start %1", address));
    plan.needs(Confirmation::Click);
    plan.needsFree(wish.address);
    plan.startVblades(status.config);
    plan.undoneBy(StopExport{wish.address});
    return plan.take();
}

Outcome<Plan> planOf(const BoxState& box, const StopExport& wish) {
    const auto found = managedExport(box, wish.address);
    if (!found)
        return refuse(found.error());
    const auto& status = **found;
    const auto address = wish.address.toString();
    if (status.processes.empty() && status.state == ExportState::Stopped)
        return refuse(RefusalCode::NothingToDo, say("%1 is stopped already.", address),
                      {{"address", address}});
    if (auto refusal = lockedRefusal(box, status))
        return refuse(std::move(*refusal));
    PlanBuilder plan(box, say("Stop %1", address));
    confirmTakingAway(plan, status);
    plan.stopVblades(status);
    if (status.processes.empty()) // it failed, and waits to be started again
        plan.step(StopVblade{status.config, {}, 0, {}}, say("Do not start %1 again", address), {});
    if (status.config.startsAtBoot)
        plan.warn(say("%1 starts again when the box is started.", address));
    plan.undoneBy(StartExport{wish.address});
    return plan.take();
}

Outcome<Plan> planOf(const BoxState& box, const RestartExport& wish) {
    const auto found = managedExport(box, wish.address);
    if (!found)
        return refuse(found.error());
    const auto& status = **found;
    if (auto refusal = startRefusal(box, status, wish.address))
        return refuse(std::move(*refusal));
    const auto address = wish.address.toString();
    PlanBuilder plan(box, say("Restart %1", address));
    plan.needs(Confirmation::Click);
    if (!status.processes.empty())
        plan.warn(say("Initiators wait for a moment and repeat their requests."));
    plan.stopVblades(status);
    plan.startVblades(status.config);
    return plan.take();
}

Outcome<Plan> planOf(const BoxState& box, const RemoveExport& wish) {
    const auto found = managedExport(box, wish.address);
    if (!found)
        return refuse(found.error());
    const auto& status = **found;
    const auto address = wish.address.toString();
    if (auto refusal = lockedRefusal(box, status))
        return refuse(std::move(*refusal));
    PlanBuilder plan(box, say("Remove %1", address));
    confirmTakingAway(plan, status);
    plan.stopVblades(status);
    for (const auto& path : confPaths(box, status))
        plan.removeFile(path);
    plan.warn(say("The disk keeps its data."));
    plan.undoneBy(CreateExport{status.config, !status.processes.empty()});
    return plan.take();
}

} // namespace etherdeck::plans
