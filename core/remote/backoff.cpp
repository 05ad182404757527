#include "core/remote/backoff.h"

#include <algorithm>
#include <chrono>

namespace etherdeck::remote {

namespace {

using namespace std::chrono_literals;

constexpr Duration longestDelay = 60s;
constexpr Duration delayForAPerson = 300s;
constexpr int maxDoublings = 6;

} // namespace

Duration reconnectDelay(ConnectionFault fault, int failures) {
    switch (fault) {
    case ConnectionFault::NotAllowed:
    case ConnectionFault::HostKeyUnknown:
    case ConnectionFault::HostKeyChanged:
    case ConnectionFault::OldServer:
    case ConnectionFault::AgentOlder:
    case ConnectionFault::ClientOlder:
        return delayForAPerson;
    default:
        return std::min<Duration>(1s * (1 << std::clamp(failures - 1, 0, maxDoublings)), longestDelay);
    }
}

} // namespace etherdeck::remote
