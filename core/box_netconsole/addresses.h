#pragma once

#include "core/base/ipv4_address.h"
#include "core/base/mac_address.h"
#include "core/system/network/interfaces.h"
#include "core/system/network/stations.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Addresses for netconsole: this computer's, and one that U-Boot on the box may have.
namespace etherdeck::box_netconsole {

using AddressRange = std::pair<Ipv4Address, Ipv4Address>; ///< the first and the last
/// "192.168.1.100-192.168.1.199".
[[nodiscard]] std::optional<AddressRange> parseAddressRange(std::string_view text);

/// An address with the network in which it is.
struct Network {
    Ipv4Address address;
    int prefix = 32;

    [[nodiscard]] bool has(Ipv4Address other) const;
    friend bool operator==(const Network&, const Network&) = default;
};
/// Of texts such as "192.168.1.7/24"; IPv6 addresses and what is none are left out.
[[nodiscard]] std::vector<Network> networksIn(const std::vector<std::string>& addresses);

/// An address of this computer.
struct OwnAddress {
    std::string interface;
    Network network;
    std::optional<MacAddress> mac; ///< of an Ethernet interface

    friend bool operator==(const OwnAddress&, const OwnAddress&) = default;
};
/// Without those of loopback interfaces, and of interfaces that are down.
[[nodiscard]] std::vector<OwnAddress> ownAddressesOf(const std::vector<link::Interface>& interfaces);

/// The one from which the box is reached without a router, if there is one.
[[nodiscard]] std::optional<OwnAddress> addressTowards(const std::vector<OwnAddress>& own,
                                                       const std::vector<std::string>& boxAddresses);
[[nodiscard]] std::optional<OwnAddress> findAddress(const std::vector<OwnAddress>& own, Ipv4Address address);
/// It is in a network of this computer, so that ARP tells whether a station has it.
[[nodiscard]] bool canBeAsked(const std::vector<OwnAddress>& own, Ipv4Address address);

/// From what an address for U-Boot is chosen.
struct FreeAddressQuestion {
    std::vector<std::string> boxAddresses; ///< of Linux on the box
    std::vector<OwnAddress> own;
    std::vector<Ipv4Address> taken; ///< known without asking: a gateway, for example
    std::optional<AddressRange> dhcp;
};
/// Those that may be free, the best one first: in a network of the box and of this computer, near its end,
/// where DHCP servers mostly give none away. Ask for all of them.
inline constexpr std::size_t maxCandidates = 16;
[[nodiscard]] std::vector<Ipv4Address> candidates(const FreeAddressQuestion& question);
/// The first that no station has.
[[nodiscard]] std::optional<Ipv4Address> freeAddress(const FreeAddressQuestion& question,
                                                     const link::StationAnswers& answers);

} // namespace etherdeck::box_netconsole
