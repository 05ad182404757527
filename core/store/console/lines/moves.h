#pragma once

#include "core/store/console/lines/query.h"
#include "core/store/database/database.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// Pending moves of lines from one source to another. Moving millions of lines at once would keep others from
/// writing: merging boxes, or taking them apart, only records what has to be moved. The lines are moved in
/// steps, newest first, and readers see them as if all had been moved. The records are in the file, so
/// whoever opens it next continues.
namespace etherdeck::store {

/// A higher number than any boot has.
inline constexpr std::int64_t pastAllBoots = std::int64_t{1} << 40;

/// Lines of the boots `first` to `last` of `former` whose ids are greater than `above` and at most `upto`
/// belong to `target`, and `shift` is added to their boot numbers. Two moves of one source never include the
/// same boot.
struct LineMove {
    std::int64_t former = 0;
    std::int64_t first = 1;
    std::int64_t last = pastAllBoots;
    std::int64_t target = 0;
    std::int64_t shift = 0;
    std::int64_t above = 0;
    std::int64_t upto = 0;

    friend bool operator==(const LineMove&, const LineMove&) = default;
};

/// SQL expressions for the source and boot that a row of `lines` belongs to.
inline constexpr const char* lineSource =
    "coalesce((SELECT target FROM line_moves WHERE former = source AND boot BETWEEN first AND last"
    " AND id > above AND id <= upto), source)";
inline constexpr const char* lineBoot =
    "boot + coalesce((SELECT shift FROM line_moves WHERE former = source AND boot BETWEEN first AND last"
    " AND id > above AND id <= upto), 0)";

[[nodiscard]] Result<std::vector<LineMove>> lineMoves(const Database& database);
/// " AND …" for lines of these sources and this boot, whether they have been moved yet or not.
[[nodiscard]] std::string belongsTo(const std::vector<std::int64_t>& sources,
                                    std::optional<std::int64_t> boot, const std::vector<LineMove>& moves);

/// The moves that are needed when lines that now belong to `wanted.former` go to `wanted.target` while others
/// are pending: lines that were to arrive go directly to the new target, and those to come from there stay.
[[nodiscard]] std::vector<LineMove> withMove(const std::vector<LineMove>& moves, const LineMove& wanted);
/// Records that in the file, for ids up to the last line. Within a transaction.
[[nodiscard]] Result<void> noteMove(const Database& database, LineMove wanted);
/// Checks at most `limit` lines, and moves those that have to be moved. Returns how many it checked: 0 when
/// nothing is left to move. Within a transaction.
[[nodiscard]] Result<std::size_t> moveSome(const Database& database, std::size_t limit);
/// The same, as a transaction of its own.
[[nodiscard]] Result<std::size_t> moveLines(const Database& database, std::size_t limit);

} // namespace etherdeck::store
