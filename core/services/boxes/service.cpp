#include "core/services/boxes/service.h"

#include <QFile>

#include <algorithm>
#include <utility>

namespace etherdeck {

namespace {

using namespace std::chrono_literals;
using boxes::Box;
using boxes::Boxes;
using boxes::SourceFacts;
using boxes::SourceId;
using store::BoxRecord;
using store::BoxStore;

constexpr auto tellAfter = 250ms;
constexpr auto lookEvery = 2s;
constexpr auto keepEvery = 10s;
constexpr std::size_t maxHeard = 16; ///< addresses of a source between two looks

/// Whether `added` has something that `values` lacks; adds it, up to a limit.
template <class Value>
bool add(std::vector<Value>& values, const std::vector<Value>& added) {
    bool isMore = false;
    for (const auto& value : added)
        if (values.size() < Boxes::maxNeighbours && std::ranges::find(values, value) == values.end()) {
            values.push_back(value);
            isMore = true;
        }
    return isMore;
}

} // namespace

BoxService::BoxService(NeighbourTable neighbours, QObject* parent) :
    QObject(parent), m_neighbours(std::move(neighbours)), m_tell(this), m_look(this), m_keep(this) {
    m_tell.setSingleShot(true);
    m_tell.setInterval(tellAfter);
    m_look.setInterval(lookEvery);
    m_keep.setSingleShot(true);
    m_keep.setInterval(keepEvery);
    connect(&m_tell, &QTimer::timeout, this, &BoxService::tell);
    connect(&m_look, &QTimer::timeout, this, &BoxService::look);
    connect(&m_keep, &QTimer::timeout, this, &BoxService::keepAgents);
}

BoxService::~BoxService() { keepAgents(); }

void BoxService::open(const QString& path) {
    m_look.start();
    m_store.reset();
    auto opened = BoxStore::open(QFile::encodeName(path).toStdString());
    auto stored = opened.and_then([](const BoxStore& store) { return store.read(); });
    if (!stored) {
        emit failed(stored.error());
        return;
    }
    m_store = std::move(*opened);
    m_users = stored->boxes;
    m_ties = stored->ties;
    m_kept = stored->agents;
    // What was told before is newer.
    std::erase_if(stored->agents, [this](const auto& agent) { return m_agents.contains(agent.first); });
    std::erase_if(stored->targets, [this](const auto& target) { return m_targets.contains(target.first); });
    for (auto& [source, facts] : stored->sources) {
        if (const auto known = m_sources.find(source); known != m_sources.end()) {
            facts.chosen = known->second.chosen;
            add(facts.neighbours, known->second.neighbours);
            add(facts.atAddressOf, known->second.atAddressOf);
        }
        m_sources[source] = facts;
    }
    store::tell(m_boxes, *stored);
    keepAgents();
    noteDevices(std::vector(m_devices));
}

bool BoxService::check(const Result<void>& done) {
    if (!done)
        emit failed(done.error());
    return done.has_value();
}

void BoxService::noteTargets(const std::vector<TargetPaths>& targets) {
    for (const auto& [target, macs] : targets) {
        m_boxes.setTarget(target, macs);
        if (!m_store && m_targets.size() < Boxes::maxTargets)
            m_targets.insert(target);
    }
    tellSoon();
}

void BoxService::noteAgent(const AgentInterfaces& agent) {
    auto& known = m_agents[agent.device];
    if (known == agent)
        return;
    known = agent;
    m_boxes.setAgent(agent.device, agent.macs);
    m_toKeep[agent.device] = Boxes::takenOf(agent.macs);
    if (!m_keep.isActive())
        keepAgents();
    tellSoon();
}

void BoxService::keepAgents() {
    if (!m_store)
        return;
    for (auto& [device, macs] : std::exchange(m_toKeep, {})) {
        auto& kept = m_kept[device];
        if (kept == macs)
            continue;
        m_keep.start();
        if (check(m_store->keepAgent(device, macs)))
            kept = std::move(macs);
    }
}

void BoxService::noteAgentLost(const std::string& device) { m_agents.erase(device); }

void BoxService::noteSources(const std::vector<HeardSource>& sources) {
    std::set<SourceId> there;
    for (const auto& heard : sources) {
        there.insert(heard.source);
        auto facts = m_sources[heard.source];
        facts.chosen = heard.chosen;
        setSource(heard.source, facts);
        auto& addresses = m_heard[heard.source];
        for (const auto& address : heard.addresses)
            if (addresses.size() < maxHeard)
                addresses.insert(address);
    }
    for (const auto& [source, facts] : m_sources) // its proofs stay, for when it comes again
        if (!there.contains(source)) {
            m_boxes.forgetSource(source);
            m_heard.erase(source);
        }
    tellSoon();
}

void BoxService::setSource(SourceId source, const SourceFacts& facts) {
    m_sources[source] = facts;
    m_boxes.setSource(source, facts);
}

void BoxService::noteDevices(const std::vector<Box>& devices) {
    for (const auto& device : devices)
        storeDevice(device);
    m_devices = devices;
    tellSoon();
}

void BoxService::storeDevice(const Box& device) {
    if (!m_store || std::ranges::find(m_users, device.device, &Box::device) != m_users.end())
        return;
    BoxRecord record{device, {}};
    auto done = m_store->put(record);
    if (!done) { // the name may be taken, or be none for a box
        record.box.name.clear();
        done = m_store->put(record);
    }
    if (done)
        readUsers();
}

void BoxService::readUsers() {
    auto users = m_store ? m_store->readUsers() : fail(ErrorCode::Closed);
    if (!users || (users->first == m_users && users->second == m_ties))
        return;
    m_users = std::move(users->first);
    m_ties = std::move(users->second);
    m_boxes.setBoxes(m_users, m_ties);
    tellSoon();
}

std::vector<std::string> BoxService::devicesAt(const std::vector<std::string>& addresses) const {
    std::vector<std::string> devices;
    for (const auto& [device, agent] : m_agents)
        if (std::ranges::find_first_of(agent.addresses, addresses) != agent.addresses.end())
            devices.push_back(device);
    return devices;
}

void BoxService::proveSources(const std::map<std::string, std::set<MacAddress>>& neighbours) {
    for (const auto& [source, heard] : std::exchange(m_heard, {})) {
        const auto known = m_sources.find(source);
        if (known == m_sources.end())
            continue;
        std::vector<MacAddress> macs;
        for (const auto& address : heard)
            if (const auto found = neighbours.find(address); found != neighbours.end())
                macs.insert(macs.end(), found->second.begin(), found->second.end());
        auto facts = known->second;
        const auto isNear = add(facts.neighbours, macs);
        const auto isAgent = add(facts.atAddressOf, devicesAt({heard.begin(), heard.end()}));
        if (!isNear && !isAgent)
            continue;
        setSource(source, facts);
        if (m_store)
            (void)check(m_store->keepSource(source, facts));
        tellSoon();
    }
}

void BoxService::look() {
    readUsers();
    if (std::ranges::all_of(m_heard, [](const auto& heard) { return heard.second.empty(); }))
        return;
    std::map<std::string, std::set<MacAddress>> table;
    if (const auto list = m_neighbours())
        for (const auto& neighbour : *list)
            table[neighbour.address].insert(neighbour.mac);
    proveSources(table);
}

template <class Answer>
Call BoxService::ask(QObject* receiver, Then<Answer> then, std::function<Result<Answer>(BoxStore&)> work) {
    return askInThreadOf(this, Reply<Answer>(receiver, std::move(then)),
                         [this, work = std::move(work)](const auto& reply) {
                             if (!m_store)
                                 return reply.answer(fail(ErrorCode::Closed));
                             auto done = work(*m_store);
                             readUsers();
                             tell();
                             reply.answer(std::move(done));
                         });
}

Call BoxService::change(const boxes::BoxRequest& request, QObject* receiver, Then<store::BoxChange> then) {
    return ask<store::BoxChange>(receiver, std::move(then),
                                 [request](BoxStore& store) { return store.change(request); });
}

Call BoxService::repeat(const store::BoxChange& change, QObject* receiver, Then<void> then) {
    return ask<void>(receiver, std::move(then), [change](BoxStore& store) { return store.repeat(change); });
}

void BoxService::tellSoon() {
    if (m_boxes.version() != m_told && !m_tell.isActive())
        m_tell.start();
}

void BoxService::tell() {
    if (m_boxes.version() == m_told)
        return;
    m_told = m_boxes.version();
    (void)m_boxes.all(); // drawn here, not in each thread that gets it
    emit changed(std::make_shared<const Boxes>(m_boxes));
}

} // namespace etherdeck

#include "moc_service.cpp"
