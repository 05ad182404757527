#pragma once

#include "core/discovery/path_disks.h"
#include "core/discovery/requests.h"
#include "core/discovery/settings.h"
#include "core/discovery/shared_serials.h"
#include "core/discovery/target.h"

#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <vector>

namespace etherdeck::discovery {

/// What is known of all targets, and the events that follow from what is observed. Bounded: when full,
/// targets that never said who they are make room for new ones; those that did never do.
class Inventory {
public:
    enum class Sighting : std::uint8_t {
        Refused, ///< no room
        Known,   ///< this path was live already
        Changed, ///< live already, but its figures or string differ now
        New,     ///< a new path, or one that was lost
    };

    /// `settings` must outlive it.
    explicit Inventory(const Settings& settings) : m_settings(&settings), m_serials(settings.mostTargets) {}

    [[nodiscard]] Sighting sawConfig(const PathRef& path, const aoe::Config& config, TimePoint now);
    /// The others are about paths that sawConfig() has let in; they do nothing for paths since forgotten.
    void sawIdentity(const PathRef& path, aoe::Identity identity, TimePoint now);
    /// It was asked who it is, and does not say.
    void unidentified(const PathRef& path, TimePoint now);
    void sawMasks(const PathRef& path, std::vector<MacAddress> masks, TimePoint now);
    void sawReservation(const PathRef& path, std::vector<MacAddress> reservedBy, TimePoint now);
    void answered(const PathRef& path, std::optional<Duration> roundTrip, TimePoint now);
    void lost(const PathRef& path, TimePoint now);
    /// All that can be learned of a new target now is known: time to tell of it.
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

    [[nodiscard]] const Target* find(Address address) const;
    [[nodiscard]] const Path* find(const PathRef& path) const;
    [[nodiscard]] std::vector<Target> all() const;
    /// Calls `visit` for each, in the order of addresses.
    void forEach(const std::function<void(const Target&)>& visit) const;
    [[nodiscard]] std::size_t size() const { return m_entries.size(); }
    /// Live paths, for sweeps.
    [[nodiscard]] std::vector<PathRef> livePaths(LinkId link) const;

    [[nodiscard]] std::optional<Event> takeEvent();
    [[nodiscard]] std::vector<Address> takeTouched();
    [[nodiscard]] bool hasTouched() const { return !m_touched.empty(); }
    /// Targets thrown out since the last call to make room.
    [[nodiscard]] std::vector<Target> takeEvicted();
    [[nodiscard]] std::uint64_t refused() const { return m_refused; }

private:
    /// The facts that Change speaks of, as last known; a fact survives the loss of the path that told it, so
    /// that a target that comes back as another disk is noticed.
    struct Facts {
        std::optional<aoe::Identity> identity;
        std::optional<std::vector<MacAddress>> masks;
        std::optional<std::vector<MacAddress>> reservedBy;
        std::string configString;
        std::uint16_t buffers = 0;
        std::uint16_t firmware = 0;
        std::uint8_t sectorsPerFrame = 0;
    };
    struct Entry {
        explicit Entry(std::uint64_t number) : disks(number << 32) {}

        Target target;
        Facts facts;
        PathDisks disks;
        UnlistedMacs unlisted;
        Conflict toldConflict = Conflict::None;
        bool introduced = false;
    };

    [[nodiscard]] static Change replaceFacts(Facts& facts, const Path& path);
    [[nodiscard]] bool makeRoom();
    [[nodiscard]] bool makeRoomForPath(Target& target) const;
    [[nodiscard]] Path* findPath(const PathRef& path, Entry*& entry);
    void addTarget(const PathRef& path, Path value, TimePoint now);
    void revive(Entry& entry, Path& path, TimePoint now);
    void reconsider(Entry& entry, TimePoint now);
    void judgeDisks(Entry& entry, TimePoint now);
    void noteSerials(Target& target, TimePoint now);
    void reconsiderShared(TimePoint now);
    void retryDoubts(TimePoint now);
    void countUnlisted(Entry& entry, TimePoint now);
    void tellConflict(Entry& entry, TimePoint now);
    void tell(const Entry& entry, Event event);

    const Settings* m_settings;
    std::map<Address, Entry> m_entries;
    std::deque<Address> m_unproven; ///< oldest first; may name targets proven or gone since
    std::deque<Event> m_events;
    std::set<Address> m_touched;
    std::vector<Target> m_evicted;
    SharedSerials m_serials;
    std::deque<ComparisonOrder> m_orders;
    std::set<Address> m_inDoubt;
    std::set<Address> m_crowded; ///< with unlisted MACs
    std::uint64_t m_refused = 0;
    std::uint64_t m_added = 0; ///< targets so far
};

} // namespace etherdeck::discovery
