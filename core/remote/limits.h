#pragma once

#include "core/base/clock.h"

namespace etherdeck::remote {

/// How long something may take, and what ends it early.
struct Limits {
    TimePoint deadline = TimePoint::max();
    /// Non-blocking; that it becomes readable means "stop": the first time a call is cancelled, and its
    /// answer still awaited; the second time not. -1: none.
    int stop = -1;
};

} // namespace etherdeck::remote
