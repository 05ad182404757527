#pragma once

#include "core/store/console/store.h"

#include <cstdint>
#include <set>
#include <vector>

namespace etherdeck::ctl {

/// Says on standard error how many lines of the search's page its level leaves out because they have none.
/// Counts for a moment, and tells when that was not to the end.
void tellLeftOut(const store::ConsoleStore& store, store::ConsoleSearch search);

/// Lines of crashes for those who read by level while lines are stored: a crash is told when its block has
/// ended, and its lines have been passed over by then.
class LateCrashLines {
public:
    explicit LateCrashLines(const store::ConsoleStore& store, const store::ConsoleFilter& filter) :
        m_store(store), m_filter(filter) {}

    /// What crashes there are is known from now on.
    [[nodiscard]] Result<void> begin();
    /// The line was read.
    void noteRead(const netconsole::Line& line);
    /// Lines up to `last` that were not read, of crashes that were told since.
    [[nodiscard]] Result<std::vector<netconsole::Line>> take(std::int64_t last);

private:
    [[nodiscard]] Result<void> add(const store::ConsoleCrash& crash, std::int64_t last,
                                   std::vector<netconsole::Line>& late);
    /// The line would pass also if its crash were not known.
    [[nodiscard]] bool passesAlone(const netconsole::Line& line) const;

    const store::ConsoleStore& m_store;
    store::ConsoleFilter m_filter;
    std::int64_t m_lastCrash = 0;
    std::set<std::int64_t> m_read; ///< of crashes, the latest
};

} // namespace etherdeck::ctl
