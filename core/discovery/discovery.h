#pragma once

#include "core/discovery/outgoing_frame.h"
#include "core/discovery/settings.h"
#include "core/discovery/target.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace etherdeck::discovery {

/// Counts since the start, for status lines and tests.
struct Statistics {
    std::uint64_t framesReceived = 0;
    std::uint64_t framesIgnored = 0; ///< not AoE, requests of others, impossible addresses
    std::uint64_t requestsSent = 0;
    std::uint64_t retransmissions = 0;
    std::uint64_t requestsGivenUp = 0;
    std::uint64_t targetsRefused = 0; ///< new addresses when the inventory was full
};

/// All targets of a link stopped answering at once: a switch, a cable, rather than each of them. Told beside
/// their events.
struct LinkSilence {
    LinkId link{};
    std::size_t targets = 0; ///< that have vanished by it; two at least
    TimePoint time{};

    friend bool operator==(const LinkSilence&, const LinkSilence&) = default;
};

/// How far the discovery under way has come, over all links.
struct Progress {
    std::size_t roundsSent = 0;
    std::size_t rounds = 0;
    std::size_t targets = 0;    ///< listed so far
    std::size_t unanswered = 0; ///< paths with questions that are still open

    friend bool operator==(const Progress&, const Progress&) = default;
};

/// Finds AoE targets and keeps their inventory. Does no I/O: give it frames and the time, take frames and
/// events.
///
/// Order of calls: linkUp() for each link; then after every call that gives it something, takeFrame() and
/// takeEvent() until nothing comes, and timeReached() no later than nextDeadline(). Time never runs
/// backwards.
class Discovery {
public:
    /// `seed` starts the tag sequence: another one in each process, so that neighbours do not share tags.
    explicit Discovery(Settings settings = {}, std::uint32_t seed = 1);
    ~Discovery();

    /// The link can send, from `mac`; discovery starts on it. Again after a change of address.
    void linkUp(LinkId link, MacAddress mac, TimePoint now);
    /// Nobody sends or hears there any more: what is behind it is not watched, and no event tells so. When
    /// the link is up again its paths have the time of a discovery to answer before they are lost.
    void linkDown(LinkId link, TimePoint now);

    void frameReceived(LinkId link, std::span<const std::byte> frame, TimePoint now);
    /// The same where it has been parsed.
    void frameReceived(LinkId link, const Result<aoe::Frame>& frame, TimePoint now);
    /// Frames of a link were lost, or came late, on this side of the wire: that nobody was heard proves
    /// nothing.
    void missedFrames(LinkId link, TimePoint now);
    void timeReached(TimePoint now);
    /// Starts the broadcast rounds anew on all links.
    void discoverNow(TimePoint now);
    /// This machine has slept, while its clock stood still: what went unanswered meanwhile proves nothing,
    /// and all is asked anew.
    void slept(Duration duration, TimePoint now);
    /// From the next poll on. Not below a second.
    void setPollInterval(Duration interval);
    /// Targets of an earlier run, each with one path (its link may be 0) and times before this run. Nothing
    /// is told of those that answer as they did; those that do not answer to the discovery become Missing.
    /// Those that were Missing then still are, and come back when they answer.
    void expect(std::vector<Target> targets, TimePoint now);
    /// Removes a target from the list, a vanished one for good; a live one appears again when it answers.
    void forget(Address address);
    /// Compares anew what the paths of a target read, where nothing else proves that they lead to one disk.
    void compareNow(Address address, TimePoint now);

    [[nodiscard]] std::optional<OutgoingFrame> takeFrame();
    [[nodiscard]] std::optional<Event> takeEvent();
    /// After the events of its targets.
    [[nodiscard]] std::optional<LinkSilence> takeSilence();
    /// TimePoint::max() when idle.
    [[nodiscard]] TimePoint nextDeadline() const;

    /// Sorted by address.
    [[nodiscard]] std::vector<Target> targets() const;
    [[nodiscard]] std::size_t targetCount() const;
    /// Calls `visit` for each, in the order of addresses, without a copy.
    void forEach(const std::function<void(const Target&)>& visit) const;
    /// Valid until the next call that is not const; nullptr when unknown.
    [[nodiscard]] const Target* find(Address address) const;
    /// Addresses whose target is new, different or gone since the last call; each once, sorted. A newer "last
    /// seen" alone is no difference.
    [[nodiscard]] std::vector<Address> takeTouched();
    [[nodiscard]] bool hasTouched() const;

    /// True when all rounds have gone out, answers have had their time, and nothing is asked or waited for
    /// any more.
    [[nodiscard]] bool isSettled() const;
    [[nodiscard]] Progress progress() const;
    [[nodiscard]] Statistics statistics() const;

private:
    class Engine;
    std::unique_ptr<Engine> m_engine;
};

} // namespace etherdeck::discovery
