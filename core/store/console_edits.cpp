#include "core/store/console_edits.h"

#include "core/store/label.h"
#include "core/store/line_moves.h"
#include "core/store/store.h"
#include "core/store/values.h"

namespace etherdeck::store {

namespace {

constexpr std::size_t movedAtOnce = 1000; // lines

Error noSuch(const char* what, std::int64_t id) {
    return {ErrorCode::OutOfRange, std::string(what) + ' ' + std::to_string(id), 0};
}

/// The highest number that a boot of it was given. Errors besides: OutOfRange.
Result<std::int64_t> lastBoot(const Database& database, std::int64_t source) {
    auto select = database.prepare("SELECT boots FROM sources WHERE id = ?");
    if (!select)
        return fail(select.error());
    select->bind(1, source);
    const auto row = select->step();
    if (!row)
        return fail(row.error());
    if (!*row)
        return fail(noSuch("source", source));
    return select->number(0);
}

/// Runs a statement that changes one row.
Result<void> change(const Database& database, Statement& statement, const Error& unless) {
    if (auto done = statement.run(); !done)
        return done;
    if (database.changedRows() == 0)
        return fail(unless);
    return {};
}

Result<void> moveRows(const Database& database, std::int64_t into, std::int64_t from, std::int64_t offset) {
    for (const char* sql :
         {"UPDATE boots SET source = ?1, number = number + ?3 WHERE source = ?2",
          "UPDATE crashes SET source = ?1, boot = boot + ?3 WHERE source = ?2",
          "UPDATE gaps SET source = ?1, boot = boot + ?3 WHERE source = ?2",
          "UPDATE source_endpoints SET source = ?1 WHERE source = ?2 AND ?3 >= 0",
          "UPDATE sources SET boots = boots + (SELECT boots FROM sources WHERE id = ?2),"
          " first = min(first, (SELECT first FROM sources WHERE id = ?2)),"
          " last = max(last, (SELECT last FROM sources WHERE id = ?2)),"
          " name = CASE name WHEN '' THEN (SELECT name FROM sources WHERE id = ?2) ELSE name END,"
          " box = coalesce(box, (SELECT box FROM sources WHERE id = ?2)) WHERE id = ?1 AND ?3 >= 0"})
        if (auto done = run(database, sql, into, from, offset); !done)
            return done;
    if (auto done = noteMove(database, into, from, offset); !done)
        return done;
    // Few are moved at once, so that what the last ones tell of the newest boot is there for the writer.
    if (const auto moved = moveSome(database, movedAtOnce); !moved)
        return fail(moved.error());
    return run(database, "DELETE FROM sources WHERE id = ?", from);
}

} // namespace

Result<MergedBoots> mergeSources(const Database& database, std::int64_t into, std::int64_t from) {
    auto transaction = Transaction::begin(database);
    if (!transaction)
        return fail(transaction.error());
    const auto offset = lastBoot(database, into);
    const auto others = lastBoot(database, from);
    if (!offset || !others)
        return fail(offset ? others.error() : offset.error());
    if (into == from)
        return fail(noSuch("another source than", from));
    auto done = moveRows(database, into, from, *offset);
    if (done)
        done = transaction->commit();
    if (!done)
        return fail(done.error());
    return MergedBoots{*offset, *offset + *others};
}

Result<void> forgetSource(const Database& database, std::int64_t source) {
    auto transaction = Transaction::begin(database);
    if (!transaction)
        return fail(transaction.error());
    if (const auto known = lastBoot(database, source); !known)
        return fail(known.error());
    Result<void> done;
    for (const auto& sql : {"DELETE FROM line_marks WHERE (SELECT " + std::string(lineSource) +
                                " FROM lines WHERE id = line) = ?",
                            std::string("DELETE FROM crashes WHERE source = ?"),
                            std::string("DELETE FROM gaps WHERE source = ?"),
                            std::string("UPDATE boots SET doomed = 1 WHERE source = ?"),
                            std::string("DELETE FROM source_endpoints WHERE source = ?"),
                            std::string("DELETE FROM sources WHERE id = ?")})
        if (done)
            done = run(database, sql, source);
    return done ? transaction->commit() : done;
}

Result<void> nameSource(const Database& database, std::int64_t source, const std::string& name) {
    auto update = database.prepare("UPDATE sources SET name = ? WHERE id = ?");
    if (!update)
        return fail(update.error());
    update->bind(1, name);
    update->bind(2, source);
    return change(database, *update, noSuch("source", source));
}

Result<void> tieSource(const Database& database, std::int64_t source, const std::optional<MacAddress>& box) {
    auto update = database.prepare("UPDATE sources SET box = ? WHERE id = ?");
    if (!update)
        return fail(update.error());
    update->bind(1, box ? std::optional(static_cast<std::int64_t>(box->toNumber())) : std::nullopt);
    update->bind(2, source);
    return change(database, *update, noSuch("source", source));
}

Result<void> markLine(const Database& database, std::int64_t line, const std::string& note, WallTime now) {
    if (auto checked = check(Label{{}, note}); !checked)
        return checked;
    auto insert = database.prepare("INSERT INTO line_marks (line, note, made) SELECT id, ?2, ?3 FROM lines"
                                   " WHERE id = ?1 ON CONFLICT DO UPDATE SET note = excluded.note");
    if (!insert)
        return fail(insert.error());
    insert->bind(1, line);
    insert->bind(2, note);
    insert->bind(3, toNumber(now));
    return change(database, *insert, noSuch("line", line));
}

Result<void> unmarkLine(const Database& database, std::int64_t line) {
    return run(database, "DELETE FROM line_marks WHERE line = ?", line);
}

Result<void> addSleep(const Database& database, WallTime start, WallTime end) {
    // The latest lines are looked through backwards: some may have come since it woke.
    return run(database,
               "INSERT INTO sleeps (start, until, line) VALUES (?1, ?2, coalesce((SELECT id FROM lines"
               " NOT INDEXED WHERE time <= ?1 ORDER BY id DESC LIMIT 1), 0))",
               toNumber(start), toNumber(end));
}

} // namespace etherdeck::store
