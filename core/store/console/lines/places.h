#pragma once

#include "core/netconsole/base/line.h"
#include "core/store/console/lines/query.h"
#include "core/store/database/database.h"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace etherdeck::store {

/// A line that was stored when it ended, although lines of other boxes have arrived since it began, such as
/// a prompt. It is listed after the last line that had arrived before it began.
struct LateLine {
    netconsole::Line line;
    std::int64_t behind = 0; ///< id of that line; 0: it is listed before all others

    friend bool operator==(const LateLine&, const LateLine&) = default;
};

/// SQL condition: a row of `lines` is listed where it was stored.
inline constexpr const char* inPlace = " AND id NOT IN (SELECT line FROM late_lines)";

using IdRange = std::pair<std::int64_t, std::int64_t>; ///< both included
/// The lines after which late lines of this page can be listed. `edge` is the last line on the page; 0: it
/// extends to the end.
[[nodiscard]] IdRange placesOn(const Page& page, std::int64_t edge);
/// Both as one list, in order.
[[nodiscard]] std::vector<netconsole::Line> inOrder(std::vector<netconsole::Line> lines,
                                                    std::vector<LateLine> late, Order order);

/// Finds late lines when they are stored. Numbers are those of the store unless stated otherwise.
class LinePlaces {
public:
    struct Stored {
        netconsole::SourceId runSource{}; ///< of the run: two of these may be one source in the store
        std::int64_t source = 0;
        std::int64_t id = 0;
        std::int64_t time = 0;
    };

    /// A transaction begins.
    void begin() { m_lookups = 0; }
    /// The line after which a late line is listed; nothing when it is not late. Called for every line.
    [[nodiscard]] Result<std::optional<std::int64_t>> place(const Database& database, const Stored& line);
    /// To be called when others have changed the file, or the last lines were not stored.
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
    /// The last line in place that did not arrive later.
    Result<std::optional<std::int64_t>> lastBefore(const Database& database, const Stored& line);
    Result<std::int64_t> lookUp(const Database& database, std::int64_t time, std::int64_t before) const;
    void noteInPlace(const Stored& line);

    std::deque<Recent> m_recent; ///< in place, by time
    std::optional<Recent> m_last;
    std::map<netconsole::SourceId, Own> m_own;
    std::int64_t m_mayBeLate = maxInARow;
    int m_lookups = 0;

    /// Consecutive late lines: after a clock was set back, all following lines would be late.
    static constexpr std::int64_t maxInARow = 1000;
};

} // namespace etherdeck::store
