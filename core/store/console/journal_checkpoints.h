#pragma once

#include "core/store/console/journal_checkpoint.h"
#include "core/store/database/database.h"

#include <string>
#include <vector>

/// The checkpoints of journals, one a run, in the store's file.
namespace etherdeck::store {

/// In place of the earlier one of the same run; within the transaction of what it tells of.
[[nodiscard]] Result<void> writeCheckpoint(const Database& database, const JournalCheckpoint& checkpoint);
[[nodiscard]] Result<std::vector<JournalCheckpoint>> readCheckpoints(const Database& database);
[[nodiscard]] Result<void> forgetRun(const Database& database, const std::string& run);

} // namespace etherdeck::store
