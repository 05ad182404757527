#pragma once

#include "core/aoe/frame.h"
#include "core/base/clock.h"
#include "core/discovery/target.h"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <unordered_map>
#include <utility>
#include <vector>

namespace etherdeck::discovery {

/// What a path is asked by unicast.
enum class Ask : std::uint8_t { Identity = 0, Masks = 1, Reservation = 2 };

/// A path to a target: where a request goes, and who may answer it.
struct PathRef {
    Address address;
    PathKey key;

    friend auto operator<=>(const PathRef&, const PathRef&) = default;
};

/// A request that has been unanswered for a round trip is no longer on the wire: it rests until its next try,
/// and leaves its place in the window to others. A late answer is still accepted.
enum class Phase : std::uint8_t { InFlight, Resting };

struct Request {
    PathRef to;
    Ask ask = Ask::Identity;
    int tries = 1;
    TimePoint sent{}; ///< when it was sent last
    TimePoint due{};  ///< when the phase ends
    Phase phase = Phase::InFlight;
};

/// The requests that await an answer, by tag.
class Requests {
public:
    explicit Requests(std::uint32_t seed) : m_nextNumber(seed) {}

    /// A tag that no pending request has; also for broadcasts, which are not kept here.
    [[nodiscard]] aoe::Tag freshTag();
    void add(aoe::Tag tag, const Request& request);
    [[nodiscard]] const Request* find(aoe::Tag tag) const;
    void remove(aoe::Tag tag);
    void rest(aoe::Tag tag, TimePoint until);
    /// The request has been sent again; the next answer is due then.
    void sentAgain(aoe::Tag tag, TimePoint now, TimePoint due);
    /// Removes all requests to a path, or on a link.
    void removeTo(const PathRef& path);
    void removeOn(LinkId link);

    /// A request whose phase has ended; each is returned once.
    [[nodiscard]] std::optional<aoe::Tag> takeDue(TimePoint now);
    [[nodiscard]] TimePoint nextDeadline() const;
    [[nodiscard]] std::size_t inFlight(LinkId link) const;
    [[nodiscard]] bool isEmpty() const { return m_pending.empty(); }

private:
    void setPhase(std::uint32_t number, Request& request, Phase phase, TimePoint due);
    void removeNumber(std::uint32_t number);

    std::uint32_t m_nextNumber;
    std::unordered_map<std::uint32_t, Request> m_pending;
    std::set<std::pair<TimePoint, std::uint32_t>> m_deadlines;
    std::map<PathRef, std::vector<std::uint32_t>> m_numbers; ///< for each path: a few
    std::map<LinkId, std::size_t> m_inFlight;
};

} // namespace etherdeck::discovery
