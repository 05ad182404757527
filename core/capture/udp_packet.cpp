#include "core/capture/udp_packet.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace etherdeck::netconsole {

namespace {

constexpr std::size_t hops = 64;
constexpr std::size_t longestIpv4Packet = 65'535;

std::array<std::uint8_t, 4> octetsOf(const Endpoint& endpoint) {
    if (!endpoint.isV4())
        return {}; // a dual-stack socket bound to all addresses
    std::array<std::uint8_t, 4> octets{};
    std::copy_n(endpoint.address.begin() + 12, octets.size(), octets.begin());
    return octets;
}

/// Ones' complement of the sum of 16-bit words (RFC 1071).
std::uint16_t checksum(std::span<const std::byte> header) {
    std::uint32_t sum = 0;
    for (std::size_t i = 0; i + 1 < header.size(); i += 2)
        sum += std::to_integer<std::uint32_t>(header[i]) << 8 | std::to_integer<std::uint32_t>(header[i + 1]);
    while (sum > 0xffff)
        sum = (sum & 0xffff) + (sum >> 16);
    return static_cast<std::uint16_t>(~sum);
}

void put16(std::size_t value, std::byte*& to) {
    *to++ = std::byte(value >> 8 & 0xff);
    *to++ = std::byte(value & 0xff);
}

template <std::size_t size>
void put(const std::array<std::uint8_t, size>& octets, std::byte*& to) {
    for (const auto octet : octets)
        *to++ = std::byte{octet};
}

// 4 version, 4 header length, 8 service | total length | id | fragment | 8 hops, 8 protocol | checksum | from
// | to
void putIpv4(const Endpoint& from, const Endpoint& to, std::size_t payload, std::byte*& out) {
    auto* const start = out;
    for (const std::size_t word : {std::size_t{0x4500}, ipv4Header + udpHeader + payload, std::size_t{0},
                                   std::size_t{0}, hops << 8 | udpProtocol, std::size_t{0}})
        put16(word, out);
    put(octetsOf(from), out);
    put(octetsOf(to), out);
    const auto sum = checksum(std::span(start, ipv4Header));
    start[10] = std::byte(sum >> 8);
    start[11] = std::byte(sum & 0xff);
}

// 4 version, 8 class, 20 flow | payload length | 8 next header, 8 hops | from | to
void putIpv6(const Endpoint& from, const Endpoint& to, std::size_t payload, std::byte*& out) {
    for (const std::size_t word :
         {std::size_t{0x6000}, std::size_t{0}, udpHeader + payload, std::size_t{udpProtocol} << 8 | hops})
        put16(word, out);
    put(from.address, out);
    put(to.address, out);
}

} // namespace

UdpHeaders udpHeaders(const Endpoint& from, const Endpoint& to, std::size_t payload) {
    UdpHeaders headers;
    auto* out = headers.bytes.data();
    if (from.isV4())
        putIpv4(from, to, payload, out);
    else
        putIpv6(from, to, payload, out);
    for (const auto word :
         {std::size_t{from.port}, std::size_t{to.port}, udpHeader + payload, std::size_t{0}})
        put16(word, out);
    headers.size = static_cast<std::size_t>(out - headers.bytes.data());
    return headers;
}

void appendUdpPacket(const Endpoint& from, const Endpoint& to, std::span<const std::byte> payload,
                     std::vector<std::byte>& packets) {
    const auto headerSize = (from.isV4() ? ipv4Header : ipv6Header) + udpHeader;
    payload = payload.first(std::min(payload.size(), longestIpv4Packet - headerSize));
    const auto headers = udpHeaders(from, to, payload.size());
    packets.insert(packets.end(), headers.bytes.begin(), headers.bytes.begin() + headers.size);
    packets.insert(packets.end(), payload.begin(), payload.end());
}

} // namespace etherdeck::netconsole
