#pragma once

#include "core/store/console/journal_mark.h"
#include "core/store/database/database.h"

#include <string>
#include <vector>

/// The marks of journals, one a run, in the store's file.
namespace etherdeck::store {

/// In place of the earlier one of the same run; within the transaction of what it tells of.
[[nodiscard]] Result<void> writeMark(const Database& database, const JournalMark& mark);
[[nodiscard]] Result<std::vector<JournalMark>> readMarks(const Database& database);
[[nodiscard]] Result<void> forgetRun(const Database& database, const std::string& run);

} // namespace etherdeck::store
