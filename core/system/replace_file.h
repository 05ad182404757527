#pragma once

#include "core/base/result.h"

#include <string>
#include <string_view>

namespace etherdeck {

/// Writes a file so that others see either the old or the new content, even after a power cut: to a temporary
/// file beside it that then takes its place. `mode` counts for a new file; an existing one keeps its mode and
/// owner. What a symbolic link leads to is replaced, not the link. Errors: PermissionDenied; System.
[[nodiscard]] Result<void> replaceFile(const std::string& path, std::string_view content,
                                       unsigned mode = 0644);

} // namespace etherdeck
