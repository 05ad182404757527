#include "core/syslog/delivery.h"

#include <algorithm>
#include <utility>

namespace etherdeck::netconsole {

void SyslogDelivery::add(std::string message) {
    m_queuedBytes += message.size();
    m_queue.push_back(std::move(message));
    trim();
}

void SyslogDelivery::trim() {
    while (m_queue.size() > m_settings.maxMessages || m_queuedBytes > m_settings.maxBytes) {
        m_queuedBytes -= m_queue.front().size();
        m_queue.pop_front();
        ++m_lost;
    }
}

void SyslogDelivery::timeReached(TimePoint now) {
    if (now < m_deadline)
        return;
    if (m_state == State::Waiting) {
        m_state = State::Connecting;
        m_wish = Wish::Connect;
        m_deadline = now + m_settings.connectWait;
    } else {
        m_wish = Wish::Disconnect;
        m_deadline = TimePoint::max();
    }
}

SyslogDelivery::Wish SyslogDelivery::takeWish() { return std::exchange(m_wish, Wish::Nothing); }

void SyslogDelivery::connected(TimePoint now) {
    m_state = State::Connected;
    m_connectedSince = now;
    m_deadline = TimePoint::max();
}

void SyslogDelivery::disconnected(TimePoint now) {
    if (m_state == State::Connected && now - m_connectedSince >= m_settings.steadyAfter)
        m_nextWait = m_settings.firstRetry;
    m_lost += std::exchange(m_inHand, 0);
    m_state = State::Waiting;
    m_wish = Wish::Nothing;
    m_deadline = now + m_nextWait;
    m_nextWait = std::min(2 * m_nextWait, m_settings.longestRetry);
}

std::optional<std::string> SyslogDelivery::take(TimePoint now) {
    if (!hasMessage())
        return std::nullopt;
    if (m_inHand++ == 0)
        m_deadline = now + m_settings.stallWait;
    auto message = std::move(m_queue.front());
    m_queue.pop_front();
    m_queuedBytes -= message.size();
    return message;
}

void SyslogDelivery::sent(std::size_t count, TimePoint now) {
    count = std::min(count, m_inHand);
    m_inHand -= count;
    m_sent += count;
    if (m_state == State::Connected)
        m_deadline = m_inHand > 0 ? now + m_settings.stallWait : TimePoint::max();
}

void SyslogDelivery::takeBack(std::size_t count) {
    const auto back = std::min<std::uint64_t>(count, m_sent);
    m_sent -= back;
    m_lost += back;
}

void SyslogDelivery::putBack(std::string message) {
    if (m_inHand == 0)
        return;
    --m_inHand;
    m_queuedBytes += message.size();
    m_queue.push_front(std::move(message));
    if (m_inHand == 0 && m_state == State::Connected)
        m_deadline = TimePoint::max();
}

void SyslogDelivery::refuse() {
    if (m_inHand == 0)
        return;
    ++m_lost;
    if (--m_inHand == 0 && m_state == State::Connected)
        m_deadline = TimePoint::max();
}

void SyslogDelivery::giveUp() {
    m_lost += m_queue.size();
    m_queue.clear();
    m_queuedBytes = 0;
}

} // namespace etherdeck::netconsole
