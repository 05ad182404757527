#pragma once

#include "app/agent/box/facts.h"
#include "core/plans/refusal.h"

#include <string>
#include <vector>

namespace etherdeck::agent {

/// The program, with its arguments, that restarts the box or switches it off in the way of its init system.
/// Refusals: Unsupported below a root, since that is no real box, and where there is no such program.
[[nodiscard]] plans::Outcome<std::vector<std::string>> shutDownCommand(const std::string& root,
                                                                       InitSystem init, bool restart);

} // namespace etherdeck::agent
