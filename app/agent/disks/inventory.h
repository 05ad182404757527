#pragma once

#include "app/agent/disks/device_facts.h"
#include "app/agent/disks/kernel_tables.h"

#include <vector>

namespace etherdeck::agent {

/// Everything that was read, before any conclusion.
struct Findings {
    std::vector<DeviceFacts> devices;
    std::vector<Mount> mounts;
    std::vector<Swap> swaps;
    bool hasNames = true; ///< the system makes names under /dev/disk
};

/// The disks of a box as others see them, in the order of their names. Does no I/O.
[[nodiscard]] std::vector<plans::Disk> makeInventory(const Findings& findings);

} // namespace etherdeck::agent
