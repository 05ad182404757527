#include "core/discovery/identification.h"

#include "core/aoe/build.h"
#include "core/base/take_first.h"

#include <algorithm>
#include <array>
#include <utility>

namespace etherdeck::discovery {

namespace {

/// A set of Asks.
using Asks = std::uint8_t;

constexpr Asks bit(Ask ask) { return static_cast<Asks>(1u << static_cast<unsigned>(ask)); }
constexpr Asks everything = bit(Ask::Identity) | bit(Ask::Masks) | bit(Ask::Reservation);
constexpr std::array allAsks{Ask::Identity, Ask::Masks, Ask::Reservation};

/// At most this many requests to one path at a time, however many buffers it has.
constexpr std::size_t maxPerPath = 3;
/// One in this many requests goes to a path that was merely announced, however many others wait.
constexpr unsigned shareOfAnnounced = 8;

aoe::Command commandOf(Ask ask) {
    switch (ask) {
    case Ask::Identity:
        return aoe::Command::Ata;
    case Ask::Masks:
        return aoe::Command::MacMask;
    case Ask::Reservation:
        return aoe::Command::Reserve;
    }
    return aoe::Command::Ata;
}

} // namespace

void Identification::linkUp(LinkId link, MacAddress mac, const Settings& settings) {
    m_links.try_emplace(link, settings).first->second.mac = mac;
}

void Identification::linkDown(LinkId link) {
    m_requests.removeOn(link);
    m_links.erase(link);
    std::erase_if(m_work, [link](const auto& entry) { return entry.first.key.link == link; });
}

void Identification::setSilent(LinkId link, TimePoint before) {
    if (const auto found = m_links.find(link); found != m_links.end())
        found->second.silentBefore = before;
}

void Identification::want(const PathRef& path, Duration notWithin, TimePoint now) {
    if (!m_links.contains(path.key.link))
        return;
    Work& work = m_work[path];
    if (work.begun != TimePoint{} && now - work.begun < notWithin)
        return;
    work.begun = now;
    work.wanted |= everything;
    queue(path, work);
}

void Identification::wantIdentity(const PathRef& path) {
    if (!m_links.contains(path.key.link))
        return;
    Work& work = m_work[path];
    work.wanted |= bit(Ask::Identity);
    queue(path, work);
}

void Identification::prefer(const PathRef& path) {
    const auto found = m_work.find(path);
    if (found == m_work.end() || std::exchange(found->second.isPreferred, true))
        return;
    Work& work = found->second;
    if (!work.hasAnswered && work.wanted == 0 && work.inFlight == 0)
        work.wanted = everything;
    work.isQueued = false; // its entry in the queue is dropped when its turn comes
    queue(path, work);
}

void Identification::queue(const PathRef& path, Work& work) {
    const auto link = m_links.find(path.key.link);
    if (link != m_links.end() && work.wanted != 0 && !std::exchange(work.isQueued, true))
        laneOf(link->second, work).waiting.push_back(path);
}

Identification::Lane& Identification::laneOf(Link& link, const Work& work) {
    return work.hasAnswered || work.isPreferred ? link.answering : link.announced;
}

void Identification::stop(const PathRef& path) {
    m_requests.removeTo(path);
    m_work.erase(path); // an entry in a queue is dropped when its turn comes
}

void Identification::stopAll() {
    for (auto& [id, link] : m_links) {
        m_requests.removeOn(id);
        link.answering = link.announced = {};
    }
    m_work.clear();
}

std::optional<Ask> Identification::takeAnswer(const aoe::Frame& frame, const PathRef& from, TimePoint now) {
    const Request* request = m_requests.find(frame.header.tag);
    if (!request || request->to != from ||
        frame.header.command != static_cast<std::uint8_t>(commandOf(request->ask)))
        return std::nullopt;
    const auto found = m_work.find(from);
    const auto link = m_links.find(from.key.link);
    if (found == m_work.end() || link == m_links.end())
        return std::nullopt;
    Work& work = found->second;
    if (!std::exchange(work.hasAnswered, true))
        work.isQueued = false; // it goes before those among which it waited
    if (request->tries == 1)
        work.roundTrip.measured(now - request->sent);
    const Ask ask = request->ask;
    m_requests.remove(frame.header.tag);
    link->second.window.answered();
    --work.inFlight;
    queue(from, work);
    return ask;
}

std::optional<Duration> Identification::roundTrip(const PathRef& path) const {
    const auto work = m_work.find(path);
    return work == m_work.end() ? std::nullopt : work->second.roundTrip.smoothed();
}

bool Identification::isDone(const PathRef& path) const {
    const auto work = m_work.find(path);
    return work == m_work.end() || (work->second.wanted == 0 && work->second.inFlight == 0);
}

void Identification::timeReached(TimePoint now) {
    while (const auto tag = m_requests.takeDue(now))
        due(*tag, now);
}

void Identification::due(aoe::Tag tag, TimePoint now) {
    const Request request = *m_requests.find(tag);
    const auto link = m_links.find(request.to.key.link);
    const auto work = m_work.find(request.to);
    if (link == m_links.end() || work == m_work.end())
        return;
    if (request.phase == Phase::InFlight) {
        if (isSignOfLoss(request.to, link->second, work->second))
            link->second.window.lost(now);
        m_requests.rest(tag,
                        request.sent + work->second.roundTrip.timeout(request.tries, *link->second.settings));
    } else if (request.tries < m_settings->maxTries) {
        laneOf(link->second, work->second).again.push_back(tag);
    } else {
        giveUp(tag, request, work->second);
    }
}

/// Whether a missing answer means that frames get lost. Not for a path that has never answered a question,
/// nor for one that does not answer broadcasts: nobody may be there.
bool Identification::isSignOfLoss(const PathRef& path, const Link& link, const Work& work) const {
    const Path* known = m_inventory->find(path);
    return work.hasAnswered && known && known->lastSeen >= link.silentBefore;
}

void Identification::giveUp(aoe::Tag tag, const Request& request, Work& work) {
    ++m_counts.givenUp;
    m_requests.remove(tag);
    --work.inFlight;
    if (!work.hasAnswered)
        work.wanted = 0; // one unanswered question counts for all
    queue(request.to, work);
    m_givenUp.push_back({request.to, request.ask});
}

std::optional<Identification::GivenUp> Identification::takeGivenUp() { return takeFirst(m_givenUp); }

std::optional<OutgoingFrame> Identification::takeFrame(LinkId id, TimePoint now) {
    const auto found = m_links.find(id);
    if (found == m_links.end() || m_requests.inFlight(id) >= found->second.window.size())
        return std::nullopt;
    Link& link = found->second;
    const bool isTurnOfOthers = ++link.turn % shareOfAnnounced == 0;
    Lane& first = isTurnOfOthers ? link.announced : link.answering;
    Lane& second = isTurnOfOthers ? link.answering : link.announced;
    auto frame = takeFrom(first, id, link, now);
    return frame ? std::move(frame) : takeFrom(second, id, link, now);
}

std::optional<OutgoingFrame> Identification::takeFrom(Lane& lane, LinkId id, Link& link, TimePoint now) {
    lane.repeatsFirst = !lane.repeatsFirst;
    auto frame = lane.repeatsFirst ? takeRepeat(lane, id, link, now) : takeNew(lane, link, now);
    if (!frame)
        frame = lane.repeatsFirst ? takeNew(lane, link, now) : takeRepeat(lane, id, link, now);
    return frame;
}

std::optional<OutgoingFrame> Identification::takeRepeat(Lane& lane, LinkId id, Link& link, TimePoint now) {
    while (!lane.again.empty()) {
        const auto tag = lane.again.front();
        lane.again.pop_front();
        const Request* request = m_requests.find(tag);
        const auto work = request ? m_work.find(request->to) : m_work.end();
        if (work == m_work.end() || request->to.key.link != id)
            continue; // answered, or no longer of interest, since it was queued
        m_requests.sentAgain(tag, now, now + work->second.roundTrip.timeout(1, *link.settings));
        ++m_counts.repeated;
        return send(link, request->to, request->ask, tag);
    }
    return std::nullopt;
}

std::optional<OutgoingFrame> Identification::takeNew(Lane& lane, Link& link, TimePoint now) {
    while (!lane.waiting.empty()) {
        const PathRef path = lane.waiting.front();
        lane.waiting.pop_front();
        const auto found = m_work.find(path);
        const Path* known = m_inventory->find(path);
        if (found == m_work.end() || !known || !found->second.isQueued)
            continue;
        Work& work = found->second;
        work.isQueued = false;
        const auto room = work.hasAnswered ? std::clamp<std::size_t>(known->buffers, 1, maxPerPath) : 1;
        if (work.wanted == 0 || work.inFlight >= room)
            continue; // comes back with the next answer
        const auto ask = *std::find_if(allAsks.begin(), allAsks.end(),
                                       [&](Ask candidate) { return (work.wanted & bit(candidate)) != 0; });
        work.wanted = static_cast<Asks>(work.wanted & ~bit(ask));
        ++work.inFlight;
        queue(path, work);
        const auto tag = m_requests.freshTag();
        m_requests.add(tag, {path, ask, 1, now, now + work.roundTrip.timeout(1, *link.settings)});
        return send(link, path, ask, tag);
    }
    return std::nullopt;
}

OutgoingFrame Identification::send(const Link& link, const PathRef& path, Ask ask, aoe::Tag tag) {
    ++m_counts.sent;
    const aoe::Route route{path.key.mac, link.mac, path.address, tag};
    switch (ask) {
    case Ask::Identity:
        break;
    case Ask::Masks:
        return {path.key.link, aoe::buildMaskListRequest(route)};
    case Ask::Reservation:
        return {path.key.link, aoe::buildReserveQuery(route)};
    }
    return {path.key.link, aoe::buildIdentifyRequest(route)};
}

bool Identification::isIdle() const {
    return m_requests.isEmpty() && std::all_of(m_links.begin(), m_links.end(), [](const auto& entry) {
               return entry.second.answering.waiting.empty() && entry.second.announced.waiting.empty();
           });
}

std::size_t Identification::unanswered() const {
    return static_cast<std::size_t>(std::count_if(m_work.begin(), m_work.end(), [](const auto& entry) {
        return entry.second.wanted != 0 || entry.second.inFlight > 0;
    }));
}

} // namespace etherdeck::discovery
