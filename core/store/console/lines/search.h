#pragma once

#include "core/netconsole/base/line.h"
#include "core/store/console/lines/conditions.h"
#include "core/store/console/lines/crashes.h"
#include "core/store/console/lines/level_check.h"
#include "core/store/console/lines/places.h"
#include "core/store/console/lines/query.h"
#include "core/store/console/lines/word_query.h"
#include "core/store/database/database.h"
#include "core/store/database/text_pattern.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <stop_token>

namespace etherdeck::store {

/// One search; see ConsoleStore::search(). Words are looked up in the index as far as it reaches, and after
/// that in the lines. It reads in steps, so that a long search does not block the upkeep of the file.
class LineSearch {
public:
    using Found = std::function<bool(const netconsole::Line&)>;

    LineSearch(const Database& database, const ConsoleSearch& search, const Found& found,
               std::stop_token stop);

    /// Called after each step: whether to end there.
    void endWhen(std::function<bool()> isEnough) { m_isEnough = std::move(isEnough); }

    /// Only lines that are listed where they were stored; runLate() finds the others.
    void onlyInPlace() { m_isInPlaceOnly = true; }

    Result<std::size_t> run();
    enum class By : std::uint8_t { Place, Storage };
    /// Only late lines that are listed after these ids, or were stored under them; both ends included.
    Result<void> runLate(By by, IdRange ids, const std::function<void(LateLine)>& found);
    /// When it ended early because that was enough: the last line that was searched; else 0.
    [[nodiscard]] std::int64_t lookedTo() const { return m_lookedTo; }

private:
    Result<void> searchIndex(std::int64_t above, std::int64_t below);
    Result<void> scan(std::int64_t above, std::int64_t below);
    Result<void> scanPiece(std::int64_t above, std::int64_t below);
    /// Checks a row of id, text, level, source and boot; false when that is enough.
    bool look(const Statement& row, bool isFromIndex);
    template <class... Values>
    Result<void> lookAtAll(IdRange ids, const std::string& rows, const char* id, bool isFromIndex,
                           const Values&... values);
    Result<void> tell(std::int64_t id);
    Result<void> prepare();
    Result<void> openLate(By by, IdRange ids);
    /// The next one that matches; none at the end.
    Result<std::optional<LateLine>> nextLate();
    Result<void> goToNextLate();
    Result<bool> passesLevel(netconsole::Line& late);
    /// Reports the late ones that are listed before a line; without one, all that are left.
    Result<void> tellLateBefore(std::optional<std::int64_t> id);
    [[nodiscard]] bool isOver() const { return m_isOver || m_stop.stop_requested(); }
    [[nodiscard]] bool isNewestFirst() const { return m_search.page.order == Order::NewestFirst; }
    [[nodiscard]] const char* order() const { return isNewestFirst() ? " DESC" : ""; }

    const Database& m_database;
    const ConsoleSearch& m_search;
    const Found& m_found;
    std::stop_token m_stop;
    WordQuery m_words;
    std::optional<TextPattern> m_pattern;
    LevelCheck m_level;
    LineConditions m_conditions;
    CrashLines m_crashes; ///< of the lines that are being checked
    std::optional<Statement> m_line;
    std::optional<Statement> m_lateRows;
    std::optional<Statement> m_crashesAt; ///< late lines
    std::optional<LateLine> m_late;       ///< the next one
    bool m_isInPlaceOnly = false;
    Result<void> m_told;
    std::function<bool()> m_isEnough;
    std::int64_t m_lookedTo = 0;
    std::size_t m_hits = 0;
    bool m_isOver = false;
};

} // namespace etherdeck::store
