#include "core/console/box_log_events.h"

namespace etherdeck {

using netconsole::BootNumber;
using netconsole::Event;

std::vector<Event> BoxLogEvents::begin(WallTime start, bool isNew) {
    m_start = start;
    const bool isFirst = m_boot == BootNumber{};
    if (!isNew && !isFirst)
        return {};
    m_boot = static_cast<BootNumber>(static_cast<std::uint32_t>(m_boot) + 1);
    if (!isNew)
        return {};
    std::vector<Event> events;
    m_detector.endAll();
    takeCrashes(events);
    events.emplace_back(netconsole::BootStarted{m_source, m_boot, netconsole::BootCause::SeqRestart, start});
    return events;
}

std::vector<Event> BoxLogEvents::add(std::span<const store::BoxLogRecord> log,
                                     std::optional<std::uint64_t> next) {
    std::vector<Event> events;
    for (const auto& record : log) {
        netconsole::Line line;
        line.id = static_cast<netconsole::LineId>(++m_lines);
        line.source = m_source;
        line.boot = m_boot;
        line.kind = netconsole::Kind::Extended;
        line.continuation =
            record.isContinued ? netconsole::Continuation::Fragment : netconsole::Continuation::None;
        line.level = record.level;
        line.facility = record.facility;
        line.time = m_start + record.kernelTime;
        line.seq = record.seq;
        line.kernelTime = record.kernelTime;
        line.text = record.text;
        line.dictionary = record.dictionary;
        if (next && record.seq > *next)
            events.emplace_back(netconsole::Gap{m_source, m_boot, *next, record.seq - 1, line.time});
        next = record.seq + 1;
        m_last = TimePoint(record.kernelTime);
        m_detector.timeReached(m_last);
        m_detector.lineAdded(line, m_last);
        events.emplace_back(std::move(line));
        takeCrashes(events);
    }
    return events;
}

std::vector<Event> BoxLogEvents::noteSilence(Duration silence) {
    std::vector<Event> events;
    m_detector.timeReached(m_last + silence);
    takeCrashes(events);
    return events;
}

void BoxLogEvents::takeCrashes(std::vector<Event>& events) {
    while (const auto crash = m_detector.take())
        events.emplace_back(netconsole::CrashFound{m_source, *crash});
}

} // namespace etherdeck
