#pragma once

#include "app/agent/box/facts.h"
#include "core/plans/refusal.h"

#include <string>
#include <vector>

namespace etherdeck::agent {

/// The program, with its arguments, that restarts the box or switches it off the way its init system wants
/// it. Refusals: Unsupported below a root, as that is no box, and where there is no such program.
[[nodiscard]] plans::Outcome<std::vector<std::string>> shutDownCommand(const std::string& root,
                                                                       InitSystem init, bool restart);

} // namespace etherdeck::agent
