#include "app/agent/exports/list.h"

#include <algorithm>

namespace etherdeck::agent {

namespace {

using exports::VbladeStatus;
using plans::ExportState;
using plans::ExportStatus;

ExportStatus statusOf(const exports::ConfDirectory::Entry& entry, const VbladesSeen& seen) {
    ExportStatus status;
    status.config = entry.config;
    status.files = entry.files;
    std::size_t running = 0;
    for (const auto& interface : entry.config.interfaces) {
        const exports::VbladeId id{entry.config.address, interface};
        if (seen.unitsRunExports && hasUnit(entry, interface)) {
            const auto found =
                std::ranges::find_if(seen.found, [&](const FoundVblade& vblade) { return isOf(vblade, id); });
            if (found != seen.found.end()) {
                status.processes.push_back({interface, found->pid});
                ++running;
            }
            continue;
        }
        const auto* const vblade = findVblade(seen.supervised, id);
        if (!vblade)
            continue;
        if (vblade->pid != 0)
            status.processes.push_back({interface, vblade->pid});
        if (vblade->state == VbladeStatus::State::Running)
            ++running;
        if (vblade->state == VbladeStatus::State::Failed && status.reason.empty())
            status.reason = vblade->reason;
    }
    if (!status.reason.empty())
        status.state = ExportState::Failed;
    else if (running != 0 && running == entry.config.interfaces.size())
        status.state = ExportState::Running;
    else if (running != 0) {
        status.state = ExportState::Failed;
        status.reason = "It does not run on all of its interfaces.";
    }
    return status;
}

ExportStatus foreignStatus(const FoundVblade& found) {
    ExportStatus status;
    status.config = found.config;
    status.managed = false;
    status.state = ExportState::Running;
    status.processes = {
        {found.config.interfaces.empty() ? std::string() : found.config.interfaces.front(), found.pid}};
    return status;
}

} // namespace

const VbladeStatus* findVblade(std::span<const VbladeStatus> supervised, const exports::VbladeId& id) {
    const auto found = std::ranges::find(supervised, id, &VbladeStatus::id);
    return found == supervised.end() ? nullptr : &*found;
}

bool isConfigured(const std::vector<exports::ConfDirectory::Entry>& configured, const exports::VbladeId& id) {
    return std::ranges::any_of(configured, [&id](const exports::ConfDirectory::Entry& entry) {
        return entry.config.address == id.address &&
               std::ranges::find(entry.config.interfaces, id.interface) != entry.config.interfaces.end();
    });
}

bool hasUnit(const exports::ConfDirectory::Entry& entry, const std::string& interface) {
    const auto file = entry.files.find(interface);
    return file != entry.files.end() && exports::confUnit(file->second).has_value();
}

std::vector<ExportStatus> listExports(const std::vector<exports::ConfDirectory::Entry>& configured,
                                      const VbladesSeen& seen) {
    std::vector<ExportStatus> list;
    std::set<std::int32_t> shown;
    for (const auto& entry : configured) {
        list.push_back(statusOf(entry, seen));
        for (const auto& process : list.back().processes)
            shown.insert(process.pid);
    }
    for (const auto& vblade : seen.found) {
        const auto isBegun = [&vblade](const exports::VbladeId& id) { return isOf(vblade, id); };
        if (shown.contains(vblade.pid) || std::ranges::any_of(seen.begun, isBegun))
            continue;
        auto status = foreignStatus(vblade);
        const auto sibling = std::ranges::find_if(list, [&](const ExportStatus& other) {
            return !other.managed && other.config.address == vblade.config.address;
        });
        if (sibling == list.end()) {
            list.push_back(std::move(status));
        } else { // one address on several interfaces is one export
            sibling->processes.push_back(std::move(status.processes.front()));
            sibling->config.interfaces.insert(sibling->config.interfaces.end(),
                                              vblade.config.interfaces.begin(),
                                              vblade.config.interfaces.end());
        }
    }
    return list;
}

bool runsOn(const ExportStatus& status, const std::string& interface) {
    return std::ranges::find(status.processes, interface, &plans::ExportProcess::interface) !=
           status.processes.end();
}

std::vector<FoundUse> usesOf(const std::vector<ExportStatus>& list, const std::vector<FoundVblade>& found) {
    std::vector<FoundUse> uses;
    for (const auto& status : list) {
        if (!status.processes.empty())
            uses.push_back(
                {{}, status.config.path, {plans::UseKind::Export, status.config.address.toString()}});
    }
    for (const auto& vblade : found)
        uses.push_back({vblade.number,
                        vblade.number == plans::DeviceNumber() ? vblade.config.path : std::string(),
                        {plans::UseKind::Export, vblade.config.address.toString()}});
    return uses;
}

} // namespace etherdeck::agent
