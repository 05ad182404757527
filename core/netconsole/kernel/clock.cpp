#include "core/netconsole/kernel/clock.h"

#include <algorithm>
#include <utility>

namespace etherdeck::netconsole {

namespace {

using std::chrono::microseconds;

// keeps a wild time stamp from overflowing
constexpr microseconds longestUptime = std::chrono::hours(24 * 365 * 20);

Duration asDuration(microseconds stamp) {
    return std::chrono::duration_cast<Duration>(std::min(stamp, longestUptime));
}

} // namespace

void KernelClock::heard(microseconds stamp, TimePoint now) {
    m_start = now - asDuration(stamp);
    m_heard = now;
    m_newest = std::max(m_newest, stamp);
}

bool KernelClock::fits(microseconds stamp, TimePoint now) const {
    const auto start = now - asDuration(stamp);
    const auto apart = start > m_start ? start - m_start : m_start - start;
    return apart <= tolerance + (now - m_heard) / 1024;
}

bool KernelClock::ranAfter(TimePoint moment, microseconds stamp, TimePoint now) const {
    const auto drift = tolerance + (now - m_heard) / 1024;
    return fits(stamp, now) && m_start + asDuration(stamp) > moment + drift;
}

KernelClocks::Finding KernelClocks::heard(microseconds stamp, TimePoint now) {
    const bool wasStamped = std::exchange(m_isStamped, true);
    if (!m_current)
        return afterStart(stamp, now);
    auto& clock = m_current->clock;
    const bool isBack = asDuration(stamp) + maxDisorder < asDuration(clock.newest());
    if (isBack && !wasStamped)
        return Finding::GoesOn;
    if (m_other && !clock.fits(stamp, now) && m_other->clock.fits(stamp, now))
        return returnToOther(stamp, now);
    if (!isBack) {
        clock.heard(stamp, now);
        return Finding::GoesOn;
    }
    const auto drift = KernelClock::tolerance / 4 + asDuration(stamp) / 1024;
    const bool canBeNew = now - asDuration(stamp) + drift >= clock.lastHeard();
    return begin(stamp, now, canBeNew ? Finding::Restarted : Finding::OtherLog);
}

KernelClocks::Finding KernelClocks::begin(microseconds stamp, TimePoint now, Finding finding) {
    Known begun{{}, finding == Finding::OtherLog ? boot() : BootNumber{}};
    begun.clock.heard(stamp, now);
    if (m_current)
        m_other = m_current;
    m_current = begun;
    m_returns = 0;
    return finding;
}

KernelClocks::Finding KernelClocks::afterStart(microseconds stamp, TimePoint now) {
    if (!m_other || !m_other->clock.ranAfter(m_startExpected, stamp, now))
        return begin(stamp, now, Finding::GoesOn);
    (void)returnToOther(stamp, now);
    m_returns = returnsOfTwoBoxes;
    return Finding::StillRuns;
}

KernelClocks::Finding KernelClocks::returnToOther(microseconds stamp, TimePoint now) {
    std::swap(m_current, m_other);
    m_current->clock.heard(stamp, now);
    m_returns = std::min(m_returns + 1, returnsOfTwoBoxes + 1);
    return m_returns == returnsOfTwoBoxes ? Finding::Interleaves : Finding::Returned;
}

void KernelClocks::expectStart(TimePoint now) {
    if (m_current)
        m_other = std::exchange(m_current, std::nullopt);
    m_startExpected = now;
    m_returns = 0;
    m_isStamped = false;
}

void KernelClocks::setBoot(BootNumber boot) {
    if (m_current)
        m_current->boot = boot;
}

void KernelClocks::renumber(BootNumber boot) {
    for (auto* known : {&m_current, &m_other})
        if (*known)
            (*known)->boot = boot;
}

} // namespace etherdeck::netconsole
