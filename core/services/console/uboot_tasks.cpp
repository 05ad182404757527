#include "core/services/console/uboot_tasks.h"

#include <algorithm>

namespace etherdeck {

using netconsole::ScriptPacer;
using netconsole::UbootPhase;

namespace {
constexpr char controlC = '\x03';
}

ScriptTask::ScriptTask(ScriptPacer pacer, TimePoint now, TimePoint giveUpAt) :
    m_pacer(std::move(pacer)), m_askAt(now + waitBeforeAsking), m_giveUpAt(giveUpAt) {}

bool ScriptTask::hasEnded() const { return m_foundNoPrompt || m_pacer.status() >= ScriptPacer::Status::Done; }

void ScriptTask::stateChanged(const netconsole::UbootState& state, TimePoint now) {
    if (state.phase != UbootPhase::Quiet)
        m_askAt = TimePoint::max(); // it tells by itself how it goes on
    m_pacer.stateChanged(state, now);
}

void ScriptTask::timeReached(TimePoint now) {
    m_pacer.timeReached(now);
    m_isAsking = m_isAsking || now >= m_askAt;
    m_foundNoPrompt = m_foundNoPrompt || (waitsForFirstPrompt() && now >= m_giveUpAt);
}

std::optional<std::string> ScriptTask::takeBytes() {
    if (!std::exchange(m_isAsking, false))
        return m_pacer.takeBytes();
    m_askAt = TimePoint::max();
    return std::string(1, controlC);
}

TimePoint ScriptTask::nextDeadline() const {
    const auto next = std::min(m_pacer.nextDeadline(), m_askAt);
    return waitsForFirstPrompt() ? std::min(next, m_giveUpAt) : next;
}

} // namespace etherdeck
