#pragma once

#include "core/base/result.h"
#include "core/store/database/database.h"
#include "core/store/events/event_query.h"
#include "core/store/events/event_record.h"
#include "core/store/events/label.h"
#include "core/store/events/name_book.h"
#include "core/store/events/seen_target.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace etherdeck::store {

/// At most this many events are kept.
inline constexpr std::size_t maxEvents = 200'000;
/// At most this many rows of seen targets are kept; those with a label always stay.
inline constexpr std::size_t maxSeen = 20'000;
inline constexpr std::size_t longestName = 80;   ///< characters
inline constexpr std::size_t longestNote = 4000; ///< characters

/// Errors: TooLong past the limits; Malformed for a name of more than one line, and for what is not UTF-8.
[[nodiscard]] Result<void> check(const Label& label);

/// The history in one SQLite file: events, targets seen, names and notes. Used by one thread.
/// Errors of all calls: PermissionDenied, Malformed (damaged), Busy (another program holds it), System.
class Store {
public:
    /// Creates the file if there is none, in an existing folder; ":memory:" creates one that is never
    /// written. An older file is upgraded; opened for reading only, it is refused. Further errors:
    /// VersionMismatch when another version of Etherdeck made it; Malformed when it is not a database,
    /// or another program's. Then the file is not changed.
    [[nodiscard]] static Result<Store> open(const std::string& path, Access access = Access::Write);

    /// In one transaction. Returns the same events with their ids. Overlong texts are truncated.
    [[nodiscard]] Result<std::vector<EventRecord>> appendEvents(std::span<const EventRecord> events);
    /// Newest first. The next page starts before the last id of this one.
    [[nodiscard]] Result<std::vector<EventRecord>> events(const EventQuery& query) const;
    /// Counts all that match; ignores limit and beforeId.
    [[nodiscard]] Result<std::size_t> countEvents(const EventQuery& query = {}) const;
    /// Removes the oldest events and returns how many.
    [[nodiscard]] Result<std::size_t> pruneEvents(std::size_t keepNewest = maxEvents);

    /// In one transaction. Rows of the same disk and address are replaced.
    [[nodiscard]] Result<void> putSeen(std::span<const SeenTarget> rows);
    [[nodiscard]] Result<std::vector<SeenTarget>> seen() const;
    /// Removes the rows without a label that were not seen for longest.
    [[nodiscard]] Result<void> pruneSeen(std::size_t keepNewest = maxSeen);

    /// An empty label removes it. `former` is a key whose label this one replaces: the disk has
    /// been renumbered. Further errors: see check().
    [[nodiscard]] Result<void> setLabel(const std::string& key, const Label& label,
                                        const std::string& former = {});
    [[nodiscard]] Result<void> setShelfLabel(std::uint16_t shelf, const Label& label);
    [[nodiscard]] Result<Labels> labels() const;

private:
    explicit Store(Database database) : m_database(std::move(database)) {}

    Database m_database;
};

} // namespace etherdeck::store
