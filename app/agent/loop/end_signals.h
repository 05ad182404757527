#pragma once

#include "app/agent/loop/event_loop.h"

namespace etherdeck::agent {

/// Ends the loop on SIGTERM and SIGINT, for as long as the descriptor is open. Call it before there are other
/// threads.
[[nodiscard]] link::UniqueDescriptor endOnSignals(EventLoop& loop);

} // namespace etherdeck::agent
