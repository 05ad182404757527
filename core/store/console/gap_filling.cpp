#include "core/store/console/gap_filling.h"

#include "core/store/console/filled_crashes.h"
#include "core/store/console/lines/moves.h"
#include "core/store/console/lines/row.h"
#include "core/store/console/missing_records.h"
#include "core/store/database/values.h"

#include <algorithm>
#include <iterator>

namespace etherdeck::store {

namespace {

using netconsole::Continuation;
using netconsole::Kind;
using netconsole::Line;
using StoredRecord = std::map<std::int64_t, StoredRecords::Record>::value_type;

constexpr std::int64_t linesOfAFill = 500;      // in one transaction
constexpr std::int64_t gapsOfAFill = 500;       // the same
constexpr std::int64_t linesSearched = 500;     // the same, for crashes
constexpr std::size_t linesMovedFirst = 20'000; // the same
constexpr int maxBootsCompared = 16;            // the latest: the log is that of the kernel that runs

struct OpenGap {
    std::int64_t id = 0; ///< 0: before the first record of the boot that arrived
    std::int64_t first = 0;
    std::int64_t last = 0;
};

/// The last number that is missing before the first record of a boot that arrived, if the log reaches back
/// before it.
Result<std::optional<std::int64_t>> beginningIn(const Database& database, std::int64_t source,
                                                std::int64_t boot, std::span<const BoxLogRecord> log) {
    return firstNumber(database, source, boot).map([&](const std::optional<std::int64_t>& first) {
        const bool isMissing = first && !log.empty() && static_cast<std::int64_t>(log.front().seq) < *first;
        return isMissing ? std::optional(*first - 1) : std::nullopt;
    });
}

/// Fills the gaps of one boot, to which the log is proven to belong.
class GapFilling {
public:
    GapFilling(const Database& database, std::int64_t source, std::int64_t boot,
               std::span<const BoxLogRecord> log, StoredRecords stored) :
        m_database(database),
        m_source(source),
        m_boot(boot),
        m_log(log),
        m_stored(std::move(stored)),
        m_crashes(database, source, boot) {}

    Result<void> run(FilledGaps& outcome);

private:
    Result<bool> fillSome();
    Result<bool> isStillThere() const;
    Result<void> findBeginning();
    Result<void> fill(const OpenGap& gap);
    Result<void> fillBeginning(const OpenGap& gap);
    Result<void> storeMissing(const OpenGap& gap, const StoredRecord* before, const StoredRecord& after,
                              std::int64_t place);
    /// The line behind which what fills the gap is listed; nothing when there is no such place.
    Result<std::optional<std::int64_t>> placeOf(const StoredRecord& before, const StoredRecord& after) const;
    Result<std::optional<std::int64_t>> listedBehind(const StoredRecord& record) const;
    Result<void> store(const BoxLogRecord& record, const StoredRecord* before, const StoredRecord& after,
                       std::int64_t place);
    static WallTime timeOf(std::int64_t stamp, const StoredRecord* before, const StoredRecord& after);
    Result<void> writeCounts();
    [[nodiscard]] std::int64_t countStored(const OpenGap& gap) const;
    [[nodiscard]] const StoredRecord* arrivedBefore(std::int64_t seq) const;
    [[nodiscard]] const StoredRecord* arrivedAfter(std::int64_t seq) const;

    const Database& m_database;
    std::int64_t m_source;
    std::int64_t m_boot;
    std::span<const BoxLogRecord> m_log;
    StoredRecords m_stored;
    FilledCrashes m_crashes;
    std::vector<OpenGap> m_gaps;
    std::size_t m_next = 0; ///< of the gaps
    FilledGaps m_outcome;

