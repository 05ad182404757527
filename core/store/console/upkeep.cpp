#include "core/store/console/upkeep.h"

#include "core/store/console/lines/forgetting.h"
#include "core/store/console/lines/row.h"
#include "core/store/console/merges.h"
#include "core/store/database/values.h"

#include <algorithm>
#include <limits>
#include <optional>

namespace etherdeck::store {

namespace {

using std::chrono::hours;

constexpr hours forgottenAfter(24 * 30); // a source of which nothing is stored any more, and nobody named
constexpr std::int64_t costOfABoot = 10; // in lines, to remove what there is beside these
constexpr std::int64_t maxTidied = 1000; // rows at once

constexpr const char* notMarked = " AND id NOT IN (SELECT line FROM line_marks)";

/// The lines of the boot `b` that may go, the oldest first.
std::string removable(const char* column, const char* which = "") {
    return std::string("(SELECT ") + column +
           " FROM lines INDEXED BY lines_by_source WHERE source = b.source AND boot = b.number"
           " AND id >= b.first_line AND id <= b.last_line" +
           notMarked + which + " ORDER BY id LIMIT 1)";
}

/// One of the boots whose lines have to go, and which of them.
struct Victim {
    std::int64_t source = 0;
    std::int64_t boot = 0;
    std::int64_t start = 0;
    std::int64_t firstLine = 0;
    std::int64_t lastLine = 0;
    std::int64_t bytes = 0;
    bool isWhole = false;
    std::optional<std::int64_t> before;  ///< only lines older than this
    std::optional<std::int64_t> surplus; ///< only until so many bytes have gone
};

/// One step: boots are looked for in the order of their start, from where the last one was found, so that a
/// step costs what it removes, however many boots there are.
class Pruning {
public:
    Pruning(const Database& database, const Retention& retention, WallTime now, std::size_t limit,
            std::int64_t bytes) :
        m_database(database),
        m_retention(retention),
        m_now(now),
        m_limit(static_cast<std::int64_t>(limit)),
        m_bytes(bytes) {}

    /// How many lines it has removed; 1 when there were only boots without any.
    Result<std::size_t> run();

private:
    enum class Reason : std::uint8_t { Doomed, Age, AgeOfLines, Size, None };

    Result<std::optional<Victim>> next();
    Result<std::optional<Victim>> nextFor(Reason reason);
    Result<std::optional<Victim>> select(const std::string& condition);
    Result<std::optional<Victim>> nextBySize();
    Result<bool> isNewest(const Victim& victim);
    Result<bool> remove(const Victim& victim);
    Result<void> removeLines(const Victim& victim, std::int64_t last);
    Result<void> noteRemoved(const Victim& victim, std::int64_t last, std::int64_t count, std::int64_t bytes);
    Result<void> removeBoot(const Victim& victim);
    Result<void> tidy();

