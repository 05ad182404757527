#include "core/discovery/known_target.h"

#include "core/discovery/same_disk/serial_proof.h"

#include <algorithm>
#include <utility>

namespace etherdeck::discovery {

namespace {

bool isProven(const Target& target) {
    return std::any_of(target.paths.begin(), target.paths.end(),
                       [](const Path& path) { return path.identity.has_value(); });
}

bool isHeardAgain(const Target& target) { return target.lastSeen > target.firstSeen; }

/// True when a path that is not watched now had reported another disk than the one that answers: the target's
/// disk has not changed then, it had two.
bool hasUnwatchedOther(const Target& target) {
    const auto& answers = target.principal().identity;
    return std::any_of(target.paths.begin(), target.paths.end(), [&](const Path& path) {
        return path.state == PathState::NotWatched && path.identity && answers && path.identity != answers;
    });
}

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

bool mayBeOn(const Path& path, LinkId link) {
    return path.key.link == link || (path.state == PathState::NotWatched && path.key.link == LinkId{});
}

bool takeOver(Path& path, const aoe::Config& config) {
    const auto sectors = aoe::effectiveSectorsPerFrame(config);
    if (path.buffers == config.buffers && path.firmware == config.firmware &&
        path.sectorsPerFrame == sectors && path.configString == config.string)
        return false;
    path.buffers = config.buffers;
    path.firmware = config.firmware;
    path.sectorsPerFrame = sectors;
    path.configString = config.string;
    return true;
}

KnownTarget::KnownTarget(std::uint64_t number, Address address, Path path) :
    m_number(number), m_disks(number << 32) {
    m_target.address = address;
    m_target.firstSeen = path.firstSeen;
    m_target.lastSeen = path.lastSeen;
    m_changes.learn(path);
    m_target.paths.push_back(std::move(path));
}

KnownTarget::KnownTarget(std::uint64_t number, Target earlier) :
    m_number(number), m_target(std::move(earlier)), m_disks(number << 32), m_isIntroduced(true) {
    auto& path = m_target.paths.front();
    m_changes.learn(path);
    m_remembered = path.key;
    if (m_target.state != TargetState::Missing)
        m_target.state = TargetState::NotWatched;
    path.state = m_target.state == TargetState::Missing ? PathState::Lost : PathState::NotWatched;
}

Path* KnownTarget::find(const PathKey& key) {
    const auto found = std::find_if(m_target.paths.begin(), m_target.paths.end(),
                                    [&](const Path& path) { return path.key == key; });
    return found == m_target.paths.end() ? nullptr : &*found;
}

Path& KnownTarget::add(const PathKey& key, TimePoint now) {
    m_unlisted.remove(key.mac);
    auto& path = m_target.paths.emplace_back();
    path.key = key;
    path.state = PathState::Lost;
    path.firstSeen = now;
    return path;
}

bool KnownTarget::makeRoomForPath(std::size_t maxPaths) {
    auto& paths = m_target.paths;
    if (paths.size() < maxPaths)
        return true;
    const auto gone = std::find_if(paths.begin(), paths.end(), [](const Path& path) { return !path.isUp(); });
    if (gone == paths.end())
        return false;
    if (m_remembered == gone->key)
        m_remembered.reset();
    paths.erase(gone);
    return true;
}

void KnownTarget::remove(const PathKey& key) {
    std::erase_if(m_target.paths, [&](const Path& path) { return path.key == key; });
}

std::optional<Event> KnownTarget::revived(const PathKey& key, TimePoint now) {
    Path& path = *find(key);
    const bool wasGone = m_target.state == TargetState::Vanished || m_target.state == TargetState::Missing;
    const bool isNews = path.state == PathState::Lost && (wasGone || !m_remembered);
    path.state = PathState::Up;
    heard(path, now);
    const bool isLinkKnownNow = m_remembered && m_remembered->link == LinkId{};
    if (isLinkKnownNow)
        remove(*m_remembered);
    if (m_remembered == key || wasGone || isLinkKnownNow)
        m_remembered.reset();
    setState();
    if (!isNews || !m_isIntroduced)
        return std::nullopt;
    return Event{wasGone ? EventKind::CameBack : EventKind::PathFound, m_target.address, now, Change::None,
                 key};
}

std::optional<Event> KnownTarget::lost(const PathKey& key, TimePoint now) {
    find(key)->state = PathState::Lost;
    setState();
    if (m_target.state == TargetState::Missing)
        return Event{EventKind::Missing, m_target.address, now};
    if (m_target.state == TargetState::Vanished)
        return Event{EventKind::Vanished, m_target.address, now};
    if (m_remembered != key)
        return Event{EventKind::PathLost, m_target.address, now, Change::None, key};
    // It answers on other paths now: losing the remembered one is not an event.
    m_remembered.reset();
    remove(key);
    return std::nullopt;
}

bool KnownTarget::unwatch(LinkId link) {
    bool isAny = false;
    for (auto& path : m_target.paths)
        if (path.isUp() && path.key.link == link) {
            path.state = PathState::NotWatched;
            isAny = true;
        }
    if (isAny)
        setState();
    return isAny;
}

bool KnownTarget::isUnwatchedOn(LinkId link) const {
    return std::any_of(m_target.paths.begin(), m_target.paths.end(), [link](const Path& path) {
        return path.state == PathState::NotWatched && mayBeOn(path, link);
    });
}

void KnownTarget::slept(Duration duration) {
    m_target.firstSeen -= duration;
    m_target.lastSeen -= duration;
    for (auto& path : m_target.paths) {
        path.firstSeen -= duration;
        path.lastSeen -= duration;
    }
}

std::optional<Event> KnownTarget::introduce(TimePoint now) {
    if (m_isIntroduced || (!isProven(m_target) && !isHeardAgain(m_target)))
        return std::nullopt;
    m_isIntroduced = true;
    return Event{EventKind::Appeared, m_target.address, now};
}

void KnownTarget::wasKnownSince(TimePoint firstSeen) {
    m_isIntroduced = true;
    m_target.firstSeen = firstSeen;
}

std::optional<TimePoint> KnownTarget::gatherChanges(Duration pace) {
    if (m_target.state != TargetState::Up || hasUnwatchedOther(m_target))
        return std::nullopt;
    if (m_isIntroduced)
        return m_changes.gather(m_target.principal(), pace);
    m_changes.learn(m_target.principal());
    return std::nullopt;
}

std::set<std::string> KnownTarget::provingSerials() const {
    std::set<std::string> serials;
    for (const Path& path : m_target.paths)
        if (path.isUp() && path.identity &&
            proofOf(serialKind(path.identity->serial), false) != SerialProof::None)
            serials.insert(path.identity->serial);
    return serials;
}

std::optional<Event> KnownTarget::takeConflict(TimePoint now) {
    const bool isOpen = (m_target.conflict == Conflict::Possible && !m_target.hasPossibleConflict()) ||
                        (m_target.conflict == Conflict::None && hasAny(PathState::NotWatched));
    if (!m_isIntroduced || isOpen || m_target.conflict == m_reportedConflict)
        return std::nullopt;
    m_reportedConflict = m_target.conflict;
    return Event{eventOf(m_target.conflict), m_target.address, now};
}

bool KnownTarget::countUnlisted(TimePoint now) {
    const auto unlisted = m_unlisted.count(now);
    return std::exchange(m_target.unlisted, unlisted) != unlisted;
}

bool KnownTarget::hasAny(PathState state) const {
    return std::any_of(m_target.paths.begin(), m_target.paths.end(),
                       [state](const Path& path) { return path.state == state; });
}

void KnownTarget::setState() {
    if (hasAny(PathState::Up))
        m_target.state = TargetState::Up;
    else if (hasAny(PathState::NotWatched))
        m_target.state = TargetState::NotWatched;
    else
        m_target.state = m_remembered ? TargetState::Missing : TargetState::Vanished;
}

} // namespace etherdeck::discovery
