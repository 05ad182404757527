#pragma once

#include "core/base/address.h"
#include "core/base/mac_address.h"
#include "core/boxes/boxes.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace etherdeck {

/// All boxes at one moment; it never changes, so threads may share it. Never null.
using BoxesPtr = std::shared_ptr<const boxes::Boxes>;

/// What an agent tells of its box's interfaces.
struct AgentInterfaces {
    std::string device;
    std::vector<MacAddress> macs;
    std::vector<std::string> addresses; ///< without prefix length

    friend bool operator==(const AgentInterfaces&, const AgentInterfaces&) = default;
};

/// Where console output comes from.
struct HeardSource {
    boxes::SourceId source{};
    std::optional<MacAddress> chosen;   ///< the MAC address that the user has given it
    std::vector<std::string> addresses; ///< that it was just heard from

    friend bool operator==(const HeardSource&, const HeardSource&) = default;
};

/// The MAC addresses that a target answers from; none: it is not listed any more.
struct TargetPaths {
    Address target;
    std::vector<MacAddress> macs;
};

} // namespace etherdeck
