#include "core/services/console/service.h"

#include "core/console/adoption.h"
#include "core/console/boxes.h"
#include "core/console/changes.h"
#include "core/console/raw_output.h"
#include "core/console/receiver.h"
#include "core/console/source_follower.h"
#include "core/services/console/open_store.h"
#include "core/services/console/verifications.h"
#include "core/sockets/listen.h"

#include <QTimer>

#include <atomic>
#include <utility>

namespace etherdeck {

namespace {

using namespace std::chrono_literals;

constexpr auto flushInterval = 33ms;
constexpr auto boxesInterval = 100ms;
constexpr auto tickInterval = 1s;
constexpr auto patienceAtTheEnd = 3s; ///< what is not stored by then waits for the next start
constexpr int ticksBetweenTries = 5;
constexpr std::size_t maxWaiting = std::size_t{32} << 20; ///< bytes of batches for the live state

} // namespace

/// All of it but the QObject's face. Lives in the service's thread; the two threads that it starts only push
/// into queues and wake it.
class ConsoleService::Parts {
public:
    Parts(ConsoleService& service, std::shared_ptr<TestLines> lines);
    ~Parts() { stop(); }

    void open(const ConsoleSettings& settings);
    void retry();
    void stop();
    void send(const ConsoleAddress& to, const QByteArray& datagram);
    [[nodiscard]] ConsoleChanges& changes() { return m_changes; }
    void noteSleep(WallTime start, WallTime end);
    void watchBoots(std::int64_t source);
    [[nodiscard]] bool isListening() const { return m_receiver != nullptr; }
    void verify(const box_netconsole::Verification::Question& question, Duration longest,
                const Reply<box_netconsole::Verification>& reply);

private:
    void listen();
    void tellFailure(const Error& error, const std::string& where,
                     const std::optional<ConsoleAddress>& address);
    [[nodiscard]] std::vector<ConsoleSink> sinks();

    void wake();
    void flushSoon();
    void flush();
    void takeBatches();
    void takeNews();
    void tellPosted(const std::vector<PostedOutcome>& posted);
    void tellOutput();
    void tellBoxes();
    void tick();
    void tellTally();

    ConsoleService& m_service;
    std::shared_ptr<TestLines> m_testLines;
    ConsoleSettings m_settings;
    bool m_isOpen = false;
    std::optional<Error> m_leftFailure; ///< before the receiver was started
    OpenStore m_store;
    std::shared_ptr<RawOutput> m_raw = std::make_shared<RawOutput>();
    std::shared_ptr<OpenVerifications> m_verifications = std::make_shared<OpenVerifications>();
    BatchQueue m_batches{BatchQueue::WhenFull::LeaveOut, maxWaiting};
    std::unique_ptr<ConsoleReceiver> m_receiver; ///< after what it pushes into
    ConsoleBoxes m_boxes;
    ConsoleChanges m_changes;
    std::optional<SourceFollower> m_follower; ///< of what is received

