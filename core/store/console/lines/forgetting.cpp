#include "core/store/console/lines/forgetting.h"

#include "core/store/console/lines/moves.h"
#include "core/store/database/values.h"

#include <limits>
#include <string>

namespace etherdeck::store {

namespace {

constexpr std::int64_t maxRowsAtOnce = 500;

/// No more than so many rows; true when there are none left.
Result<bool> endForgettingOf(const Database& database, std::int64_t source, std::int64_t& limit) {
    // From the bookmarks to the lines: these may be many.
    for (const char* sql :
         {"DELETE FROM line_marks WHERE line IN (SELECT line FROM line_marks CROSS JOIN lines ON id = line"
          " WHERE source = ?1 LIMIT ?2)",
          "DELETE FROM crashes WHERE id IN (SELECT id FROM crashes WHERE source = ?1 LIMIT ?2)",
          "DELETE FROM gaps WHERE id IN (SELECT id FROM gaps WHERE source = ?1 LIMIT ?2)",
          "UPDATE boots SET doomed = 1 WHERE source = ?1 AND number IN (SELECT number FROM boots WHERE"
          " source = ?1 AND doomed = 0 LIMIT ?2)"}) {
        if (const auto done = database.run(sql, source, limit); !done)
            return fail(done.error());
        limit -= database.changedRows();
        if (limit <= 0)
            return false;
    }
    return database
        .runAll({"DELETE FROM forgotten_endpoints WHERE source = ?",
                 "UPDATE forgotten SET time = 0 WHERE id = ?"},
                source)
        .map([] { return true; });
}

} // namespace

std::int64_t forgottenBefore(WallTime now) { return toNumber(now - forgettingCanBeUndone); }

Result<void> forgetSource(const Database& database, std::int64_t source, WallTime now) {
    return inTransaction(database, [&]() -> Result<void> {
        const auto done =
            database.run("INSERT OR REPLACE INTO forgotten (id, name, box, first, last, boots, time)"
                         " SELECT id, name, box, first, last, boots, max(?2, 1) FROM sources WHERE id = ?1",
                         source, toNumber(now));
        if (done && database.changedRows() == 0)
            return fail(noSuch("source", source));
        return done.and_then([&] {
            return database.runAll(
                {"INSERT INTO forgotten_endpoints SELECT source, address, port FROM source_endpoints"
                 " WHERE source = ? ORDER BY rowid",
                 "DELETE FROM source_endpoints WHERE source = ?", "DELETE FROM sources WHERE id = ?"},
                source);
        });
    });
}

Result<std::vector<std::int64_t>> bringSourceBack(const Database& database, std::int64_t source) {
    return inTransaction(database, [&]() -> Result<std::vector<std::int64_t>> {
        const auto done = database.run(
            "INSERT INTO sources (id, name, box, first, last, boots) SELECT id, name, box, first,"
            " last, boots FROM forgotten WHERE id = ? AND time > 0"
            " ON CONFLICT DO UPDATE SET name = excluded.name, box = excluded.box,"
            " first = min(first, excluded.first), last = max(last, excluded.last),"
            " boots = max(boots, excluded.boots)",
            source);
        if (done && database.changedRows() == 0)
            return fail(noSuch("source", source));
        // One with a name, a box or another endpoint is somebody else now.
        auto again = database.rows(
            "SELECT DISTINCT s.id FROM forgotten_endpoints f JOIN source_endpoints e ON e.address = f.address"
            " AND e.port = f.port JOIN sources s ON s.id = e.source WHERE f.source = ?1 AND s.id != ?1"
            " AND s.name = '' AND s.box IS NULL AND NOT EXISTS (SELECT 1 FROM source_endpoints o WHERE"
            " o.source = s.id AND (o.address, o.port) NOT IN (SELECT address, port FROM forgotten_endpoints"
            " WHERE source = ?1)) ORDER BY s.id",
            [](const Statement& row) { return row.number(0); }, source);
        const auto moved = database.runAll(
            {"INSERT OR IGNORE INTO source_endpoints (address, port, source) SELECT address, port,"
             " source FROM forgotten_endpoints WHERE source = ? ORDER BY rowid",
             "DELETE FROM forgotten_endpoints WHERE source = ?", "DELETE FROM forgotten WHERE id = ?"},
            source);
        if (const auto failed = firstError(done, again, moved))
            return fail(*failed);
        return again;
    });
}

Result<bool> endForgetting(const Database& database, WallTime now, bool isShortOfRoom) {
    constexpr std::int64_t maxSources = 100;
    const auto until = isShortOfRoom ? std::numeric_limits<std::int64_t>::max() : forgottenBefore(now);
    const auto due = database.rows(
        "SELECT id FROM forgotten WHERE time > 0 AND time <= ? ORDER BY id LIMIT ?",
        [](const Statement& row) { return row.number(0); }, until, maxSources);
    if (!due)
        return fail(due.error());
    auto limit = maxRowsAtOnce;
    for (const auto source : *due) {
        const auto isEnded = endForgettingOf(database, source, limit);
        if (!isEnded || !*isEnded)
            return isEnded;
    }
    return due->size() < maxSources;
}

Result<void> tidyForgotten(const Database& database) {
    return database.run("DELETE FROM forgotten WHERE time = 0"
                        " AND NOT EXISTS (SELECT 1 FROM boots WHERE source = forgotten.id)");
}

Result<std::string> linesNotForgotten(const Database& database) {
    const auto any = database.isTrue("SELECT EXISTS (SELECT 1 FROM forgotten)");
    const auto moves = database.isTrue("SELECT EXISTS (SELECT 1 FROM line_moves)");
    if (const auto failed = firstError(any, moves))
        return fail(*failed);
    if (!*any)
        return std::string();
    const auto source = std::string(*moves ? lineSource : "source");
    return " AND " + source + " NOT IN (SELECT id FROM forgotten)";
}

} // namespace etherdeck::store
