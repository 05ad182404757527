#include "core/store/console/lines/moves.h"

#include <algorithm>

namespace etherdeck::store {

namespace {

std::string listOf(const std::vector<std::int64_t>& numbers) {
    std::string list;
    for (const auto one : numbers)
        list += (list.empty() ? "" : ",") + std::to_string(one);
    return list;
}

std::string ofBoot(std::optional<std::int64_t> boot, std::int64_t shift = 0) {
    return boot ? " AND boot = " + std::to_string(*boot - shift) : std::string();
}

std::string standsFor(const LineMove& move) {
    return "(source = " + std::to_string(move.former) + " AND boot BETWEEN " + std::to_string(move.first) +
           " AND " + std::to_string(move.last) + " AND id > " + std::to_string(move.above) +
           " AND id <= " + std::to_string(move.upto);
}

/// The lowest id of the newest lines of the source that may have to move, and how many these are.
Result<std::pair<std::int64_t, std::int64_t>> newestOf(const Database& database, const LineMove& move,
                                                       std::size_t limit) {
    return database
        .rows(
            "SELECT min(id), count(*) FROM (SELECT id FROM lines INDEXED BY lines_by_source"
            " WHERE source = ? AND id > ? AND id <= ? ORDER BY id DESC LIMIT ?)",
            [](const Statement& row) { return std::pair(row.number(0), row.number(1)); }, move.former,
            move.above, move.upto, limit)
        .map([](const auto& rows) { return rows.front(); });
}

/// The part of `move` in the boots `first` to `last` of those that it goes on from.
LineMove partOf(LineMove move, std::int64_t first, std::int64_t last) {
    move.first = std::max(move.first, first);
    move.last = std::min(move.last, last);
    return move;
}

void addPart(std::vector<LineMove>& moves, const LineMove& move) {
    const bool staysWhereItIs = move.former == move.target && move.shift == 0;
    if (move.first <= move.last && !staysWhereItIs)
        moves.push_back(move);
}

} // namespace

Result<std::vector<LineMove>> lineMoves(const Database& database) {
    return database.rows(
        "SELECT former, first, last, target, shift, above, upto FROM line_moves ORDER BY former, first",
        [](const Statement& row) {
            return LineMove{row.number(0), row.number(1), row.number(2), row.number(3),
                            row.number(4), row.number(5), row.number(6)};
        });
}

std::string belongsTo(const std::vector<std::int64_t>& sources, std::optional<std::int64_t> boot,
                      const std::vector<LineMove>& moves) {
    std::string sql;
    if (sources.size() == 1)
        sql += " AND source = " + std::to_string(sources.front());
    else if (!sources.empty())
        sql += " AND source IN (" + listOf(sources) + ")";
    sql += ofBoot(boot);
    if (sql.empty())
        return sql;
    const auto isMeant = [&sources](std::int64_t source) {
        return sources.empty() || std::ranges::find(sources, source) != sources.end();
    };
    std::string elsewhere;
    for (const auto& move : moves) {
        if (isMeant(move.former)) // else its lines would be taken for what they were
            sql += " AND NOT " + standsFor(move) + ")";
        if (isMeant(move.target))
            elsewhere += " OR " + standsFor(move) + ofBoot(boot, move.shift) + ")";
    }
    return elsewhere.empty() ? sql : " AND ((1" + sql + ")" + elsewhere + ")";
}

std::vector<LineMove> withMove(const std::vector<LineMove>& moves, const LineMove& wanted) {
    std::vector<LineMove> all;
    auto rest = std::vector{wanted}; // what does not stand for others already
    for (const auto& move : moves) {
        if (move.former == wanted.former) {
            std::vector<LineMove> left;
            for (const auto& piece : rest) {
                addPart(left, partOf(piece, 1, move.first - 1));
                addPart(left, partOf(piece, move.last + 1, pastAllBoots));
            }
            rest = std::move(left);
        }
        if (move.target != wanted.former) {
            all.push_back(move);
            continue;
        }
        const auto first = wanted.first - move.shift;
        const auto last = wanted.last - move.shift;
        addPart(all, partOf(move, 1, first - 1));
        auto onward = partOf(move, first, last);
        onward.target = wanted.target;
        onward.shift += wanted.shift;
        addPart(all, onward);
        addPart(all, partOf(move, last + 1, pastAllBoots));
    }
    for (const auto& piece : rest)
        addPart(all, piece);
    return all;
}

Result<void> noteMove(const Database& database, LineMove wanted) {
    const auto last = database.number("SELECT value FROM marks WHERE name = 'lines'");
    const auto moves = lineMoves(database);
    if (const auto failed = firstError(last, moves))
        return fail(*failed);
    wanted.upto = wanted.upto == 0 ? *last : std::min(wanted.upto, *last);
    auto done = database.run("DELETE FROM line_moves");
    for (const auto& move : withMove(*moves, wanted))
        if (done)
            done = database.run("INSERT INTO line_moves (former, first, last, target, shift, above, upto)"
                                " VALUES (?,?,?,?,?,?,?)",
                                move.former, move.first, move.last, move.target, move.shift, move.above,
                                move.upto);
    return done;
}

Result<std::size_t> moveSome(const Database& database, std::size_t limit) {
    const auto moves = lineMoves(database);
    if (!moves || moves->empty())
        return moves ? Result<std::size_t>(0) : fail(moves.error());
    const auto& move = moves->front();
    const auto newest = newestOf(database, move, limit);
    if (!newest)
        return fail(newest.error());
    const auto [first, count] = *newest;
    Result<void> done;
    if (count > 0)
        done = database.run("UPDATE lines INDEXED BY lines_by_source SET source = ?1, boot = boot + ?3"
                            " WHERE source = ?2 AND id >= ?4 AND id <= ?5 AND boot BETWEEN ?6 AND ?7",
                            move.target, move.former, move.shift, first, move.upto, move.first, move.last);
    if (done && count == static_cast<std::int64_t>(limit))
        done = database.run("UPDATE line_moves SET upto = ? WHERE former = ? AND first = ?", first - 1,
                            move.former, move.first);
    else if (done)
        done = database.run("DELETE FROM line_moves WHERE former = ? AND first = ?", move.former, move.first);
    return done.map([count = count] { return static_cast<std::size_t>(std::max<std::int64_t>(count, 1)); });
}

Result<std::size_t> moveLines(const Database& database, std::size_t limit) {
    const auto isWaiting = database.isTrue("SELECT EXISTS (SELECT 1 FROM line_moves)");
    if (!isWaiting || !*isWaiting)
        return isWaiting.map([](bool) { return std::size_t(0); });
    return inTransaction(database, [&] { return moveSome(database, limit); });
}

} // namespace etherdeck::store
