#pragma once

#include "app/agent/disks/device_facts.h"

#include <string>
#include <string_view>
#include <vector>

/// The names of disks under /dev/disk: what udev would make, and which of those that exist is best.
namespace etherdeck::agent {

/// Text as udev writes it in a name: without white space at both ends, with one "_" for white space within,
/// and "_" for each character that is not allowed.
[[nodiscard]] std::string udevText(std::string_view raw);

/// The name that the bus of a whole disk gives it: "usb-Vendor_Model_SERIAL-0:0", "ata-Model_SERIAL";
/// empty when there is nothing to make one from.
[[nodiscard]] std::string busName(const DeviceFacts& disk);
/// "wwn-0x5000c500a1b2c3d4"; empty when the disk has none.
[[nodiscard]] std::string wwnName(const DeviceFacts& disk);
/// "platform-f1050000.ehci-usb-0:1.2:1.0-scsi-0:0:0:0": where a USB disk is plugged in; empty for others.
[[nodiscard]] std::string pathName(const DeviceFacts& disk);

/// All names that udev makes of what a whole disk says about itself: the two above, and others that an NVMe
/// disk or a disk behind a USB bridge has.
[[nodiscard]] std::vector<std::string> hardwareNames(const DeviceFacts& disk);

/// The UUID of an array as mdadm writes it, "0011…:…", from that of a member as libblkid writes it; empty
/// when it is none.
[[nodiscard]] std::string arrayUuid(std::string_view memberUuid);

/// The names that udev would give this device, the best first: "/dev/disk/by-id/…". `whole` is the disk of a
/// partition.
[[nodiscard]] std::vector<std::string> udevNames(const DeviceFacts& device, const DeviceFacts* whole);

/// True for names that are worth keeping: they exist as long as the disk does, and are printable ASCII.
[[nodiscard]] bool isStableName(std::string_view path);
/// The best first: what the disk reports about itself, then its partition table, then its content, and
/// last where it is plugged in.
void sortStableNames(std::vector<std::string>& names);

} // namespace etherdeck::agent
