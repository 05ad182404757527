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
    if (version && (*version > newest || *version < 0))
        return fail(otherVersion(*version));
    if (!version || *version > 0)
        return version;
    const auto tables = database.number("SELECT count(*) FROM sqlite_master");
    if (tables && *tables > 0)
        return fail(ErrorCode::Malformed, "a database of another program");
    return tables;
}

/// At most `limit` lines, the oldest first; how many were. What is deleted makes room for what comes, so that
/// the file does not grow.
Result<std::int64_t> moveLines(const Database& database, std::int64_t limit) {
    struct Piece {
        std::int64_t count = 0;
        std::int64_t last = 0;
    };
    const auto piece = database.first(
        "SELECT count(*), max(id) FROM (SELECT id FROM lines ORDER BY id LIMIT ?)",
        [](const Statement& row) {
            return Piece{row.number(0), row.number(1)};
        },
        limit);
    return piece.and_then([&](const std::optional<Piece>& found) {
        return database
            .runAll(
                {"INSERT INTO moved_lines SELECT id, time * 1000 + micros, source, boot, seq, level, text,"
                 " facility, kind, kernel_time, caller, dictionary, missing, flags FROM lines WHERE id <= ?"
                 " ORDER BY id",
                 "DELETE FROM lines WHERE id <= ?"},
                found->last)
            .map([&] { return found->count; });
    });
}

/// Within a transaction: without its lock another process might be doing the same right now. Whether the file
/// is up to date then.
Result<bool> migrateFurther(const Database& database) {
    constexpr std::int64_t linesOfAStep = 20'000;
    const auto version = versionOf(database);
    auto done = version.map([](std::int64_t) { return true; });
    for (auto step = version.value_or(newest); step < newest && done && *done; ++step) {
        if (step == versionThatMovesLines)
            done = moveLines(database, linesOfAStep).map([](std::int64_t count) {
                return count < linesOfAStep;
            });
        if (done && *done)
            done = database.run(migrations()[static_cast<std::size_t>(step)]).map([] { return true; });
    }
    return done;
}

/// In transactions that are not too long. Where it is interrupted, the next one goes on. Others may be doing
/// the same, one transaction right after the other: as long as the file changes now and then, they are waited
/// for.
Result<void> migrate(const Database& database) {
    constexpr int maxTries = 15; // of some seconds each, without a change
    Result<bool> isComplete = false;
    std::int64_t seen = 0;
    for (int tries = 0; tries < maxTries && !isComplete.value_or(false);) {
        isComplete = inTransaction(database, [&] { return migrateFurther(database); });
        if (isComplete)
            continue;
        if (isComplete.error().code != ErrorCode::Busy)
            break;
        const auto version = database.number("PRAGMA data_version").value_or(seen);
        tries = version == std::exchange(seen, version) ? tries + 1 : 0;
    }
    return isComplete.map([](bool) {});
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
    return database.number("PRAGMA user_version").and_then([&](std::int64_t version) -> Result<void> {
        if (version != newest)
            return fail(otherVersion(version));
        return database.run("PRAGMA trusted_schema = OFF");
    });
}

Result<void> prepareSchema(const Database& database) {
    // The tables of a new file come first: then its own header says whose it is, not that of its -wal alone.
    auto set = versionOf(database).and_then(
        [&](std::int64_t version) { return version < newest ? migrate(database) : Result<void>(); });
    if (set)
        set = writeAhead(database);
    // A power cut loses the last moments, never the file.
    for (const char* pragma : {"PRAGMA synchronous = NORMAL", "PRAGMA journal_size_limit = 4194304",
                               "PRAGMA trusted_schema = OFF"})
        if (set)
            set = database.run(pragma);
    return set;
}

} // namespace etherdeck::store
