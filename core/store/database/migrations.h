#pragma once

#include <cstdint>
#include <span>

namespace etherdeck::store {

/// In SQL; number n brings a file of version n to n + 1.
[[nodiscard]] std::span<const char* const> migrations();
/// Before a file of this version goes on to the next, its lines have to be moved to the table `moved_lines`.
inline constexpr std::int64_t versionThatMovesLines = 15;

} // namespace etherdeck::store
