#pragma once

#include "core/base/result.h"
#include "core/store/console/lines/query.h"
#include "core/store/console/lines/records.h"
#include "core/store/database/database.h"

#include <cstddef>
#include <optional>
#include <vector>

/// What the store has besides lines, as lists: see the functions of ConsoleStore.
namespace etherdeck::store {

[[nodiscard]] Result<std::vector<ConsoleSource>> listSources(const Database& database);
[[nodiscard]] Result<std::vector<ConsoleBoot>> listBoots(const Database& database,
                                                         const ConsoleFilter& filter, std::size_t limit);
[[nodiscard]] Result<std::vector<ConsoleCrash>> listCrashes(const Database& database,
                                                            const ConsoleFilter& filter, std::size_t limit);
[[nodiscard]] Result<std::vector<ConsoleGap>> listGaps(const Database& database, const ConsoleFilter& filter,
                                                       std::size_t limit);
[[nodiscard]] Result<std::optional<ConsoleGap>> findNextGap(const Database& database,
                                                            const ConsoleFilter& filter, const Page& page);
[[nodiscard]] Result<std::vector<SleepGap>> listSleeps(const Database& database, std::size_t limit);
[[nodiscard]] Result<std::vector<ConsoleBookmark>>
listBookmarks(const Database& database, const ConsoleFilter& filter, std::size_t limit);

} // namespace etherdeck::store
