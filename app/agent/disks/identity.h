#pragma once

#include "app/agent/disks/device_facts.h"
#include "core/plans/disk.h"

#include <string>
#include <string_view>
#include <vector>

namespace etherdeck::agent {

/// False for serial numbers that cheap USB bridges share: empty, too short, one character repeated, or
/// counted through.
[[nodiscard]] bool isCredibleSerial(std::string_view serial);

/// What proves that a device is the same one, wherever it is plugged in; empty when nothing does. `whole` is
/// the disk of a partition.
///
/// Only what the hardware says counts, and the place in its partition table. What stands on a disk does not:
/// an initiator writes there, and a copied disk has it, too. Where it is plugged in does not, either.
/// - disk: its world-wide name, or model and serial number. On USB that may be the serial number of a dock,
///   so the size belongs to it.
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
