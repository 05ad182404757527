#pragma once

#include "core/store/console/lines/query.h"
#include "core/store/database/database.h"

#include <cstddef>

/// Maintenance in the background; see ConsoleStore. Each call is one transaction.
namespace etherdeck::store {

[[nodiscard]] Result<std::size_t> indexLines(const Database& database, std::size_t limit);
[[nodiscard]] Result<std::size_t> pruneLines(const Database& database, const Retention& retention,
                                             WallTime now, std::size_t limit);

} // namespace etherdeck::store
