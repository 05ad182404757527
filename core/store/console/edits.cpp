#include "core/store/console/edits.h"

#include "core/store/database/values.h"
#include "core/store/events/label.h"
#include "core/store/events/store.h"

namespace etherdeck::store {

namespace {

/// Runs a statement that changes one row.
Result<void> change(const Database& database, Statement& statement, const Error& unless) {
    if (auto done = statement.run(); !done)
        return done;
    if (database.changedRows() == 0)
        return fail(unless);
    return {};
}

} // namespace

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
