#pragma once

#include "core/store/console/store.h"

#include <cstdint>
#include <set>
#include <vector>

namespace etherdeck::ctl {

/// Prints to standard error how many lines the level filter left out because they have no level. Counts for a
/// limited time, and says "at least" when that was not enough.
void tellLeftOut(const store::ConsoleStore& store, store::ConsoleSearch search);

/// Lines of crashes for a reader that filters by level while lines are stored: a crash is recorded when its
/// block has ended, after the reader has skipped its lines.
class LateCrashLines {
public:
    explicit LateCrashLines(const store::ConsoleStore& store, const store::ConsoleFilter& filter) :
        m_store(store), m_filter(filter) {}

    /// Starts here: earlier crashes are not reported.
    [[nodiscard]] Result<void> begin();
    /// The line was read.
    void noteRead(const netconsole::Line& line);
    /// Unread lines up to `last` of crashes that were recorded since.
    [[nodiscard]] Result<std::vector<netconsole::Line>> take(std::int64_t last);

private:
    [[nodiscard]] Result<void> add(const store::ConsoleCrash& crash, std::int64_t last,
                                   std::vector<netconsole::Line>& late);
    /// The line would pass the filter even if it belonged to no crash.
    [[nodiscard]] bool passesAlone(const netconsole::Line& line) const;

    const store::ConsoleStore& m_store;
    store::ConsoleFilter m_filter;
    std::int64_t m_lastCrash = 0;
    std::set<std::int64_t> m_read; ///< the latest lines of crashes
};

} // namespace etherdeck::ctl
