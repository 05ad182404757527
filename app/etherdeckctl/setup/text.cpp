#include "app/etherdeckctl/setup/text.h"

#include "app/etherdeckctl/base/terminal.h"
#include "app/etherdeckctl/device/plan_text.h"
#include "core/base/harmless_text.h"
#include "core/base/shell_word.h"

#include <algorithm>

namespace etherdeck::ctl {

namespace {

using setup::Reason;
using setup::StepId;
using setup::StepState;

std::string titleOf(StepId step) {
    switch (step) {
    case StepId::Identify:
        return "Which box it is";
    case StepId::Reach:
        return "Reach it";
    case StepId::Backup:
        return "Back up its flash memory";
    case StepId::Uboot:
        return "A U-Boot with netconsole";
    case StepId::Environment:
        return "U-Boot's environment and netconsole";
    case StepId::Stick:
        return "A USB stick with the root file system";
    case StepId::Boot:
        return "Start from the stick";
    case StepId::Rescue:
        return "A rescue system in flash memory";
    case StepId::Debian:
        return "Debian";
    case StepId::Export:
        return "Export a disk";
    case StepId::Done:
        return "Done";
    }
    return {};
}

/// How commands are typed for this box.
std::string ctlFor(const std::string& device) { return "etherdeckctl -d " + shellWord(device) + ' '; }

std::string writingText(const setup::Step& step, const std::string& device) {
    switch (step.reason) {
    case Reason::UbootWithoutNetconsole:
        return "U-Boot " + step.detail +
               " has no netconsole. Get an image for the Pogoplug E02, and have it checked: " +
               ctlFor(device) + "setup next --image FILE";
    case Reason::NotVerified:
        return "Writing " + step.detail +
               " was begun, and it was not read back yet. Do not restart the box before: " + ctlFor(device) +
               "setup next";
    case Reason::BadBlock:
        return "The partition of U-Boot has a bad block. U-Boot is not written to this box.";
    case Reason::L2FixUnknown:
        return "Done. Whether it has the fix for the second-level cache is not known; kernels that hang at "
               "their "
               "start are a sign that it has not.";
    case Reason::EnvironmentUnreadable:
        return "The environment cannot be read; this says why: " + ctlFor(device) + "uboot env check";
    case Reason::EnvironmentUnfinished:
        return "It was not written completely. Do not restart the box before it is restored: " +
               ctlFor(device) + "uboot env restore FILE";
    case Reason::NetconsoleOff:
        return "Let U-Boot send its console to this computer: " + ctlFor(device) + "netconsole enable --boot";
    case Reason::NetconsoleUnguarded:
        return "Netconsole is started without a ping before it, which delays each start by minutes while "
               "this "
               "computer is off: " +
               ctlFor(device) + "netconsole enable --boot";
    default:
        return {};
    }
}

std::string traitList(const std::string& detail) {
    auto text = detail;
    for (auto at = text.find(' '); at != std::string::npos; at = text.find(' ', at + 2))
        text.insert(at, ",");
    return text;
}

std::string boxText(const setup::Step& step, const std::string& device) {
    switch (step.reason) {
    case Reason::LookAlike:
        return "This is another model: " + step.detail + ". Nothing is written to it.";
    case Reason::HardwareDiffers:
        return "This is no Pogoplug E02. What differs: " + traitList(step.detail) +
               ". Nothing is written to it.";
    case Reason::HardwareUnknown:
        return "The box does not tell all that makes it a Pogoplug E02. What is missing: " +
               traitList(step.detail) + ". Nothing is written to it.";
    case Reason::NotIdentified:
        return "First it has to be certain that the box is a Pogoplug E02.";
    case Reason::NoMac:
        return "The box has no network interface with a MAC address, so nothing can be noted about it.";
    case Reason::BackupMissing:
        return step.id == StepId::Backup ? ctlFor(device) + "setup next"
                                         : "First back up the flash memory: " + ctlFor(device) + "setup next";
    case Reason::BackupIncomplete:
        return "There is no copy yet of " + step.detail + ": " + ctlFor(device) + "setup next";
    case Reason::NoAgent:
        return step.detail.empty() ? "The agent is needed for this: etherdeckctl device install NAME"
                                   : "The agent is needed for this, which does not run on the kernel " +
                                         step.detail + ". Start the box from a stick first.";
    default:
        return writingText(step, device);
    }
}

std::string systemText(const setup::Step& step, const std::string& device) {
    switch (step.reason) {
    case Reason::NotDebian:
        return (step.detail.empty() ? std::string() : "The box runs " + step.detail + ". ") +
               "Unpack a Debian root file system onto the stick, or leave this step out: " + ctlFor(device) +
               "setup skip debian";
    case Reason::NoVblade:
        return "vblade is not installed. On the box: apt-get install vblade";
    case Reason::NoExports:
        return "List the disks, then export one: " + ctlFor(device) + "disks; " + ctlFor(device) +
               "export create e1.0 --disk DISK -i eth0";
    case Reason::ExportsStopped:
        return "No export runs; this says why: " + ctlFor(device) + "exports";
    case Reason::ExportsNotAtBoot:
        return "No export starts with the box: " + ctlFor(device) + "export auto ADDRESS";
    case Reason::StepsLeft:
        return "Other steps are left.";
    default:
        return boxText(step, device);
    }
}

/// For steps without a reason.
std::string plainText(const setup::Step& step, const std::string& device) {
    switch (step.id) {
    case StepId::Uboot:
        return "What is in flash memory is no U-Boot that can be recognized. Compare it with its backup.";
    case StepId::Stick:
        return "Unpack a root file system onto an ext3 partition that is labelled rootfs, on any Linux "
               "computer.";
    case StepId::Boot:
        return "Plug the stick in and restart the box. To watch it: etherdeckctl netconsole listen";
    case StepId::Rescue:
        return "Write the images by hand, or leave this step out: " + ctlFor(device) + "setup skip rescue";
    default:
        return {};
    }
}

std::string stateText(const setup::Step& step) {
    switch (step.state) {
    case StepState::Done:
        return styled("done", Style::Good);
    case StepState::Next:
        return styled("next", Style::Bold);
    case StepState::Blocked:
        return styled("blocked", Style::Bad);
    case StepState::HalfDone:
        return styled("half-done", Style::Warning);
    default:
        return styled(setup::name(step.state), Style::Faint);
    }
}

constexpr std::size_t widestState = 9;
constexpr std::size_t widestName = 11;

std::string padded(std::string_view text, std::size_t width) {
    return std::string(text) + std::string(width - std::min(width, text.size()), ' ');
}

} // namespace

std::string stepText(StepId step) {
    switch (step) {
    case StepId::Identify:
        return "Model, chip, memory and flash memory together tell a Pogoplug E02 from models that look the "
               "same "
               "and are different inside. What is written to another model by mistake can destroy it. "
               "Nothing is "
               "changed here.";
    case StepId::Reach:
        return "A new box gets its address by DHCP, and lets you in by SSH as root; its password is the one "
               "of the "
               "factory, or the one that was chosen when it was registered. Its SSH is old: the methods that "
               "it "
               "needs are allowed for this box only. Nothing is changed here.";
    case StepId::Backup:
        return "Every partition of the flash memory is read twice, compared, and kept on this computer. A "
               "worn "
               "block can make a partition unreadable. It only reads, and it is the way back from all that "
               "follows.";
    case StepId::Uboot:
        return "The U-Boot of the factory starts only the factory's system; a later one starts from USB and "
               "has "
               "netconsole. A wrong image, or a power cut while it is written, leaves a box that only a JTAG "
               "adapter can repair. There is a way back as long as the box runs: the backup.";
    case StepId::Environment:
        return "The environment says from where the box starts, and to whom it sends its console. There is "
               "one "
               "copy of it: a power cut while it is written loses it. The way back is a backup, which is "
               "made "
               "before each change.";
    case StepId::Stick:
        return "The system of the box is on a USB stick, so that its flash memory is hardly written. All "
               "that was "
               "on the stick before is lost. The box is not changed.";
    case StepId::Boot:
        return "The box starts from the stick, and is heard on the Console while it does. It may get another "
               "address, and has another host key. Without the stick it starts as before.";
    case StepId::Rescue:
        return "A small system in the flash memory starts when there is no stick. It takes the place of the "
               "factory's system. The way back is the backup of these partitions.";
    case StepId::Debian:
        return "Debian is what vblade and the agent come for. A root file system that others use as well has "
               "a "
               "known password, host name and MAC address: change all three. The way back is another stick.";
    case StepId::Export:
        return "A disk of the box becomes a target of the SAN, and is one again after each start. Two "
               "computers "
               "that mount it at the same time destroy its file system. An export can be stopped and removed "
               "at "
               "any time.";
    case StepId::Done:
        return "The box serves disks. What was done is in its journal, and the copies of its flash memory "
               "are on "
               "this computer. Keep them: they are the only way back to the factory's system.";
    }
    return {};
}

std::string nextText(const setup::Step& step, const std::string& device) {
    if (step.state == StepState::Skipped)
        return {};
    if (step.state == StepState::Done && step.reason == Reason::None)
        return {};
    auto text = systemText(step, device);
    if (text.empty() && step.state != StepState::Done)
        text = plainText(step, device);
    return text;
}

nlohmann::ordered_json stepJson(const setup::Step& step, const std::string& device) {
    return {{"id", std::string(setup::name(step.id))},
            {"state", std::string(setup::name(step.state))},
            {"text", stepText(step.id)},
            {"next", nextText(step, device)}};
}

nlohmann::ordered_json stepsJson(const std::vector<setup::Step>& steps, const std::string& device) {
    auto list = nlohmann::ordered_json::array();
    for (const auto& step : steps)
        list.push_back(stepJson(step, device));
    return {{"steps", std::move(list)}};
}

std::string stepsText(const std::vector<setup::Step>& steps, const std::string& device) {
    std::string text;
    for (const auto& step : steps) {
        const auto state = setup::name(step.state);
        text += stateText(step) + std::string(widestState + 2 - std::min(widestState, state.size()), ' ') +
                padded(setup::name(step.id), widestName) + "  " + titleOf(step.id) + '\n';
    }
    const auto* const next = setup::nextStep(steps);
    if (next == nullptr)
        return text + "\nAll steps are done or left out.\n";
    text += '\n' + styled(titleOf(next->id), Style::Bold) + '\n' + stepText(next->id) + '\n';
    const auto what = harmlessLine(nextText(*next, device));
    return what.empty() ? text : text + what + '\n';
}

} // namespace etherdeck::ctl
