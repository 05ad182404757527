#pragma once

#include "core/discovery/facts.h"
#include "core/discovery/path_disks.h"
#include "core/discovery/target.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <string>

namespace etherdeck::discovery {

/// True for a path of that link, and for one that is not watched and whose link is unknown.
[[nodiscard]] bool mayBeOn(const Path& path, LinkId link);

/// Takes over what a path reports of itself. True when something has changed.
bool takeOver(Path& path, const aoe::Config& config);

/// What the inventory keeps about one target: its paths with their states, and what was reported about it.
class KnownTarget {
public:
    /// Heard for the first time, by one path. `number` must differ for any two targets, including successive
    /// ones at one address.
    KnownTarget(std::uint64_t number, Address address, Path path);
    /// Known from an earlier run, with its one path: listed as NotWatched, or as Missing if it was.
    KnownTarget(std::uint64_t number, Target earlier);

    [[nodiscard]] std::uint64_t number() const { return m_number; }
    [[nodiscard]] const Target& target() const { return m_target; }
    [[nodiscard]] Path* find(const PathKey& key);

    /// A live path was heard.
    void heard(Path& path, TimePoint now) { path.lastSeen = m_target.lastSeen = now; }
    /// Adds a path, which is lost until revived(). It must not be there, and there must be room.
    Path& add(const PathKey& key, TimePoint now);
    /// Of many MACs seen for one target, those that do not answer are dropped first; live ones are never
    /// dropped for new ones.
    [[nodiscard]] bool makeRoomForPath(std::size_t maxPaths);
    void remove(const PathKey& key);
    /// A path answers that did not before. This is an event when it had been lost, or is new; not when it was
    /// not watched.
    [[nodiscard]] std::optional<Event> revived(const PathKey& key, TimePoint now);
    [[nodiscard]] std::optional<Event> lost(const PathKey& key, TimePoint now);
    /// True when paths of the link were live; they are not watched now.
    [[nodiscard]] bool unwatch(LinkId link);
    /// True when a path that may be on the link is not watched.
    [[nodiscard]] bool isUnwatchedOn(LinkId link) const;
    /// The clock stood still for this long.
    void slept(Duration duration);

    /// Nothing is reported about a target before it is introduced.
    [[nodiscard]] bool isIntroduced() const { return m_isIntroduced; }
    /// Empty when it is introduced already, or may be an invention: heard once, and not identified.
    [[nodiscard]] std::optional<Event> introduce(TimePoint now);
    /// It was known since then, as is found out now.
    void wasKnownSince(TimePoint firstSeen);

    /// Takes over what the principal path reports. Returns when to report that it has changed.
    [[nodiscard]] std::optional<TimePoint> gatherChanges(Duration pace);
    [[nodiscard]] std::optional<Event> takeChanges(TimePoint now) {
        return m_changes.take(m_target.address, now);
    }

    [[nodiscard]] PathDisks& disks() { return m_disks; }
    /// The serial numbers of live paths that are of use to tell disks apart.
    [[nodiscard]] std::set<std::string> provingSerials() const;
    void setStopped(bool isStopped) { m_target.isStopped = isStopped; }
    void setSerialIsShared(bool isShared) { m_target.serialIsShared = isShared; }
    /// Sets conflict, doubt and disks; returns the comparison that would tell more.
    [[nodiscard]] std::optional<ComparisonOrder> judgeDisks(TimePoint now) {
        return m_disks.judge(m_target, now);
    }
    /// The conflict, or its end, if that was not reported. No event while a comparison is in progress, nor
    /// when a conflict ends only because one of its paths is not watched.
    [[nodiscard]] std::optional<Event> takeConflict(TimePoint now);

    /// A MAC answers for which there is no room.
    void sawUnlisted(const MacAddress& mac, TimePoint now) { m_unlisted.saw(mac, now); }
    /// True when their count has changed.
    [[nodiscard]] bool countUnlisted(TimePoint now);

private:
    [[nodiscard]] bool hasAny(PathState state) const;
    void setState();

    std::uint64_t m_number;
    Target m_target;
    GatheredChanges m_changes;
    PathDisks m_disks;
    UnlistedMacs m_unlisted;
    Conflict m_reportedConflict = Conflict::None;
    bool m_isIntroduced = false;
    std::optional<PathKey> m_remembered; ///< the path of an earlier run, until it answers or is replaced
};

} // namespace etherdeck::discovery
