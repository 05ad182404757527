#pragma once

#include "core/base/address.h"
#include "core/base/clock.h"
#include "core/base/mac_address.h"
#include "core/base/sectors.h"
#include "core/discovery/target.h"

#include <cstdint>
#include <optional>
#include <string>

namespace etherdeck::store {

/// One event of the SAN as it is remembered: what discovery told, and enough of the target to be read years
/// later.
struct EventRecord {
    std::int64_t id = 0; ///< grows with time of storing; 0 before it is stored
    WallTime time{};     ///< stored to the millisecond
    discovery::EventKind kind = discovery::EventKind::Appeared;
    Address address;
    discovery::Change changes = discovery::Change::None; ///< of Changed
    std::optional<MacAddress> mac;                       ///< of the path that the event is about
    std::string interface;                               ///< of that path; may be empty
    std::optional<Sectors> size;                         ///< of the target then
    std::string model;
    std::string serial;
    std::string configString;

    friend bool operator==(const EventRecord&, const EventRecord&) = default;
};

} // namespace etherdeck::store
