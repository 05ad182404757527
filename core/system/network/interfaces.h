#pragma once

#include "core/base/ipv4_address.h"
#include "core/base/mac_address.h"
#include "core/base/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace etherdeck::link {

/// An IPv4 or IPv6 address in its usual notation, and its prefix length in bits.
struct InterfaceAddress {
    std::string address;
    std::uint8_t prefixLength = 0;

    friend bool operator==(const InterfaceAddress&, const InterfaceAddress&) = default;
};

/// A VLAN (802.1Q) interface: its VLAN identifier and the interface that carries it.
struct Vlan {
    std::uint16_t id = 0;
    std::uint32_t parentIndex = 0;
    std::string parent; ///< empty when that interface is in another network namespace

    friend bool operator==(const Vlan&, const Vlan&) = default;
};

/// Frames since the interface was created, for any recipient. Errors and dropped frames are those of both
/// directions.
struct Traffic {
    std::uint64_t received = 0;
    std::uint64_t sent = 0;
    std::uint64_t receivedBytes = 0;
    std::uint64_t sentBytes = 0;
    std::uint64_t errors = 0;
    std::uint64_t dropped = 0;

    friend bool operator==(const Traffic&, const Traffic&) = default;
};

enum class Duplex : std::uint8_t { Half, Full };

/// A snapshot of a network interface of this computer.
struct Interface {
    std::string name;
    std::uint32_t index = 0;
    MacAddress mac;
    std::uint32_t mtu = 0;    ///< bytes
    std::uint32_t minMtu = 0; ///< 0 when the driver does not tell, as is maxMtu
    std::uint32_t maxMtu = 0;
    bool ethernet = false; ///< carries Ethernet frames with six-byte addresses
    bool loopback = false;
    bool wireless = false;
    bool adminUp = false;
    bool carrier = false;
    bool carriesDefaultRoute = false; ///< IPv4 or IPv6, in the main table
    std::string kind; ///< "bridge", "veth", "vlan", … as the kernel names it; empty for hardware
    std::optional<Vlan> vlan;
    std::string master;                 ///< the bridge, bond or similar that it belongs to
    std::optional<std::uint32_t> speed; ///< Mb/s
    std::optional<Duplex> duplex;
    std::optional<Traffic> traffic;
    std::vector<InterfaceAddress> addresses;

    friend bool operator==(const Interface&, const Interface&) = default;
};

/// All interfaces, sorted by index. Needs no privilege. Errors: System.
[[nodiscard]] Result<std::vector<Interface>> interfaces();

/// An own IPv4 address, and the length of its network's prefix in bits.
struct Ipv4Network {
    Ipv4Address address;
    std::uint8_t prefixLength = 0;

    friend bool operator==(const Ipv4Network&, const Ipv4Network&) = default;
};
[[nodiscard]] std::vector<Ipv4Network> ipv4NetworksOf(const Interface& interface);
/// Of the interface of that name; none when it does not exist.
[[nodiscard]] std::vector<Ipv4Address> ipv4AddressesOf(const std::string& interface);

/// True for interfaces on which targets are searched by default: wired Ethernet that is up and has carrier.
[[nodiscard]] inline bool suitsStorage(const Interface& interface) {
    return interface.ethernet && !interface.loopback && !interface.wireless && interface.adminUp &&
           interface.carrier;
}

} // namespace etherdeck::link
