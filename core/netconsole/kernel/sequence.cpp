#include "core/netconsole/kernel/sequence.h"

#include <algorithm>
#include <cstring>

namespace etherdeck::netconsole {

namespace {

std::uint64_t mix(std::uint64_t hash, std::uint64_t word) {
    hash = (hash ^ word) * 0x9e3779b97f4a7c15u;
    return hash ^ (hash >> 29);
}

} // namespace

Fingerprint fingerprintOf(const ExtendedRecord& record) {
    auto hash = mix(record.body.size(), static_cast<std::uint64_t>(record.time.count()));
    hash = mix(hash,
               static_cast<std::uint64_t>(record.facility) << 3 | static_cast<std::uint64_t>(record.level));
    auto body = record.body;
    for (; body.size() >= sizeof(std::uint64_t); body.remove_prefix(sizeof(std::uint64_t))) {
        std::uint64_t word;
        std::memcpy(&word, body.data(), sizeof word);
        hash = mix(hash, word);
    }
    std::uint64_t tail = 0;
    std::memcpy(&tail, body.data(), body.size());
    return static_cast<Fingerprint>(mix(hash, tail) >> 32) | 1;
}

Sequence::Place Sequence::place(const ExtendedRecord& record, Fingerprint fingerprint) const {
    if (!m_started)
        return Place::First;
    if (record.seq > m_newest)
        return isLater(record) ? Place::Next : Place::Foreign;
    switch (m_history.look(record.seq, fingerprint)) {
    case RecordHistory::Known::Different:
        return Place::Foreign;
    case RecordHistory::Known::Same:
        return m_repeating || m_newest - record.seq <= lateWithin ? Place::Repeat : Place::Foreign;
    case RecordHistory::Known::No:
        break;
    }
    return placeOfUnknown(record);
}

Sequence::Place Sequence::placeOfUnknown(const ExtendedRecord& record) const {
    if (m_repeating)
        return record.seq >= m_repeatFloor && m_history.isForgotten(record.seq) ? Place::Repeat : Place::Late;
    const bool isNear = record.seq >= m_first && m_newest - record.seq <= lateWithin;
    return isNear && record.time <= m_newestTime + timeSlack ? Place::Late : Place::Foreign;
}

bool Sequence::isLater(const ExtendedRecord& record) const { return record.time + timeSlack >= m_newestTime; }

bool Sequence::isFollowedBy(const ExtendedRecord& record) const {
    return m_started && record.seq > m_newest && record.seq - m_newest <= lateWithin && isLater(record);
}

void Sequence::take(const ExtendedRecord& record, Fingerprint fingerprint) {
    advance(record);
    m_history.remember(record.seq, fingerprint);
}

void Sequence::reserve(const ExtendedRecord& record) {
    advance(record);
    m_history.reserve(record.seq);
}

void Sequence::advance(const ExtendedRecord& record) {
    if (!m_started || record.seq > m_newest) {
        m_newest = record.seq;
        m_repeating = false;
    }
    m_first = m_started ? std::min(m_first, record.seq) : record.seq;
    m_newestTime = std::max(m_newestTime, record.time);
    m_started = true;
}

void Sequence::expectRepeats() {
    m_repeating = true;
    m_repeatFloor = m_first;
}

} // namespace etherdeck::netconsole
