#include "core/services/console/talk.h"

#include <algorithm>
#include <utility>

namespace etherdeck {

using namespace std::chrono_literals;

ConsoleTalk::ConsoleTalk(QObject* parent) : QObject(parent) {
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &ConsoleTalk::step);
}

void ConsoleTalk::start(std::shared_ptr<Talker> talker) {
    cancel();
    m_talker = std::move(talker);
    m_talker->stateChanged(m_state, Clock::now());
    step();
}

void ConsoleTalk::cancel() {
    if (!m_talker)
        return;
    m_talker->cancel();
    step();
}

void ConsoleTalk::setState(const netconsole::UbootState& state) {
    m_state = state;
    if (!m_talker)
        return;
    m_talker->stateChanged(state, Clock::now());
    step();
}

// What is connected may start another talker, or cancel this one.
void ConsoleTalk::step() {
    const auto talker = m_talker;
    if (!talker)
        return;
    talker->timeReached(Clock::now());
    sendAll();
    if (talker != m_talker)
        return;
    const auto wait = std::clamp<Duration>(talker->nextDeadline() - Clock::now(), 0s, 1h);
    m_timer.start(std::chrono::ceil<std::chrono::milliseconds>(wait));
    const bool hasEnded = talker->hasEnded();
    if (hasEnded) {
        m_timer.stop();
        m_talker.reset();
    }
    emit changed();
    if (hasEnded)
        emit ended();
}

void ConsoleTalk::sendAll() {
    const auto talker = m_talker;
    while (const auto bytes = talker->takeBytes())
        emit sendRequested(QByteArray::fromStdString(*bytes));
}

} // namespace etherdeck
