#include "ui/inventory/page/problems.h"

#include "ui/inventory/page/away_notices.h"
#include "ui/inventory/page/contents.h"
#include "ui/text/doubt.h"

#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace etherdeck::ui {

namespace {

bool lacksPermission(const std::vector<LinkStatus>& links) {
    return std::ranges::any_of(links, [](const auto& link) {
        return link.state == LinkStatus::State::Failed && link.error &&
               link.error->code == ErrorCode::PermissionDenied;
    });
}

} // namespace

InventoryProblems::InventoryProblems(const InventoryContents& contents, QObject* parent) :
    QObject(parent),
    m_targets(contents.model()),
    m_link(new Banner),
    m_conflict(new Banner),
    m_away(new AwayNotices(m_targets)),
    m_note(new Banner) {
    m_away->setKnownBefore([this, &contents](const discovery::Target& target) {
        const auto first = contents.names().firstSeen(target);
        return first && *first < m_start;
    });
    connect(m_link, &Banner::actionTriggered, this, &InventoryProblems::takeLinkStep);
    connect(m_conflict, &Banner::actionTriggered, this, &InventoryProblems::conflictRequested);
    connect(m_note, &Banner::actionTriggered, m_note, &Banner::clear);
}

void InventoryProblems::addTo(QVBoxLayout& column) const {
    for (Banner* banner : {m_link, m_conflict, static_cast<Banner*>(m_away), m_note})
        column.addWidget(banner);
}

void InventoryProblems::refresh(const InventoryFacts& facts) {
    m_lacksPermission = lacksPermission(facts.links);
    if (const auto problem = linkProblem(facts, m_targets.rowCount() > 0))
        m_link->setMessage(*problem);
    else
        m_link->clear();
    refreshConflicts();
}

void InventoryProblems::note(const Banner::Message& message) {
    Banner::Message shown = message;
    if (shown.action.isEmpty())
        shown.action = tr("Close");
    m_note->setMessage(shown);
}

void InventoryProblems::takeLinkStep() {
    if (m_lacksPermission)
        m_commands->repairPermission();
    else
        m_commands->retryLinks();
}

bool InventoryProblems::hasConflicts() const {
    return !m_targets.conflicts().empty() || !m_targets.possibleConflicts().empty();
}

/// Where there is a conflict, that comes first.
void InventoryProblems::refreshConflicts() {
    const auto conflicts = m_targets.conflicts();
    if (const int count = static_cast<int>(conflicts.size()); std::exchange(m_conflictCount, count) != count)
        emit conflictsChanged(count);
    if (!conflicts.empty()) {
        const ConflictText text = conflictText(conflicts);
        return showConflicts(text.title, text.consequence, conflicts.size() == 1, Lamp::Conflict);
    }
    const auto doubts = m_targets.possibleConflicts();
    if (doubts.empty())
        return m_conflict->clear();
    const auto text = doubtText(doubts);
    showConflicts(text.title, text.consequence, doubts.size() == 1, Lamp::Doubt);
}

void InventoryProblems::showConflicts(const QString& title, const QString& consequence, bool isOne,
                                      Lamp lamp) {
    m_conflict->setMessage({title, consequence, {}, isOne ? tr("Show both") : tr("Show the next"), lamp});
}

const discovery::Target* InventoryProblems::nextConflict(const discovery::Target* from) const {
    auto conflicts = m_targets.conflicts();
    if (conflicts.empty())
        conflicts = m_targets.possibleConflicts();
    if (conflicts.empty())
        return nullptr;
    const auto next = std::ranges::find_if(
        conflicts, [from](const auto* target) { return from != nullptr && target->address > from->address; });
    return next == conflicts.end() ? conflicts.front() : *next;
}

} // namespace etherdeck::ui

#include "moc_problems.cpp"
