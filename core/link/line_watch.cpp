#include "core/link/line_watch.h"

#include <algorithm>
#include <chrono>

namespace etherdeck::link {

namespace {

using namespace std::chrono_literals;

constexpr Duration echoEvery = 1s;
constexpr Duration slack = 1s;
constexpr Duration silentAfter = 5s;
constexpr Duration deadAfter = 20s;
/// While an echo is overdue, the state is looked at so often.
constexpr Duration lookEvery = 250ms;

} // namespace

void LineWatch::opened(TimePoint now) {
    m_isOpen = true;
    m_heard = now;
    m_next = now;
}

bool LineWatch::answered(std::uint64_t number, TimePoint now) {
    if (!m_isAwaited || number != m_number)
        return false;
    m_isAwaited = false;
    const auto sample = now - m_sent;
    m_roundTrip = m_roundTrip ? (7 * *m_roundTrip + sample) / 8 : sample;
    return true;
}

std::optional<std::uint64_t> LineWatch::takeEcho(TimePoint now) {
    if (!m_isOpen || m_isAwaited || now < m_next)
        return std::nullopt;
    m_isAwaited = true;
    m_sent = now;
    m_next = now + echoEvery;
    return ++m_number;
}

Duration LineWatch::lateAfter() const { return slack + 2 * roundTrip(); }

LineWatch::State LineWatch::look(TimePoint now) {
    m_looked = now;
    if (m_isAwaited) {
        const auto silence = now - std::max(m_sent, m_heard);
        if (silence >= deadAfter)
            return State::Dead;
        if (silence >= silentAfter + 2 * roundTrip())
            return State::Silent;
        if (m_roundTrip && now - m_sent >= lateAfter())
            return State::Late;
    }
    return m_roundTrip ? State::Good : State::Unmeasured;
}

TimePoint LineWatch::nextDeadline() const {
    if (!m_isOpen)
        return TimePoint::max();
    return m_isAwaited ? std::max(m_sent, m_looked) + lookEvery : m_next;
}

} // namespace etherdeck::link
