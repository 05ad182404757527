#include "core/discovery/inventory.h"

#include "core/base/take_first.h"

#include <algorithm>
#include <utility>

namespace etherdeck::discovery {

namespace {

/// Doubts that are retried at one poll.
constexpr std::size_t maxRetries = 64;

} // namespace

Inventory::Sighting Inventory::sawConfig(const PathRef& ref, const aoe::Config& config, Heard heard,
                                         TimePoint now) {
    const auto [known, path] = findKnown(ref);
    if (!known)
        return sawNew(ref, config, heard, now);
    if (path && heard == Heard::AnsweredPoll)
        m_evictions.answeredPoll(known->number(), ref.address);
    if (path && path->isUp()) {
        known->heard(*path, now);
        if (!takeOver(*path, config))
            return Sighting::Known;
        reconsider(*known, now);
        return Sighting::Changed;
    }
    if (!path && !known->makeRoomForPath(m_settings->maxPathsEach)) {
        known->sawUnlisted(ref.key.mac, now);
        countUnlisted(*known, now);
        return Sighting::Refused;
    }
    takeOver(path ? *path : known->add(ref.key, now), config);
    m_evictions.answers(ref.address, known->target().lastSeen);
    tell(known->revived(ref.key, now));
    reconsider(*known, now);
    return Sighting::New;
}

Inventory::Sighting Inventory::sawNew(const PathRef& ref, const aoe::Config& config, Heard heard,
                                      TimePoint now) {
    if (m_targets.size() >= m_settings->maxTargets && !makeRoom(heard)) {
        if (m_refused++ == 0)
            m_events.push_back({EventKind::InventoryFull, ref.address, now});
        return Sighting::Refused;
    }
    Path path;
    path.key = ref.key;
    path.firstSeen = path.lastSeen = now;
    takeOver(path, config);
    const auto number = ++m_added;
    m_targets.try_emplace(ref.address, number, ref.address, std::move(path));
    m_evictions.announced(number, ref.address);
    if (heard == Heard::AnsweredPoll)
        m_evictions.answeredPoll(number, ref.address);
    m_touched.insert(ref.address);
    return Sighting::New;
}

void Inventory::sawIdentity(const PathRef& ref, aoe::Identity identity, TimePoint now) {
    const auto [known, path] = findKnown(ref);
    if (!path)
        return;
    m_serials.confirmed(ref.address, identity.serial, now);
    known->disks().identified(ref.key);
    if (path->identity != identity) {
        if (path->identity)
            known->disks().invalidate(ref.key.mac);
        path->identity = std::move(identity);
        m_evictions.identified(known->number());
        reconsider(*known, now);
    }
    reconsiderShared(now);
}

void Inventory::unidentified(const PathRef& ref, TimePoint now) {
    const auto [known, path] = findKnown(ref);
    if (!path || path->identity)
        return;
    known->disks().unidentified(ref.key);
    reconsider(*known, now);
}

void Inventory::sawMasks(const PathRef& ref, std::vector<MacAddress> masks, TimePoint now) {
    sawMacs(ref, &Path::masks, std::move(masks), now);
}

void Inventory::sawReservation(const PathRef& ref, std::vector<MacAddress> reservedBy, TimePoint now) {
    sawMacs(ref, &Path::reservedBy, std::move(reservedBy), now);
}

void Inventory::sawMacs(const PathRef& ref, std::optional<std::vector<MacAddress>> Path::*list,
                        std::vector<MacAddress> macs, TimePoint now) {
    const auto [known, path] = findKnown(ref);
    if (!path || path->*list == macs)
        return;
    path->*list = std::move(macs);
    reconsider(*known, now);
}

void Inventory::answered(const PathRef& ref, std::optional<Duration> roundTrip, TimePoint now) {
    const auto [known, path] = findKnown(ref);
    if (!path || !path->isUp())
        return;
    known->heard(*path, now);
    path->roundTrip = roundTrip;
}

bool Inventory::lost(const PathRef& ref, TimePoint now) {
    const auto [known, path] = findKnown(ref);
    if (!path || path->state == PathState::Lost)
        return false;
    introduce(ref.address, now);
    known->disks().invalidate(ref.key.mac);
    const Target& target = known->target();
    if (!known->isIntroduced()) { // an invented address, as likely as not
        known->remove(ref.key);
        if (target.paths.empty())
            erase(m_targets.find(ref.address));
        return false;
    }
    auto event = known->lost(ref.key, now);
    const Path* lost = target.find(ref.key);
    if (event)
        event->isStop = lost != nullptr && m_stopped.explains(ref.address, *lost);
    tell(std::move(event));
    if (target.state != TargetState::Up)
        m_evictions.isSilent(ref.address, target.lastSeen);
    reconsider(*known, now);
    return target.state == TargetState::Vanished && !target.isStopped;
}

void Inventory::stopped(Address address, std::set<MacAddress> box, TimePoint now) {
    m_stopped.stopped(address, std::move(box), now);
    if (auto* const known = findKnown(address))
        reconsider(*known, now);
}

void Inventory::startedAgain(Address address, TimePoint now) {
    m_stopped.startedAgain(address);
    if (auto* const known = findKnown(address))
        reconsider(*known, now);
}

void Inventory::unwatch(LinkId link) {
    for (auto& [address, known] : m_targets) {
        if (!known.unwatch(link))
            continue;
        if (known.target().state != TargetState::Up)
            m_evictions.isSilent(address, known.target().lastSeen);
        m_touched.insert(address);
    }
}

void Inventory::expect(std::vector<Target> targets) {
    for (auto& target : targets) {
        if (m_targets.size() >= m_settings->maxTargets)
            return;
        const auto address = target.address;
        const auto firstSeen = target.firstSeen;
        m_touched.insert(address);
        const auto [place, isNew] = m_targets.try_emplace(address, ++m_added, std::move(target));
        if (isNew) {
            m_evictions.isSilent(address, place->second.target().lastSeen);
            place->second.setStopped(m_stopped.explains(place->second.target()));
        } else // it answered before its stored state was loaded
            place->second.wasKnownSince(firstSeen);
    }
}

void Inventory::introduce(Address address, TimePoint now) {
    auto* const known = findKnown(address);
    if (auto event = known ? known->introduce(now) : std::nullopt) {
        tell(std::move(event));
        tell(known->takeConflict(now));
    }
}

void Inventory::forget(Address address) {
    if (const auto found = m_targets.find(address); found != m_targets.end())
        erase(found);
}

void Inventory::compared(const ComparisonResult& result, TimePoint now) {
    if (auto* const known = findKnown(result.order.address)) {
        known->disks().compared(result, now);
        reconsider(*known, now);
    }
}

void Inventory::pollPassed(TimePoint now) {
    retryDoubts(now);
    for (const auto address : std::vector<Address>(m_crowded.begin(), m_crowded.end()))
        countUnlisted(m_targets.at(address), now);
}

void Inventory::retryDoubts(TimePoint now) {
    std::vector<KnownTarget*> due;
    for (const auto address : m_inDoubt) {
        auto& known = m_targets.at(address);
        if (known.disks().isDue(known.target(), now))
            due.push_back(&known);
        if (due.size() == maxRetries)
            break;
    }
    for (auto* known : due) {
        known->disks().retryOldDoubts(now);
        reconsider(*known, now);
    }
}

void Inventory::compareAnew(Address address, TimePoint now) {
    if (auto* const known = findKnown(address)) {
        known->disks().compareAnew();
        reconsider(*known, now);
    }
}

std::optional<ComparisonOrder> Inventory::takeOrder() { return takeFirst(m_orders); }

std::optional<PathRef> Inventory::takePathToIdentify() {
    while (const auto address = m_serials.takeToConfirm())
        if (const Target* target = find(*address); target != nullptr && target->principal().isUp())
            return PathRef{*address, target->principal().key};
    return std::nullopt;
}

void Inventory::slept(Duration duration) {
    m_evictions.slept(duration);
    for (auto& [address, known] : m_targets) {
        known.slept(duration);
        m_touched.insert(address);
    }
}

void Inventory::timeReached(TimePoint now) {
    while (!m_dueChanges.empty() && m_dueChanges.begin()->first <= now) {
        auto* const known = findKnown(m_dueChanges.begin()->second);
        m_dueChanges.erase(m_dueChanges.begin());
        if (known)
            tell(known->takeChanges(now));
    }
}

TimePoint Inventory::nextDeadline() const {
    return m_dueChanges.empty() ? TimePoint::max() : m_dueChanges.begin()->first;
}

bool Inventory::isIntroduced(Address address) const {
    const auto found = m_targets.find(address);
    return found != m_targets.end() && found->second.isIntroduced();
}

const Target* Inventory::find(Address address) const {
    const auto found = m_targets.find(address);
    return found == m_targets.end() ? nullptr : &found->second.target();
}

const Path* Inventory::find(const PathRef& path) const {
    const Target* target = find(path.address);
    return target ? target->find(path.key) : nullptr;
}

std::vector<Target> Inventory::all() const {
    std::vector<Target> targets;
    targets.reserve(m_targets.size());
    forEach([&targets](const Target& target) { targets.push_back(target); });
    return targets;
}

void Inventory::forEach(const std::function<void(const Target&)>& visit) const {
    for (const auto& [address, known] : m_targets)
        visit(known.target());
}

std::vector<PathRef> Inventory::awaitedPaths(LinkId link) const {
    std::vector<PathRef> paths;
    for (const auto& [address, known] : m_targets)
        for (const auto& path : known.target().paths)
            if (path.state != PathState::Lost && mayBeOn(path, link))
                paths.push_back({address, path.key});
    return paths;
}

bool Inventory::hasUnwatched(LinkId link) const {
    return std::any_of(m_targets.begin(), m_targets.end(),
                       [link](const auto& entry) { return entry.second.isUnwatchedOn(link); });
}

std::optional<Event> Inventory::takeEvent() { return takeFirst(m_events); }

std::vector<Address> Inventory::takeTouched() {
    std::vector<Address> touched(m_touched.begin(), m_touched.end());
    m_touched.clear();
    return touched;
}

bool Inventory::makeRoom(Heard heard) {
    const auto next = m_evictions.next(heard);
    if (!next)
        return false;
    const auto found = m_targets.find(*next);
    m_evicted.push_back(found->second.target());
    erase(found);
    return true;
}

void Inventory::erase(Targets::iterator found) {
    const auto& [address, known] = *found;
    m_serials.tells(address, {}, {});
    m_inDoubt.erase(address);
    m_crowded.erase(address);
    m_evictions.remove(known.number(), address, known.target().lastSeen);
    m_touched.insert(address);
    m_targets.erase(found);
}

KnownTarget* Inventory::findKnown(Address address) {
    const auto found = m_targets.find(address);
    return found == m_targets.end() ? nullptr : &found->second;
}

std::pair<KnownTarget*, Path*> Inventory::findKnown(const PathRef& path) {
    auto* const known = findKnown(path.address);
    return {known, known ? known->find(path.key) : nullptr};
}

/// After any change to a target: derives its state and reports events.
void Inventory::reconsider(KnownTarget& known, TimePoint now) {
    m_touched.insert(known.target().address);
    known.setStopped(m_stopped.explains(known.target()));
    gatherChanges(known, now);
    countUnlisted(known, now);
    noteSerials(known, now);
    judgeDisks(known, now);
    tell(known.takeConflict(now));
}

void Inventory::gatherChanges(KnownTarget& known, TimePoint now) {
    const auto due = known.gatherChanges(m_settings->changePace);
    if (due && *due > now)
        m_dueChanges.emplace(*due, known.target().address);
    else if (due)
        tell(known.takeChanges(now));
}

void Inventory::noteSerials(KnownTarget& known, TimePoint now) {
    const Target& target = known.target();
    m_serials.tells(target.address, known.provingSerials(), now);
    const auto& identity = target.principal().identity;
    known.setSerialIsShared(identity && m_serials.isShared(identity->serial));
}

void Inventory::judgeDisks(KnownTarget& known, TimePoint now) {
    if (const auto order = known.judgeDisks(now))
        m_orders.push_back(*order);
    if (known.target().conflict == Conflict::Possible)
        m_inDoubt.insert(known.target().address);
    else
        m_inDoubt.erase(known.target().address);
}

/// A serial number turned out to be used by several disks: updates all targets that report it.
void Inventory::reconsiderShared(TimePoint now) {
    for (const auto address : m_serials.takeFound())
        if (auto* const known = findKnown(address))
            reconsider(*known, now);
}

void Inventory::countUnlisted(KnownTarget& known, TimePoint now) {
    const Target& target = known.target();
    if (known.countUnlisted(now))
        m_touched.insert(target.address);
    if (target.unlisted.count > 0)
        m_crowded.insert(target.address);
    else
        m_crowded.erase(target.address);
}

void Inventory::tell(std::optional<Event> event) {
    if (event)
        m_events.push_back(std::move(*event));
}

} // namespace etherdeck::discovery
