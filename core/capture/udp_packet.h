#pragma once

#include "core/base/endpoint.h"
#include "core/capture/udp_header.h"

#include <array>
#include <cstddef>
#include <span>
#include <vector>

namespace etherdeck::netconsole {

/// The most bytes that IP and UDP headers take before the payload.
inline constexpr std::size_t longestUdpHeaders = ipv6Header + udpHeader;

/// Appends the datagram as an IP packet: IPv4 if the sender's address is one. The UDP checksum is 0, which
/// means "none". `payload` is cut to what fits into a packet.
void appendUdpPacket(const Endpoint& from, const Endpoint& to, std::span<const std::byte> payload,
                     std::vector<std::byte>& packets);

/// The headers that appendUdpPacket() writes.
struct UdpHeaders {
    std::array<std::byte, longestUdpHeaders> bytes{};
    std::size_t size = 0;
};
[[nodiscard]] UdpHeaders udpHeaders(const Endpoint& from, const Endpoint& to, std::size_t payload);

} // namespace etherdeck::netconsole
