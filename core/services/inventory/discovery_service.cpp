#include "core/services/inventory/discovery_service.h"

#include "core/aoe/parse.h"
#include "core/services/desk/sleep_monitor.h"
#include "core/services/inventory/link_session.h"

#include <algorithm>
#include <chrono>
#include <random>
#include <utility>

namespace etherdeck {

namespace {

using namespace std::chrono_literals;

constexpr auto inventoryReportDelay = 10ms;
constexpr auto progressReportDelay = 100ms;
constexpr auto heardReportDelay = 1s;
/// Clocks that are read one after the other differ by a little.
constexpr auto shortestSleep = 1s;
/// Frames that are read so long after the kernel took them: answers may be among those that still wait.
constexpr auto longestLag = 500ms;

} // namespace

DiscoveryService::DiscoveryService(LinkFactory factory, discovery::Settings settings, QObject* parent,
                                   SleepClock sleepClock) :
    QObject(parent),
    m_factory(std::move(factory)),
    m_settings(settings),
    m_discovery(std::move(settings), std::random_device()()),
    m_sleepClock(std::move(sleepClock)),
    m_slept(m_sleepClock()),
    m_deadline(this),
    m_inventoryReport(this),
    m_progressReport(this),
    m_heardReport(this) {
    m_deadline.setSingleShot(true);
    m_deadline.setTimerType(Qt::PreciseTimer);
    m_inventoryReport.setSingleShot(true);
    m_inventoryReport.setTimerType(Qt::PreciseTimer);
    connect(&m_deadline, &QTimer::timeout, this, &DiscoveryService::timeReached);
    m_progressReport.setSingleShot(true);
    connect(&m_progressReport, &QTimer::timeout, this, &DiscoveryService::tellProgress);
    m_heardReport.setSingleShot(true);
    connect(&m_heardReport, &QTimer::timeout, this, &DiscoveryService::tellHeard);
    connect(&m_inventoryReport, &QTimer::timeout, this, &DiscoveryService::tellInventory);
}

DiscoveryService::~DiscoveryService() = default;

const discovery::Discovery& DiscoveryService::discovery() const { return m_discovery; }

std::vector<LinkStatus> DiscoveryService::links() const {
    std::vector<LinkStatus> links;
    for (const auto& session : m_sessions)
        links.push_back(session->status());
    return links;
}

WallTime DiscoveryService::toWallTime(TimePoint time) const {
    const auto age = std::chrono::duration_cast<WallTime::duration>(Clock::now() - time);
    return std::chrono::system_clock::now() - age;
}

std::string DiscoveryService::interfaceName(discovery::LinkId id) const {
    const auto found =
        std::find_if(m_names.begin(), m_names.end(), [id](const LinkName& name) { return name.id == id; });
    return found == m_names.end() ? std::string() : found->interface;
}

Duration DiscoveryService::sleptSoFar() { return sleepMoment().everAsleep; }

/// A path is told by its MAC and this, so an interface has the same one each time it is opened.
discovery::LinkId DiscoveryService::linkId(const std::string& interface) {
    const auto found = std::find_if(m_names.begin(), m_names.end(),
                                    [&](const LinkName& name) { return name.interface == interface; });
    if (found != m_names.end())
        return found->id;
    const auto id = discovery::LinkId{static_cast<std::uint32_t>(m_names.size() + 1)};
    m_names.push_back({id, interface});
    emit linksNamed(m_names);
    return id;
}

void DiscoveryService::noteSleep() {
    const auto slept = m_sleepClock();
    if (slept - m_slept >= shortestSleep)
        m_discovery.slept(slept - m_slept, Clock::now());
    m_slept = slept;
}

void DiscoveryService::setInterfaces(const std::vector<std::string>& interfaces) {
    const auto isChosen = [&](const std::string& name) {
        return std::find(interfaces.begin(), interfaces.end(), name) != interfaces.end();
    };
    for (const auto& session : m_sessions)
        if (!isChosen(session->status().interface)) {
            m_upLinks.erase(session->status().id);
            m_discovery.linkDown(session->status().id, Clock::now());
        }
    std::erase_if(m_sessions, [&](const auto& session) { return !isChosen(session->status().interface); });
    for (const auto& interface : interfaces) {
        const bool isOpen = std::any_of(m_sessions.begin(), m_sessions.end(),
                                        [&](const auto& s) { return s->status().interface == interface; });
        if (!isOpen)
            openLink(interface);
    }
    emit linksChanged(links());
    advance();
}

void DiscoveryService::openLink(const std::string& interface) {
    const auto id = linkId(interface);
    auto owned = std::make_unique<LinkSession>(id, interface, m_factory);
    LinkSession& session = *owned;
    connect(&session, &LinkSession::changed, this, [this, &session] { linkChanged(session); });
    connect(&session, &LinkSession::late, this, [this, id] { m_discovery.missedFrames(id, Clock::now()); });
    connect(&session, &LinkSession::framesArrived, this,
            [this, &session](const auto& frames) { framesArrived(session, frames); });
    m_sessions.push_back(std::move(owned));
    session.open();
}

void DiscoveryService::discoverNow() {
    m_settledIsTold = false;
    m_discovery.discoverNow(Clock::now());
    advance();
}

void DiscoveryService::setPollInterval(std::chrono::seconds interval) {
    m_discovery.setPollInterval(interval);
    advance();
}

void DiscoveryService::forget(Address address) {
    m_discovery.forget(address);
    advance();
}

void DiscoveryService::expect(const std::vector<KnownTarget>& targets) {
    const auto now = Clock::now();
    const auto wall = std::chrono::system_clock::now();
    const auto steady = [&](WallTime time) { // a wall clock that was set back must not lead to the future
        return now - std::max<Duration>(wall - time, Duration::zero());
    };
    std::vector<discovery::Target> expected;
    for (const auto& known : targets) {
        discovery::Path path;
        path.key = {known.interface.empty() ? discovery::LinkId{} : linkId(known.interface), known.mac};
        path.identity = known.identity;
        path.configString = known.configString;
        path.buffers = known.buffers;
        path.firmware = known.firmware;
        path.sectorsPerFrame = known.sectorsPerFrame;
        path.firstSeen = steady(known.firstSeen);
        path.lastSeen = steady(known.lastSeen);
        discovery::Target target;
        target.address = known.address;
        if (known.isMissing)
            target.state = discovery::TargetState::Missing;
        target.firstSeen = path.firstSeen;
        target.lastSeen = path.lastSeen;
        target.paths.push_back(std::move(path));
        expected.push_back(std::move(target));
    }
    m_settledIsTold = m_settledIsTold && expected.empty();
    m_discovery.expect(std::move(expected), now);
    advance();
}

void DiscoveryService::compareNow(Address address) {
    m_discovery.compareNow(address, Clock::now());
    advance();
}

void DiscoveryService::retryLinks() {
    for (const auto& session : m_sessions)
        session->retry();
}

void DiscoveryService::stop() {
    m_sessions.clear();
    m_upLinks.clear();
    m_questions.clear();
    m_deadline.stop();
    m_inventoryReport.stop();
    m_progressReport.stop();
    m_heardReport.stop();
}

Call DiscoveryService::ask(Address address, const discovery::PathKey& path, const RequestBuilder& build,
                           QObject* receiver, Then<discovery::Answer> then) {
    const Reply<discovery::Answer> reply(receiver, std::move(then));
    const LinkSession* link = session(path.link);
    if (!link || !link->isUp())
        return reply.call(); // nobody answers: Closed
    const auto tag = discovery::Exchange::tag(++m_lastQuestion);
    auto request = build({path.mac, link->status().mac, address, tag});
    if (!request) {
        reply.answer(fail(request.error()));
        return reply.call();
    }
    m_questions.push_back(
        {discovery::Exchange({address, path}, tag, std::move(*request),
                             m_settings.farAway(link->status().lineRoundTrip.value_or(Duration::zero())),
                             Clock::now()),
         reply});
    advance();
    return reply.call();
}

void DiscoveryService::expectConfigString(Address address, const std::string& string) {
    m_ownChanges.expect(address, string, Clock::now());
}

void DiscoveryService::noteExports(const std::string& device, const std::vector<plans::ExportStatus>& exports,
                                   const std::vector<plans::BoxInterface>& interfaces) {
    for (auto& change : m_exportStops.noted(device, exports, interfaces))
        if (change.isStopped)
            m_discovery.exportStopped(change.address, std::move(change.box), Clock::now());
        else
            m_discovery.exportStarted(change.address, Clock::now());
    advance();
}

LinkSession* DiscoveryService::session(discovery::LinkId id) const {
    const auto found = std::find_if(m_sessions.begin(), m_sessions.end(),
                                    [id](const auto& session) { return session->status().id == id; });
    return found == m_sessions.end() ? nullptr : found->get();
}

void DiscoveryService::linkChanged(LinkSession& session) {
    noteSleep();
    const LinkStatus& status = session.status();
    const auto now = Clock::now();
    noteDrops(status);
    const auto known = m_upLinks.find(status.id);
    if (session.isUp() && (known == m_upLinks.end() || known->second != status.mac)) {
        m_upLinks[status.id] = status.mac;
        m_settledIsTold = false;
        m_discovery.linkUp(status.id, status.mac, now, status.lineRoundTrip.value_or(Duration::zero()));
    } else if (session.isUp() && status.lineRoundTrip) {
        m_discovery.setLineRoundTrip(status.id, *status.lineRoundTrip);
    } else if (!session.isUp() && known != m_upLinks.end()) {
        m_upLinks.erase(known);
        m_discovery.linkDown(status.id, now);
    }
    emit linksChanged(links());
    advance();
}

void DiscoveryService::noteDrops(const LinkStatus& status) {
    const auto dropped = status.counters.droppedByKernel + status.counters.droppedByInterface;
    auto& known = m_dropped[status.id];
    if (dropped > known)
        m_discovery.missedFrames(status.id, Clock::now());
    known = dropped; // a new child counts from zero
}

void DiscoveryService::framesArrived(LinkSession& session, const std::vector<link::Received>& frames) {
    noteSleep();
    const auto now = Clock::now();
    const auto id = session.status().id;
    if (std::chrono::system_clock::now() - frames.front().time > longestLag)
        m_discovery.missedFrames(id, now);
    for (const auto& received : frames) {
        const auto frame = aoe::parse(received.frame);
        if (frame)
            m_ownChanges.heard(*frame, session.status().mac, now);
        m_discovery.frameReceived(id, frame, now);
        if (frame)
            for (auto& question : m_questions)
                question.exchange.frameReceived(id, *frame, received.frame);
        sendFrames(); // room for the next request, while the rest is being read
    }
    if (!m_heardReport.isActive())
        m_heardReport.start(heardReportDelay);
    advance();
}

void DiscoveryService::timeReached() {
    noteSleep();
    const auto now = Clock::now();
    m_discovery.timeReached(now);
    for (auto& question : m_questions)
        question.exchange.timeReached(now);
    advance();
}

/// After anything happened: hands on what the pure objects have to give and waits for their next deadline.
void DiscoveryService::advance() {
    sendFrames();
    tellEvents();
    tellAnswers();
    auto deadline = m_discovery.nextDeadline();
    for (const auto& question : m_questions)
        deadline = std::min(deadline, question.exchange.nextDeadline());
    if (deadline == TimePoint::max())
        m_deadline.stop();
    else
        m_deadline.start(
            std::max(0ms, std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now())));
    if (!m_inventoryReport.isActive() && m_discovery.hasTouched())
        m_inventoryReport.start(inventoryReportDelay);
    if (!m_settledIsTold && !m_upLinks.empty() && !m_progressReport.isActive())
        m_progressReport.start(progressReportDelay);
    if (isSettled() && !std::exchange(m_settledIsTold, true)) {
        m_progressReport.stop();
        tellInventory();
        emit settled();
    }
}

