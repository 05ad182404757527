#pragma once

#include "core/base/ipv4_address.h"
#include "core/base/mac_address.h"

#include <optional>

namespace etherdeck::ctl {

/// Who answers for an address in a network of this computer: makes the system ask by ARP, and waits for a
/// second. Nothing when nobody does, or when the address is in none of its networks.
[[nodiscard]] std::optional<MacAddress> answeringStation(Ipv4Address address);

} // namespace etherdeck::ctl
