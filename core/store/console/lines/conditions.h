#pragma once

#include "core/store/console/lines/query.h"
#include "core/store/database/database.h"

#include <cstdint>
#include <string>

namespace etherdeck::store {

/// A filter and a page as conditions on the table of lines. All values are numbers, so they are literals.
struct LineConditions {
    std::int64_t above = 0; ///< only ids above this
    std::int64_t below = 0; ///< and below this
    std::string sql;        ///< " AND …", on columns whose names occur in no other table
    std::string inPlace;    ///< the same, for lines that are listed where they are stored; empty: all are
    bool isOneSource = false;

    [[nodiscard]] bool isEmpty() const { return below - above <= 1; }
};
/// Limits the ids by what is known about times and boots, so that little is read. The level is not included:
/// see LevelCheck.
[[nodiscard]] Result<LineConditions> lineConditions(const Database& database, const ConsoleFilter& filter,
                                                    const Page& page);

/// The filter for tables of boots, crashes and gaps: " WHERE …". `boot`, `from` and `until` are their
/// columns; level and kind do not apply.
[[nodiscard]] std::string rowCondition(const ConsoleFilter& filter, const std::string& boot,
                                       const std::string& from, const std::string& until);

} // namespace etherdeck::store
