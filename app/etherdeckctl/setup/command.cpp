#include "app/etherdeckctl/setup/command.h"

#include "app/etherdeckctl/base/terminal.h"
#include "app/etherdeckctl/device/plan_text.h"
#include "app/etherdeckctl/setup/copies.h"
#include "app/etherdeckctl/setup/text.h"
#include "app/etherdeckctl/setup/uboot_step.h"
#include "app/etherdeckctl/setup/visit.h"
#include "core/discovery/target_json.h"

#include <algorithm>

namespace etherdeck::ctl {

namespace {

using setup::Step;
using setup::StepId;
using setup::StepState;

/// Failed when it cannot simply go on.
ExitStatus statusOf(const std::vector<Step>& steps) {
    const auto* const next = setup::nextStep(steps);
    return next == nullptr || next->state == StepState::Next || next->state == StepState::Open
               ? ExitStatus::Done
               : ExitStatus::Failed;
}

ExitStatus printSteps(Output& output, const DeviceOptions& device, const std::vector<Step>& steps) {
    output.print(device.json ? dump(stepsJson(steps, device.device), 2) + '\n'
                             : stepsText(steps, device.device));
    return statusOf(steps);
}

plans::ShownPlan backupPlan(const SetupVisit& visit) {
    const auto& facts = visit.seen.facts;
    plans::ShownPlan shown;
    auto& plan = shown.plan;
    plan.title = "Copy the flash memory of " + facts.mac->toString() + " to " + copyFolder(*facts.mac);
    for (const auto& partition : setup::withoutCopy(facts))
        plan.steps.push_back({plans::RunProgram{},
                              "Read /dev/mtd" + std::to_string(partition.index) + " (\"" + partition.name +
                                  "\", " + sizeText(partition.bytes) + ") twice, and compare",
                              {},
                              {}});
    for (const auto& state : visit.seen.flash)
        if (!state.badBlocks.empty())
            plan.warnings.push_back("\"" + state.partition.name + "\" has " +
                                    (state.badBlocks.size() == 1
                                         ? "a bad block, which is kept as an erased one."
                                         : std::to_string(state.badBlocks.size()) +
                                               " bad blocks, which are kept as erased ones."));
    return shown;
}

ExitStatus runBackup(Output& output, const DeviceOptions& device, SetupVisit& visit) {
    auto& facts = visit.seen.facts;
    if (device.planOnly) {
        const auto shown = backupPlan(visit);
        auto json = planJson(shown);
        json.erase("id");
        json.erase("fingerprint");
        output.print(device.json ? dump(json, 2) + '\n' : planText(shown));
        return ExitStatus::Done;
    }
    for (const auto& partition : setup::withoutCopy(facts)) {
        const auto listed = std::ranges::find(visit.seen.flash, partition, &plans::FlashState::partition);
        const auto state = listed == visit.seen.flash.end() ? plans::FlashState{partition} : *listed;
        if (!keepCopy(*visit.box, visit.seen, state))
            return ExitStatus::Failed;
    }
    facts.kept = keptCopies(*facts.mac, false);
    if (device.json) {
        auto list = nlohmann::ordered_json::array();
        for (const auto& kept : facts.kept.partitions)
            list.push_back({{"partition", kept.partition.name},
                            {"file", copyFolder(*facts.mac) + '/' + kept.file},
                            {"bytes", kept.partition.bytes},
                            {"sha256", kept.sha256},
                            {"bad_blocks", kept.badBlocks}});
        output.print(dump({{"kept", std::move(list)}}, 2) + '\n');
        return ExitStatus::Done;
    }
    output.print("All partitions were read twice, and are in " + copyFolder(*facts.mac) + ".\n");
    return ExitStatus::Done;
}

ExitStatus printStep(Output& output, const DeviceOptions& device, const Step* step,
                     const std::vector<Step>& steps) {
    if (step == nullptr || !device.json)
        return printSteps(output, device, steps);
    output.print(dump(stepJson(*step, device.device), 2) + '\n');
    return statusOf({*step});
}

} // namespace

ExitStatus runSetupStatus(Output& output, const DeviceOptions& device) {
    const auto visit = visitBox(output, device);
    return visit ? printSteps(output, device, visit->steps()) : ExitStatus::Failed;
}

ExitStatus runSetupNext(Output& output, const DeviceOptions& device, const SetupOptions& options) {
    auto visit = visitBox(output, device);
    if (!visit)
        return ExitStatus::Failed;
    if (!options.image.empty())
        return beginUboot(output, device, *visit, options.image);
    const auto steps = visit->steps();
    const auto* const next = setup::nextStep(steps);
    const auto isNow =
        next != nullptr && (next->state == StepState::Next || next->state == StepState::HalfDone);
    if (isNow && next->id == StepId::Backup)
        return runBackup(output, device, *visit);
    if (isNow && next->id == StepId::Uboot && next->reason == setup::Reason::NotVerified)
        return verifyUboot(output, device, *visit);
    return printStep(output, device, next, steps);
}

ExitStatus runSetupSkip(Output& output, const DeviceOptions& device, const SetupOptions& options) {
    auto visit = visitBox(output, device);
    const auto step = setup::stepId(options.step);
    if (!visit || !step)
        return ExitStatus::Failed;
    const auto& begun = visit->record.uboot;
    if (*step == StepId::Uboot && !options.isWanted && begun && !begun->isVerified && !withdrawUboot(*visit))
        return ExitStatus::Failed;
    const auto isNoted = visit->note([&](setup::BoxRecord& record) {
        if (options.isWanted)
            record.skipped.erase(*step);
        else
            record.skipped.insert(*step);
    });
    if (!isNoted)
        return ExitStatus::Failed;
    static_cast<void>(printSteps(output, device, visit->steps()));
    return ExitStatus::Done;
}

} // namespace etherdeck::ctl
