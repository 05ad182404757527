#include "core/discovery/broadcast_schedule.h"

#include <algorithm>

namespace etherdeck::discovery {

void BroadcastSchedule::start(TimePoint now) {
    m_running = true;
    m_round = 0;
    m_start = now;
    m_nextBroadcast = m_settings->rounds.empty() ? now : now + m_settings->rounds.front();
    m_sweepDue = TimePoint::max();
}

void BroadcastSchedule::stop() {
    m_running = false;
    m_nextBroadcast = TimePoint::max();
    m_sweepDue = TimePoint::max();
}

void BroadcastSchedule::pollIntervalChanged() {
    const bool isPolling = m_running && m_round >= m_settings->rounds.size();
    if (isPolling)
        m_nextBroadcast = m_lastBroadcast + m_settings->pollInterval;
}

bool BroadcastSchedule::takeBroadcast(TimePoint now) {
    if (!m_running || now < m_nextBroadcast)
        return false;
    const auto& rounds = m_settings->rounds;
    while (m_round < rounds.size() && m_start + rounds[m_round] <= now)
        ++m_round;
    m_lastBroadcast = now;
    if (m_round < rounds.size()) {
        m_nextBroadcast = m_start + rounds[m_round];
        return true;
    }
    m_nextBroadcast = now + m_settings->pollInterval;
    if (m_sweepDue == TimePoint::max()) { // do not postpone it with each poll
        m_sweepStart = now;
        m_sweepDue = now + m_settings->pollGrace;
    }
    return true;
}

bool BroadcastSchedule::takeSweep(TimePoint now) {
    if (now < m_sweepDue)
        return false;
    m_sweepDue = TimePoint::max();
    return true;
}

bool BroadcastSchedule::roundsAreOver(TimePoint now) const {
    return m_round >= m_settings->rounds.size() && now >= answersDue();
}

TimePoint BroadcastSchedule::nextDeadline(TimePoint now) const {
    if (!m_running)
        return TimePoint::max();
    const auto answers = answersDue() > now ? answersDue() : TimePoint::max();
    return std::min({m_nextBroadcast, m_sweepDue, answers});
}

} // namespace etherdeck::discovery
