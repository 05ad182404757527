#pragma once

#include "core/discovery/target.h"

#include <optional>
#include <string>

namespace etherdeck::discovery {

/// What stays the same on a vblade disk when its address changes. vblade's serial number is
/// "shelf.slot:host", cut to the field's 20 characters, so a renumbered export has a different serial number.
/// Its host, size and config string stay, and so does the MAC of its box. A host name alone is not enough:
/// all boxes with the same image share it.
struct Kin {
    std::string host;
    bool isCut = false; ///< the serial number is full: the host name may be longer
    Sectors size;
    std::string configString;
    MacAddress mac; ///< zero: unknown, from an earlier version

    friend bool operator==(const Kin&, const Kin&) = default;
};

/// Host names that were cut at different lengths are compared up to the shorter one. Without a MAC nothing is
/// kin.
[[nodiscard]] bool areKin(const Kin& a, const Kin& b);

/// The identity of a target, whatever its current address.
struct DiskKey {
    std::string exact;      ///< stable text, to compare and to store; opaque
    std::optional<Kin> kin; ///< for vblade and targets with serial numbers in its form
    /// No serial number distinguishes this disk: the key contains the address, so that nothing that is stored
    /// under it follows the disk to another one.
    bool isAddress = false;

    friend bool operator==(const DiskKey&, const DiskKey&) = default;
};

/// From the target's principal path: model, serial number and size; with the address if the serial number
/// proves nothing or is also used at other addresses.
[[nodiscard]] DiskKey diskKey(const Target& target);

/// The parts of a stored key, for a disk whose serial number turned out to be used by several.
struct KeyParts {
    std::string address; ///< empty in a key without an address
    std::string itself;  ///< size, model and serial number
};
/// Nothing for the key of a target without a serial number.
[[nodiscard]] std::optional<KeyParts> partsOf(const std::string& exact);
[[nodiscard]] std::string diskKeyOf(const std::string& itself);
[[nodiscard]] std::string placedKeyOf(const std::string& itself, Address address);

} // namespace etherdeck::discovery