bool DiscoveryService::isSettled() const {
    const bool oneStarts = std::any_of(m_sessions.begin(), m_sessions.end(), [](const auto& session) {
        return session->status().state == LinkStatus::State::Starting;
    });
    return !m_upLinks.empty() && !oneStarts && m_discovery.isSettled();
}

void DiscoveryService::sendFrames() {
    while (auto frame = m_discovery.takeFrame())
        if (LinkSession* link = session(frame->link); link && !link->send(std::move(frame->bytes)))
            m_discovery.missedFrames(frame->link, Clock::now());
    for (auto& question : m_questions)
        if (auto frame = question.exchange.takeFrame())
            if (LinkSession* link = session(question.exchange.to().key.link))
                link->send(std::move(*frame));
}

void DiscoveryService::tellEvents() {
    while (const auto event = m_discovery.takeEvent()) {
        DiscoveryEvent told{*event, toWallTime(event->time), std::nullopt};
        told.event.isOurs = m_ownChanges.explains(*event);
        if (const auto* target = m_discovery.find(event->address))
            told.target = *target;
        emit eventHappened(told);
    }
    while (const auto silence = m_discovery.takeSilence())
        emit linkFellSilent({interfaceName(silence->link), silence->targets, toWallTime(silence->time)});
}

void DiscoveryService::tellInventory() {
    m_inventoryReport.stop();
    InventoryChange change;
    for (const auto address : m_discovery.takeTouched()) {
        if (const auto* target = m_discovery.find(address))
            change.updated.push_back(*target);
        else
            change.removed.push_back(address);
    }
    if (!change.updated.empty() || !change.removed.empty())
        emit inventoryChanged(change);
}

/// Times only: a copy of ten thousand targets at each poll would cost more than it tells.
void DiscoveryService::tellHeard() {
    std::vector<HeardPath> paths;
    const TimePoint since = std::exchange(m_heardUntil, Clock::now());
    m_discovery.forEach([&](const discovery::Target& target) {
        if (target.lastSeen < since)
            return;
        for (const auto& path : target.paths)
            if (path.isUp() && path.lastSeen >= since)
                paths.push_back({target.address, path.key, path.lastSeen});
    });
    if (!paths.empty())
        emit heard(paths);
}

void DiscoveryService::tellProgress() { emit progressed(m_discovery.progress()); }

void DiscoveryService::tellAnswers() {
    std::erase_if(m_questions, [](const Question& question) {
        if (const auto& outcome = question.exchange.outcome())
            question.reply.answer(*outcome);
        return question.exchange.outcome() || !question.reply.isWanted();
    });
}

} // namespace etherdeck

#include "moc_discovery_service.cpp"
