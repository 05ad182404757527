#pragma once

#include "core/plans/box_state.h"

#include <tl/expected.hpp>

#include <string>
#include <vector>

/// In which files of the configuration an export is, or will be.
namespace etherdeck::plans {

struct ConfToWrite {
    std::string interface;
    WriteFile file;
};
/// The files to be written for an export: those that a change replaced or removed, when it is undone and they
/// say the same (BoxState::earlierConfs), unless something else is there now; otherwise files of ours.
[[nodiscard]] tl::expected<std::vector<ConfToWrite>, std::vector<exports::Fault>>
confsToWrite(const BoxState& box, const exports::Export& config);

/// Their paths; none for an export that cannot be written down.
[[nodiscard]] std::vector<std::string> confPaths(const BoxState& box, const exports::Export& config);
/// The same, before it is known what is there: BoxState::files.
[[nodiscard]] std::vector<std::string> possibleConfPaths(const BoxState& box, const exports::Export& config);
/// The paths of the files in which it is now.
[[nodiscard]] std::vector<std::string> confPaths(const BoxState& box, const ExportStatus& status);

/// False for a file that has the content, the mode and the owner that we would give it.
[[nodiscard]] bool isWrittenByHand(const WriteFile& file);

} // namespace etherdeck::plans
