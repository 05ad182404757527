#pragma once

#include <cstdint>
#include <string_view>

namespace etherdeck::discovery {

/// What kind of serial number IDENTIFY reports.
enum class SerialKind : std::uint8_t {
    Empty,
    Placeholder, ///< a manufacturer's or program's default: every disk of that kind has it
    HostName,    ///< vblade's "shelf.slot:host"
    Cut,         ///< fills the field of 20 characters, so it may have been longer
    Own,
};

/// What equal serial numbers of two disks with the same model and size prove.
enum class SerialProof : std::uint8_t {
    None,   ///< nothing
    Weak,   ///< that they may be one
    Strong, ///< that they are one
};

[[nodiscard]] SerialKind serialKind(std::string_view serial);
/// `isShared`: the serial number is in use at other addresses at the same time.
[[nodiscard]] SerialProof proofOf(SerialKind kind, bool isShared);

/// "7.3" from vblade's "7.3:plug"; empty when the serial number does not have that form.
[[nodiscard]] std::string_view vbladeAddress(std::string_view serial);
/// True for a serial number that fills its field in IDENTIFY DEVICE.
[[nodiscard]] bool fillsField(std::string_view serial);

} // namespace etherdeck::discovery
