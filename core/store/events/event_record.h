#pragma once

#include "core/base/address.h"
#include "core/base/clock.h"
#include "core/base/mac_address.h"
#include "core/base/sectors.h"
#include "core/discovery/target.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace etherdeck::store {

/// One event of the SAN as it is stored: what discovery reported, and enough about the target to understand
/// it years later.
struct EventRecord {
    std::int64_t id = 0; ///< grows with time of storing; 0 before it is stored
    WallTime time{};     ///< stored to the microsecond
    discovery::EventKind kind = discovery::EventKind::Appeared;
    Address address;
    discovery::Change changes = discovery::Change::None; ///< of Changed
    std::optional<MacAddress> mac;                       ///< of the path that the event is about
    std::string interface;                               ///< of that path; may be empty
    std::string disk;            ///< DiskKey::exact; empty: not known, or several disks
    std::optional<Sectors> size; ///< of the target then; in a conflict none, nor model and serial number
    std::string model;
    std::string serial;
    std::string configString;
    std::vector<discovery::Difference> differences{}; ///< of Changed: from what to what
    std::uint32_t count = 1;                          ///< how many of the same it stands for
    bool isOurs = false;                              ///< of Changed: this computer asked for it
    bool isStop = false; ///< of Vanished, PathLost and Missing: its box had stopped the export

    friend bool operator==(const EventRecord&, const EventRecord&) = default;
};

} // namespace etherdeck::store
