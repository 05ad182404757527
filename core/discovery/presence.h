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

/// Finds out which of the paths that did not answer a broadcast are lost. Asks all of them again, by a
/// broadcast and individually, and decides when they have had time to answer. So a path is lost when two
/// broadcasts and a question of its own went unanswered; the time hardly depends on how many are silent.
///
/// A few answers among many silent paths mean that frames get lost on the network: the silent ones are then
/// asked several more times. No answer at all among many means that nobody is there.
class Presence {
public:
    /// `settings` must outlive this object.
    explicit Presence(const Settings& settings) : m_settings(&settings) {}

    [[nodiscard]] bool isIdle() const { return m_silent.empty(); }
    /// These paths did not answer the broadcast sent at `since`. Call it only while idle.
    void begin(std::vector<PathRef> silent, TimePoint since, TimePoint now);
    void stop();
    /// Frames of this link were lost or delayed on this computer: silence up to now proves nothing.
    void missedFrames(TimePoint now) { m_missedFrames = now; }

    /// The address to query by broadcast: everyone, or each of a few targets.
    [[nodiscard]] std::optional<Address> takeBroadcast();
    /// The path to ask by unicast. Limited so that a slow network is not flooded.
    [[nodiscard]] std::optional<PathRef> takeQuestion(TimePoint now);
    /// The lost paths, once their time is over. `lastSeen` returns when a path last answered;
    /// TimePoint::max() for one that is no longer of interest.
    [[nodiscard]] std::vector<PathRef> takeLost(const std::function<TimePoint(const PathRef&)>& lastSeen,
                                                TimePoint now);
    [[nodiscard]] TimePoint nextDeadline() const;

private:
    void beginRound(TimePoint now);

    const Settings* m_settings;
    std::vector<PathRef> m_silent;
    std::size_t m_asked = 0; ///< number of m_silent asked in this round
    int m_round = 0;
    std::deque<Address> m_broadcasts;
    TimePoint m_since{};
    TimePoint m_nextQuestions{};
    std::size_t m_questionsNow = 0; ///< may still be sent before m_nextQuestions
    TimePoint m_decision = TimePoint::max();
    TimePoint m_missedFrames = TimePoint::min();
};

} // namespace etherdeck::discovery
