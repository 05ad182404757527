#pragma once

#include "core/base/clock.h"
#include "core/discovery/settings.h"

namespace etherdeck::discovery {

/// When one link broadcasts: a few spaced rounds, then the gentle poll.
class BroadcastSchedule {
public:
    /// `settings` must outlive it.
    explicit BroadcastSchedule(const Settings& settings) : m_settings(&settings) {}

    /// The rounds begin, anew if they were under way.
    void start(TimePoint now);
    void stop();
    [[nodiscard]] bool isRunning() const { return m_running; }
    /// The poll interval in the settings is another one: a poll that would come later than that comes
    /// earlier.
    void pollIntervalChanged();

    /// True when a broadcast is due; it counts as sent. Broadcasts that a late caller missed are one.
    [[nodiscard]] bool takeBroadcast(TimePoint now);
    /// True once after the last round and after each poll, when everyone has had time to answer: who was
    /// silent since lastSweep() is worth a question of its own.
    [[nodiscard]] bool takeSweep(TimePoint now);
    [[nodiscard]] TimePoint lastSweepStart() const { return m_sweepStart; }
    /// True when all rounds are out and answers to the last one have had their time.
    [[nodiscard]] bool roundsAreOver(TimePoint now) const;
    /// Of the discovery under way; all of them once it polls.
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
