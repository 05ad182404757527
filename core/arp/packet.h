#pragma once

#include "core/base/ipv4_address.h"
#include "core/base/mac_address.h"
#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

/// ARP for IPv4 on Ethernet (RFC 826). No I/O.
namespace etherdeck::arp {

enum class Operation : std::uint16_t { Request = 1, Reply = 2 };

/// The smallest Ethernet frame, without checksum: shorter ones are padded.
inline constexpr std::size_t smallestFrame = 60;

struct Packet {
    MacAddress destination;
    MacAddress source;
    Operation operation = Operation::Request;
    MacAddress senderMac;
    Ipv4Address sender;
    MacAddress targetMac;
    Ipv4Address target;

    friend bool operator==(const Packet&, const Packet&) = default;
};

/// A whole frame, untagged. What follows the packet is padding. Errors: Truncated; Unsupported: no ARP, or
/// not for IPv4 on Ethernet, or another operation; Malformed: a sender that is a group. The source of
/// the frame may differ from the sender.
[[nodiscard]] Result<Packet> parse(std::span<const std::byte> frame);
/// Padded to smallestFrame.
[[nodiscard]] std::vector<std::byte> build(const Packet& packet);

} // namespace etherdeck::arp
