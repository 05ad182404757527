#include "core/store/console/lines/log_page.h"

#include "core/store/console/lines/conditions.h"
#include "core/store/console/lines/crashes.h"
#include "core/store/console/lines/row.h"
#include "core/store/console/lines/search.h"
#include "core/store/database/database.h"
#include "core/store/database/values.h"

#include <algorithm>
#include <limits>
#include <string>
#include <utility>

namespace etherdeck::store {

namespace {

using netconsole::Line;

constexpr std::size_t maxBetween = 2000;

/// Rows of a query that is bound to a range of ids; no more than `limit`, 0: all.
template <class Read>
auto readRange(const Database& database, const std::string& sql, IdRange ids, std::size_t limit, Read read) {
    const auto limited = limit > 0 ? " LIMIT " + std::to_string(limit) : std::string();
    return database.rows(sql + limited, read, ids.first, ids.second);
}

/// The ids that a page covers, and the line before it.
IdRange coveredBy(const LogPage& page, const Page& asked) {
    auto ids = placesOn(asked, page.next);
    if (asked.order == Order::OldestFirst)
        ids.first = asked.beyond;
    return ids;
}

Result<std::vector<ConsoleGap>> gapsOf(const Database& database, const ConsoleFilter& filter, IdRange ids) {
    return readRange(
        database,
        "SELECT source, boot, first, last, time, line, filled FROM gaps INDEXED BY gaps_by_line" +
            rowCondition(filter, "boot", "time", "time") +
            " AND line > 0 AND line BETWEEN ?1 AND ?2 ORDER BY line",
        ids, maxBetween, [](const Statement& row) {
            return ConsoleGap{row.number(0),         row.number(1), row.number(2), row.number(3),
                              toTime(row.number(4)), row.number(5), row.number(6)};
        });
}

Result<std::vector<SleepGap>> sleepsOf(const Database& database, IdRange ids) {
    return readRange(database,
                     "SELECT start, until, line FROM sleeps WHERE line BETWEEN ?1 AND ?2 ORDER BY line", ids,
                     maxBetween, [](const Statement& row) {
                         return SleepGap{toTime(row.number(0)), toTime(row.number(1)), row.number(2)};
                     });
}

Result<void> collect(const Database& database, const ConsoleSearch& search, LogPage& page,
                     const std::function<bool()>& isEnough, const std::stop_token& stop) {
    const LineSearch::Found take = [&page](const Line& line) {
        page.lines.push_back(line);
        return true;
    };
    LineSearch looking(database, search, take, stop);
    looking.onlyInPlace();
    looking.endWhen(isEnough);
    const auto done = looking.run();
    page.lookedTo = looking.lookedTo();
    return done.map([](std::size_t) {});
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
    return crashes.map([&](const CrashLines& found) {
        for (auto& line : lines)
            found.inferLevel(line);
    });
}

Result<WallTime> timeNear(const Database& database, std::int64_t line) {
    if (line == 0)
        return WallTime{};
    return database
        .number("SELECT earliest FROM line_times WHERE block <= (? >> 12) ORDER BY block DESC LIMIT 1", line)
        .map(toTime);
}

Result<std::vector<Line>> readInPlace(const Database& database, const ConsoleFilter& filter,
                                      const Page& page) {
    const auto conditions = lineConditions(database, filter, page);
    if (!conditions || conditions->isEmpty())
        return conditions.map([](const LineConditions&) { return std::vector<Line>(); });
    const auto sql = std::string("SELECT ") + lineColumns + " FROM lines " +
                     (conditions->isOneSource ? "INDEXED BY lines_by_source" : "NOT INDEXED") +
                     " WHERE id > ?1 AND id < ?2" + conditions->sql + conditions->inPlace + " ORDER BY id" +
                     (page.order == Order::NewestFirst ? " DESC" : "");
    auto lines = readRange(database, sql, {conditions->above, conditions->below}, page.limit, lineOf);
    const auto inferred = lines ? inferLevels(database, *lines) : fail(lines.error());
    return inferred.map([&] { return std::move(*lines); });
}

/// The lines, and how far was looked for them.
Result<void> fill(LogPage& page, const Database& database, const ConsoleSearch& search,
                  const std::function<bool()>& isEnough, const std::stop_token& stop) {
    if (search.expression.empty() && !search.filter.level) {
        auto lines = readInPlace(database, search.filter, search.page);
        if (!lines)
            return fail(lines.error());
        page.lines = std::move(*lines);
    } else if (const auto done = collect(database, search, page, isEnough, stop); !done) {
        return done;
    }
    const bool isFull = search.page.limit != 0 && page.lines.size() >= search.page.limit;
    page.next = page.lookedTo != 0 ? page.lookedTo
                : isFull           ? static_cast<std::int64_t>(page.lines.back().id)
                                   : 0;
    return {};
}

Result<void> addLate(LogPage& page, const Database& database, const ConsoleSearch& search) {
    const LineSearch::Found none;
    const auto add = [&page](LateLine late) { page.late.push_back(std::move(late)); };
    return LineSearch(database, search, none, {})
        .runLate(LineSearch::By::Place, placesOn(search.page, page.next), add);
}

/// Who has read what is before this page does not read that again.
Result<void> addLateElsewhere(LogPage& page, const Database& database, const ConsoleSearch& search) {
    const LineSearch::Found none;
    const auto [first, last] = placesOn(search.page, page.next);
    const auto add = [&, first = first](LateLine late) {
        if (late.behind < first)
            page.lateElsewhere.push_back(std::move(late));
    };
    return LineSearch(database, search, none, {}).runLate(LineSearch::By::Storage, {first, last}, add);
}

/// The page where a line stands begins with what it stands behind.
Result<Page> startOf(const Database& database, Page page) {
    if (!page.startsAtLine)
        return page;
    const auto place = database.first(
        "SELECT place FROM late_lines WHERE line = ?", [](const Statement& row) { return row.number(0); },
        page.beyond + 1);
    return place.map([&](std::optional<std::int64_t> behind) {
        if (behind)
            page.beyond = std::max<std::int64_t>(*behind - 1, 0);
        return page;
    });
}

} // namespace

Result<std::vector<Line>> readLines(const Database& database, const ConsoleFilter& filter, const Page& page) {
    ConsoleSearch search;
    search.filter = filter;
    search.page = page;
    LogPage read;
    auto done = fill(read, database, search, {}, {});
    if (done && !page.asStored)
        done = addLate(read, database, search);
    if (!done)
        return fail(done.error());
    auto lines = inOrder(std::move(read.lines), std::move(read.late), page.order);
    if (page.limit != 0 && lines.size() > page.limit)
        lines.resize(page.limit);
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
    return counting.run().map([&](std::size_t hits) {
        return LeftOut{static_cast<std::int64_t>(hits),
                       counting.lookedTo() == 0 && hits != search.page.limit};
    });
}

Result<LogPage> readLogPage(const Database& database, const ConsoleSearch& asked,
                            const std::function<bool()>& isEnough, const std::stop_token& stop) {
    LogPage page;
    const auto start = startOf(database, asked.page);
    if (!start)
        return fail(start.error());
    auto search = asked;
    search.page = *start;
    auto done = fill(page, database, search, isEnough, stop);
    if (done)
        done = addLate(page, database, search);
    if (done)
        done = addLateElsewhere(page, database, search);
    if (!done)
        return fail(done.error());
    const auto ids = coveredBy(page, search.page);
    auto gaps = gapsOf(database, search.filter, ids);
    auto sleeps = sleepsOf(database, ids);
    const auto time = timeNear(database, page.lookedTo);
    if (const auto failed = firstError(gaps, sleeps, time))
        return fail(*failed);
    page.gaps = std::move(*gaps);
    page.sleeps = std::move(*sleeps);
    page.lookedToTime = *time;
    return page;
}

} // namespace etherdeck::store
