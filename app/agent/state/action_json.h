#pragma once

#include "core/plans/json.h"
#include "core/plans/plan.h"

#include <optional>

namespace etherdeck::agent {

/// Actions as they are written to the state directory, so that a change can be undone by the next run of the
/// agent. They are never sent to anybody, and never read from anybody else.
[[nodiscard]] plans::Json toJson(const plans::Action& action);
[[nodiscard]] std::optional<plans::Action> actionFrom(const plans::Json& json);

} // namespace etherdeck::agent
