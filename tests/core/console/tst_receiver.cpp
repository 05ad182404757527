#include "core/base/byte_reader.h"
#include "core/capture/capture_file.h"
#include "core/console/receiver.h"
#include "core/console/store_thread.h"
#include "core/services/console/transport_qt.h"
#include "core/store/console/store.h"
#include "tests/support/registered_test.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

using namespace etherdeck;
using namespace etherdeck::netconsole;
using namespace std::chrono_literals;

namespace {

/// Everything that a receiver has told, for the test's thread to look at.
class Heard {
public:
    [[nodiscard]] ConsoleSink sink() {
        return [this](const ConsoleBatchPtr& batch) {
            const std::lock_guard lock(m_mutex);
            m_batches.push_back(batch);
            m_more.notify_all();
        };
    }
    [[nodiscard]] std::vector<Line> lines() const {
        const std::lock_guard lock(m_mutex);
        std::vector<Line> lines;
        for (const auto& batch : m_batches)
            for (const auto& event : batch->events)
                if (const auto* line = std::get_if<Line>(&event))
                    lines.push_back(*line);
        return lines;
    }
    [[nodiscard]] std::vector<std::string> texts() const {
        std::vector<std::string> texts;
        for (const auto& line : lines())
            texts.push_back(line.text);
        return texts;
    }
    [[nodiscard]] std::vector<ConsoleBatchPtr> batches() const {
        const std::lock_guard lock(m_mutex);
        return m_batches;
    }
    bool waitFor(const std::function<bool(const Event&)>& wanted) {
        std::unique_lock lock(m_mutex);
        return m_more.wait_for(lock, 10s, [&] {
            return std::ranges::any_of(m_batches, [&](const ConsoleBatchPtr& batch) {
                return std::ranges::any_of(batch->events, wanted);
            });
        });
    }

private:
    mutable std::mutex m_mutex;
    std::condition_variable m_more;
    std::vector<ConsoleBatchPtr> m_batches;
};

struct Listening {
    std::vector<ConsoleAddress> addresses;
    std::unique_ptr<ConsoleReceiver> receiver;
};

std::shared_ptr<ConsoleTransport> makeTransport() {
    QFETCH_GLOBAL(bool, isQt);
    return isQt ? makeQtTransport() : makeConsoleTransport();
}

Listening listen(std::vector<ConsoleSink> sinks, const std::vector<const char*>& texts = {"127.0.0.1"},
                 Settings settings = {}) {
    ConsoleSockets sockets(makeTransport());
    Listening listening;
    for (const auto* text : texts)
        if (!sockets.listen(ConsoleAddress::parse(text, 0).value()))
            return {};
    for (const auto& socket : sockets.open())
        listening.addresses.push_back(socket->address());
    listening.receiver =
        ConsoleReceiver::start(std::move(sockets), ConsoleIntake(settings), std::move(sinks)).value();
    return listening;
}

std::unique_ptr<ConsoleSocket> box(const char* text = "127.0.0.1") {
    return ConsoleSocket::open(ConsoleAddress::parse(text, 0).value(), 0).value();
}

/// With Qt's transport nobody knows how many are missing.
bool accountsFor(const ConsoleCounts& counts, std::uint64_t sent) {
    QFETCH_GLOBAL(bool, isQt);
    if (isQt)
        return !counts.lost && counts.received > 0 && counts.received <= sent;
    return counts.lost && counts.received + *counts.lost == sent;
}

std::string record(std::uint64_t seq) {
    return "6," + std::to_string(seq) + ',' + std::to_string(1000 * seq) + ",-;usb 1-1: line " +
           std::to_string(seq) + " of a flood, as long as lines of a kernel are\n";
}

} // namespace

class TestConsoleReceiver : public QObject {
    Q_OBJECT

private slots:
    void initTestCase_data();
    void makesLinesOfWhatComesIn();
    void hearsSeveralPortsAndBothKindsOfAddress();
    void keepsDeadlines();
    void saysWhoTheSourcesAre();
    void endsOpenLinesWhenItStops();
    void receivesWhatHasArrivedBeforeItStops();
    void accountsForEveryDatagramOfAFlood();
    void losesNothingWhileASinkWaits();
    void replaysASessionToTheSameLines();
    void storesWhatAFailingStoreTakesLater();
    void countsWhatCouldNotBeStored();
    void leavesOutWhatHasNoRoom();
    void sendsFromThePortThatItHearsOn();
    void doesWhatIsPostedOnItsThread();
};

