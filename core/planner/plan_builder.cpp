#include "core/planner/plan_builder.h"

#include "core/exports/conf.h"
#include "core/exports/vblade_command.h"
#include "core/planner/conf_files.h"
#include "core/plans/diff.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <iterator>

namespace etherdeck::plans {

namespace {

std::string contentOf(const BoxState& box, const std::string& path) {
    const auto found = box.files.find(path);
    return found == box.files.end() ? std::string() : found->second;
}

/// The distribution's unit for a file of the configuration; empty where the agent runs the export.
std::string unitOf(const BoxState& box, const std::string& file) {
    return box.unitsRunExports ? exports::confUnit(file).value_or(std::string()) : std::string();
}

std::string unitOf(const BoxState& box, const exports::Export& config, const std::string& interface) {
    const auto confs = confsToWrite(box, config);
    if (!confs)
        return {};
    const auto conf = std::ranges::find(*confs, interface, &ConfToWrite::interface);
    return conf == confs->end() ? std::string()
                                : unitOf(box, conf->file.path.substr(conf->file.path.find_last_of('/') + 1));
}

/// The unit that runs it now.
std::string unitOf(const BoxState& box, const ExportStatus& status, const std::string& interface) {
    const auto file = status.files.find(interface);
    return file == status.files.end() ? std::string() : unitOf(box, file->second);
}

} // namespace

void PlanBuilder::writeFile(WriteFile file) {
    const auto before = contentOf(m_box, file.path);
    if (before == file.content)
        return;
    file.over = before;
    auto text = before.empty() ? say("Create %1", file.path) : say("Change %1", file.path);
    auto diff = unifiedDiff(file.path, before, file.content);
    m_plan.steps.push_back({std::move(file), std::move(text), {}, std::move(diff)});
}

void PlanBuilder::removeFile(const std::string& path) {
    const auto before = contentOf(m_box, path);
    m_plan.steps.push_back(
        {RemoveFile{path, before}, say("Remove %1", path), {}, unifiedDiff(path, before, {})});
}

void PlanBuilder::startVblades(const exports::Export& config) {
    for (const auto& interface : config.interfaces) {
        const auto unit = unitOf(m_box, config, interface);
        auto argv = unit.empty() ? exports::vbladeCommand(config, interface)
                                 : std::vector<std::string>{"systemctl", "start", unit};
        step(StartVblade{config, interface, unit},
             say("Start %1 on %2, if the disk is the right one and no other target answers there",
                 config.address.toString(), interface),
             std::move(argv));
    }
}

void PlanBuilder::stopVblades(const ExportStatus& status) {
    for (const auto& process : status.processes) {
        const auto unit = unitOf(m_box, status, process.interface);
        auto argv = unit.empty() ? std::vector<std::string>{"kill", std::to_string(process.pid)}
                                 : std::vector<std::string>{"systemctl", "stop", unit};
        step(StopVblade{status.config, process.interface, process.pid, unit},
             say("Stop %1 on %2", status.config.address.toString(), process.interface), std::move(argv));
    }
}

bool PlanBuilder::changesRunner(const ExportStatus& status, const exports::Export& after) const {
    return std::ranges::any_of(status.processes, [&](const ExportProcess& process) {
        return unitOf(m_box, status, process.interface) != unitOf(m_box, after, process.interface);
    });
}

void PlanBuilder::step(Action action, Sentence text, std::vector<std::string> argv, std::string diff) {
    m_plan.steps.push_back({std::move(action), std::move(text), std::move(argv), std::move(diff)});
}

void PlanBuilder::warn(Sentence text) {
    if (std::ranges::find(m_plan.warnings, text) == m_plan.warnings.end())
        m_plan.warnings.push_back(std::move(text));
}

void PlanBuilder::needs(Confirmation level) { m_plan.level = std::max(m_plan.level, level); }

void PlanBuilder::needsTyped(std::string text) {
    needs(Confirmation::Type);
    if (std::ranges::find(m_plan.confirm, text) == m_plan.confirm.end())
        m_plan.confirm.push_back(std::move(text));
}

void PlanBuilder::reliesOn(const std::string& fact) { m_plan.basis.append(fact).push_back('\n'); }

void PlanBuilder::needsFree(const Address& address) { m_plan.addresses.push_back(address); }

void PlanBuilder::append(Plan&& other) {
    std::ranges::move(other.steps, std::back_inserter(m_plan.steps));
    std::ranges::move(other.addresses, std::back_inserter(m_plan.addresses));
    for (auto& warning : other.warnings)
        warn(std::move(warning));
    for (auto& text : other.confirm)
        needsTyped(std::move(text));
    needs(other.level);
    m_plan.basis += other.basis;
}

std::optional<Refusal> unseenRefusal(const BoxState& box) {
    if (box.seesProcesses)
        return std::nullopt;
    return Refusal{RefusalCode::Unsupported,
                   say("The agent does not see the processes of this box, so it does not know which exports "
                       "run. Run it as root, and mount /proc."),
                   {}};
}

const ExportStatus* findExport(const BoxState& box, const Address& address) {
    const auto found = std::ranges::find_if(
        box.exports, [&](const ExportStatus& status) { return status.config.address == address; });
    return found == box.exports.end() ? nullptr : &*found;
}

const BoxInterface* findInterface(const BoxState& box, const std::string& name) {
    const auto found = std::ranges::find(box.interfaces, name, &BoxInterface::name);
    return found == box.interfaces.end() ? nullptr : &*found;
}

const Disk* findDisk(const BoxState& box, const std::string& path) {
    const auto found = std::ranges::find_if(box.disks, [&](const Disk& disk) {
        return disk.path == path || std::ranges::find(disk.stableNames, path) != disk.stableNames.end();
    });
    return found == box.disks.end() ? nullptr : &*found;
}

const Disk* findByIdentity(const BoxState& box, const std::string& identity) {
    if (identity.empty())
        return nullptr;
    const auto found = std::ranges::find(box.disks, identity, &Disk::identity);
    return found == box.disks.end() ? nullptr : &*found;
}

const Disk* diskOf(const BoxState& box, const exports::Export& config) {
    const auto* const disk = findDisk(box, config.path);
    return disk && (config.identity.empty() || disk->identity == config.identity) ? disk : nullptr;
}

Outcome<const ExportStatus*> managedExport(const BoxState& box, const Address& address) {
    if (auto refusal = unseenRefusal(box))
        return refuse(std::move(*refusal));
    const auto* const status = findExport(box, address);
    if (!status)
        return refuse(RefusalCode::NoSuchExport, say("This box has no export %1.", address.toString()),
                      {{"address", address.toString()}});
    if (!status->managed)
        return refuse(
            RefusalCode::NotManaged,
            say("%1 is served by a vblade that Etherdeck did not start. Stop it where it was started.",
                address.toString()),
            {{"address", address.toString()},
             {"pid",
              status->processes.empty() ? std::string() : std::to_string(status->processes.front().pid)}});
    return status;
}

std::string sizeText(std::uint64_t bytes) {
    static constexpr std::array units{"B", "kB", "MB", "GB", "TB", "PB", "EB"};
    auto value = static_cast<double>(bytes);
    std::size_t unit = 0;
    while (value >= 999.5 && unit + 1 < units.size()) {
        value /= 1000;
        ++unit;
    }
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), unit == 0 || value >= 99.95 ? "%.0f %s" : "%.1f %s", value,
                  units[unit]);
    return text.data();
}

