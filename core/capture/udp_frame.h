#pragma once

#include "core/base/endpoint.h"
#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <span>

namespace etherdeck::netconsole {

/// The header with which a captured frame starts.
enum class FrameKind : std::uint8_t {
    Ethernet, ///< addresses, VLAN tags if any, EtherType
    Cooked,   ///< Linux's "any" interface, version 1 (16 bytes)
    Cooked2,  ///< version 2 (20 bytes)
    Ip,       ///< none: starts with IPv4 or IPv6
};

/// A UDP datagram in a captured frame.
struct UdpFrame {
    Endpoint from;
    Endpoint to;
    std::span<const std::byte> payload; ///< points into the given frame
};

/// Does not verify checksums: in captures of a computer's own frames they are not filled in. Errors:
/// Truncated, Malformed (lengths that do not fit), Unsupported (another protocol, or a fragment of a
/// datagram).
[[nodiscard]] Result<UdpFrame> parseUdpFrame(FrameKind kind, std::span<const std::byte> frame);

} // namespace etherdeck::netconsole
