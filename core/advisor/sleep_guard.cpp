#include "core/advisor/sleep_guard.h"

#include <algorithm>
#include <utility>

namespace etherdeck {

void SleepGuard::sleepAnnounced(const Moment& moment) {
    noteSleep(moment);
    m_announced = moment;
    m_isNoticed = false;
    m_warned = m_boxes;
    if (!m_boxes.empty())
        m_news.emplace_back(Warning{m_boxes});
}

void SleepGuard::sleepOver(const Moment& moment) {
    if (!noteSleep(moment) && m_announced && !m_warned.empty())
        m_news.emplace_back(Stayed{});
    m_announced.reset();
    m_warned.clear();
    m_isNoticed = false;
}

void SleepGuard::timeReached(const Moment& moment) {
    if (noteSleep(moment))
        return;
    if (m_announced && moment.now >= m_announced->now + noticeTime)
        m_isNoticed = true;
}

/// True when the clock that includes sleep has advanced since the last look.
bool SleepGuard::noteSleep(const Moment& moment) {
    const auto before = std::exchange(m_last, moment);
    const auto asleep = moment.everAsleep - before.everAsleep;
    if (asleep < shortestSleep)
        return false;
    const auto length = std::chrono::duration_cast<WallTime::duration>(asleep);
    // Unannounced sleep may have begun at any time since the last look, up to some seconds earlier.
    const auto start = m_announced ? m_announced->wall : before.wall;
    const auto end = m_announced ? std::max(moment.wall, start) : start + length;
    m_news.emplace_back(Slept{start, end, m_announced ? m_warned : m_boxes});
    m_announced.reset();
    m_warned.clear();
    m_isNoticed = false;
    return true;
}

std::optional<SleepGuard::News> SleepGuard::takeNews() {
    if (m_news.empty())
        return std::nullopt;
    auto news = std::move(m_news.front());
    m_news.erase(m_news.begin());
    return news;
}

TimePoint SleepGuard::nextDeadline() const {
    return m_announced && !m_isNoticed ? m_announced->now + noticeTime : TimePoint::max();
}

} // namespace etherdeck
