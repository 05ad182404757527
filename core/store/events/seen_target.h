#pragma once

#include "core/base/clock.h"
#include "core/base/mac_address.h"
#include "core/base/sectors.h"
#include "core/discovery/disk_key.h"

#include <cstdint>
#include <optional>
#include <string>

namespace etherdeck::store {

/// A disk at an address, as it was last known.
struct SeenTarget {
    discovery::DiskKey disk;
    Address address;
    WallTime firstSeen{}; ///< stored to the microsecond
    WallTime lastSeen{};
    bool isGone = false;      ///< reported as vanished, and not yet as back
    bool isMissing = false;   ///< reported as missing, and not yet as back
    bool isForgotten = false; ///< not to be reported to the user until it answers
    bool isLive = false;      ///< answers now; not stored

    std::optional<MacAddress> mac; ///< of the principal path
    std::string interface;         ///< where that was heard; empty: not known
    std::optional<Sectors> size;   ///< empty: the disk is not known
    std::string model;
    std::string serial;
    std::string configString;
    std::string firmwareRevision;
    std::uint16_t buffers = 0;
    std::uint16_t firmware = 0;
    std::uint8_t sectorsPerFrame = 0;

    friend bool operator==(const SeenTarget&, const SeenTarget&) = default;
};

} // namespace etherdeck::store
