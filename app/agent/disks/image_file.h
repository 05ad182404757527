#pragma once

#include "core/plans/disk.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// Files that are exported like disks.
namespace etherdeck::agent {

/// What a file system says about one of its files.
struct ImageFile {
    std::string path;
    std::uint64_t bytes = 0;
    std::uint64_t inode = 0;
    plans::DeviceNumber on; ///< the device of its file system
    bool readOnly = false;
};

/// Whether a file keeps its inode number for as long as it exists, and no other file of the file system has
/// the same: not so on FAT, on btrfs with snapshots, and over the network.
[[nodiscard]] bool keepsInodes(std::string_view fileSystem);

/// The file as a disk. Its identity is its inode number together with the UUID of its file system, which must
/// be on one of `disks`; device numbers may differ after the next start.
[[nodiscard]] plans::Disk toDisk(const ImageFile& file, const std::vector<plans::Disk>& disks);

} // namespace etherdeck::agent
