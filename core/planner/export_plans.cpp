#include "core/exports/conf.h"
#include "core/exports/validation.h"
#include "core/planner/conf_files.h"
#include "core/planner/export_checks.h"
#include "core/planner/wish_plans.h"

#include <algorithm>

namespace etherdeck::plans {

namespace {

constexpr std::uint32_t gigabit = 1000;

void warnOfInterfaces(PlanBuilder& plan, const exports::Export& config) {
    for (const auto& name : config.interfaces) {
        const auto* const interface = findInterface(plan.box(), name);
        if (!interface)
            continue;
        if (!interface->carrier)
            plan.warn(say("%1 has no link: nobody will see the export there.", name));
        else if (interface->speed && *interface->speed < gigabit)
            plan.warn(say("%1 runs at only %2 Mb/s.", name, std::to_string(*interface->speed)));
        else if (interface->duplex == Duplex::Half)
            plan.warn(say("%1 runs at half duplex.", name));
    }
}

void warnOfPath(PlanBuilder& plan, const exports::Export& config, const Disk& disk) {
    if (disk.kind == DiskKind::File)
        return;
    if (std::ranges::find(disk.stableNames, config.path) == disk.stableNames.end() &&
        !disk.stableNames.empty())
        plan.warn(
            say("%1 may be another disk after the next start. Its stable names: %2. The best one is %3.",
                config.path, listed(disk.stableNames), disk.stableNames.front()));
    if (disk.identity.empty())
        plan.warn(say("Nothing about %1 proves that it is the same disk after it was unplugged or the box "
                      "restarted.",
                      config.path));
    else if (config.startsAtBoot && !exports::staysWithDisk(config.path))
        plan.warn(say("Debian's own units will not start it at boot, since they do not check the disk. The "
                      "agent starts it, once it has checked the disk."));
}

void warnOfWire(PlanBuilder& plan, const exports::Export& config) {
    const auto address = config.address.toString();
    const auto answers = plan.box().wire.find(config.address);
    if (answers == plan.box().wire.end())
        plan.warn(say("It could not be checked whether another target has the address %1.", address));
    else
        plan.warn(say("Nobody answered for %1 on %2. A target that is masked from this box would not have "
                      "answered.",
                      address, listed(config.interfaces)));
}

/// What a running disk was at the time of the plan.
void relyOn(PlanBuilder& plan, const Disk& disk) {
    plan.reliesOn(disk.path + ' ' + disk.identity + ' ' + std::to_string(disk.number.major) + ':' +
                  std::to_string(disk.number.minor) + ' ' + std::to_string(disk.bytes));
}

/// The conf files of an export, or why they cannot be written.
std::optional<Refusal> writeConfs(PlanBuilder& plan, const exports::Export& config) {
    const auto confs = confsToWrite(plan.box(), config);
    if (!confs)
        return refusalOf(confs.error().front());
    for (const auto& conf : *confs)
        plan.writeFile(conf.file);
    return std::nullopt;
}

/// True when only the start at boot differs, which does not concern a running process.
bool runsOn(exports::Export before, const exports::Export& after) {
    before.startsAtBoot = after.startsAtBoot;
    before.identity = after.identity;
    return before == after;
}

void warnOfAllowed(PlanBuilder& plan, const exports::Export& before, const exports::Export& after) {
    if (before.allowed == after.allowed)
        return;
    if (before.allowed.empty())
        plan.warn(say("So far, every initiator may use it; after this change, only those in the list."));
    else if (after.allowed.empty())
        plan.warn(say("After this change, every initiator may use it."));
}

void removeOldConfs(PlanBuilder& plan, const ExportStatus& status, const exports::Export& after) {
    const auto kept = confPaths(plan.box(), after);
    for (const auto& path : confPaths(plan.box(), status)) {
        if (std::ranges::find(kept, path) == kept.end())
            plan.removeFile(path);
    }
}

Outcome<Plan> planChange(const BoxState& box, const ExportStatus& status, const exports::Export& wanted) {
    const auto& before = status.config;
    auto after = wanted;
    exports::normalize(after);
    if (after.path != before.path) {
        after.identity.clear();
        after = withIdentity(box, std::move(after));
    }
    const auto address = before.address.toString();
    if (after == before)
        return refuse(RefusalCode::NothingToDo, say("%1 has these settings already.", address),
                      {{"address", address}});
    PlanBuilder plan(box, say("Change %1", address));
    if (auto refusal = checkConfig(box, after, before.address))
        return refuse(std::move(*refusal));
    const auto isRunning = !status.processes.empty();
    const auto restarts = isRunning && (!runsOn(before, after) || plan.changesRunner(status, after));
    if (auto refusal = restarts ? checkProgram(box) : std::nullopt)
        return refuse(std::move(*refusal));
    if (restarts || after.path != before.path || after.offset != before.offset ||
        after.length != before.length) {
        if (auto refusal = checkDisk(box, after, before.address))
            return refuse(std::move(*refusal));
    }
    if (const auto* const disk = findDisk(box, after.path)) {
        relyOn(plan, *disk);
        if (after.path != before.path)
            warnOfPath(plan, after, *disk);
    }
    warnOfInterfaces(plan, after);
    if (after.address != before.address || after.interfaces != before.interfaces) {
        warnOfWire(plan, after);
        plan.needsFree(after.address);
    }
    warnOfAllowed(plan, before, after);
    plan.needs(Confirmation::Click);
    if (restarts && takesAway(before, after))
        confirmTakingAway(plan, status);
    else if (restarts)
        plan.warn(say("%1 is restarted: initiators wait for a moment and repeat their requests.", address));
    if (restarts)
        plan.stopVblades(status);
    removeOldConfs(plan, status, after);
    if (auto refusal = writeConfs(plan, after))
        return refuse(std::move(*refusal));
    if (restarts)
        plan.startVblades(after);
    plan.undoneBy(ChangeExport{after.address, editBetween(after, before)});
    return plan.take();
}

} // namespace

exports::Export withIdentity(const BoxState& box, exports::Export config) {
    exports::normalize(config);
    if (const auto* const disk = findDisk(box, config.path); disk && config.identity.empty())
        config.identity = disk->identity;
    return config;
}

std::optional<Refusal> addCreation(PlanBuilder& plan, const exports::Export& config, bool start) {
    if (auto refusal = checkConfig(plan.box(), config, {}))
        return refusal;
    if (auto refusal = start ? checkProgram(plan.box()) : std::nullopt)
        return refusal;
    if (auto refusal = checkDisk(plan.box(), config, {}))
        return refusal;
    const auto* const disk = findDisk(plan.box(), config.path);
    relyOn(plan, *disk);
    warnOfPath(plan, config, *disk);
    warnOfInterfaces(plan, config);
    warnOfWire(plan, config);
    if (!disk->fileSystem.empty() && !config.readOnly)
        plan.warn(say("%1 holds data (%2), which initiators can overwrite.", config.path, disk->fileSystem));
    plan.needsFree(config.address);
    if (auto refusal = writeConfs(plan, config))
        return refusal;
    if (start)
        plan.startVblades(config);
    return std::nullopt;
}

bool takesAway(const exports::Export& before, const exports::Export& after) {
    const auto isKept = [&](const std::string& interface) {
        return std::ranges::find(after.interfaces, interface) != after.interfaces.end();
    };
    return before.address != after.address || before.path != after.path || before.offset != after.offset ||
           before.length != after.length || (after.readOnly && !before.readOnly) ||
           !std::ranges::all_of(before.interfaces, isKept);
}

exports::Export edited(exports::Export config, const ExportEdit& edit) {
    const auto apply = [](auto& value, const auto& member) {
        if (member)
            value = *member;
    };
    apply(config.address, edit.address);
    apply(config.path, edit.path);
    apply(config.interfaces, edit.interfaces);
    apply(config.startsAtBoot, edit.startsAtBoot);
    apply(config.readOnly, edit.readOnly);
    apply(config.direct, edit.direct);
    apply(config.sync, edit.sync);
    apply(config.buffers, edit.buffers);
    apply(config.offset, edit.offset);
    apply(config.length, edit.length);
    apply(config.allowed, edit.allowed);
    apply(config.priority, edit.priority);
    return config;
}

Outcome<Plan> planOf(const BoxState& box, const CreateExport& wish) {
    const auto config = withIdentity(box, wish.wanted);
    PlanBuilder plan(box, say("Export %1 as %2", config.path, config.address.toString()));
    if (auto refusal = addCreation(plan, config, wish.start))
        return refuse(std::move(*refusal));
    plan.needs(Confirmation::Click);
    plan.undoneBy(RemoveExport{config.address});
    return plan.take();
}

Outcome<Plan> planOf(const BoxState& box, const ChangeExport& wish) {
    const auto status = managedExport(box, wish.address);
    if (!status)
        return refuse(status.error());
    return planChange(box, **status, edited((*status)->config, wish.edit));
}

Outcome<Plan> planOf(const BoxState& box, const AllowInitiator& wish) {
    const auto status = managedExport(box, wish.address);
    if (!status)
        return refuse(status.error());
    auto wanted = (*status)->config;
    const auto found = std::ranges::find(wanted.allowed, wish.mac);
    const auto isListed = found != wanted.allowed.end();
    const auto address = wish.address.toString();
    const std::map<std::string, std::string> data{{"address", address}, {"mac", wish.mac.toString()}};
    if (wish.allowed) {
        if (isListed)
            return refuse(RefusalCode::NothingToDo, say("%1 is allowed already.", wish.mac.toString()), data);
        wanted.allowed.push_back(wish.mac);
        return planChange(box, **status, wanted);
    }
    if (!isListed)
        return refuse(
            wanted.allowed.empty() ? RefusalCode::BadMac : RefusalCode::NothingToDo,
            wanted.allowed.empty()
                ? say("Every initiator may use %1. Allow those that are to use it, and no other may.",
                      address)
                : say("%1 is not allowed anyway.", wish.mac.toString()),
            data);
    if (wanted.allowed.size() == 1)
        return refuse(
            RefusalCode::BadMac,
            say("%1 is the only one in the list of %2: without it, every initiator would be allowed. "
                "Stop the export, or allow another one first.",
                wish.mac.toString(), address),
            data);
    wanted.allowed.erase(found);
    return planChange(box, **status, wanted);
}

/// The box has this export, and it is the same.
bool isThereAlready(const BoxState& box, exports::Export config) {
    exports::normalize(config);
    const auto* const status = findExport(box, config.address);
    return status && status->managed && status->config == config;
}

Outcome<Plan> planOf(const BoxState& box, const LoadExports& wish) {
    std::vector<exports::Export> chosen;
    std::vector<std::string> there;
    for (const auto& config : wish.exports) {
        if (wish.only && config.address != *wish.only)
            continue;
        if (isThereAlready(box, config))
            there.push_back(config.address.toString());
        else
            chosen.push_back(config);
    }
    if (chosen.empty() && there.empty())
        return refuse(RefusalCode::NoSuchExport, say("There is no such export in the file."),
                      {{"address", wish.only ? wish.only->toString() : std::string()}});
    if (chosen.empty())
        return refuse(RefusalCode::NothingToDo,
                      say("This box already has %1 as in the file.", listed(there)));
    // Each is checked against the box as it will be once the ones before it exist.
    auto growing = box;
    PlanBuilder plan(box, chosen.size() == 1
                              ? say("Export %1 as %2", chosen.front().path, chosen.front().address.toString())
                              : say("Create %1 exports", std::to_string(chosen.size())));
    if (!there.empty())
        plan.warn(there.size() == 1
                      ? say("%1 is left alone: this box already has it as in the file.", listed(there))
                      : say("%1 are left alone: this box already has them as in the file.", listed(there)));
    for (auto& config : chosen) {
        const auto* const byIdentity = diskOf(box, config) ? nullptr : findByIdentity(box, config.identity);
        if (byIdentity)
            config.path =
                byIdentity->stableNames.empty() ? byIdentity->path : byIdentity->stableNames.front();
        config = withIdentity(box, config);
        PlanBuilder one(growing, Sentence());
        if (auto refusal = addCreation(one, config, true))
            return refuse(std::move(*refusal));
        plan.append(one.take());
        growing.exports.push_back({config, true, ExportState::Stopped, {}, {}, {}});
    }
    plan.needs(Confirmation::Click);
    if (chosen.size() == 1)
        plan.undoneBy(RemoveExport{chosen.front().address});
    return plan.take();
}

} // namespace etherdeck::plans
