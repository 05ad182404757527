#include "core/store/console/filled_crashes.h"

#include "core/netconsole/kernel/crash_detector.h"
#include "core/store/console/lines/row.h"
#include "core/store/database/values.h"

#include <algorithm>
#include <iterator>
#include <set>

namespace etherdeck::store {

namespace {

using netconsole::Crash;
using Records = std::map<std::int64_t, StoredRecords::Record>;

// Around filled records, in numbers: a block is announced right before it, and ends within these.
constexpr std::int64_t numbersBefore = 3;
constexpr std::int64_t numbersAfter = 200;

struct Range {
    std::int64_t first = 0;
    std::int64_t last = 0;
};

/// Where records were filled in, with what stands around them.
std::vector<Range> rangesOf(const Records& all) {
    std::vector<Range> ranges;
    for (const auto& [seq, record] : all) {
        if (!record.isFromBoxLog)
            continue;
        const Range range{seq - numbersBefore, seq + numbersAfter};
        if (ranges.empty() || range.first > ranges.back().last)
            ranges.push_back(range);
        else
            ranges.back().last = range.last;
    }
    return ranges;
}

/// Looks for crashes in some records of a boot, as in those that arrive one by one.
class FilledCrashes {
public:
    FilledCrashes(const Database& database, std::int64_t source, std::int64_t boot,
                  std::set<std::int64_t> known) :
        m_database(database), m_source(source), m_boot(boot), m_known(std::move(known)) {}

    Result<void> look(Records::const_iterator begin, Records::const_iterator end);
    [[nodiscard]] std::int64_t stored() const { return m_stored; }

private:
    struct Looked {
        std::int64_t id = 0;
        bool isFilled = false;
    };
    Result<void> storeFound(netconsole::CrashDetector& detector, const std::vector<Looked>& looked);
    Result<void> store(const Crash& crash, const std::vector<Looked>& looked);

    const Database& m_database;
    std::int64_t m_source;
    std::int64_t m_boot;
    std::set<std::int64_t> m_known; ///< first lines of crashes
    std::int64_t m_stored = 0;
};

Result<void> FilledCrashes::look(Records::const_iterator begin, Records::const_iterator end) {
    netconsole::CrashDetector detector;
    std::vector<Looked> looked;
    auto select =
        m_database.prepare((std::string("SELECT ") + storedColumns + " FROM lines WHERE id = ?").c_str());
    if (!select)
        return fail(select.error());
    for (auto record = begin; record != end; ++record) {
        const auto done = select->with(record->second.id).forEach([&](const Statement& row) {
            const auto line = lineOf(row);
            const auto now = TimePoint(line.kernelTime.value_or(std::chrono::microseconds(0)));
            detector.timeReached(now);
            detector.lineAdded(line, now);
            looked.push_back({record->second.id, record->second.isFromBoxLog});
            return true;
        });
        if (!done)
            return done;
    }
    detector.endAll();
    return storeFound(detector, looked);
}

Result<void> FilledCrashes::storeFound(netconsole::CrashDetector& detector,
                                       const std::vector<Looked>& looked) {
    Result<void> done;
    for (auto crash = detector.take(); done && crash; crash = detector.take())
        done = store(*crash, looked);
    return done;
}

Result<void> FilledCrashes::store(const Crash& crash, const std::vector<Looked>& looked) {
    const auto placeOf = [&](netconsole::LineId id) {
        return std::ranges::find(looked, static_cast<std::int64_t>(id), &Looked::id);
    };
    const auto first = placeOf(crash.firstLine);
    const auto last = placeOf(crash.lastLine);
    if (first == looked.end() || last == looked.end() || last < first)
        return {};
    std::int64_t firstFilled = 0;
    std::int64_t lastFilled = 0;
    for (auto line = first; line <= last; ++line) {
        if (m_known.contains(line->id))
            return {};
        if (line->isFilled && firstFilled == 0)
            firstFilled = line->id;
        if (line->isFilled)
            lastFilled = line->id;
    }
    if (firstFilled == 0 || lastFilled < firstFilled) // filled by several runs, in another order
        return {};
    m_known.insert(firstFilled);
    ++m_stored;
    return m_database.run(
        "INSERT INTO crashes (source, boot, kind, time, title, frame, first_line, last_line, count)"
        " VALUES (?,?,?,?,?,?,?,?,?)",
        m_source, m_boot, name(crash.kind), toNumber(crash.time), crash.title, crash.firstFrame, firstFilled,
        lastFilled, std::int64_t{crash.count});
}

} // namespace

Result<std::int64_t> storeFilledCrashes(const Database& database, std::int64_t source, std::int64_t boot,
                                        const Records& all) {
    const auto known = database.rows(
        "SELECT first_line FROM crashes WHERE source = ? AND boot = ?",
        [](const Statement& row) { return row.number(0); }, source, boot);
    if (!known)
        return fail(known.error());
    FilledCrashes crashes(database, source, boot, {known->begin(), known->end()});
    for (const auto& range : rangesOf(all)) {
        if (auto done = crashes.look(all.lower_bound(range.first), all.upper_bound(range.last)); !done)
            return fail(done.error());
    }
    return crashes.stored();
}

} // namespace etherdeck::store
