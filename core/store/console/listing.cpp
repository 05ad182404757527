#include "core/store/console/listing.h"

#include "core/store/console/lines/conditions.h"
#include "core/store/console/lines/forgetting.h"
#include "core/store/console/lines/moves.h"
#include "core/store/console/lines/row.h"
#include "core/store/console/merges.h"
#include "core/store/console/stored_endpoint.h"
#include "core/store/database/values.h"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <utility>

namespace etherdeck::store {

namespace {

using netconsole::BootCause;
using netconsole::CrashKind;

/// SQL: what a box said last in a boot of `told`, whatever was taken from its log since.
constexpr const char* lastArrived =
    "CASE WHEN (SELECT flags FROM lines WHERE id = last_line) < 8 THEN last_line ELSE"
    " coalesce((SELECT id FROM lines l INDEXED BY lines_by_source WHERE l.source = told.source"
    " AND l.boot = told.number AND l.id >= told.first_line AND l.id <= told.last_line AND l.flags < 8"
    " ORDER BY l.id DESC LIMIT 1), last_line) END";

std::string limited(std::size_t limit) { return " LIMIT " + (limit > 0 ? std::to_string(limit) : "-1"); }

ConsoleSource sourceOf(const Statement& row) {
    ConsoleSource source;
    source.id = row.number(0);
    source.name = row.text(1);
    if (const auto box = row.optionalNumber(2))
        source.box = toMac(*box);
    source.firstHeard = toTime(row.number(3));
    source.lastHeard = toTime(row.number(4));
    source.boots = row.number(5);
    source.lines = row.number(6);
    source.crashes = row.number(7);
    return source;
}

ConsoleBoot bootOf(const Statement& row) {
    ConsoleBoot boot;
    boot.source = row.number(0);
    boot.number = row.number(1);
    boot.cause = valueOf(row.view(2), BootCause::TimeRestart);
    boot.ending = valueOf(row.view(3), BootEnding::PowerOff);
    boot.start = toTime(row.number(4));
    boot.end = toTime(row.number(5));
    boot.firstLine = row.number(6);
    boot.lastLine = row.number(7);
    boot.lines = row.number(8);
    boot.gaps = row.number(9);
    boot.crashes = row.number(10);
    boot.lastText = row.text(11);
    boot.uboot = row.text(12);
    boot.linux = row.text(13);
    boot.fromBoxLog = row.number(14);
    return boot;
}

ConsoleCrash crashOf(const Statement& row) {
    ConsoleCrash crash;
    crash.id = row.number(0);
    crash.source = row.number(1);
    crash.boot = row.number(2);
    crash.kind = valueOf(row.view(3), CrashKind::UsbResetStorm);
    crash.time = toTime(row.number(4));
    crash.title = row.text(5);
    crash.firstFrame = row.text(6);
    crash.firstLine = row.number(7);
    crash.lastLine = row.number(8);
    crash.count = row.number(9);
    return crash;
}

ConsoleGap gapOf(const Statement& row) {
    return {row.number(0),         row.number(1), row.number(2), row.number(3),
            toTime(row.number(4)), row.number(5), row.number(6)};
}

void markAmbiguousTitles(std::vector<ConsoleSource>& sources) {
    std::map<std::array<std::uint8_t, 16>, int> uses; // of an address
    for (const auto& source : sources)
        if (!source.endpoints.empty())
            ++uses[source.endpoints.back().address];
    for (auto& source : sources)
        source.needsPort = !source.endpoints.empty() && uses[source.endpoints.back().address] > 1;
}

} // namespace

Result<std::vector<ConsoleSource>> listSources(const Database& database) {
    auto sources = database.rows(
        "SELECT s.id, s.name, s.box, s.first, s.last, coalesce(c.boots, 0), coalesce(c.lines, 0),"
        " coalesce(c.crashes, 0) FROM sources s LEFT JOIN source_counts c ON c.source = s.id ORDER BY s.id",
        sourceOf);
    using Owned = std::pair<std::int64_t, std::optional<netconsole::Endpoint>>;
    const auto endpoints = database.rows(
        "SELECT source, address, port FROM source_endpoints ORDER BY rowid", [](const Statement& row) {
            return Owned{row.number(0), storedEndpoint(row.view(1), row.number(2))};
        });
    const auto merges = sourceMerges(database);
    if (const auto failed = firstError(sources, endpoints, merges))
        return fail(*failed);
    for (const auto& [id, endpoint] : *endpoints) {
        const auto source = std::ranges::lower_bound(*sources, id, {}, &ConsoleSource::id);
        if (source != sources->end() && source->id == id && endpoint)
            source->endpoints.push_back(*endpoint);
    }
    for (const auto& merge : *merges) {
        const auto source = std::ranges::lower_bound(*sources, merge.target, {}, &ConsoleSource::id);
        if (source != sources->end() && source->id == merge.target)
            source->merged.push_back(merge.merged);
    }
    markAmbiguousTitles(*sources);
    return sources;
}

Result<std::vector<ConsoleBoot>> listBoots(const Database& database, const ConsoleFilter& filter,
                                           std::size_t limit) {
    // What costs a look for each boot is asked of those that are told only.
    return database.rows(
        "WITH told AS MATERIALIZED (SELECT source, number, cause, ending, start, last, first_line, last_line,"
        " lines, uboot, linux, from_box FROM boots" +
            rowCondition(filter, "number", "last", "start") +
            " AND doomed = 0 ORDER BY start DESC, number DESC" + limited(limit) +
            "), placed AS MATERIALIZED (SELECT source, number, cause, ending, start, last, first_line, " +
            lastArrived +
            " AS last_line, lines, uboot, linux, from_box FROM told)"
            " SELECT source, number, cause, ending, start, last, first_line, last_line, lines,"
            " (SELECT count(*) FROM gaps g WHERE g.source = placed.source AND g.boot = number"
            " AND filled <= g.last - g.first),"
            " (SELECT count(*) FROM crashes c WHERE c.source = placed.source AND c.boot = number),"
            " (SELECT text FROM lines WHERE id = last_line), uboot, linux, from_box FROM placed"
            " ORDER BY start DESC, number DESC",
        bootOf);
}

Result<std::vector<ConsoleCrash>> listCrashes(const Database& database, const ConsoleFilter& filter,
                                              std::size_t limit) {
    return database.rows(
        "SELECT id, source, boot, kind, time, title, frame, first_line, last_line, count FROM crashes" +
            rowCondition(filter, "boot", "time", "time") + " ORDER BY id DESC" + limited(limit),
        crashOf);
}

Result<std::vector<ConsoleGap>> listGaps(const Database& database, const ConsoleFilter& filter,
                                         std::size_t limit) {
    return database.rows("SELECT source, boot, first, last, time, line, filled FROM gaps" +
                             rowCondition(filter, "boot", "time", "time") + " ORDER BY id DESC" +
                             limited(limit),
                         gapOf);
}

Result<std::optional<ConsoleGap>> findNextGap(const Database& database, const ConsoleFilter& filter,
                                              const Page& page) {
    const bool isUp = page.order == Order::NewestFirst;
    const auto beyond = " AND line " + std::string(isUp ? "< " : "> ") + std::to_string(page.beyond);
    return database.first(
        "SELECT source, boot, first, last, time, line, filled FROM gaps INDEXED BY gaps_by_line" +
            rowCondition(filter, "boot", "time", "time") + " AND line > 0" + beyond + " ORDER BY line" +
            (isUp ? " DESC" : "") + limited(1),
        gapOf);
}

Result<std::vector<SleepGap>> listSleeps(const Database& database, std::size_t limit) {
    return database.rows("SELECT start, until, line FROM sleeps ORDER BY id DESC" + limited(limit),
                         [](const Statement& row) {
                             return SleepGap{toTime(row.number(0)), toTime(row.number(1)), row.number(2)};
                         });
}

Result<std::vector<ConsoleBookmark>> listBookmarks(const Database& database, const ConsoleFilter& filter,
                                                   std::size_t limit) {
    const auto moves = lineMoves(database);
    const auto hidden = linesNotForgotten(database);
    if (const auto failed = firstError(moves, hidden))
        return fail(*failed);
    ConsoleFilter times;
    times.from = filter.from;
    times.until = filter.until;
    return database.rows(std::string("SELECT id, ") + lineSource + ", " + lineBoot +
                             ", made, note FROM line_marks JOIN lines ON id = line" +
                             rowCondition(times, "boot", "time", "time") +
                             belongsTo(filter.sources, filter.boot, *moves) + *hidden + " ORDER BY id" +
                             limited(limit),
                         [](const Statement& row) {
                             return ConsoleBookmark{row.number(0), row.number(1), row.number(2),
                                                    toTime(row.number(3)), row.text(4)};
                         });
}

} // namespace etherdeck::store