    std::atomic<bool> m_isWoken = false;
    QTimer m_flush;
    QTimer m_boxesLater;
    QTimer m_tick;
    TimePoint m_flushed;
    TimePoint m_boxesTold;
    std::vector<ConsoleBoxState> m_toldBoxes;
    ConsoleTally m_toldTally;
    std::optional<Error> m_toldFailure;
    std::vector<PortHolder> m_toldHolders;
    int m_ticksToTry = 0;
};

ConsoleService::Parts::Parts(ConsoleService& service, std::shared_ptr<TestLines> lines) :
    m_service(service),
    m_testLines(std::move(lines)),
    m_store({[this](const QString& path, bool isTemporary) { emit m_service.storeOpened(path, isTemporary); },
             [this](const Error& error, const QString& path) { emit m_service.storeFailed(error, path); },
             [this] { wake(); }}),
    m_changes(m_boxes, {[this](auto task, auto done) { m_store.post(std::move(task), std::move(done)); },
                        [this](auto task) {
                            if (m_receiver)
                                m_receiver->post(std::move(task));
                        }}),
    m_flush(&service),
    m_boxesLater(&service),
    m_tick(&service) {
    m_flush.setSingleShot(true);
    m_flush.setTimerType(Qt::PreciseTimer);
    m_tick.setInterval(tickInterval);
    QObject::connect(&m_flush, &QTimer::timeout, &service, [this] { flush(); });
    m_boxesLater.setSingleShot(true);
    QObject::connect(&m_boxesLater, &QTimer::timeout, &service, [this] { tellBoxes(); });
    QObject::connect(&m_tick, &QTimer::timeout, &service, [this] { tick(); });
}

void ConsoleService::Parts::open(const ConsoleSettings& settings) {
    if (m_isOpen) {
        auto same = settings;
        same.retention = m_settings.retention;
        if (same == m_settings) {
            m_settings = settings;
            if (m_store.isOpen())
                m_store.setRetention(settings.retention);
            return;
        }
    }
    stop();
    m_settings = settings;
    m_isOpen = true;
    m_tick.start();
    if (m_store.open(settings.store, settings.retention)) {
        takeNews();
        listen();
    }
    flush();
}

void ConsoleService::Parts::retry() {
    if (!m_isOpen || (isListening() && !m_store.isTemporary()))
        return;
    m_toldFailure.reset();
    if (m_store.isTemporary() || !m_store.isOpen())
        return open(ConsoleSettings(std::exchange(m_settings, {})));
    listen();
    flush();
}

void ConsoleService::Parts::stop() {
    if (m_receiver)
        m_receiver->stop(patienceAtTheEnd);
    const bool mayLeave = m_receiver && m_receiver->isWrittenDown();
    m_store.stop(mayLeave ? std::optional<Duration>(patienceAtTheEnd) : std::nullopt);
    if (m_isOpen)
        flush(); // what the end has brought
    m_receiver.reset();
    m_store.close();
    m_boxes.clearLive();
    m_tick.stop();
    m_flush.stop();
    m_boxesLater.stop();
    m_toldFailure.reset();
    m_verifications->cancel();
    if (std::exchange(m_isOpen, false))
        emit m_service.closed();
}

void ConsoleService::Parts::verify(const box_netconsole::Verification::Question& question, Duration longest,
                                   const Reply<box_netconsole::Verification>& reply) {
    if (!m_receiver)
        return reply.answer(tl::unexpected(m_toldFailure.value_or(Error{ErrorCode::Closed, {}, 0})));
    m_verifications->add(
        {question, Clock::now(), longest}, [reply] { return reply.isWanted(); },
        [reply](const auto& verification) { reply.answer(verification); });
}

void ConsoleService::Parts::listen() {
    if (!m_settings.listens)
        return;
    ConsoleSockets sockets;
    sockets.setTestLines(m_testLines);
    if (const auto failure = listenOn(sockets, m_settings.addresses, m_settings.port))
        return tellFailure(failure->error, failure->where, failure->address);
    ConsoleIntake intake;
    restoreSources(intake.netconsole(), m_boxes.stored(), Clock::now());
    m_follower.emplace(m_boxes.stored());
    intake.setTap([raw = m_raw, open = m_verifications](const ConsoleDatagram& datagram) {
        raw->heard(datagram.from, datagram.bytes);
        open->heard(datagram.from, datagram.bytes, Clock::now());
    });
    QStringList where;
    for (const auto& socket : sockets.open())
        where.push_back(QString::fromStdString(socket->address().endpoint.toString()));
    auto opened = m_store.journals();
    m_leftFailure = opened.leftFailure;
    auto receiver = ConsoleReceiver::start(std::move(sockets), std::move(intake), sinks(),
                                           std::move(opened.journal), std::move(opened.left));
    if (!receiver)
        return tellFailure(receiver.error(), where.join(QStringLiteral(", ")).toStdString(), std::nullopt);
    m_receiver = std::move(*receiver);
    m_toldFailure.reset();
    emit m_service.opened(where);
}

void ConsoleService::Parts::tellFailure(const Error& error, const std::string& where,
                                        const std::optional<ConsoleAddress>& address) {
    m_ticksToTry = ticksBetweenTries;
    auto holders =
        address && error.code == ErrorCode::Busy ? portHolders(*address) : std::vector<PortHolder>();
    if (m_toldFailure == error && m_toldHolders == holders)
        return;
    m_toldFailure = error;
    m_toldHolders = holders;
    emit m_service.failed(error, QString::fromStdString(where), holders);
}

std::vector<ConsoleSink> ConsoleService::Parts::sinks() {
    return {m_store.sink(), [this](const ConsoleBatchPtr& batch) {
                m_batches.push(batch);
                wake();
            }};
}

void ConsoleService::Parts::send(const ConsoleAddress& to, const QByteArray& datagram) {
    if (!m_receiver)
        return emit m_service.sendFailed({ErrorCode::Closed, "not listening", 0});
    if (const auto sent = m_receiver->send(to, datagram.toStdString()); !sent)
        emit m_service.sendFailed(sent.error());
}

void ConsoleService::Parts::noteSleep(WallTime start, WallTime end) {
    m_store.post([start, end](store::ConsoleStore& store) { return store.addSleep(start, end); }, {});
}

void ConsoleService::Parts::watchBoots(std::int64_t source) {
    if (m_store.isOpen())
        m_store.watchBoots(source);
}

/// From any thread.
void ConsoleService::Parts::wake() {
    if (!m_isWoken.exchange(true))
        QMetaObject::invokeMethod(
            &m_service, [this] { flushSoon(); }, Qt::QueuedConnection);
}

void ConsoleService::Parts::flushSoon() {
    if (m_flush.isActive())
        return;
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(m_flushed + flushInterval - Clock::now());
    if (left.count() <= 0)
        flush();
    else
        m_flush.start(left);
}

void ConsoleService::Parts::flush() {
    m_isWoken = false; // before looking: what comes later wakes again
    m_flushed = Clock::now();
    takeBatches();
    takeNews();
    for (const auto& [source, state] : m_boxes.takeUbootChanges())
        emit m_service.ubootStateChanged(source, state);
    tellOutput();
    if (m_boxes.takeOpenLinesChanged())
        emit m_service.openLinesChanged(m_boxes.openLines());
    tellBoxes();
}

void ConsoleService::Parts::takeBatches() {
    const auto now = Clock::now();
    for (const auto& batch : m_batches.take(Duration::zero()))
        m_boxes.heard(*batch, now);
}

void ConsoleService::Parts::takeNews() {
    if (!m_store.isOpen())
        return;
    auto news = m_store.take();
    if (news.live) {
        m_boxes.setLive(std::move(*news.live));
        emit m_service.openLinesChanged(m_boxes.openLines());
    }
    if (news.sources) {
        if (news.isByOthers && m_receiver && m_follower)
            m_receiver->post([task = m_follower->changed(*news.sources)](ConsoleIntake& intake) {
                task(intake.netconsole());
            });
        m_boxes.setStored(std::move(*news.sources));
        m_boxesTold = {};
    }
    for (const auto& [source, boots] : news.boots)
        emit m_service.bootsChanged(source, boots);
    if (news.linesStored > 0)
        m_boxes.setLinesStored(news.linesStored);
    if (news.lastLine > 0)
        emit m_service.stored(news.lastLine);
    for (const auto& boot : news.started)
        emit m_service.bootStarted(boot);
    for (const auto& crash : news.crashes)
        emit m_service.crashFound(crash);
    tellPosted(news.posted);
}

/// After the boxes: who hears that it is done sees it done.
void ConsoleService::Parts::tellPosted(const std::vector<PostedOutcome>& posted) {
    if (posted.empty())
        return;
    m_boxesTold = {};
    tellBoxes();
    for (const auto& one : posted)
        if (one.done)
            one.done(one.result);
}

void ConsoleService::Parts::tellOutput() {
    for (const auto& endpoint : m_boxes.takeGone())
        m_raw->leave(endpoint);
    for (const auto& [source, endpoint] : m_boxes.talking()) {
        const auto bytes = m_raw->take(endpoint);
        if (!bytes.empty())
            emit m_service.outputHeard(source, ConsoleAddress{endpoint, 0}, QByteArray::fromStdString(bytes));
    }
}

void ConsoleService::Parts::tellBoxes() {
    const auto now = Clock::now();
    if (now - m_boxesTold < boxesInterval) {
        if (!m_boxesLater.isActive())
            m_boxesLater.start(boxesInterval);
        return;
    }
    auto boxes = m_boxes.boxes(now);
    if (boxes == m_toldBoxes)
        return;
    m_boxesTold = now;
    m_toldBoxes = boxes;
    emit m_service.boxesChanged(boxes);
}

void ConsoleService::Parts::tick() {
    if (m_receiver) {
        if (const auto failure = m_receiver->failure()) {
            m_receiver->stop();
            m_receiver.reset();
            m_boxes.clearLive();
            tellFailure(*failure, {}, std::nullopt);
        }
    } else if (m_toldFailure && m_store.isOpen() && --m_ticksToTry <= 0) {
        listen();
    }
    m_verifications->timeReached(Clock::now());
    tellTally();
    flushSoon();
}

void ConsoleService::Parts::tellTally() {
    ConsoleTally tally;
    if (m_receiver) {
        tally.counts = m_receiver->counts();
        tally.leftFailure = m_leftFailure ? m_leftFailure : m_receiver->leftFailure();
    }
    if (m_store.isOpen()) {
        const auto counts = m_store.counts();
        tally.stored = counts.stored;
        tally.notStored = counts.notStored;
    }
    if (tally == m_toldTally)
        return;
    m_toldTally = tally;
    emit m_service.tallied(tally);
}

ConsoleService::ConsoleService(std::shared_ptr<TestLines> lines, QObject* parent) :
    QObject(parent), m_parts(std::make_unique<Parts>(*this, std::move(lines))) {}

ConsoleService::~ConsoleService() = default;

Call ConsoleService::verify(const box_netconsole::Verification::Question& question, Duration longest,
                            QObject* receiver, Then<box_netconsole::Verification> then) {
    return askInThreadOf(
        this, Reply<box_netconsole::Verification>(receiver, std::move(then)),
        [this, question, longest](const auto& reply) { m_parts->verify(question, longest, reply); });
}

void ConsoleService::open(const ConsoleSettings& settings) { m_parts->open(settings); }
void ConsoleService::retry() { m_parts->retry(); }
void ConsoleService::close() { m_parts->stop(); }

void ConsoleService::send(const ConsoleAddress& to, const QByteArray& datagram) {
    m_parts->send(to, datagram);
}

Call ConsoleService::change(QObject* receiver, Then<void> then,
                            std::function<void(ConsoleChanges&, Done)> make) {
    return askInThreadOf(this, Reply<void>(receiver, std::move(then)),
                         [this, make = std::move(make)](const Reply<void>& reply) {
                             make(m_parts->changes(), [this, reply](const Result<void>& done) {
                                 if (done)
                                     emit edited();
                                 reply.answer(done);
                             });
                         });
}

Call ConsoleService::setName(qint64 source, const QString& name, QObject* receiver, Then<void> then) {
    return change(receiver, std::move(then),
                  [source, text = name.trimmed().left(80).toStdString()](auto& changes, auto done) {
                      changes.rename(source, text, std::move(done));
                  });
}

Call ConsoleService::tieTo(qint64 source, const std::optional<MacAddress>& box, QObject* receiver,
                           Then<void> then) {
    return change(receiver, std::move(then),
                  [=](auto& changes, auto done) { changes.tieTo(source, box, std::move(done)); });
}

Call ConsoleService::merge(qint64 into, qint64 from, QObject* receiver, Then<void> then) {
    return change(receiver, std::move(then),
                  [=](auto& changes, auto done) { changes.merge(into, from, std::move(done)); });
}

Call ConsoleService::takeApart(qint64 into, qint64 former, QObject* receiver, Then<void> then) {
    return change(receiver, std::move(then),
                  [=](auto& changes, auto done) { changes.takeApart(into, former, std::move(done)); });
}

Call ConsoleService::forget(qint64 source, QObject* receiver, Then<void> then) {
    return change(receiver, std::move(then),
                  [=](auto& changes, auto done) { changes.forget(source, std::move(done)); });
}

Call ConsoleService::bringBack(qint64 source, QObject* receiver, Then<void> then) {
    return change(receiver, std::move(then),
                  [=](auto& changes, auto done) { changes.bringBack(source, std::move(done)); });
}

void ConsoleService::noteSleep(WallTime start, WallTime end) { m_parts->noteSleep(start, end); }
void ConsoleService::watchBoots(qint64 source) { m_parts->watchBoots(source); }

} // namespace etherdeck

#include "moc_service.cpp"
