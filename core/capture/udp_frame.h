#pragma once

#include "core/base/endpoint.h"
#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <span>

namespace etherdeck::netconsole {

/// What a captured frame starts with.
enum class FrameKind : std::uint8_t {
    Ethernet, ///< addresses, VLAN tags if any, EtherType
    Cooked,   ///< Linux's "any" interface, first form (16 bytes)
    Cooked2,  ///< its second form (20 bytes)
    Ip,       ///< IPv4 or IPv6 at once
};

/// A UDP datagram in a captured frame.
struct UdpFrame {
    Endpoint from;
    Endpoint to;
    std::span<const std::byte> payload; ///< in the frame that was given
};

/// Checksums are not looked at: captures of a machine's own frames have none. Errors: Truncated, Malformed
/// (lengths that do not fit), Unsupported (another protocol, or a fragment of a datagram).
[[nodiscard]] Result<UdpFrame> parseUdpFrame(FrameKind kind, std::span<const std::byte> frame);

} // namespace etherdeck::netconsole