void TestConsoleReceiver::initTestCase_data() {
    QTest::addColumn<bool>("isQt");
    QTest::newRow("this system's transport") << false;
    QTest::newRow("Qt's transport") << true;
}

void TestConsoleReceiver::makesLinesOfWhatComesIn() {
    Heard heard;
    const auto listening = listen({heard.sink()});
    auto sender = box();
    QVERIFY(sender->send(listening.addresses[0], asBytes("6,0,0,-;Linux version 6.1.0\n")));
    QVERIFY(heard.waitFor([](const Event& event) { return std::holds_alternative<Line>(event); }));
    const auto line = heard.lines().at(0);
    QCOMPARE(line.text, std::string("Linux version 6.1.0"));
    QCOMPARE(line.kind, Kind::Extended);
    QVERIFY(std::chrono::system_clock::now() - line.time < 10s);
}

void TestConsoleReceiver::hearsSeveralPortsAndBothKindsOfAddress() {
    Heard heard;
    auto listening = listen({heard.sink()}, {"127.0.0.1", "127.0.0.1", "::1"});
    if (!listening.receiver)
        QSKIP("this system has no IPv6");
    for (const auto& address : listening.addresses) {
        auto sender = box(address.endpoint.isV4() ? "127.0.0.1" : "::1");
        QVERIFY(sender->send(address, asBytes(record(1))));
    }
    listening.receiver->stop();
    QCOMPARE(heard.lines().size(), std::size_t{3});
    QCOMPARE(listening.receiver->counts().received, std::uint64_t{3});
}

void TestConsoleReceiver::keepsDeadlines() {
    Heard heard;
    Settings settings;
    settings.promptWait = 20ms;
    const auto listening = listen({heard.sink()}, {"127.0.0.1"}, settings);
    auto sender = box();
    QVERIFY(sender->send(listening.addresses[0], asBytes("=> ")));
    QVERIFY(heard.waitFor([](const Event& event) {
        const auto* change = std::get_if<UbootStateChanged>(&event);
        return change && change->state.phase == UbootPhase::AtPrompt;
    }));
    QVERIFY(heard.lines().empty());
}

void TestConsoleReceiver::saysWhoTheSourcesAre() {
    Heard heard;
    auto listening = listen({heard.sink()});
    ConsoleSocketList boxes;
    for (int i = 0; i < 20; ++i) {
        boxes.push_back(box());
        QVERIFY(boxes.back()->send(listening.addresses[0], asBytes(record(1))));
    }
    listening.receiver->stop();
    for (const auto& batch : heard.batches())
        for (const auto& event : batch->events)
            if (const auto* line = std::get_if<Line>(&event))
                QVERIFY(std::ranges::find(*batch->sources, line->source, &SourceInfo::id) !=
                        batch->sources->end());
    QCOMPARE(heard.lines().size(), boxes.size());
}

void TestConsoleReceiver::endsOpenLinesWhenItStops() {
    Heard heard;
    auto listening = listen({heard.sink()});
    auto sender = box();
    QVERIFY(sender->send(listening.addresses[0], asBytes("=> printenv bootc")));
    listening.receiver->stop();
    QCOMPARE(heard.texts(), std::vector<std::string>{"=> printenv bootc"});
}

void TestConsoleReceiver::receivesWhatHasArrivedBeforeItStops() {
    Heard heard;
    auto listening = listen({heard.sink()});
    auto sender = box();
    constexpr std::uint64_t count = 5000;
    for (std::uint64_t i = 0; i < count; ++i)
        QVERIFY(sender->send(listening.addresses[0], asBytes(record(i))));
    listening.receiver->stop();
    const auto counts = listening.receiver->counts();
    QVERIFY(accountsFor(counts, count));
    QCOMPARE(counts.lines, counts.received);
    QCOMPARE(heard.lines().size(), counts.received);
}

