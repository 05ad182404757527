#pragma once

#include "core/base/clock.h"
#include "core/netconsole/line.h"

#include <cstddef>
#include <cstdint>
#include <optional>

namespace etherdeck::netconsole {

/// Puts the pieces of a line that a kernel printed with pr_cont() together, where they are sure to be one.
///
/// Kernels 3.5 to 4.9 mark the first piece 'c' and those that follow '+', by the very flags by which their
/// serial console leaves out the line feed between them: a '+' with the next number goes on the line before
/// it, as the serial log shows it. From 4.10 on the only mark is 'c', for what was printed by pr_cont(),
/// and the serial console starts a row for each record. Pieces that belong together are one record there
/// already, as a rule, and whole lines of their own bear the mark (the 174 of sched_show_debug in the capture
/// of a 6.1 kernel): no record says whether the one before it ended. Those stay lines of their own, marked.
class RecordJoiner {
public:
    RecordJoiner(Duration wait, std::size_t longest) : m_wait(wait), m_longest(longest) {}

    struct Joined {
        Line line;
        Arrival arrival; ///< of its last piece, with the ticket of the first
    };

    /// A record that may be followed by more of its line: keeps it.
    [[nodiscard]] static bool mayGoOn(const Line& line) { return line.continuation != Continuation::None; }
    void hold(Line&& line, Arrival arrival);
    /// True when the record was more of the line that is held: then its text is a part of that.
    bool add(Line& next, Arrival arrival);
    /// What is held, if it is: nothing follows any more.
    [[nodiscard]] std::optional<Joined> end();

    [[nodiscard]] const std::optional<Joined>& held() const { return m_held; }
    /// When to end it; TimePoint::max() when nothing is held.
    [[nodiscard]] TimePoint deadline() const;

private:
    Duration m_wait;
    std::size_t m_longest;
    std::optional<Joined> m_held;
    std::uint64_t m_lastSeq = 0; ///< of its pieces
};

} // namespace etherdeck::netconsole
