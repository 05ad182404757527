#pragma once

#include <string>
#include <string_view>

namespace etherdeck::plans {

/// The difference of a file of configuration, in the unified format, with three lines around each change.
/// Empty when both are the same. For small files: the time is proportional to the product of their numbers of
/// lines, and a file of more than 2,000 lines is shown as replaced.
[[nodiscard]] std::string unifiedDiff(std::string_view path, std::string_view before, std::string_view after);

} // namespace etherdeck::plans
