#pragma once

#include "core/plans/disk.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace etherdeck::agent {

/// An entry of a partition table.
struct TableEntry {
    std::uint32_t number = 0;
    std::uint64_t start = 0; ///< bytes
    std::string uuid;

    friend bool operator==(const TableEntry&, const TableEntry&) = default;
};

/// The content of a disk or a part of one.
struct Signature {
    std::string fileSystem; ///< as libblkid names it
    std::string label;
    std::string uuid;
    std::string usage; ///< "filesystem", "raid", "crypto", "other"
    std::vector<TableEntry> partitions;

    friend bool operator==(const Signature&, const Signature&) = default;
};

/// What an ATA disk says about itself, as far as it is known.
struct AtaFacts {
    std::string model;
    std::string serial;
    std::string wwn; ///< 16 hexadecimal digits; empty when it has none

    friend bool operator==(const AtaFacts&, const AtaFacts&) = default;
};

/// What was read about a block device, before any conclusion. Texts are as the device reports them.
struct DeviceFacts {
    std::string name; ///< the kernel's: "sda1"
    std::string path; ///< "/dev/sda1"
    plans::DiskKind kind = plans::DiskKind::Disk;
    plans::DeviceNumber number;
    std::string whole;           ///< of a partition: the name of its disk
    std::uint32_t partition = 0; ///< its number there
    std::uint64_t bytes = 0;
    std::uint64_t start = 0;
    bool readOnly = false;
    bool removable = false;

    std::string transport;
    std::string usbPort;
    std::string usbSerial;
    std::string vendor; ///< of a SCSI device
    std::string model;
    std::string serial; ///< of an NVMe, MMC or virtio disk; of a SCSI disk its unit serial number
    std::string wwid;   ///< "naa.5000c500a1b2c3d4", "eui.…"
    std::string nvmeNamespace;
    std::string scsiAddress; ///< "0:0:0:0": host, channel, target, LUN
    std::string devicePath;  ///< in /sys: "/devices/platform/…"
    std::optional<AtaFacts> ata;

    std::string dmName;
    std::string dmUuid;
    std::string mdUuid;
    std::string loopFile;                        ///< the file behind the loop device
    std::optional<plans::DeviceNumber> loopOver; ///< when that is a block device
    std::vector<std::string> holders;
    std::vector<std::string> slaves;

    std::vector<std::string> names; ///< links to it that exist, as absolute paths
    Signature signature;
    bool exclusive = false; ///< it could not be opened exclusively
    std::string state;      ///< changes whenever something may have been written to it

    friend bool operator==(const DeviceFacts&, const DeviceFacts&) = default;
};

} // namespace etherdeck::agent
