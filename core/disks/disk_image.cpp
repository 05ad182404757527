#include "core/disks/disk_image.h"

#include <algorithm>
#include <iterator>

namespace etherdeck {

void SectorSet::add(const SectorRange& range) {
    auto start = range.start.count;
    auto end = range.end();
    auto next = m_ranges.upper_bound(start);
    if (next != m_ranges.begin() && std::prev(next)->second >= start)
        --next;
    while (next != m_ranges.end() && next->first <= end) {
        start = std::min(start, next->first);
        end = std::max(end, next->second);
        next = m_ranges.erase(next);
    }
    if (end > start)
        m_ranges.emplace(start, end);
}

std::vector<SectorRange> SectorSet::missingOf(const SectorRange& range) const {
    std::vector<SectorRange> missing;
    auto at = range.start.count;
    auto next = m_ranges.upper_bound(at);
    if (next != m_ranges.begin())
        at = std::max(at, std::prev(next)->second);
    for (; at < range.end(); ++next) {
        const auto end = next == m_ranges.end() ? range.end() : std::min(range.end(), next->first);
        if (end > at)
            missing.push_back({Sectors{at}, Sectors{end - at}});
        if (next == m_ranges.end())
            break;
        at = next->second;
    }
    return missing;
}

std::uint64_t SectorSet::size() const {
    std::uint64_t sum = 0;
    for (const auto& [start, end] : m_ranges)
        sum += end - start;
    return sum;
}

} // namespace etherdeck
