#pragma once

#include "core/store/console_query.h"
#include "core/store/database.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// Lines on their way from one source into another. Millions cannot change their source at once without
/// keeping others from writing: a merge notes what has to move, which goes in pieces, the newest lines first,
/// and is read meanwhile as if all had moved. What is noted lasts, so whoever opens the file next goes on.
namespace etherdeck::store {

/// Those of `former` up to `upto` belong to `target`, and their boots have numbers that are `shift` higher.
struct LineMove {
    std::int64_t former = 0;
    std::int64_t target = 0;
    std::int64_t shift = 0;
    std::int64_t upto = 0;
};

/// In SQL, of a row of `lines`: the source and boot that it belongs to.
inline constexpr const char* lineSource =
    "coalesce((SELECT target FROM line_moves WHERE former = source AND id <= upto), source)";
inline constexpr const char* lineBoot =
    "boot + coalesce((SELECT shift FROM line_moves WHERE former = source AND id <= upto), 0)";

[[nodiscard]] Result<std::vector<LineMove>> lineMoves(const Database& database);
/// " AND …" for lines of the sources and of the boot of that number, wherever they still stand.
[[nodiscard]] std::string belongsTo(const std::vector<std::int64_t>& sources,
                                    std::optional<std::int64_t> boot, const std::vector<LineMove>& moves);

/// All lines that `former` has now. Within a transaction.
[[nodiscard]] Result<void> noteMove(const Database& database, std::int64_t target, std::int64_t former,
                                    std::int64_t shift);
/// Moves at most `most` lines; how many were: 0 when there is nothing left to move. Within a transaction.
[[nodiscard]] Result<std::size_t> moveSome(const Database& database, std::size_t most);
/// The same as a transaction.
[[nodiscard]] Result<std::size_t> moveLines(const Database& database, std::size_t most);

} // namespace etherdeck::store
