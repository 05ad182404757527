#pragma once

#include "core/plans/disk.h"

#include <string>
#include <vector>

/// Who uses which disk.
namespace etherdeck::agent {

/// A use that somebody else has found, such as an export: of the disk with this number, or where the number
/// is 0:0, with this path or stable name.
struct FoundUse {
    plans::DeviceNumber number;
    std::string path;
    plans::DiskUse use;

    friend bool operator==(const FoundUse&, const FoundUse&) = default;
};

/// Adds these uses, and what follows from them: a disk that has a used partition is in use, and so is each
/// partition of a used disk. Adding one twice changes nothing. Returns those for which there is no disk.
[[nodiscard]] std::vector<FoundUse> addUses(std::vector<plans::Disk>& disks,
                                            const std::vector<FoundUse>& found);

/// Adds what follows for whole disks and partitions (UseKind::Part), and sorts uses.
void completeUses(std::vector<plans::Disk>& disks);

/// A locked disk locks its partitions, and a locked partition its disk.
void spreadLocks(std::vector<plans::Disk>& disks);

} // namespace etherdeck::agent
