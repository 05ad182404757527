#pragma once

#include "core/services/finder/box_finder.h"

#include <string>
#include <vector>

namespace etherdeck::ctl {

/// One line for each box. Without `all`, what is neither like a plug nor has an SSH server is left out, and
/// counted.
[[nodiscard]] std::string foundTable(const std::vector<FoundThere>& found, bool all);
/// What is wrong with the addresses that were found, a sentence each; empty: nothing.
[[nodiscard]] std::string addressWarnings(const std::vector<FoundThere>& found);
/// An array of all stations.
[[nodiscard]] std::string foundJson(const std::vector<FoundThere>& found);

} // namespace etherdeck::ctl
