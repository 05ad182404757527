#include "app/agent/disks/image_file.h"

#include <algorithm>
#include <array>

namespace etherdeck::agent {

bool keepsInodes(std::string_view fileSystem) {
    constexpr std::array those{"ext2", "ext3", "ext4", "xfs", "f2fs", "jfs", "reiserfs"};
    return std::ranges::find(those, fileSystem) != those.end();
}

plans::Disk toDisk(const ImageFile& file, const std::vector<plans::Disk>& disks) {
    plans::Disk disk;
    disk.path = file.path;
    disk.kind = plans::DiskKind::File;
    disk.bytes = file.bytes;
    disk.readOnly = file.readOnly;
    const auto below = std::ranges::find(disks, file.on, &plans::Disk::number);
    if (file.on == plans::DeviceNumber{} || below == disks.end())
        return disk;
    if (!below->uuid.empty() && keepsInodes(below->fileSystem))
        disk.identity = "file-" + below->uuid + "-" + std::to_string(file.inode);
    return disk;
}

} // namespace etherdeck::agent
