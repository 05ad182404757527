#pragma once

#include "core/base/result.h"

/// Gives up privileges, irrevocably and in this order. After keepOnlyCapture() no program started by this one
/// could regain any, and a process of root has become nobody.
namespace etherdeck::privileges {

/// Keeps the privilege to open a capture, if there is one. Errors: System.
[[nodiscard]] Result<void> keepOnlyCapture();
/// Gives up that one, too. Errors: System.
[[nodiscard]] Result<void> dropAll();

} // namespace etherdeck::privileges
