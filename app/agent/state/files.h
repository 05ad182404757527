#pragma once

#include "core/plans/refusal.h"
#include "core/system/unique_descriptor.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace etherdeck::agent {

/// No file of configuration or state that we read is larger.
inline constexpr std::size_t maxFileBytes = 8'388'608;

/// The whole file; nothing when there is none. Refusals: Failed when it cannot be read or is too large.
[[nodiscard]] plans::Outcome<std::optional<std::string>> readFile(const std::string& path);

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

/// A failure of the system while it did `what` ("write /etc/hostname").
[[nodiscard]] plans::Refusal systemRefusal(int systemError, std::string_view what);

} // namespace etherdeck::agent
