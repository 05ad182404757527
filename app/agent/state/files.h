#pragma once

#include "core/plans/refusal.h"
#include "core/system/unique_descriptor.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace etherdeck::agent {

/// No file of configuration or state that we read is larger.
inline constexpr std::size_t maxFileBytes = 8'388'608;

/// The whole file; nothing when there is none. Refusals: Failed when it cannot be read or is too large.
[[nodiscard]] plans::Outcome<std::optional<std::string>> readFile(const std::string& path);

/// What there is of a file of lines.
struct LinesRead {
    std::uint64_t bytes = 0;
    std::uint64_t wholeBytes = 0; ///< up to its last line feed
    std::size_t tooLong = 0;      ///< lines that were left out
};
/// Passes on the lines of a file without their ends, however long it is; those of more than `maxLine` bytes,
/// and one at the end without a line feed, are left out. A file that is not there has none. Refusals: Failed.
[[nodiscard]] plans::Outcome<LinesRead>
readLongFile(const std::string& path, std::size_t maxLine,
             const std::function<void(std::string_view line)>& handle);
/// Removes what a file has beyond a size. Refusals: Failed.
[[nodiscard]] plans::Outcome<void> cutFile(const std::string& path, std::uint64_t bytes);
/// Gives the content of a file a second name, in place of what has it; the first is to be replaced then. Does
/// nothing when there is no file, or on a file system without second names (FAT). Refusals: NoRoom, Failed.
[[nodiscard]] plans::Outcome<void> keepFileAs(const std::string& path, const std::string& name);

/// Replaces a file or creates it, in one step: a reader sees, and a power cut leaves, either the old content
/// or the new one. Creates its folder (0755) when that is missing. Owner and mode of a file that exists are
/// kept. Refusals: NoRoom, Failed.
[[nodiscard]] plans::Outcome<void> replaceFile(const std::string& path, std::string_view content,
                                               std::uint32_t mode);
/// Does nothing when there is none. Refusals: Failed.
[[nodiscard]] plans::Outcome<void> removeFile(const std::string& path);
/// Appends to a file and waits until it is on the disk. Refusals: NoRoom, Failed.
[[nodiscard]] plans::Outcome<void> appendToFile(const std::string& path, std::string_view content);

/// Locks a file that only one process can lock; waits a moment for one that is ending. Refusals: Busy,
/// NoRoom, Failed.
[[nodiscard]] plans::Outcome<link::UniqueDescriptor> holdFile(const std::string& path);

/// The same with a folder, also where nothing can be written. Nothing where there is none. Refusals: Busy,
/// Failed.
[[nodiscard]] plans::Outcome<link::UniqueDescriptor> holdFolder(const std::string& path);

/// Why nothing can be written at this path, whether there is a file or not: its file system takes no writes.
/// Refusals: ReadOnly.
[[nodiscard]] plans::Outcome<void> checkWritable(const std::string& path);

/// A failure of the system while it did `what` ("write /etc/hostname").
[[nodiscard]] plans::Refusal systemRefusal(int systemError, std::string_view what);

} // namespace etherdeck::agent
