#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace etherdeck::lab {

/// A variable's value; empty if it is not set.
using VariableLookup = std::function<std::string(std::string_view name)>;

/// Removes the first command of a line, up to ';' or the end, and splits it into words as U-Boot's shell
/// does: quotes, backslash, $name and ${name}. Variables are expanded when their command is taken, so that it
/// sees what the previous one has set.
[[nodiscard]] std::vector<std::string> takeUbootCommand(std::string_view& line, const VariableLookup& lookup);

} // namespace etherdeck::lab
