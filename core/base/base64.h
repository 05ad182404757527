#pragma once

#include "core/base/result.h"

#include <string>
#include <string_view>

namespace etherdeck {

/// Base64 (RFC 4648) with padding, in one line.
[[nodiscard]] std::string toBase64(std::string_view bytes);
/// Errors: Malformed.
[[nodiscard]] Result<std::string> fromBase64(std::string_view text);

} // namespace etherdeck