// Through the real receiver into a real store: each datagram is a line of the store, or counted as lost.
void TestConsoleReceiver::accountsForEveryDatagramOfAFlood() {
    const QTemporaryDir folder;
    const auto path = folder.filePath("t.db").toStdString();
    auto store = store::ConsoleStore::open(path);
    QVERIFY(store.has_value());
    StoreThread writer({[&store](auto batches, TimePoint) { return store->append(drained(batches)); }},
                       [](const Error& error) { qWarning("%s", error.detail.c_str()); });
    auto listening = listen({writer.sink()});
    ConsoleSocketList boxes;
    for (int i = 0; i < 8; ++i)
        boxes.push_back(box());
    constexpr std::uint64_t rounds = 5000;
    for (std::uint64_t seq = 0; seq < rounds; ++seq)
        for (auto& sender : boxes)
            while (!sender->send(listening.addresses[0], asBytes(record(seq))))
                continue;
    listening.receiver->stop();
    writer.stop();
    const auto counts = listening.receiver->counts();
    QVERIFY(accountsFor(counts, rounds * boxes.size()));
    QCOMPARE(counts.refused + counts.cut + counts.eventsLost, std::uint64_t{0});
    QCOMPARE(counts.lines, counts.received);
    QCOMPARE(writer.counts().stored, counts.lines);
    QCOMPARE(writer.counts().notStored, std::uint64_t{0});

    const auto reader = store::ConsoleStore::open(path);
    QVERIFY(reader.has_value());
    std::int64_t stored = 0;
    const auto sources = reader->sources();
    QVERIFY(sources.has_value());
    for (const auto& source : *sources)
        stored += source.lines;
    QCOMPARE(std::uint64_t(stored), counts.lines);
    QCOMPARE(sources->size(), boxes.size());
}

