#include "core/uboot/arp_dependence.h"

namespace etherdeck::netconsole {

void ArpDependence::heard(TimePoint now) {
    m_heard = now;
    m_isHeard = true;
}

TimePoint ArpDependence::lapsesAt() const {
    if (!m_isHeard || m_phase == UbootPhase::Gone)
        return TimePoint::min();
    const bool waits = m_phase == UbootPhase::AtPrompt || m_phase == UbootPhase::RunningCommand;
    return m_heard + (waits ? promptTimeout : outputTimeout);
}

} // namespace etherdeck::netconsole
