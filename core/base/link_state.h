#pragma once

#include <cstdint>

namespace etherdeck {

/// The state of an Ethernet interface.
enum class LinkState : std::uint8_t {
    Up = 0,        ///< on, with carrier
    NoCarrier = 1, ///< on, but no cable or no link partner
    Down = 2,      ///< switched off
    Gone = 3,      ///< removed for good
};

} // namespace etherdeck
