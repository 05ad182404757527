#include "core/store/console/lines/places.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <utility>

namespace etherdeck::store {

namespace {

using netconsole::Line;

constexpr std::size_t maxRecent = 65'536;
constexpr std::size_t maxSources = 4096;
constexpr int maxLookups = 4; // a transaction: each may read some thousand lines
constexpr int maxBlocks = 4;

/// Orders a line in place before those that stand behind it.
using Place = std::pair<std::int64_t, std::int64_t>;
Place placeOf(const Line& line) { return {static_cast<std::int64_t>(line.id), 0}; }
Place placeOf(const LateLine& late) { return {late.behind, static_cast<std::int64_t>(late.line.id)}; }

} // namespace

IdRange placesOn(const Page& page, std::int64_t edge) {
    constexpr auto limit = std::numeric_limits<std::int64_t>::max();
    if (page.order == Order::OldestFirst)
        return {page.beyond == 0 ? 0 : page.beyond + 1, edge == 0 ? limit : edge};
    return {edge, page.beyond == 0 ? limit : page.beyond - 1};
}

std::vector<Line> inOrder(std::vector<Line> lines, std::vector<LateLine> late, Order order) {
    if (late.empty())
        return lines;
    const auto goesFirst = [order](const Place& one, const Place& other) {
        return order == Order::OldestFirst ? one < other : other < one;
    };
    std::vector<Line> all;
    all.reserve(lines.size() + late.size());
    auto next = late.begin();
    for (auto& line : lines) {
        for (; next != late.end() && goesFirst(placeOf(*next), placeOf(line)); ++next)
            all.push_back(std::move(next->line));
        all.push_back(std::move(line));
    }
    for (; next != late.end(); ++next)
        all.push_back(std::move(next->line));
    return all;
}

void LinePlaces::clear() {
    m_recent.clear();
    m_last.reset();
    m_own.clear();
}

Result<std::optional<std::int64_t>> LinePlaces::place(const Database& database, const Stored& line) {
    if (auto done = findLast(database, line.id); !done)
        return fail(done.error());
    const auto found = own(database, line);
    if (!found)
        return fail(found.error());
    auto& own = **found;
    const bool isClockBack = line.time < own.latest;
    std::optional<std::int64_t> place;
    if (m_mayBeLate > 0 && isClockBack && own.late > m_last->id)
        place = own.place; // of a box, the order stays
    else if (m_mayBeLate > 0 && !isClockBack && line.time < m_last->time) {
        const auto before = lastBefore(database, line);
        if (!before)
            return fail(before.error());
        if (*before)
            place = std::max(**before, own.place);
    }
    own.latest = line.time;
    own.late = place ? line.id : 0;
    own.place = place.value_or(line.id);
    if (place)
        --m_mayBeLate;
    else
        noteInPlace(line);
    return place;
}

void LinePlaces::noteInPlace(const Stored& line) {
    m_mayBeLate = maxInARow;
    m_last = Recent{line.time, line.id};
    if (!m_recent.empty() && m_recent.back().time > line.time)
        m_recent.clear();
    if (m_recent.size() >= maxRecent)
        m_recent.pop_front();
    m_recent.push_back(*m_last);
}

Result<LinePlaces::Own*> LinePlaces::own(const Database& database, const Stored& line) {
    if (const auto known = m_own.find(line.runSource); known != m_own.end())
        return &known->second;
    const auto latest = database.first(
        "SELECT last FROM sources WHERE id = ?", [](const Statement& row) { return row.number(0); },
        line.source);
    return latest.map([&](const std::optional<std::int64_t>& time) {
        if (m_own.size() >= maxSources)
            m_own.clear();
        return &m_own.try_emplace(line.runSource, Own{time.value_or(line.time), 0, 0}).first->second;
    });
}

Result<void> LinePlaces::findLast(const Database& database, std::int64_t before) {
    if (m_last)
        return {};
    const auto last = database.first(
        std::string("SELECT time, id FROM lines WHERE id < ?") + inPlace + " ORDER BY id DESC LIMIT 1",
        [](const Statement& row) {
            return Recent{row.number(0), row.number(1)};
        },
        before);
    return last.map([this](const std::optional<Recent>& found) { m_last = found.value_or(Recent{}); });
}

Result<std::optional<std::int64_t>> LinePlaces::lastBefore(const Database& database, const Stored& line) {
    const auto next = std::ranges::upper_bound(m_recent, line.time, {}, &Recent::time);
    if (next != m_recent.begin())
        return std::prev(next)->id;
    if (++m_lookups > maxLookups)
        return std::nullopt;
    return lookUp(database, line.time, m_recent.empty() ? line.id : m_recent.front().id)
        .map([](std::int64_t found) { return std::optional(found); });
}

Result<std::int64_t> LinePlaces::lookUp(const Database& database, std::int64_t time,
                                        std::int64_t before) const {
    // A block may have begun early with nothing but late lines.
    const auto blocks = database.rows(
        "SELECT block FROM line_times WHERE earliest <= ? AND block <= ? ORDER BY block DESC LIMIT ?",
        [](const Statement& row) { return row.number(0); }, time, before >> 12, maxBlocks);
    if (!blocks)
        return fail(blocks.error());
    for (const auto block : *blocks) {
        const auto last = database.number(
            std::string("SELECT coalesce(max(id), 0) FROM lines NOT INDEXED WHERE id >= ? AND id < ?"
                        " AND time <= ?") +
                inPlace,
            block << 12, std::min((block + 1) << 12, before), time);
        if (!last || *last != 0)
            return last;
    }
    return blocks->size() < maxBlocks ? 0 : (blocks->back() << 12) - 1;
}

} // namespace etherdeck::store
