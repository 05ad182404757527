#pragma once

#include "core/netconsole/kernel/crash_detector.h"
#include "core/store/console/box_log.h"

#include <array>

namespace etherdeck::store {

/// The numbers of records, in ranges that do not touch each other's.
class RecordRanges {
public:
    void add(std::int64_t first, std::int64_t last);
    [[nodiscard]] bool overlaps(std::int64_t first, std::int64_t last) const;
    /// Where the range begins that has this number; without one, the number itself.
    [[nodiscard]] std::int64_t startOf(std::int64_t number) const;

private:
    std::map<std::int64_t, std::int64_t> m_ranges; ///< last by first
};

/// Stores the crashes whose records were taken from the log that the box keeps. One of which some lines
/// arrived has been stored by them. Finds nothing the second time.
class FilledCrashes {
public:
    using Records = std::map<std::int64_t, StoredRecords::Record>;
    static constexpr std::int64_t maxStored = 500; ///< whatever the log of a box is full of

    FilledCrashes(const Database& database, std::int64_t source, std::int64_t boot) :
        m_database(database), m_source(source), m_boot(boot) {}

    /// Looks at no more than `limit` records, within a transaction. True when there are more. Between two
    /// steps records may be added.
    [[nodiscard]] Result<bool> look(const Records& all, std::int64_t limit);
    [[nodiscard]] std::int64_t stored() const { return m_stored; }

private:
    struct Range {
        std::int64_t first = 0;
        std::int64_t last = 0;
    };
    /// Between the lines of a disk's errors, or a device's resets, there may be other crashes.
    enum Kind { Block, DiskErrors, DeviceResets, KindCount };
    static Kind kindOf(netconsole::CrashKind kind);

    Result<void> readKnown();
    void findRanges(const Records& all);
    Result<void> lookAtNext(Statement& select, const Records& all);
    Result<void> store(const netconsole::Crash& crash, const Records& all);

    const Database& m_database;
    std::int64_t m_source;
    std::int64_t m_boot;
    bool m_hasBegun = false;
    std::vector<Range> m_ranges;
    std::size_t m_range = 0;                     ///< at which it is; `first` is the next record
    netconsole::CrashDetector m_detector;        ///< knows records by their numbers
    std::array<RecordRanges, KindCount> m_known; ///< records of crashes that are stored
    std::int64_t m_lastKnown = 0;
    std::int64_t m_stored = 0;
};

} // namespace etherdeck::store
