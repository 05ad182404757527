#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace etherdeck::plans {

enum class DiskKind : std::uint8_t { Disk, Partition, Volume, Array, Loop, File };

/// The kernel's number of a block device; 0:0 for a file.
struct DeviceNumber {
    std::uint32_t major = 0;
    std::uint32_t minor = 0;

    friend auto operator<=>(const DeviceNumber&, const DeviceNumber&) = default;
};

enum class UseKind : std::uint8_t {
    Mounted,   ///< `what` is the mount point
    Swap,      ///< in use as swap space
    Holder,    ///< `what` is the device on top of it: LVM, md, dm-crypt
    Loop,      ///< `what` is the loop device on top of it
    Export,    ///< `what` is the address of the export
    Root,      ///< the running system is on it
    Exclusive, ///< a program has opened it exclusively
    Part,      ///< `what` is a partition of it that is in use, or the whole disk that is
};

struct DiskUse {
    UseKind kind = UseKind::Mounted;
    std::string what;

    friend auto operator<=>(const DiskUse&, const DiskUse&) = default;
};

/// What smartctl reports, where it is installed.
struct Smart {
    bool healthy = true;
    std::optional<int> temperature; ///< degrees Celsius
    std::optional<std::uint64_t> hoursOn;
    std::optional<std::uint64_t> reallocated; ///< sectors

    friend bool operator==(const Smart&, const Smart&) = default;
};

/// Where a file lies.
struct FilePlace {
    std::string mountPoint;
    std::string fileSystem; ///< "ext4"
    std::string device;     ///< the path of the disk that its file system is on; empty when that is not known
    std::uint64_t allocated = 0; ///< bytes; less than its size when it is sparse
    /// Together they show whether two names are of one file; 0: not known. They never leave the box.
    std::uint64_t fileSystemNumber = 0;
    std::uint64_t inode = 0;

    friend bool operator==(const FilePlace&, const FilePlace&) = default;
};

/// Something on the box that can be exported: a disk, a part of one, or a file.
struct Disk {
    std::string path; ///< "/dev/sdb1": may name another disk after the next start
    DiskKind kind = DiskKind::Disk;
    DeviceNumber number;
    std::uint64_t bytes = 0;
    std::string model;
    std::string serial;
    std::string transport;   ///< "usb", "sata", "nvme", "mmc", "virtio"; empty when unknown
    std::string usbPort;     ///< "1-1.2"; empty when it is not on USB
    std::string whole;       ///< the path of the disk that it is a partition of; empty for others
    std::uint64_t start = 0; ///< of a partition, in bytes from the start of the whole disk
    /// Names under /dev/disk/by-…, the best first; only such as exist.
    std::vector<std::string> stableNames;
    /// The names that udev would make, where there is no udev: they do not exist and cannot be opened.
    std::vector<std::string> derivedNames;
    /// What proves that this is the same disk, wherever it is plugged in; empty when nothing does. Never
    /// derived from its content, which initiators write.
    std::string identity;
    std::string fileSystem; ///< "ext4", "LVM2_member"; empty when none is known
    std::string label;
    std::string uuid;
    std::vector<DiskUse> uses; ///< sorted
    bool readOnly = false;
    bool removable = false;
    bool system = false; ///< the running system is on it or on a part of it
    bool locked = false; ///< no plan touches it until it is unlocked
    std::optional<Smart> smart;
    std::optional<FilePlace> file; ///< of a file

    friend bool operator==(const Disk&, const Disk&) = default;
};

} // namespace etherdeck::plans
