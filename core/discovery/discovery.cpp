#include "core/discovery/discovery.h"

#include "core/aoe/build.h"
#include "core/aoe/parse.h"
#include "core/discovery/broadcast_schedule.h"
#include "core/discovery/disk_comparisons.h"
#include "core/discovery/flow_window.h"
#include "core/discovery/inventory.h"
#include "core/discovery/requests.h"
#include "core/discovery/round_trip.h"

#include <algorithm>
#include <array>
#include <deque>
#include <map>
#include <utility>

namespace etherdeck::discovery {

namespace {

/// A set of Asks.
using Asks = std::uint8_t;

constexpr Asks bit(Ask ask) { return static_cast<Asks>(1u << static_cast<unsigned>(ask)); }
constexpr std::array allAsks{Ask::Presence, Ask::Identity, Ask::Masks, Ask::Reservation};
constexpr Asks identification = bit(Ask::Identity) | bit(Ask::Masks) | bit(Ask::Reservation);

/// At most this many requests to one path at a time, however many buffers it has.
constexpr std::size_t mostPerPath = 3;
/// A target that advertises itself more often than this is not identified anew each time.
constexpr Duration shortestRefresh = std::chrono::seconds(1);
constexpr Duration shortestPollInterval = std::chrono::seconds(1);

/// What discovery does about one path.
struct PathWork {
    Asks wanted = 0;
    std::size_t inFlight = 0;
    bool isQueued = false;
    bool hasAnswered = false;
    RoundTrip roundTrip;
    TimePoint identified{}; ///< when identification was last begun
};

struct Link {
    explicit Link(const Settings& settings) : schedule(settings), window(settings.mostInFlight) {}

    MacAddress mac;
    BroadcastSchedule schedule;
    FlowWindow window;
    bool broadcastIsDue = false;
    bool repeatsFirst = false;   ///< turns, so that neither repeats nor new requests starve
    std::deque<aoe::Tag> again;  ///< requests to send once more
    std::deque<PathRef> waiting; ///< paths that want to be asked something, each once
};

bool isLiveSource(const MacAddress& mac) { return !mac.isGroup() && !mac.isZero(); }

/// The body of a reply that is of use, or nothing.
template <class Body>
const Body* usableBody(const aoe::Frame& frame) {
    return frame.header.error ? nullptr : std::get_if<Body>(&frame.body);
}

std::vector<MacAddress> macsOf(const aoe::Mask& mask) {
    std::vector<MacAddress> macs;
    for (const auto& directive : mask.directives)
        macs.push_back(directive.mac);
    return macs;
}

aoe::Command commandOf(Ask ask) {
    switch (ask) {
    case Ask::Presence:
        return aoe::Command::QueryConfig;
    case Ask::Identity:
        return aoe::Command::Ata;
    case Ask::Masks:
        return aoe::Command::MacMask;
    case Ask::Reservation:
        return aoe::Command::Reserve;
    }
    return aoe::Command::QueryConfig;
}

} // namespace

class Discovery::Engine {
public:
    Engine(Settings settings, std::uint32_t seed) :
        m_settings(std::move(settings)),
        m_inventory(m_settings),
        m_requests(seed),
        m_comparisons(m_settings, seed) {}
    Engine(const Engine&) = delete;
    Engine& operator=(const Engine&) = delete;

    void linkUp(LinkId id, MacAddress mac, TimePoint now);
    void linkDown(LinkId id, TimePoint now);
    void frameReceived(LinkId id, std::span<const std::byte> bytes, TimePoint now);
    void timeReached(TimePoint now);
    void discoverNow(TimePoint now);
    void setPollInterval(Duration interval);
    void forget(Address address);
    void compareNow(Address address, TimePoint now);
    std::optional<OutgoingFrame> takeFrame();
    [[nodiscard]] TimePoint nextDeadline() const;
    [[nodiscard]] bool isSettled() const;
    [[nodiscard]] Progress progress() const;

    [[nodiscard]] const Inventory& inventory() const { return m_inventory; }
    [[nodiscard]] Inventory& inventory() { return m_inventory; }
    [[nodiscard]] Statistics statistics() const {
        Statistics statistics = m_statistics;
        statistics.targetsRefused = m_inventory.refused();
        return statistics;
    }

private:
    using Work = std::map<PathRef, PathWork>;

