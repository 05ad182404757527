#include "ui/inventory/targets/changes.h"

#include <algorithm>
#include <utility>

namespace etherdeck::ui {

using discovery::Target;

namespace {

std::vector<discovery::PathKey> pathKeys(const Target& target) {
    std::vector<discovery::PathKey> keys;
    for (const auto& path : target.paths)
        if (path.isUp())
            keys.push_back(path.key);
    return keys;
}

std::vector<discovery::PathKey> claimantKeys(const Target& target) {
    std::vector<discovery::PathKey> keys;
    for (const auto* path : discovery::claimants(target))
        keys.push_back(path->key);
    return keys;
}

} // namespace

void ChangeRun::add(int row, const ColumnRange& columns, bool isNews) {
    if (columns.isEmpty())
        return;
    if (m_last >= 0 && row == m_last + 1 && columns == m_columns && isNews == m_isNews) {
        m_last = row;
        return;
    }
    flush();
    m_first = m_last = row;
    m_columns = columns;
    m_isNews = isNews;
}

void ChangeRun::flush() {
    if (m_last < 0)
        return;
    const int last = std::exchange(m_last, -1);
    emit m_model.dataChanged(m_model.index(m_first, m_columns.first), m_model.index(last, m_columns.last));
    if (m_isNews)
        emit m_model.targetsChanged(m_first, last);
}

ColumnRange difference(const Target& before, const Target& after) {
    ColumnRange columns;
    if (before.state != after.state || before.conflict != after.conflict || before.doubt != after.doubt ||
        isReserved(before) != isReserved(after) || isMasked(before) != isMasked(after))
        columns.add(TargetModel::StateColumn);
    if (before.hasConflict() != after.hasConflict() ||
        (after.hasConflict() &&
         claimantKeys(before) != claimantKeys(after))) { // all that is told of a disk, or of several
        columns.add(TargetModel::NameColumn);
        columns.add(TargetModel::ConfigStringColumn);
    }
    const auto& was = before.principal();
    const auto& is = after.principal();
    if (was.identity != is.identity) {
        columns.add(TargetModel::SizeColumn);
        columns.add(TargetModel::SerialColumn);
    }
    if (was.configString != is.configString)
        columns.add(TargetModel::ConfigStringColumn);
    if (pathKeys(before) != pathKeys(after) || before.paths.size() != after.paths.size() ||
        before.unlisted != after.unlisted) {
        columns.add(TargetModel::PathsColumn);
        columns.add(TargetModel::InterfaceColumn);
    }
    const bool isPast = after.state != discovery::TargetState::Up;
    if (before.state != after.state || (isPast && before.lastSeen != after.lastSeen))
        columns.add(TargetModel::LastSeenColumn);
    return columns;
}

} // namespace etherdeck::ui
