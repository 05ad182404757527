#pragma once

#include "app/etherdeckctl/targets/table.h"
#include "core/services/inventory/discovery_values.h"

#include <string>

namespace etherdeck::ctl {

/// What `watch` prints for an event: a line for people, or an object for scripts.
[[nodiscard]] std::string eventLine(const DiscoveryEvent& event, const InterfaceName& interfaceName);
[[nodiscard]] std::string eventJson(const DiscoveryEvent& event, const TargetContext& context);
/// The same for an interface whose targets all fell silent at once.
[[nodiscard]] std::string silenceLine(const SilentLink& link);
[[nodiscard]] std::string silenceJson(const SilentLink& link);

} // namespace etherdeck::ctl
