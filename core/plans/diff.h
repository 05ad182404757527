#pragma once

#include <string>
#include <string_view>

namespace etherdeck::plans {

/// The difference of a file of configuration, in the unified format, with three lines around each change.
/// Empty when both are the same. Meant for small files: takes time by the product of their lines, and shows
/// one larger than 2,000 lines as replaced.
[[nodiscard]] std::string unifiedDiff(std::string_view path, std::string_view before, std::string_view after);

} // namespace etherdeck::plans
