#include "core/store/console/writer.h"

#include "core/store/console/boot_ending.h"
#include "core/store/console/journal_checkpoints.h"
#include "core/store/console/lines/forgetting.h"
#include "core/store/console/lines/row.h"
#include "core/store/console/merges.h"
#include "core/store/database/values.h"

#include <algorithm>

namespace etherdeck::store {

namespace {

using netconsole::BootCause;
using netconsole::BootNumber;
using netconsole::Event;
using netconsole::Line;
using netconsole::LineId;
using netconsole::SourceId;
using netconsole::SourceInfo;

constexpr std::size_t recentLines = 65'536;
constexpr std::size_t maxMade = 4096;

bool saysSomethingToKeep(const Event& event) {
    return !std::holds_alternative<netconsole::OpenLine>(event) &&
           !std::holds_alternative<netconsole::UbootStateChanged>(event) &&
           !std::holds_alternative<netconsole::EventsLost>(event);
}

} // namespace

void EventWriter::beginRun() {
    m_book.clear();
    forgetNumbers();
    m_recent.clear();
    m_announced.clear();
}

void EventWriter::forgetNumbers() {
    m_made.clear();
    m_places.clear();
}

bool EventWriter::isToStore(const DrainedEvents& batch) const {
    return std::ranges::any_of(batch.events, saysSomethingToKeep) || m_book.isStale(batch.sources) ||
           (batch.checkpoints && !batch.checkpoints->isEmpty());
}

Result<std::size_t> EventWriter::append(std::span<const DrainedEvents> batches) {
    if (std::ranges::none_of(batches, [this](const DrainedEvents& batch) { return isToStore(batch); }))
        return 0;
    const auto book = m_book;
    const auto announced = m_announced;
    m_begun.clear();
    auto stored = write(batches);
    if (!stored) {
        m_book = book;
        m_announced = announced;
        forgetNumbers();
        m_begun.clear();
    }
    m_sources = {};
    m_totals = {};
    return stored;
}

Result<void> EventWriter::registerSources(std::span<const SourceInfo> sources, WallTime now) {
    const auto book = m_book;
    auto done = inTransaction(m_database, [&] {
        auto found = followOthers();
        for (const auto& info : sources)
            if (found)
                found = m_book.find(m_database, info.id, sources, now).map([](const auto*) {});
        return found;
    });
    if (!done)
        m_book = book;
    return done;
}

/// Within a transaction: nobody else changes anything until it ends.
Result<void> EventWriter::followOthers() {
    return m_book.followOthers(m_database).map([this](bool isChanged) {
        if (isChanged)
            forgetNumbers();
    });
}

Result<void> EventWriter::merge(std::int64_t into, std::int64_t from, WallTime now, bool isForGood) {
    return mergeSources(m_database, into, from, now, isForGood).map([&](MergedBoots boots) {
        m_book.merged(into, from, boots.offset, boots.last);
        forgetNumbers();
    });
}

Result<void> EventWriter::takeApart(std::int64_t into, std::int64_t former) {
    return takeSourceApart(m_database, into, former).map([&](const TakenApart& apart) {
        m_book.takenApart(into, apart);
        forgetNumbers();
    });
}

Result<void> EventWriter::bringBack(std::int64_t source) {
    const auto again = bringSourceBack(m_database, source);
    auto done = again.map([](const auto&) {});
    for (const auto other : again.value_or(std::vector<std::int64_t>()))
        if (done)
            done = merge(source, other, {}, true);
    return done;
}

Result<void> EventWriter::forget(std::int64_t source, WallTime now) {
    auto done = forgetSource(m_database, source, now);
    if (done) {
        m_book.forgetStored(source);
        forgetNumbers();
    }
    return done;
}

Result<std::size_t> EventWriter::write(std::span<const DrainedEvents> batches) {
    const auto done = inTransaction(m_database, [&] {
        return m_database.number("SELECT value FROM marks WHERE name = 'lines'")
            .and_then([&](std::int64_t last) {
                m_lastId = last;
                return writeAll(batches);
            });
    });
    return done.map([this] { return m_stored; });
}

Result<void> EventWriter::writeAll(std::span<const DrainedEvents> batches) {
    m_stored = 0;
    m_places.begin();
    if (m_made.size() > maxMade)
        m_made.clear();
    auto done = followOthers();
    for (const auto& batch : batches)
        if (done)
            done = write(batch);
    if (done)
        done = m_totals.write(m_statements);
    return done ? m_statements.run("UPDATE marks SET value = ? WHERE name = 'lines'", m_lastId) : done;
}

Result<void> EventWriter::write(const DrainedEvents& batch) {
    m_sources = batch.sources;
    auto done = m_book.refresh(m_database, m_sources);
    for (const auto& event : batch.events)
        if (done)
            done = std::visit([this](const auto& one) { return add(one); }, event);
    if (!batch.checkpoints)
        return done;
    for (const auto& checkpoint : *batch.checkpoints)
        if (done)
            done = writeCheckpoint(m_database, checkpoint);
    return done;
}

Result<void> EventWriter::add(const Line& line) {
    const auto boot = bootOf(line.source, line.boot, line.time, &line);
    if (!boot)
        return fail(boot.error());
    if (!m_insert) {
        auto insert = m_database.prepare(insertLineSql());
        if (!insert)
            return fail(insert.error());
        m_insert = std::move(*insert);
    }
    bindLine(*m_insert, {++m_lastId, boot->first, boot->second}, line);
    if (auto done = m_insert->run(); !done)
        return done;
    ++m_stored;
    m_totals.add(*boot, m_lastId, line);
    m_recent.resize(recentLines);
    m_recent[static_cast<std::uint64_t>(line.id) % recentLines] = {line.id, m_lastId};
    return notePlace(line, *boot);
}

Result<void> EventWriter::notePlace(const Line& line, BootKey boot) {
    const auto place = m_places.place(m_database, {line.source, boot.first, m_lastId, toNumber(line.time)});
    if (!place)
        return fail(place.error());
    return *place ? m_statements.run("INSERT INTO late_lines (line, place) VALUES (?,?)", m_lastId, **place)
                  : Result<void>();
}

Result<void> EventWriter::add(const netconsole::Gap& gap) {
    const auto boot = bootOf(gap.source, gap.boot, gap.time);
    if (!boot)
        return fail(boot.error());
    return m_statements.run("INSERT INTO gaps (source, boot, first, last, time, line) VALUES (?,?,?,?,?,?)",
                            boot->first, boot->second, static_cast<std::int64_t>(gap.first),
                            static_cast<std::int64_t>(gap.last), toNumber(gap.time),
                            m_lastId + 1); // the record that told it comes next
}

Result<void> EventWriter::add(const netconsole::BootStarted& started) {
    m_announced.insert_or_assign({started.source, started.boot}, started);
    // Whether what was heard first goes on with a boot that is stored, its first line will tell.
    if (started.cause == BootCause::FirstHeard)
        return {};
    const auto boot = bootOf(started.source, started.boot, started.time);
    return boot.map([](BootKey) {});
}

Result<void> EventWriter::add(const netconsole::BootEnded& ended) {
    const auto boot = bootOf(ended.source, ended.boot, ended.lastLineTime);
    return boot.and_then([this](BootKey key) { return end(key); });
}

Result<void> EventWriter::add(const netconsole::CrashFound& found) {
    const auto& crash = found.crash;
    const auto boot = bootOf(found.source, crash.boot, crash.time);
    if (!boot)
        return fail(boot.error());
    auto done = m_statements.run(
        "INSERT INTO crashes (source, boot, kind, time, title, frame, first_line, last_line, count)"
        " VALUES (?,?,?,?,?,?,?,?,?)",
        boot->first, boot->second, name(crash.kind), toNumber(crash.time), crash.title, crash.firstFrame,
        storedId(crash.firstLine), storedId(crash.lastLine), std::int64_t{crash.count});
    if (!done || crash.kind != netconsole::CrashKind::Panic)
        return done;
    // A panic is often told only when the next boot has begun.
    return m_statements.run(
        "UPDATE boots SET ending = 'panic' WHERE source = ? AND number = ? AND ending != 'none'", boot->first,
        boot->second);
}

Result<void> EventWriter::add(const netconsole::SourceAppeared& appeared) {
    m_book.heardAt(appeared.source, appeared.endpoint);
    return {};
}

Result<void> EventWriter::add(const netconsole::SourceMerged& merged) {
    const bool isGone =
        std::ranges::none_of(m_sources, [&merged](const SourceInfo& info) { return info.id == merged.from; });
    if (isGone)
        m_book.forget(merged.from);
    return {};
}

Result<void> EventWriter::add(const netconsole::SourceForgotten& forgotten) {
    m_book.forget(forgotten.source);
    return {};
}

Result<BootKey> EventWriter::bootOf(SourceId source, BootNumber boot, WallTime time, const Line* line) {
    const auto found = m_book.find(m_database, source, m_sources, time);
    if (!found)
        return fail(found.error());
    auto& entry = **found;
    const auto announced = m_announced.find({source, boot});
    const bool isAnnounced = announced != m_announced.end();
    auto cause = isAnnounced ? announced->second.cause : BootCause::FirstHeard;
    Result<void> placed;
    if (entry.offsets.empty())
        placed = placeFirst(entry, boot, cause, line);
    else if (entry.earlier && line)
        placed = resolvePending(entry, *line, cause);
    if (!placed)
        return fail(placed.error());
    entry.latest = std::max(entry.latest, boot);
    const LiveSource live{source, entry.id, entry.offsets};
    const BootKey key{live.id, live.boot(boot).value_or(1)};
    if (m_made.contains(key))
        return key;
    if (const auto made = makeBoot(key, cause, isAnnounced ? announced->second.time : time); !made)
        return fail(made.error());
    if (isAnnounced)
        m_announced.erase(announced);
    return key;
}

/// The first boot that a run has heard of a source goes on with the one that is stored last, unless something
/// proves that it is another one.
Result<void> EventWriter::placeFirst(SourceBook::Entry& entry, BootNumber boot, BootCause cause,
                                     const Line* line) {
    const auto highest = m_database.number("SELECT boots FROM sources WHERE id = ?", entry.id);
    const auto last = highest.value_or(0);
    auto earlier = last > 0 ? earlierBoot(m_database, entry.id, last) : std::nullopt;
    if (const auto failed = firstError(highest, earlier))
        return fail(*failed);
    const auto byLine = *earlier && line ? isSameBoot(**earlier, *line) : SameBoot::Unclear;
    const bool mayBe = *earlier && !(*earlier)->isOver && byLine != SameBoot::No &&
                       isSameBoot(**earlier, cause) != SameBoot::No;
    const bool isSame = mayBe || byLine == SameBoot::Yes;
    entry.offsets.push_back({boot, last + (isSame ? 0 : 1) - static_cast<std::int64_t>(boot)});
    if (isSame && byLine != SameBoot::Yes)
        entry.earlier = std::move(*earlier);
    return {};
}

/// What was taken for the stored boot, as nothing said more, may prove to be another one later.
Result<void> EventWriter::resolvePending(SourceBook::Entry& entry, const Line& line, BootCause& cause) {
    const auto& place = entry.offsets.back();
    const auto same = line.boot == place.from ? isSameBoot(*entry.earlier, line) : SameBoot::Yes;
    if (same == SameBoot::Unclear)
        return {};
    const auto number = entry.earlier->number;
    entry.earlier.reset();
    if (same == SameBoot::Yes)
        return {};
    cause = causeOf(line);
    entry.offsets.push_back({line.boot, number + 1 - static_cast<std::int64_t>(line.boot)});
    return end({entry.id, number});
}

Result<void> EventWriter::makeBoot(BootKey boot, BootCause cause, WallTime time) {
    if (auto done = m_statements.run(
            "INSERT OR IGNORE INTO boots (source, number, cause, ending, start, last, first_line, last_line,"
            " lines, bytes) VALUES (?1, ?2, ?3, 'none', ?4, ?4, 0, 0, 0, 0)",
            boot.first, boot.second, name(cause), toNumber(time));
        !done)
        return done;
    if (m_database.changedRows() > 0) {
        if (auto ended = endEarlierBoots(boot); !ended)
            return ended;
        m_begun.push_back({boot.first, boot.second, cause, time});
    }
    m_made.insert(boot);
    return {};
}

/// Those of earlier runs, whose end was not heard.
Result<void> EventWriter::endEarlierBoots(BootKey boot) {
    const auto open = m_statements.rows(
        "SELECT number FROM boots INDEXED BY boots_going_on WHERE source = ? AND number < ? AND ending = "
        "'none'",
        [&](const Statement& row) { return BootKey(boot.first, row.number(0)); }, boot.first, boot.second);
    auto done = open.map([](const auto&) {});
    for (const auto& earlier : open.value_or(std::vector<BootKey>()))
        if (done && !m_made.contains(earlier))
            done = end(earlier);
    return done;
}

Result<void> EventWriter::end(BootKey boot) {
    // From its first line on: behind that are those of all earlier boots.
    const auto firstLine = m_totals.firstLine(boot);
    const auto last = m_statements.rows(
        "SELECT text FROM lines INDEXED BY lines_by_source WHERE source = ?1 AND boot = ?2 AND id >="
        " coalesce((SELECT nullif(first_line, 0) FROM boots WHERE source = ?1 AND number = ?2), ?4)"
        " AND flags < 8 ORDER BY id DESC LIMIT ?3",
        [](const Statement& row) { return row.text(0); }, boot.first, boot.second, linesOfAnEnding,
        firstLine);
    return last.and_then([&](const std::vector<std::string>& texts) {
        return m_statements.run("UPDATE boots SET ending = CASE WHEN EXISTS (SELECT 1 FROM crashes WHERE"
                                " source = ?1 AND boot = ?2 AND kind = 'panic') THEN 'panic' ELSE ?3 END"
                                " WHERE source = ?1 AND number = ?2",
                                boot.first, boot.second, name(endingOf(texts)));
    });
}

std::int64_t EventWriter::storedId(LineId line) const {
    if (m_recent.empty())
        return 0;
    const auto& recent = m_recent[static_cast<std::uint64_t>(line) % recentLines];
    return recent.line == line ? recent.id : 0;
}

} // namespace etherdeck::store
