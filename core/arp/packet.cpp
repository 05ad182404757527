#include "core/arp/packet.h"

#include "core/base/byte_reader.h"
#include "core/base/byte_writer.h"

namespace etherdeck::arp {

namespace {

constexpr std::uint16_t etherType = 0x0806;
constexpr std::uint16_t ethernet = 1;
constexpr std::uint16_t ipv4 = 0x0800;
constexpr std::uint8_t macSize = 6;
constexpr std::uint8_t addressSize = 4;

} // namespace

//   0            6            12     14     16     18   19   20     22
//   +------------+------------+------+------+------+----+----+------+
//   | destination| source     | 0806 | 0001 | 0800 | 06 | 04 | oper |
//   +------------+------------+------+------+------+----+----+------+
//   22           28         32           38         42
//   +------------+----------+------------+----------+
//   | sender MAC | sender   | target MAC | target   |   padding up to 60
//   +------------+----------+------------+----------+
Result<Packet> parse(std::span<const std::byte> frame) {
    ByteReader reader(frame);
    Packet packet;
    std::uint16_t type = 0;
    std::uint16_t hardware = 0;
    std::uint16_t protocol = 0;
    std::uint8_t hardwareSize = 0;
    std::uint8_t protocolSize = 0;
    std::uint16_t operation = 0;
    std::uint32_t sender = 0;
    std::uint32_t target = 0;
    if (!(reader.mac(packet.destination) && reader.mac(packet.source) && reader.u16(type)))
        return fail(ErrorCode::Truncated);
    if (type != etherType)
        return fail(ErrorCode::Unsupported, "EtherType " + std::to_string(type));
    if (!(reader.u16(hardware) && reader.u16(protocol) && reader.u8(hardwareSize) &&
          reader.u8(protocolSize) && reader.u16(operation) && reader.mac(packet.senderMac) &&
          reader.u32(sender) && reader.mac(packet.targetMac) && reader.u32(target)))
        return fail(ErrorCode::Truncated);
    if (hardware != ethernet || protocol != ipv4 || hardwareSize != macSize || protocolSize != addressSize)
        return fail(ErrorCode::Unsupported, "not IPv4 on Ethernet");
    packet.operation = static_cast<Operation>(operation);
    if (packet.operation != Operation::Request && packet.operation != Operation::Reply)
        return fail(ErrorCode::Unsupported, "operation " + std::to_string(operation));
    if (packet.senderMac.isGroup())
        return fail(ErrorCode::Malformed, "sender " + packet.senderMac.toString());
    packet.sender = Ipv4Address(sender);
    packet.target = Ipv4Address(target);
    return packet;
}

std::vector<std::byte> build(const Packet& packet) {
    ByteWriter writer(smallestFrame);
    writer.mac(packet.destination).mac(packet.source).u16(etherType);
    writer.u16(ethernet).u16(ipv4).u8(macSize).u8(addressSize);
    writer.u16(static_cast<std::uint16_t>(packet.operation));
    writer.mac(packet.senderMac).u32(packet.sender.toNumber());
    writer.mac(packet.targetMac).u32(packet.target.toNumber());
    writer.padTo(smallestFrame);
    return writer.take();
}

} // namespace etherdeck::arp
