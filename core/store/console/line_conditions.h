#pragma once

#include "core/store/console/query.h"
#include "core/store/database/database.h"

#include <cstdint>
#include <string>

namespace etherdeck::store {

/// A filter and a page as conditions on the table of lines. All values are numbers, so they stand in the SQL.
struct LineConditions {
    std::int64_t above = 0; ///< ids past this
    std::int64_t below = 0; ///< and before this
    std::string sql;        ///< " AND …", on columns of `lines` that no other table of ours shares with it
    std::string inPlace;    ///< the same, for those that stand where they were stored; empty: all do
    bool isOneSource = false;

    [[nodiscard]] bool isEmpty() const { return below - above <= 1; }
};
/// Narrows the ids by what is known of times and boots, so that little is read. Of the level it says nothing:
/// see LevelCheck.
[[nodiscard]] Result<LineConditions> lineConditions(const Database& database, const ConsoleFilter& filter,
                                                    const Page& page);

/// The filter for tables of boots, crashes and gaps: " WHERE …". `boot` and `time` are their columns; level
/// and kind say nothing there.
[[nodiscard]] std::string rowCondition(const ConsoleFilter& filter, const std::string& boot,
                                       const std::string& from, const std::string& until);

} // namespace etherdeck::store
