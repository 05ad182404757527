#include "core/exports/conf.h"
#include "core/exports/persist.h"
#include "core/planner/export_checks.h"
#include "core/planner/wish_plans.h"

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
        plan.step(WriteFile{down, {}}, say("Keep runit from starting %1 at boot", directory),
                  {"touch", down});
        plan.step(RunProgram{exports::persistStop(directory), exports::persistStart(directory)},
                  say("Stop %1 of vblade-persist", directory), exports::persistStop(directory));
    }
}

} // namespace

/// The agent takes over a process that serves what is configured. A unit of the distribution would not: it
/// knows only what it has started itself.
Outcome<Plan> planOf(const BoxState& box, const AdoptExport& wish) {
    if (auto refusal = unseenRefusal(box))
        return refuse(std::move(*refusal));
    const auto address = wish.address.toString();
    const std::map<std::string, std::string> data{{"address", address}};
    const auto* const status = findExport(box, wish.address);
    if (!status)
        return refuse(RefusalCode::NoSuchExport, say("This box has no export %1.", address), data);
    if (status->managed)
        return refuse(RefusalCode::NothingToDo, say("%1 is managed already.", address), data);
    const auto config = withIdentity(box, status->config);
    const auto files = exports::confFiles(config);
    if (!files)
        return refuse(refusalOf(files.error().front()));
    PlanBuilder plan(box, say("Take over the vblade that serves %1", address));
    for (const auto& file : *files) {
        if (box.unitsRunExports && exports::confUnit(file.name))
            return refuse(
                RefusalCode::Unsupported,
                say("systemd runs the exports of this box, and cannot take over a vblade that it has not "
                    "started. Stop it where it was started, then export the disk."),
                data);
        plan.writeFile(box.configDirectory + '/' + file.name, file.content);
    }
    for (const auto& process : status->processes)
        plan.reliesOn(std::to_string(process.pid));
    plan.warn(
        say("It keeps running. From now on it is started again when it ends, and at boot: remove it from "
            "whatever starts it."));
    plan.needs(Confirmation::Click);
    return plan.take();
}

Outcome<Plan> planOf(const BoxState& box, const ImportExports&) {
    if (!box.persist || (box.persist->exports.empty() && box.persist->problems.empty()))
        return refuse(RefusalCode::NothingToDo, say("vblade-persist exports nothing on this box."));
    auto growing = withoutPersist(box);
    const auto count = box.persist->exports.size();
    PlanBuilder plan(box, count == 1 ? say("Take over %1 export of vblade-persist", std::to_string(count))
                                     : say("Take over %1 exports of vblade-persist", std::to_string(count)));
    for (const auto& problem : box.persist->problems)
        plan.warn(say("%1 is left as it is: %2", problem.directory,
                      std::string(exports::name(problem.kind)) + ' ' + problem.text));
    for (const auto& [persisted, directory] : box.persist->exports) {
        const auto config = withIdentity(growing, persisted);
        const auto isStarted =
            std::ranges::find(box.persist->started, directory) != box.persist->started.end();
        PlanBuilder one(growing, Sentence());
        switchOff(one, directory, isStarted);
        if (auto refusal = addCreation(one, config, isStarted))
            return refuse(std::move(*refusal));
        if (isStarted)
            one.warn(say("%1 is restarted: initiators wait for a moment and repeat their requests.",
                         config.address.toString()));
        plan.append(one.take());
        growing.exports.push_back({config, true, ExportState::Stopped, {}, {}, {}});
    }
    if (!plan.hasSteps())
        return refuse(RefusalCode::NothingToDo, say("No export of vblade-persist can be taken over."),
                      {{"problems", std::to_string(box.persist->problems.size())}});
    plan.needs(Confirmation::Click);
    return plan.take();
}

} // namespace etherdeck::plans
