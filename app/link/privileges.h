#pragma once

#include "core/base/result.h"

/// Giving up, one way only, in this order. After keepOnlyCapture() no program that this one would start could
/// gain anything back, and a process of root has become nobody.
namespace etherdeck::privileges {

/// Keeps the right to open a capture, if there is one. Errors: System.
[[nodiscard]] Result<void> keepOnlyCapture();
/// Gives up that one as well. Errors: System.
[[nodiscard]] Result<void> dropAll();

} // namespace etherdeck::privileges
