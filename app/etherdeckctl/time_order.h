#pragma once

#include "core/netconsole/line.h"

#include <map>
#include <vector>

namespace etherdeck::ctl {

/// Puts lines of several boxes into the order of their times; those of one box keep theirs. A prompt is
/// stored when it has ended, and that may be hours after what other boxes have said since.
class TimeOrder {
public:
    static constexpr std::size_t held = 1000; ///< lines; no one goes further back

    void add(std::vector<netconsole::Line> lines);
    /// Those that no later line goes before.
    [[nodiscard]] std::vector<netconsole::Line> take();
    /// All that are left.
    [[nodiscard]] std::vector<netconsole::Line> takeRest();

private:
    struct Entry {
        WallTime time; ///< of it, or of an earlier one of its box: the clock may have been put back
        netconsole::Line line;
    };
    [[nodiscard]] std::vector<netconsole::Line> takeAllBut(std::size_t rest);

    std::vector<Entry> m_entries;
    std::map<netconsole::SourceId, WallTime> m_latest;
};

} // namespace etherdeck::ctl
