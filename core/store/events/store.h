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

/// More events than this are not kept.
inline constexpr std::size_t maxEvents = 200'000;
/// Rows of targets seen that are kept; those with a label stay in any case.
inline constexpr std::size_t maxSeen = 20'000;
inline constexpr std::size_t longestName = 80;   ///< characters
inline constexpr std::size_t longestNote = 4000; ///< characters

/// Errors: TooLong past the limits; Malformed for a name of more than one line, and for what is not UTF-8.
[[nodiscard]] Result<void> check(const Label& label);

/// What is remembered, in one SQLite file: events, targets seen, names and notes. Used by one thread.
/// Errors of all calls: PermissionDenied, Malformed (damaged), Busy (another program holds it), System.
class Store {
public:
    /// Makes the file when there is none, in a folder that is there; ":memory:" makes one that is never
    /// written. An older file is brought up to date. To read, an older one is refused as well. Errors
    /// besides: VersionMismatch when another version of Etherdeck made it; Malformed when it is no database,
    /// or another program's. Then the file is left as it is.
    [[nodiscard]] static Result<Store> open(const std::string& path, Access access = Access::Write);

    /// In one transaction; the same events with their ids. Overlong texts are cut.
    [[nodiscard]] Result<std::vector<EventRecord>> appendEvents(std::span<const EventRecord> events);
    /// Newest first. The next page starts before the last id of this one.
    [[nodiscard]] Result<std::vector<EventRecord>> events(const EventQuery& query) const;
    /// All that match, whatever limit and beforeId say.
    [[nodiscard]] Result<std::size_t> countEvents(const EventQuery& query = {}) const;
    /// Removes the oldest ones; how many.
    [[nodiscard]] Result<std::size_t> pruneEvents(std::size_t keepNewest = maxEvents);

    /// In one transaction. Rows of the same disk and address are replaced.
    [[nodiscard]] Result<void> putSeen(std::span<const SeenTarget> rows);
    [[nodiscard]] Result<std::vector<SeenTarget>> seen() const;
    /// Removes those without a label that were not seen for longest.
    [[nodiscard]] Result<void> pruneSeen(std::size_t keepNewest = maxSeen);

    /// An empty label removes it. `former` is a key whose label this one takes the place of: the disk has
    /// been renumbered. Errors besides: see check().
    [[nodiscard]] Result<void> setLabel(const std::string& key, const Label& label,
                                        const std::string& former = {});
    [[nodiscard]] Result<void> setShelfLabel(std::uint16_t shelf, const Label& label);
    [[nodiscard]] Result<Labels> labels() const;

private:
    explicit Store(Database database) : m_database(std::move(database)) {}

    Database m_database;
};

} // namespace etherdeck::store
