#include "app/lab/voices/voice.h"

#include "core/base/take_first.h"

#include <algorithm>
#include <utility>

namespace etherdeck::lab {

Voice::Voice(Plan plan, TimePoint now) :
    m_plan(std::move(plan)),
    m_uboot(m_plan.environment),
    m_kernel(m_plan.format),
    m_powerOnAt(now + m_plan.powerOnAfter) {}

void Voice::received(std::string_view datagram, TimePoint now) {
    timeReached(now);
    if (m_stage == Stage::Uboot)
        m_uboot.received(datagram, now);
    collect();
}

void Voice::timeReached(TimePoint now) {
    for (auto next = nextDeadline(); next <= now; next = nextDeadline())
        goOn(next);
}

/// Handles what is due now. `now` may be late: that does not change what is said.
void Voice::goOn(TimePoint now) {
    m_uboot.timeReached(now);
    m_kernel.timeReached(now);
    collect();
    if (m_stage == Stage::Off) {
        m_stage = Stage::Uboot;
        m_uboot.powerOn(now);
    } else if (m_stage == Stage::Uboot && m_uboot.hasBooted()) {
        m_stage = Stage::Kernel;
        m_kernel.start(now, m_hasPanicked ? m_plan.laterPanicAfter : m_plan.firstPanicAfter);
    } else if (m_stage == Stage::Kernel && m_kernel.hasEnded()) {
        m_hasPanicked = true;
        m_stage = Stage::Uboot;
        m_uboot.powerOn(now);
    }
}

void Voice::collect() {
    while (auto bytes = m_uboot.takeDatagram())
        m_output.push_back({consolePort, std::move(*bytes)});
    while (auto bytes = m_kernel.takeDatagram())
        m_output.push_back({kernelPort, std::move(*bytes)});
}

std::optional<VoiceDatagram> Voice::takeDatagram() { return takeFirst(m_output); }

TimePoint Voice::nextDeadline() const {
    return m_stage == Stage::Off ? m_powerOnAt : std::min(m_uboot.nextDeadline(), m_kernel.nextDeadline());
}

} // namespace etherdeck::lab
