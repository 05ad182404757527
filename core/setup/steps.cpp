#include "core/setup/steps.h"

#include "core/setup/record.h"
#include "core/uboot/netconsole_recipe.h"

#include <algorithm>
#include <utility>

namespace etherdeck::setup {

namespace {

constexpr std::array<std::pair<StepId, std::string_view>, allSteps.size()> stepNames{{
    {StepId::Identify, "identify"},
    {StepId::Reach, "reach"},
    {StepId::Backup, "backup"},
    {StepId::Uboot, "uboot"},
    {StepId::Environment, "environment"},
    {StepId::Stick, "stick"},
    {StepId::Boot, "boot"},
    {StepId::Rescue, "rescue"},
    {StepId::Debian, "debian"},
    {StepId::Export, "export"},
    {StepId::Done, "done"},
}};
constexpr std::array<std::pair<StepState, std::string_view>, 7> stateNames{{
    {StepState::Done, "done"},
    {StepState::Next, "next"},
    {StepState::Open, "open"},
    {StepState::Skipped, "skipped"},
    {StepState::Blocked, "blocked"},
    {StepState::Unknown, "unknown"},
    {StepState::HalfDone, "half-done"},
}};
constexpr std::array<std::pair<Reason, std::string_view>, 24> reasonNames{{
    {Reason::None, ""},
    {Reason::LookAlike, "look-alike"},
    {Reason::HardwareDiffers, "hardware-differs"},
    {Reason::HardwareUnknown, "hardware-unknown"},
    {Reason::NotIdentified, "not-identified"},
    {Reason::NoMac, "no-mac"},
    {Reason::BackupMissing, "backup-missing"},
    {Reason::BackupIncomplete, "backup-incomplete"},
    {Reason::BadBlock, "bad-block"},
    {Reason::UbootWithoutNetconsole, "uboot-without-netconsole"},
    {Reason::NotVerified, "not-verified"},
    {Reason::L2FixUnknown, "l2-fix-unknown"},
    {Reason::NoAgent, "no-agent"},
    {Reason::EnvironmentUnreadable, "environment-unreadable"},
    {Reason::EnvironmentUnfinished, "environment-unfinished"},
    {Reason::NetconsoleOff, "netconsole-off"},
    {Reason::NetconsoleUnguarded, "netconsole-unguarded"},
    {Reason::RunsFromFlash, "runs-from-flash"},
    {Reason::NotDebian, "not-debian"},
    {Reason::NoVblade, "no-vblade"},
    {Reason::NoExports, "no-exports"},
    {Reason::ExportsStopped, "exports-stopped"},
    {Reason::ExportsNotAtBoot, "exports-not-at-boot"},
    {Reason::StepsLeft, "steps-left"},
}};

template <class List, class Key>
std::string_view nameIn(const List& list, Key key) {
    return std::ranges::find(list, key, &List::value_type::first)->second;
}

struct Found {
    StepState state = StepState::Open;
    Reason reason = Reason::None;
    std::string detail{};
};

/// Looks at a box step by step.
class Examination {
public:
    Examination(const Facts& facts, const BoxRecord& record) :
        m_facts(facts),
        m_record(record),
        m_identity(identify(facts.hardware)),
        m_missing(withoutCopy(facts)) {}

    [[nodiscard]] Found look(StepId step) const {
        if (step == StepId::Identify)
            return lookAtIdentity();
        if (step == StepId::Reach)
            return {StepState::Done};
        if (!m_identity.isPogoE02())
            return {StepState::Blocked, Reason::NotIdentified};
        if (!m_facts.mac)
            return {StepState::Blocked, Reason::NoMac};
        switch (step) {
        case StepId::Backup:
            return lookAtBackup();
        case StepId::Uboot:
            return lookAtUboot();
        case StepId::Environment:
            return lookAtEnvironment();
        case StepId::Stick:
        case StepId::Boot:
            return lookAtRoot();
        case StepId::Rescue:
            return lookAtRescue();
        case StepId::Debian:
            return lookAtSystem();
        default:
            return lookAtExports();
        }
    }

private:
    [[nodiscard]] static std::string joined(const std::vector<Trait>& traits) {
        std::string text;
        for (const auto trait : traits)
            text += (text.empty() ? "" : " ") + std::string(name(trait));
        return text;
    }

    [[nodiscard]] Found lookAtIdentity() const {
        if (!m_identity.lookAlike.empty())
            return {StepState::Blocked, Reason::LookAlike, m_identity.lookAlike};
        if (!m_identity.differing.empty())
            return {StepState::Blocked, Reason::HardwareDiffers, joined(m_identity.differing)};
        if (!m_identity.unknown.empty())
            return {StepState::Unknown, Reason::HardwareUnknown, joined(m_identity.unknown)};
        return {StepState::Done};
    }

    [[nodiscard]] Found lookAtBackup() const {
        if (m_missing.empty())
            return {StepState::Done};
        if (m_missing.size() == m_facts.hardware.flash.size())
            return {StepState::Open, Reason::BackupMissing};
        std::string names;
        for (const auto& partition : m_missing)
            names += (names.empty() ? "" : ", ") + partition.name;
        return {StepState::HalfDone, Reason::BackupIncomplete, names};
    }

    /// Of what writes to flash, when it is not done yet.
    [[nodiscard]] Found openToWrite(Found found) const {
        return m_missing.empty() ? found : Found{StepState::Blocked, Reason::BackupMissing};
    }