std::string confirmationText(const BoxState& box, const exports::Export& config) {
    if (const auto* const disk = diskOf(box, config)) {
        if (!disk->serial.empty())
            return disk->serial;
        if (!disk->stableNames.empty())
            return disk->stableNames.front();
    }
    return config.address.toString();
}

void confirmTakingAway(PlanBuilder& plan, const ExportStatus& status) {
    if (status.processes.empty()) {
        plan.needs(Confirmation::Click);
        return;
    }
    const auto address = status.config.address.toString();
    const auto users = plan.box().users.find(status.config.address);
    if (users != plan.box().users.end() && users->second.looked && users->second.macs.empty()) {
        plan.warn(say("Nobody was seen reading or writing %1. That proves nothing: an idle mount is silent.",
                      address));
        plan.needs(Confirmation::Click);
        return;
    }
    if (users == plan.box().users.end() || !users->second.looked) {
        plan.warn(say("It could not be checked whether an initiator uses %1.", address));
    } else {
        std::vector<std::string> macs;
        for (const auto& mac : users->second.macs)
            macs.push_back(mac.toString());
        plan.warn(macs.size() == 1
                      ? say("%1 uses %2. Data that was not written yet may be lost, and the file "
                            "system damaged.",
                            listed(macs), address)
                      : say("%1 use %2. Data that was not written yet may be lost, and the file "
                            "system damaged.",
                            listed(macs), address));
    }
    plan.needsTyped(confirmationText(plan.box(), status.config));
}

} // namespace etherdeck::plans
