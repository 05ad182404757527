#pragma once

#include "core/finder/sweep.h"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace etherdeck::finder {

/// What a station probably is, the most likely plug first.
enum class Likeness : std::uint8_t {
    Pogoplug,  ///< its MAC address is of Cloud Engines
    SharedMac, ///< it has the address that a well-known U-Boot gives to every box
    SmallBox,  ///< its SSH server is one that small boxes have
    SshServer,
    Other,
};

/// A station, with all that was found out about it.
struct FoundBox {
    Ipv4Address address;
    MacAddress mac;     ///< the most telling one, if several answered
    std::string vendor; ///< of the MAC address; empty: not known
    std::string ssh;    ///< software of its SSH server; empty: none, or not asked
    std::string name;   ///< as the network knows it, often from DHCP; empty: none
    Likeness likeness = Likeness::Other;
    std::vector<MacAddress> otherMacs;       ///< that answered for the same address
    std::vector<Ipv4Address> otherAddresses; ///< that the same MAC address answered for, at most maxOthers
    static constexpr std::size_t maxOthers = 16;

    friend bool operator==(const FoundBox&, const FoundBox&) = default;
};

/// Cloud Engines' part of the MAC addresses of Pogoplugs: 00:25:31.
[[nodiscard]] bool isOfCloudEngines(const MacAddress& mac);

/// What is known beside the answers to ARP.
struct StationFacts {
    std::string vendor;
    std::string ssh;
    std::string name;
};
using FactsOf = std::function<StationFacts(Ipv4Address, const MacAddress&)>;

/// The most likely plugs first, then by address.
[[nodiscard]] std::vector<FoundBox> foundBoxes(const std::vector<Station>& stations, const FactsOf& facts);

/// "pogoplug", "shared-mac", "small-box", "ssh", "other": for JSON.
[[nodiscard]] std::string_view name(Likeness likeness);

} // namespace etherdeck::finder
