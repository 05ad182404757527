#include "core/store/console_upkeep.h"

#include "core/store/console_forgetting.h"
#include "core/store/console_merges.h"
#include "core/store/line_row.h"
#include "core/store/values.h"

#include <limits>
#include <optional>

namespace etherdeck::store {

namespace {

using std::chrono::hours;

constexpr hours forgottenAfter(24 * 30); // a source of which nothing is stored any more, and nobody named

constexpr const char* notMarked = " AND id NOT IN (SELECT line FROM line_marks)";

/// The lines of the boot `b` that may go, the oldest first.
std::string removable(const char* column) {
    return std::string("(SELECT ") + column +
           " FROM lines INDEXED BY lines_by_source WHERE source = b.source AND boot = b.number"
           " AND id >= b.first_line" +
           notMarked + " ORDER BY id LIMIT 1)";
}

/// One of the boots whose lines have to go, and which of them.
struct Victim {
    std::int64_t source = 0;
    std::int64_t boot = 0;
    std::int64_t firstLine = 0;
    std::int64_t lastLine = 0;
    bool isWhole = false;
    std::optional<std::int64_t> before;  ///< only lines older than this
    std::optional<std::int64_t> surplus; ///< only until so many bytes have gone
};

class Pruning {
public:
    Pruning(const Database& database, const Retention& retention, WallTime now, std::size_t most) :
        m_database(database), m_retention(retention), m_now(now), m_most(static_cast<std::int64_t>(most)) {}

    Result<std::size_t> run();

private:
    Result<std::optional<Victim>> next();
    Result<std::optional<Victim>> select(const std::string& condition, std::int64_t value);
    Result<std::optional<Victim>> nextByAge();
    Result<std::optional<Victim>> nextBySize();
    Result<bool> remove(const Victim& victim);
    Result<void> removeLines(const Victim& victim, std::int64_t last);
    Result<void> noteRemoved(const Victim& victim, std::int64_t last, std::int64_t count, std::int64_t bytes);
    Result<void> removeBoot(const Victim& victim);
    Result<void> tidy();

