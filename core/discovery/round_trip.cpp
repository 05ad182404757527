#include "core/discovery/round_trip.h"

#include <algorithm>
#include <chrono>

namespace etherdeck::discovery {

void RoundTrip::measured(Duration sample) {
    if (!m_smoothed) {
        m_smoothed = sample;
        m_variation = sample / 2;
        return;
    }
    m_variation = (3 * m_variation + std::chrono::abs(*m_smoothed - sample)) / 4;
    m_smoothed = (7 * *m_smoothed + sample) / 8;
}

Duration RoundTrip::timeout(int tryNumber, const Settings& settings) const {
    Duration timeout = settings.firstTimeout;
    if (m_smoothed)
        timeout = std::max(*m_smoothed + 4 * m_variation, settings.shortestTimeout);
    for (int i = 1; i < tryNumber && timeout < settings.longestTimeout; ++i)
        timeout *= 2;
    return std::min(timeout, settings.longestTimeout);
}

} // namespace etherdeck::discovery
