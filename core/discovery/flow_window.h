#pragma once

#include "core/base/clock.h"

#include <algorithm>
#include <cstddef>

namespace etherdeck::discovery {

/// How many requests may await an answer on one link: grows by one with each answer, halves when answers are
/// missing. A shelf of thousands is asked as fast as it answers, and a slow network is not flooded.
class FlowWindow {
public:
    explicit FlowWindow(std::size_t limit) :
        m_limit(std::max(limit, fewest)), m_size(std::min(m_limit, first)) {}

    [[nodiscard]] std::size_t size() const { return m_size; }
    void answered() { m_size = std::min(m_size + 1, m_limit); }
    /// Losses at the same moment count once: a burst that overran a queue is one sign, not a hundred.
    void lost(TimePoint now) {
        if (now < m_nextHalving)
            return;
        m_size = std::max(m_size / 2, fewest);
        m_nextHalving = now + std::chrono::milliseconds(100);
    }

private:
    static constexpr std::size_t fewest = 8;
    static constexpr std::size_t first = 32;

    std::size_t m_limit;
    std::size_t m_size;
    TimePoint m_nextHalving{};
};

} // namespace etherdeck::discovery
