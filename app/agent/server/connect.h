#pragma once

#include "core/base/result.h"

#include <string>

namespace etherdeck::agent {

/// Copies standard input and output to and from the socket of a daemon, until either side ends. Errors:
/// Closed when no daemon answers there; System.
[[nodiscard]] Result<void> connectToDaemon(const std::string& socketPath);

} // namespace etherdeck::agent
