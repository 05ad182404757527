#include "core/discovery/inventory.h"
#include "core/discovery/same_disk/serial_proof.h"

#include <algorithm>
#include <utility>

/// The part of the inventory that deals with whether paths lead to one disk.
namespace etherdeck::discovery {

namespace {

/// Doubts that are retried at one poll.
constexpr std::size_t maxRetries = 64;

EventKind eventOf(Conflict conflict) {
    switch (conflict) {
    case Conflict::None:
        return EventKind::ConflictEnded;
    case Conflict::Possible:
        return EventKind::PossibleConflict;
    case Conflict::Proven:
        return EventKind::Conflict;
    }
    return EventKind::ConflictEnded;
}

} // namespace

void Inventory::judgeDisks(Entry& entry, TimePoint now) {
    if (auto order = entry.disks.judge(entry.target, now))
        m_orders.push_back(*order);
    if (entry.target.conflict == Conflict::Possible)
        m_inDoubt.insert(entry.target.address);
    else
        m_inDoubt.erase(entry.target.address);
}

/// No event while a comparison is in progress, nor when a conflict ends only because one of its paths is not
/// watched.
void Inventory::tellConflict(Entry& entry, TimePoint now) {
    const Target& target = entry.target;
    const bool isPartWatched = std::any_of(target.paths.begin(), target.paths.end(), [](const Path& path) {
        return path.state == PathState::NotWatched;
    });
    const bool isOpen = (target.conflict == Conflict::Possible && !target.hasPossibleConflict()) ||
                        (target.conflict == Conflict::None && isPartWatched);
    if (!entry.introduced || isOpen || target.conflict == entry.toldConflict)
        return;
    entry.toldConflict = target.conflict;
    tell(entry, {eventOf(target.conflict), target.address, now});
}

void Inventory::noteSerials(Target& target, TimePoint now) {
    std::set<std::string> serials;
    for (const Path& path : target.paths)
        if (path.isUp() && path.identity &&
            proofOf(serialKind(path.identity->serial), false) != SerialProof::None)
            serials.insert(path.identity->serial);
    m_serials.tells(target.address, serials, now);
    const auto& identity = target.principal().identity;
    target.serialIsShared = identity && m_serials.isShared(identity->serial);
}

/// A serial number turned out to be used by several disks: updates all targets that report it.
void Inventory::reconsiderShared(TimePoint now) {
    for (const auto address : m_serials.takeFound())
        if (const auto found = m_entries.find(address); found != m_entries.end())
            reconsider(found->second, now);
}

void Inventory::compared(const ComparisonResult& result, TimePoint now) {
    const auto found = m_entries.find(result.order.address);
    if (found == m_entries.end())
        return;
    found->second.disks.compared(result, now);
    reconsider(found->second, now);
}

void Inventory::pollPassed(TimePoint now) {
    retryDoubts(now);
    for (const auto address : std::vector<Address>(m_crowded.begin(), m_crowded.end()))
        countUnlisted(m_entries.at(address), now);
}

void Inventory::countUnlisted(Entry& entry, TimePoint now) {
    Target& target = entry.target;
    const auto unlisted = entry.unlisted.count(now);
    if (std::exchange(target.unlisted, unlisted) != unlisted)
        m_touched.insert(target.address);
    if (unlisted.count > 0)
        m_crowded.insert(target.address);
    else
        m_crowded.erase(target.address);
}

void Inventory::retryDoubts(TimePoint now) {
    std::vector<Address> due;
    for (const auto address : m_inDoubt) {
        const auto found = m_entries.find(address);
        if (found != m_entries.end() && found->second.disks.isDue(found->second.target, now))
            due.push_back(address);
        if (due.size() == maxRetries)
            break;
    }
    for (const auto address : due) {
        Entry& entry = m_entries.at(address);
        entry.disks.retryOldDoubts(now);
        reconsider(entry, now);
    }
}

void Inventory::compareAnew(Address address, TimePoint now) {
    const auto found = m_entries.find(address);
    if (found == m_entries.end())
        return;
    found->second.disks.compareAnew();
    reconsider(found->second, now);
}

std::optional<ComparisonOrder> Inventory::takeOrder() {
    if (m_orders.empty())
        return std::nullopt;
    const auto order = m_orders.front();
    m_orders.pop_front();
    return order;
}

std::optional<PathRef> Inventory::takePathToIdentify() {
    while (const auto address = m_serials.takeToConfirm())
        if (const Target* target = find(*address); target != nullptr && target->principal().isUp())
            return PathRef{*address, target->principal().key};
    return std::nullopt;
}

} // namespace etherdeck::discovery
