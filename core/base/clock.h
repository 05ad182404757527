#pragma once

#include <chrono>

namespace etherdeck {

/// The one clock of the pure objects. They never read it: they are told the time.
using Clock = std::chrono::steady_clock;
using TimePoint = Clock::time_point;
using Duration = Clock::duration;

/// Wall-clock time, for what people read and what is stored.
using WallTime = std::chrono::system_clock::time_point;

} // namespace etherdeck
