#pragma once

#include "core/base/clock.h"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace etherdeck {

/// Decides what holds this desk awake and what is told of its sleep: a box whose U-Boot prints to this desk
/// hangs while nobody answers its ARP requests, and whatever boxes say meanwhile is lost. Does no I/O: give
/// it the boxes, what the system announces and the time; ask which locks are wanted.
class SleepGuard {
public:
    /// All clocks at one moment.
    struct Moment {
        TimePoint now; ///< stands still during sleep
        WallTime wall;
        Duration everAsleep{}; ///< that this machine has slept since it was started
    };
    /// The desk is about to sleep, whatever depends on it.
    struct Warning {
        std::vector<std::string> boxes;

        friend bool operator==(const Warning&, const Warning&) = default;
    };
    /// After a warning it did not come to that.
    struct Stayed {
        friend bool operator==(const Stayed&, const Stayed&) = default;
    };
    struct Slept {
        WallTime start{};
        WallTime end{};
        std::vector<std::string> boxes; ///< that depended on the desk; may be none

        friend bool operator==(const Slept&, const Slept&) = default;
    };
    using News = std::variant<Warning, Stayed, Slept>;

    /// So long sleep is put off for a warning to be seen. The system allows some seconds.
    static constexpr Duration noticeTime = std::chrono::seconds(1);
    static constexpr Duration shortestSleep = std::chrono::seconds(1);

    explicit SleepGuard(const Moment& moment) : m_last(moment) {}

    /// Whether a person wants the desk to stay awake while a box depends on it.
    void setKeepsAwake(bool keepsAwake) { m_keepsAwake = keepsAwake; }
    /// The boxes that depend on this desk now.
    void setDependents(std::vector<std::string> boxes) { m_boxes = std::move(boxes); }
    void sleepAnnounced(const Moment& moment);
    /// The desk is awake again, or was not put to sleep.
    void sleepOver(const Moment& moment);
    /// Some times a minute, besides deadlines: so sleep is seen that nobody announced.
    void timeReached(const Moment& moment);

    /// Sleep that the desktop begins by itself, or a person without insisting, is refused.
    [[nodiscard]] bool wantsBlock() const { return m_keepsAwake && !m_boxes.empty(); }
    /// Sleep is put off for a moment.
    [[nodiscard]] bool wantsDelay() const { return !m_boxes.empty() && !m_isNoticed; }
    [[nodiscard]] std::optional<News> takeNews();
    /// TimePoint::max() when nothing waits.
    [[nodiscard]] TimePoint nextDeadline() const;

private:
    bool noteSleep(const Moment& moment);

    Moment m_last;
    bool m_keepsAwake = true;
    std::vector<std::string> m_boxes;
    std::optional<Moment> m_announced;
    std::vector<std::string> m_warned; ///< boxes that a warning told of
    bool m_isNoticed = false;          ///< there was time enough to see it
    std::vector<News> m_news;
};

} // namespace etherdeck
