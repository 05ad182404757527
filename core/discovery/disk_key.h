#pragma once

#include "core/discovery/target.h"

#include <optional>
#include <string>

namespace etherdeck::discovery {

/// What is left of a vblade disk when its address changes. vblade's serial number is "shelf.slot:host", cut
/// to the 20 characters of the field, so a renumbered export has another serial number. Its host, size and
/// config string stay, and so does the MAC of its box: a host name alone is that of every box with its image.
struct Kin {
    std::string host;
    bool isCut = false; ///< the serial number is full: the host's name may go on
    Sectors size;
    std::string configString;
    MacAddress mac; ///< zero: not known, from an earlier version

    friend bool operator==(const Kin&, const Kin&) = default;
};

/// Host names that had different room before they were cut are compared as far as the shorter one goes.
/// Without a MAC nobody is kin.
[[nodiscard]] bool areKin(const Kin& a, const Kin& b);

/// Who a target is, whatever address it has at the moment.
struct DiskKey {
    std::string exact;      ///< stable text, to compare and to store; opaque
    std::optional<Kin> kin; ///< of vblade and what names itself like it
    /// No serial number tells this disk from others: the key holds the address, so that nothing that is
    /// stored under it follows to another one.
    bool isAddress = false;

    friend bool operator==(const DiskKey&, const DiskKey&) = default;
};

/// By the target's principal path: model, serial number and size; with the address, where the serial number
/// proves nothing or stands at other addresses, too.
[[nodiscard]] DiskKey diskKey(const Target& target);

/// What a stored key is made of: for one disk whose serial number turned out to name several.
struct KeyParts {
    std::string address; ///< empty in a key without address
    std::string itself;  ///< size, model and serial number
};
/// Nothing for the key of a target without serial number.
[[nodiscard]] std::optional<KeyParts> partsOf(const std::string& exact);
[[nodiscard]] std::string diskKeyOf(const std::string& itself);
[[nodiscard]] std::string placedKeyOf(const std::string& itself, Address address);

} // namespace etherdeck::discovery
