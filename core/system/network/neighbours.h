#pragma once

#include "core/base/mac_address.h"
#include "core/base/result.h"

#include <string>
#include <vector>

namespace etherdeck::link {

/// An address of this computer's networks, in its usual notation, and the station that has answered for it.
struct Neighbour {
    std::string address;
    MacAddress mac;

    friend bool operator==(const Neighbour&, const Neighbour&) = default;
};

/// The neighbour table (ARP and NDP) of this computer, without entries that have failed or are being looked
/// for. Needs no privilege. Errors: System.
[[nodiscard]] Result<std::vector<Neighbour>> neighbours();

} // namespace etherdeck::link
