#pragma once

/// ASCII only, whatever the locale.
namespace etherdeck {

[[nodiscard]] constexpr bool isDigit(char c) { return c >= '0' && c <= '9'; }

} // namespace etherdeck
