#pragma once

#include <cstdint>
#include <string_view>

namespace etherdeck::discovery {

/// What a serial number as IDENTIFY tells it is worth.
enum class SerialKind : std::uint8_t {
    Empty,
    Placeholder, ///< a maker's or program's default: every disk of that kind says the same
    HostName,    ///< vblade's "shelf.slot:host"
    Cut,         ///< fills the field of 20 characters, so that more may have followed
    Own,
};

/// What equal serial numbers prove of two disks of one model and size.
enum class SerialProof : std::uint8_t {
    None,   ///< nothing
    Weak,   ///< that they may be one
    Strong, ///< that they are one
};

[[nodiscard]] SerialKind serialKind(std::string_view serial);
/// `isShared`: the serial number stands at other addresses, too, side by side.
[[nodiscard]] SerialProof proofOf(SerialKind kind, bool isShared);

/// "7.3" of vblade's "7.3:plug"; empty when the serial number is not of that form.
[[nodiscard]] std::string_view vbladeAddress(std::string_view serial);
/// True for one that fills its field in IDENTIFY DEVICE.
[[nodiscard]] bool fillsField(std::string_view serial);

} // namespace etherdeck::discovery
