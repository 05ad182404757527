#pragma once

#include "core/base/endpoint.h"
#include "core/base/mac_address.h"
#include "core/netconsole/base/line.h"
#include "core/uboot/state.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace etherdeck::netconsole {

struct EndpointInfo {
    Endpoint endpoint;
    bool hasUboot = false; ///< U-Boot was heard there: input is sent to it
    bool hasExtended = false;
    bool hasBasic = false;
    UbootState uboot;
    std::string release; ///< of the kernel, if its records include it ("6.4.0")
    std::uint64_t datagrams = 0;
    std::uint64_t repeatsDropped = 0; ///< records that were received again
    TimePoint lastHeard;

    friend bool operator==(const EndpointInfo&, const EndpointInfo&) = default;
};

/// A snapshot of a source.
struct SourceInfo {
    SourceId id{};
    std::string name;              ///< empty until someone sets one
    std::optional<MacAddress> box; ///< the known box that this is
    BootNumber boot{};             ///< the current one; 0 before the first line
    bool sharesAddress = false;    ///< with another box
    std::vector<EndpointInfo> endpoints;

    friend bool operator==(const SourceInfo&, const SourceInfo&) = default;
};

} // namespace etherdeck::netconsole
