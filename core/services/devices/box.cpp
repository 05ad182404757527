#include "core/services/devices/box.h"

#include "core/remote/askpass.h"
#include "core/remote/backoff.h"

#include <algorithm>
#include <chrono>
#include <set>
#include <utility>

namespace etherdeck {

namespace {

using namespace std::chrono_literals;

constexpr auto tellInterval = 100ms;
constexpr auto ratesInterval = 900ms; ///< agents send them each second, some a little earlier
constexpr auto refreshInterval = 20s; ///< for uptime, load and memory: no event announces them
constexpr int maxJournalEntries = 200;

} // namespace

DeviceBox::DeviceBox(const std::string& device, ConfirmedDevice confirmed,
                     const wire::ClientIdentity& identity, QObject* parent) :
    QObject(parent), m_confirmed(std::move(confirmed)) {
    m_state.device = device;
    m_retry.setSingleShot(true);
    m_tell.setSingleShot(true);
    m_ratesTold.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &DeviceBox::retry);
    connect(&m_tell, &QTimer::timeout, this, &DeviceBox::changed);
    connect(&m_ratesTold, &QTimer::timeout, this, &DeviceBox::tellRates);
    connect(&m_refresh, &QTimer::timeout, this, [this] {
        read("box.get", "box", wire::Json::object(), [this](const auto& json) { takeBox(json); });
    });
    start(identity);
    tellSoon();
}

void DeviceBox::start(const wire::ClientIdentity& identity) {
    auto parsed = remote::parseDevice(m_state.device);
    if (!parsed) { // only a list that somebody else wrote has such
        m_state.link = DeviceState::Link::Waiting;
        m_state.error =
            remote::ConnectionError{remote::ConnectionFault::NotReachable, parsed.error().detail, {}, {}};
        return;
    }
    m_connection = std::make_unique<DeviceConnection>(std::move(*parsed), identity);
    connect(m_connection.get(), &DeviceConnection::ready, this, &DeviceBox::noteReady);
    connect(m_connection.get(), &DeviceConnection::ended, this, &DeviceBox::noteEnded);
    connect(m_connection.get(), &DeviceConnection::eventCame, this, &DeviceBox::noteEvent);
    connect(m_connection.get(), &DeviceConnection::heard, this, [this] {
        if (m_connection->isReady())
            m_state.known = std::chrono::system_clock::now();
    });
    prepare(false);
    m_connection->open();
}

void DeviceBox::prepare(bool reportsHostKey) {
    auto device = remote::parseDevice(m_state.device);
    if (!device || !m_connection)
        return;
    if (auto* const ssh = std::get_if<remote::SshDevice>(&*device)) {
        ssh->hostKeys = m_confirmed.hostKeys;
        ssh->oldServerOptions = m_confirmed.oldServerOptions;
        ssh->agentCommand = m_confirmed.agentCommand;
        ssh->reportsHostKey = reportsHostKey;
        ssh->mayAsk = m_mayAsk;
        m_state.canLogIn = remote::isAskingAnswered();
    }
    m_connection->setDevice(std::move(*device));
}

void DeviceBox::setConfirmed(ConfirmedDevice confirmed) {
    m_confirmed = std::move(confirmed);
    if (!m_connection || m_connection->isReady())
        return prepare(false);
    connectNow();
}

void DeviceBox::tellSoon() {
    if (!m_tell.isActive())
        m_tell.start(tellInterval);
}

void DeviceBox::connectNow() {
    if (!m_connection || m_connection->isReady())
        return;
    m_connection->close(); // it is made without questions, and with what was confirmed before
    m_refusedKey.reset();
    m_mayAsk = true;
    prepare(false);
    retry();
}

void DeviceBox::cancelLogin() {
    if (!m_mayAsk || !m_connection || !m_connection->isOpen() || m_connection->isReady())
        return;
    m_connection->close();
    remote::ConnectionError error{remote::ConnectionFault::NotAllowed, {}, {}, {}};
    if (m_state.error && m_state.error->fault == error.fault)
        error = *m_state.error;
    m_state.wasLoginRefused = false;
    m_refusedKey.reset();
    endAttempt(error);
}

void DeviceBox::retry() {
    if (!m_connection || m_connection->isOpen())
        return;
    m_retry.stop();
    m_state.link = DeviceState::Link::Connecting;
    tellSoon();
    m_connection->open();
}

void DeviceBox::cancelApply() {
    if (m_connection)
        m_connection->cancel(m_applying);
}

void DeviceBox::noteReady() {
    m_failures = 0;
    m_refusedKey.reset();
    m_state.link = DeviceState::Link::Connected;
    m_state.error.reset();
    m_mayAsk = false;
    m_state.greeting = m_connection->greeting();
    m_state.known = std::chrono::system_clock::now();
    m_state.unreadable.clear();
    tellSoon();
    watch();
    readAll();
    m_refresh.start(refreshInterval);
}

void DeviceBox::watch() {
    auto topics = wire::Json::array({"exports", "disks", "interfaces", "changes"});
    if (m_watchesRates && m_state.can("rates"))
        topics.push_back("rates");
    read("watch", "events", {{"topics", std::move(topics)}}, [](const auto&) {});
}

void DeviceBox::watchRates(bool isOn) {
    m_rates.reset();
    if (std::exchange(m_watchesRates, isOn) != isOn && m_state.can("rates"))
        watch();
}

/// Only an ssh from 8.5 on can report it, so no connection does at first.
bool DeviceBox::asksForFingerprint(const remote::ConnectionError& error) const {
    using remote::ConnectionFault;
    return !m_refusedKey && error.fingerprint.empty() && !remote::findAskpass().empty() &&
           (error.fault == ConnectionFault::HostKeyUnknown || error.fault == ConnectionFault::HostKeyChanged);
}

