#pragma once

#include "core/base/clock.h"

#include <cstddef>

namespace etherdeck::netconsole {

/// Limits and waits. A source takes at most half a megabyte, usually much less. With the defaults all state
/// and the waiting events together stay below about 200 MB, whatever comes in.
struct Settings {
    std::size_t maxSources = 256;   ///< endpoints; a new one replaces a silent one, or is refused
    std::size_t longestLine = 4096; ///< bytes of a text line; longer ones are split
    std::size_t maxEvents = 65536;  ///< waiting to be taken; further events are counted and dropped
    std::size_t maxEventBytes = std::size_t{32} << 20; ///< texts of the waiting events

    /// U-Boot (source port 6666) and the kernel (6665) at one address are one source from the start. Other
    /// ports are merged by hand only: behind NAT and on loopback they belong to different boxes.
    bool mergeDefaultPorts = true;

    Duration fragmentWait = std::chrono::seconds(1);     ///< for the missing fragments of a record
    Duration openLineWait = std::chrono::seconds(1);     ///< for the rest of a line in the basic format
    Duration promptWait = std::chrono::milliseconds(20); ///< silence after what looks like a prompt
    Duration quietAfter = std::chrono::seconds(3);       ///< silence after which U-Boot counts as quiet
    /// to tell a log that is sent again from a new boot
    Duration replayWait = std::chrono::milliseconds(500);
    Duration evictAfter = std::chrono::seconds(60); ///< silence that makes room for another source
};

} // namespace etherdeck::netconsole
