#include "core/discovery/discovery.h"

#include "core/aoe/parse.h"
#include "core/base/take_first.h"

#include <algorithm>
#include <utility>

namespace etherdeck::discovery {

namespace {

/// A target that advertises itself more often than this is not identified again each time.
constexpr Duration shortestRefresh = std::chrono::seconds(1);
constexpr Duration shortestPollInterval = std::chrono::seconds(1);

bool isLiveSource(const MacAddress& mac) { return !mac.isGroup() && !mac.isZero(); }

/// The body of a reply if it is usable, otherwise nothing.
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

} // namespace

Discovery::Discovery(Settings settings, std::uint32_t seed) :
    m_settings(std::move(settings)),
    m_inventory(m_settings),
    m_identification(m_settings, m_inventory, seed),
    m_comparisons(m_settings, seed) {}

void Discovery::linkUp(LinkId id, MacAddress mac, TimePoint now, Duration lineRoundTrip) {
    m_now = now;
    WatchedLink& link = m_links.try_emplace(id, m_settings).first->second;
    link.mac = mac;
    link.settings = m_settings.farAway(lineRoundTrip);
    m_identification.linkUp(id, mac, link.settings);
    link.schedule.start(now);
    link.awaits = m_inventory.hasUnwatched(id);
    timeReached(now);
}

void Discovery::setLineRoundTrip(LinkId id, Duration roundTrip) {
    if (const auto link = m_links.find(id); link != m_links.end())
        link->second.settings = m_settings.farAway(roundTrip);
}

void Discovery::linkDown(LinkId id, TimePoint now) {
    m_now = now;
    m_inventory.unwatch(id);
    m_identification.linkDown(id);
    m_links.erase(id);
}

/// What was unanswered before proves nothing: asks everyone again.
void Discovery::slept(Duration duration, TimePoint now) {
    m_inventory.slept(duration);
    m_identification.stopAll();
    for (auto& [id, link] : m_links)
        link.presence.stop();
    discoverNow(now);
}

void Discovery::discoverNow(TimePoint now) {
    for (auto& [id, link] : m_links)
        link.schedule.start(now);
    timeReached(now);
}

void Discovery::setPollInterval(Duration interval) {
    m_settings.pollInterval = std::max<Duration>(interval, shortestPollInterval);
    for (auto& [id, link] : m_links) {
        link.settings.pollInterval = m_settings.pollInterval;
        link.schedule.pollIntervalChanged();
    }
}

void Discovery::expect(std::vector<Target> targets, TimePoint now) {
    m_now = now;
    std::erase_if(targets, [this](const Target& target) {
        return target.paths.empty() || !m_settings.scope.matches(target.address);
    });
    m_inventory.expect(std::move(targets));
    for (auto& [id, link] : m_links)
        link.awaits = m_inventory.hasUnwatched(id);
}

void Discovery::forget(Address address) {
    if (const Target* target = m_inventory.find(address))
        for (const auto& path : target->paths)
            m_identification.stop({address, path.key});
    m_inventory.forget(address);
}

void Discovery::exportStopped(Address address, std::set<MacAddress> box, TimePoint now) {
    m_now = now;
    m_inventory.stopped(address, std::move(box), now);
}

void Discovery::exportStarted(Address address, TimePoint now) {
    m_now = now;
    m_inventory.startedAgain(address, now);
}

void Discovery::frameReceived(LinkId id, std::span<const std::byte> frame, TimePoint now) {
    frameReceived(id, aoe::parse(frame), now);
}

void Discovery::frameReceived(LinkId id, const Result<aoe::Frame>& frame, TimePoint now) {
    m_now = now;
    ++m_statistics.framesReceived;
    const auto link = m_links.find(id);
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

void Discovery::missedFrames(LinkId id, TimePoint now) {
    if (const auto link = m_links.find(id); link != m_links.end())
        link->second.presence.missedFrames(now);
}

/// Accepts every Query Config reply, whoever asked: this is how targets advertise themselves.
void Discovery::handleConfig(LinkId id, const aoe::Frame& frame, const aoe::Config& config) {
    const PathRef path{frame.header.address, {id, frame.header.source}};
    const bool answersPoll = m_links.at(id).isPoll(frame.header.tag);
    const auto sighting =
        m_inventory.sawConfig(path, config, answersPoll ? Heard::AnsweredPoll : Heard::Announced, m_now);
    dropEvicted();
    if (sighting == Inventory::Sighting::Refused)
        return;
    if (sighting == Inventory::Sighting::New)
        m_identification.want(path, Duration::zero(), m_now);
    else if (frame.header.destination == MacAddress::broadcast()) // it just started, maybe with another disk
        m_identification.want(path, shortestRefresh, m_now);
    if (answersPoll)
        m_identification.prefer(path);
    introduceIfDone(path);
}

/// Sends what the inventory wants to know about the disks behind its paths, and passes it the results.
void Discovery::pursueDoubts() {
    while (const auto result = m_comparisons.takeResult())
        m_inventory.compared(*result, m_now);
    while (const auto order = m_inventory.takeOrder())
        m_comparisons.want(*order);
    while (const auto path = m_inventory.takePathToIdentify())
        m_identification.wantIdentity(*path);
}

void Discovery::compareNow(Address address, TimePoint now) {
    m_now = now;
    m_inventory.compareAnew(address, now);
    pursueDoubts();
}

void Discovery::dropEvicted() {
    for (const auto& target : m_inventory.takeEvicted())
        for (const auto& path : target.paths)
            m_identification.stop({target.address, path.key});
}

/// Accepts only an answer to a pending request of ours, from the path and of the kind that was asked.
void Discovery::handleAnswer(const aoe::Frame& frame, const PathRef& from) {
    const auto ask = m_identification.takeAnswer(frame, from, m_now);
    if (!ask)
        return;
    m_inventory.answered(from, m_identification.roundTrip(from), m_now);
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
    introduceIfDone(from);
}

/// Reports a target once everything that can be learned about it is known.
void Discovery::introduceIfDone(const PathRef& path) {
    if (!m_inventory.isIntroduced(path.address) && m_identification.isDone(path))
        m_inventory.introduce(path.address, m_now);
}

void Discovery::timeReached(TimePoint now) {
    m_now = now;
    m_inventory.timeReached(now);
    m_identification.timeReached(now);
    while (const auto request = m_identification.takeGivenUp()) {
        if (request->ask == Ask::Identity)
            m_inventory.unidentified(request->to, now);
        introduceIfDone(request->to);
    }
    m_comparisons.timeReached(now);
    for (auto& [id, link] : m_links) {
        if (link.schedule.takeSweep(now)) {
            sweep(id, link);
            m_inventory.pollPassed(now);
        }
        if (link.schedule.takeBroadcast(now))
            link.broadcastIsDue = true;
        judge(id, link);
    }
    pursueDoubts();
}

/// Asks the paths that did not answer the last broadcast, and identifies again those whose last
/// identification is old.
void Discovery::sweep(LinkId id, WatchedLink& link) {
    const auto since = link.schedule.lastSweepStart();
    std::vector<PathRef> silent;
    for (const auto& path : m_inventory.awaitedPaths(id)) {
        if (m_inventory.find(path)->lastSeen < since)
            silent.push_back(path);
        else
            m_identification.want(path, m_settings.refreshInterval, m_now);
    }
    m_identification.setSilent(id, since);
    if (link.presence.isIdle()) // otherwise they are asked at the next poll
        link.presence.begin(std::move(silent), since, m_now);
    link.awaits = link.awaits && m_inventory.hasUnwatched(id);
}

void Discovery::judge(LinkId id, WatchedLink& link) {
    const auto lost = link.presence.takeLost(
        [this](const PathRef& path) {
            const Path* known = m_inventory.find(path);
            return known ? known->lastSeen : TimePoint::max();
        },
        m_now);
    if (lost.empty())
        return;
    const bool areAll = lost.size() == m_inventory.awaitedPaths(id).size();
    std::size_t vanished = 0;
    for (const auto& path : lost) {
        m_identification.stop(path);
        vanished += m_inventory.lost(path, m_now) ? 1 : 0;
    }
    if (areAll && vanished > 1)
        m_silences.push_back({id, vanished, m_now});
    link.awaits = link.awaits && m_inventory.hasUnwatched(id);
}

std::optional<OutgoingFrame> Discovery::takeFrame() {
    for (auto& [id, link] : m_links) {
        if (auto frame = takePresence(id, link))
            return frame;
        if (auto frame = m_identification.takeFrame(id, m_now))
            return frame;
    }
    return takeComparingRead();
}

/// One sector per frame, which fits wherever Query Config does.
std::optional<OutgoingFrame> Discovery::takeComparingRead() {
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

/// Checking listed targets takes precedence over identifying new ones.
std::optional<OutgoingFrame> Discovery::takePresence(LinkId id, WatchedLink& link) {
    const auto everyone = std::exchange(link.broadcastIsDue, false) ? std::optional(m_settings.scope)
                                                                    : link.presence.takeBroadcast();
    if (everyone)
        return configQuery(id, {MacAddress::broadcast(), link.mac, *everyone, m_identification.freshTag()});
    if (const auto path = link.presence.takeQuestion(m_now))
        return configQuery(id, {path->key.mac.isZero() ? MacAddress::broadcast() : path->key.mac, link.mac,
                                path->address, m_identification.freshTag()});
    return std::nullopt;
}

OutgoingFrame Discovery::configQuery(LinkId id, const aoe::Route& route) {
    ++m_statistics.requestsSent;
    if (route.destination == MacAddress::broadcast())
        m_links.at(id).polled(route.tag);
    return {id, aoe::buildConfigQuery(route)};
}

std::optional<Event> Discovery::takeEvent() { return m_inventory.takeEvent(); }
std::optional<LinkSilence> Discovery::takeSilence() { return takeFirst(m_silences); }

TimePoint Discovery::nextDeadline() const {
    TimePoint next = std::min(
        {m_identification.nextDeadline(), m_inventory.nextDeadline(), m_comparisons.nextDeadline(m_now)});
    for (const auto& [id, link] : m_links)
        next = std::min({next, link.schedule.nextDeadline(m_now), link.presence.nextDeadline()});
    return next;
}

std::vector<Target> Discovery::targets() const { return m_inventory.all(); }
void Discovery::forEach(const std::function<void(const Target&)>& visit) const { m_inventory.forEach(visit); }
std::size_t Discovery::targetCount() const { return m_inventory.size(); }
const Target* Discovery::find(Address address) const { return m_inventory.find(address); }
std::vector<Address> Discovery::takeTouched() { return m_inventory.takeTouched(); }
bool Discovery::hasTouched() const { return m_inventory.hasTouched(); }

bool Discovery::isSettled() const {
    return m_identification.isIdle() && m_comparisons.isIdle() &&
           std::all_of(m_links.begin(), m_links.end(), [this](const auto& entry) {
               return !entry.second.awaits && entry.second.schedule.roundsAreOver(m_now);
           });
}

Progress Discovery::progress() const {
    Progress progress;
    for (const auto& [id, link] : m_links) {
        progress.rounds += m_settings.rounds.size();
        progress.roundsSent += link.schedule.roundsSent();
    }
    progress.targets = m_inventory.size();
    progress.unanswered = m_identification.unanswered();
    return progress;
}

Statistics Discovery::statistics() const {
    Statistics statistics = m_statistics;
    const auto& counts = m_identification.counts();
    statistics.requestsSent += counts.sent;
    statistics.retransmissions = counts.repeated;
    statistics.requestsGivenUp = counts.givenUp;
    statistics.targetsRefused = m_inventory.refused();
    return statistics;
}

} // namespace etherdeck::discovery
