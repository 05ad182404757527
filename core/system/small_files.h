#pragma once

#include "core/base/result.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Small files and folders that are read whole, without the standard library's streams: those triple the size
/// of a static program. Only regular files are read, which those of /proc and /sys are as well: not a FIFO or
/// a device that somebody put there.
namespace etherdeck {

[[nodiscard]] bool isThere(const std::string& path);

/// The whole file. Errors: System with the errno; EFBIG when it has more than `limit` bytes.
[[nodiscard]] Result<std::string> readWhole(const std::string& path, std::size_t limit);
/// At most `limit` bytes of a file; nothing when it cannot be read.
[[nodiscard]] std::optional<std::string> readStart(const std::string& path, std::size_t limit);
/// The same, but not through a link.
[[nodiscard]] std::optional<std::string> readPlainFile(const std::string& path, std::size_t limit);
/// The first line of a file of /sys, without its end; empty when there is none.
[[nodiscard]] std::string readLine(const std::string& path);
/// Passes on a file line by line, without their ends, however long the file is. Lines are cut at 64 KiB.
void readLines(const std::string& path, const std::function<void(std::string_view line)>& handle);

/// The names in a folder, sorted, at most `limit`; nothing when it cannot be read.
[[nodiscard]] std::vector<std::string> namesIn(const std::string& folder, std::size_t limit);
/// What a link holds; empty when it is none.
[[nodiscard]] std::string linkOf(const std::string& path);
/// The path without links; empty when there is no such file.
[[nodiscard]] std::string realPath(const std::string& path);

} // namespace etherdeck
