#include "core/netconsole/event_queue.h"

#include <utility>

namespace etherdeck::netconsole {

namespace {

std::size_t bytesOf(const Line& line) {
    std::size_t bytes = line.text.size();
    for (const auto& entry : line.dictionary)
        bytes += sizeof entry + entry.key.size() + entry.value.size();
    return bytes;
}

} // namespace

void EventQueue::push(Event event) {
    if (hasRoomFor(0))
        m_events.push_back(std::move(event));
}

void EventQueue::pushLine(Line&& line) {
    ++m_lines;
    if (hasRoomFor(bytesOf(line)))
        m_events.emplace_back(std::in_place_type<Line>, std::move(line));
}

bool EventQueue::hasRoomFor(std::size_t bytes) {
    if (m_events.size() >= m_maxEvents || m_bytes + bytes > m_maxBytes) {
        ++m_lost;
        ++m_lostInAll;
        return false;
    }
    m_bytes += bytes;
    return true;
}

void EventQueue::drain(std::vector<Event>& into) {
    into.clear();
    into.swap(m_events);
    if (m_lost > 0)
        into.emplace_back(EventsLost{std::exchange(m_lost, 0)});
    m_bytes = 0;
}

} // namespace etherdeck::netconsole
