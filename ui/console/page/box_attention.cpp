#include "ui/console/page/box_attention.h"

#include <algorithm>
#include <limits>

namespace etherdeck::ui {

namespace {

int countOf(std::int64_t number) {
    return static_cast<int>(std::clamp<std::int64_t>(number, 0, std::numeric_limits<int>::max()));
}

} // namespace

void BoxAttention::note(const std::vector<ConsoleBoxState>& boxes) {
    for (const auto& box : boxes) {
        auto& seen = m_seen.try_emplace(box.source, Seen{box.lines, box.crashes}).first->second;
        const bool isLookedAt = m_lookedAt.contains(box.source);
        seen.lines = isLookedAt ? box.lines : std::min(seen.lines, box.lines);
        seen.crashes = isLookedAt ? box.crashes : std::min(seen.crashes, box.crashes);
    }
}

int BoxAttention::unread(const ConsoleBoxState& box) const {
    const auto seen = m_seen.find(box.source);
    return seen == m_seen.end() ? 0 : countOf(box.lines - seen->second.lines);
}

int BoxAttention::crashes(const ConsoleBoxState& box) const {
    const auto seen = m_seen.find(box.source);
    return seen == m_seen.end() ? 0 : countOf(box.crashes - seen->second.crashes);
}

} // namespace etherdeck::ui
