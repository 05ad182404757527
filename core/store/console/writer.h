#pragma once

#include "core/netconsole/base/events.h"
#include "core/store/console/boot_totals.h"
#include "core/store/console/drained_events.h"
#include "core/store/console/lines/places.h"
#include "core/store/console/source_book.h"
#include "core/store/database/statements.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace etherdeck::store {

/// Writes batches of console events; see ConsoleStore::append().
class EventWriter {
public:
    explicit EventWriter(const Database& database) : m_database(database), m_statements(database) {}

    [[nodiscard]] Result<std::size_t> append(std::span<const DrainedEvents> batches);
    void beginRun();

    [[nodiscard]] Result<void> registerSources(std::span<const netconsole::SourceInfo> sources, WallTime now);
    [[nodiscard]] Result<void> merge(std::int64_t into, std::int64_t from, WallTime now,
                                     bool isForGood = false);
    [[nodiscard]] Result<void> takeApart(std::int64_t into, std::int64_t former);
    [[nodiscard]] Result<void> forget(std::int64_t source, WallTime now);
    [[nodiscard]] Result<void> bringBack(std::int64_t source);
    [[nodiscard]] std::vector<LiveSource> live() const { return m_book.live(); }
    [[nodiscard]] const std::vector<BegunBoot>& begun() const { return m_begun; }

private:
    /// Lines that were stored lately: crashes tell of them by the numbers of the run.
    struct Recent {
        netconsole::LineId line{};
        std::int64_t id = 0;
    };

    Result<void> followOthers();
    [[nodiscard]] bool isToStore(const DrainedEvents& batch) const;
    Result<std::size_t> write(std::span<const DrainedEvents> batches);
    Result<void> writeAll(std::span<const DrainedEvents> batches);
    Result<void> write(const DrainedEvents& batch);
    Result<void> add(const netconsole::Line& line);
    Result<void> add(const netconsole::Gap& gap);
    Result<void> add(const netconsole::BootStarted& started);
    Result<void> add(const netconsole::BootEnded& ended);
    Result<void> add(const netconsole::CrashFound& found);
    Result<void> add(const netconsole::SourceAppeared& appeared);
    Result<void> add(const netconsole::SourceMerged& merged);
    Result<void> add(const netconsole::SourceForgotten& forgotten);
    /// All others say nothing to keep.
    template <class Other>
    Result<void> add(const Other& /*event*/) {
        return {};
    }

    /// The stored boot; `line` is the one that it is asked for, if it is one.
    Result<BootKey> bootOf(netconsole::SourceId source, netconsole::BootNumber boot, WallTime time,
                           const netconsole::Line* line = nullptr);
    Result<void> placeFirst(SourceBook::Entry& entry, netconsole::BootNumber boot,
                            netconsole::BootCause cause, const netconsole::Line* line);
    Result<void> resolvePending(SourceBook::Entry& entry, const netconsole::Line& line,
                                netconsole::BootCause& cause);
    Result<void> makeBoot(BootKey boot, netconsole::BootCause cause, WallTime time);
    Result<void> endEarlierBoots(BootKey boot);
    Result<void> end(BootKey boot);
    Result<void> notePlace(const netconsole::Line& line, BootKey boot);
    /// Sources or boots have other numbers than before.
    void forgetNumbers();
    [[nodiscard]] std::int64_t storedId(netconsole::LineId line) const;

    const Database& m_database;
    SourceBook m_book;
    std::set<BootKey> m_made;       ///< boots that have their row
    std::vector<BegunBoot> m_begun; ///< by the last append()
    std::vector<Recent> m_recent;
    LinePlaces m_places;
    std::optional<Statement> m_insert;
    Statements m_statements; ///< all others

    // Of the batches that are being written.
    std::span<const netconsole::SourceInfo> m_sources; ///< of the present one
    std::int64_t m_lastId = 0;
    std::size_t m_stored = 0;
    BootTotals m_totals;
    std::map<std::pair<netconsole::SourceId, netconsole::BootNumber>, netconsole::BootStarted> m_announced;
};

} // namespace etherdeck::store
