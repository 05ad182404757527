#pragma once

#include "core/base/clock.h"
#include "core/netconsole/line.h"

#include <chrono>
#include <cstdint>
#include <optional>

namespace etherdeck::netconsole {

/// When a kernel started, by its time stamps. Its clock and this desk's run alike, so arrival minus stamp is
/// about the same for all its lines, and for those of no other kernel: one that was started later on the
/// same box is as much younger, and another box is another one.
class KernelClock {
public:
    /// Two estimates of one start differ by less, and by a thousandth of the time between them.
    static constexpr Duration tolerance = std::chrono::seconds(1);

    void heard(std::chrono::microseconds stamp, TimePoint now);
    /// A line of this kernel, written at about the time at which it has come.
    [[nodiscard]] bool fits(std::chrono::microseconds stamp, TimePoint now) const;
    /// The same, and that was after `moment`: then this kernel ran, and its box had not restarted.
    [[nodiscard]] bool ranAfter(TimePoint moment, std::chrono::microseconds stamp, TimePoint now) const;

    [[nodiscard]] TimePoint lastHeard() const { return m_heard; }
    [[nodiscard]] std::chrono::microseconds newest() const { return m_newest; }

private:
    TimePoint m_start; ///< by the latest line
    TimePoint m_heard;
    std::chrono::microseconds m_newest{};
};

/// Whose a line of the basic format is, by its time stamp alone: such lines have no numbers.
///
/// A stamp that goes back by seconds is of a new boot when that kernel can have started since the old one was
/// heard last. When it cannot, it is a log that is sent again, or another box; two boxes are sure when each
/// has gone on with its own clock. Not found out: boxes that were switched on within seconds of one another,
/// lines without stamps (printk.time=0), and that a log is sent again from its very start, which looks like a
/// boot until the next new line.
class KernelClocks {
public:
    /// Stamps of one kernel may be out of order by this much; no boot is shorter.
    static constexpr Duration goesBack = std::chrono::seconds(5);
    static constexpr int returnsOfTwoBoxes = 2; ///< one after the other

    enum class Finding : std::uint8_t {
        GoesOn,
        Restarted,   ///< a new boot: the clock has no boot number yet
        OtherLog,    ///< not the present kernel's new lines, and no new boot
        Returned,    ///< to the clock before the present one
        Interleaves, ///< the same, and now it is sure that there are two boxes
        RanOn,       ///< its box was said to have restarted, and has not: that was another one
    };

    [[nodiscard]] Finding heard(std::chrono::microseconds stamp, TimePoint now);
    /// A line without a stamp: the next one proves nothing, it may be such a line's own text.
    void heardUnstamped() { m_isStamped = false; }
    /// The box is said to restart, so that a kernel starts with the next line.
    void expectStart(TimePoint now);

    /// Of the kernel whose line was heard last; 0 while it has none.
    [[nodiscard]] BootNumber boot() const { return m_current ? m_current->boot : BootNumber{}; }
    void setBoot(BootNumber boot);
    /// Of the one that was heard before that one began.
    [[nodiscard]] BootNumber otherBoot() const { return m_other ? m_other->boot : BootNumber{}; }
    /// The present one has been there before, and went on: its boot number stands.
    [[nodiscard]] bool isReturned() const { return m_returns > 0; }
    /// All belongs to another boot number, after a merge of sources.
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
