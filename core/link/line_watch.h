#pragma once

#include "core/base/clock.h"

#include <cstdint>
#include <optional>

namespace etherdeck::link {

/// Whether a line to another computer still carries something, and how long it takes there and back: by
/// echoes, one at a time. Does no I/O.
class LineWatch {
public:
    enum class State : std::uint8_t {
        Unmeasured, ///< no echo has come back yet
        Good,
        Late,   ///< an echo is overdue: that nobody answers proves nothing
        Silent, ///< nothing has come for seconds
        Dead,   ///< …for so long that the line can be given up
    };

    /// The line is open: the first echo is due now.
    void opened(TimePoint now);
    /// Anything has come through the line.
    void heard(TimePoint now) { m_heard = now; }
    /// False for an echo that nobody asked for.
    bool answered(std::uint64_t number, TimePoint now);
    /// The number of an echo that is to be sent now.
    [[nodiscard]] std::optional<std::uint64_t> takeEcho(TimePoint now);

    [[nodiscard]] State look(TimePoint now);
    /// Smoothed; zero until it is measured.
    [[nodiscard]] Duration roundTrip() const { return m_roundTrip.value_or(Duration::zero()); }
    /// TimePoint::max() before opened().
    [[nodiscard]] TimePoint nextDeadline() const;

private:
    [[nodiscard]] Duration lateAfter() const;

    bool m_isOpen = false;
    bool m_isAwaited = false; ///< the echo with the last number
    std::uint64_t m_number = 0;
    TimePoint m_sent{};
    TimePoint m_heard{};
    TimePoint m_next{};
    TimePoint m_looked{};
    std::optional<Duration> m_roundTrip;
};

} // namespace etherdeck::link
