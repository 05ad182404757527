#include "core/netconsole/source.h"

namespace etherdeck::netconsole {

void Source::add(Channel& channel) {
    m_channels.push_back(&channel);
    channel.joinTo(*this, m_nextChannel++);
}

void Source::takeOver(Channel& channel) {
    m_channels.push_back(&channel);
    channel.moveTo(*this, m_nextChannel++);
}

void Source::remove(const Channel& channel) { std::erase(m_channels, &channel); }

BootNumber Source::tell(const Channel& speaker, const std::optional<Boots::Started>& started, WallTime time) {
    if (started) {
        m_othersTouched = true;
        if (started->ended)
            for (auto* channel : m_channels)
                if (channel != &speaker)
                    channel->leaveOpenLine(*started->ended);
        if (started->ended)
            m_events.push(BootEnded{m_id, *started->ended, started->lastLine, started->lastLineTime});
        m_events.push(BootStarted{m_id, started->number, started->cause, time});
    }
    return m_boots.current();
}

void Source::kernelTakesOver(Arrival arrival) {
    m_kernelSpeaks = m_othersTouched = true;
    for (auto* channel : m_channels)
        channel->kernelTookOver(arrival);
}

void Source::noteUboot(const Channel& speaker, std::optional<Boots::Started> (Boots::*event)(),
                       Arrival arrival) {
    m_kernelSpeaks = false;
    m_othersTouched = true;
    for (auto* channel : m_channels)
        channel->resolvePending(); // while the old boot is still the current one
    const auto started = (boots(arrival).*event)();
    if (started && started->ended)
        for (auto* channel : m_channels)
            channel->boxRestarted(arrival.now);
    tell(speaker, started, arrival.wall);
}

} // namespace etherdeck::netconsole
