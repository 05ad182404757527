#include "core/netconsole/kernel/record_joiner.h"

#include "core/netconsole/kernel/extended_record.h"

#include <utility>

namespace etherdeck::netconsole {

void RecordJoiner::hold(Line&& line, Arrival arrival) {
    m_lastSeq = line.seq.value_or(0);
    m_held.emplace(Joined{std::move(line), arrival});
    m_isChanged = true;
}

bool RecordJoiner::add(Line& next, Arrival arrival) {
    if (!m_held || next.continuation != Continuation::Following || next.seq != m_lastSeq + 1)
        return false;
    auto& line = m_held->line;
    if (next.boot != line.boot || next.caller != line.caller ||
        line.text.size() + next.text.size() > m_longest)
        return false;
    line.text += next.text;
    line.missingBytes += next.missingBytes;
    for (auto& entry : next.dictionary)
        if (line.dictionary.size() < maxDictionaryEntries)
            line.dictionary.push_back(std::move(entry));
    m_held->arrival.now = arrival.now;
    m_held->arrival.wall = arrival.wall;
    m_lastSeq = *next.seq;
    m_isChanged = true;
    return true;
}

std::optional<RecordJoiner::Joined> RecordJoiner::end() {
    m_isChanged = false;
    return std::exchange(m_held, std::nullopt);
}

TimePoint RecordJoiner::deadline() const { return m_held ? m_held->arrival.now + m_wait : TimePoint::max(); }

} // namespace etherdeck::netconsole
