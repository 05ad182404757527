#pragma once

#include "core/base/address.h"
#include "core/base/clock.h"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace etherdeck::discovery {

struct Settings {
    /// What to search for: everyone, a shelf, or one target.
    Address scope = Address::everyone();

    /// When the broadcasts of a discovery are sent, counted from its start. Polls follow the last one.
    std::vector<Duration> rounds{std::chrono::milliseconds(0), std::chrono::milliseconds(150),
                                 std::chrono::milliseconds(400)};
    Duration pollInterval = std::chrono::seconds(10);
    /// How long after a poll the silent paths are asked individually.
    Duration pollGrace = std::chrono::seconds(1);
    /// How often a target that answers is identified again.
    Duration refreshInterval = std::chrono::seconds(60);
    /// Changes of one target are reported at most this often, with a count.
    Duration changePace = std::chrono::seconds(1);

    Duration firstTimeout = std::chrono::milliseconds(200); ///< until a round trip has been measured
    Duration shortestTimeout = std::chrono::milliseconds(100);
    Duration longestTimeout = std::chrono::seconds(2);
    int maxTries = 5; ///< sends of one request before giving up

    std::size_t maxInFlight = 256; ///< requests awaiting an answer, per link
    std::size_t maxTargets = 32768;
    std::size_t maxPathsEach = 16;

    /// The same for a link whose answers take longer by this round trip.
    [[nodiscard]] Settings farAway(Duration roundTrip) const {
        auto there = *this;
        there.pollGrace += 2 * roundTrip;
        there.firstTimeout += 2 * roundTrip;
        there.shortestTimeout += roundTrip;
        there.longestTimeout = std::max(longestTimeout, 4 * roundTrip + firstTimeout);
        return there;
    }
};

} // namespace etherdeck::discovery
