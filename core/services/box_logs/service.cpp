#include "core/services/box_logs/service.h"

#include <QFile>

#include <chrono>
#include <utility>

namespace etherdeck {

namespace {

using Outcome = GapRequests::Outcome;

constexpr std::size_t maxBytes = std::size_t{32} << 20;

} // namespace

BoxLogService::BoxLogService(BoxLogWays ways, BoxLogPace pace, QObject* parent) :
    QObject(parent),
    m_ways(std::move(ways)),
    m_now(std::move(pace.now)),
    m_look(this),
    m_work(this),
    m_follow(this) {
    m_follow.setInterval(pace.follow);
    connect(&m_follow, &QTimer::timeout, this, &BoxLogService::follow);
    m_look.setSingleShot(true);
    m_look.setInterval(pace.look);
    m_work.setSingleShot(true);
    connect(&m_look, &QTimer::timeout, this, &BoxLogService::look);
    connect(&m_work, &QTimer::timeout, this, &BoxLogService::work);
}

BoxLogService::~BoxLogService() = default;

void BoxLogService::open(const QString& path) {
    m_readings.clear();
    m_shown.clear();
    m_store.reset();
    m_requests = GapRequests(m_requests.isOn());
    m_requests.setAgents(m_agents);
    auto opened = store::ConsoleStore::open(QFile::encodeName(path).toStdString());
    if (!opened) {
        emit failed(opened.error());
        return;
    }
    m_store = std::move(*opened);
    noteStored();
}

void BoxLogService::setFillsGaps(bool fills) {
    m_requests.setOn(fills);
    noteStored();
}

void BoxLogService::noteBoxes(const BoxesPtr& boxes) {
    m_boxes = boxes;
    tellAgents();
}

void BoxLogService::noteDevice(const DeviceStatePtr& device) {
    const bool tells = device->link == DeviceState::Link::Connected && device->can("kernel-log");
    const LogAgent agent{device->device, device->greeting.bootId};
    const auto known = m_devices.find(device->device);
    if (known == m_devices.end() ? !tells : tells && known->second == agent)
        return;
    if (tells)
        m_devices.insert_or_assign(device->device, agent);
    else
        m_devices.erase(known);
    tellAgents();
}

void BoxLogService::noteDeviceRemoved(const std::string& device) {
    if (m_devices.erase(device) > 0)
        tellAgents();
}

void BoxLogService::tellAgents() {
    std::map<std::int64_t, LogAgent> agents;
    for (const auto& box : m_boxes->all())
        if (const auto device = m_devices.find(box.box.device); device != m_devices.end())
            for (const auto source : box.all<boxes::SourceId>())
                agents.emplace(static_cast<std::int64_t>(source), device->second);
    if (agents == m_agents)
        return;
    m_agents = std::move(agents);
    m_requests.setAgents(m_agents);
    noteStored();
}

void BoxLogService::noteStored() {
    if (!m_look.isActive() && !m_agents.empty() && m_requests.isOn())
        m_look.start();
}

void BoxLogService::look() {
    for (const auto& [source, agent] : m_agents) {
        const auto missing = m_store ? m_store->missingRecords(source)
                                     : Result<store::MissingRecords>(fail(ErrorCode::Closed));
        if (missing) // else the next time
            m_requests.setMissing(source, *missing, m_now());
    }
    work();
}

void BoxLogService::work() {
    while (const auto request = m_requests.take(m_now()))
        begin(*request);
    const auto next = m_requests.nextDeadline();
    if (next == TimePoint::max())
        m_work.stop();
    else
        m_work.start(std::chrono::ceil<std::chrono::milliseconds>(std::max(next - m_now(), Duration())));
}

void BoxLogService::begin(const GapRequests::Request& request) {
    m_readings.insert_or_assign(
        request.source,
        Reading{request.device, BoxLogReading({request.first, request.last}, maxBytes), Call()});
    readOn(request.source);
}

void BoxLogService::readOn(std::int64_t source) {
    auto& reading = m_readings.at(source);
    const auto since = reading.log.next();
    if (!since)
        return end(source, fill(source, reading.log));
    reading.call = m_ways.log(reading.device, *since, this, [this, source](auto answer) {
        if (!answer || !*answer)
            return end(source, Outcome::Failed);
        m_readings.at(source).log.take(std::move(**answer));
        readOn(source);
    });
}

void BoxLogService::end(std::int64_t source, Outcome outcome) {
    m_readings.erase(source);
    m_requests.answered(source, outcome, m_now());
    noteStored();
    work();
}

Outcome BoxLogService::fill(std::int64_t source, const BoxLogReading& log) {
    if (log.problem() == BoxLogReading::Problem::TooLarge)
        return Outcome::Done; // it would be so again
    if (!m_store || log.problem() != BoxLogReading::Problem::None)
        return Outcome::Failed;
    const auto outcome = m_store->fillGaps(source, log.log());
    if (!outcome)
        return Outcome::Failed;
    if (outcome->records > 0)
        emit filled(source, *outcome);
    return outcome->hasGaps && outcome->boots.empty() ? Outcome::Unproven : Outcome::Done;
}

Call BoxLogService::show(const std::string& device, const std::string& name, QObject* receiver,
                         BoxLogWays::ThenAnswer<qint64> then) {
    using Reply = Reply<remote::Answer<qint64>>;
    return askInThreadOf(this, Reply(receiver, std::move(then)), [this, device, name](const Reply& reply) {
        if (const auto source = heardSource(device))
            return reply.answer(remote::Answer<qint64>(*source));
        const auto log = shown(device, name);
        if (!log)
            return reply.answer(fail(log.error()));
        (*log)->read([reply](const auto& answer) { reply.answer(answer); });
        m_follow.start();
    });
}

/// Of the box, other than its log.
std::optional<qint64> BoxLogService::heardSource(const std::string& device) const {
    const auto key = m_boxes->withDevice(device);
    const auto* const box = key ? m_boxes->find(*key) : nullptr;
    const auto log = m_store ? m_store->agentLog(device) : fail(ErrorCode::Closed);
    if (!box || !log)
        return std::nullopt;
    for (const auto source : box->all<boxes::SourceId>())
        if (!*log || static_cast<std::int64_t>(source) != (*log)->source)
            return static_cast<qint64>(source);
    return std::nullopt;
}

Result<ShownLog*> BoxLogService::shown(const std::string& device, const std::string& name) {
    if (!m_store)
        return fail(ErrorCode::Closed);
    if (const auto known = m_shown.find(device); known != m_shown.end()) {
        if (known->second->isBeingRead() || !known->second->isForgotten())
            return known->second.get();
        m_shown.erase(known); // it begins anew
    }
    auto log = std::make_unique<ShownLog>(device, static_cast<netconsole::SourceId>(++m_lastShown), m_ways,
                                          *m_store, m_now);
    return log->open(name).map([&] { return m_shown.emplace(device, std::move(log)).first->second.get(); });
}

void BoxLogService::follow() {
    std::erase_if(m_shown, [](const auto& shown) {
        return !shown.second->isBeingRead() && shown.second->isForgotten();
    });
    for (const auto& [device, log] : m_shown)
        if (m_devices.contains(device) && !log->isBeingRead())
            log->read([](const auto&) {});
}

} // namespace etherdeck

#include "moc_service.cpp"
