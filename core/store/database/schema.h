#pragma once

#include "core/base/result.h"

namespace etherdeck::store {

class Database;

/// prepareSchema() for one that is opened to write, checkSchema() for the others.
[[nodiscard]] Result<void> setUp(const Database& database);

/// Whether the tables are of this version, to read them: nothing is written. Errors: VersionMismatch, and
/// those of Database.
[[nodiscard]] Result<void> checkSchema(const Database& database);

/// Makes the tables of a new file and brings those of an older one up to date. When that is interrupted, the
/// file is of a version in between, which only this goes on with. Does not write to a file that it refuses.
/// Errors: VersionMismatch, Malformed, and those of Database.
[[nodiscard]] Result<void> prepareSchema(const Database& database);

} // namespace etherdeck::store
