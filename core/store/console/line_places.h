#pragma once

#include "core/netconsole/line.h"
#include "core/store/console/query.h"
#include "core/store/database/database.h"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace etherdeck::store {

/// A line that was stored when it had ended, though lines of other boxes have come since it began: a prompt
/// that waited. It stands behind the last one that had come before.
struct LateLine {
    netconsole::Line line;
    std::int64_t behind = 0; ///< id; 0: it stands before all others

    friend bool operator==(const LateLine&, const LateLine&) = default;
};

/// In SQL, of a row of `lines`: it stands where it was stored.
inline constexpr const char* inPlace = " AND id NOT IN (SELECT line FROM late_lines)";

using IdRange = std::pair<std::int64_t, std::int64_t>; ///< both included
/// What late lines of a page stand behind, from the first to the last. `edge` is the last line on it; 0: it
/// goes to the end.
[[nodiscard]] IdRange placesOn(const Page& page, std::int64_t edge);
/// Both in their order, as one list.
[[nodiscard]] std::vector<netconsole::Line> inOrder(std::vector<netconsole::Line> lines,
                                                    std::vector<LateLine> late, Order order);

/// Finds late lines when they are stored. Numbers are the store's where nothing else is said.
class LinePlaces {
public:
    struct Stored {
        netconsole::SourceId runSource{}; ///< of the run: two of them may be one in the store
        std::int64_t source = 0;
        std::int64_t id = 0;
        std::int64_t time = 0;
    };

    /// A transaction begins.
    void begin() { m_lookups = 0; }
    /// What the late line stands behind; nothing when it is in place. Told of every line.
    [[nodiscard]] Result<std::optional<std::int64_t>> place(const Database& database, const Stored& line);
    /// Others have changed the file, or what was told last was not stored.
    void clear();

private:
    struct Own {
        std::int64_t latest = 0; ///< time
        std::int64_t late = 0;   ///< id of the last line, if it is late
        std::int64_t place = 0;  ///< of the last line
    };
    struct Recent {
        std::int64_t time = 0;
        std::int64_t id = 0;
    };
    Result<Own*> own(const Database& database, const Stored& line);
    Result<void> findLast(const Database& database, std::int64_t before);
    /// The last one in place that came no later.
    Result<std::optional<std::int64_t>> lastBefore(const Database& database, const Stored& line);
    Result<std::int64_t> lookUp(const Database& database, std::int64_t time, std::int64_t before) const;
    void noteInPlace(const Stored& line);

    std::deque<Recent> m_recent; ///< in place, by time
    std::optional<Recent> m_last;
    std::map<netconsole::SourceId, Own> m_own;
    std::int64_t m_mayBeLate = maxInARow;
    int m_lookups = 0;

    /// Late lines without one in place between them: when a clock was put back there would be no end of it.
    static constexpr std::int64_t maxInARow = 1000;
};

} // namespace etherdeck::store
