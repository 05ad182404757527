#pragma once

#include "core/base/endpoint.h"
#include "core/base/mac_address.h"
#include "core/netconsole/line.h"
#include "core/uboot/state.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace etherdeck::netconsole {

struct EndpointInfo {
    Endpoint endpoint;
    bool hasUboot = false; ///< U-Boot was heard there: what is typed goes to it
    bool hasExtended = false;
    bool hasBasic = false;
    UbootState uboot;
    std::string release; ///< of the kernel, where its records tell ("6.4.0")
    std::uint64_t datagrams = 0;
    std::uint64_t repeatsDropped = 0; ///< records that came again
    TimePoint lastHeard;

    friend bool operator==(const EndpointInfo&, const EndpointInfo&) = default;
};

/// A source at one moment.
struct SourceInfo {
    SourceId id{};
    std::string name;              ///< empty until somebody gives one
    std::optional<MacAddress> box; ///< the known box that it is
    BootNumber boot{};             ///< the present one; 0 before the first line
    bool sharesAddress = false;    ///< with another box
    std::vector<EndpointInfo> endpoints;

    friend bool operator==(const SourceInfo&, const SourceInfo&) = default;
};

} // namespace etherdeck::netconsole
