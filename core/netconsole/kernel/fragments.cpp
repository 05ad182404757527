#include "core/netconsole/kernel/fragments.h"

#include <algorithm>

namespace etherdeck::netconsole {

namespace {

constexpr std::string_view ellipsis = "\xe2\x80\xa6";

} // namespace

bool Fragments::add(const ExtendedRecord& record, Arrival arrival) {
    const auto place = *record.fragment;
    if (place.total > longestBody || record.body.empty() || record.body.size() > place.total - place.offset)
        return false;
    const auto pending = pendingFor(record, arrival);
    auto& pieces = pending->pieces;
    const auto after = std::ranges::lower_bound(pieces, place.offset, {}, &Piece::offset);
    const bool isKnown = after != pieces.end() && after->offset == place.offset;
    if (isKnown || pieces.size() >= maxPieces)
        return isKnown;
    pieces.insert(after, {place.offset, std::string(record.body)});
    pending->last.now = arrival.now;
    pending->last.wall = arrival.wall;
    std::uint32_t covered = 0;
    for (const auto& piece : pieces)
        if (piece.offset <= covered)
            covered = std::max(covered, piece.offset + static_cast<std::uint32_t>(piece.bytes.size()));
    if (covered == pending->total)
        finish(pending);
    return true;
}

/// Where the fragments of this record are collected. For a new record it makes a place, dropping the oldest
/// if necessary.
Fragments::Iterator Fragments::pendingFor(const ExtendedRecord& record, Arrival arrival) {
    const auto found = std::ranges::find_if(m_pending, [&record](const Pending& pending) {
        const auto header = pending.header.view();
        return header.seq == record.seq && header.time == record.time &&
               pending.total == record.fragment->total;
    });
    if (found != m_pending.end())
        return found;
    if (m_pending.size() >= maxRecords)
        finish(m_pending.begin());
    m_pending.push_back(
        {OwnedRecord(record, {}, 0), record.fragment->total, {}, arrival, arrival.now + m_wait});
    return std::prev(m_pending.end());
}

void Fragments::finish(Iterator pending) {
    std::string body;
    body.reserve(pending->total);
    std::uint32_t end = 0;
    std::uint32_t missing = 0;
    const auto skipTo = [&](std::uint32_t offset) {
        if (offset > end) {
            missing += offset - end;
            body += ellipsis;
        }
    };
    for (const auto& piece : pending->pieces) {
        skipTo(piece.offset);
        const auto overlap =
            std::min<std::size_t>(end > piece.offset ? end - piece.offset : 0, piece.bytes.size());
        body.append(piece.bytes, overlap);
        end = std::max(end, piece.offset + static_cast<std::uint32_t>(piece.bytes.size()));
    }
    skipTo(pending->total);
    auto header = pending->header.view();
    header.fragment.reset();
    m_finished.push_back({OwnedRecord(header, std::move(body), missing), pending->last});
    m_pending.erase(pending);
}

void Fragments::timeReached(TimePoint now) {
    while (!m_pending.empty() && m_pending.front().deadline <= now)
        finish(m_pending.begin());
}

std::optional<Reassembled> Fragments::take() {
    if (m_finished.empty())
        return std::nullopt;
    auto first = std::move(m_finished.front());
    m_finished.erase(m_finished.begin());
    return first;
}

std::optional<std::uint64_t> Fragments::oldestOpen(std::uint64_t since) const {
    std::optional<std::uint64_t> oldest;
    for (const auto& pending : m_pending)
        if (pending.last.journalPosition >= since && (!oldest || pending.last.journalPosition < *oldest))
            oldest = pending.last.journalPosition;
    return oldest;
}

TimePoint Fragments::nextDeadline() const {
    return m_pending.empty() ? TimePoint::max() : m_pending.front().deadline;
}

} // namespace etherdeck::netconsole
