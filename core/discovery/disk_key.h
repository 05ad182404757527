#pragma once

#include "core/discovery/target.h"

#include <optional>
#include <string>

namespace etherdeck::discovery {

/// What is left of a vblade disk when its address changes. vblade's serial number is "shelf.slot:host", cut
/// to the 20 characters of the field, so a renumbered export has another serial number. Its host, size and
/// config string stay.
struct Kin {
    std::string host;
    bool isCut = false; ///< the serial number is full: the host's name may go on
    Sectors size;
    std::string configString;

    friend bool operator==(const Kin&, const Kin&) = default;
};

/// Host names that had different room before they were cut are compared as far as the shorter one goes.
[[nodiscard]] bool areKin(const Kin& a, const Kin& b);

/// Who a target is, whatever address it has at the moment.
struct DiskKey {
    std::string exact;      ///< stable text, to compare and to store; opaque
    std::optional<Kin> kin; ///< of vblade and what names itself like it
    /// The target has not told a serial number: the key is its address, and says nothing of the disk.
    bool isAddress = false;

    friend bool operator==(const DiskKey&, const DiskKey&) = default;
};

/// By the target's principal path. Model, serial number and size make the exact key, as isSameDisk() has it.
[[nodiscard]] DiskKey diskKey(const Target& target);

} // namespace etherdeck::discovery
