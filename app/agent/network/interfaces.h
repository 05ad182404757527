#pragma once

#include "core/base/result.h"
#include "core/plans/box_state.h"
#include "core/system/network/interfaces.h"

#include <vector>

namespace etherdeck::agent {

/// All interfaces of the box, sorted by index. Errors: System.
[[nodiscard]] Result<std::vector<plans::BoxInterface>> readInterfaces();

/// The loopback interface does not count as Ethernet here: nothing is exported on it.
[[nodiscard]] plans::BoxInterface boxInterface(const link::Interface& interface);

} // namespace etherdeck::agent
