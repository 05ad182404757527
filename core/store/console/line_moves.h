#pragma once

#include "core/store/console/query.h"
#include "core/store/database/database.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// Lines on their way from one source into another. Millions cannot change their source at once without
/// keeping others from writing: who merges boxes, or takes them apart again, notes what has to move, which
/// goes in pieces, the newest lines first, and is read meanwhile as if all had moved. What is noted lasts, so
/// whoever opens the file next goes on.
namespace etherdeck::store {

/// A higher number than any boot has.
inline constexpr std::int64_t pastAllBoots = std::int64_t{1} << 40;

/// Those of the boots `first` to `last` of `former`, with ids past `above` and up to `upto`, belong to
/// `target`, and their boots have numbers that are `shift` higher. Of two moves of one source the boots are
/// others.
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

/// In SQL, of a row of `lines`: the source and boot that it belongs to.
inline constexpr const char* lineSource =
    "coalesce((SELECT target FROM line_moves WHERE former = source AND boot BETWEEN first AND last"
    " AND id > above AND id <= upto), source)";
inline constexpr const char* lineBoot =
    "boot + coalesce((SELECT shift FROM line_moves WHERE former = source AND boot BETWEEN first AND last"
    " AND id > above AND id <= upto), 0)";

[[nodiscard]] Result<std::vector<LineMove>> lineMoves(const Database& database);
/// " AND …" for lines of the sources and of the boot of that number, wherever they still stand.
[[nodiscard]] std::string belongsTo(const std::vector<std::int64_t>& sources,
                                    std::optional<std::int64_t> boot, const std::vector<LineMove>& moves);

/// What has to move when these lines, which belong to `wanted.former` by now, go on to `wanted.target`, while
/// others are on their way: what was to come goes straight there, and what was to come from there stays.
[[nodiscard]] std::vector<LineMove> withMove(const std::vector<LineMove>& moves, const LineMove& wanted);
/// Notes that in the file; ids up to the last line there is. Within a transaction.
[[nodiscard]] Result<void> noteMove(const Database& database, LineMove wanted);
/// Looks at `limit` lines at most, and moves those of them that have to; how many it looked at: 0 when there
/// is nothing left to move. Within a transaction.
[[nodiscard]] Result<std::size_t> moveSome(const Database& database, std::size_t limit);
/// The same as a transaction.
[[nodiscard]] Result<std::size_t> moveLines(const Database& database, std::size_t limit);

} // namespace etherdeck::store
