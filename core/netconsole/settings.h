#pragma once

#include "core/base/clock.h"

#include <cstddef>

namespace etherdeck::netconsole {

/// Limits and waits. A source takes half a megabyte at the very most (much less as a rule), so with the
/// defaults all state and the waiting events together stay below about 200 MB, whatever comes in.
struct Settings {
    std::size_t mostSources = 256;  ///< endpoints heard; more are taken in place of silent ones, or refused
    std::size_t longestLine = 4096; ///< bytes of a text line; longer ones are cut in pieces
    std::size_t mostEvents = 65536; ///< waiting to be taken; beyond, events are counted and dropped
    std::size_t mostEventBytes = std::size_t{32} << 20; ///< the texts of these

    /// U-Boot (source port 6666) and the kernel (6665) at one address are one source from the start. Other
    /// ports are merged by hand only: behind NAT and on loopback they are different boxes.
    bool mergeDefaultPorts = true;

    Duration fragmentWait = std::chrono::seconds(1);      ///< for the missing fragments of a record
    Duration openLineWait = std::chrono::seconds(1);      ///< for the rest of a line of the basic format
    Duration promptWait = std::chrono::milliseconds(20);  ///< silence after what looks like a prompt
    Duration quietAfter = std::chrono::seconds(3);        ///< silence after which U-Boot counts as quiet
    Duration replayWait = std::chrono::milliseconds(500); ///< to tell a repeated log from a new boot
    Duration evictAfter = std::chrono::seconds(60);       ///< silence that makes room for another source
};

} // namespace etherdeck::netconsole