    void handleConfig(LinkId id, const aoe::Frame& frame, const aoe::Config& config);
    void handleAnswer(const aoe::Frame& frame, const PathRef& from);
    void takeFacts(const aoe::Frame& frame, const PathRef& from, Ask ask);
    void dropEvicted();
    void pursueDoubts();
    void want(const PathRef& path, Asks asks);
    void wantIdentification(const PathRef& path, Duration notWithin);
    void finished(const PathRef& path, Work::iterator work);
    void due(aoe::Tag tag);
    void giveUp(aoe::Tag tag, const Request& request);
    void stopAsking(const PathRef& path);
    void sweep(LinkId id, const Link& link);
    std::optional<OutgoingFrame> takeRepeat(LinkId id, Link& link);
    std::optional<OutgoingFrame> takeNew(Link& link);
    std::optional<OutgoingFrame> takeComparingRead();
    OutgoingFrame broadcast(LinkId id, const Link& link);
    OutgoingFrame send(const Link& link, const PathRef& path, Ask ask, aoe::Tag tag);

    Settings m_settings;
    Inventory m_inventory;
    Requests m_requests;
    DiskComparisons m_comparisons;
    std::map<LinkId, Link> m_links;
    Work m_work;
    Statistics m_statistics;
    TimePoint m_now{};
};

void Discovery::Engine::linkUp(LinkId id, MacAddress mac, TimePoint now) {
    m_now = now;
    Link& link = m_links.try_emplace(id, m_settings).first->second;
    link.mac = mac;
    link.schedule.start(now);
    timeReached(now);
}

void Discovery::Engine::linkDown(LinkId id, TimePoint now) {
    m_now = now;
    for (const auto& path : m_inventory.livePaths(id))
        m_inventory.lost(path, now);
    m_requests.removeOn(id);
    m_links.erase(id);
    std::erase_if(m_work, [id](const auto& entry) { return entry.first.key.link == id; });
}

void Discovery::Engine::discoverNow(TimePoint now) {
    for (auto& [id, link] : m_links)
        link.schedule.start(now);
    timeReached(now);
}

void Discovery::Engine::setPollInterval(Duration interval) {
    m_settings.pollInterval = std::max<Duration>(interval, shortestPollInterval);
    for (auto& [id, link] : m_links)
        link.schedule.pollIntervalChanged();
}

void Discovery::Engine::forget(Address address) {
    if (const Target* target = m_inventory.find(address))
        for (const auto& path : target->paths)
            stopAsking({address, path.key});
    m_inventory.forget(address);
}

void Discovery::Engine::frameReceived(LinkId id, std::span<const std::byte> bytes, TimePoint now) {
    m_now = now;
    ++m_statistics.framesReceived;
    const auto link = m_links.find(id);
    const auto frame = aoe::parse(bytes);
    if (link == m_links.end() || !frame || !frame->header.response || !frame->header.address.isTarget() ||
        !isLiveSource(frame->header.source) || frame->header.source == link->second.mac ||
        frame->header.vlan || !m_settings.scope.matches(frame->header.address)) {
        ++m_statistics.framesIgnored;
        return;
    }
    if (const auto* config = usableBody<aoe::Config>(*frame))
        handleConfig(id, *frame, *config);
    const PathRef from{frame->header.address, {id, frame->header.source}};
    handleAnswer(*frame, from);
    m_comparisons.frameReceived(from, *frame, now);
    pursueDoubts();
}

/// Any Query Config reply counts, whoever asked: it is how targets advertise themselves.
void Discovery::Engine::handleConfig(LinkId id, const aoe::Frame& frame, const aoe::Config& config) {
    const PathRef path{frame.header.address, {id, frame.header.source}};
    const auto sighting = m_inventory.sawConfig(path, config, m_now);
    dropEvicted();
    if (sighting == Inventory::Sighting::New)
        wantIdentification(path, Duration::zero());
    else if (sighting != Inventory::Sighting::Refused && frame.header.destination == MacAddress::broadcast())
        wantIdentification(path, shortestRefresh); // it has just started: with another disk, perhaps
}

/// What the inventory wants to know of the disks behind its paths is asked, and it is told what came of it.
void Discovery::Engine::pursueDoubts() {
    while (const auto result = m_comparisons.takeResult())
        m_inventory.compared(*result, m_now);
    while (const auto order = m_inventory.takeOrder())
        m_comparisons.want(*order);
    while (const auto path = m_inventory.takePathToIdentify())
        want(*path, bit(Ask::Identity));
}

void Discovery::Engine::compareNow(Address address, TimePoint now) {
    m_now = now;
    m_inventory.compareAnew(address, now);
    pursueDoubts();
}

void Discovery::Engine::dropEvicted() {
    for (const auto& target : m_inventory.takeEvicted())
        for (const auto& path : target.paths)
            stopAsking({target.address, path.key});
}

/// Only an answer to a pending request of ours, from the path and of the kind that was asked, is believed.
void Discovery::Engine::handleAnswer(const aoe::Frame& frame, const PathRef& from) {
    const Request* request = m_requests.find(frame.header.tag);
    if (!request || request->to != from ||
        frame.header.command != static_cast<std::uint8_t>(commandOf(request->ask)))
        return;
    const auto work = m_work.find(from);
    const auto link = m_links.find(from.key.link);
    if (work == m_work.end() || link == m_links.end())
        return;
    work->second.hasAnswered = true;
    if (request->tries == 1)
        work->second.roundTrip.measured(m_now - request->sent);
    const Ask ask = request->ask;
    m_requests.remove(frame.header.tag);
    link->second.window.answered();
    --work->second.inFlight;
    m_inventory.answered(from, work->second.roundTrip.smoothed(), m_now);
    takeFacts(frame, from, ask);
    finished(from, work);
}

void Discovery::Engine::takeFacts(const aoe::Frame& frame, const PathRef& from, Ask ask) {
    if (const auto* ata = usableBody<aoe::Ata>(frame); ata && ask == Ask::Identity) {
        constexpr std::uint8_t failed = aoe::ata::statusError | aoe::ata::statusDeviceFault;
        auto identity = aoe::decodeIdentify(ata->data);
        if (identity && (ata->statusOrCommand & failed) == 0)
            m_inventory.sawIdentity(from, std::move(*identity), m_now);
        else
            m_inventory.unidentified(from, m_now);
    } else if (ask == Ask::Identity) {
        m_inventory.unidentified(from, m_now);
    } else if (const auto* mask = usableBody<aoe::Mask>(frame)) {
        m_inventory.sawMasks(from, macsOf(*mask), m_now);
    } else if (const auto* reserve = usableBody<aoe::Reserve>(frame)) {
        m_inventory.sawReservation(from, reserve->macs, m_now);
    }
}

/// Something asked of a path has come to an end: ask the next thing, or tell of a target that is now known.
void Discovery::Engine::finished(const PathRef& path, Work::iterator work) {
    if (work->second.wanted != 0)
        want(path, 0);
    else if (work->second.inFlight == 0)
        m_inventory.introduce(path.address, m_now);
}

void Discovery::Engine::want(const PathRef& path, Asks asks) {
    const auto link = m_links.find(path.key.link);
    if (link == m_links.end())
        return;
    PathWork& work = m_work[path];
    work.wanted |= asks;
    if (work.wanted != 0 && !std::exchange(work.isQueued, true))
        link->second.waiting.push_back(path);
}

void Discovery::Engine::wantIdentification(const PathRef& path, Duration notWithin) {
    PathWork& work = m_work[path];
    if (work.identified != TimePoint{} && m_now - work.identified < notWithin)
        return;
    work.identified = m_now;
    want(path, identification);
}

void Discovery::Engine::timeReached(TimePoint now) {
    m_now = now;
    while (const auto tag = m_requests.takeDue(now))
        due(*tag);
    m_comparisons.timeReached(now);
    for (auto& [id, link] : m_links) {
        if (link.schedule.takeSweep(now)) {
            sweep(id, link);
            m_inventory.pollPassed(now);
        }
        if (link.schedule.takeBroadcast(now))
            link.broadcastIsDue = true;
    }
    pursueDoubts();
}

/// Asks the paths that did not answer the last broadcast one by one, and identifies anew those that have not
/// been for long.
void Discovery::Engine::sweep(LinkId id, const Link& link) {
    for (const auto& path : m_inventory.livePaths(id)) {
        if (m_inventory.find(path)->lastSeen < link.schedule.lastSweepStart())
            want(path, bit(Ask::Presence));
        else
            wantIdentification(path, m_settings.refreshInterval);
    }
}

void Discovery::Engine::due(aoe::Tag tag) {
    const Request request = *m_requests.find(tag);
    const auto link = m_links.find(request.to.key.link);
    const auto work = m_work.find(request.to);
    if (link == m_links.end() || work == m_work.end())
        return;
    if (request.phase == Phase::InFlight) {
        link->second.window.lost(m_now);
        m_requests.rest(tag, request.sent + work->second.roundTrip.timeout(request.tries, m_settings));
    } else if (request.tries < m_settings.mostTries) {
        link->second.again.push_back(tag);
    } else {
        giveUp(tag, request);
    }
}

void Discovery::Engine::giveUp(aoe::Tag tag, const Request& request) {
    ++m_statistics.requestsGivenUp;
    m_requests.remove(tag);
    const auto work = m_work.find(request.to);
    if (work == m_work.end())
        return;
    --work->second.inFlight;
    const Path* path = m_inventory.find(request.to);
    const bool heardMeanwhile = path && path->lastSeen >= request.asked;
    if (request.ask == Ask::Presence && !heardMeanwhile) {
        stopAsking(request.to);
        m_inventory.lost(request.to, m_now);
        return;
    }
    if (request.ask == Ask::Identity)
        m_inventory.unidentified(request.to, m_now);
    if (!work->second.hasAnswered)
        work->second.wanted = 0; // silent to one question, silent to all
    finished(request.to, work);
}

void Discovery::Engine::stopAsking(const PathRef& path) {
    m_requests.removeTo(path);
    m_work.erase(path); // a place in a waiting queue is dropped when its turn comes
}

std::optional<OutgoingFrame> Discovery::Engine::takeFrame() {
    for (auto& [id, link] : m_links) {
        if (std::exchange(link.broadcastIsDue, false))
            return broadcast(id, link);
        if (m_requests.inFlight(id) >= link.window.size())
            continue;
        link.repeatsFirst = !link.repeatsFirst;
        auto frame = link.repeatsFirst ? takeRepeat(id, link) : takeNew(link);
        if (!frame)
            frame = link.repeatsFirst ? takeNew(link) : takeRepeat(id, link);
        if (frame)
            return frame;
    }
    return takeComparingRead();
}

/// One sector in a frame: that passes wherever Query Config does.
std::optional<OutgoingFrame> Discovery::Engine::takeComparingRead() {
    while (const auto request = m_comparisons.takeRequest(m_now)) {
        const auto link = m_links.find(request->to.key.link);
        if (link == m_links.end())
            continue;
        auto frame = aoe::buildReadRequest(
            {request->to.key.mac, link->second.mac, request->to.address, request->tag}, request->sector, 1);
        if (!frame)
            continue;
        ++m_statistics.requestsSent;
        return OutgoingFrame{request->to.key.link, std::move(*frame)};
    }
    return std::nullopt;
}

OutgoingFrame Discovery::Engine::broadcast(LinkId id, const Link& link) {
    ++m_statistics.requestsSent;
    return {id, aoe::buildConfigQuery(
                    {MacAddress::broadcast(), link.mac, m_settings.scope, m_requests.freshTag()})};
}

std::optional<OutgoingFrame> Discovery::Engine::takeRepeat(LinkId id, Link& link) {
    while (!link.again.empty()) {
        const auto tag = link.again.front();
        link.again.pop_front();
        const Request* request = m_requests.find(tag);
        const auto work = request ? m_work.find(request->to) : m_work.end();
        if (work == m_work.end() || request->to.key.link != id)
            continue; // answered, or of no interest any more, since it was put here
        m_requests.sentAgain(tag, m_now, m_now + work->second.roundTrip.timeout(1, m_settings));
        ++m_statistics.retransmissions;
        return send(link, request->to, request->ask, tag);
    }
    return std::nullopt;
}

std::optional<OutgoingFrame> Discovery::Engine::takeNew(Link& link) {
    while (!link.waiting.empty()) {
        const PathRef path = link.waiting.front();
        link.waiting.pop_front();
        const auto found = m_work.find(path);
        const Path* known = m_inventory.find(path);
        if (found == m_work.end() || !known || !found->second.isQueued)
            continue;
        PathWork& work = found->second;
        work.isQueued = false;
        const auto room = work.hasAnswered ? std::clamp<std::size_t>(known->buffers, 1, mostPerPath) : 1;
        if (work.wanted == 0 || work.inFlight >= room)
            continue; // comes back with the next answer
        const auto ask = *std::find_if(allAsks.begin(), allAsks.end(),
                                       [&](Ask candidate) { return (work.wanted & bit(candidate)) != 0; });
        work.wanted = static_cast<Asks>(work.wanted & ~bit(ask));
        ++work.inFlight;
        want(path, 0);
        const auto tag = m_requests.freshTag();
        m_requests.add(tag, {path, ask, m_now, 1, m_now, m_now + work.roundTrip.timeout(1, m_settings)});
        return send(link, path, ask, tag);
    }
    return std::nullopt;
}

OutgoingFrame Discovery::Engine::send(const Link& link, const PathRef& path, Ask ask, aoe::Tag tag) {
    ++m_statistics.requestsSent;
    const aoe::Route route{path.key.mac, link.mac, path.address, tag};
    switch (ask) {
    case Ask::Presence:
        return {path.key.link, aoe::buildConfigQuery(route)};
    case Ask::Identity:
        return {path.key.link, aoe::buildIdentifyRequest(route)};
    case Ask::Masks:
        return {path.key.link, aoe::buildMaskListRequest(route)};
    case Ask::Reservation:
        return {path.key.link, aoe::buildReserveQuery(route)};
    }
    return {path.key.link, aoe::buildConfigQuery(route)};
}

TimePoint Discovery::Engine::nextDeadline() const {
    TimePoint next = std::min(m_requests.nextDeadline(), m_comparisons.nextDeadline(m_now));
    for (const auto& [id, link] : m_links)
        next = std::min(next, link.schedule.nextDeadline(m_now));
    return next;
}

bool Discovery::Engine::isSettled() const {
    return m_requests.isEmpty() && m_comparisons.isIdle() &&
           std::all_of(m_links.begin(), m_links.end(), [this](const auto& entry) {
               return entry.second.waiting.empty() && entry.second.schedule.roundsAreOver(m_now);
           });
}

Progress Discovery::Engine::progress() const {
    Progress progress;
    for (const auto& [id, link] : m_links) {
        progress.rounds += m_settings.rounds.size();
        progress.roundsSent += link.schedule.roundsSent();
    }
    progress.targets = m_inventory.size();
    progress.unanswered =
        static_cast<std::size_t>(std::count_if(m_work.begin(), m_work.end(), [](const auto& entry) {
            return entry.second.wanted != 0 || entry.second.inFlight > 0;
        }));
    return progress;
}

Discovery::Discovery(Settings settings, std::uint32_t seed) :
    m_engine(std::make_unique<Engine>(std::move(settings), seed)) {}
Discovery::~Discovery() = default;

void Discovery::linkUp(LinkId link, MacAddress mac, TimePoint now) { m_engine->linkUp(link, mac, now); }
void Discovery::linkDown(LinkId link, TimePoint now) { m_engine->linkDown(link, now); }
void Discovery::frameReceived(LinkId link, std::span<const std::byte> frame, TimePoint now) {
    m_engine->frameReceived(link, frame, now);
}
void Discovery::timeReached(TimePoint now) { m_engine->timeReached(now); }
void Discovery::discoverNow(TimePoint now) { m_engine->discoverNow(now); }
void Discovery::setPollInterval(Duration interval) { m_engine->setPollInterval(interval); }
void Discovery::forget(Address address) { m_engine->forget(address); }
void Discovery::compareNow(Address address, TimePoint now) { m_engine->compareNow(address, now); }
std::optional<OutgoingFrame> Discovery::takeFrame() { return m_engine->takeFrame(); }
std::optional<Event> Discovery::takeEvent() { return m_engine->inventory().takeEvent(); }
TimePoint Discovery::nextDeadline() const { return m_engine->nextDeadline(); }
std::vector<Target> Discovery::targets() const { return m_engine->inventory().all(); }
void Discovery::forEach(const std::function<void(const Target&)>& visit) const {
    std::as_const(*m_engine).inventory().forEach(visit);
}
std::size_t Discovery::targetCount() const { return m_engine->inventory().size(); }
const Target* Discovery::find(Address address) const {
    return std::as_const(*m_engine).inventory().find(address);
}
std::vector<Address> Discovery::takeTouched() { return m_engine->inventory().takeTouched(); }
bool Discovery::hasTouched() const { return std::as_const(*m_engine).inventory().hasTouched(); }
bool Discovery::isSettled() const { return m_engine->isSettled(); }
Progress Discovery::progress() const { return m_engine->progress(); }
Statistics Discovery::statistics() const { return m_engine->statistics(); }

} // namespace etherdeck::discovery
