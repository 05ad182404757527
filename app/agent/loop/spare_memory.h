#pragma once

#include "core/base/clock.h"

namespace etherdeck::agent {

/// Sets the allocator up for a program that runs for years and is idle most of the time. Once, at its start.
void useLittleMemory();
/// Gives memory that is free, but still the allocator's, back to the system.
void returnFreeMemory();

/// When to do that: once, a moment after the last work. No I/O.
class SpareMemory {
public:
    static constexpr Duration restBefore = std::chrono::seconds(1);

    void workDone(TimePoint now) { m_due = now + restBefore; }
    [[nodiscard]] TimePoint nextDeadline() const { return m_due; } ///< TimePoint::max() when idle
    /// True when it is to be done now.
    [[nodiscard]] bool takeDue(TimePoint now) {
        if (now < m_due)
            return false;
        m_due = TimePoint::max();
        return true;
    }

private:
    TimePoint m_due = TimePoint::max();
};

} // namespace etherdeck::agent
