#pragma once

#include "core/aoe/build.h"
#include "core/discovery/disk_comparisons.h"
#include "core/discovery/identification.h"
#include "core/discovery/inventory.h"
#include "core/discovery/outgoing_frame.h"
#include "core/discovery/settings.h"
#include "core/discovery/target.h"
#include "core/discovery/watched_link.h"

#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <vector>

namespace etherdeck::discovery {

/// Counters since the start, for status lines and tests.
struct Statistics {
    std::uint64_t framesReceived = 0;
    std::uint64_t framesIgnored = 0; ///< not AoE, others' requests, impossible addresses
    std::uint64_t requestsSent = 0;
    std::uint64_t retransmissions = 0;
    std::uint64_t requestsGivenUp = 0;
    std::uint64_t targetsRefused = 0; ///< new addresses while the inventory was full
};

/// All targets of a link stopped answering at once, so a switch or a cable is the likely cause. Reported in
/// addition to their own events.
struct LinkSilence {
    LinkId link{};
    std::size_t targets = 0; ///< how many have vanished; at least two
    TimePoint time{};

    friend bool operator==(const LinkSilence&, const LinkSilence&) = default;
};

/// The progress of the current discovery, over all links.
struct Progress {
    std::size_t roundsSent = 0;
    std::size_t rounds = 0;
    std::size_t targets = 0;    ///< listed so far
    std::size_t unanswered = 0; ///< paths with unanswered questions

    friend bool operator==(const Progress&, const Progress&) = default;
};

/// Finds AoE targets and keeps an inventory of them. Does no I/O: pass it frames and the time, take frames
/// and events.
///
/// Order of calls: linkUp() for each link; then, after every call that passes something in, takeFrame() and
/// takeEvent() until they return nothing, and timeReached() no later than nextDeadline(). Time must never go
/// backwards.
class Discovery {
public:
    /// `seed` starts the tag sequence. Use a different one in each process, so that several on one network do
    /// not share tags.
    explicit Discovery(Settings settings = {}, std::uint32_t seed = 1);
    Discovery(const Discovery&) = delete; // its parts refer to each other
    Discovery& operator=(const Discovery&) = delete;

    /// The link can send, from `mac`; discovery starts on it. Call it again when the address has changed.
    /// `lineRoundTrip` is that of the line to a box whose interface it is: answers may take so much longer.
    void linkUp(LinkId link, MacAddress mac, TimePoint now, Duration lineRoundTrip = Duration::zero());
    /// The line has been measured again.
    void setLineRoundTrip(LinkId link, Duration roundTrip);
    /// The link can no longer send or receive. Its targets become NotWatched, without events. When the link
    /// is up again, its paths have the time of a discovery to answer before they are lost.
    void linkDown(LinkId link, TimePoint now);

    void frameReceived(LinkId link, std::span<const std::byte> frame, TimePoint now);
    /// The same for a frame that has been parsed.
    void frameReceived(LinkId link, const Result<aoe::Frame>& frame, TimePoint now);
    /// Frames of a link were lost or delayed on this computer: silence up to now proves nothing.
    void missedFrames(LinkId link, TimePoint now);
    void timeReached(TimePoint now);
    /// Starts the broadcast rounds again on all links.
    void discoverNow(TimePoint now);
    /// This computer has slept, and its clock stood still: what went unanswered meanwhile proves nothing, and
    /// everyone is asked again.
    void slept(Duration duration, TimePoint now);
    /// Takes effect with the next poll. At least a second.
    void setPollInterval(Duration interval);
    /// Restores targets of an earlier run, each with one path (its link may be 0) and times before this run.
    /// Those that answer unchanged cause no event; those that do not answer the discovery become Missing.
    /// Those that were Missing still are, and come back when they answer.
    void expect(std::vector<Target> targets, TimePoint now);
    /// The box with these MAC addresses says that it has stopped the export: a target that is silent for that
    /// reason has not failed (Target::isStopped). Not to be called for one that fails.
    void exportStopped(Address address, std::set<MacAddress> box, TimePoint now);
    /// The box says that it runs, or should.
    void exportStarted(Address address, TimePoint now);
    /// Removes a target from the list: a vanished one for good, a live one until it answers again.
    void forget(Address address);
    /// Compares again what the paths of a target read, unless something else proves that they lead to one
    /// disk.
    void compareNow(Address address, TimePoint now);

    [[nodiscard]] std::optional<OutgoingFrame> takeFrame();
    [[nodiscard]] std::optional<Event> takeEvent();
    /// Take it after the events of the link's targets.
    [[nodiscard]] std::optional<LinkSilence> takeSilence();
    /// TimePoint::max() when idle.
    [[nodiscard]] TimePoint nextDeadline() const;

    /// Sorted by address.
    [[nodiscard]] std::vector<Target> targets() const;
    [[nodiscard]] std::size_t targetCount() const;
    /// Calls `visit` for each target, sorted by address, without a copy.
    void forEach(const std::function<void(const Target&)>& visit) const;
    /// Valid until the next non-const call; nullptr when unknown.
    [[nodiscard]] const Target* find(Address address) const;
    /// Addresses whose target is new, changed or gone since the last call; each once, sorted. A newer "last
    /// seen" alone is not a change.
    [[nodiscard]] std::vector<Address> takeTouched();
    [[nodiscard]] bool hasTouched() const;

    /// True when all rounds have been sent, answers have had their time, and no question is open.
    [[nodiscard]] bool isSettled() const;
    [[nodiscard]] Progress progress() const;
    [[nodiscard]] Statistics statistics() const;

private:
    void handleConfig(LinkId id, const aoe::Frame& frame, const aoe::Config& config);
    void handleAnswer(const aoe::Frame& frame, const PathRef& from);
    void introduceIfDone(const PathRef& path);
    void dropEvicted();
    void pursueDoubts();
    void sweep(LinkId id, WatchedLink& link);
    void judge(LinkId id, WatchedLink& link);
    std::optional<OutgoingFrame> takePresence(LinkId id, WatchedLink& link);
    std::optional<OutgoingFrame> takeComparingRead();
    OutgoingFrame configQuery(LinkId id, const aoe::Route& route);

    Settings m_settings;
    Inventory m_inventory;
    Identification m_identification;
    DiskComparisons m_comparisons;
    std::map<LinkId, WatchedLink> m_links;
    std::deque<LinkSilence> m_silences;
    Statistics m_statistics; ///< without those counted elsewhere
    TimePoint m_now{};
};

} // namespace etherdeck::discovery
