#include "core/store/console/filled_crashes.h"

#include "core/store/console/lines/row.h"
#include "core/store/database/values.h"

#include <algorithm>
#include <iterator>
#include <limits>

namespace etherdeck::store {

namespace {

using netconsole::Crash;
using netconsole::CrashKind;

// Around filled records, in numbers: a block is announced right before it, and ends within these.
constexpr std::int64_t numbersBefore = 3;
constexpr std::int64_t numbersAfter = 200;
constexpr std::int64_t lastNumber = std::numeric_limits<std::int64_t>::max() - numbersAfter - 1;

struct KnownCrash {
    std::int64_t id = 0;
    CrashKind kind = CrashKind::Oops;
    std::optional<std::int64_t> first; ///< numbers of its records; none of one that was removed
    std::optional<std::int64_t> last;
};

} // namespace

void RecordRanges::add(std::int64_t first, std::int64_t last) {
    auto next = m_ranges.upper_bound(last);
    while (next != m_ranges.begin()) {
        const auto range = std::prev(next);
        if (range->second < first)
            break;
        first = std::min(first, range->first);
        last = std::max(last, range->second);
        next = m_ranges.erase(range);
    }
    m_ranges.emplace_hint(next, first, last);
}

bool RecordRanges::overlaps(std::int64_t first, std::int64_t last) const {
    const auto next = m_ranges.upper_bound(last);
    return next != m_ranges.begin() && std::prev(next)->second >= first;
}

std::int64_t RecordRanges::startOf(std::int64_t number) const {
    const auto next = m_ranges.upper_bound(number);
    return next != m_ranges.begin() && std::prev(next)->second >= number ? std::prev(next)->first : number;
}

FilledCrashes::Kind FilledCrashes::kindOf(CrashKind kind) {
    if (kind == CrashKind::IoError)
        return DiskErrors;
    return kind == CrashKind::UsbResetStorm ? DeviceResets : Block;
}

Result<bool> FilledCrashes::look(const Records& all, std::int64_t limit) {
    auto select =
        m_database.prepare((std::string("SELECT ") + storedColumns + " FROM lines WHERE id = ?").c_str());
    auto done = readKnown();
    if (const auto failed = firstError(select, done))
        return fail(*failed);
    if (!m_hasBegun)
        findRanges(all);
    m_hasBegun = true;
    const auto isDone = [this] { return m_range == m_ranges.size() || m_stored >= maxStored; };
    for (std::int64_t looked = 0; done && looked < limit && !isDone(); ++looked)
        done = lookAtNext(*select, all);
    return done.map([&] { return !isDone(); });
}

/// Those that were stored since it was read last.
Result<void> FilledCrashes::readKnown() {
    const auto crashes = m_database.rows(
        "SELECT c.id, c.kind, f.seq, l.seq FROM crashes c LEFT JOIN lines f ON f.id = c.first_line"
        " LEFT JOIN lines l ON l.id = c.last_line WHERE c.source = ? AND c.boot = ? AND c.id > ?",
        [](const Statement& row) {
            return KnownCrash{row.number(0), valueOf(row.view(1), CrashKind::UsbResetStorm),
                              row.optionalNumber(2), row.optionalNumber(3)};
        },
        m_source, m_boot, m_lastKnown);
    if (!crashes)
        return fail(crashes.error());
    for (const auto& crash : *crashes) {
        m_lastKnown = std::max(m_lastKnown, crash.id);
        const auto first = crash.first ? crash.first : crash.last;
        if (first)
            m_known[kindOf(crash.kind)].add(*first, std::max(*first, crash.last.value_or(*first)));
    }
    return {};
}

/// Where records were filled in, with what stands around them. One that begins within a block that is stored
/// begins where that does: the rest of it looks like another.
void FilledCrashes::findRanges(const Records& all) {
    for (const auto& [seq, record] : all) {
        if (!record.isFromBoxLog)
            continue;
        const Range range{m_known[Block].startOf(seq - numbersBefore),
                          std::min(seq, lastNumber) + numbersAfter};
        if (m_ranges.empty() || range.first > m_ranges.back().last)
            m_ranges.push_back(range);
        else
            m_ranges.back().last = range.last;
    }
}

Result<void> FilledCrashes::lookAtNext(Statement& select, const Records& all) {
    auto& range = m_ranges[m_range];
    const auto record = all.lower_bound(range.first);
    Result<void> done;
    if (record == all.end() || record->first > range.last) {
        m_detector.endAll();
        ++m_range;
    } else {
        range.first = record->first + 1;
        done = select.with(record->second.id).forEach([&](const Statement& row) {
            auto line = lineOf(row);
            line.id = static_cast<netconsole::LineId>(record->first);
            const auto now = TimePoint(line.kernelTime.value_or(std::chrono::microseconds(0)));
            m_detector.timeReached(now);
            m_detector.lineAdded(line, now);
            return true;
        });
    }
    for (auto crash = m_detector.take(); done && crash && m_stored < maxStored; crash = m_detector.take())
        done = store(*crash, all);
    return done;
}

Result<void> FilledCrashes::store(const Crash& crash, const Records& all) {
    const auto first = static_cast<std::int64_t>(crash.firstLine);
    const auto last = static_cast<std::int64_t>(crash.lastLine);
    auto& known = m_known[kindOf(crash.kind)];
    if (last < first || known.overlaps(first, last))
        return {};
    std::int64_t firstFilled = 0;
    std::int64_t lastFilled = 0;
    const auto end = all.upper_bound(last);
    for (auto record = all.lower_bound(first); record != end; ++record) {
        if (!record->second.isFromBoxLog)
            continue;
        lastFilled = record->second.id;
        firstFilled = firstFilled == 0 ? lastFilled : firstFilled;
    }
    if (firstFilled == 0 || lastFilled < firstFilled) // filled by several runs, in another order
        return {};
    known.add(first, last);
    ++m_stored;
    return m_database.run(
        "INSERT INTO crashes (source, boot, kind, time, title, frame, first_line, last_line, count)"
        " VALUES (?,?,?,?,?,?,?,?,?)",
        m_source, m_boot, name(crash.kind), toNumber(crash.time), crash.title, crash.firstFrame, firstFilled,
        lastFilled, std::int64_t{crash.count});
}

} // namespace etherdeck::store
