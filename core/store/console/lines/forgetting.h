#pragma once

#include "core/base/clock.h"
#include "core/store/database/database.h"

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

/// Forgetting a source, and bringing it back; see ConsoleStore. Each change is one transaction.
namespace etherdeck::store {

/// For how long a forgotten source can be brought back.
inline constexpr std::chrono::minutes forgettingCanBeUndone(10);

/// Hides it with all its output.
[[nodiscard]] Result<void> forgetSource(const Database& database, std::int64_t source, WallTime now);
/// The sources that have taken its endpoints meanwhile and are nothing else: the same box, which has spoken
/// again. Errors besides: OutOfRange (its lines are being removed, or it was never there).
[[nodiscard]] Result<std::vector<std::int64_t>> bringSourceBack(const Database& database,
                                                                std::int64_t source);
/// A step for those that were forgotten long enough ago, `isShortOfRoom`: for all of them: their lines may be
/// removed. True when there is none left to do. Within a transaction.
[[nodiscard]] Result<bool> endForgetting(const Database& database, WallTime now, bool isShortOfRoom);
/// What endForgetting() compares with the column `time`.
[[nodiscard]] std::int64_t forgottenBefore(WallTime now);
/// Those of which nothing is left.
[[nodiscard]] Result<void> tidyForgotten(const Database& database);

/// In SQL, of a row of anything but `lines`: that its source is not forgotten.
inline constexpr const char* notForgotten = " AND source NOT IN (SELECT id FROM forgotten)";
/// The same for `lines`, wherever they stand; empty where none is forgotten.
[[nodiscard]] Result<std::string> linesNotForgotten(const Database& database);

} // namespace etherdeck::store
