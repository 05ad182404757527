#pragma once

#include "core/base/ipv4_address.h"
#include "core/base/mac_address.h"

#include <chrono>
#include <map>
#include <set>
#include <span>

namespace etherdeck::link {

struct StationAnswers {
    std::set<Ipv4Address> asked;
    std::map<Ipv4Address, MacAddress> macs; ///< of those that a station has

    friend bool operator==(const StationAnswers&, const StationAnswers&) = default;
};

/// Which of these addresses, in networks of this computer, a station has: makes the system ask by ARP, and
/// waits until all have answered, for a second at most. Needs no privilege. Nothing was asked where the
/// system does not tell its neighbours.
[[nodiscard]] StationAnswers askForStations(std::span<const Ipv4Address> addresses,
                                            std::chrono::milliseconds patience = std::chrono::seconds(1));

} // namespace etherdeck::link
