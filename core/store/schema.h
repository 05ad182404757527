#pragma once

#include "core/base/result.h"

namespace etherdeck::store {

class Database;

/// Makes the tables of a new file and brings those of an older one up to date, all or nothing. Does not write
/// to a file that it refuses. Errors: VersionMismatch, Malformed, and those of Database.
[[nodiscard]] Result<void> prepareSchema(const Database& database);

} // namespace etherdeck::store
