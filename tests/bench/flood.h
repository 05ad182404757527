#pragma once

#include "core/base/clock.h"

#include <cstdint>

namespace etherdeck::bench {

/// Sends numbered kernel records to a port of 127.0.0.1, alternating between several sockets.
struct Flood {
    std::uint64_t datagrams = 0;
    int sources = 1;
    std::uint64_t perSecond = 0; ///< 0: as fast as the kernel accepts them

    struct Sent {
        std::uint64_t datagrams = 0; ///< accepted by the kernel
        double seconds = 0;
    };
    [[nodiscard]] Sent send(std::uint16_t port) const;
};

void pauseFor(Duration time);

} // namespace etherdeck::bench
