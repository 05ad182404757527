#pragma once

#include "core/base/result.h"
#include "core/remote/answers.h"

#include <QString>

namespace etherdeck::ui {

/// Replaces the file in one step; it is the one of `etherdeckctl export save`. Errors: PermissionDenied,
/// System.
[[nodiscard]] Result<void> writeSavedExports(const QString& path, const remote::SavedExports& saved);

/// Errors: System; TooLong, for an agent; Malformed, with the member; Unsupported.
[[nodiscard]] Result<remote::SavedExports> readSavedExports(const QString& path);

/// What is wrong with such a file, as a sentence.
[[nodiscard]] QString savedFileText(const Error& error);

} // namespace etherdeck::ui
