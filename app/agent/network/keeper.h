#pragma once

#include "core/plans/box_state.h"

#include <map>
#include <string>
#include <vector>

namespace etherdeck::agent {

/// What keeps the network settings of the box, for BoxState.
struct NetworkSettings {
    plans::NetworkKeeper keeper = plans::NetworkKeeper::None;
    std::map<std::string, std::string> files;        ///< all of the keeper's, by their paths on the box
    std::map<std::string, std::string> networkFiles; ///< see BoxState
};

/// Reads them below `root`; empty for the box itself. Files that cannot be read or are unreasonably large are
/// left out, so that nothing is derived from half of one.
[[nodiscard]] NetworkSettings readNetworkSettings(const std::string& root,
                                                  const std::vector<plans::BoxInterface>& interfaces);

} // namespace etherdeck::agent
