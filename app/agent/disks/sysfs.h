#pragma once

#include "app/agent/disks/inventory.h"
#include "app/agent/disks/sources.h"

#include <vector>

namespace etherdeck::agent {

/// All block devices that are worth listing, from /sys/class/block, without their content: no RAM
/// disks, floppies, CDs, flash translation layers, nor what has no medium. At most 512.
[[nodiscard]] std::vector<DeviceFacts> readBlockDevices(const DiskSources& sources);

/// Adds the links under /dev/disk and /dev/mapper to their devices. Returns whether there is a
/// /dev/disk: something makes such names.
[[nodiscard]] bool addNames(const DiskSources& sources, std::vector<DeviceFacts>& devices);

/// What is mounted in the mount namespace of this process.
[[nodiscard]] std::vector<Mount> readOwnMounts(const DiskSources& sources);
/// What is mounted: here, and in the mount namespaces of other processes, each read once.
[[nodiscard]] std::vector<Mount> readMounts(const DiskSources& sources);
[[nodiscard]] std::vector<Swap> readSwaps(const DiskSources& sources);

} // namespace etherdeck::agent