    const Database& m_database;
    const Retention& m_retention;
    WallTime m_now;
    std::int64_t m_limit;
    std::int64_t m_bytes; ///< of all boots
    Reason m_reason = Reason::Doomed;
    std::int64_t m_from = std::numeric_limits<std::int64_t>::min(); ///< start of the boot found last
    std::int64_t m_removed = 0;
    std::int64_t m_work = 0; ///< in lines
};

Result<std::size_t> Pruning::run() {
    Result<bool> goesOn = true;
    while (m_work < m_limit && goesOn && *goesOn)
        goesOn = next().and_then([this](const std::optional<Victim>& victim) {
            return victim ? remove(*victim) : tidy().map([] { return false; });
        });
    auto done = goesOn.map([](bool) {});
    // In small portions: what the index does by itself comes seldom, and then takes long.
    if (done && m_removed > 0)
        done = m_database.run("INSERT INTO lines_index (lines_index, rank) VALUES ('merge', 32)");
    return done.map([this] {
        return static_cast<std::size_t>(m_removed > 0 ? m_removed : std::min<std::int64_t>(m_work, 1));
    });
}

Result<std::optional<Victim>> Pruning::next() {
    while (m_reason != Reason::None) {
        auto victim = nextFor(m_reason);
        if (!victim || *victim)
            return victim;
        m_reason = static_cast<Reason>(static_cast<int>(m_reason) + 1);
        m_from = std::numeric_limits<std::int64_t>::min();
    }
    return std::nullopt;
}

Result<std::optional<Victim>> Pruning::nextFor(Reason reason) {
    const auto cutoff = toNumber(m_now - m_retention.age);
    const auto before = std::to_string(cutoff);
    const bool hasAge = m_retention.age.count() > 0;
    switch (reason) {
    case Reason::Doomed:
        return select("doomed = 1");
    case Reason::Age:
        if (!hasAge)
            return std::nullopt;
        return select("start < " + before + " AND last < " + before + " AND (lines = 0 OR EXISTS " +
                      removable("1") + ")");
    case Reason::AgeOfLines: {
        if (!hasAge)
            return std::nullopt;
        auto victim = select("lines > 0 AND start < " + before +
                             " AND number = (SELECT max(number) FROM boots WHERE source = b.source) AND " +
                             removable("time", hasArrived) + " < " + before);
        if (victim && *victim) {
            (*victim)->isWhole = false;
            (*victim)->before = cutoff;
        }
        return victim;
    }
    case Reason::Size:
        return nextBySize();
    case Reason::None:
        break;
    }
    return std::nullopt;
}

Result<std::optional<Victim>> Pruning::select(const std::string& condition) {
    return m_database.first(
        "SELECT source, number, start, first_line, last_line, bytes FROM boots b"
        " WHERE start >= ? AND " +
            condition + " ORDER BY start LIMIT 1",
        [this](const Statement& row) {
            m_from = row.number(2);
            Victim victim{row.number(0), row.number(1), m_from, 0, 0, 0, true, {}, {}};
            victim.firstLine = row.number(3);
            victim.lastLine = row.number(4);
            victim.bytes = row.number(5);
            return victim;
        },
        m_from);
}

Result<std::optional<Victim>> Pruning::nextBySize() {
    if (m_retention.bytes <= 0 || m_bytes <= m_retention.bytes)
        return std::nullopt;
    auto victim = select("lines > 0 AND EXISTS " + removable("1"));
    if (!victim || !*victim)
        return victim;
    return isNewest(**victim).map([&](bool isNewest) {
        // A source's newest boot may go on: it is not taken from under the reader as a whole.
        (*victim)->isWhole = !isNewest;
        if (isNewest)
            (*victim)->surplus = m_bytes - m_retention.bytes;
        return *victim;
    });
}

Result<bool> Pruning::isNewest(const Victim& victim) {
    return m_database.isTrue("SELECT NOT EXISTS (SELECT 1 FROM boots WHERE source = ? AND number > ?)",
                             victim.source, victim.boot);
}

/// False when nothing could be removed.
Result<bool> Pruning::remove(const Victim& victim) {
    const auto number = [](std::int64_t value) { return std::to_string(value); };
    std::string lines =
        std::string("SELECT id, ") + lineCost + " AS cost FROM lines INDEXED BY lines_by_source" +
        " WHERE source = " + number(victim.source) + " AND boot = " + number(victim.boot) +
        " AND id >= " + number(victim.firstLine) + " AND id <= " + number(victim.lastLine) + notMarked;
    // What was taken from a box's log is old, and stored behind what is new: it goes with the lines before
    // it.
    if (victim.before)
        lines += " AND time < " + number(*victim.before) + hasArrived;
    const auto limit = m_limit - m_work;
    lines += " ORDER BY id LIMIT " + number(limit);
    std::string sql =
        "SELECT max(id), count(*), sum(cost) FROM (SELECT id, cost, sum(cost) OVER (ORDER BY id)"
        " - cost AS gone FROM (" +
        lines + "))";
    if (victim.surplus)
        sql += " WHERE gone < " + number(*victim.surplus);
    struct Piece {
        std::int64_t last = 0;
        std::int64_t count = 0;
        std::int64_t bytes = 0;
    };
    const auto piece = m_database.first(sql, [](const Statement& row) {
        return Piece{row.number(0), row.number(1), row.number(2)};
    });
    if (!piece)
        return fail(piece.error());
    const auto [last, count, bytes] = **piece;
    Result<void> done;
    if (victim.isWhole)
        done = m_database.run("UPDATE boots SET doomed = 1 WHERE source = ? AND number = ?", victim.source,
                              victim.boot);
    if (done && count > 0)
        done = removeLines(victim, last);
    m_removed += count;
    m_work += count + costOfABoot;
    const bool isEmptied = victim.isWhole && count < limit;
    m_bytes -= isEmptied ? victim.bytes : std::min(bytes, victim.bytes);
    if (done)
        done = isEmptied ? removeBoot(victim) : noteRemoved(victim, last, count, bytes);
    const bool isOne = isEmptied || count > 0;
    return done.map([isOne] { return isOne; });
}

Result<void> Pruning::removeLines(const Victim& victim, std::int64_t last) {
    const auto which = std::string(" FROM lines INDEXED BY lines_by_source WHERE source = ? AND boot = ?"
                                   " AND id >= ? AND id <= ?") +
                       notMarked;
    // The index holds no text: it has to be told what it forgets.
    const auto unindex = "INSERT INTO lines_index (lines_index, rowid, text) SELECT 'delete', id, text" +
                         which + " AND id <= (SELECT value FROM marks WHERE name = 'indexed')";
    const auto remove = "DELETE" + which;
    return m_database.runAll({unindex.c_str(),
                              "DELETE FROM late_lines WHERE line >= ?3 AND line <= ?4 AND EXISTS (SELECT 1"
                              " FROM lines WHERE id = line AND source = ?1 AND boot = ?2)"
                              " AND line NOT IN (SELECT line FROM line_marks)",
                              remove.c_str()},
                             victim.source, victim.boot, victim.firstLine, last);
}

Result<void> Pruning::noteRemoved(const Victim& victim, std::int64_t last, std::int64_t count,
                                  std::int64_t bytes) {
    auto done = m_database.run("UPDATE boots SET lines = max(lines - ?3, 0), bytes = max(bytes - ?4, 0),"
                               " first_line = coalesce((SELECT min(id) FROM lines INDEXED BY lines_by_source"
                               " WHERE source = ?1 AND boot = ?2 AND id >= boots.first_line"
                               " AND id <= boots.last_line AND (id > ?5 OR id IN (SELECT line FROM"
                               " line_marks))), 0) WHERE source = ?1 AND number = ?2",
                               victim.source, victim.boot, count, bytes, last);
    if (done)
        done = m_database.run("DELETE FROM crashes WHERE source = ? AND boot = ? AND last_line <= ?",
                              victim.source, victim.boot, last);
    if (done)
        done = m_database.run(
            "DELETE FROM gaps WHERE source = ?1 AND boot = ?2 AND time < (SELECT time FROM lines"
            " WHERE id = (SELECT first_line FROM boots WHERE source = ?1 AND number = ?2))",
            victim.source, victim.boot);
    return done;
}

/// Unless lines of it have bookmarks: then they are all of it that is left.
Result<void> Pruning::removeBoot(const Victim& victim) {
    auto done = m_database.runAll({"DELETE FROM crashes WHERE source = ? AND boot = ?",
                                   "DELETE FROM gaps WHERE source = ? AND boot = ?"},
                                  victim.source, victim.boot);
    // From the bookmarks to the lines: these may be many.
    const std::string bookmarked = "line_marks CROSS JOIN lines ON id = line WHERE line BETWEEN ?3 AND ?4"
                                   " AND source = ?1 AND boot = ?2";
    const auto remove = "DELETE FROM boots WHERE source = ?1 AND number = ?2 AND NOT EXISTS (SELECT 1 FROM " +
                        bookmarked + ")";
    const auto keep =
        "UPDATE boots SET doomed = 0, bytes = 0, (lines, first_line) = (SELECT count(*), min(id)"
        " FROM " +
        bookmarked + ") WHERE source = ?1 AND number = ?2";
    if (done)
        done = m_database.runAll({remove.c_str(), keep.c_str()}, victim.source, victim.boot, victim.firstLine,
                                 victim.lastLine);
    return done;
}

Result<void> Pruning::tidy() {
    const auto cutoff = toNumber(m_now - forgottenAfter);
    auto done = m_database.run("DELETE FROM line_times WHERE block < (SELECT min(id) FROM lines) >> 12");
    if (done)
        done = m_database.run(
            "DELETE FROM sources WHERE id IN (SELECT id FROM sources s WHERE name = '' AND box IS NULL"
            " AND last < ? AND NOT EXISTS (SELECT 1 FROM boots WHERE source = s.id) LIMIT ?)",
            cutoff, maxTidied);
    if (done)
        done = m_database.run("DELETE FROM source_endpoints WHERE source NOT IN (SELECT id FROM sources)");
    if (done)
        done = m_database.run("DELETE FROM source_counts WHERE boots = 0 AND crashes = 0"
                              " AND source NOT IN (SELECT id FROM sources)");
    if (done)
        done = tidyForgotten(m_database);
    if (done)
        done = tidyMerges(m_database);
    return done;
}

/// True when there is anything to remove: without that, no lock is taken.
Result<bool> isOver(const Database& database, const Retention& retention, WallTime now) {
    const auto cutoff =
        retention.age.count() > 0 ? toNumber(now - retention.age) : std::numeric_limits<std::int64_t>::min();
    // Lines that have not moved yet do not stand where their boots do.
    return database.isTrue("SELECT NOT EXISTS (SELECT 1 FROM line_moves)"
                           " AND (EXISTS (SELECT 1 FROM boots WHERE doomed = 1)"
                           " OR EXISTS (SELECT 1 FROM boots WHERE start < ?1)"
                           " OR EXISTS (SELECT 1 FROM forgotten WHERE time <= ?3)"
                           " OR (?2 > 0 AND (SELECT value FROM marks WHERE name = 'bytes') > ?2))",
                           cutoff, retention.bytes, forgottenBefore(now));
}

/// Within a transaction.
Result<std::size_t> indexMore(const Database& database, std::size_t limit) {
    struct Piece {
        std::int64_t last = 0;
        std::int64_t count = 0;
    };
    const auto piece = database.first(
        "SELECT max(id), count(*) FROM (SELECT id FROM lines WHERE id > (SELECT value"
        " FROM marks WHERE name = 'indexed') ORDER BY id LIMIT ?)",
        [](const Statement& row) {
            return Piece{row.number(0), row.number(1)};
        },
        limit);
    if (!piece)
        return fail(piece.error());
    const auto [last, count] = **piece;
    auto done = database.run(
        "INSERT INTO lines_index (rowid, text) SELECT id, text FROM lines WHERE id > (SELECT value"
        " FROM marks WHERE name = 'indexed') AND id <= ? ORDER BY id",
        last);
    // Without a line left to index, what was appended has been removed since.
    if (done)
        done = count > 0
                   ? database.run("UPDATE marks SET value = ? WHERE name = 'indexed'", last)
                   : database.run("UPDATE marks SET value = (SELECT value FROM marks WHERE name = 'lines')"
                                  " WHERE name = 'indexed'");
    return done.map([count = count] { return static_cast<std::size_t>(count); });
}

} // namespace

Result<std::size_t> indexLines(const Database& database, std::size_t limit) {
    const auto isBehind = database.isTrue("SELECT (SELECT value FROM marks WHERE name = 'indexed') < (SELECT "
                                          "value FROM marks WHERE name = 'lines')");
    if (!isBehind || !*isBehind)
        return isBehind.map([](bool) { return std::size_t(0); });
    return inTransaction(database, [&] { return indexMore(database, limit); });
}

Result<std::size_t> pruneLines(const Database& database, const Retention& retention, WallTime now,
                               std::size_t limit) {
    const auto over = isOver(database, retention, now);
    if (!over || !*over)
        return over.map([](bool) { return std::size_t(0); });
    return inTransaction(database, [&]() -> Result<std::size_t> {
        const auto bytes = database.number("SELECT value FROM marks WHERE name = 'bytes'");
        const auto ended =
            endForgetting(database, now, retention.bytes > 0 && bytes.value_or(0) > retention.bytes);
        if (const auto failed = firstError(bytes, ended))
            return fail(*failed);
        return *ended ? Pruning(database, retention, now, limit, *bytes).run() : Result<std::size_t>(1);
    });
}

} // namespace etherdeck::store
