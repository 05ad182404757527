#include "core/netconsole/kernel/record_history.h"

#include <algorithm>
#include <bit>

namespace etherdeck::netconsole {

namespace {

constexpr std::size_t firstSize = 64;

} // namespace

bool RecordHistory::covers(std::uint64_t seq) const {
    return !m_slots.empty() && seq >= m_lowest && seq <= m_newest;
}

bool RecordHistory::isForgotten(std::uint64_t seq) const { return !m_slots.empty() && seq < m_lowest; }

RecordHistory::Known RecordHistory::look(std::uint64_t seq, Fingerprint fingerprint) const {
    if (!covers(seq) || m_slots[slot(seq)] == 0)
        return Known::No;
    return m_slots[slot(seq)] == fingerprint ? Known::Same : Known::Different;
}

void RecordHistory::remember(std::uint64_t seq, Fingerprint fingerprint) {
    if (m_slots.empty() || seq > m_newest)
        advanceTo(seq);
    else if (seq < m_lowest)
        extendDownTo(seq);
    if (covers(seq))
        m_slots[slot(seq)] = fingerprint;
}

void RecordHistory::advanceTo(std::uint64_t seq) {
    if (m_slots.empty() || (seq > m_newest && seq - m_newest >= maxRecords)) {
        m_slots.assign(std::max(m_slots.size(), firstSize), 0);
        m_lowest = m_newest = seq;
        return;
    }
    if (seq <= m_newest)
        return;
    grow(seq - m_lowest + 1);
    for (auto between = m_newest + 1; between <= seq; ++between)
        m_slots[slot(between)] = 0;
    m_newest = seq;
    m_lowest = std::max(m_lowest, seq - std::min<std::uint64_t>(seq, m_slots.size() - 1));
}

/// Makes room for numbers below the first one, for a log that is sent again from its start.
void RecordHistory::extendDownTo(std::uint64_t seq) {
    if (m_newest - seq >= maxRecords)
        return;
    grow(m_newest - seq + 1);
    for (auto between = seq; between < m_lowest; ++between)
        m_slots[slot(between)] = 0;
    m_lowest = seq;
}

void RecordHistory::grow(std::uint64_t needed) {
    const auto size = std::bit_ceil(static_cast<std::size_t>(std::min<std::uint64_t>(needed, maxRecords)));
    if (size <= m_slots.size())
        return;
    std::vector<Fingerprint> larger(size);
    for (auto seq = m_lowest; seq <= m_newest; ++seq)
        larger[slot(seq, size)] = m_slots[slot(seq)];
    m_slots = std::move(larger);
}

} // namespace etherdeck::netconsole
