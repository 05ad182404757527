#pragma once

#include "core/base/result.h"
#include "core/base/sectors.h"

#include <optional>
#include <string>

/// Where the lab keeps its files: memory mounted over a directory that is there and empty. Only the lab's
/// mount namespace sees it, so nothing is left of it however the lab ends; a temporary directory would stay
/// behind after SIGKILL.
namespace etherdeck::lab {

/// Mounts it in this mount namespace, and returns its path. Errors: PermissionDenied, System (also when no
/// directory is empty).
[[nodiscard]] Result<std::string> mountLabDirectory();

/// The path of the description in a lab directory.
[[nodiscard]] std::string descriptionPath(const std::string& directory);
/// The description in this mount namespace, when there is one.
[[nodiscard]] std::optional<std::string> findDescription();

/// A file of that size that takes no space but for what stands at its beginning, and the folders that lead to
/// it. Errors: PermissionDenied, System.
[[nodiscard]] Result<void> makeSparseFile(const std::string& path, Sectors size,
                                          const std::string& beginning = {});

/// Errors: PermissionDenied, System.
[[nodiscard]] Result<void> writeTextFile(const std::string& path, const std::string& text);

} // namespace etherdeck::lab
