#pragma once

#include "core/base/clock.h"
#include "core/uboot/state.h"

namespace etherdeck::netconsole {

/// Whether a box hangs when this desk goes away: U-Boot asks by ARP for the address in its ncip before each
/// piece of output, and each blocks for up to 25 s while nobody answers (net/arp.c). At its prompt it waits
/// for hours, and hangs at the first key; a box that fell silent on its way was switched off.
class ArpDependence {
public:
    static constexpr Duration promptLasts = std::chrono::hours(8);
    static constexpr Duration talkLasts = std::chrono::minutes(1);

    /// U-Boot has said something.
    void heard(TimePoint now);
    void stateChanged(const UbootState& state) { m_phase = state.phase; }

    [[nodiscard]] bool dependsOnUs(TimePoint now) const { return now < lapsesAt(); }
    /// When it does not any more, if nothing is heard until then.
    [[nodiscard]] TimePoint lapsesAt() const;

private:
    UbootPhase m_phase = UbootPhase::Quiet;
    bool m_isHeard = false;
    TimePoint m_heard;
};

} // namespace etherdeck::netconsole
