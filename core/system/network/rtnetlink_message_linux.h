#pragma once

#include "core/base/link_state.h"
#include "core/base/mac_address.h"
#include "core/base/result.h"
#include "core/system/network/interfaces.h"
#include "core/system/network/neighbours.h"

#include <span>

/// rtnetlink(7) messages as plain values. Each function takes one complete message, header included, and
/// returns nothing for one that is of another type or truncated. Attributes that a message may lack are
/// optional.
namespace etherdeck::link::rtnetlink {

/// RTM_NEWLINK or RTM_DELLINK.
struct Link {
    bool removed = false;
    std::uint32_t index = 0;
    bool ethernet = false;
    bool loopback = false;
    bool adminUp = false;
    bool carrier = false;
    std::optional<std::string> name;
    std::optional<MacAddress> mac;
    std::optional<std::uint32_t> mtu;
    std::optional<std::uint32_t> minMtu;
    std::optional<std::uint32_t> maxMtu;
    std::optional<std::uint32_t> parentIndex;
    std::optional<std::uint32_t> masterIndex;
    std::string kind;
    std::optional<std::uint16_t> vlanId;
    std::optional<Traffic> traffic;
};
/// Also returns nothing for a bridge's own messages about its ports: a port that leaves a bridge is reported
/// as a "deleted link", although its interface still exists.
[[nodiscard]] std::optional<Link> parseLink(std::span<const std::byte> message);
[[nodiscard]] LinkState stateOf(const Link& link);

/// RTM_NEWADDR.
struct Address {
    std::uint32_t index = 0;
    InterfaceAddress address;
};
[[nodiscard]] std::optional<Address> parseAddress(std::span<const std::byte> message);

/// RTM_NEWNEIGH, of a station that has answered.
[[nodiscard]] std::optional<Neighbour> parseNeighbour(std::span<const std::byte> message);

/// RTM_NEWROUTE: the interfaces of a usable default route in the main table, several with multipath; empty
/// for any other route.
[[nodiscard]] std::vector<std::uint32_t> parseDefaultRoute(std::span<const std::byte> message);

} // namespace etherdeck::link::rtnetlink
