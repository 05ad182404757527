#pragma once

#include "core/base/clock.h"
#include "core/discovery/settings.h"

#include <optional>

namespace etherdeck::discovery {

/// Smoothed round trip of one path and the timeout that follows from it (RFC 6298's estimator).
class RoundTrip {
public:
    /// Only of requests that were sent once: an answer to a repeated one may belong to either (Karn).
    void measured(Duration sample);
    /// Empty until measured.
    [[nodiscard]] std::optional<Duration> smoothed() const { return m_smoothed; }
    /// How long to wait for an answer to the given try (1 is the first), doubled with each further one.
    [[nodiscard]] Duration timeout(int tryNumber, const Settings& settings) const;

private:
    std::optional<Duration> m_smoothed;
    Duration m_variation{};
};

} // namespace etherdeck::discovery
