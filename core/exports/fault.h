#pragma once

#include <tl/expected.hpp>

#include <cstdint>
#include <string>
#include <string_view>

namespace etherdeck::exports {

/// What can be wrong with an export, as a closed list. vblade accepts most of these.
enum class FaultKind : std::uint8_t {
    Address,       ///< not written as e7.3
    Shelf,         ///< not 0 to 65534
    LinuxShelf,    ///< 4095: the Linux initiator does not use it
    Slot,          ///< not 0 to 254
    Buffers,       ///< not 2 to 65535
    Offset,        ///< not a number of sectors, or at or past the end of the disk
    Length,        ///< not a number of sectors, 0, or past the end of the disk
    DiskTooSmall,  ///< less than one sector
    NoInterface,   ///< there must be one at least
    Interface,     ///< a name that no interface can have, or that no conf file can hold
    NoPath,        ///< empty
    RelativePath,  ///< does not begin with /
    PathNotPlain,  ///< has "//", a component "." or "..", or ends with /
    PathCharacter, ///< a character that a shell or systemd would interpret
    PathTooLong,
    Mac,         ///< not a MAC address, or vblade would read another one
    ReservedMac, ///< a group address, or only zeros: no initiator has it
    TooManyMacs, ///< vblade writes past the end of its list
};
/// "address", "linux-shelf", ….
[[nodiscard]] std::string_view name(FaultKind kind);

/// A fault, and the value that has it: safe to show, cut when it is long.
struct Fault {
    FaultKind kind = FaultKind::Address;
    std::string value;

    friend bool operator==(const Fault&, const Fault&) = default;
};

template <class T>
using Checked = tl::expected<T, Fault>;

/// Cleans and cuts the value.
[[nodiscard]] Fault fault(FaultKind kind, std::string_view value = {});
/// An English sentence: what is wrong, and what would be right.
[[nodiscard]] std::string sentence(const Fault& fault);

} // namespace etherdeck::exports
