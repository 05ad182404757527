#pragma once

#include "core/remote/answers.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace etherdeck::ctl {

/// What is watched of a box, by name: "export e7.3" → "running".
using WatchedStates = std::map<std::string, std::string>;

[[nodiscard]] WatchedStates statesOf(const std::vector<plans::ExportStatus>& exports);
[[nodiscard]] WatchedStates statesOf(const std::vector<plans::Disk>& disks);
[[nodiscard]] WatchedStates statesOf(const remote::InterfaceList& interfaces);

struct StateChange {
    std::string name;
    std::optional<std::string> before; ///< nothing: new
    std::optional<std::string> after;  ///< nothing: gone
};
/// What is new, gone or different.
[[nodiscard]] std::vector<StateChange> changesBetween(const WatchedStates& before,
                                                      const WatchedStates& after);

} // namespace etherdeck::ctl
