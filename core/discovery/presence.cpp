#include "core/discovery/presence.h"

#include "core/base/take_first.h"

#include <algorithm>
#include <utility>

namespace etherdeck::discovery {

namespace {

/// Up to this many are asked by a broadcast to each address, which nobody else answers.
constexpr std::size_t maxNamed = 16;
/// With this many silent paths, the lack of any answer is not a coincidence.
constexpr std::size_t many = 32;
constexpr int maxRounds = 4;
/// 25,600 small frames a second: a fortieth of a gigabit link.
constexpr std::size_t questionsAtOnce = 128;
constexpr Duration questionsEvery = std::chrono::milliseconds(5);

} // namespace

void Presence::begin(std::vector<PathRef> silent, TimePoint since, TimePoint now) {
    m_silent = std::move(silent);
    m_since = since;
    m_round = 0;
    if (m_silent.empty())
        return;
    m_broadcasts.clear();
    if (m_silent.size() > maxNamed)
        m_broadcasts.push_back(m_settings->scope);
    else
        for (const auto& path : m_silent)
            if (std::find(m_broadcasts.begin(), m_broadcasts.end(), path.address) == m_broadcasts.end())
                m_broadcasts.push_back(path.address);
    beginRound(now);
}

void Presence::beginRound(TimePoint now) {
    ++m_round;
    m_asked = 0;
    m_nextQuestions = now;
    m_questionsNow = 0;
    m_decision = TimePoint::max();
}

void Presence::stop() {
    m_silent.clear();
    m_broadcasts.clear();
    m_decision = TimePoint::max();
}

std::optional<Address> Presence::takeBroadcast() { return takeFirst(m_broadcasts); }

std::optional<PathRef> Presence::takeQuestion(TimePoint now) {
    if (m_asked >= m_silent.size())
        return std::nullopt;
    if (now >= m_nextQuestions) {
        m_questionsNow = questionsAtOnce;
        m_nextQuestions = now + questionsEvery;
    }
    if (m_questionsNow == 0)
        return std::nullopt;
    --m_questionsNow;
    const auto path = m_silent[m_asked++];
    if (m_asked == m_silent.size())
        m_decision = now + m_settings->pollGrace;
    return path;
}

std::vector<PathRef> Presence::takeLost(const std::function<TimePoint(const PathRef&)>& lastSeen,
                                        TimePoint now) {
    if (now < m_decision)
        return {};
    m_decision = TimePoint::max();
    const auto asked = m_silent.size();
    std::erase_if(m_silent, [&](const PathRef& path) { return lastSeen(path) >= m_since; });
    if (m_missedFrames >= m_since) { // the next poll will decide
        stop();
        return {};
    }
    const bool isNobodyThere = m_silent.size() == asked && asked >= many;
    if (isNobodyThere || m_round >= maxRounds)
        return std::exchange(m_silent, {});
    if (!m_silent.empty())
        beginRound(now);
    return {};
}

TimePoint Presence::nextDeadline() const {
    if (m_silent.empty())
        return TimePoint::max();
    return m_asked < m_silent.size() ? m_nextQuestions : m_decision;
}

} // namespace etherdeck::discovery