    [[nodiscard]] Found lookAtUboot() const {
        const auto& begun = m_record.uboot;
        if (begun && !begun->isVerified)
            return {StepState::HalfDone, Reason::NotVerified, begun->file};
        if (!m_facts.uboot || m_facts.uboot->version.empty())
            return openToWrite({StepState::Unknown});
        if (m_facts.uboot->hasNetconsole)
            return {StepState::Done, begun && begun->hasL2Fix ? Reason::None : Reason::L2FixUnknown};
        if (m_facts.ubootBadBlocks && !m_facts.ubootBadBlocks->empty())
            return {StepState::Blocked, Reason::BadBlock};
        return openToWrite({StepState::Open, Reason::UbootWithoutNetconsole, m_facts.uboot->version});
    }

    [[nodiscard]] Found withoutAgent() const {
        return {StepState::Blocked, Reason::NoAgent,
                canRunAgent(m_facts.kernel) ? std::string() : m_facts.kernel};
    }

    [[nodiscard]] Found lookAtEnvironment() const {
        if (m_facts.isEnvironmentUnfinished)
            return {StepState::HalfDone, Reason::EnvironmentUnfinished};
        if (!m_facts.hasAgent)
            return withoutAgent();
        if (!m_facts.environment)
            return {StepState::Unknown, Reason::EnvironmentUnreadable};
        const auto state = uboot::netconsoleState(*m_facts.environment);
        if (state.isOn && state.isGuarded)
            return {StepState::Done};
        return openToWrite(
            {StepState::Open, state.isOn ? Reason::NetconsoleUnguarded : Reason::NetconsoleOff});
    }

    [[nodiscard]] Found lookAtRoot() const {
        if (m_facts.root == RootPlace::Usb)
            return {StepState::Done};
        return {StepState::Open, m_facts.root == RootPlace::Flash ? Reason::RunsFromFlash : Reason::None};
    }

    [[nodiscard]] Found lookAtRescue() const {
        if (!m_facts.hasAgent)
            return withoutAgent();
        if (!m_facts.environment)
            return {StepState::Unknown, Reason::EnvironmentUnreadable};
        if (m_facts.environment->value("rescue_installed") == "1")
            return {StepState::Done};
        return openToWrite({StepState::Open});
    }

    [[nodiscard]] Found lookAtSystem() const {
        if (m_facts.distribution.starts_with("Debian"))
            return {StepState::Done};
        return {StepState::Open, Reason::NotDebian, m_facts.distribution};
    }

    [[nodiscard]] Found lookAtExports() const {
        if (!m_facts.hasAgent)
            return withoutAgent();
        if (!m_facts.hasVblade)
            return {StepState::Open, Reason::NoVblade};
        if (m_facts.exports == 0)
            return {StepState::Open, Reason::NoExports};
        if (m_facts.runningExports == 0)
            return {StepState::HalfDone, Reason::ExportsStopped};
        if (m_facts.exportsAtBoot == 0)
            return {StepState::HalfDone, Reason::ExportsNotAtBoot};
        return {StepState::Done};
    }

    const Facts& m_facts;
    const BoxRecord& m_record;
    Identity m_identity;
    std::vector<plans::FlashPartition> m_missing;
};

bool isOver(const Step& step) { return step.state == StepState::Done || step.state == StepState::Skipped; }

/// Not of what is half done: that must be finished.
bool canBeSkipped(StepState state) { return state != StepState::Done && state != StepState::HalfDone; }

} // namespace

std::string_view name(StepId step) { return nameIn(stepNames, step); }
std::string_view name(StepState state) { return nameIn(stateNames, state); }
std::string_view name(Reason reason) { return nameIn(reasonNames, reason); }

std::optional<StepId> stepId(std::string_view name) {
    const auto* const found =
        std::ranges::find(stepNames, name, &std::pair<StepId, std::string_view>::second);
    return found == stepNames.end() ? std::nullopt : std::optional(found->first);
}

std::vector<Step> checklist(const Facts& facts, const BoxRecord& record) {
    const Examination examination(facts, record);
    std::vector<Step> steps;
    for (const auto id : allSteps) {
        if (id == StepId::Done)
            continue;
        auto found = examination.look(id);
        if (record.skipped.contains(id) && canBeSkipped(found.state))
            found.state = StepState::Skipped;
        steps.push_back({id, found.state, found.reason, std::move(found.detail)});
    }
    const auto isAllOver = std::ranges::all_of(steps, isOver);
    steps.push_back({StepId::Done,
                     isAllOver ? StepState::Done : StepState::Open,
                     isAllOver ? Reason::None : Reason::StepsLeft,
                     {}});
    const auto isGoing = [](const Step& step) {
        return step.state == StepState::HalfDone ||
               (step.state == StepState::Open && step.id != StepId::Done);
    };
    const auto first = std::ranges::find_if(steps, isGoing);
    if (first != steps.end() && first->state == StepState::Open)
        first->state = StepState::Next;
    return steps;
}

const Step* nextStep(const std::vector<Step>& steps) {
    const auto isNow = [](const Step& step) {
        return step.state == StepState::Next || step.state == StepState::HalfDone;
    };
    auto found = std::ranges::find_if(steps, isNow);
    if (found == steps.end())
        found = std::ranges::find_if(steps, [](const Step& step) { return !isOver(step); });
    return found == steps.end() ? nullptr : &*found;
}

std::vector<plans::FlashPartition> withoutCopy(const Facts& facts) {
    std::vector<plans::FlashPartition> missing;
    for (const auto& partition : facts.hardware.flash)
        if (copyOf(facts.kept, partition, facts.mac) == nullptr)
            missing.push_back(partition);
    return missing;
}

} // namespace etherdeck::setup
