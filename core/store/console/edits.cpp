#include "core/store/console/edits.h"

#include "core/store/database/values.h"
#include "core/store/events/label.h"
#include "core/store/events/store.h"

namespace etherdeck::store {

namespace {

/// Runs a statement that changes one row.
template <class... Values>
Result<void> change(const Database& database, const Error& unless, const char* sql, const Values&... values) {
    auto done = database.run(sql, values...);
    if (done && database.changedRows() == 0)
        return fail(unless);
    return done;
}

} // namespace

Result<void> nameSource(const Database& database, std::int64_t source, const std::string& name) {
    return change(database, noSuch("source", source), "UPDATE sources SET name = ? WHERE id = ?", name,
                  source);
}

Result<void> tieSource(const Database& database, std::int64_t source, const std::optional<MacAddress>& box) {
    return change(database, noSuch("source", source), "UPDATE sources SET box = ? WHERE id = ?",
                  toNumber(box), source);
}

Result<void> setBookmark(const Database& database, std::int64_t line, const std::string& note, WallTime now) {
    if (auto checked = check(Label{{}, note}); !checked)
        return checked;
    return change(database, noSuch("line", line),
                  "INSERT INTO line_marks (line, note, made) SELECT id, ?2, ?3 FROM lines WHERE id = ?1"
                  " ON CONFLICT DO UPDATE SET note = excluded.note",
                  line, note, toNumber(now));
}

Result<void> removeBookmark(const Database& database, std::int64_t line) {
    return database.run("DELETE FROM line_marks WHERE line = ?", line);
}

Result<void> addSleep(const Database& database, WallTime start, WallTime end) {
    // The latest lines are looked through backwards: some may have come since it woke.
    return database.run(
        "INSERT INTO sleeps (start, until, line) VALUES (?1, ?2, coalesce((SELECT id FROM lines"
        " NOT INDEXED WHERE time <= ?1 ORDER BY id DESC LIMIT 1), 0))",
        toNumber(start), toNumber(end));
}

} // namespace etherdeck::store
