#pragma once

#include "core/discovery/facts.h"
#include "core/discovery/path_disks.h"
#include "core/discovery/requests.h"
#include "core/discovery/settings.h"
#include "core/discovery/shared_serials.h"
#include "core/discovery/target.h"

#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <utility>
#include <vector>

namespace etherdeck::discovery {

/// What is known of all targets, and the events that follow from what is observed. Bounded: when full,
/// targets that never said who they are and those that do not answer make room for new ones; those that
/// answer never do, and those that answer polls do for others that answer polls only.
class Inventory {
public:
    enum class Sighting : std::uint8_t {
        Refused, ///< no room
        Known,   ///< this path was live already
        Changed, ///< live already, but its figures or string differ now
        New,     ///< a new path, or one that was not live
    };

    /// How a path was heard: anybody can announce an address that he has invented.
    enum class Heard : std::uint8_t { Announced, AnsweredPoll };

    /// `settings` must outlive it.
    explicit Inventory(const Settings& settings) : m_settings(&settings), m_serials(settings.mostTargets) {}

    [[nodiscard]] Sighting sawConfig(const PathRef& path, const aoe::Config& config, Heard heard,
                                     TimePoint now);
    /// The others are about paths that sawConfig() has let in; they do nothing for paths since forgotten.
    void sawIdentity(const PathRef& path, aoe::Identity identity, TimePoint now);
    /// It was asked who it is, and does not say.
    void unidentified(const PathRef& path, TimePoint now);
    void sawMasks(const PathRef& path, std::vector<MacAddress> masks, TimePoint now);
    void sawReservation(const PathRef& path, std::vector<MacAddress> reservedBy, TimePoint now);
    void answered(const PathRef& path, std::optional<Duration> roundTrip, TimePoint now);
    /// True when the target has vanished by it.
    bool lost(const PathRef& path, TimePoint now);
    /// Nobody listens on the link any more: what was live there is not watched, and nothing is told.
    void unwatch(LinkId link);
    /// Targets of an earlier run, each with the one path that was known. They are listed as not watched, and
    /// taken for known: nothing is told of one that answers as it did. Those that were missing then still
    /// are.
    void expect(std::vector<Target> targets);
    /// All that can be learned of a new target now is known: time to tell of it. One that was heard only once
    /// and has not said who it is must be heard again first: anybody can invent addresses.
    void introduce(Address address, TimePoint now);
    void forget(Address address);

    /// What a comparison that takeOrder() asked for has found.
    void compared(const ComparisonResult& result, TimePoint now);
    /// For each poll: looks into old doubts once more, and forgets unlisted MACs that have fallen silent.
    void pollPassed(TimePoint now);
    /// Looks into what the paths of a target lead to, from the beginning.
    void compareAnew(Address address, TimePoint now);
    /// A comparison that would tell whether paths lead to one disk.
    [[nodiscard]] std::optional<ComparisonOrder> takeOrder();
    /// A path that should be asked once more who it is.
    [[nodiscard]] std::optional<PathRef> takePathToIdentify();

    /// The clock stood still for so long: all that was seen is older than it thinks.
    void slept(Duration duration);
    /// Tells changes that had to wait.
    void timeReached(TimePoint now);
    [[nodiscard]] TimePoint nextDeadline() const;

    [[nodiscard]] bool isIntroduced(Address address) const;
    [[nodiscard]] const Target* find(Address address) const;
    [[nodiscard]] const Path* find(const PathRef& path) const;
    [[nodiscard]] std::vector<Target> all() const;
    /// Calls `visit` for each, in the order of addresses.
    void forEach(const std::function<void(const Target&)>& visit) const;
    [[nodiscard]] std::size_t size() const { return m_entries.size(); }
    /// Paths whose answers are waited for on a link: the live ones and those that are not watched yet.
    [[nodiscard]] std::vector<PathRef> awaitedPaths(LinkId link) const;
    /// Whether there are any that are not watched yet.
    [[nodiscard]] bool hasUnwatched(LinkId link) const;

    [[nodiscard]] std::optional<Event> takeEvent();
    [[nodiscard]] std::vector<Address> takeTouched();
    [[nodiscard]] bool hasTouched() const { return !m_touched.empty(); }
    /// Targets thrown out since the last call to make room.
    [[nodiscard]] std::vector<Target> takeEvicted();
    [[nodiscard]] std::uint64_t refused() const { return m_refused; }

private:
    /// Changes since the last ones were told: too many to tell each.
    struct Gathered {
        Facts before; ///< as last told
        Change changes = Change::None;
        std::uint32_t count = 0;
    };
    struct Entry {
        explicit Entry(std::uint64_t nth) : disks(nth << 32) {}

        Target target;
        Facts facts;
        PathDisks disks;
        UnlistedMacs unlisted;
        Conflict toldConflict = Conflict::None;
        bool introduced = false;
        TimePoint changeTold = TimePoint::min();
        std::unique_ptr<Gathered> gathered;
        std::optional<PathKey> remembered; ///< the path of an earlier run, until it answers or is replaced
        std::uint64_t number = 0;          ///< in m_announced or m_unproven; 0: in neither
    };
    using Entries = std::map<Address, Entry>;

    [[nodiscard]] bool makeRoom(Heard heard);
    void answeredPoll(Address address);
    void evict(Address address);
    void erase(Entries::iterator found);
    [[nodiscard]] bool makeRoomForPath(Entry& entry) const;
    [[nodiscard]] Path* findPath(const PathRef& path, Entry*& entry);
    void addTarget(const PathRef& path, Path value, TimePoint now);
    void revive(Entry& entry, const PathKey& key, TimePoint now);
    void setState(Entry& entry);
    void setChanges(Entry& entry, TimePoint now);
    void tellChanges(Entry& entry, TimePoint now);
    void reconsider(Entry& entry, TimePoint now);
    void judgeDisks(Entry& entry, TimePoint now);
    void noteSerials(Target& target, TimePoint now);
    void reconsiderShared(TimePoint now);
    void retryDoubts(TimePoint now);
    void countUnlisted(Entry& entry, TimePoint now);
    void tellConflict(Entry& entry, TimePoint now);
    void tell(const Entry& entry, Event event);

    const Settings* m_settings;
    Entries m_entries;
    std::map<std::uint64_t, Address> m_announced; ///< never answered us, nor said who they are; oldest first
    std::map<std::uint64_t, Address> m_unproven;  ///< answer polls, and never said who they are
    std::set<std::pair<TimePoint, Address>> m_silent; ///< not up, by when they were heard last
    std::set<std::pair<TimePoint, Address>> m_dueChanges;
    std::deque<Event> m_events;
    std::set<Address> m_touched;
    std::vector<Target> m_evicted;
    SharedSerials m_serials;
    std::deque<ComparisonOrder> m_orders;
    std::set<Address> m_inDoubt;
    std::set<Address> m_crowded; ///< with unlisted MACs
    std::uint64_t m_added = 0;   ///< targets so far
    std::uint64_t m_refused = 0;
};

} // namespace etherdeck::discovery
