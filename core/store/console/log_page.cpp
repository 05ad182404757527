#include "core/store/console/log_page.h"

#include "core/store/console/crash_lines.h"
#include "core/store/console/line_conditions.h"
#include "core/store/console/line_row.h"
#include "core/store/console/line_search.h"
#include "core/store/database/database.h"
#include "core/store/database/values.h"

#include <algorithm>
#include <limits>
#include <string>
#include <utility>

namespace etherdeck::store {

namespace {

using netconsole::Line;

constexpr std::size_t mostBetween = 2000;

using Range = std::pair<std::int64_t, std::int64_t>;

/// Rows of a query that is bound to a range of ids; no more than `limit`, 0: all.
template <class Value, class Read>
Result<std::vector<Value>> readRange(const Database& database, const std::string& sql, Range ids,
                                     std::size_t limit, Read read) {
    const auto limited = limit > 0 ? " LIMIT " + std::to_string(limit) : std::string();
    return readAll<Value>(database, sql + limited, read, ids.first, ids.second);
}

/// The ids that a page covers, both included.
Range coveredBy(const LogPage& page, const Page& asked) {
    const auto most = std::numeric_limits<std::int64_t>::max();
    const auto edge = [&](std::int64_t otherwise) {
        if (page.lookedTo != 0)
            return page.lookedTo;
        return page.lines.empty() || page.lines.size() < asked.limit
                   ? otherwise
                   : static_cast<std::int64_t>(page.lines.back().id);
    };
    if (asked.order == Order::OldestFirst)
        return {asked.beyond, edge(most)};
    return {edge(0), asked.beyond == 0 ? most : asked.beyond - 1};
}

Result<std::vector<ConsoleGap>> gapsOf(const Database& database, const ConsoleFilter& filter, Range ids) {
    return readRange<ConsoleGap>(
        database,
        "SELECT source, boot, first, last, time, line FROM gaps INDEXED BY gaps_by_line" +
            rowCondition(filter, "boot", "time", "time") +
            " AND line > 0 AND line BETWEEN ?1 AND ?2 ORDER BY line",
        ids, mostBetween, [](const Statement& row) {
            return ConsoleGap{row.number(0), row.number(1),         row.number(2),
                              row.number(3), toTime(row.number(4)), row.number(5)};
        });
}

Result<std::vector<DeskSleep>> sleepsOf(const Database& database, Range ids) {
    return readRange<DeskSleep>(
        database, "SELECT start, until, line FROM sleeps WHERE line BETWEEN ?1 AND ?2 ORDER BY line", ids,
        mostBetween, [](const Statement& row) {
            return DeskSleep{toTime(row.number(0)), toTime(row.number(1)), row.number(2)};
        });
}

/// The lines, and how far was looked for them.
Result<void> fill(LogPage& page, const Database& database, const ConsoleSearch& search,
                  const std::function<bool()>& isEnough, const std::stop_token& stop) {
    if (search.expression.empty() && !search.filter.level) {
        auto lines = readLines(database, search.filter, search.page);
        if (lines)
            page.lines = std::move(*lines);
        return lines ? Result<void>() : fail(lines.error());
    }
    const LineSearch::Found take = [&page](const Line& line) {
        page.lines.push_back(line);
        return true;
    };
    LineSearch looking(database, search, take, stop);
    looking.endWhen(isEnough);
    const auto done = looking.run();
    page.lookedTo = looking.lookedTo();
    return done ? Result<void>() : fail(done.error());
}

Result<std::vector<Line>> readByLevel(const Database& database, const ConsoleFilter& filter,
                                      const Page& page) {
    ConsoleSearch search;
    search.filter = filter;
    search.page = page;
    std::vector<Line> lines;
    const LineSearch::Found take = [&lines](const Line& line) {
        lines.push_back(line);
        return true;
    };
    if (const auto done = LineSearch(database, search, take, {}).run(); !done)
        return fail(done.error());
    return lines;
}

Result<void> inferLevels(const Database& database, std::vector<Line>& lines) {
    const auto lacksLevel = [](const Line& line) {
        return !line.level && line.kind != netconsole::Kind::Uboot;
    };
    if (std::ranges::none_of(lines, lacksLevel))
        return {};
    const auto [first, last] = std::minmax(lines.front().id, lines.back().id);
    const auto crashes =
        CrashLines::read(database, static_cast<std::int64_t>(first), static_cast<std::int64_t>(last));
    if (!crashes)
        return fail(crashes.error());
    for (auto& line : lines)
        crashes->inferLevel(line);
    return {};
}

Result<WallTime> timeNear(const Database& database, std::int64_t line) {
    if (line == 0)
        return WallTime{};
    auto select = database.prepare(
        "SELECT earliest FROM line_times WHERE block <= (? >> 12) ORDER BY block DESC LIMIT 1");
    if (!select)
        return fail(select.error());
    select->bind(1, line);
    const auto row = select->step();
    if (!row)
        return fail(row.error());
    return *row ? toTime(select->number(0)) : WallTime{};
}

} // namespace

Result<std::vector<Line>> readLines(const Database& database, const ConsoleFilter& filter, const Page& page) {
    if (filter.level)
        return readByLevel(database, filter, page);
    const auto conditions = lineConditions(database, filter, page);
    if (!conditions)
        return fail(conditions.error());
    if (conditions->isEmpty())
        return std::vector<Line>();
    const auto sql = std::string("SELECT ") + lineColumns + " FROM lines " +
                     (conditions->isOneSource ? "INDEXED BY lines_by_source" : "NOT INDEXED") +
                     " WHERE id > ?1 AND id < ?2" + conditions->sql + " ORDER BY id" +
                     (page.order == Order::NewestFirst ? " DESC" : "");
    auto lines = readRange<Line>(database, sql, {conditions->above, conditions->below}, page.limit, lineOf);
    if (lines)
        if (const auto done = inferLevels(database, *lines); !done)
            return fail(done.error());
    return lines;
}

Result<LeftOut> countLeftOut(const Database& database, ConsoleSearch search,
                             const std::function<bool()>& isEnough, const std::stop_token& stop) {
    if (!search.filter.level || search.filter.withoutLevel == WithoutLevel::Taken)
        return LeftOut();
    search.filter.withoutLevel = WithoutLevel::Only;
    const LineSearch::Found any = [](const Line&) { return true; };
    LineSearch counting(database, search, any, stop);
    counting.endWhen(isEnough);
    const auto hits = counting.run();
    if (!hits)
        return fail(hits.error());
    return LeftOut{static_cast<std::int64_t>(*hits), counting.lookedTo() == 0 && *hits != search.page.limit};
}

Result<LogPage> readLogPage(const Database& database, const ConsoleSearch& search,
                            const std::function<bool()>& isEnough, const std::stop_token& stop) {
    LogPage page;
    if (const auto done = fill(page, database, search, isEnough, stop); !done)
        return fail(done.error());
    const auto ids = coveredBy(page, search.page);
    auto gaps = gapsOf(database, search.filter, ids);
    auto sleeps = sleepsOf(database, ids);
    const auto time = timeNear(database, page.lookedTo);
    if (!gaps || !sleeps || !time)
        return fail(!gaps ? gaps.error() : !sleeps ? sleeps.error() : time.error());
    page.gaps = std::move(*gaps);
    page.sleeps = std::move(*sleeps);
    page.lookedToTime = *time;
    return page;
}

} // namespace etherdeck::store
