#pragma once

#include "core/discovery/disk_key.h"

#include <cstdint>
#include <string>

namespace etherdeck::store {

/// A disk at an address, as it was last known.
struct SeenTarget {
    discovery::DiskKey disk;
    Address address;
    WallTime firstSeen{}; ///< stored to the millisecond
    WallTime lastSeen{};
    bool isGone = false; ///< it was told that it vanished, and not yet that it came back
    bool isLive = false; ///< answers now; not stored

    std::string configString;
    std::string firmwareRevision;
    std::uint16_t buffers = 0;
    std::uint16_t firmware = 0;
    std::uint8_t sectorsPerFrame = 0;

    friend bool operator==(const SeenTarget&, const SeenTarget&) = default;
};

} // namespace etherdeck::store
