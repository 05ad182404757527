#pragma once

#include "app/etherdeck/wiring/connections.h"
#include "ui/shell/edits.h"

namespace etherdeck::app {

/// Has each change made by the service that it concerns. `target` tells what is known of one now.
[[nodiscard]] ui::Edits::Performer
editPerformer(const Services& services, std::function<std::optional<discovery::Target>(Address)> target);

} // namespace etherdeck::app
