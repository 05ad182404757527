#include "core/exports/persist.h"
#include "core/plans/wish_plans.h"

#include <algorithm>

namespace etherdeck::plans {

namespace {

/// The box without the vblades that vblade-persist runs: they are stopped before ours are started.
BoxState withoutPersist(BoxState box) {
    for (const auto& [config, directory] : box.persist->exports) {
        const auto address = config.address;
        std::erase_if(box.exports, [&](const ExportStatus& status) {
            return !status.managed && status.config.address == address;
        });
        for (auto& disk : box.disks)
            std::erase(disk.uses, DiskUse{UseKind::Export, address.toString()});
    }
    return box;
}

/// No address is ever started by two programs: the old one is switched off before our file is written.
void switchOff(PlanBuilder& plan, const std::string& directory, bool isStarted) {
    const auto down = exports::persistDownFile(directory);
    if (isStarted) {
        plan.step(WriteFile{down, {}}, "Keep runit from starting " + directory + " at boot", {"touch", down});
        plan.step(RunProgram{exports::persistStop(directory), exports::persistStart(directory)},
                  "Stop " + directory + " of vblade-persist", exports::persistStop(directory));
    }
}

} // namespace

Outcome<Plan> planOf(const BoxState& box, const ImportExports&) {
    if (!box.persist || (box.persist->exports.empty() && box.persist->problems.empty()))
        return refuse(RefusalCode::NothingToDo, "vblade-persist exports nothing on this box.");
    auto growing = withoutPersist(box);
    const auto count = box.persist->exports.size();
    PlanBuilder plan(box, "Take over " + std::to_string(count) +
                              (count == 1 ? " export of vblade-persist" : " exports of vblade-persist"));
    for (const auto& problem : box.persist->problems)
        plan.warn(problem.directory + " is left as it is: " + std::string(exports::name(problem.kind)) + ' ' +
                  problem.text);
    for (const auto& [persisted, directory] : box.persist->exports) {
        const auto config = withIdentity(growing, persisted);
        const auto isStarted =
            std::ranges::find(box.persist->started, directory) != box.persist->started.end();
        PlanBuilder one(growing, {});
        switchOff(one, directory, isStarted);
        if (auto refusal = addCreation(one, config, isStarted))
            return refuse(std::move(*refusal));
        if (isStarted)
            one.warn(config.address.toString() +
                     " is restarted: initiators wait for a moment and repeat their requests.");
        plan.append(one.take());
        growing.exports.push_back({config, true, ExportState::Stopped, {}, {}, {}});
    }
    if (!plan.hasSteps())
        return refuse(RefusalCode::NothingToDo, "No export of vblade-persist can be taken over.",
                      {{"problems", std::to_string(box.persist->problems.size())}});
    plan.needs(Confirmation::Click);
    return plan.take();
}

} // namespace etherdeck::plans
