#pragma once

#include "core/store/console/box_log.h"

namespace etherdeck::store {

/// Stores the crashes whose records were taken from the log that the box keeps, and returns how many. One of
/// which some lines arrived has been stored by them. Within a transaction; does nothing the second time.
[[nodiscard]] Result<std::int64_t>
storeFilledCrashes(const Database& database, std::int64_t source, std::int64_t boot,
                   const std::map<std::int64_t, StoredRecords::Record>& all);

} // namespace etherdeck::store
