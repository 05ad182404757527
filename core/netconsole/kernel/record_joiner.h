#pragma once

#include "core/base/clock.h"
#include "core/netconsole/base/line.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>

namespace etherdeck::netconsole {

/// Joins the parts of a line that a kernel printed with pr_cont(), where it is certain that they belong
/// together.
///
/// Kernels 3.5 to 4.9 flag the first part 'c' and the following ones '+', and use the same flags to leave out
/// the line feed between them on a serial console: a '+' with the next number is appended to the line before
/// it, as in the serial log. Since 4.10 the only flag is 'c', for what was printed by pr_cont(), and the
/// serial console starts a row for each record. Parts that belong together are usually one record there
/// already, and lines of their own carry the flag, too (the 174 of sched_show_debug in the capture of a 6.1
/// kernel): no record says whether the one before it had ended. Those stay separate lines, with the flag.
class RecordJoiner {
public:
    RecordJoiner(Duration wait, std::size_t longest) : m_wait(wait), m_longest(longest) {}

    struct Joined {
        Line line;
        Arrival arrival; ///< of its last piece, with the journal position of the first
    };

    /// True for a record that may be followed by more of its line: keep it.
    [[nodiscard]] static bool mayGoOn(const Line& line) { return line.continuation != Continuation::None; }
    void hold(Line&& line, Arrival arrival);
    /// True when the record continues the line that is held, and was added to it.
    bool add(Line& next, Arrival arrival);
    /// Ends the held line, if there is one, and returns it.
    [[nodiscard]] std::optional<Joined> end();

    [[nodiscard]] const std::optional<Joined>& held() const { return m_held; }
    /// True when held() has something else since the last call.
    [[nodiscard]] bool takeChanged() { return std::exchange(m_isChanged, false); }
    /// When to call end(); TimePoint::max() when nothing is held.
    [[nodiscard]] TimePoint deadline() const;

private:
    Duration m_wait;
    std::size_t m_longest;
    std::optional<Joined> m_held;
    std::uint64_t m_lastSeq = 0; ///< of its parts
    bool m_isChanged = false;
};

} // namespace etherdeck::netconsole
