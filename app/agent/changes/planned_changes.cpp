#include "app/agent/changes/planned_changes.h"

#include <algorithm>
#include <random>

namespace etherdeck::agent {

PlannedChanges::PlannedChanges() : m_suffix('-' + std::to_string(std::random_device()())) {}

void PlannedChanges::add(PlannedChange& change) {
    change.id = 'p' + std::to_string(++m_lastNumber) + m_suffix;
    m_changes.push_back(change);
    if (m_changes.size() > maxPlans)
        m_changes.pop_front();
}

std::optional<PlannedChange> PlannedChanges::find(std::string_view id) const {
    const auto found = std::ranges::find(m_changes, id, &PlannedChange::id);
    return found == m_changes.end() ? std::nullopt : std::optional(*found);
}

void PlannedChanges::remove(std::string_view id) {
    std::erase_if(m_changes, [id](const PlannedChange& change) { return change.id == id; });
}

} // namespace etherdeck::agent
