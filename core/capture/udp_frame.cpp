#include "core/capture/udp_frame.h"

#include "core/base/byte_reader.h"
#include "core/capture/udp_header.h"

#include <algorithm>
#include <array>

namespace etherdeck::netconsole {

namespace {

constexpr std::uint16_t ipv4Type = 0x0800;
constexpr std::uint16_t ipv6Type = 0x86dd;
constexpr std::uint16_t vlanType = 0x8100;
constexpr std::uint16_t serviceVlanType = 0x88a8;
constexpr int maxVlanTags = 2;

bool readEthernet(ByteReader& reader, std::uint16_t& type) {
    if (!(reader.skip(12) && reader.u16(type)))
        return false;
    for (int tags = 0; (type == vlanType || type == serviceVlanType) && tags < maxVlanTags; ++tags)
        if (!(reader.skip(2) && reader.u16(type)))
            return false;
    return true;
}

/// Returns the EtherType of the payload and moves the reader there.
Result<std::uint16_t> readHeader(FrameKind kind, ByteReader& reader) {
    std::uint16_t type = 0;
    std::uint8_t version = 0;
    bool complete = false;
    switch (kind) {
    case FrameKind::Ethernet:
        complete = readEthernet(reader, type);
        break;
    case FrameKind::Cooked: // kind (2) | device (2) | length (2) | address (8) | EtherType (2)
        complete = reader.skip(14) && reader.u16(type);
        break;
    case FrameKind::Cooked2: // EtherType (2) | … (18)
        complete = reader.u16(type) && reader.skip(18);
        break;
    case FrameKind::Ip:
        complete = ByteReader(reader.rest()).u8(version);
        type = version >> 4 == 4 ? ipv4Type : ipv6Type;
        break;
    }
    if (!complete)
        return fail(ErrorCode::Truncated);
    return type;
}

template <std::size_t size>
std::array<std::uint8_t, size> octets(std::span<const std::byte> bytes) {
    std::array<std::uint8_t, size> array{};
    std::ranges::transform(bytes, array.begin(),
                           [](std::byte byte) { return std::to_integer<std::uint8_t>(byte); });
    return array;
}

/// The payload of IP, without the padding of short frames.
struct Packet {
    Endpoint from;
    Endpoint to;
    std::span<const std::byte> body;
};

// version, length (1) | … (1) | whole length (2) | id (2) | flags, offset (2) | ttl (1) | protocol (1) |
// checksum (2) | from (4) | to (4) | options
Result<Packet> readV4(ByteReader reader) {
    std::uint8_t start = 0;
    std::uint8_t protocol = 0;
    std::uint16_t length = 0;
    std::uint16_t fragment = 0;
    std::span<const std::byte> from;
    std::span<const std::byte> to;
    if (!(reader.u8(start) && reader.skip(1) && reader.u16(length) && reader.skip(2) &&
          reader.u16(fragment) && reader.skip(1) && reader.u8(protocol) && reader.skip(2) &&
          reader.bytes(4, from) && reader.bytes(4, to)))
        return fail(ErrorCode::Truncated);
    const std::size_t header = std::size_t{4} * (start & 0x0f);
    if (start >> 4 != 4 || header < ipv4Header || length < header)
        return fail(ErrorCode::Malformed);
    if (protocol != udpProtocol || (fragment & 0x3fff) != 0)
        return fail(ErrorCode::Unsupported);
    Packet packet{Endpoint::v4(octets<4>(from), 0), Endpoint::v4(octets<4>(to), 0), {}};
    if (!(reader.skip(header - ipv4Header) && reader.bytes(length - header, packet.body)))
        return fail(ErrorCode::Truncated);
    return packet;
}

// version, class, flow (4) | length (2) | next header (1) | hop limit (1) | from (16) | to (16)
Result<Packet> readV6(ByteReader reader) {
    std::uint32_t start = 0;
    std::uint16_t length = 0;
    std::uint8_t next = 0;
    std::span<const std::byte> from;
    std::span<const std::byte> to;
    if (!(reader.u32(start) && reader.u16(length) && reader.u8(next) && reader.skip(1) &&
          reader.bytes(16, from) && reader.bytes(16, to)))
        return fail(ErrorCode::Truncated);
    if (start >> 28 != 6)
        return fail(ErrorCode::Malformed);
    if (next != udpProtocol)
        return fail(ErrorCode::Unsupported);
    Packet packet{{octets<16>(from), 0}, {octets<16>(to), 0}, {}};
    if (!reader.bytes(length, packet.body))
        return fail(ErrorCode::Truncated);
    return packet;
}

} // namespace

Result<UdpFrame> parseUdpFrame(FrameKind kind, std::span<const std::byte> frame) {
    ByteReader reader(frame);
    const auto type = readHeader(kind, reader);
    if (!type)
        return fail(type.error());
    if (*type != ipv4Type && *type != ipv6Type)
        return fail(ErrorCode::Unsupported);
    const auto packet = *type == ipv4Type ? readV4(reader) : readV6(reader);
    if (!packet)
        return fail(packet.error());
    // from (2) | to (2) | length (2) | checksum (2) | payload
    UdpFrame udp{packet->from, packet->to, {}};
    ByteReader body(packet->body);
    std::uint16_t length = 0;
    if (!(body.u16(udp.from.port) && body.u16(udp.to.port) && body.u16(length) && body.skip(2)))
        return fail(ErrorCode::Malformed);
    if (length < udpHeader || !body.bytes(length - udpHeader, udp.payload))
        return fail(ErrorCode::Malformed);
    return udp;
}

} // namespace etherdeck::netconsole
