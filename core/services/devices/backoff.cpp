#include "core/services/devices/backoff.h"

#include <algorithm>
#include <chrono>

namespace etherdeck {

namespace {

using namespace std::chrono_literals;

constexpr Duration longestDelay = 60s;
constexpr Duration delayForAPerson = 300s;
constexpr int maxDoublings = 6;

} // namespace

Duration reconnectDelay(remote::ConnectionFault fault, int failures) {
    switch (fault) {
    case remote::ConnectionFault::NotAllowed:
    case remote::ConnectionFault::HostKeyUnknown:
    case remote::ConnectionFault::HostKeyChanged:
    case remote::ConnectionFault::OldServer:
    case remote::ConnectionFault::AgentOlder:
    case remote::ConnectionFault::ClientOlder:
        return delayForAPerson;
    default:
        return std::min<Duration>(1s * (1 << std::clamp(failures - 1, 0, maxDoublings)), longestDelay);
    }
}

} // namespace etherdeck
