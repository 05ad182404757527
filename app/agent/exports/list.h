#pragma once

#include "app/agent/disks/uses.h"
#include "app/agent/exports/process_scan.h"
#include "core/exports/conf.h"
#include "core/exports/supervisor.h"
#include "core/plans/box_state.h"

#include <set>
#include <span>
#include <string>
#include <vector>

namespace etherdeck::agent {

/// What is known of the vblades of the box.
struct VbladesSeen {
    std::span<const exports::VbladeStatus> supervised;
    std::span<const FoundVblade> found;
    std::set<exports::VbladeId> begun; ///< the agent is starting them: they are not those of others
    bool unitsRunExports = false;
};

[[nodiscard]] const exports::VbladeStatus* findVblade(std::span<const exports::VbladeStatus> supervised,
                                                      const exports::VbladeId& id);

[[nodiscard]] bool isConfigured(const std::vector<exports::ConfDirectory::Entry>& configured,
                                const exports::VbladeId& id);

/// True when a unit of the distribution would run an export on this interface, where units do so at all.
[[nodiscard]] bool hasUnit(const exports::ConfDirectory::Entry& entry, const std::string& interface);

/// All exports with their states: those that are configured, then the vblades that others have started, one
/// for each address.
[[nodiscard]] std::vector<plans::ExportStatus>
listExports(const std::vector<exports::ConfDirectory::Entry>& configured, const VbladesSeen& seen);

/// True when there is a process of the export on that interface.
[[nodiscard]] bool runsOn(const plans::ExportStatus& status, const std::string& interface);

/// The disks that exports use: those that their paths name, and those that processes have open, even if the
/// configuration has changed since.
[[nodiscard]] std::vector<FoundUse> usesOf(const std::vector<plans::ExportStatus>& list,
                                           const std::vector<FoundVblade>& found);

} // namespace etherdeck::agent
