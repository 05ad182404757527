#pragma once

#include <cstdint>

namespace etherdeck {

/// What an Ethernet interface can do now.
enum class LinkState : std::uint8_t {
    Up = 0,        ///< on, with carrier
    NoCarrier = 1, ///< on, but no cable or no partner
    Down = 2,      ///< switched off
    Gone = 3,      ///< removed; it does not come back
};

} // namespace etherdeck
