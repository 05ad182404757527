#pragma once

#include "core/base/clock.h"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace etherdeck {

/// Decides when to keep this computer awake and what to report about its sleep: a box whose U-Boot prints to
/// this computer hangs while nobody answers its ARP requests, and console output is lost meanwhile. Does no
/// I/O: pass it the boxes, the system's announcements and the time; ask it which locks are wanted.
class SleepGuard {
public:
    /// All clocks at the same moment.
    struct Moment {
        TimePoint now; ///< does not advance during sleep
        WallTime wall;
        Duration everAsleep{}; ///< total sleep of this computer since it was started
    };
    /// The computer is about to sleep although boxes depend on it.
    struct Warning {
        std::vector<std::string> boxes;

        friend bool operator==(const Warning&, const Warning&) = default;
    };
    /// After a warning, the computer did not go to sleep.
    struct Stayed {
        friend bool operator==(const Stayed&, const Stayed&) = default;
    };
    struct Slept {
        WallTime start{};
        WallTime end{};
        std::vector<std::string> boxes; ///< that depended on the computer; may be none

        friend bool operator==(const Slept&, const Slept&) = default;
    };
    using News = std::variant<Warning, Stayed, Slept>;

    /// Sleep is delayed this long so that a warning can be seen. The system allows a few seconds.
    static constexpr Duration noticeTime = std::chrono::seconds(1);
    static constexpr Duration shortestSleep = std::chrono::seconds(1);

    explicit SleepGuard(const Moment& moment) : m_last(moment) {}

    /// Whether the user wants the computer to stay awake while a box depends on it.
    void setKeepsAwake(bool keepsAwake) { m_keepsAwake = keepsAwake; }
    /// The boxes that depend on this computer now.
    void setDependents(std::vector<std::string> boxes) { m_boxes = std::move(boxes); }
    void sleepAnnounced(const Moment& moment);
    /// The computer is awake again, or did not go to sleep.
    void sleepOver(const Moment& moment);
    /// Call it several times a minute, besides deadlines, so that unannounced sleep is noticed.
    void timeReached(const Moment& moment);

    /// True when sleep is to be blocked, if the desktop starts it by itself or the user does not insist.
    [[nodiscard]] bool wantsBlock() const { return m_keepsAwake && !m_boxes.empty(); }
    /// True when sleep is to be delayed for a moment.
    [[nodiscard]] bool wantsDelay() const { return !m_boxes.empty() && !m_isNoticed; }
    [[nodiscard]] std::optional<News> takeNews();
    /// TimePoint::max() when nothing is pending.
    [[nodiscard]] TimePoint nextDeadline() const;

private:
    bool noteSleep(const Moment& moment);

    Moment m_last;
    bool m_keepsAwake = true;
    std::vector<std::string> m_boxes;
    std::optional<Moment> m_announced;
    std::vector<std::string> m_warned; ///< the boxes that a warning named
    bool m_isNoticed = false;          ///< there was enough time to see it
    std::vector<News> m_news;
};

} // namespace etherdeck
