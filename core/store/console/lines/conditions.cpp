#include "core/store/console/lines/conditions.h"

#include "core/store/console/lines/forgetting.h"
#include "core/store/console/lines/moves.h"
#include "core/store/console/lines/places.h"
#include "core/store/database/values.h"

#include <algorithm>
#include <vector>

namespace etherdeck::store {

namespace {

std::string sourceCondition(const std::vector<std::int64_t>& sources) {
    if (sources.empty())
        return {};
    std::string list;
    for (const auto source : sources)
        list += (list.empty() ? "" : ",") + std::to_string(source);
    return sources.size() == 1 ? " AND source = " + list : " AND source IN (" + list + ")";
}

/// Raises and lowers the bounds to what `sql` gives as two columns, where it gives any.
Result<void> narrow(const Database& database, const std::string& sql, LineConditions& conditions) {
    return database.forEach(sql, [&](const Statement& row) {
        const auto first = row.optionalNumber(0);
        const auto last = row.optionalNumber(1);
        conditions.above = first && last ? std::max(conditions.above, *first - 1) : conditions.above;
        conditions.below = first && last ? std::min(conditions.below, *last + 1) : conditions.above;
        return false;
    });
}

} // namespace

Result<LineConditions> lineConditions(const Database& database, const ConsoleFilter& filter,
                                      const Page& page) {
    const auto last = database.number("SELECT value FROM marks WHERE name = 'lines'");
    const auto moves = lineMoves(database);
    const auto hidden = linesNotForgotten(database);
    const auto hasLate = database.isTrue("SELECT EXISTS (SELECT 1 FROM late_lines)");
    if (const auto failed = firstError(last, moves, hidden, hasLate))
        return fail(*failed);
    LineConditions conditions;
    conditions.below = *last + 1;
    if (page.beyond != 0 && page.order == Order::NewestFirst)
        conditions.below = std::min(conditions.below, page.beyond);
    else
        conditions.above = std::max<std::int64_t>(page.beyond, 0);
    if (*hasLate && !page.asStored)
        conditions.inPlace = inPlace;
    const auto isTarget = [&filter](const LineMove& move) { return move.target == filter.sources.front(); };
    conditions.isOneSource = filter.sources.size() == 1 && std::ranges::none_of(*moves, isTarget);
    conditions.sql = belongsTo(filter.sources, filter.boot, *moves) + *hidden;
    auto narrowed =
        narrow(database, "SELECT (SELECT min(id) FROM lines), (SELECT max(id) FROM lines)", conditions);
    if (narrowed && conditions.isOneSource && !filter.boot) { // without a look at each of its boots
        const auto ofSource = " FROM lines INDEXED BY lines_by_source WHERE source = " +
                              std::to_string(filter.sources.front()) + ")";
        narrowed = narrow(database, "SELECT (SELECT min(id)" + ofSource + ", (SELECT max(id)" + ofSource,
                          conditions);
    } else if (narrowed && (filter.boot || !filter.sources.empty())) {
        const auto boots = sourceCondition(filter.sources) +
                           (filter.boot ? " AND number = " + std::to_string(*filter.boot) : "");
        narrowed =
            narrow(database, "SELECT min(first_line), max(last_line) FROM boots WHERE lines > 0" + boots,
                   conditions);
    }
    if (narrowed && (filter.from || filter.until)) {
        const auto times = (filter.from ? " AND latest >= " + std::to_string(toNumber(*filter.from)) : "") +
                           (filter.until ? " AND earliest < " + std::to_string(toNumber(*filter.until)) : "");
        narrowed = narrow(
            database, "SELECT min(block) << 12, (max(block) << 12) + 4095 FROM line_times WHERE 1" + times,
            conditions);
    }
    if (filter.kind)
        conditions.sql += " AND kind = " + std::to_string(static_cast<std::int64_t>(*filter.kind));
    if (filter.from)
        conditions.sql += " AND time >= " + std::to_string(toNumber(*filter.from));
    if (filter.until)
        conditions.sql += " AND time < " + std::to_string(toNumber(*filter.until));
    return narrowed.map([&] { return std::move(conditions); });
}

std::string rowCondition(const ConsoleFilter& filter, const std::string& boot, const std::string& from,
                         const std::string& until) {
    auto sql = " WHERE 1" + sourceCondition(filter.sources) + notForgotten;
    if (filter.boot)
        sql += " AND " + boot + " = " + std::to_string(*filter.boot);
    if (filter.from)
        sql += " AND " + from + " >= " + std::to_string(toNumber(*filter.from));
    if (filter.until)
        sql += " AND " + until + " < " + std::to_string(toNumber(*filter.until));
    return sql;
}

} // namespace etherdeck::store
