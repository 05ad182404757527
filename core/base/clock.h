#pragma once

#include <chrono>

namespace etherdeck {

/// The clock of the pure objects. They never read it; callers pass the time in.
using Clock = std::chrono::steady_clock;
using TimePoint = Clock::time_point;
using Duration = Clock::duration;

/// Wall-clock time: what people read, and what is stored.
using WallTime = std::chrono::system_clock::time_point;

} // namespace etherdeck
