#pragma once

#include "core/base/endpoint.h"
#include "core/capture/udp_header.h"

#include <array>
#include <cstddef>
#include <span>
#include <vector>

namespace etherdeck::netconsole {

/// Bytes of IP and UDP header before the payload, at most.
inline constexpr std::size_t longestUdpHeaders = ipv6Header + udpHeader;

/// Appends the datagram as an IP packet, as captures hold it: IPv4 where the sender's address is one. The UDP
/// checksum is 0, for "none". `payload` is cut at the longest that fits a packet.
void appendUdpPacket(const Endpoint& from, const Endpoint& to, std::span<const std::byte> payload,
                     std::vector<std::byte>& packets);

/// The headers that appendUdpPacket() begins with.
struct UdpHeaders {
    std::array<std::byte, longestUdpHeaders> bytes{};
    std::size_t size = 0;
};
[[nodiscard]] UdpHeaders udpHeaders(const Endpoint& from, const Endpoint& to, std::size_t payload);

} // namespace etherdeck::netconsole
