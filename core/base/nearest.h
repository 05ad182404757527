#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace etherdeck {

/// The number of insertions, deletions, replacements and swaps of neighbours that turn one text into the
/// other.
[[nodiscard]] std::size_t editDistance(std::string_view one, std::string_view other);

/// The known word that a mistyped one was most likely meant to be: the nearest, the first one on a tie.
/// Nothing when none is near: one letter in four may be wrong, but always at least one. The start of exactly
/// one word counts as near to it.
[[nodiscard]] std::optional<std::string> nearest(std::string_view typed,
                                                 const std::vector<std::string>& known);

} // namespace etherdeck
