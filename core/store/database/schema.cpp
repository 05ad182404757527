#include "core/store/database/schema.h"

#include "core/store/database/database.h"
#include "core/store/database/migrations.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <thread>
#include <utility>

namespace etherdeck::store {

namespace {

const auto newest = static_cast<std::int64_t>(migrations().size());

Error otherVersion(std::int64_t version) {
    return {ErrorCode::VersionMismatch,
            "history format " + std::to_string(version) + ", this program's is " + std::to_string(newest), 0};
}

/// The version of a file that is ours to write to.
Result<std::int64_t> versionOf(const Database& database) {
    const auto version = database.number("PRAGMA user_version");
    if (!version)
        return version;
    if (*version > newest || *version < 0)
        return fail(otherVersion(*version));
    if (*version > 0)
        return version;
    const auto tables = database.number("SELECT count(*) FROM sqlite_master");
    if (!tables)
        return tables;
    if (*tables > 0)
        return fail(ErrorCode::Malformed, "a database of another program");
    return version;
}

/// At most `most` lines, the oldest first; how many were. What is deleted makes room for what comes, so that
/// the file does not grow.
Result<std::int64_t> moveLines(const Database& database, std::int64_t most) {
    const auto piece = readAll<std::pair<std::int64_t, std::int64_t>>(
        database, "SELECT count(*), max(id) FROM (SELECT id FROM lines ORDER BY id LIMIT ?)",
        [](const Statement& row) { return std::pair(row.number(0), row.number(1)); }, most);
    if (!piece)
        return fail(piece.error());
    const auto [count, last] = piece->front();
    for (const char* sql :
         {"INSERT INTO moved_lines SELECT id, time * 1000 + micros, source, boot, seq, level, text, facility,"
          " kind, kernel_time, caller, dictionary, missing, flags FROM lines WHERE id <= ? ORDER BY id",
          "DELETE FROM lines WHERE id <= ?"})
        if (const auto done = run(database, sql, last); !done)
            return fail(done.error());
    return count;
}

/// One transaction; whether the file is up to date then.
Result<bool> migrateFurther(const Database& database) {
    constexpr std::int64_t linesOfAStep = 20'000;
    // Without the lock another process might be doing the same right now.
    auto transaction = Transaction::begin(database);
    if (!transaction)
        return fail(transaction.error());
    const auto version = versionOf(database);
    if (!version)
        return fail(version.error());
    bool isComplete = true;
    for (auto step = *version; step < newest && isComplete; ++step) {
        if (step == versionThatMovesLines) {
            const auto moved = moveLines(database, linesOfAStep);
            if (!moved)
                return fail(moved.error());
            isComplete = *moved < linesOfAStep;
        }
        if (isComplete)
            if (const auto done = database.run(migrations()[static_cast<std::size_t>(step)]); !done)
                return fail(done.error());
    }
    const auto committed = transaction->commit();
    return committed ? Result<bool>(isComplete) : fail(committed.error());
}

/// Where it is interrupted, the next one goes on.
Result<void> migrate(const Database& database) {
    auto isComplete = migrateFurther(database);
    while (isComplete && !*isComplete)
        isComplete = migrateFurther(database);
    return isComplete ? Result<void>() : fail(isComplete.error());
}

/// Readers and the writer do not wait for each other. To switch to it, nobody else may read for a moment, and
/// SQLite does not wait for that by itself.
Result<void> writeAhead(const Database& database) {
    constexpr int tries = 200;
    Result<void> done;
    for (int i = 0; i < tries; ++i) {
        done = database.run("PRAGMA journal_mode = WAL");
        if (done || done.error().code != ErrorCode::Busy)
            break;
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    return done;
}

} // namespace

Result<void> setUp(const Database& database) {
    return database.access() == Access::Write ? prepareSchema(database) : checkSchema(database);
}

Result<void> checkSchema(const Database& database) {
    const auto version = database.number("PRAGMA user_version");
    if (!version)
        return fail(version.error());
    if (*version != newest)
        return fail(otherVersion(*version));
    return database.run("PRAGMA trusted_schema = OFF");
}

Result<void> prepareSchema(const Database& database) {
    const auto version = versionOf(database);
    if (!version)
        return fail(version.error());
    // The tables of a new file come first: then its own header says whose it is, not that of its -wal alone.
    if (*version < newest)
        if (auto done = migrate(database); !done)
            return done;
    // A power cut loses the last moments, never the file.
    auto set = writeAhead(database);
    for (const char* pragma : {"PRAGMA synchronous = NORMAL", "PRAGMA journal_size_limit = 4194304",
                               "PRAGMA trusted_schema = OFF"})
        if (set)
            set = database.run(pragma);
    return set;
}

} // namespace etherdeck::store
