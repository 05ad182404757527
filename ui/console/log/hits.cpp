#include "ui/console/log/hits.h"

#include <algorithm>
#include <functional>

namespace etherdeck::ui {

void LogHits::clear() {
    m_lines.clear();
    m_isBegun = m_isEnded = false;
}

void LogHits::begin() {
    clear();
    m_isBegun = true;
}

bool LogHits::add(const std::vector<qint64>& lines) {
    const auto room = maxLines - std::min(maxLines, m_lines.size());
    const auto taken = std::min(room, lines.size());
    m_lines.insert(m_lines.end(), lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(taken));
    return !isFull();
}

std::size_t LogHits::positionOf(qint64 line) const {
    if (!isComplete())
        return 0;
    const auto found = std::lower_bound(m_lines.begin(), m_lines.end(), line, std::greater<>());
    if (found == m_lines.end() || *found != line)
        return 0;
    return static_cast<std::size_t>(m_lines.end() - found);
}

} // namespace etherdeck::ui
