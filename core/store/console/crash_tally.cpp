#include "core/store/console/crash_tally.h"

#include "core/netconsole/base/fingerprint.h"
#include "core/store/database/database.h"

#include <string_view>

namespace etherdeck::store {

Result<CrashTally> CrashTally::read(const Database& database) {
    auto select =
        database.prepare("SELECT c.kind, c.frame, c.title, c.source, coalesce(b.linux, '') FROM crashes c"
                         " LEFT JOIN boots b ON b.source = c.source AND b.number = c.boot"
                         " ORDER BY c.time, c.id");
    if (!select)
        return fail(select.error());
    CrashTally tally;
    const auto done = select->forEach([&tally](const Statement& row) {
        auto& entry = tally.m_entries[netconsole::fingerprint(row.view(0), row.view(1), row.view(2))];
        ++entry.times;
        entry.sources.insert(row.number(3));
        if (entry.since.empty())
            entry.since = row.view(4).substr(0, row.view(4).find(' '));
        return true;
    });
    return done.map([&] { return std::move(tally); });
}

CrashCount CrashTally::of(const ConsoleCrash& crash) const {
    const auto found =
        m_entries.find(netconsole::fingerprint(netconsole::name(crash.kind), crash.firstFrame, crash.title));
    if (found == m_entries.end())
        return {};
    const auto& entry = found->second;
    return {entry.times, static_cast<std::int64_t>(entry.sources.size()), entry.since};
}

} // namespace etherdeck::store
