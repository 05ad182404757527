#pragma once

#include "core/base/clock.h"
#include "core/discovery/requests.h"
#include "core/discovery/settings.h"

#include <cstddef>
#include <deque>
#include <functional>
#include <optional>
#include <vector>

namespace etherdeck::discovery {

/// Finds out which of the paths that did not answer a broadcast are lost. It asks all of them once more, by a
/// broadcast and one by one, and decides when they have had their time. So a path is lost when two broadcasts
/// and a question of its own went unanswered; how many are silent makes little difference.
///
/// A few answers among many silent paths mean that frames get lost on the wire: then the silent ones are
/// asked again, some times. None among many means that there is nobody.
class Presence {
public:
    /// `settings` must outlive it.
    explicit Presence(const Settings& settings) : m_settings(&settings) {}

    [[nodiscard]] bool isIdle() const { return m_silent.empty(); }
    /// These did not answer the broadcast that was sent at `since`. Only while it is idle.
    void begin(std::vector<PathRef> silent, TimePoint since, TimePoint now);
    void stop();
    /// Frames of this link were lost, or came late, on our own side: silence up to now proves nothing.
    void missedFrames(TimePoint now) { m_missedFrames = now; }

    /// Whom to ask by broadcast: everyone, or each of a few.
    [[nodiscard]] std::optional<Address> takeBroadcast();
    /// Whom to ask by unicast. So many at a time that a slow wire is not flooded.
    [[nodiscard]] std::optional<PathRef> takeQuestion(TimePoint now);
    /// When their time is over: those that are lost. `lastSeen` tells when a path last answered;
    /// TimePoint::max() for one that is of no interest any more.
    [[nodiscard]] std::vector<PathRef> takeLost(const std::function<TimePoint(const PathRef&)>& lastSeen,
                                                TimePoint now);
    [[nodiscard]] TimePoint nextDeadline() const;

private:
    void beginRound(TimePoint now);

    const Settings* m_settings;
    std::vector<PathRef> m_silent;
    std::size_t m_asked = 0; ///< of m_silent, in this round
    int m_round = 0;
    std::deque<Address> m_broadcasts;
    TimePoint m_since{};
    TimePoint m_nextQuestions{};
    std::size_t m_questionsNow = 0; ///< that may still go out before m_nextQuestions
    TimePoint m_decision = TimePoint::max();
    TimePoint m_missedFrames = TimePoint::min();
};

} // namespace etherdeck::discovery
