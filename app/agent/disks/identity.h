#pragma once

#include "app/agent/disks/device_facts.h"
#include "core/plans/disk.h"

#include <string>
#include <string_view>
#include <vector>

namespace etherdeck::agent {

/// False for serial numbers that cheap USB bridges share: empty, too short, one character repeated, or a
/// sequence such as 12345678.
[[nodiscard]] bool isCredibleSerial(std::string_view serial);

/// What proves that a device is the same one, wherever it is plugged in; empty when nothing does. `whole` is
/// the disk of a partition.
///
/// Only what the hardware reports counts, and the place in its partition table. The content of a disk does
/// not: initiators write it, and a copy has the same. Nor does the port where it is plugged in.
/// - disk: its world-wide name, or model and serial number. On USB that may be the serial number of a dock,
///   so the size is a part of it.
/// - partition: the disk, its number and where it starts; or the UUID in a GPT.
/// - LVM, dm-crypt, md: the UUID of the volume or array.
[[nodiscard]] std::string identityOf(const DeviceFacts& device, const DeviceFacts* whole);

/// Takes an identity away from all disks that share one: it proves nothing then.
void dropSharedIdentities(std::vector<plans::Disk>& disks);

enum class Sameness {
    Same,
    Different,
    Unknown, ///< one of them has no identity
};
[[nodiscard]] Sameness compareIdentity(std::string_view before, std::string_view now);

} // namespace etherdeck::agent