    const Database& m_database;
    const Retention& m_retention;
    WallTime m_now;
    std::int64_t m_most;
    std::int64_t m_removed = 0;
};

Result<std::size_t> Pruning::run() {
    while (m_removed < m_most) {
        const auto victim = next();
        if (!victim)
            return fail(victim.error());
        if (!*victim)
            break;
        const auto removed = remove(**victim);
        if (!removed)
            return fail(removed.error());
        if (!*removed)
            break;
    }
    if (const auto tidied = tidy(); !tidied)
        return fail(tidied.error());
    return static_cast<std::size_t>(m_removed);
}

Result<std::optional<Victim>> Pruning::next() {
    auto victim = select("doomed = ?", 1);
    if (victim && !*victim && m_retention.age.count() > 0)
        victim = nextByAge();
    if (victim && !*victim && m_retention.bytes > 0)
        victim = nextBySize();
    return victim;
}

Result<std::optional<Victim>> Pruning::select(const std::string& condition, std::int64_t value) {
    auto select = m_database.prepare("SELECT source, number, first_line, last_line FROM boots b WHERE " +
                                     condition + " ORDER BY first_line LIMIT 1");
    if (!select)
        return fail(select.error());
    select->bind(1, value);
    const auto row = select->step();
    if (!row)
        return fail(row.error());
    if (!*row)
        return std::nullopt;
    return Victim{select->number(0), select->number(1), select->number(2), select->number(3), true, {}, {}};
}

Result<std::optional<Victim>> Pruning::nextByAge() {
    const auto cutoff = toNumber(m_now - m_retention.age);
    auto victim = select("last < ? AND (lines = 0 OR EXISTS " + removable("1") + ")", cutoff);
    if (!victim || *victim)
        return victim;
    victim =
        select("lines > 0 AND start < ?1 AND number = (SELECT max(number) FROM boots WHERE source = b.source)"
               " AND " +
                   removable("time") + " < ?1",
               cutoff);
    if (victim && *victim) {
        (*victim)->isWhole = false;
        (*victim)->before = cutoff;
    }
    return victim;
}

Result<std::optional<Victim>> Pruning::nextBySize() {
    const auto bytes = m_database.number("SELECT sum(bytes) FROM boots");
    if (!bytes)
        return fail(bytes.error());
    if (*bytes <= m_retention.bytes)
        return std::nullopt;
    auto victim = select("lines > ? AND EXISTS " + removable("1"), 0);
    if (!victim || !*victim)
        return victim;
    const auto newer =
        select("source = " + std::to_string((*victim)->source) + " AND number > ?", (*victim)->boot);
    if (!newer)
        return newer;
    // A source's newest boot may go on: it is not taken from under the reader as a whole.
    (*victim)->isWhole = newer->has_value();
    if (!(*victim)->isWhole)
        (*victim)->surplus = *bytes - m_retention.bytes;
    return victim;
}

/// False when nothing could be removed.
Result<bool> Pruning::remove(const Victim& victim) {
    const auto number = [](std::int64_t value) { return std::to_string(value); };
    std::string lines = std::string("SELECT id, ") + lineCost +
                        " AS cost FROM lines INDEXED BY lines_by_source" +
                        " WHERE source = " + number(victim.source) + " AND boot = " + number(victim.boot) +
                        " AND id <= " + number(victim.lastLine) + notMarked;
    if (victim.before)
        lines += " AND time < " + number(*victim.before);
    lines += " ORDER BY id LIMIT " + number(m_most - m_removed);
    std::string sql =
        "SELECT max(id), count(*), sum(cost) FROM (SELECT id, cost, sum(cost) OVER (ORDER BY id)"
        " - cost AS gone FROM (" +
        lines + "))";
    if (victim.surplus)
        sql += " WHERE gone < " + number(*victim.surplus);
    auto select = m_database.prepare(sql);
    if (!select)
        return fail(select.error());
    const auto row = select->step();
    if (!row)
        return fail(row.error());
    const auto last = select->number(0);
    const auto count = select->number(1);
    const auto bytes = select->number(2);
    select->reset();
    if (victim.isWhole)
        if (const auto doomed =
                store::run(m_database, "UPDATE boots SET doomed = 1 WHERE source = ? AND number = ?",
                           victim.source, victim.boot);
            !doomed)
            return fail(doomed.error());
    if (count > 0)
        if (const auto removed = removeLines(victim, last); !removed)
            return fail(removed.error());
    m_removed += count;
    const bool isEmptied = victim.isWhole && m_removed < m_most;
    const auto done = isEmptied ? removeBoot(victim) : noteRemoved(victim, last, count, bytes);
    if (!done)
        return fail(done.error());
    return isEmptied || count > 0;
}

Result<void> Pruning::removeLines(const Victim& victim, std::int64_t last) {
    const auto which = std::string(" FROM lines INDEXED BY lines_by_source WHERE source = ? AND boot = ?"
                                   " AND id <= ?") +
                       notMarked;
    // The index holds no text: it has to be told what it forgets.
    if (auto done =
            store::run(m_database,
                       "INSERT INTO lines_index (lines_index, rowid, text) SELECT 'delete', id, text" +
                           which + " AND id <= (SELECT value FROM marks WHERE name = 'indexed')",
                       victim.source, victim.boot, last);
        !done)
        return done;
    return store::run(m_database, "DELETE" + which, victim.source, victim.boot, last);
}

Result<void> Pruning::noteRemoved(const Victim& victim, std::int64_t last, std::int64_t count,
                                  std::int64_t bytes) {
    if (auto done = store::run(m_database,
                               "UPDATE boots SET lines = max(lines - ?3, 0), bytes = max(bytes - ?4, 0),"
                               " first_line = coalesce((SELECT min(id) FROM lines INDEXED BY lines_by_source"
                               " WHERE source = ?1 AND boot = ?2 AND id >= boots.first_line AND (id > ?5 OR "
                               "id IN (SELECT line FROM"
                               " line_marks))), 0)"
                               " WHERE source = ?1 AND number = ?2",
                               victim.source, victim.boot, count, bytes, last);
        !done)
        return done;
    if (auto done =
            store::run(m_database, "DELETE FROM crashes WHERE source = ? AND boot = ? AND last_line <= ?",
                       victim.source, victim.boot, last);
        !done)
        return done;
    return store::run(m_database,
                      "DELETE FROM gaps WHERE source = ?1 AND boot = ?2 AND time < (SELECT time FROM lines"
                      " WHERE id = (SELECT first_line FROM boots WHERE source = ?1 AND number = ?2))",
                      victim.source, victim.boot);
}

/// Unless lines of it are marked: then they are all of it that is left.
Result<void> Pruning::removeBoot(const Victim& victim) {
    for (const char* sql :
         {"DELETE FROM crashes WHERE source = ? AND boot = ?",
          "DELETE FROM gaps WHERE source = ? AND boot = ?",
          "DELETE FROM boots WHERE source = ?1 AND number = ?2 AND NOT EXISTS (SELECT 1 FROM line_marks"
          " JOIN lines ON id = line WHERE source = ?1 AND boot = ?2)",
          "UPDATE boots SET doomed = 0, bytes = 0, (lines, first_line) = (SELECT count(*), min(id) FROM"
          " line_marks JOIN lines ON id = line WHERE source = ?1 AND boot = ?2) WHERE source = ?1"
          " AND number = ?2"})
        if (auto done = store::run(m_database, sql, victim.source, victim.boot); !done)
            return done;
    return {};
}

Result<void> Pruning::tidy() {
    const auto cutoff = toNumber(m_now - forgottenAfter);
    auto done = m_database.run("DELETE FROM line_times WHERE block < (SELECT min(id) FROM lines) >> 12");
    if (done)
        done = store::run(m_database,
                          "DELETE FROM sources WHERE name = '' AND box IS NULL AND last < ?"
                          " AND id NOT IN (SELECT source FROM boots)",
                          cutoff);
    if (done)
        done = m_database.run("DELETE FROM source_endpoints WHERE source NOT IN (SELECT id FROM sources)");
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
    auto select = database.prepare("SELECT NOT EXISTS (SELECT 1 FROM line_moves)"
                                   " AND (EXISTS (SELECT 1 FROM boots WHERE doomed != 0 OR start < ?1)"
                                   " OR EXISTS (SELECT 1 FROM forgotten WHERE time <= ?3)"
                                   " OR (?2 > 0 AND (SELECT sum(bytes) FROM boots) > ?2))");
    if (!select)
        return fail(select.error());
    select->bind(1, cutoff);
    select->bind(2, retention.bytes);
    select->bind(3, forgottenBefore(now));
    const auto row = select->step();
    if (!row)
        return fail(row.error());
    return *row && select->number(0) != 0;
}

} // namespace

Result<std::size_t> indexLines(const Database& database, std::size_t most) {
    constexpr const char* isBehind = "SELECT (SELECT value FROM marks WHERE name = 'indexed') < (SELECT "
                                     "value FROM marks WHERE name = 'lines')";
    const auto behind = database.number(isBehind);
    if (!behind || *behind == 0)
        return behind ? Result<std::size_t>(0) : fail(behind.error());
    auto transaction = Transaction::begin(database);
    if (!transaction)
        return fail(transaction.error());
    auto select =
        database.prepare("SELECT max(id), count(*) FROM (SELECT id FROM lines WHERE id > (SELECT value"
                         " FROM marks WHERE name = 'indexed') ORDER BY id LIMIT ?)");
    if (!select)
        return fail(select.error());
    select->bind(1, static_cast<std::int64_t>(most));
    const auto row = select->step();
    if (!row)
        return fail(row.error());
    const auto last = select->number(0);
    const auto count = select->number(1);
    select->reset();
    auto done =
        run(database,
            "INSERT INTO lines_index (rowid, text) SELECT id, text FROM lines WHERE id > (SELECT value"
            " FROM marks WHERE name = 'indexed') AND id <= ? ORDER BY id",
            last);
    // Without a line left to index, what was appended has been removed since.
    if (done)
        done = count > 0
                   ? run(database, "UPDATE marks SET value = ? WHERE name = 'indexed'", last)
                   : database.run("UPDATE marks SET value = (SELECT value FROM marks WHERE name = 'lines')"
                                  " WHERE name = 'indexed'");
    if (done)
        done = transaction->commit();
    if (!done)
        return fail(done.error());
    return static_cast<std::size_t>(count);
}

Result<std::size_t> pruneLines(const Database& database, const Retention& retention, WallTime now,
                               std::size_t most) {
    const auto over = isOver(database, retention, now);
    if (!over || !*over)
        return over ? Result<std::size_t>(0) : fail(over.error());
    auto transaction = Transaction::begin(database);
    if (!transaction)
        return fail(transaction.error());
    const auto bytes = database.number("SELECT sum(bytes) FROM boots");
    if (!bytes)
        return fail(bytes.error());
    if (const auto ended = endForgetting(database, now, retention.bytes > 0 && *bytes > retention.bytes);
        !ended)
        return fail(ended.error());
    auto removed = Pruning(database, retention, now, most).run();
    if (!removed)
        return removed;
    if (const auto done = transaction->commit(); !done)
        return fail(done.error());
    return removed;
}

} // namespace etherdeck::store
