#pragma once

#include "core/discovery/settings.h"
#include "core/discovery/target.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace etherdeck::discovery {

struct OutgoingFrame {
    LinkId link{};
    std::vector<std::byte> bytes;
};

/// Counts since the start, for status lines and tests.
struct Statistics {
    std::uint64_t framesReceived = 0;
    std::uint64_t framesIgnored = 0; ///< not AoE, requests of others, impossible addresses
    std::uint64_t requestsSent = 0;
    std::uint64_t retransmissions = 0;
    std::uint64_t requestsGivenUp = 0;
    std::uint64_t targetsRefused = 0; ///< new addresses when the inventory was full
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
    /// The link cannot send or hear: its paths are lost at once.
    void linkDown(LinkId link, TimePoint now);

    void frameReceived(LinkId link, std::span<const std::byte> frame, TimePoint now);
    void timeReached(TimePoint now);
    /// Starts the broadcast rounds anew on all links.
    void discoverNow(TimePoint now);
    /// From the next poll on. Not below a second.
    void setPollInterval(Duration interval);
    /// Removes a target from the list, a vanished one for good; a live one appears again when it answers.
    void forget(Address address);
    /// Compares anew what the paths of a target read, where nothing else proves that they lead to one disk.
    void compareNow(Address address, TimePoint now);

    [[nodiscard]] std::optional<OutgoingFrame> takeFrame();
    [[nodiscard]] std::optional<Event> takeEvent();
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

    /// True when all rounds have gone out, answers have had their time, and nothing is asked any more.
    [[nodiscard]] bool isSettled() const;
    [[nodiscard]] Progress progress() const;
    [[nodiscard]] Statistics statistics() const;

private:
    class Engine;
    std::unique_ptr<Engine> m_engine;
};

} // namespace etherdeck::discovery
