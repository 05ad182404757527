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

/// Takes over a fact, and tells whether it differs from the one before. Learning it first is no difference.
template <class Fact>
bool replace(Fact& known, const Fact& now) {
    const bool differs = known != now;
    known = now;
    return differs;
}

template <class Fact>
bool replaceIfTold(std::optional<Fact>& known, const std::optional<Fact>& now) {
    if (!now)
        return false;
    const bool differs = known && *known != *now;
    known = now;
    return differs;
}

Change flagIf(bool differs, Change flag) { return differs ? flag : Change::None; }

} // namespace

Inventory::Sighting Inventory::sawConfig(const PathRef& ref, const aoe::Config& config, TimePoint now) {
    Entry* entry = nullptr;
    Path* path = findPath(ref, entry);
    if (path && path->up) {
        path->lastSeen = entry->target.lastSeen = now;
        if (saysTheSame(*path, config))
            return Sighting::Known;
        copyConfig(*path, config);
        reconsider(*entry, now);
        return Sighting::Changed;
    }
    if (path) {
        copyConfig(*path, config);
        revive(*entry, *path, now);
        return Sighting::New;
    }
    const bool room =
        entry ? makeRoomForPath(entry->target) : m_entries.size() < m_settings->mostTargets || makeRoom();
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
        return Sighting::New;
    }
    added.up = false;
    entry->unlisted.remove(ref.key.mac);
    entry->target.paths.push_back(std::move(added));
    revive(*entry, entry->target.paths.back(), now);
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
    if (!path || !path->up)
        return;
    path->lastSeen = entry->target.lastSeen = now;
    path->roundTrip = roundTrip;
}

void Inventory::lost(const PathRef& ref, TimePoint now) {
    Entry* entry = nullptr;
    Path* path = findPath(ref, entry);
    if (!path || !path->up)
        return;
    introduce(ref.address, now);
    path->up = false;
    entry->disks.invalidate(ref.key.mac);
    Target& target = entry->target;
    const bool others =
        std::any_of(target.paths.begin(), target.paths.end(), [](const Path& p) { return p.up; });
    if (others) {
        tell(*entry, {EventKind::PathLost, ref.address, now, Change::None, ref.key});
    } else {
        target.state = TargetState::Vanished;
        tell(*entry, {EventKind::Vanished, ref.address, now});
    }
    reconsider(*entry, now);
}

void Inventory::introduce(Address address, TimePoint now) {
    const auto found = m_entries.find(address);
    if (found == m_entries.end() || found->second.introduced)
        return;
    Entry& entry = found->second;
    entry.introduced = true;
    tell(entry, {EventKind::Appeared, address, now});
    tellConflict(entry, now);
}

void Inventory::forget(Address address) {
    m_serials.tells(address, {}, {});
    m_inDoubt.erase(address);
    m_crowded.erase(address);
    if (m_entries.erase(address) > 0)
        m_touched.insert(address);
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

std::vector<PathRef> Inventory::livePaths(LinkId link) const {
    std::vector<PathRef> paths;
    for (const auto& [address, entry] : m_entries)
        for (const auto& path : entry.target.paths)
            if (path.up && path.key.link == link)
                paths.push_back({address, path.key});
    return paths;
}

std::optional<Event> Inventory::takeEvent() {
    if (m_events.empty())
        return std::nullopt;
    const Event event = m_events.front();
    m_events.pop_front();
    return event;
}

std::vector<Address> Inventory::takeTouched() {
    std::vector<Address> touched(m_touched.begin(), m_touched.end());
    m_touched.clear();
    return touched;
}

std::vector<Target> Inventory::takeEvicted() { return std::exchange(m_evicted, {}); }

Change Inventory::replaceFacts(Facts& facts, const Path& path) {
    Change changes = Change::None;
    if (facts.identity && path.identity) {
        const auto& before = *facts.identity;
        const auto& now = *path.identity;
        changes = flagIf(before.size != now.size, Change::Size) |
                  flagIf(before.serial != now.serial, Change::Serial) |
                  flagIf(before.model != now.model, Change::Model) |
                  flagIf(before.firmwareRevision != now.firmwareRevision, Change::FirmwareRevision);
    }
    if (path.identity)
        facts.identity = path.identity;
    return changes | flagIf(replaceIfTold(facts.masks, path.masks), Change::Masks) |
           flagIf(replaceIfTold(facts.reservedBy, path.reservedBy), Change::Reservation) |
           flagIf(replace(facts.configString, path.configString), Change::ConfigString) |
           flagIf(replace(facts.buffers, path.buffers), Change::Buffers) |
           flagIf(replace(facts.sectorsPerFrame, path.sectorsPerFrame), Change::SectorsPerFrame) |
           flagIf(replace(facts.firmware, path.firmware), Change::Firmware);
}

/// Throws out the oldest target that never identified itself.
bool Inventory::makeRoom() {
    while (!m_unproven.empty()) {
        const auto found = m_entries.find(m_unproven.front());
        m_unproven.pop_front();
        if (found == m_entries.end() || isProven(found->second.target))
            continue;
        m_touched.insert(found->first);
        m_inDoubt.erase(found->first);
        m_crowded.erase(found->first);
        m_evicted.push_back(std::move(found->second.target));
        m_entries.erase(found);
        return true;
    }
    return false;
}

/// Of many MACs seen for one target, lost ones go first; live ones are never thrown out for newcomers.
bool Inventory::makeRoomForPath(Target& target) const {
    if (target.paths.size() < m_settings->mostPathsEach)
        return true;
    const auto gone =
        std::find_if(target.paths.begin(), target.paths.end(), [](const Path& path) { return !path.up; });
    if (gone == target.paths.end())
        return false;
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
    static_cast<void>(replaceFacts(entry.facts, entry.target.paths.front()));
    m_entries.emplace(ref.address, std::move(entry));
    m_touched.insert(ref.address);
    if (m_unproven.size() >= 2 * m_settings->mostTargets)
        std::erase_if(m_unproven, [this](Address address) {
            const Target* target = find(address);
            return !target || isProven(*target);
        });
    m_unproven.push_back(ref.address);
}

void Inventory::revive(Entry& entry, Path& path, TimePoint now) {
    Target& target = entry.target;
    const bool wasVanished = target.state == TargetState::Vanished;
    path.up = true;
    path.lastSeen = target.lastSeen = now;
    target.state = TargetState::Up;
    tell(entry, {wasVanished ? EventKind::CameBack : EventKind::PathFound, target.address, now, Change::None,
                 path.key});
    reconsider(entry, now);
}

/// After any change to a target: works out what it means and tells it.
void Inventory::reconsider(Entry& entry, TimePoint now) {
    Target& target = entry.target;
    m_touched.insert(target.address);
    const Change changes =
        target.state == TargetState::Up ? replaceFacts(entry.facts, target.principal()) : Change::None;
    if (changes != Change::None)
        tell(entry, {EventKind::Changed, target.address, now, changes});
    countUnlisted(entry, now);
    noteSerials(target, now);
    judgeDisks(entry, now);
    tellConflict(entry, now);
}

/// Nothing is told of a target before it is introduced.
void Inventory::tell(const Entry& entry, Event event) {
    if (entry.introduced)
        m_events.push_back(event);
}

} // namespace etherdeck::discovery
