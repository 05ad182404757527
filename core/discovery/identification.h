#pragma once

#include "core/discovery/flow_window.h"
#include "core/discovery/inventory.h"
#include "core/discovery/outgoing_frame.h"
#include "core/discovery/requests.h"
#include "core/discovery/round_trip.h"
#include "core/discovery/settings.h"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <optional>

namespace etherdeck::discovery {

/// Asks paths for their identity, mask list and reservation. Repeats unanswered requests, and limits the
/// number of open ones so that neither a target nor the network is flooded.
class Identification {
public:
    struct Counts {
        std::uint64_t sent = 0; ///< including repeats
        std::uint64_t repeated = 0;
        std::uint64_t givenUp = 0;
    };

    /// Both must outlive this object.
    Identification(const Settings& settings, const Inventory& inventory, std::uint32_t seed) :
        m_settings(&settings), m_inventory(&inventory), m_requests(seed) {}

    /// `settings` are those of the link, and must be there until linkDown().
    void linkUp(LinkId link, MacAddress mac, const Settings& settings);
    void linkDown(LinkId link);
    /// Paths of the link that were last heard before this no longer answer broadcasts.
    void setSilent(LinkId link, TimePoint before);
    /// Asks a path everything, unless that was started less than `notWithin` ago.
    void want(const PathRef& path, Duration notWithin, TimePoint now);
    /// The path has answered a broadcast: it takes precedence over those that were merely announced, which
    /// may be invented, and is asked again if its questions had been given up.
    void prefer(const PathRef& path);
    /// Asks a path for its identity only.
    void wantIdentity(const PathRef& path);
    /// Asks nothing more, and forgets open requests.
    void stop(const PathRef& path);
    void stopAll();

    /// The kind of our open request to this path that the frame answers, if there is one.
    [[nodiscard]] std::optional<Ask> takeAnswer(const aoe::Frame& frame, const PathRef& from, TimePoint now);
    [[nodiscard]] std::optional<Duration> roundTrip(const PathRef& path) const;
    /// Whether everything is answered or given up.
    [[nodiscard]] bool isDone(const PathRef& path) const;
    void timeReached(TimePoint now);
    struct GivenUp {
        PathRef to;
        Ask ask = Ask::Identity;
    };
    [[nodiscard]] std::optional<GivenUp> takeGivenUp();
    [[nodiscard]] std::optional<OutgoingFrame> takeFrame(LinkId link, TimePoint now);
    [[nodiscard]] TimePoint nextDeadline() const { return m_requests.nextDeadline(); }

    /// A tag that no open request uses.
    [[nodiscard]] aoe::Tag freshTag() { return m_requests.freshTag(); }
    [[nodiscard]] bool isIdle() const;
    /// The number of paths with open questions.
    [[nodiscard]] std::size_t unanswered() const;
    [[nodiscard]] const Counts& counts() const { return m_counts; }

private:
    /// What to ask one path.
    struct Work {
        std::uint8_t wanted = 0; ///< a set of Asks
        std::size_t inFlight = 0;
        bool isQueued = false;
        bool hasAnswered = false; ///< a question of its own, not a broadcast
        bool isPreferred = false;
        RoundTrip roundTrip;
        TimePoint begun{};
    };
    /// Requests waiting to be sent.
    struct Lane {
        std::deque<aoe::Tag> again;  ///< requests to repeat
        std::deque<PathRef> waiting; ///< paths with questions to be sent
        bool repeatsFirst = false;   ///< alternates, so that neither repeats nor new requests starve
    };
    struct Link {
        explicit Link(const Settings& ofLink) : settings(&ofLink), window(ofLink.maxInFlight) {}

        const Settings* settings;
        MacAddress mac;
        FlowWindow window;
        TimePoint silentBefore{};
        Lane answering; ///< for paths that answer questions or broadcasts
        Lane announced; ///< for the others: anyone can invent addresses
        unsigned turn = 0;
    };

    void queue(const PathRef& path, Work& work);
    [[nodiscard]] static Lane& laneOf(Link& link, const Work& work);
    void due(aoe::Tag tag, TimePoint now);
    void giveUp(aoe::Tag tag, const Request& request, Work& work);
    [[nodiscard]] bool isSignOfLoss(const PathRef& path, const Link& link, const Work& work) const;
    std::optional<OutgoingFrame> takeFrom(Lane& lane, LinkId id, Link& link, TimePoint now);
    std::optional<OutgoingFrame> takeRepeat(Lane& lane, LinkId id, Link& link, TimePoint now);
    std::optional<OutgoingFrame> takeNew(Lane& lane, Link& link, TimePoint now);
    OutgoingFrame send(const Link& link, const PathRef& path, Ask ask, aoe::Tag tag);

    const Settings* m_settings;
    const Inventory* m_inventory;
    Requests m_requests;
    std::map<LinkId, Link> m_links;
    std::map<PathRef, Work> m_work;
    std::deque<GivenUp> m_givenUp;
    Counts m_counts;
};

} // namespace etherdeck::discovery
