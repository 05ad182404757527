#pragma once

#include "core/base/clock.h"
#include "core/uboot/state.h"

namespace etherdeck::netconsole {

/// Whether a box hangs when this computer goes away: U-Boot resolves the address in its ncip by ARP before
/// each piece of output, and blocks for up to 25 s each time while nobody answers (net/arp.c). At its prompt
/// it may wait for hours, and hangs at the first key. A box that fell silent while booting was switched off.
class ArpDependence {
public:
    static constexpr Duration promptTimeout = std::chrono::hours(8);
    static constexpr Duration outputTimeout = std::chrono::minutes(1);

    /// U-Boot has printed something.
    void heard(TimePoint now);
    void stateChanged(const UbootState& state) { m_phase = state.phase; }

    [[nodiscard]] bool dependsOnUs(TimePoint now) const { return now < lapsesAt(); }
    /// When the dependence ends if nothing more is heard.
    [[nodiscard]] TimePoint lapsesAt() const;

private:
    UbootPhase m_phase = UbootPhase::Quiet;
    bool m_isHeard = false;
    TimePoint m_heard;
};

} // namespace etherdeck::netconsole
