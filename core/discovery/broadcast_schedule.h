#pragma once

#include "core/base/clock.h"
#include "core/discovery/settings.h"

namespace etherdeck::discovery {

/// When to broadcast on one link: a few spaced rounds first, then occasional polls.
class BroadcastSchedule {
public:
    /// `settings` must outlive it.
    explicit BroadcastSchedule(const Settings& settings) : m_settings(&settings) {}

    /// Starts the rounds, also while they are under way.
    void start(TimePoint now);
    void stop();
    [[nodiscard]] bool isRunning() const { return m_running; }
    /// Call it when the poll interval in the settings has changed: the next poll is moved forward if it would
    /// be too late.
    void pollIntervalChanged();

    /// True when a broadcast is due; it then counts as sent. Several broadcasts missed by a late caller count
    /// as one.
    [[nodiscard]] bool takeBroadcast(TimePoint now);
    /// True once after the last round and after each poll, when everyone has had time to answer: paths that
    /// have been silent since lastSweep() are to be asked individually.
    [[nodiscard]] bool takeSweep(TimePoint now);
    [[nodiscard]] TimePoint lastSweepStart() const { return m_sweepStart; }
    /// True when all rounds have been sent and the last one has had time to be answered.
    [[nodiscard]] bool roundsAreOver(TimePoint now) const;
    /// Rounds sent by the current discovery; all of them once it polls.
    [[nodiscard]] std::size_t roundsSent() const { return m_round; }
    [[nodiscard]] TimePoint nextDeadline(TimePoint now) const;

private:
    [[nodiscard]] TimePoint answersDue() const { return m_lastBroadcast + m_settings->firstTimeout; }

    const Settings* m_settings;
    bool m_running = false;
    std::size_t m_round = 0;
    TimePoint m_start{};
    TimePoint m_nextBroadcast = TimePoint::max();
    TimePoint m_lastBroadcast{};
    TimePoint m_sweepStart{};
    TimePoint m_sweepDue = TimePoint::max();
};

} // namespace etherdeck::discovery
