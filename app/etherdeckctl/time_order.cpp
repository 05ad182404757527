#include "app/etherdeckctl/time_order.h"

#include <algorithm>
#include <utility>

namespace etherdeck::ctl {

using netconsole::Line;

void TimeOrder::add(std::vector<Line> lines) {
    for (auto& line : lines) {
        auto& latest = m_latest.try_emplace(line.source, line.time).first->second;
        latest = std::max(latest, line.time);
        m_entries.push_back({latest, std::move(line)});
    }
    std::ranges::stable_sort(m_entries, {}, &Entry::time);
}

std::vector<Line> TimeOrder::take() { return takeAllBut(held); }

std::vector<Line> TimeOrder::takeRest() { return takeAllBut(0); }

std::vector<Line> TimeOrder::takeAllBut(std::size_t rest) {
    std::vector<Line> lines;
    if (m_entries.size() <= rest)
        return lines;
    const auto end = m_entries.end() - static_cast<std::ptrdiff_t>(rest);
    for (auto entry = m_entries.begin(); entry != end; ++entry)
        lines.push_back(std::move(entry->line));
    m_entries.erase(m_entries.begin(), end);
    return lines;
}

} // namespace etherdeck::ctl
