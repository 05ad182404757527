#pragma once

#include "core/netconsole/line.h"
#include "core/store/database.h"

#include <cstdint>
#include <string>

/// How a line stands in the table of lines.
namespace etherdeck::store {

/// All columns, in the order of bindLine() and lineOf().
inline constexpr const char* lineColumns = "id, time, source, boot, seq, level, text, facility, kind, "
                                           "kernel_time, caller, dictionary, missing, flags";
inline constexpr int lineColumnCount = 14;

/// `line` with id, source and boot of the store.
void bindLine(Statement& insert, const netconsole::Line& line);
[[nodiscard]] netconsole::Line lineOf(const Statement& row);

/// What a line takes in the file with its index, about; and the same in SQL.
[[nodiscard]] std::int64_t costOf(const netconsole::Line& line);
inline constexpr const char* lineCost =
    "(48 + 2 * length(CAST(text AS BLOB)) + length(CAST(dictionary AS BLOB)))";

} // namespace etherdeck::store
