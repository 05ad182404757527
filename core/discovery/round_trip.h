#pragma once

#include "core/base/clock.h"
#include "core/discovery/settings.h"

#include <optional>

namespace etherdeck::discovery {

/// Smoothed round-trip time of one path, and the timeout derived from it (as in RFC 6298).
class RoundTrip {
public:
    /// Pass only requests that were sent once: an answer to a repeated one may belong to either (Karn's
    /// algorithm).
    void measured(Duration sample);
    /// Empty until measured.
    [[nodiscard]] std::optional<Duration> smoothed() const { return m_smoothed; }
    /// How long to wait for an answer to the given try (the first is 1); doubles with each further try.
    [[nodiscard]] Duration timeout(int tryNumber, const Settings& settings) const;

private:
    std::optional<Duration> m_smoothed;
    Duration m_variation{};
};

} // namespace etherdeck::discovery
