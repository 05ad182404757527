#include "core/store/line_moves.h"

#include <algorithm>

namespace etherdeck::store {

namespace {

std::string number(std::int64_t value) { return std::to_string(value); }

std::string listOf(const std::vector<std::int64_t>& numbers) {
    std::string list;
    for (const auto one : numbers)
        list += (list.empty() ? "" : ",") + number(one);
    return list;
}

std::string ofBoot(std::optional<std::int64_t> boot, std::int64_t shift = 0) {
    return boot ? " AND boot = " + number(*boot - shift) : std::string();
}

/// The lowest id of the newest lines that are still to be moved, and how many these are.
Result<std::pair<std::int64_t, std::int64_t>> newestOf(const Database& database, const LineMove& move,
                                                       std::size_t most) {
    auto select = database.prepare("SELECT min(id), count(*) FROM (SELECT id FROM lines INDEXED BY"
                                   " lines_by_source WHERE source = ? AND id <= ? ORDER BY id DESC LIMIT ?)");
    if (!select)
        return fail(select.error());
    select->bind(1, move.former);
    select->bind(2, move.upto);
    select->bind(3, static_cast<std::int64_t>(most));
    if (const auto row = select->step(); !row)
        return fail(row.error());
    return std::pair(select->number(0), select->number(1));
}

} // namespace

Result<std::vector<LineMove>> lineMoves(const Database& database) {
    return readAll<LineMove>(database, "SELECT former, target, shift, upto FROM line_moves ORDER BY former",
                             [](const Statement& row) {
                                 return LineMove{row.number(0), row.number(1), row.number(2), row.number(3)};
                             });
}

std::string belongsTo(const std::vector<std::int64_t>& sources, std::optional<std::int64_t> boot,
                      const std::vector<LineMove>& moves) {
    std::string sql;
    if (sources.size() == 1)
        sql += " AND source = " + number(sources.front());
    else if (!sources.empty())
        sql += " AND source IN (" + listOf(sources) + ")";
    sql += ofBoot(boot);
    if (sql.empty())
        return sql;
    std::string elsewhere;
    for (const auto& move : moves) {
        const auto former = "(source = " + number(move.former) + " AND id <= " + number(move.upto);
        if (sources.empty()) // else its lines would be taken for others by the number that they had
            sql += " AND NOT " + former + ")";
        if (sources.empty() || std::ranges::find(sources, move.target) != sources.end())
            elsewhere += " OR " + former + ofBoot(boot, move.shift) + ")";
    }
    return elsewhere.empty() ? sql : " AND ((1" + sql + ")" + elsewhere + ")";
}

Result<void> noteMove(const Database& database, std::int64_t target, std::int64_t former,
                      std::int64_t shift) {
    // What is on its way to the former one goes straight to where that goes.
    if (auto done = run(database, "UPDATE line_moves SET target = ?1, shift = shift + ?3 WHERE target = ?2",
                        target, former, shift);
        !done)
        return done;
    return run(database,
               "INSERT INTO line_moves (former, target, shift, upto)"
               " SELECT ?2, ?1, ?3, value FROM marks WHERE name = 'lines'",
               target, former, shift);
}

Result<std::size_t> moveSome(const Database& database, std::size_t most) {
    const auto moves = lineMoves(database);
    if (!moves || moves->empty())
        return moves ? Result<std::size_t>(0) : fail(moves.error());
    const auto& move = moves->front();
    const auto newest = newestOf(database, move, most);
    if (!newest)
        return fail(newest.error());
    const auto [first, count] = *newest;
    Result<void> done;
    if (count > 0)
        done = run(database,
                   "UPDATE lines INDEXED BY lines_by_source SET source = ?1, boot = boot + ?3"
                   " WHERE source = ?2 AND id >= ?4 AND id <= ?5",
                   move.target, move.former, move.shift, first, move.upto);
    if (done && count == static_cast<std::int64_t>(most))
        done = run(database, "UPDATE line_moves SET upto = ? WHERE former = ?", first - 1, move.former);
    else if (done)
        done = run(database, "DELETE FROM line_moves WHERE former = ?", move.former);
    if (!done)
        return fail(done.error());
    return static_cast<std::size_t>(std::max<std::int64_t>(count, 1));
}

Result<std::size_t> moveLines(const Database& database, std::size_t most) {
    const auto waiting = database.number("SELECT EXISTS (SELECT 1 FROM line_moves)");
    if (!waiting || *waiting == 0)
        return waiting ? Result<std::size_t>(0) : fail(waiting.error());
    auto transaction = Transaction::begin(database);
    if (!transaction)
        return fail(transaction.error());
    auto moved = moveSome(database, most);
    if (!moved)
        return moved;
    if (const auto done = transaction->commit(); !done)
        return fail(done.error());
    return moved;
}

} // namespace etherdeck::store