void TestConsoleReceiver::losesNothingWhileASinkWaits() {
    std::mutex held;
    std::unique_lock hold(held);
    std::atomic<int> calls = 0;
    Heard heard;
    auto listening = listen({[&](const ConsoleBatchPtr&) {
                                 ++calls;
                                 const std::lock_guard wait(held);
                             },
                             heard.sink()});
    auto sender = box();
    QVERIFY(sender->send(listening.addresses[0], asBytes(record(0))));
    QTRY_COMPARE_WITH_TIMEOUT(calls, 1, 10'000);
    constexpr std::uint64_t count = 2000;
    for (std::uint64_t i = 1; i <= count; ++i)
        QVERIFY(sender->send(listening.addresses[0], asBytes(record(i))));
    QVERIFY(heard.lines().empty());
    hold.unlock();
    listening.receiver->stop();
    const auto counts = listening.receiver->counts();
    QVERIFY(accountsFor(counts, count + 1));
    QCOMPARE(heard.lines().size(), counts.received);
}

void TestConsoleReceiver::replaysASessionToTheSameLines() {
    QFETCH_GLOBAL(bool, isQt);
    if (isQt)
        QSKIP("as a burst it may be more than the buffer that this one gets");
    const auto datagrams = readCapture(ETHERDECK_TEST_DATA "/netconsole/uboot.jsonl");
    QVERIFY(datagrams.has_value());
    Netconsole expected;
    std::vector<std::string> texts;
    std::vector<Event> events;
    for (const auto& datagram : *datagrams) {
        expected.datagramReceived(Endpoint::v4({10, 0, 2, 15}, 16666), datagram.bytes,
                                  {TimePoint(datagram.time), WallTime()});
        expected.drain(events);
        for (const auto& event : events)
            if (const auto* line = std::get_if<Line>(&event))
                texts.push_back(line->text);
    }
    Heard heard;
    auto listening = listen({heard.sink()});
    auto sender = box();
    for (const auto& datagram : *datagrams)
        QVERIFY(sender->send(listening.addresses[0], datagram.bytes));
    listening.receiver->stop();
    QCOMPARE(listening.receiver->counts().lost.value(), std::uint64_t{0});
    auto heardTexts = heard.texts();
    QVERIFY(heardTexts.size() >= texts.size() && texts.size() > 100);
    heardTexts.resize(texts.size()); // the end of it ends an open line as well
    QCOMPARE(heardTexts, texts);
}

void TestConsoleReceiver::storesWhatAFailingStoreTakesLater() {
    std::atomic<int> tries = 0;
    std::atomic<int> told = 0;
    StoreThread writer({[&tries](auto batches, TimePoint) -> Result<std::size_t> {
                           if (++tries < 3)
                               return fail(ErrorCode::Busy);
                           std::size_t lines = 0;
                           for (const auto& batch : batches)
                               lines += linesIn(batch->events);
                           return lines;
                       }},
                       [&told](const Error&) { ++told; });
    auto listening = listen({writer.sink()});
    auto sender = box();
    QVERIFY(sender->send(listening.addresses[0], asBytes(record(0))));
    listening.receiver->stop();
    writer.stop();
    QCOMPARE(writer.counts().stored, std::uint64_t{1});
    QCOMPARE(writer.counts().notStored, std::uint64_t{0});
    QCOMPARE(told, 1);
}

void TestConsoleReceiver::countsWhatCouldNotBeStored() {
    QFETCH_GLOBAL(bool, isQt);
    if (isQt)
        QSKIP("it waits for seconds, and not for a socket");
    StoreThread writer({[](auto, TimePoint) -> Result<std::size_t> { return fail(ErrorCode::System); }},
                       [](const Error&) {});
    auto listening = listen({writer.sink()});
    auto sender = box();
    for (std::uint64_t i = 0; i < 10; ++i)
        QVERIFY(sender->send(listening.addresses[0], asBytes(record(i))));
    listening.receiver->stop();
    writer.stop();
    QCOMPARE(writer.counts().stored, std::uint64_t{0});
    QCOMPARE(writer.counts().notStored, std::uint64_t{10});
}

void TestConsoleReceiver::leavesOutWhatHasNoRoom() {
    const auto batch = [](std::size_t bytes) {
        ConsoleBatch made;
        made.events.emplace_back(Line());
        made.bytes = bytes;
        return std::make_shared<const ConsoleBatch>(std::move(made));
    };
    BatchQueue queue(BatchQueue::WhenFull::LeaveOut, 100);
    queue.push(batch(500)); // alone, it has room
    queue.push(batch(1));
    QCOMPARE(queue.linesLeftOut(), std::uint64_t{1});
    QCOMPARE(queue.take({}).size(), std::size_t{1});
    queue.push(batch(50));
    queue.push(batch(50));
    queue.push(batch(1));
    QCOMPARE(queue.linesLeftOut(), std::uint64_t{2});
    queue.close();
    QVERIFY(!queue.isOver());
    QCOMPARE(queue.take({}).size(), std::size_t{2});
    QVERIFY(queue.isOver());
    queue.push(batch(1));
    QCOMPARE(queue.linesLeftOut(), std::uint64_t{3});
}

void TestConsoleReceiver::sendsFromThePortThatItHearsOn() {
    const auto listening = listen({});
    auto sender = box();
    QVERIFY(listening.receiver->send(sender->address(), "x"));
    std::optional<netconsole::Endpoint> from;
    const auto hears = [&] {
        const auto came = sender->receive();
        for (const auto& datagram : came.value())
            from = datagram.from;
        return from.has_value();
    };
    QTRY_VERIFY_WITH_TIMEOUT(hears(), 10'000);
    QCOMPARE(from->port, listening.addresses[0].endpoint.port);
}

void TestConsoleReceiver::doesWhatIsPostedOnItsThread() {
    ConsoleSockets sockets;
    QVERIFY(sockets.listen(ConsoleAddress::parse("127.0.0.1", 0).value()));
    const auto address = sockets.open()[0]->address();
    ConsoleIntake intake;
    std::atomic<int> tapped = 0;
    intake.setTap([&tapped](const ConsoleDatagram& datagram) { tapped += int(datagram.bytes.size()); });
    auto receiver = ConsoleReceiver::start(std::move(sockets), std::move(intake), {}).value();
    auto sender = box();
    std::atomic<int> run = 0;
    std::thread::id thread;
    receiver->post([&](ConsoleIntake&) { thread = std::this_thread::get_id(); });
    receiver->post([&](ConsoleIntake&) { run += thread == std::this_thread::get_id() ? 1 : 10; });
    QTRY_COMPARE_WITH_TIMEOUT(run, 1, 10'000);
    QVERIFY(thread != std::this_thread::get_id());
    QVERIFY(sender->send(address, asBytes("=> ")));
    QTRY_COMPARE_WITH_TIMEOUT(tapped, 3, 10'000);
}

QTEST_GUILESS_MAIN(TestConsoleReceiver)
#include "tst_receiver.moc"