    // Of the present transaction.
    std::int64_t m_lastId = 0;
    std::int64_t m_lines = 0;
    std::int64_t m_bytes = 0;
    bool m_isFull = false;
};

Result<void> GapFilling::run(FilledGaps& outcome) {
    auto gaps = m_database.rows(
        "SELECT id, first, last FROM gaps WHERE source = ? AND boot = ? AND filled <= last - first ORDER BY "
        "id",
        [](const Statement& row) {
            return OpenGap{row.number(0), row.number(1), row.number(2)};
        },
        m_source, m_boot);
    if (!gaps)
        return fail(gaps.error());
    m_gaps = std::move(*gaps);
    if (auto done = findBeginning(); !done)
        return done;
    std::erase_if(m_gaps, [this](const OpenGap& gap) { return countStored(gap) > gap.last - gap.first; });
    m_outcome = outcome;
    m_outcome.gaps = static_cast<std::int64_t>(m_gaps.size());
    Result<bool> goesOn = true;
    while (goesOn && *goesOn)
        goesOn = inTransaction(m_database, [this] { return fillSome(); });
    m_outcome.remaining = m_outcome.gaps - m_outcome.filled;
    outcome = m_outcome;
    return goesOn.map([](bool) {});
}

/// Within a transaction: nobody else stores anything until it ends. False when nothing is left to do.
Result<bool> GapFilling::fillSome() {
    const auto last = m_database.number("SELECT value FROM marks WHERE name = 'lines'");
    const auto isThere = isStillThere();
    auto done = readLaterRecords(m_database, m_source, m_boot, m_stored);
    if (const auto failed = firstError(last, isThere, done))
        return fail(*failed);
    if (!*isThere)
        return false;
    m_lastId = m_stored.upTo = *last;
    m_lines = m_bytes = 0;
    m_isFull = false;
    for (std::int64_t looked = 0; done && !m_isFull && looked < gapsOfAFill && m_next < m_gaps.size();
         ++looked) {
        done = m_gaps[m_next].id == 0 ? fillBeginning(m_gaps[m_next]) : fill(m_gaps[m_next]);
        if (!m_isFull)
            ++m_next;
    }
    if (done && m_lines > 0)
        done = writeCounts();
    Result<bool> goesOn = m_next < m_gaps.size();
    if (done && !*goesOn)
        goesOn = m_crashes.look(m_stored.all, linesSearched);
    m_outcome.crashes = m_crashes.stored();
    m_stored.upTo = m_lastId;
    return done.and_then([&] { return goesOn; });
}

/// Others may have merged or forgotten the source meanwhile, or removed the boot.
Result<bool> GapFilling::isStillThere() const {
    return m_database.isTrue("SELECT EXISTS (SELECT 1 FROM boots WHERE source = ?1 AND number = ?2"
                             " AND doomed = 0) AND EXISTS (SELECT 1 FROM sources WHERE id = ?1)"
                             " AND NOT EXISTS (SELECT 1 FROM line_moves)",
                             m_source, m_boot);
}

std::int64_t GapFilling::countStored(const OpenGap& gap) const {
    return std::distance(m_stored.all.lower_bound(gap.first), m_stored.all.upper_bound(gap.last));
}

const StoredRecord* GapFilling::arrivedBefore(std::int64_t seq) const {
    for (auto next = m_stored.all.lower_bound(seq); next != m_stored.all.begin();)
        if (--next; !next->second.isFromBoxLog)
            return &*next;
    return nullptr;
}

const StoredRecord* GapFilling::arrivedAfter(std::int64_t seq) const {
    for (auto next = m_stored.all.upper_bound(seq); next != m_stored.all.end(); ++next)
        if (!next->second.isFromBoxLog)
            return &*next;
    return nullptr;
}

Result<void> GapFilling::fill(const OpenGap& gap) {
    const auto* const before = arrivedBefore(gap.first);
    const auto* const after = arrivedAfter(gap.last);
    // Records that arrived on both sides are the same in the log.
    if (!before || !after || m_stored.firstEqual >= gap.first || m_stored.lastEqual <= gap.last)
        return {};
    const auto place = placeOf(*before, *after);
    if (!place || !*place)
        return place.map([](const auto&) {});
    return storeMissing(gap, before, *after, **place);
}

/// Of a box that was heard only when its kernel had been running for a while.
Result<void> GapFilling::findBeginning() {
    return beginningIn(m_database, m_source, m_boot, m_log).map([this](const auto& last) {
        if (last)
            m_gaps.push_back({0, static_cast<std::int64_t>(m_log.front().seq), *last});
    });
}

/// What was stored by an earlier run stays first: all of it is listed in one place, in the order in which it
/// is stored.
Result<void> GapFilling::fillBeginning(const OpenGap& gap) {
    const auto* const after = arrivedAfter(gap.last);
    if (!after || m_stored.lastEqual <= gap.last)
        return {};
    const auto place = listedBehind(*after);
    if (!place || !*place || **place < 1) // listed before all lines
        return place.map([](const auto&) {});
    auto rest = gap;
    if (const auto stored = m_stored.all.lower_bound(after->first); stored != m_stored.all.begin())
        rest.first = std::max(rest.first, std::prev(stored)->first + 1);
    return storeMissing(rest, nullptr, *after, **place - 1);
}

Result<void> GapFilling::storeMissing(const OpenGap& gap, const StoredRecord* before,
                                      const StoredRecord& after, std::int64_t place) {
    auto next =
        std::ranges::lower_bound(m_log, static_cast<std::uint64_t>(gap.first), {}, &BoxLogRecord::seq);
    Result<void> done;
    for (; done && next != m_log.end() && next->seq <= static_cast<std::uint64_t>(gap.last); ++next) {
        if (m_stored.all.contains(static_cast<std::int64_t>(next->seq)))
            continue;
        m_isFull = m_lines >= linesOfAFill;
        if (m_isFull)
            break;
        done = store(*next, before, after, place);
    }
    const auto stored = countStored(gap);
    if (done && gap.id != 0)
        done = m_database.run("UPDATE gaps SET filled = ? WHERE id = ?", stored, gap.id);
    if (stored > gap.last - gap.first)
        ++m_outcome.filled;
    return done;
}

Result<std::optional<std::int64_t>> GapFilling::listedBehind(const StoredRecord& record) const {
    return m_database.first(
        "SELECT coalesce((SELECT place FROM late_lines WHERE line = id), id) FROM lines WHERE id = ?"
        " AND source = ? AND boot = ?",
        [](const Statement& row) { return row.number(0); }, record.second.id, m_source, m_boot);
}

/// Right before the record after the gap. That one may be listed elsewhere than it was stored itself: what is
/// stored later comes after it in the same place, so the place is the one before.
Result<std::optional<std::int64_t>> GapFilling::placeOf(const StoredRecord& before,
                                                        const StoredRecord& after) const {
    const auto start = listedBehind(before);
    const auto end = listedBehind(after);
    if (const auto failed = firstError(start, end))
        return fail(*failed);
    if (!*start || !*end || **start >= **end) // removed, or they arrived in another order
        return std::nullopt;
    return **end - 1;
}

/// A clock may have been set back between two that arrived.
WallTime GapFilling::timeOf(std::int64_t stamp, const StoredRecord* before, const StoredRecord& after) {
    const auto between = [](std::int64_t from, std::int64_t to) {
        return std::clamp<std::int64_t>(to - from, 0, std::int64_t{1} << 50);
    };
    const auto end = after.second.time;
    if (!before)
        return toTime(end - between(stamp, after.second.kernelTime.value_or(stamp)));
    const auto start = before->second.time;
    const auto since = between(before->second.kernelTime.value_or(stamp), stamp);
    return toTime(std::clamp(start + since, start, std::max(start, end)));
}

Result<void> GapFilling::store(const BoxLogRecord& record, const StoredRecord* before,
                               const StoredRecord& after, std::int64_t place) {
    const auto stamp = record.kernelTime.count();
    Line line;
    line.kind = Kind::Extended;
    line.continuation = record.isContinued ? Continuation::Fragment : Continuation::None;
    line.isFromBoxLog = true;
    line.level = record.level;
    line.facility = record.facility;
    line.seq = record.seq;
    line.kernelTime = record.kernelTime;
    line.text = record.text;
    line.dictionary = record.dictionary;
    line.time = timeOf(stamp, before, after);
    auto insert = m_database.prepare(insertLineSql());
    if (!insert)
        return fail(insert.error());
    bindLine(*insert, {++m_lastId, m_source, m_boot}, line);
    auto done = insert->run();
    if (done)
        done = m_database.run("INSERT INTO late_lines (line, place) VALUES (?,?)", m_lastId, place);
    const auto time = toNumber(line.time);
    if (done)
        done = m_database.run("INSERT INTO line_times (block, earliest, latest) VALUES (?1,?2,?2) ON CONFLICT"
                              " DO UPDATE SET earliest = min(earliest, ?2), latest = max(latest, ?2)",
                              m_lastId >> 12, time);
    m_stored.all.try_emplace(static_cast<std::int64_t>(record.seq),
                             StoredRecords::Record{m_lastId, time, stamp, true});
    ++m_lines;
    ++m_outcome.records;
    m_bytes += costOf(line);
    return done;
}

Result<void> GapFilling::writeCounts() {
    auto done = m_database.run(
        "UPDATE boots SET lines = lines + ?3, bytes = bytes + ?4,"
        " from_box = from_box + ?3, last_line = max(last_line, ?5) WHERE source = ?1 AND number = ?2",
        m_source, m_boot, m_lines, m_bytes, m_lastId);
    return done ? m_database.run("UPDATE marks SET value = ? WHERE name = 'lines'", m_lastId) : done;
}

/// Those with gaps that the log could fill, the latest first.
Result<std::vector<std::int64_t>> bootsWithGaps(const Database& database, std::int64_t source,
                                                std::span<const BoxLogRecord> log) {
    if (log.empty())
        return std::vector<std::int64_t>();
    return database.rows(
        "SELECT DISTINCT boot FROM gaps JOIN boots b ON b.source = gaps.source AND number = boot"
        " WHERE gaps.source = ?1 AND filled <= gaps.last - gaps.first AND gaps.last >= ?2"
        " AND gaps.first <= ?3 AND doomed = 0 AND first_line > 0 ORDER BY boot DESC LIMIT ?4",
        [](const Statement& row) { return row.number(0); }, source,
        static_cast<std::int64_t>(log.front().seq), static_cast<std::int64_t>(log.back().seq),
        maxBootsCompared);
}

/// The present one also when only its beginning is missing.
Result<std::vector<std::int64_t>> withPresentBoot(const Database& database, std::int64_t source,
                                                  std::span<const BoxLogRecord> log,
                                                  std::vector<std::int64_t> boots) {
    const auto present = presentBoot(database, source);
    if (!present)
        return fail(present.error());
    if (*present == 0 || std::ranges::find(boots, *present) != boots.end())
        return boots;
    return beginningIn(database, source, *present, log).map([&](const auto& last) {
        if (last)
            boots.insert(boots.begin(), *present);
        return std::move(boots);
    });
}

} // namespace

Result<FilledGaps> fillGaps(const Database& database, std::int64_t source,
                            std::span<const BoxLogRecord> log) {
    const auto isThere = database.isTrue("SELECT EXISTS (SELECT 1 FROM sources WHERE id = ?)", source);
    if (!isThere || !*isThere)
        return fail(isThere ? noSuch("source", source) : isThere.error());
    // Lines that a merge has not moved yet are not where their boot is.
    Result<std::size_t> moved = 1;
    while (moved && *moved > 0)
        moved = moveLines(database, linesMovedFirst);
    const auto boots = moved ? bootsWithGaps(database, source, log) : fail(moved.error());
    if (!boots)
        return fail(boots.error());
    const auto candidates = withPresentBoot(database, source, log, *boots);
    if (!candidates)
        return fail(candidates.error());
    FilledGaps outcome;
    outcome.hasGaps = !candidates->empty();
    StoredRecords proven;
    for (const auto boot : *candidates) {
        auto stored = storedRecords(database, source, boot, log);
        if (!stored)
            return fail(stored.error());
        if (!*stored)
            continue;
        outcome.boots.push_back(boot);
        proven = std::move(**stored);
    }
    if (outcome.boots.size() != 1)
        return outcome;
    const auto done =
        GapFilling(database, source, outcome.boots.front(), log, std::move(proven)).run(outcome);
    return done.map([&] { return outcome; });
}

} // namespace etherdeck::store
