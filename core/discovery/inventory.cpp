#include "core/discovery/inventory.h"

#include <algorithm>
#include <utility>

namespace etherdeck::discovery {

namespace {

void copyConfig(Path& path, const aoe::Config& config) {
    path.buffers = config.buffers;
    path.firmware = config.firmware;
    path.sectorsPerFrame = aoe::effectiveSectorsPerFrame(config);
    path.configString = config.string;
}

bool saysTheSame(const Path& path, const aoe::Config& config) {
    return path.buffers == config.buffers && path.firmware == config.firmware &&
           path.sectorsPerFrame == aoe::effectiveSectorsPerFrame(config) &&
           path.configString == config.string;
}

bool isProven(const Target& target) {
    return std::any_of(target.paths.begin(), target.paths.end(),
                       [](const Path& path) { return path.identity.has_value(); });
}

/// One in this many entries is reserved for targets that have not identified themselves.
constexpr std::size_t shareOfUnproven = 64;

/// True for a path of an earlier run whose link is unknown.
bool isAnywhere(const Path& path) { return path.state == PathState::NotWatched && path.key.link == LinkId{}; }

bool isHeardAgain(const Target& target) { return target.lastSeen > target.firstSeen; }

/// True when a path that is not watched now had reported another disk than the one that answers: the target's
/// disk has not changed then, it had two.
bool hasUnwatchedOther(const Target& target) {
    const auto& answers = target.principal().identity;
    return std::any_of(target.paths.begin(), target.paths.end(), [&](const Path& path) {
        return path.state == PathState::NotWatched && path.identity && answers && path.identity != answers;
    });
}

} // namespace

Inventory::Sighting Inventory::sawConfig(const PathRef& ref, const aoe::Config& config, Heard heard,
                                         TimePoint now) {
    Entry* entry = nullptr;
    Path* path = findPath(ref, entry);
    if (path && heard == Heard::AnsweredPoll)
        answeredPoll(ref.address);
    if (path && path->isUp()) {
        path->lastSeen = entry->target.lastSeen = now;
        if (saysTheSame(*path, config))
            return Sighting::Known;
        copyConfig(*path, config);
        reconsider(*entry, now);
        return Sighting::Changed;
    }
    if (path) {
        copyConfig(*path, config);
        revive(*entry, ref.key, now);
        return Sighting::New;
    }
    const bool room =
        entry ? makeRoomForPath(*entry) : m_entries.size() < m_settings->maxTargets || makeRoom(heard);
    if (!room && entry) {
        entry->unlisted.saw(ref.key.mac, now);
        countUnlisted(*entry, now);
        return Sighting::Refused;
    }
    if (!room) {
        if (m_refused++ == 0)
            m_events.push_back({EventKind::InventoryFull, ref.address, now});
        return Sighting::Refused;
    }
    Path added;
    added.key = ref.key;
    added.firstSeen = now;
    copyConfig(added, config);
    if (!entry) {
        addTarget(ref, std::move(added), now);
        if (heard == Heard::AnsweredPoll)
            answeredPoll(ref.address);
        return Sighting::New;
    }
    added.state = PathState::Lost;
    entry->unlisted.remove(ref.key.mac);
    entry->target.paths.push_back(std::move(added));
    revive(*entry, ref.key, now);
    return Sighting::New;
}

void Inventory::sawIdentity(const PathRef& ref, aoe::Identity identity, TimePoint now) {
    Entry* entry = nullptr;
    Path* path = findPath(ref, entry);
    if (!path)
        return;
    m_serials.confirmed(ref.address, identity.serial, now);
    entry->disks.identified(ref.key);
    if (path->identity != identity) {
        if (path->identity)
            entry->disks.invalidate(ref.key.mac);
        path->identity = std::move(identity);
        m_announced.erase(entry->number);
        m_unproven.erase(std::exchange(entry->number, 0));
        reconsider(*entry, now);
    }
    reconsiderShared(now);
}

void Inventory::unidentified(const PathRef& ref, TimePoint now) {
    Entry* entry = nullptr;
    const Path* path = findPath(ref, entry);
    if (!path || path->identity)
        return;
    entry->disks.unidentified(ref.key);
    reconsider(*entry, now);
}

void Inventory::sawMasks(const PathRef& ref, std::vector<MacAddress> masks, TimePoint now) {
    Entry* entry = nullptr;
    Path* path = findPath(ref, entry);
    if (!path || path->masks == masks)
        return;
    path->masks = std::move(masks);
    reconsider(*entry, now);
}

void Inventory::sawReservation(const PathRef& ref, std::vector<MacAddress> reservedBy, TimePoint now) {
    Entry* entry = nullptr;
    Path* path = findPath(ref, entry);
    if (!path || path->reservedBy == reservedBy)
        return;
    path->reservedBy = std::move(reservedBy);
    reconsider(*entry, now);
}

void Inventory::answered(const PathRef& ref, std::optional<Duration> roundTrip, TimePoint now) {
    Entry* entry = nullptr;
    Path* path = findPath(ref, entry);
    if (!path || !path->isUp())
        return;
    path->lastSeen = entry->target.lastSeen = now;
    path->roundTrip = roundTrip;
}

bool Inventory::lost(const PathRef& ref, TimePoint now) {
    Entry* entry = nullptr;
    Path* path = findPath(ref, entry);
    if (!path || path->state == PathState::Lost)
        return false;
    Target& target = entry->target;
    introduce(ref.address, now);
    entry->disks.invalidate(ref.key.mac);
    if (!entry->introduced) { // an invented address, as likely as not
        std::erase_if(target.paths, [&](const Path& each) { return each.key == ref.key; });
        if (target.paths.empty())
            erase(m_entries.find(ref.address));
        return false;
    }
    path->state = PathState::Lost;
    const bool isRemembered = entry->remembered == ref.key;
    setState(*entry);
    if (target.state == TargetState::Missing) {
        tell(*entry, {EventKind::Missing, ref.address, now});
    } else if (target.state == TargetState::Vanished) {
        tell(*entry, {EventKind::Vanished, ref.address, now});
    } else if (isRemembered) { // it answers on other paths now: losing the remembered one is not an event
        entry->remembered.reset();
        std::erase_if(target.paths, [&](const Path& each) { return each.key == ref.key; });
    } else {
        tell(*entry, {EventKind::PathLost, ref.address, now, Change::None, ref.key});
    }
    const bool hasVanished = target.state == TargetState::Vanished;
    reconsider(*entry, now);
    return hasVanished;
}

void Inventory::unwatch(LinkId link) {
    for (auto& [address, entry] : m_entries) {
        bool isTouched = false;
        for (auto& path : entry.target.paths)
            if (path.isUp() && path.key.link == link) {
                path.state = PathState::NotWatched;
                isTouched = true;
            }
        if (!isTouched)
            continue;
        setState(entry);
        m_touched.insert(address);
    }
}

void Inventory::expect(std::vector<Target> targets) {
    for (auto& target : targets) {
        if (m_entries.size() >= m_settings->maxTargets)
            return;
        const auto [place, isNew] = m_entries.try_emplace(target.address, ++m_added);
        Entry& entry = place->second;
        m_touched.insert(target.address);
        if (!isNew) { // it answered before its stored state was loaded
            entry.introduced = true;
            entry.target.firstSeen = target.firstSeen;
            continue;
        }
        learn(entry.facts, target.paths.front());
        entry.introduced = true;
        entry.remembered = target.paths.front().key;
        entry.target = std::move(target);
        if (entry.target.state != TargetState::Missing)
            entry.target.state = TargetState::NotWatched;
        entry.target.paths.front().state =
            entry.target.state == TargetState::Missing ? PathState::Lost : PathState::NotWatched;
        m_silent.emplace(entry.target.lastSeen, entry.target.address);
    }
}

void Inventory::introduce(Address address, TimePoint now) {
    const auto found = m_entries.find(address);
    if (found == m_entries.end() || found->second.introduced)
        return;
    Entry& entry = found->second;
    if (!isProven(entry.target) && !isHeardAgain(entry.target))
        return;
    entry.introduced = true;
    tell(entry, {EventKind::Appeared, address, now});
    tellConflict(entry, now);
}

void Inventory::forget(Address address) {
    if (const auto found = m_entries.find(address); found != m_entries.end())
        erase(found);
}

void Inventory::slept(Duration duration) {
    m_silent.clear();
    for (auto& [address, entry] : m_entries) {
        Target& target = entry.target;
        target.firstSeen -= duration;
        target.lastSeen -= duration;
        for (auto& path : target.paths) {
            path.firstSeen -= duration;
            path.lastSeen -= duration;
        }
        if (target.state != TargetState::Up)
            m_silent.emplace(target.lastSeen, address);
        m_touched.insert(address);
    }
}

void Inventory::timeReached(TimePoint now) {
    while (!m_dueChanges.empty() && m_dueChanges.begin()->first <= now) {
        const auto found = m_entries.find(m_dueChanges.begin()->second);
        m_dueChanges.erase(m_dueChanges.begin());
        if (found != m_entries.end() && found->second.gathered)
            tellChanges(found->second, now);
    }
}

TimePoint Inventory::nextDeadline() const {
    return m_dueChanges.empty() ? TimePoint::max() : m_dueChanges.begin()->first;
}

bool Inventory::isIntroduced(Address address) const {
    const auto found = m_entries.find(address);
    return found != m_entries.end() && found->second.introduced;
}

const Target* Inventory::find(Address address) const {
    const auto found = m_entries.find(address);
    return found == m_entries.end() ? nullptr : &found->second.target;
}

const Path* Inventory::find(const PathRef& path) const {
    const Target* target = find(path.address);
    return target ? target->find(path.key) : nullptr;
}

std::vector<Target> Inventory::all() const {
    std::vector<Target> targets;
    targets.reserve(m_entries.size());
    for (const auto& [address, entry] : m_entries)
        targets.push_back(entry.target);
    return targets;
}

void Inventory::forEach(const std::function<void(const Target&)>& visit) const {
    for (const auto& [address, entry] : m_entries)
        visit(entry.target);
}

std::vector<PathRef> Inventory::awaitedPaths(LinkId link) const {
    std::vector<PathRef> paths;
    for (const auto& [address, entry] : m_entries)
        for (const auto& path : entry.target.paths)
            if (path.state != PathState::Lost && (path.key.link == link || isAnywhere(path)))
                paths.push_back({address, path.key});
    return paths;
}

bool Inventory::hasUnwatched(LinkId link) const {
    return std::any_of(m_entries.begin(), m_entries.end(), [link](const auto& entry) {
        const auto& paths = entry.second.target.paths;
        return std::any_of(paths.begin(), paths.end(), [link](const Path& path) {
            return path.state == PathState::NotWatched && (path.key.link == link || isAnywhere(path));
        });
    });
}

std::optional<Event> Inventory::takeEvent() {
    if (m_events.empty())
        return std::nullopt;
    Event event = std::move(m_events.front());
    m_events.pop_front();
    return event;
}

std::vector<Address> Inventory::takeTouched() {
    std::vector<Address> touched(m_touched.begin(), m_touched.end());
    m_touched.clear();
    return touched;
}

std::vector<Target> Inventory::takeEvicted() { return std::exchange(m_evicted, {}); }

/// Targets that have not identified themselves have a share of the room and replace each other beyond it,
/// those that were merely announced first. So a flood of invented addresses displaces few known targets that
/// are silent, and none that answers.
bool Inventory::makeRoom(Heard heard) {
    const std::size_t share = std::max<std::size_t>(1, m_settings->maxTargets / shareOfUnproven);
    if (!m_silent.empty() && m_announced.size() + m_unproven.size() < share)
        evict(m_silent.begin()->second);
    else if (!m_announced.empty())
        evict(m_announced.begin()->second);
    else if (heard == Heard::AnsweredPoll && !m_unproven.empty())
        evict(m_unproven.begin()->second);
    else
        return false;
    return true;
}

void Inventory::answeredPoll(Address address) {
    const auto found = m_entries.find(address);
    if (m_announced.erase(found->second.number) > 0)
        m_unproven.emplace(found->second.number, address);
}

void Inventory::evict(Address address) {
    const auto found = m_entries.find(address);
    m_evicted.push_back(found->second.target);
    erase(found);
}

void Inventory::erase(Entries::iterator found) {
    const Entry& entry = found->second;
    m_serials.tells(found->first, {}, {});
    m_inDoubt.erase(found->first);
    m_crowded.erase(found->first);
    m_announced.erase(entry.number);
    m_unproven.erase(entry.number);
    m_silent.erase({entry.target.lastSeen, found->first});
    m_touched.insert(found->first);
    m_entries.erase(found);
}

/// Of many MACs seen for one target, those that do not answer are dropped first; live ones are never dropped
/// for new ones.
bool Inventory::makeRoomForPath(Entry& entry) const {
    Target& target = entry.target;
    if (target.paths.size() < m_settings->maxPathsEach)
        return true;
    const auto gone =
        std::find_if(target.paths.begin(), target.paths.end(), [](const Path& path) { return !path.isUp(); });
    if (gone == target.paths.end())
        return false;
    if (entry.remembered == gone->key)
        entry.remembered.reset();
    target.paths.erase(gone);
    return true;
}

Path* Inventory::findPath(const PathRef& ref, Entry*& entry) {
    const auto found = m_entries.find(ref.address);
    if (found == m_entries.end())
        return nullptr;
    entry = &found->second;
    auto& paths = entry->target.paths;
    const auto path =
        std::find_if(paths.begin(), paths.end(), [&](const Path& p) { return p.key == ref.key; });
    return path == paths.end() ? nullptr : &*path;
}

void Inventory::addTarget(const PathRef& ref, Path path, TimePoint now) {
    path.lastSeen = now;
    Entry entry(++m_added);
    entry.target.address = ref.address;
    entry.target.firstSeen = entry.target.lastSeen = now;
    entry.target.paths.push_back(std::move(path));
    entry.number = m_added;
    learn(entry.facts, entry.target.paths.front());
    m_announced.emplace(entry.number, ref.address);
    m_entries.emplace(ref.address, std::move(entry));
    m_touched.insert(ref.address);
}

/// A path answers that did not before. This is an event when it had been lost, or is new; not when it was not
/// watched.
void Inventory::revive(Entry& entry, const PathKey& key, TimePoint now) {
    Target& target = entry.target;
    auto& paths = target.paths;
    const auto path = std::find_if(paths.begin(), paths.end(), [&](const Path& p) { return p.key == key; });
    const bool wasGone = target.state == TargetState::Vanished || target.state == TargetState::Missing;
    const bool isNews = path->state == PathState::Lost && (wasGone || !entry.remembered);
    m_silent.erase({target.lastSeen, target.address});
    path->state = PathState::Up;
    path->lastSeen = target.lastSeen = now;
    if (entry.remembered && entry.remembered->link == LinkId{}) // its link is known now
        std::erase_if(paths, [&](const Path& each) { return each.key == *entry.remembered; });
    if (entry.remembered && (entry.remembered == key || wasGone || entry.remembered->link == LinkId{}))
        entry.remembered.reset();
    setState(entry);
    if (isNews)
        tell(entry,
             {wasGone ? EventKind::CameBack : EventKind::PathFound, target.address, now, Change::None, key});
    reconsider(entry, now);
}

void Inventory::setState(Entry& entry) {
    Target& target = entry.target;
    const auto any = [&](PathState state) {
        return std::any_of(target.paths.begin(), target.paths.end(),
                           [state](const Path& path) { return path.state == state; });
    };
    if (any(PathState::Up))
        target.state = TargetState::Up;
    else if (any(PathState::NotWatched))
        target.state = TargetState::NotWatched;
    else
        target.state = entry.remembered ? TargetState::Missing : TargetState::Vanished;
    if (target.state == TargetState::Up)
        m_silent.erase({target.lastSeen, target.address});
    else
        m_silent.emplace(target.lastSeen, target.address);
}

/// Takes over what the principal path reports. The first change is reported at once, further ones at most
/// every Settings::changePace: a target may report something else with each frame.
void Inventory::setChanges(Entry& entry, TimePoint now) {
    Facts facts = entry.facts;
    learn(facts, entry.target.principal());
    std::swap(facts, entry.facts);
    const Change changes = changesBetween(facts, entry.facts);
    if (changes == Change::None || !entry.introduced)
        return;
    if (!entry.gathered) {
        entry.gathered = std::make_unique<Gathered>();
        entry.gathered->before = std::move(facts);
    }
    entry.gathered->changes = entry.gathered->changes | changes;
    ++entry.gathered->count;
    const bool mayTell =
        entry.changeTold == TimePoint::min() || now - entry.changeTold >= m_settings->changePace;
    if (mayTell)
        tellChanges(entry, now);
    else
        m_dueChanges.emplace(entry.changeTold + m_settings->changePace, entry.target.address);
}

void Inventory::tellChanges(Entry& entry, TimePoint now) {
    const auto gathered = std::move(entry.gathered);
    entry.changeTold = now;
    Event event{EventKind::Changed, entry.target.address, now, gathered->changes};
    event.differences = differences(gathered->changes, gathered->before, entry.facts);
    event.count = gathered->count;
    tell(entry, std::move(event));
}

/// After any change to a target: derives its state and reports events.
void Inventory::reconsider(Entry& entry, TimePoint now) {
    Target& target = entry.target;
    m_touched.insert(target.address);
    if (target.state == TargetState::Up && !hasUnwatchedOther(target))
        setChanges(entry, now);
    countUnlisted(entry, now);
    noteSerials(target, now);
    judgeDisks(entry, now);
    tellConflict(entry, now);
}

/// Nothing is reported about a target before it is introduced.
void Inventory::tell(const Entry& entry, Event event) {
    if (entry.introduced)
        m_events.push_back(std::move(event));
}

} // namespace etherdeck::discovery
