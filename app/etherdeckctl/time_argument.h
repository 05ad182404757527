#pragma once

#include "core/base/clock.h"

#include <optional>
#include <string>

namespace etherdeck::ctl {

/// A time as people type it: "2026-03-01", "2026-03-01 12:00", "2026-03-01T12:00:00.250Z", local time without
/// a zone; or how long ago: "90s", "15min", "2h", "7d".
[[nodiscard]] std::optional<WallTime> parseTimeArgument(const std::string& text, WallTime now);

} // namespace etherdeck::ctl
