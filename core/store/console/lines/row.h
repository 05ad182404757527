#pragma once

#include "core/netconsole/base/line.h"
#include "core/store/console/lines/moves.h"
#include "core/store/database/database.h"

#include <cstddef>
#include <cstdint>
#include <string>

/// Lines as rows of the table of lines.
namespace etherdeck::store {

/// All columns, in the order of bindLine(), and as lineOf() reads them.
inline constexpr const char* storedColumns = "id, time, source, boot, seq, level, text, facility, kind, "
                                             "kernel_time, caller, dictionary, missing, flags";
inline const std::string lineColumns = std::string("id, time, ") + lineSource + ", " + lineBoot +
                                       ", seq, level, text, facility, kind, kernel_time, caller, dictionary, "
                                       "missing, flags";
inline constexpr int lineColumnCount = 14;

/// Numbers of the store.
struct LineKey {
    std::int64_t id = 0;
    std::int64_t source = 0;
    std::int64_t boot = 0;
};
/// Binds `line` under a key, with at most `longestText` of its text. The line must not change until the
/// statement has run.
void bindLine(Statement& insert, const LineKey& key, const netconsole::Line& line);
inline constexpr std::size_t longestText = 65'536; // bytes; lines from the wire are shorter
[[nodiscard]] netconsole::Line lineOf(const Statement& row);

/// In `flags`: the line was taken from the log that its box keeps. SQL condition: it arrived.
inline constexpr std::int64_t fromBoxLog = 8;
inline constexpr const char* hasArrived = " AND flags < 8";
[[nodiscard]] std::string insertLineSql();

/// About how many bytes a line takes in the file, with its index; and the same in SQL.
[[nodiscard]] std::int64_t costOf(const netconsole::Line& line);
inline constexpr const char* lineCost =
    "(48 + 2 * length(CAST(text AS BLOB)) + length(CAST(dictionary AS BLOB)))";

} // namespace etherdeck::store
