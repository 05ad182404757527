#include "core/store/console/store.h"

#include "core/store/console/edits.h"
#include "core/store/console/journal_checkpoints.h"
#include "core/store/console/lines/forgetting.h"
#include "core/store/console/lines/moves.h"
#include "core/store/console/lines/row.h"
#include "core/store/console/lines/search.h"
#include "core/store/console/listing.h"
#include "core/store/console/upkeep.h"
#include "core/store/console/writer.h"
#include "core/store/database/schema.h"

#include <utility>

namespace etherdeck::store {

struct ConsoleStore::Parts {
    explicit Parts(Database opened) : database(std::move(opened)) {}

    Database database;
    EventWriter writer{database};
};

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

Result<std::vector<ConsoleSource>> ConsoleStore::sources() const { return listSources(m_parts->database); }

Result<std::vector<ConsoleBoot>> ConsoleStore::boots(const ConsoleFilter& filter, std::size_t limit) const {
    return listBoots(m_parts->database, filter, limit);
}

Result<std::vector<ConsoleCrash>> ConsoleStore::crashes(const ConsoleFilter& filter,
                                                        std::size_t limit) const {
    return listCrashes(m_parts->database, filter, limit);
}

Result<CrashTally> ConsoleStore::crashTally() const { return CrashTally::read(m_parts->database); }

Result<std::vector<ConsoleGap>> ConsoleStore::gaps(const ConsoleFilter& filter, std::size_t limit) const {
    return listGaps(m_parts->database, filter, limit);
}

Result<std::optional<ConsoleGap>> ConsoleStore::nextGap(const ConsoleFilter& filter, const Page& page) const {
    return findNextGap(m_parts->database, filter, page);
}

Result<std::vector<SleepGap>> ConsoleStore::sleeps(std::size_t limit) const {
    return listSleeps(m_parts->database, limit);
}

Result<std::vector<ConsoleBookmark>> ConsoleStore::bookmarks(const ConsoleFilter& filter,
                                                             std::size_t limit) const {
    return listBookmarks(m_parts->database, filter, limit);
}

Result<std::vector<netconsole::Line>> ConsoleStore::lines(const ConsoleFilter& filter,
                                                          const Page& page) const {
    return readLines(m_parts->database, filter, page);
}

Result<std::size_t> ConsoleStore::search(const ConsoleSearch& search,
                                         const std::function<bool(const netconsole::Line&)>& found,
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
