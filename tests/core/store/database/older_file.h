#pragma once

#include <QTest>

#include <sqlite3.h>
#include <string>
#include <utility>

/// Files as older versions have made them.
namespace etherdeck::tests {

inline void execute(const std::string& path, const char* sql) {
    sqlite3* database = nullptr;
    QCOMPARE(sqlite3_open(path.c_str(), &database), SQLITE_OK);
    char* message = nullptr;
    const int result = sqlite3_exec(database, sql, nullptr, nullptr, &message);
    QVERIFY2(result == SQLITE_OK, message);
    QCOMPARE(sqlite3_close(database), SQLITE_OK);
}

/// What each version has added, taken away again, and the version that it is then of; the newest first.
inline constexpr std::pair<int, const char*> undoneVersions[] = {
    {21, "DROP TABLE merged_logs"},
    {20, "DROP TABLE agent_logs"},
    {19, "ALTER TABLE boots DROP COLUMN from_box"},
    {18, "DROP TABLE merged_ties; DROP TABLE merged_proofs"},
    {17, "DROP TABLE boxes; DROP TABLE box_ties; DROP TABLE box_proofs"},
    {16, "ALTER TABLE gaps DROP COLUMN filled"},
    {14, "ALTER TABLE lines ADD COLUMN micros INTEGER NOT NULL DEFAULT 0;"
         "UPDATE lines SET micros = time % 1000, time = time / 1000;"
         "UPDATE events SET time = time / 1000;"
         "UPDATE seen SET first = first / 1000, last = last / 1000;"
         "UPDATE sources SET first = first / 1000, last = last / 1000;"
         "UPDATE boots SET start = start / 1000, last = last / 1000;"
         "UPDATE line_times SET earliest = earliest / 1000, latest = latest / 1000;"
         "UPDATE crashes SET time = time / 1000; UPDATE gaps SET time = time / 1000;"
         "UPDATE line_marks SET made = made / 1000;"
         "UPDATE sleeps SET start = start / 1000, until = until / 1000;"
         "UPDATE forgotten SET first = first / 1000, last = last / 1000, time = time / 1000;"
         "UPDATE merges SET first = first / 1000, last = last / 1000, own_first = own_first / 1000,"
         " time = time / 1000"},
    {13, "DROP TRIGGER boots_come; DROP TRIGGER boots_grow; DROP TRIGGER boots_go;"
         "DROP TRIGGER crashes_come; DROP TRIGGER crashes_go; DROP TABLE source_counts;"
         "DROP INDEX crashes_by_lines; DELETE FROM marks WHERE name = 'bytes'"},
    {12, "DROP TABLE late_lines"},
    {11, "ALTER TABLE journals DROP COLUMN held"},
    {10, "ALTER TABLE seen DROP COLUMN mac; ALTER TABLE seen DROP COLUMN interface;"
         "ALTER TABLE seen DROP COLUMN size; ALTER TABLE seen DROP COLUMN model;"
         "ALTER TABLE seen DROP COLUMN serial"},
    {9, "DROP TRIGGER event_differences_go; DROP TABLE event_differences;"
        "ALTER TABLE events DROP COLUMN disk; ALTER TABLE events DROP COLUMN count;"
        "ALTER TABLE events DROP COLUMN ours"},
    {8, "DROP INDEX boots_by_start; DROP INDEX boots_by_source; DROP INDEX boots_going_on;"
        "DROP INDEX boots_doomed"},
    {7, "ALTER TABLE lines DROP COLUMN micros"},
    {6,
     "DROP TABLE forgotten; DROP TABLE forgotten_endpoints; DROP TABLE merges; DROP TABLE merged_endpoints;"
     "DROP TABLE line_moves; CREATE TABLE line_moves (former INTEGER PRIMARY KEY, target INTEGER NOT NULL,"
     " shift INTEGER NOT NULL, upto INTEGER NOT NULL)"},
    {5, "DROP TABLE line_moves"},
    {4, "ALTER TABLE boots DROP COLUMN uboot; ALTER TABLE boots DROP COLUMN linux; DROP INDEX gaps_by_line;"
        "ALTER TABLE gaps DROP COLUMN line; DROP TABLE sleeps"},
    {3, "ALTER TABLE journals DROP COLUMN open_segment; ALTER TABLE journals DROP COLUMN open_place;"
        "ALTER TABLE journals DROP COLUMN time"},
    {2, "DROP TABLE line_marks; DROP TABLE journals"},
    {1, "DROP TABLE lines_index; DROP TABLE lines; DROP TABLE sources; DROP TABLE source_endpoints;"
        "DROP TABLE boots; DROP TABLE crashes; DROP TABLE gaps; DROP TABLE marks; DROP TABLE line_times"},
};

/// The file as it would be if that version of the schema were the last one. Nobody may have it open.
inline void makeOlder(const std::string& path, int version) {
    for (const auto& [older, sql] : undoneVersions)
        if (older >= version)
            execute(path, sql);
    execute(path, ("PRAGMA user_version = " + std::to_string(version)).c_str());
}

} // namespace etherdeck::tests
