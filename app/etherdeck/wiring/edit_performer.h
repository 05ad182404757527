#pragma once

#include "app/etherdeck/wiring/connections.h"
#include "ui/shell/undo/edits.h"

namespace etherdeck::app {

/// Passes each change to the service that makes it. `target` returns what is known of one now.
[[nodiscard]] ui::Edits::Performer
editPerformer(const Services& services, std::function<std::optional<discovery::Target>(Address)> target);

} // namespace etherdeck::app
