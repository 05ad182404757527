#include "core/base/byte_reader.h"
#include "core/services/console/transport_qt.h"
#include "core/system/port_holder.h"
#include "tests/support/registered_test.h"

#include <QEventLoop>
#include <QFile>
#include <QSocketNotifier>
#include <QTest>
#include <QTimer>

#include <algorithm>
#include <thread>
#include <unistd.h>

using namespace etherdeck;
using namespace std::chrono_literals;

namespace {

ConsoleAddress at(const char* text, std::uint16_t port = 0) {
    return ConsoleAddress::parse(text, port).value();
}

struct Received {
    netconsole::Endpoint from;
    std::string text;
    bool cut = false;
};

} // namespace

Q_DECLARE_METATYPE(std::shared_ptr<ConsoleTransport>)

/// All of it with the transport of this system, and with the one for the others.
class TestConsoleSocket : public QObject {
    Q_OBJECT

private slots:
    void initTestCase_data();
    void init();
    void hearsWhoSends_data();
    void hearsWhoSends();
    void answersFromThePortThatItHearsOn();
    void stampsWhenADatagramArrived();
    void marksWhatIsLongerThanItTakes();
    void hearsAnEmptyDatagram();
    void refusesToSendWhatIsTooLong();
    void hearsAMulticastGroup();
    void takesABurstWholeAndInOrder();
    void waitsForAnyOfSeveralSockets();
    void endsAWaitWhenItIsWoken();
    void notifiesAnEventLoop();
    void sendsWhileAnotherThreadReceives();
    void countsWhatTheKernelThrewAway();
    void countsLossesAfterTheLastDatagram();
    void saysHowLargeItsBufferIs();
    void namesTheProgramThatHoldsAPort();
    void refusesAnAddressOfAnotherMachine();
    void findsSocketsInTheKernelsTable();

private:
    [[nodiscard]] Result<std::unique_ptr<ConsoleSocket>>
    tryOpenAt(const char* text, std::size_t buffer = ConsoleSocket::defaultBuffer) {
        return m_transport->open(at(text), buffer);
    }
    /// Nothing where it cannot be opened.
    [[nodiscard]] std::unique_ptr<ConsoleSocket> openAt(const char* text,
                                                        std::size_t buffer = ConsoleSocket::defaultBuffer) {
        auto socket = tryOpenAt(text, buffer);
        return socket ? std::move(*socket) : nullptr;
    }
    /// What comes within some seconds, as soon as there are `count`.
    std::vector<Received> receive(const ConsoleSocketList& sockets, std::size_t count);
    std::vector<Received> receive(std::unique_ptr<ConsoleSocket>& socket, std::size_t count);

    std::shared_ptr<ConsoleTransport> m_transport;
    bool m_countsLosses = false;
};

void TestConsoleSocket::initTestCase_data() {
    QTest::addColumn<bool>("isQt");
    QTest::newRow("this system's") << false;
    QTest::newRow("Qt's") << true;
}

void TestConsoleSocket::init() {
    QFETCH_GLOBAL(bool, isQt);
    m_transport = isQt ? makeQtTransport() : makeConsoleTransport();
    m_countsLosses = !isQt;
    QVERIFY(m_transport->prepareWait());
}

std::vector<Received> TestConsoleSocket::receive(const ConsoleSocketList& sockets, std::size_t count) {
    std::vector<Received> found;
    const auto deadline = Clock::now() + 5s;
    while (true) {
        for (const auto& socket : sockets) {
            const auto datagrams = socket->receive();
            if (!datagrams)
                return found;
            for (const auto& datagram : *datagrams)
                found.push_back({datagram.from, std::string(asText(datagram.bytes)), datagram.cut});
        }
        if (found.size() >= count || Clock::now() >= deadline)
            return found;
        m_transport->wait(sockets, 100ms);
    }
}

std::vector<Received> TestConsoleSocket::receive(std::unique_ptr<ConsoleSocket>& socket, std::size_t count) {
    ConsoleSocketList sockets;
    sockets.push_back(std::move(socket));
    auto found = receive(sockets, count);
    socket = std::move(sockets.front());
    return found;
}

