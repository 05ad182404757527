#include "core/store/line_search.h"

#include "core/store/line_row.h"

#include <algorithm>
#include <utility>

namespace etherdeck::store {

namespace {

constexpr std::int64_t idsOfAPiece = 65'536;

} // namespace

LineSearch::LineSearch(const Database& database, const ConsoleSearch& search, const Found& found,
                       std::stop_token stop) :
    m_database(database), m_search(search), m_found(found), m_stop(std::move(stop)), m_words(search.words) {}

Result<std::size_t> LineSearch::run() {
    if (!m_search.expression.empty()) {
        auto pattern = TextPattern::compile(m_search.expression, m_search.caseMatters);
        if (!pattern)
            return fail(pattern.error());
        m_pattern = std::move(*pattern);
    }
    const auto indexed = m_database.number("SELECT value FROM marks WHERE name = 'indexed'");
    auto conditions = lineConditions(m_database, m_search.filter, m_search.page);
    if (!indexed || !conditions)
        return fail(indexed ? conditions.error() : indexed.error());
    m_conditions = std::move(*conditions);
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
    if (!done)
        return fail(done.error());
    return m_hits;
}

Result<void> LineSearch::searchIndex(std::int64_t above, std::int64_t below) {
    if (below - above <= 1)
        return {};
    auto select = m_database.prepare(
        "SELECT lines.id, lines.text FROM lines_index CROSS JOIN lines ON lines.id = lines_index.rowid"
        " WHERE lines_index MATCH ?1 AND lines_index.rowid > ?2 AND lines_index.rowid < ?3" +
        m_conditions.sql + " ORDER BY lines_index.rowid" + order());
    if (!select)
        return fail(select.error());
    select->bind(1, m_words.matchExpression());
    select->bind(2, above);
    select->bind(3, below);
    const auto done = select->forEach([this](const Statement& row) { return look(row, true); });
    return done ? std::exchange(m_told, {}) : done;
}

Result<void> LineSearch::scan(std::int64_t above, std::int64_t below) {
    if (below - above <= 1)
        return {};
    auto select =
        m_database.prepare(std::string("SELECT id, text FROM lines ") +
                           (m_conditions.isOneSource ? "INDEXED BY lines_by_source " : "NOT INDEXED ") +
                           "WHERE id > ?1 AND id < ?2" + m_conditions.sql + " ORDER BY id" + order());
    if (!select)
        return fail(select.error());
    while (below - above > 1 && !isOver()) {
        const auto from = isNewestFirst() ? std::max(above, below - 1 - idsOfAPiece) : above;
        const auto to = isNewestFirst() ? below : std::min(below, above + 1 + idsOfAPiece);
        if (auto done = scanPiece(*select, from, to); !done)
            return done;
        (isNewestFirst() ? below : above) = isNewestFirst() ? from + 1 : to - 1;
        if (m_isEnough && below - above > 1 && !isOver() && m_isEnough()) {
            m_lookedTo = isNewestFirst() ? below : above;
            m_isOver = true;
        }
    }
    return {};
}

Result<void> LineSearch::scanPiece(Statement& select, std::int64_t above, std::int64_t below) {
    select.bind(1, above);
    select.bind(2, below);
    const auto done = select.forEach([this](const Statement& row) { return look(row, false); });
    return done ? std::exchange(m_told, {}) : done;
}

bool LineSearch::look(const Statement& row, bool isFromIndex) {
    const auto text = row.view(1);
    const bool isHit = (isFromIndex ? m_words.signsMatch(text) : m_words.matches(text)) &&
                       (!m_pattern || m_pattern->matches(text));
    if (isHit)
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
    m_line->bind(1, id);
    return m_line->forEach([this](const Statement& row) {
        ++m_hits;
        if (!m_found(lineOf(row)) || m_hits == m_search.page.limit)
            m_isOver = true;
        return false;
    });
}

} // namespace etherdeck::store
