#include "core/services/inventory/history_service.h"

#include <QFile>

#include <chrono>
#include <utility>

namespace etherdeck {

namespace {

using namespace std::chrono_literals;

constexpr auto flushDelay = 250ms;
constexpr auto tickInterval = 60s;
constexpr std::size_t batch = 500;
constexpr std::size_t maxWaiting = 5000;
constexpr std::size_t storedBetweenPrunes = 2000;

WallTime toWall(TimePoint time) {
    return std::chrono::system_clock::now() -
           std::chrono::duration_cast<WallTime::duration>(Clock::now() - time);
}

} // namespace

KnownTarget knownTarget(const store::SeenTarget& row) {
    KnownTarget known;
    known.address = row.address;
    known.interface = row.interface;
    known.mac = row.mac.value_or(MacAddress());
    if (row.size) {
        known.identity.emplace();
        known.identity->size = *row.size;
        known.identity->model = row.model;
        known.identity->serial = row.serial;
        known.identity->firmwareRevision = row.firmwareRevision;
    }
    known.configString = row.configString;
    known.buffers = row.buffers;
    known.firmware = row.firmware;
    known.sectorsPerFrame = row.sectorsPerFrame;
    known.firstSeen = row.firstSeen;
    known.lastSeen = row.lastSeen;
    known.isMissing = row.isMissing;
    return known;
}

HistoryService::HistoryService(QObject* parent) : QObject(parent), m_flush(this), m_tick(this) {
    m_flush.setSingleShot(true);
    m_flush.setInterval(flushDelay);
    m_tick.setInterval(tickInterval);
    connect(&m_flush, &QTimer::timeout, this, &HistoryService::flush);
    connect(&m_tick, &QTimer::timeout, this, &HistoryService::tick);
}

HistoryService::~HistoryService() { stop(); }

void HistoryService::open(const QString& path) {
    stop();
    m_dropped = m_droppedTold = 0;
    m_failure.reset();
    m_labels = {};
    m_seen.load({});
    const bool isRead = read(path);
    if (!isRead)
        m_store.reset();
    tellNames();
    if (!isRead)
        return;
    m_tick.start();
    emit opened();
    std::vector<KnownTarget> known;
    for (const auto& row : m_seen.expected())
        known.push_back(knownTarget(row));
    emit targetsKnown(known);
}

bool HistoryService::read(const QString& path) {
    auto opened = store::Store::open(QFile::encodeName(path).toStdString());
    if (!check(opened))
        return false;
    m_store.emplace(std::move(*opened));
    auto labels = m_store->labels();
    if (!check(m_store->pruneSeen()) || !check(labels))
        return false;
    auto seen = m_store->seen();
    if (!check(seen))
        return false;
    m_labels = std::move(*labels);
    m_seen.load(std::move(*seen));
    return true;
}

void HistoryService::stop() {
    m_tick.stop();
    if (m_store) {
        m_seen.tick(std::chrono::system_clock::now());
        flush();
        check(m_store->pruneEvents());
    }
    m_flush.stop();
    m_waiting.clear();
    m_store.reset();
}

void HistoryService::setLinkNames(const std::vector<LinkName>& names) {
    for (const auto& name : names)
        m_interfaces[name.id] = name.interface;
    m_seen.setLinkNames(m_interfaces);
}

void HistoryService::noteReport(const DiscoveryReport& report) {
    for (const auto& event : report.events)
        noteEvent(event);
    m_dropped += report.eventsLeftOut;
    noteInventory(report.inventory);
}

void HistoryService::noteEvent(const DiscoveryEvent& event) {
    if (!m_store)
        return;
    const auto* target = event.target ? &*event.target : nullptr;
    const auto sinceHeard = target ? event.event.time - target->lastSeen : Duration::zero();
    const auto lastHeard = event.time - std::chrono::duration_cast<WallTime::duration>(sinceHeard);
    auto record = m_seen.note(recordOf(event), target, lastHeard);
    if (record && m_waiting.size() < maxWaiting)
        m_waiting.push_back(std::move(*record));
    else if (record)
        ++m_dropped;
    if (m_waiting.size() >= batch && !m_failure)
        flush();
    else if (!m_flush.isActive())
        m_flush.start();
}

void HistoryService::noteInventory(const InventoryChange& change) {
    if (!m_store)
        return;
    for (const auto& target : change.updated)
        m_seen.update(target, toWall(target.lastSeen));
    for (const auto address : change.removed)
        m_seen.removed(address);
    if (!m_flush.isActive())
        m_flush.start();
}

Call HistoryService::events(const store::EventQuery& query, QObject* receiver, Then<Events> then) {
    return askInThreadOf(this, Reply<Events>(receiver, std::move(then)),
                         [=, this](const auto& reply) { reply.answer(find(query)); });
}

Call HistoryService::countEvents(const store::EventQuery& query, QObject* receiver, Then<std::size_t> then) {
    return askInThreadOf(this, Reply<std::size_t>(receiver, std::move(then)),
                         [=, this](const auto& reply) { reply.answer(count(query)); });
}

Call HistoryService::setTargetLabel(const discovery::Target& target, const store::Label& label,
                                    QObject* receiver, Then<void> then) {
    return askInThreadOf(this, Reply<void>(receiver, std::move(then)),
                         [=, this](const auto& reply) { reply.answer(this->label(target, label)); });
}

Call HistoryService::setShelfLabel(std::uint16_t shelf, const store::Label& label, QObject* receiver,
                                   Then<void> then) {
    return askInThreadOf(this, Reply<void>(receiver, std::move(then)),
                         [=, this](const auto& reply) { reply.answer(this->label(shelf, label)); });
}

Call HistoryService::forgetTargets(const Targets& targets, QObject* receiver, Then<Rows> then) {
    return askInThreadOf(this, Reply<Rows>(receiver, std::move(then)),
                         [=, this](const auto& reply) { reply.answer(forget(targets)); });
}

Call HistoryService::restoreTargets(const Targets& targets, const Rows& rows, QObject* receiver,
                                    Then<void> then) {
    return askInThreadOf(this, Reply<void>(receiver, std::move(then)),
                         [=, this](const auto& reply) { reply.answer(restore(targets, rows)); });
}

Result<std::size_t> HistoryService::count(const store::EventQuery& query) {
    if (!m_store)
        return fail(ErrorCode::Closed, "history");
    writeEvents();
    auto count = m_store->countEvents(query);
    check(count);
    return count;
}

Result<HistoryService::Events> HistoryService::find(const store::EventQuery& query) {
    if (!m_store)
        return fail(ErrorCode::Closed, "history");
    writeEvents(); // or they would come twice: now, and by stored()
    auto events = m_store->events(query);
    check(events);
    return events;
}

Result<void> HistoryService::label(const discovery::Target& target, const store::Label& label) {
    if (!m_store)
        return fail(refusal());
    m_seen.add(target, toWall(target.lastSeen));
    const auto key = discovery::diskKey(target).exact;
    const auto done = m_store->setLabel(key, label, m_names.owner(target));
    if (wrote(done))
        readLabels();
    flush();
    tellNames();
    return done;
}

Result<void> HistoryService::label(std::uint16_t shelf, const store::Label& label) {
    if (!m_store)
        return fail(refusal());
    const auto done = m_store->setShelfLabel(shelf, label);
    if (wrote(done))
        readLabels();
    tellNames();
    return done;
}

Result<HistoryService::Rows> HistoryService::forget(const Targets& targets) {
    Rows rows;
    if (!m_store)
        return rows;
    for (const auto& target : targets)
        for (auto& row : m_seen.forget(target.address))
            rows.push_back(std::move(row));
    if (const auto done = writeSeen(); !done) {
        for (auto& row : rows)
            m_seen.restore(std::move(row));
        return fail(done.error());
    }
    flush();
    return rows;
}

Result<void> HistoryService::restore(const Targets& targets, const Rows& rows) {
    if (!m_store && !rows.empty())
        return fail(refusal());
    if (m_store) {
        if (auto done = m_store->putSeen(rows); !wrote(done))
            return done;
        for (const auto& row : rows)
            m_seen.restore(row);
        flush();
    }
    std::vector<KnownTarget> known;
    for (const auto& target : targets)
        known.push_back(listed(target));
    emit targetsKnown(known);
    return {};
}

/// One that has stopped answering, as it was listed then.
KnownTarget HistoryService::listed(const discovery::Target& target) const {
    const auto& path = target.principal();
    KnownTarget known;
    known.address = target.address;
    if (const auto link = m_interfaces.find(path.key.link); link != m_interfaces.end())
        known.interface = link->second;
    known.mac = path.key.mac;
    known.identity = path.identity;
    known.configString = path.configString;
    known.buffers = path.buffers;
    known.firmware = path.firmware;
    known.sectorsPerFrame = path.sectorsPerFrame;
    known.firstSeen = toWall(target.firstSeen);
    known.lastSeen = toWall(target.lastSeen);
    known.isMissing =
        target.state == discovery::TargetState::Vanished || target.state == discovery::TargetState::Missing;
    return known;
}

Error HistoryService::refusal() {
    Error error{ErrorCode::Closed, "history", 0};
    tellFailure(error);
    return error;
}

void HistoryService::flush() {
    m_flush.stop();
    if (!m_store)
        return;
    writeEvents();
    (void)writeSeen();
    if (std::exchange(m_droppedTold, m_dropped) != m_dropped)
        emit dropped(m_dropped);
    if (m_seen.takeRearranged())
        tellNames();
}

void HistoryService::writeEvents() {
    if (m_waiting.empty())
        return;
    auto events = m_store->appendEvents(m_waiting);
    if (!wrote(events)) {
        m_flush.start(); // they wait, as long as there is room
        return;
    }
    m_waiting.clear();
    m_storedSincePrune += events->size();
    if (m_storedSincePrune >= storedBetweenPrunes && check(m_store->pruneEvents()))
        m_storedSincePrune = 0;
    emit stored(*events);
}

Result<void> HistoryService::writeSeen() {
    const auto rows = m_seen.takeDirty();
    if (rows.empty())
        return {};
    auto done = m_store->putSeen(rows);
    if (!wrote(done))
        m_seen.notWritten(rows);
    return done;
}

/// So that little is missing of "last seen" when the program ends without stop().
void HistoryService::tick() {
    m_seen.tick(std::chrono::system_clock::now());
    flush();
}

void HistoryService::readLabels() {
    auto labels = m_store->labels();
    if (check(labels))
        m_labels = std::move(*labels);
}

void HistoryService::tellNames() {
    store::NameBook names(m_labels, m_seen.all());
    if (names == m_names)
        return;
    m_names = std::move(names);
    emit namesChanged(m_names);
}

template <class T>
bool HistoryService::check(const Result<T>& result) {
    if (!result)
        tellFailure(result.error());
    return result.has_value();
}

/// After a success the next failure is news again. Reading proves nothing: a full disk can be read.
template <class T>
bool HistoryService::wrote(const Result<T>& result) {
    if (result)
        m_failure.reset();
    return check(result);
}

void HistoryService::tellFailure(const Error& error) {
    if (m_failure == error)
        return;
    m_failure = error;
    emit failed(error);
}

store::EventRecord HistoryService::recordOf(const DiscoveryEvent& event) const {
    store::EventRecord record;
    record.time = event.time;
    record.kind = event.event.kind;
    record.address = event.event.address;
    record.changes = event.event.changes;
    record.differences = event.event.differences;
    record.count = event.event.count;
    record.isOurs = event.event.isOurs;
    record.isStop = event.event.isStop;
    if (event.event.path) {
        record.mac = event.event.path->mac;
        if (const auto link = m_interfaces.find(event.event.path->link); link != m_interfaces.end())
            record.interface = link->second;
    }
    if (event.target && !event.target->hasConflict()) { // else none of its disks is *the* disk
        const auto& path = event.target->principal();
        record.disk = discovery::diskKey(*event.target).exact;
        record.configString = path.configString;
        if (path.identity) {
            record.size = path.identity->size;
            record.model = path.identity->model;
            record.serial = path.identity->serial;
        }
    }
    return record;
}

} // namespace etherdeck

#include "moc_history_service.cpp"
