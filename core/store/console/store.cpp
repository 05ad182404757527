#include "core/store/console/store.h"

#include "core/store/console/edits.h"
#include "core/store/console/journal_checkpoints.h"
#include "core/store/console/lines/conditions.h"
#include "core/store/console/lines/forgetting.h"
#include "core/store/console/lines/moves.h"
#include "core/store/console/lines/row.h"
#include "core/store/console/lines/search.h"
#include "core/store/console/merges.h"
#include "core/store/console/stored_endpoint.h"
#include "core/store/console/upkeep.h"
#include "core/store/console/writer.h"
#include "core/store/database/schema.h"
#include "core/store/database/values.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace etherdeck::store {

struct ConsoleStore::Parts {
    explicit Parts(Database opened) : database(std::move(opened)) {}

    Database database;
    EventWriter writer{database};
};

namespace {

using netconsole::BootCause;
using netconsole::CrashKind;
using netconsole::Line;

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

ConsoleStore::ConsoleStore(std::unique_ptr<Parts> parts) : m_parts(std::move(parts)) {}
ConsoleStore::ConsoleStore(ConsoleStore&& other) noexcept = default;
ConsoleStore& ConsoleStore::operator=(ConsoleStore&& other) noexcept = default;
ConsoleStore::~ConsoleStore() = default;

Result<ConsoleStore> ConsoleStore::open(const std::string& path, Access access) {
    auto database = Database::open(path, access);
    auto ready = database ? setUp(*database) : fail(database.error());
    if (ready)
        ready = database->run("PRAGMA cache_size = -16384");
    return ready.map([&] { return ConsoleStore(std::make_unique<Parts>(std::move(*database))); });
}

Result<std::size_t> ConsoleStore::append(std::span<const DrainedEvents> batches) {
    return m_parts->writer.append(batches);
}

Result<std::size_t> ConsoleStore::append(std::span<const netconsole::Event> events,
                                         std::span<const netconsole::SourceInfo> sources,
                                         const JournalCheckpoints& checkpoints) {
    const DrainedEvents one{events, sources, &checkpoints};
    return append(std::span(&one, 1));
}

Result<std::vector<JournalCheckpoint>> ConsoleStore::journalCheckpoints() const {
    return readCheckpoints(m_parts->database);
}

Result<void> ConsoleStore::forgetJournal(const std::string& run) { return forgetRun(m_parts->database, run); }

void ConsoleStore::beginRun() { m_parts->writer.beginRun(); }

Result<std::size_t> ConsoleStore::index(std::size_t limit) { return indexLines(m_parts->database, limit); }

Result<std::size_t> ConsoleStore::migrateMergedLines(std::size_t limit) {
    return moveLines(m_parts->database, limit);
}

Result<std::size_t> ConsoleStore::prune(const Retention& retention, WallTime now, std::size_t limit) {
    return pruneLines(m_parts->database, retention, now, limit);
}

Result<void> ConsoleStore::setName(std::int64_t source, const std::string& name) {
    return nameSource(m_parts->database, source, name);
}

Result<void> ConsoleStore::tieTo(std::int64_t source, const std::optional<MacAddress>& box) {
    return tieSource(m_parts->database, source, box);
}

Result<void> ConsoleStore::merge(std::int64_t into, std::int64_t from, WallTime now) {
    return m_parts->writer.merge(into, from, now);
}

Result<void> ConsoleStore::takeApart(std::int64_t into, std::int64_t former) {
    return m_parts->writer.takeApart(into, former);
}

Result<void> ConsoleStore::forget(std::int64_t source, WallTime now) {
    return m_parts->writer.forget(source, now);
}

Result<void> ConsoleStore::bringBack(std::int64_t source) { return m_parts->writer.bringBack(source); }

Result<void> ConsoleStore::setBookmark(std::int64_t line, const std::string& note, WallTime now) {
    return store::setBookmark(m_parts->database, line, note, now);
}

Result<void> ConsoleStore::removeBookmark(std::int64_t line) {
    return store::removeBookmark(m_parts->database, line);
}

Result<void> ConsoleStore::addSleep(WallTime start, WallTime end) {
    return store::addSleep(m_parts->database, start, end);
}

Result<void> ConsoleStore::registerSources(std::span<const netconsole::SourceInfo> sources, WallTime now) {
    return m_parts->writer.registerSources(sources, now);
}

Result<FilledGaps> ConsoleStore::fillGaps(std::int64_t source, std::span<const BoxLogRecord> log) {
    return store::fillGaps(m_parts->database, source, log);
}

Result<MissingRecords> ConsoleStore::missingRecords(std::int64_t source) const {
    return store::missingRecords(m_parts->database, source);
}

Result<std::optional<AgentLog>> ConsoleStore::agentLog(const std::string& device) const {
    return store::agentLog(m_parts->database, device);
}

Result<void> ConsoleStore::setAgentLog(const std::string& device, std::int64_t source,
                                       const std::string& bootId) {
    return store::setAgentLog(m_parts->database, device, source, bootId);
}

std::vector<LiveSource> ConsoleStore::liveSources() const { return m_parts->writer.live(); }

const std::vector<BegunBoot>& ConsoleStore::begunBoots() const { return m_parts->writer.begun(); }

Result<std::vector<ConsoleSource>> ConsoleStore::sources() const {
    auto sources = m_parts->database.rows(
        "SELECT s.id, s.name, s.box, s.first, s.last, coalesce(c.boots, 0), coalesce(c.lines, 0),"
        " coalesce(c.crashes, 0) FROM sources s LEFT JOIN source_counts c ON c.source = s.id ORDER BY s.id",
        sourceOf);
    using Owned = std::pair<std::int64_t, std::optional<netconsole::Endpoint>>;
    const auto endpoints = m_parts->database.rows(
        "SELECT source, address, port FROM source_endpoints ORDER BY rowid", [](const Statement& row) {
            return Owned{row.number(0), storedEndpoint(row.view(1), row.number(2))};
        });
    const auto merges = sourceMerges(m_parts->database);
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

Result<std::vector<ConsoleBoot>> ConsoleStore::boots(const ConsoleFilter& filter, std::size_t limit) const {
    // What costs a look for each boot is asked of those that are told only.
    return m_parts->database.rows(
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

Result<std::vector<ConsoleCrash>> ConsoleStore::crashes(const ConsoleFilter& filter,
                                                        std::size_t limit) const {
    return m_parts->database.rows(
        "SELECT id, source, boot, kind, time, title, frame, first_line, last_line, count FROM crashes" +
            rowCondition(filter, "boot", "time", "time") + " ORDER BY id DESC" + limited(limit),
        crashOf);
}

Result<CrashTally> ConsoleStore::crashTally() const { return CrashTally::read(m_parts->database); }

Result<std::vector<ConsoleGap>> ConsoleStore::gaps(const ConsoleFilter& filter, std::size_t limit) const {
    return m_parts->database.rows("SELECT source, boot, first, last, time, line, filled FROM gaps" +
                                      rowCondition(filter, "boot", "time", "time") + " ORDER BY id DESC" +
                                      limited(limit),
                                  gapOf);
}

Result<std::optional<ConsoleGap>> ConsoleStore::nextGap(const ConsoleFilter& filter, const Page& page) const {
    const bool isUp = page.order == Order::NewestFirst;
    const auto beyond = " AND line " + std::string(isUp ? "< " : "> ") + std::to_string(page.beyond);
    return m_parts->database.first(
        "SELECT source, boot, first, last, time, line, filled FROM gaps INDEXED BY gaps_by_line" +
            rowCondition(filter, "boot", "time", "time") + " AND line > 0" + beyond + " ORDER BY line" +
            (isUp ? " DESC" : "") + limited(1),
        gapOf);
}

Result<std::vector<SleepGap>> ConsoleStore::sleeps(std::size_t limit) const {
    return m_parts->database.rows(
        "SELECT start, until, line FROM sleeps ORDER BY id DESC" + limited(limit), [](const Statement& row) {
            return SleepGap{toTime(row.number(0)), toTime(row.number(1)), row.number(2)};
        });
}

Result<std::vector<ConsoleBookmark>> ConsoleStore::bookmarks(const ConsoleFilter& filter,
                                                             std::size_t limit) const {
    const auto moves = lineMoves(m_parts->database);
    const auto hidden = linesNotForgotten(m_parts->database);
    if (const auto failed = firstError(moves, hidden))
        return fail(*failed);
    ConsoleFilter times;
    times.from = filter.from;
    times.until = filter.until;
    return m_parts->database.rows(std::string("SELECT id, ") + lineSource + ", " + lineBoot +
                                      ", made, note FROM line_marks JOIN lines ON id = line" +
                                      rowCondition(times, "boot", "time", "time") +
                                      belongsTo(filter.sources, filter.boot, *moves) + *hidden +
                                      " ORDER BY id" + limited(limit),
                                  [](const Statement& row) {
                                      return ConsoleBookmark{row.number(0), row.number(1), row.number(2),
                                                             toTime(row.number(3)), row.text(4)};
                                  });
}

Result<std::vector<Line>> ConsoleStore::lines(const ConsoleFilter& filter, const Page& page) const {
    return readLines(m_parts->database, filter, page);
}

Result<std::size_t> ConsoleStore::search(const ConsoleSearch& search,
                                         const std::function<bool(const Line&)>& found,
                                         std::stop_token stop) const {
    return LineSearch(m_parts->database, search, found, std::move(stop)).run();
}

Result<LogPage> ConsoleStore::logPage(const ConsoleSearch& search, const std::function<bool()>& isEnough,
                                      const std::stop_token& stop) const {
    return readLogPage(m_parts->database, search, isEnough, stop);
}

Result<LeftOut> ConsoleStore::leftOut(const ConsoleSearch& search, const std::function<bool()>& isEnough,
                                      const std::stop_token& stop) const {
    return countLeftOut(m_parts->database, search, isEnough, stop);
}

Result<std::int64_t> ConsoleStore::lastLine() const {
    return m_parts->database.number("SELECT value FROM marks WHERE name = 'lines'");
}

Result<std::int64_t> ConsoleStore::indexedTo() const {
    return m_parts->database.number("SELECT value FROM marks WHERE name = 'indexed'");
}

Result<std::int64_t> ConsoleStore::dataVersion() const {
    return m_parts->database.number("PRAGMA data_version");
}

Result<void> ConsoleStore::confirm() const { return m_parts->database.confirm(); }

bool ConsoleStore::isFrozen() const { return m_parts->database.isFrozen(); }

} // namespace etherdeck::store
