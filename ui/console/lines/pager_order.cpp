#include "ui/console/lines/pager.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace etherdeck::ui {

namespace {

using netconsole::Line;

std::int64_t lineId(const Line& line) { return static_cast<std::int64_t>(line.id); }

} // namespace

std::size_t LogPager::indexOf(std::int64_t line) const { return indexOf(standingOf(line)); }

std::size_t LogPager::indexOf(Standing standing) const {
    const auto found = std::ranges::lower_bound(m_entries, standing, {},
                                                [](const Entry& entry) { return standingOf(entry); });
    return static_cast<std::size_t>(found - m_entries.begin());
}

LogPager::Standing LogPager::standingOf(const Entry& entry) {
    return entry.behind ? Standing(*entry.behind, lineId(entry.line)) : Standing(lineId(entry.line), 0);
}

LogPager::Standing LogPager::standingOf(std::int64_t line) const {
    const auto late = m_late.find(line);
    return late != m_late.end() ? Standing(late->second, line) : Standing(line, 0);
}

std::int64_t LogPager::placeAt(std::size_t index) const { return standingOf(m_entries[index]).first; }

/// Those that stand among what is held; others come with their page.
void LogPager::insertLate(std::vector<store::LateLine> late) {
    for (auto& one : late) {
        const Standing standing(one.behind, lineId(one.line));
        const auto index = indexOf(standing);
        const bool isHeld = index < m_entries.size() && standingOf(m_entries[index]) == standing;
        const bool isBefore = !m_entries.empty() && !m_atStart && one.behind < placeAt(0);
        const bool isBehind = !m_entries.empty() && !m_atEnd && one.behind > placeAt(m_entries.size() - 1);
        if (isHeld || isBefore || isBehind)
            continue;
        auto entry = entryOf(std::move(one.line));
        entry.behind = one.behind;
        m_entries.insert(m_entries.begin() + static_cast<std::ptrdiff_t>(index), std::move(entry));
        if (index <= m_top.entry && m_entries.size() > 1)
            ++m_top.entry;
    }
}

std::optional<std::vector<const Line*>> LogPager::between(std::int64_t from, std::int64_t to) const {
    if (m_entries.empty())
        return std::nullopt;
    const auto [first, last] = std::minmax({standingOf(from), standingOf(to)});
    const bool hasStart = first >= standingOf(m_entries.front()) || m_atStart;
    const bool hasEnd = last <= standingOf(m_entries.back()) || (m_atEnd && m_knownTo >= m_stored);
    if (!hasStart || !hasEnd)
        return std::nullopt;
    std::vector<const Line*> lines;
    for (auto i = indexOf(first); i < m_entries.size() && standingOf(m_entries[i]) <= last; ++i)
        lines.push_back(&m_entries[i].line);
    return lines;
}

} // namespace etherdeck::ui
