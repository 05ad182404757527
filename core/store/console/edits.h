#pragma once

#include "core/base/clock.h"
#include "core/base/mac_address.h"
#include "core/store/database/database.h"

#include <cstdint>
#include <optional>
#include <string>

/// What a person changes in what is stored of the console; see ConsoleStore. Each call is one transaction.
namespace etherdeck::store {

[[nodiscard]] Result<void> nameSource(const Database& database, std::int64_t source, const std::string& name);
[[nodiscard]] Result<void> tieSource(const Database& database, std::int64_t source,
                                     const std::optional<MacAddress>& box);
[[nodiscard]] Result<void> setBookmark(const Database& database, std::int64_t line, const std::string& note,
                                       WallTime now);
[[nodiscard]] Result<void> removeBookmark(const Database& database, std::int64_t line);
[[nodiscard]] Result<void> addSleep(const Database& database, WallTime start, WallTime end);

} // namespace etherdeck::store
