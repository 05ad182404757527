#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace etherdeck::exports {

/// Why a vblade ended, as far as its output says.
enum class DeathCause : std::uint8_t {
    InterfaceDown,
    NoInterface,
    NotPermitted,
    NoDisk,
    DiskRefused, ///< it exists and could not be opened
    DiskTooSmall,
    OffsetTooLarge,
    LengthTooLarge,
    FrameTooLong, ///< the MTU was lowered
    Usage,
    NoMessage, ///< as when it was killed
    Other,
};

struct DeathReason {
    DeathCause cause = DeathCause::NoMessage;
    std::string text; ///< an English sentence, safe to show

    friend bool operator==(const DeathReason&, const DeathReason&) = default;
};
/// From the end of vblade's output: its last line counts.
[[nodiscard]] DeathReason deathReason(std::string_view log);

} // namespace etherdeck::exports
