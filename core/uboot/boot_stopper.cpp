#include "core/uboot/boot_stopper.h"

#include <utility>

namespace etherdeck::netconsole {

BootStopper::BootStopper(const UbootState& state, TimePoint now, Settings settings) :
    m_settings(std::move(settings)), m_next(now), m_last(now + m_settings.giveUpAfter) {
    stateChanged(state);
    timeReached(now);
}

void BootStopper::stateChanged(const UbootState& state) {
    if (state.phase == UbootPhase::AtPrompt)
        end(Outcome::Stopped);
    else if (state.phase == UbootPhase::Gone && m_isStarting)
        end(Outcome::TooLate);
    m_isStarting = m_isStarting || state.phase == UbootPhase::Talking ||
                   state.phase == UbootPhase::CountingDown || state.phase == UbootPhase::RunningCommand;
}

void BootStopper::timeReached(TimePoint now) {
    if (m_outcome != Outcome::Trying || now < m_next)
        return;
    if (now >= m_last) {
        end(Outcome::GaveUp);
        return;
    }
    m_isDue = true;
    m_next = now + m_settings.interval; // after a pause send one, not all that were missed
}

void BootStopper::cancel() { end(Outcome::Cancelled); }

void BootStopper::end(Outcome outcome) {
    if (m_outcome == Outcome::Trying)
        m_outcome = outcome;
    m_isDue = false;
}

std::optional<std::string> BootStopper::takeBytes() {
    return std::exchange(m_isDue, false) ? std::optional(m_settings.key) : std::nullopt;
}

TimePoint BootStopper::nextDeadline() const {
    return m_outcome == Outcome::Trying ? m_next : TimePoint::max();
}

} // namespace etherdeck::netconsole
