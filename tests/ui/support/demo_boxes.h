#pragma once

#include "core/console/values.h"

#include <vector>

/// Boxes on a console that never was.
namespace etherdeck::demo {

/// `now` is when they are looked at. As many as asked for, up to ten, each in another state.
[[nodiscard]] std::vector<ConsoleBoxState> boxes(int count, WallTime now);
[[nodiscard]] std::vector<store::ConsoleBoot> bootsOf(std::int64_t source, WallTime now);

} // namespace etherdeck::demo