void DeviceBox::noteEnded(const remote::ConnectionError& error) {
    m_refresh.stop();
    m_rates.reset();
    if (asksForFingerprint(error)) {
        m_refusedKey = error;
        prepare(true);
        m_connection->open();
        return;
    }
    const auto refusedKey = std::exchange(m_refusedKey, std::nullopt);
    m_state.wasLoginRefused = m_mayAsk && error.fault == remote::ConnectionFault::NotAllowed;
    endAttempt(refusedKey && error.fingerprint.empty() ? *refusedKey : error);
}

/// The next one comes by itself, when nobody may be there.
void DeviceBox::endAttempt(const remote::ConnectionError& error) {
    m_mayAsk = false;
    prepare(false);
    wait(error);
}

void DeviceBox::wait(const remote::ConnectionError& error) {
    const auto delay = remote::reconnectDelay(error.fault, ++m_failures);
    m_state.link = DeviceState::Link::Waiting;
    m_state.error = error;
    m_state.nextTry =
        std::chrono::system_clock::now() + std::chrono::duration_cast<WallTime::duration>(delay);
    m_retry.start(std::chrono::duration_cast<std::chrono::milliseconds>(delay));
    tellSoon();
}

void DeviceBox::read(const std::string& method, const std::string& capability, wire::Json params,
                     std::function<void(const wire::Json&)> take) {
    if (!m_connection || !m_connection->isReady() || !m_connection->greeting().can(capability))
        return;
    DeviceRequest request{method, std::move(params), capability};
    request.onAnswer = [this, method, take = std::move(take)](const remote::Answer<wire::Json>& answer) {
        if (answer)
            take(*answer);
        else if (const auto* const refused = std::get_if<remote::AgentRefusal>(&answer.error()))
            m_state.unreadable[method] = refused->refusal.message.text();
        tellSoon();
    };
    m_connection->call(std::move(request));
}

void DeviceBox::readAll() {
    read("box.get", "box", wire::Json::object(), [this](const auto& json) { takeBox(json); });
    read("exports.list", "exports", wire::Json::object(), [this](const auto& json) { takeExports(json); });
    read("disks.list", "disks", {{"smart", false}}, [this](const auto& json) { takeDisks(json); });
    read("interfaces.list", "interfaces", wire::Json::object(),
         [this](const auto& json) { takeInterfaces(json); });
    readChanges();
}

void DeviceBox::readChanges() {
    read("journal.list", "journal", {{"limit", maxJournalEntries}},
         [this](const auto& json) { takeJournal(json); });
    read("change.pending", "keep", wire::Json::object(), [this](const auto& json) { takePending(json); });
}

/// Events come with the whole new list, as the answers do.
void DeviceBox::noteEvent(const wire::AgentEvent& event) {
    if (event.topic == "rates") { // each second, and not a part of the state
        noteRates(event.params);
        if (!event.params.is_object() || !event.params.contains("left_out"))
            return;
    }
    if (event.params.is_object() && event.params.contains("left_out"))
        readAll();
    else if (event.topic == "exports")
        takeExports(event.params);
    else if (event.topic == "disks")
        takeDisks(event.params);
    else if (event.topic == "interfaces")
        takeInterfaces(event.params);
    else if (event.topic == "changes")
        readChanges();
    tellSoon();
}

void DeviceBox::noteRates(const wire::Json& json) {
    auto rates = m_watchesRates ? remote::ratesFrom(json) : fail(ErrorCode::Closed);
    if (!rates)
        return;
    m_rates = std::move(*rates);
    if (!m_ratesTold.isActive())
        tellRates();
}

/// The latest, however many came, and only those of exports that the box has.
void DeviceBox::tellRates() {
    if (!m_rates)
        return;
    auto rates = *std::exchange(m_rates, std::nullopt);
    std::set<Address> known;
    if (m_state.exports)
        for (const auto& status : m_state.exports->exports)
            known.insert(status.config.address);
    std::erase_if(rates, [&known](const auto& rate) { return !known.contains(rate.address); });
    m_ratesTold.start(ratesInterval);
    emit ratesCame(rates);
}

template <class Value>
void DeviceBox::keep(const std::string& method, Result<Value> read, std::optional<Value>& to) {
    if (read) {
        to = std::move(*read);
        m_state.unreadable.erase(method);
    } else {
        m_state.unreadable[method] = read.error().detail;
    }
}

void DeviceBox::takeBox(const wire::Json& json) { keep("box.get", remote::boxFrom(json), m_state.box); }

void DeviceBox::takeExports(const wire::Json& json) {
    auto read = remote::exportListFrom(json);
    if (read && m_state.exports && json.is_object() && !json.contains("problems"))
        read->problems = m_state.exports->problems;
    keep("exports.list", std::move(read), m_state.exports);
}

void DeviceBox::takeDisks(const wire::Json& json) {
    keep("disks.list", remote::diskListFrom(json), m_state.disks);
}

void DeviceBox::takeInterfaces(const wire::Json& json) {
    keep("interfaces.list", remote::interfaceListFrom(json), m_state.interfaces);
}

void DeviceBox::takeJournal(const wire::Json& json) {
    keep("journal.list", remote::journalFrom(json), m_state.journal);
}

void DeviceBox::takePending(const wire::Json& json) {
    auto read = remote::pendingFrom(json);
    m_state.pending = read ? *read : std::nullopt;
    m_state.pendingRead = Clock::now();
    if (!read)
        m_state.unreadable["change.pending"] = read.error().detail;
}

} // namespace etherdeck

#include "moc_box.cpp"
