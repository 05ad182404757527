#pragma once

#include "core/base/result.h"
#include "core/netconsole/base/line.h"
#include "core/store/console/lines/places.h"
#include "core/store/console/lines/query.h"
#include "core/store/console/lines/records.h"

#include <cstdint>
#include <functional>
#include <stop_token>
#include <vector>

namespace etherdeck::store {

class Database;

/// A piece of the log, with what stands between its lines.
struct LogPage {
    std::vector<netconsole::Line> lines; ///< in the order that was asked for, without late ones
    std::vector<LateLine> late;          ///< that stand between these, in the same order
    std::vector<LateLine> lateElsewhere; ///< stored between these, and stand before them
    std::vector<ConsoleGap> gaps;        ///< before lines of these, without those that a filter hides
    std::vector<SleepGap> sleeps;        ///< between them, and where they go on
    std::int64_t lookedTo = 0;           ///< up to this id was looked, this one included; 0: as far as asked
    WallTime lookedToTime{};             ///< about when that line came
    std::int64_t next = 0;               ///< the next page goes on beyond this; 0: there is none

    friend bool operator==(const LogPage&, const LogPage&) = default;
};

/// Lines that a level has left out.
struct LeftOut {
    std::int64_t lines = 0;
    bool isAll = true; ///< else there are more, or some at least: it was not counted to the end

    friend bool operator==(const LeftOut&, const LeftOut&) = default;
};

/// As ConsoleStore::lines().
[[nodiscard]] Result<std::vector<netconsole::Line>> readLines(const Database& database,
                                                              const ConsoleFilter& filter, const Page& page);
/// Counts lines that the search's level leaves out because they have none, up to the page's limit; ends early
/// when `isEnough` says so.
[[nodiscard]] Result<LeftOut> countLeftOut(const Database& database, ConsoleSearch search,
                                           const std::function<bool()>& isEnough,
                                           const std::stop_token& stop);
/// Ends early, with what was found, when `isEnough` says so: it is asked after each piece of tens of
/// thousands of lines. Errors: as ConsoleStore::search().
[[nodiscard]] Result<LogPage> readLogPage(const Database& database, const ConsoleSearch& search,
                                          const std::function<bool()>& isEnough, const std::stop_token& stop);

} // namespace etherdeck::store
