#pragma once

#include "core/base/result.h"
#include "core/base/sectors.h"

#include <optional>
#include <string>

/// Where the lab keeps its files: a tmpfs mounted over an existing empty directory. Only the lab's mount
/// namespace sees it, so nothing is left however the lab ends; a temporary directory would stay behind after
/// SIGKILL.
namespace etherdeck::lab {

/// Mounts it in this mount namespace and returns its path. Errors: PermissionDenied, System (also when no
/// directory is empty).
[[nodiscard]] Result<std::string> mountLabDirectory();

/// Mounts a small file system in it, at an existing path. Errors: PermissionDenied, System.
[[nodiscard]] Result<void> mountSmall(const std::string& path, const std::string& size);

/// The path of the description inside a lab directory.
[[nodiscard]] std::string descriptionPath(const std::string& directory);
/// The description in this mount namespace, if there is one.
[[nodiscard]] std::optional<std::string> findDescription();

/// Creates a sparse file of the given size with the given content at its start, and its parent folders.
/// Errors: PermissionDenied, System.
[[nodiscard]] Result<void> makeSparseFile(const std::string& path, Sectors size,
                                          const std::string& beginning = {});

/// Errors: PermissionDenied, System.
[[nodiscard]] Result<void> writeTextFile(const std::string& path, const std::string& text);
/// The same, for a file that others may be reading. Errors: PermissionDenied, System.
[[nodiscard]] Result<void> replaceTextFile(const std::string& path, const std::string& text);

} // namespace etherdeck::lab
