#pragma once

#include "core/netconsole/base/events.h"
#include "core/netconsole/base/settings.h"

#include <cstdint>
#include <vector>

namespace etherdeck::netconsole {

/// The events to be taken, up to a limit, and the numbering of lines.
class EventQueue {
public:
    explicit EventQueue(const Settings& settings) :
        m_maxEvents(settings.maxEvents), m_maxBytes(settings.maxEventBytes) {}

    void push(Event event);
    void pushLine(Line&& line);
    /// Moves all events into `into`, which is cleared first; its memory is reused.
    void drain(std::vector<Event>& into);
    [[nodiscard]] bool isEmpty() const { return m_events.empty() && m_lost == 0; }

    [[nodiscard]] LineId nextLineId() { return static_cast<LineId>(++m_lastLine); }
    [[nodiscard]] std::uint64_t linesPushed() const { return m_lines; }
    [[nodiscard]] std::uint64_t lostInAll() const { return m_lostInAll; }

    /// Counted over all channels, including those that are gone.
    void countRefusedFragment() { ++m_fragmentsRefused; }
    [[nodiscard]] std::uint64_t fragmentsRefused() const { return m_fragmentsRefused; }

private:
    bool hasRoomFor(std::size_t bytes);

    std::size_t m_maxEvents;
    std::size_t m_maxBytes;
    std::vector<Event> m_events;
    std::size_t m_bytes = 0;
    std::uint64_t m_lost = 0;
    std::uint64_t m_lostInAll = 0;
    std::uint64_t m_lastLine = 0;
    std::uint64_t m_lines = 0;
    std::uint64_t m_fragmentsRefused = 0;
};

} // namespace etherdeck::netconsole
