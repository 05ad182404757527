#pragma once

#include <optional>
#include <string>
#include <vector>

/// Small files and folders that are read whole.
namespace etherdeck::agent {

/// At most `limit` bytes of a regular file or one of the kernel's; nothing when it cannot be read.
[[nodiscard]] std::optional<std::string> readStart(const std::string& path, std::size_t limit);
/// The same of a regular file only, and not through a link.
[[nodiscard]] std::optional<std::string> readPlainFile(const std::string& path, std::size_t limit);
/// The first line of a file of /sys, without its end; empty when there is none.
[[nodiscard]] std::string readLine(const std::string& path);
/// The names in a folder, sorted, at most `limit`; nothing when it cannot be read.
[[nodiscard]] std::vector<std::string> namesIn(const std::string& folder, std::size_t limit);
/// What a link holds; empty when it is none.
[[nodiscard]] std::string linkOf(const std::string& path);
/// The path without links; empty when there is no such file.
[[nodiscard]] std::string realPath(const std::string& path);

} // namespace etherdeck::agent
