#pragma once

#include "core/services/desk/link_permission.h"
#include "core/services/inventory/interface_watch.h"

#include <string>
#include <vector>

/// Made-up interfaces for tests and pictures.
namespace etherdeck::demo {

/// Wired, on, connected, 1 Gb/s.
[[nodiscard]] InterfaceReport wired(const std::string& name, std::uint32_t index);
/// With the default route, with AoE, wireless, and one without a cable.
[[nodiscard]] std::vector<InterfaceReport> interfacesOfAServer();
/// Of an installed etherdeck-link that may neither be started nor open a link.
[[nodiscard]] LinkPermission linkNotPermitted();

} // namespace etherdeck::demo
