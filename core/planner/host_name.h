#pragma once

#include <cstddef>
#include <string_view>

namespace etherdeck::plans {

/// Linux's limit, HOST_NAME_MAX.
inline constexpr std::size_t longestHostName = 64;

/// Labels of letters, digits and hyphens, separated by dots (RFC 1123): a box may be named with its domain,
/// and gets that name back when a change is undone.
[[nodiscard]] bool isHostName(std::string_view name);

} // namespace etherdeck::plans
