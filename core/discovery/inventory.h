#pragma once

#include "core/discovery/eviction_order.h"
#include "core/discovery/known_target.h"
#include "core/discovery/requests.h"
#include "core/discovery/same_disk/shared_serials.h"
#include "core/discovery/settings.h"
#include "core/discovery/stopped_exports.h"
#include "core/discovery/target.h"

#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

namespace etherdeck::discovery {

/// The state of all targets, and the events that follow from observations. Bounded: when it is full, targets
/// that never identified themselves and those that do not answer make room for new ones. Targets that answer
/// questions are never dropped; targets that answer polls only are dropped only for others of that kind.
class Inventory {
public:
    enum class Sighting : std::uint8_t {
        Refused, ///< no room
        Known,   ///< this path was live already
        Changed, ///< live already, but its figures or string have changed
        New,     ///< a new path, or one that was not live
    };

    /// `settings` must outlive this object.
    explicit Inventory(const Settings& settings) :
        m_settings(&settings), m_evictions(settings.maxTargets), m_serials(settings.maxTargets) {}

    [[nodiscard]] Sighting sawConfig(const PathRef& path, const aoe::Config& config, Heard heard,
                                     TimePoint now);
    /// The functions below are for paths that sawConfig() has accepted; they do nothing for paths that were
    /// forgotten since.
    void sawIdentity(const PathRef& path, aoe::Identity identity, TimePoint now);
    /// The path was asked for its identity and did not answer.
    void unidentified(const PathRef& path, TimePoint now);
    void sawMasks(const PathRef& path, std::vector<MacAddress> masks, TimePoint now);
    void sawReservation(const PathRef& path, std::vector<MacAddress> reservedBy, TimePoint now);
    void answered(const PathRef& path, std::optional<Duration> roundTrip, TimePoint now);
    /// True when the target has vanished as a result, and nobody has stopped it.
    bool lost(const PathRef& path, TimePoint now);
    /// Its box with these MAC addresses has stopped the export, or starts it again.
    void stopped(Address address, std::set<MacAddress> box, TimePoint now);
    void startedAgain(Address address, TimePoint now);
    /// The link no longer receives. Its live paths become NotWatched, without events.
    void unwatch(LinkId link);
    /// Restores targets of an earlier run, each with its one known path. They are listed as NotWatched and
    /// count as known: a target that answers unchanged causes no event. Those that were Missing still are.
    void expect(std::vector<Target> targets);
    /// Everything that can be learned about a new target is known: report it. A target that was heard only
    /// once and has not identified itself must be heard again first, because anyone can invent addresses.
    void introduce(Address address, TimePoint now);
    void forget(Address address);

    /// The result of a comparison from takeOrder().
    void compared(const ComparisonResult& result, TimePoint now);
    /// Call it for each poll: retries old doubts, and forgets unlisted MACs that have fallen silent.
    void pollPassed(TimePoint now);
    /// Compares again what the paths of a target lead to, from the beginning.
    void compareAnew(Address address, TimePoint now);
    /// A comparison that would show whether paths lead to one disk.
    [[nodiscard]] std::optional<ComparisonOrder> takeOrder();
    /// A path that should be asked for its identity again.
    [[nodiscard]] std::optional<PathRef> takePathToIdentify();

    /// The clock stood still for this long: every observation is older than it seems.
    void slept(Duration duration);
    /// Reports changes that were held back.
    void timeReached(TimePoint now);
    [[nodiscard]] TimePoint nextDeadline() const;

    [[nodiscard]] bool isIntroduced(Address address) const;
    [[nodiscard]] const Target* find(Address address) const;
    [[nodiscard]] const Path* find(const PathRef& path) const;
    [[nodiscard]] std::vector<Target> all() const;
    /// Calls `visit` for each target, sorted by address.
    void forEach(const std::function<void(const Target&)>& visit) const;
    [[nodiscard]] std::size_t size() const { return m_targets.size(); }
    /// Paths on a link that are expected to answer: the live ones and those that are not watched yet.
    [[nodiscard]] std::vector<PathRef> awaitedPaths(LinkId link) const;
    /// Whether there are any that are not watched yet.
    [[nodiscard]] bool hasUnwatched(LinkId link) const;

    [[nodiscard]] std::optional<Event> takeEvent();
    [[nodiscard]] std::vector<Address> takeTouched();
    [[nodiscard]] bool hasTouched() const { return !m_touched.empty(); }
    /// Targets dropped to make room since the last call.
    [[nodiscard]] std::vector<Target> takeEvicted() { return std::exchange(m_evicted, {}); }
    [[nodiscard]] std::uint64_t refused() const { return m_refused; }

private:
    using Targets = std::map<Address, KnownTarget>;

    [[nodiscard]] Sighting sawNew(const PathRef& path, const aoe::Config& config, Heard heard, TimePoint now);
    void sawMacs(const PathRef& path, std::optional<std::vector<MacAddress>> Path::*list,
                 std::vector<MacAddress> macs, TimePoint now);
    [[nodiscard]] bool makeRoom(Heard heard);
    void erase(Targets::iterator found);
    [[nodiscard]] KnownTarget* findKnown(Address address);
    [[nodiscard]] std::pair<KnownTarget*, Path*> findKnown(const PathRef& path);
    void reconsider(KnownTarget& known, TimePoint now);
    void gatherChanges(KnownTarget& known, TimePoint now);
    void noteSerials(KnownTarget& known, TimePoint now);
    void judgeDisks(KnownTarget& known, TimePoint now);
    void reconsiderShared(TimePoint now);
    void retryDoubts(TimePoint now);
    void countUnlisted(KnownTarget& known, TimePoint now);
    void tell(std::optional<Event> event);

    const Settings* m_settings;
    Targets m_targets;
    EvictionOrder m_evictions;
    std::set<std::pair<TimePoint, Address>> m_dueChanges;
    std::deque<Event> m_events;
    std::set<Address> m_touched;
    std::vector<Target> m_evicted;
    SharedSerials m_serials;
    StoppedExports m_stopped;
    std::deque<ComparisonOrder> m_orders;
    std::set<Address> m_inDoubt;
    std::set<Address> m_crowded; ///< targets with unlisted MACs
    std::uint64_t m_added = 0;   ///< targets so far
    std::uint64_t m_refused = 0;
};

} // namespace etherdeck::discovery