void TestConsoleSocket::hearsWhoSends_data() {
    QTest::addColumn<QByteArray>("address");
    QTest::newRow("IPv4") << QByteArray("127.0.0.1");
    QTest::newRow("IPv6") << QByteArray("::1");
}

void TestConsoleSocket::hearsWhoSends() {
    QFETCH(QByteArray, address);
    auto opened = tryOpenAt(address.constData());
    if (!opened && opened.error().code != ErrorCode::Busy && address.contains(':'))
        QSKIP("this system has no IPv6");
    auto console = std::move(opened).value();
    auto box = openAt(address.constData());
    QVERIFY(console && box);
    QVERIFY(console->address().endpoint.port != 0);
    QVERIFY(box->send(console->address(), asBytes("=> ")));
    const auto received = receive(console, 1);
    QCOMPARE(received.size(), std::size_t{1});
    QVERIFY(received[0].from == box->address().endpoint);
    QCOMPARE(received[0].text, std::string("=> "));
    QVERIFY(console->receive()->empty());
}

void TestConsoleSocket::answersFromThePortThatItHearsOn() {
    auto console = openAt("127.0.0.1");
    auto box = openAt("127.0.0.1");
    QVERIFY(console && box);
    QVERIFY(console->send(box->address(), asBytes("\x03")));
    const auto received = receive(box, 1);
    QVERIFY(received.size() == 1 && received[0].from == console->address().endpoint);
    QCOMPARE(console->send(at("::1", 9), asBytes("x")).error().code, ErrorCode::Unsupported);
}

void TestConsoleSocket::stampsWhenADatagramArrived() {
    auto console = openAt("127.0.0.1");
    auto box = openAt("127.0.0.1");
    const auto before = std::chrono::system_clock::now() - 1ms;
    QVERIFY(box->send(console->address(), asBytes("x")));
    const auto sent = std::chrono::system_clock::now() + 1ms;
    const auto datagrams = console->receive();
    QCOMPARE(datagrams->size(), std::size_t{1});
    const auto time = datagrams->front().time;
    const auto taken = std::chrono::system_clock::now() + 1ms;
    QVERIFY(time >= before && time <= (m_countsLosses ? sent : taken));
}

