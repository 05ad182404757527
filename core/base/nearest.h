#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace etherdeck {

/// How many letters have to be put in, taken out, replaced, or swapped with their neighbour to make one text
/// of the other.
[[nodiscard]] std::size_t editDistance(std::string_view one, std::string_view other);

/// The known word that a mistyped one most likely was meant to be: the nearest, the first of equals. Nothing
/// when none is near: one letter in four may be wrong, and one at least. A start of only one word is near it.
[[nodiscard]] std::optional<std::string> nearest(std::string_view typed,
                                                 const std::vector<std::string>& known);

} // namespace etherdeck
