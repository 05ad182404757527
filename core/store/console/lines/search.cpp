#include "core/store/console/lines/search.h"

#include "core/store/console/lines/row.h"

#include <algorithm>
#include <utility>

namespace etherdeck::store {

namespace {

constexpr std::int64_t idsOfAPiece = 65'536;
const std::string looked = std::string("lines.id, lines.text, lines.level, ") + lineSource + ", " + lineBoot;

} // namespace

LineSearch::LineSearch(const Database& database, const ConsoleSearch& search, const Found& found,
                       std::stop_token stop) :
    m_database(database),
    m_search(search),
    m_found(found),
    m_stop(std::move(stop)),
    m_words(search.words),
    m_level(search.filter) {}

Result<void> LineSearch::prepare() {
    if (!m_search.expression.empty()) {
        auto pattern = TextPattern::compile(m_search.expression, m_search.caseMatters);
        if (!pattern)
            return fail(pattern.error());
        m_pattern = std::move(*pattern);
    }
    auto conditions = lineConditions(m_database, m_search.filter, m_search.page);
    return conditions.map([this](LineConditions& made) { m_conditions = std::move(made); });
}

Result<std::size_t> LineSearch::run() {
    auto ready = prepare();
    if (ready && !m_conditions.inPlace.empty() && !m_isInPlaceOnly) {
        ready = openLate(By::Place, placesOn(m_search.page, 0));
    }
    const auto indexed = m_database.number("SELECT value FROM marks WHERE name = 'indexed'");
    if (const auto failed = firstError(ready, indexed))
        return fail(*failed);
    const auto above = m_conditions.above;
    const auto below = m_conditions.below;
    // The index goes on growing meanwhile: all is measured by where it ended now.
    const auto border = m_words.matchExpression().empty() ? 0 : std::clamp(*indexed + 1, above + 1, below);
    Result<void> done;
    if (border == 0) {
        done = scan(above, below);
    } else if (isNewestFirst()) {
        done = scan(border - 1, below);
        if (done && !isOver())
            done = searchIndex(above, border);
    } else {
        done = searchIndex(above, border);
        if (done && !isOver())
            done = scan(border - 1, below);
    }
    if (done && m_lookedTo == 0 && !isOver())
        done = tellLateBefore(std::nullopt);
    return done.map([this] { return m_hits; });
}

Result<void> LineSearch::openLate(By by, IdRange ids) {
    const std::string column = by == By::Place ? "place" : "line";
    auto select = m_database.prepare("SELECT " + lineColumns +
                                     ", place FROM late_lines CROSS JOIN lines ON id = line"
                                     " WHERE " +
                                     column + " BETWEEN ?1 AND ?2" + m_conditions.sql + " ORDER BY place" +
                                     order() + ", line" + order());
    auto crashesAt = CrashLines::prepare(m_database);
    if (const auto failed = firstError(select, crashesAt))
        return fail(*failed);
    m_lateRows = std::move(select->with(ids.first, ids.second));
    m_crashesAt = std::move(*crashesAt);
    return goToNextLate();
}

Result<void> LineSearch::goToNextLate() {
    auto next = nextLate();
    m_late = next ? std::move(*next) : std::nullopt;
    return next.map([](const auto&) {});
}

Result<std::optional<LateLine>> LineSearch::nextLate() {
    while (m_lateRows) {
        const auto row = m_lateRows->step();
        if (!row)
            return fail(row.error());
        if (!*row) {
            m_lateRows.reset();
            break;
        }
        LateLine late{lineOf(*m_lateRows), m_lateRows->number(lineColumnCount)};
        if (!m_words.matches(late.line.text) || (m_pattern && !m_pattern->matches(late.line.text)))
            continue;
        const auto passes = passesLevel(late.line);
        if (!passes)
            return fail(passes.error());
        if (*passes)
            return late;
    }
    return std::nullopt;
}

/// Gives it the level of its crash, too.
Result<bool> LineSearch::passesLevel(netconsole::Line& late) {
    if (late.level && !m_level.isSet())
        return true;
    const auto id = static_cast<std::int64_t>(late.id);
    const auto crashes = CrashLines::read(*m_crashesAt, id, id);
    if (!crashes)
        return fail(crashes.error());
    const auto level = late.level ? std::optional(static_cast<std::int64_t>(*late.level)) : std::nullopt;
    const CrashLines::BootKey boot{static_cast<std::int64_t>(late.source),
                                   static_cast<std::int64_t>(late.boot)};
    const auto isInCrash = [&] { return crashes->levelOf(boot, id, late.text).has_value(); };
    const bool passes = !m_level.isSet() || m_level.passes(level, isInCrash);
    crashes->inferLevel(late);
    return passes;
}

Result<void> LineSearch::tellLateBefore(std::optional<std::int64_t> id) {
    while (m_late && !isOver() && (!id || (isNewestFirst() ? m_late->behind >= *id : m_late->behind < *id))) {
        ++m_hits;
        if (!m_found(m_late->line) || m_hits == m_search.page.limit)
            m_isOver = true;
        if (auto done = goToNextLate(); !done)
            return done;
    }
    return {};
}

Result<void> LineSearch::runLate(By by, IdRange ids, const std::function<void(LateLine)>& found) {
    const auto hasLate = m_database.isTrue("SELECT EXISTS (SELECT 1 FROM late_lines)");
    if (!hasLate || !*hasLate)
        return hasLate.map([](bool) {});
    auto done = prepare();
    if (done)
        done = openLate(by, ids);
    while (done && m_late) {
        found(std::move(*m_late));
        done = goToNextLate();
    }
    return done;
}

Result<void> LineSearch::searchIndex(std::int64_t above, std::int64_t below) {
    if (below - above <= 1)
        return {};
    return lookAtAll({above, below}, "lines_index CROSS JOIN lines ON lines.id = lines_index.rowid",
                     "lines_index.rowid", true, m_words.matchExpression());
}

/// Those between two ids of a table of lines; of the index those that match.
template <class... Values>
Result<void> LineSearch::lookAtAll(IdRange ids, const std::string& rows, const char* id, bool isFromIndex,
                                   const Values&... values) {
    const auto [above, below] = ids;
    auto crashes = CrashLines::read(m_database, above + 1, below - 1);
    if (!crashes)
        return fail(crashes.error());
    m_crashes = std::move(*crashes);
    const auto sql = "SELECT " + looked + " FROM " + rows + " WHERE " + id + " > ?1 AND " + id + " < ?2" +
                     (isFromIndex ? " AND lines_index MATCH ?3" : "") + m_conditions.sql +
                     m_conditions.inPlace + m_level.sql(m_crashes) + " ORDER BY " + id + order();
    const auto done = m_database.forEach(
        sql, [&](const Statement& row) { return look(row, isFromIndex); }, above, below, values...);
    return done ? std::exchange(m_told, {}) : done;
}

Result<void> LineSearch::scan(std::int64_t above, std::int64_t below) {
    if (below - above <= 1)
        return {};
    while (below - above > 1 && !isOver()) {
        const auto from = isNewestFirst() ? std::max(above, below - 1 - idsOfAPiece) : above;
        const auto to = isNewestFirst() ? below : std::min(below, above + 1 + idsOfAPiece);
        if (auto done = scanPiece(from, to); !done)
            return done;
        (isNewestFirst() ? below : above) = isNewestFirst() ? from + 1 : to - 1;
        if (m_isEnough && below - above > 1 && !isOver() && m_isEnough()) {
            m_lookedTo = isNewestFirst() ? below : above;
            m_isOver = true;
        }
    }
    return {};
}

Result<void> LineSearch::scanPiece(std::int64_t above, std::int64_t below) {
    return lookAtAll({above, below},
                     std::string("lines ") +
                         (m_conditions.isOneSource ? "INDEXED BY lines_by_source" : "NOT INDEXED"),
                     "id", false);
}

bool LineSearch::look(const Statement& row, bool isFromIndex) {
    const auto text = row.view(1);
    if (m_level.isSet() && !m_level.passes(row.optionalNumber(2), [&] {
            return m_crashes.levelOf({row.number(3), row.number(4)}, row.number(0), text).has_value();
        }))
        return true;
    const bool isHit = (isFromIndex ? m_words.signsMatch(text) : m_words.matches(text)) &&
                       (!m_pattern || m_pattern->matches(text));
    if (isHit)
        m_told = tellLateBefore(row.number(0));
    if (isHit && m_told && !isOver())
        m_told = tell(row.number(0));
    return m_told && !isOver();
}

Result<void> LineSearch::tell(std::int64_t id) {
    if (!m_line) {
        auto select = m_database.prepare(std::string("SELECT ") + lineColumns + " FROM lines WHERE id = ?");
        if (!select)
            return fail(select.error());
        m_line = std::move(*select);
    }
    return m_line->with(id).forEach([this](const Statement& row) {
        ++m_hits;
        auto line = lineOf(row);
        m_crashes.inferLevel(line);
        if (!m_found(line) || m_hits == m_search.page.limit)
            m_isOver = true;
        return false;
    });
}

} // namespace etherdeck::store