void TestConsoleSocket::marksWhatIsLongerThanItTakes() {
    auto console = openAt("127.0.0.1");
    auto box = openAt("127.0.0.1");
    constexpr auto longest = ConsoleSocket::maxDatagram;
    for (const auto size : {longest, longest + 1, std::size_t{60'000}})
        QVERIFY(box->send(console->address(), asBytes(std::string(size, 'x'))));
    const auto received = receive(console, 3);
    QCOMPARE(received.size(), std::size_t{3});
    QVERIFY(!received[0].cut && received[1].cut && received[2].cut);
    QVERIFY(std::ranges::all_of(received, [](const Received& one) { return one.text.size() == longest; }));
}

void TestConsoleSocket::hearsAnEmptyDatagram() {
    auto console = openAt("127.0.0.1");
    auto box = openAt("127.0.0.1");
    QVERIFY(box->send(console->address(), {}));
    QVERIFY(box->send(console->address(), asBytes("behind it")));
    const auto received = receive(console, 2);
    QCOMPARE(received.size(), std::size_t{2});
    QVERIFY(received[0].text.empty() && !received[0].cut);
    QVERIFY(received[0].from == box->address().endpoint);
    QCOMPARE(received[1].text, std::string("behind it"));
}

void TestConsoleSocket::refusesToSendWhatIsTooLong() {
    auto box = openAt("127.0.0.1");
    const auto sent = box->send(at("127.0.0.1", 9), asBytes(std::string(70'000, 'x')));
    QVERIFY(!sent);
    QCOMPARE(sent.error().code, ErrorCode::TooLong);
}

void TestConsoleSocket::hearsAMulticastGroup() {
    auto first = openAt("239.255.66.66%lo");
    if (!first)
        QSKIP("this system has no multicast on its loopback");
    auto group = first->address();
    group.interface = at("239.255.66.66%lo").interface;
    auto opened = m_transport->open(group, ConsoleSocket::defaultBuffer);
    QVERIFY2(opened, "several listen to one group");
    auto second = std::move(opened).value();
    auto box = openAt("127.0.0.1");
    QVERIFY(box && box->send(first->address(), asBytes("to all")));
    for (auto* socket : {&first, &second}) {
        const auto received = receive(*socket, 1);
        QCOMPARE(received.size(), std::size_t{1});
        QCOMPARE(received[0].text, std::string("to all"));
    }
}

// As much at a time as fits any system's buffer.
void TestConsoleSocket::takesABurstWholeAndInOrder() {
    auto console = openAt("127.0.0.1");
    auto box = openAt("127.0.0.1");
    constexpr std::size_t count = 50'000;
    constexpr std::size_t atOnce = 100;
    for (std::size_t next = 0; next < count; next += atOnce) {
        for (std::size_t i = next; i < next + atOnce; ++i)
            QVERIFY(box->send(console->address(), asBytes("line " + std::to_string(i))));
        const auto received = receive(console, atOnce);
        QCOMPARE(received.size(), atOnce);
        for (std::size_t i = 0; i < atOnce; ++i)
            QVERIFY(received[i].text == "line " + std::to_string(next + i));
    }
    QCOMPARE(console->lost().value_or(0), std::uint64_t{0});
}

void TestConsoleSocket::waitsForAnyOfSeveralSockets() {
    ConsoleSocketList sockets;
    for (int i = 0; i < 4; ++i)
        sockets.push_back(openAt("127.0.0.1"));
    auto box = openAt("127.0.0.1");
    for (auto i = sockets.size(); i-- > 0;) {
        QVERIFY(box->send(sockets[i]->address(), asBytes(std::to_string(i))));
        const auto received = receive(sockets, 1);
        QCOMPARE(received.size(), std::size_t{1});
        QCOMPARE(received[0].text, std::to_string(i));
    }
}

void TestConsoleSocket::endsAWaitWhenItIsWoken() {
    ConsoleSocketList sockets;
    sockets.push_back(openAt("127.0.0.1"));
    const auto began = Clock::now();
    m_transport->wake(); // before the wait
    m_transport->wait(sockets, 30s);
    std::thread other([this] { m_transport->wake(); });
    m_transport->wait(sockets, 30s);
    other.join();
    QVERIFY(Clock::now() - began < 20s);
    const auto before = Clock::now();
    m_transport->wait(sockets, 20ms); // and no more than that
    QVERIFY(Clock::now() - before >= 19ms);
}

void TestConsoleSocket::notifiesAnEventLoop() {
    auto console = openAt("127.0.0.1");
    auto box = openAt("127.0.0.1");
    QEventLoop loop;
    std::vector<std::string> texts;
    QSocketNotifier readable(console->descriptor(), QSocketNotifier::Read);
    QObject::connect(&readable, &QSocketNotifier::activated, &loop, [&] {
        const auto datagrams = console->receive();
        for (const auto& datagram : *datagrams)
            texts.emplace_back(asText(datagram.bytes));
        if (texts.size() < 3 && !datagrams->empty())
            QVERIFY(box->send(console->address(), asBytes("and on")));
        if (texts.size() >= 3)
            loop.quit();
    });
    QVERIFY(box->send(console->address(), asBytes("first")));
    QTimer::singleShot(10'000, &loop, &QEventLoop::quit);
    loop.exec();
    QCOMPARE(texts, (std::vector<std::string>{"first", "and on", "and on"}));
}

void TestConsoleSocket::sendsWhileAnotherThreadReceives() {
    ConsoleSocketList sockets;
    sockets.push_back(openAt("127.0.0.1"));
    constexpr std::size_t count = 200;
    std::thread sender([&socket = sockets.front()] {
        for (std::size_t i = 0; i < count; ++i)
            (void)socket->send(socket->address(), asBytes("to myself"));
    });
    const auto received = receive(sockets, count);
    sender.join();
    QCOMPARE(received.size(), count);
}

void TestConsoleSocket::countsWhatTheKernelThrewAway() {
    auto console = openAt("127.0.0.1", 4096);
    auto box = openAt("127.0.0.1");
    constexpr std::size_t sent = 5000;
    for (std::size_t i = 0; i < sent; ++i)
        QVERIFY(box->send(console->address(), asBytes("a line of a box")));
    std::size_t received = 0;
    for (auto count = console->receive()->size(); count > 0; count = console->receive()->size())
        received += count;
    QVERIFY(received > 0 && received < sent);
    QCOMPARE(console->lost().has_value(), m_countsLosses);
    if (!m_countsLosses)
        return;
    QCOMPARE(received + *console->lost(), sent);
    // And from then on, with the counts that datagrams bring.
    QVERIFY(box->send(console->address(), asBytes("one more")));
    QCOMPARE(receive(console, 1).size(), std::size_t{1});
    QCOMPARE(received + *console->lost(), sent);
}

void TestConsoleSocket::countsLossesAfterTheLastDatagram() {
    if (!m_countsLosses)
        QSKIP("this one does not count");
    auto console = openAt("127.0.0.1", 4096);
    auto box = openAt("127.0.0.1");
    QCOMPARE(console->lost(), std::uint64_t{0});
    for (int i = 0; i < 1000; ++i)
        QVERIFY(box->send(console->address(), asBytes("x")));
    QVERIFY(console->lost() > std::uint64_t{0});
    QVERIFY(console->lost() < std::uint64_t{1000});
}

void TestConsoleSocket::saysHowLargeItsBufferIs() {
    const auto console = openAt("127.0.0.1");
    const auto limit = receiveBufferLimit();
    QVERIFY(limit.bytes > 0);
    QVERIFY(console->buffer() >= std::min(limit.bytes, ConsoleSocket::defaultBuffer));
    // Linux doubles what is asked for, to have room for its own records; only its own adapter knows that.
    QVERIFY(console->buffer() <= ConsoleSocket::defaultBuffer * (m_countsLosses ? 1 : 2));
}

void TestConsoleSocket::namesTheProgramThatHoldsAPort() {
    const auto holder = openAt("127.0.0.1");
    for (const auto& transport : {makeConsoleTransport(), makeQtTransport()}) {
        const auto refused = transport->open(holder->address(), 0);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::Busy);
    }
    const auto holders = portHolders(holder->address());
    QCOMPARE(holders.size(), std::size_t{1});
    QCOMPARE(holders[0].processId, std::int64_t{::getpid()});
    QFile comm("/proc/self/comm");
    QVERIFY(comm.open(QIODevice::ReadOnly));
    QCOMPARE(holders[0].program, comm.readAll().trimmed().toStdString());
}

void TestConsoleSocket::refusesAnAddressOfAnotherMachine() {
    const auto refused = tryOpenAt("192.0.2.1");
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::OutOfRange);
}

void TestConsoleSocket::findsSocketsInTheKernelsTable() {
    const std::string table =
        "   sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode "
        "ref "
        "pointer drops\n"
        "  514: 0100007F:1A0A 00000000:0000 07 00000000:00000000 00:00000000 00000000  1000        0 12345 2 "
        "0000000000000000 0\n"
        "  515: 00000000:1A0B 00000000:0000 07 00000000:00000000 00:00000000 00000000     0        0 99 2 "
        "0000000000000000 7\n";
    QCOMPARE(socketsOnPort(table, 6666), std::vector<std::uint64_t>{12345});
    QCOMPARE(socketsOnPort(table, 6667), std::vector<std::uint64_t>{99});
    QVERIFY(socketsOnPort(table, 6668).empty());
    for (std::size_t size = 0; size <= table.size(); ++size)
        QVERIFY(socketsOnPort(std::string_view(table).substr(0, size), 6666).size() <= 1);
}

QTEST_GUILESS_MAIN(TestConsoleSocket)
#include "tst_socket.moc"
