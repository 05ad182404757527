#pragma once

#include "core/base/result.h"

#include <string>

namespace etherdeck::agent {

/// Serves the link protocol on standard input and output: AoE frames of one interface, until the input ends.
/// Gives up every privilege once the interface is open. Blocks. Errors: the one that was sent as the last
/// message.
[[nodiscard]] Result<void> carryFrames(const std::string& interface);

} // namespace etherdeck::agent
