#pragma once

#include "core/base/clock.h"

#include <optional>
#include <string>

namespace etherdeck::ctl {

/// Times beyond these are clamped to them: nothing in a history is older or newer.
inline constexpr WallTime earliestTime{};                                  ///< 1970-01-01
inline constexpr WallTime latestTime{std::chrono::seconds(9'214'646'400)}; ///< 2262-01-01

/// A time as people type it: "2026-03-01", "2026-03-01 12:00", "2026-03-01T12:00:00.250Z", local time without
/// a zone; "now", "today", "yesterday", "tomorrow" (when that day begins); or how long ago: "90s", "15 min",
/// "2h ago", "7 days".
[[nodiscard]] std::optional<WallTime> parseTimeArgument(const std::string& text, WallTime now);

/// The accepted forms, for the message about an invalid time.
inline constexpr const char* timeForms =
    "2026-03-01, \"2026-03-01 12:00\", 2026-03-01T12:00:00Z, today, yesterday, or how long ago: 90s, 15min, "
    "2h, 7d";

} // namespace etherdeck::ctl
