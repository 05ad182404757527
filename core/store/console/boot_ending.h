#pragma once

#include "core/store/console/lines/records.h"

#include <span>
#include <string>

namespace etherdeck::store {

/// How many lines at the end of a boot tell how it ended.
inline constexpr std::size_t linesOfAnEnding = 3;
/// `lastLines` are texts of the last lines, in any order.
[[nodiscard]] BootEnding endingOf(std::span<const std::string> lastLines);

} // namespace etherdeck::store
