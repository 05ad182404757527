#pragma once

#include "core/base/clock.h"
#include "core/netconsole/base/line.h"

#include <chrono>
#include <cstdint>
#include <optional>

namespace etherdeck::netconsole {

/// When a kernel started, computed from its time stamps. Its clock and ours run at the same rate, so arrival
/// minus stamp is about the same for all its lines and differs for any other kernel: later for one that was
/// started later on the same box, anything for another box.
class KernelClock {
public:
    /// Two estimates of the same start differ by less than this plus a thousandth of the time between them.
    static constexpr Duration tolerance = std::chrono::seconds(1);

    void heard(std::chrono::microseconds stamp, TimePoint now);
    /// True when the line can be from this kernel, written about when it arrived.
    [[nodiscard]] bool fits(std::chrono::microseconds stamp, TimePoint now) const;
    /// Additionally true only if it was written after `moment`: then this kernel was running, and its box had
    /// not restarted.
    [[nodiscard]] bool ranAfter(TimePoint moment, std::chrono::microseconds stamp, TimePoint now) const;

    [[nodiscard]] TimePoint lastHeard() const { return m_heard; }
    [[nodiscard]] std::chrono::microseconds newest() const { return m_newest; }

private:
    TimePoint m_start; ///< from the latest line
    TimePoint m_heard;
    std::chrono::microseconds m_newest{};
};

/// Decides which kernel a line of the basic format comes from, by its time stamp alone: such lines have no
/// sequence numbers.
///
/// A stamp that goes back by seconds belongs to a new boot if that kernel can have started since the old one
/// was last heard. If it cannot, the log is being sent again, or there is a second box; two boxes are certain
/// once each has continued with its own clock. Not detected: boxes that were switched on within seconds of
/// each other; lines without stamps (printk.time=0); and a log that is sent again from its very start, which
/// looks like a boot until the next new line.
class KernelClocks {
public:
    /// Stamps of one kernel may be out of order by up to this much; no boot is shorter.
    static constexpr Duration maxDisorder = std::chrono::seconds(5);
    static constexpr int returnsOfTwoBoxes = 2; ///< in a row

    enum class Finding : std::uint8_t {
        GoesOn,
        Restarted,   ///< a new boot; the clock has no boot number yet
        OtherLog,    ///< neither new lines of the current kernel nor a new boot
        Returned,    ///< back to the previous clock
        Interleaves, ///< the same, and now it is certain that there are two boxes
        StillRuns,   ///< the box was thought to have restarted but has not: that was another one
    };

    [[nodiscard]] Finding heard(std::chrono::microseconds stamp, TimePoint now);
    /// A line without a stamp. The next one proves nothing, as it may be part of that line's text.
    void heardUnstamped() { m_isStamped = false; }
    /// The box is thought to restart: the next line starts a kernel.
    void expectStart(TimePoint now);

    /// The boot of the kernel that was heard last; 0 while it has none.
    [[nodiscard]] BootNumber boot() const { return m_current ? m_current->boot : BootNumber{}; }
    void setBoot(BootNumber boot);
    /// The boot of the one that was heard before it.
    [[nodiscard]] BootNumber otherBoot() const { return m_other ? m_other->boot : BootNumber{}; }
    /// The current clock was current before and has continued: its boot number is right.
    [[nodiscard]] bool isReturned() const { return m_returns > 0; }
    /// Moves everything to another boot number, after sources were merged.
    void renumber(BootNumber boot);

private:
    struct Known {
        KernelClock clock;
        BootNumber boot{};
    };

    Finding begin(std::chrono::microseconds stamp, TimePoint now, Finding finding);
    Finding afterStart(std::chrono::microseconds stamp, TimePoint now);
    Finding returnToOther(std::chrono::microseconds stamp, TimePoint now);

    std::optional<Known> m_current;
    std::optional<Known> m_other;
    TimePoint m_startExpected;
    int m_returns = 0;
    bool m_isStamped = false;
};

} // namespace etherdeck::netconsole
