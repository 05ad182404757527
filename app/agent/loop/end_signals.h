#pragma once

#include "app/agent/loop/event_loop.h"

namespace etherdeck::agent {

/// Calls `end` in the loop's thread on SIGTERM and SIGINT, for as long as the descriptor is open. Call it
/// before there are other threads.
[[nodiscard]] link::UniqueDescriptor watchEndSignals(EventLoop& loop, EventLoop::Task end);

} // namespace etherdeck::agent
