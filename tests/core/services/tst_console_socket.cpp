#include "core/base/byte_reader.h"
#include "core/services/console_socket.h"
#include "core/services/port_holder.h"

#include <QFile>
#include <QTest>

#include <algorithm>
#include <poll.h>
#include <unistd.h>

using namespace etherdeck;
using namespace std::chrono_literals;

namespace {

ConsoleAddress at(const char* text, std::uint16_t port = 0) {
    return ConsoleAddress::parse(text, port).value();
}

Result<ConsoleSocket> openAt(const char* text) { return ConsoleSocket::open(at(text)); }

/// The texts that come within a second, as soon as there are `count`.
std::vector<std::string> texts(ConsoleSocket& socket, std::size_t count) {
    std::vector<std::string> found;
    const auto deadline = Clock::now() + 1s;
    while (found.size() < count && Clock::now() < deadline) {
        pollfd readable{socket.descriptor(), POLLIN, 0};
        ::poll(&readable, 1, 100);
        const auto datagrams = socket.receive();
        if (!datagrams)
            break;
        for (const auto& datagram : *datagrams)
            found.emplace_back(asText(datagram.bytes));
    }
    return found;
}

} // namespace

class TestConsoleSocket : public QObject {
    Q_OBJECT

private slots:
    void readsAddresses_data();
    void readsAddresses();
    void refusesWhatIsNoAddress_data();
    void refusesWhatIsNoAddress();
    void resolvesNames();
    void hearsWhoSends_data();
    void hearsWhoSends();
    void answersFromThePortThatItHearsOn();
    void stampsWhenADatagramArrived();
    void marksWhatIsLongerThanItTakes();
    void hearsAMulticastGroup();
    void countsWhatTheKernelThrewAway();
    void countsLossesAfterTheLastDatagram();
    void saysHowLargeItsBufferIs();
    void namesTheProgramThatHoldsAPort();
    void refusesAnAddressOfAnotherMachine();
    void findsSocketsInTheKernelsTable();
};

void TestConsoleSocket::readsAddresses_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    QTest::newRow("IPv4") << "192.168.1.5"
                          << "192.168.1.5:6666";
    QTest::newRow("with port") << "192.168.1.5:6667"
                               << "192.168.1.5:6667";
    QTest::newRow("IPv6") << "fe80::1"
                          << "[fe80::1]:6666";
    QTest::newRow("in brackets") << "[::1]"
                                 << "[::1]:6666";
    QTest::newRow("in brackets, with port") << "[::1]:65535"
                                            << "[::1]:65535";
    QTest::newRow("with interface") << "[fe80::1%lo]:1"
                                    << "[fe80::1]:1";
    QTest::newRow("any") << "0.0.0.0"
                         << "0.0.0.0:6666";
}

void TestConsoleSocket::readsAddresses() {
    QFETCH(QString, text);
    QFETCH(QString, expected);
    const auto address = ConsoleAddress::parse(text.toStdString(), 6666);
    QVERIFY(address.has_value());
    QCOMPARE(QString::fromStdString(address->endpoint.toString()), expected);
    QCOMPARE(address->interface != 0, text.contains('%'));
}

void TestConsoleSocket::refusesWhatIsNoAddress_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("empty") << "" << ErrorCode::Malformed;
    QTest::newRow("name") << "plug-a" << ErrorCode::Malformed;
    QTest::newRow("port alone") << ":6666" << ErrorCode::Malformed;
    QTest::newRow("no port after colon") << "1.2.3.4:" << ErrorCode::Malformed;
    QTest::newRow("words for a port") << "1.2.3.4:tftp" << ErrorCode::Malformed;
    QTest::newRow("port 0") << "1.2.3.4:0" << ErrorCode::OutOfRange;
    QTest::newRow("port 65536") << "1.2.3.4:65536" << ErrorCode::OutOfRange;
    QTest::newRow("huge port") << "1.2.3.4:99999999999999" << ErrorCode::OutOfRange;
    QTest::newRow("open bracket") << "[::1" << ErrorCode::Malformed;
    QTest::newRow("after the bracket") << "[::1]x" << ErrorCode::Malformed;
    QTest::newRow("no interface") << "fe80::1%" << ErrorCode::Malformed;
    QTest::newRow("unknown interface") << "fe80::1%nosuch0" << ErrorCode::NoSuchInterface;
    QTest::newRow("long") << QString(1000, '1') << ErrorCode::Malformed;
}

void TestConsoleSocket::refusesWhatIsNoAddress() {
    QFETCH(QString, text);
    QFETCH(ErrorCode, code);
    const auto address = ConsoleAddress::parse(text.toStdString(), 6666);
    QVERIFY(!address.has_value());
    QCOMPARE(address.error().code, code);
}

void TestConsoleSocket::resolvesNames() {
    const auto address = ConsoleAddress::resolve("localhost:77", 6666);
    QVERIFY(address.has_value());
    QCOMPARE(address->endpoint.port, std::uint16_t{77});
}

void TestConsoleSocket::hearsWhoSends_data() {
    QTest::addColumn<QByteArray>("address");
    QTest::newRow("IPv4") << QByteArray("127.0.0.1");
    QTest::newRow("IPv6") << QByteArray("::1");
}

void TestConsoleSocket::hearsWhoSends() {
    QFETCH(QByteArray, address);
    auto console = openAt(address.constData());
    if (!console && console.error().code != ErrorCode::Busy && address.contains(':'))
        QSKIP("this system has no IPv6");
    auto box = openAt(address.constData());
    QVERIFY(console && box);
    QVERIFY(console->address().endpoint.port != 0);
    QVERIFY(box->send(console->address(), asBytes("=> ")));
    pollfd readable{console->descriptor(), POLLIN, 0};
    QCOMPARE(::poll(&readable, 1, 1000), 1);
    const auto datagrams = console->receive();
    QVERIFY(datagrams && datagrams->size() == 1);
    QVERIFY(datagrams->front().from == box->address().endpoint);
    QCOMPARE(std::string(asText(datagrams->front().bytes)), std::string("=> "));
    QVERIFY(console->receive()->empty());
}

void TestConsoleSocket::answersFromThePortThatItHearsOn() {
    auto console = openAt("127.0.0.1");
    auto box = openAt("127.0.0.1");
    QVERIFY(console && box);
    QVERIFY(console->send(box->address(), asBytes("\x03")));
    pollfd readable{box->descriptor(), POLLIN, 0};
    QCOMPARE(::poll(&readable, 1, 1000), 1);
    QVERIFY(box->receive()->front().from == console->address().endpoint);
    QCOMPARE(console->send(at("::1", 9), asBytes("x")).error().code, ErrorCode::Unsupported);
}

void TestConsoleSocket::stampsWhenADatagramArrived() {
    auto console = openAt("127.0.0.1");
    auto box = openAt("127.0.0.1");
    const auto before = std::chrono::system_clock::now() - 1ms;
    QVERIFY(box->send(console->address(), asBytes("x")));
    const auto after = std::chrono::system_clock::now() + 1ms;
    pollfd readable{console->descriptor(), POLLIN, 0};
    QCOMPARE(::poll(&readable, 1, 1000), 1);
    const auto time = console->receive()->front().time;
    QVERIFY(time >= before && time <= after);
}

void TestConsoleSocket::marksWhatIsLongerThanItTakes() {
    auto console = openAt("127.0.0.1");
    auto box = openAt("127.0.0.1");
    QVERIFY(box->send(console->address(), asBytes(std::string(ConsoleSocket::longestDatagram, 'x'))));
    QVERIFY(box->send(console->address(), asBytes(std::string(ConsoleSocket::longestDatagram + 1, 'x'))));
    const auto datagrams = console->receive();
    QCOMPARE(datagrams->size(), std::size_t{2});
    QVERIFY(!(*datagrams)[0].cut && (*datagrams)[1].cut);
    QCOMPARE((*datagrams)[1].bytes.size(), ConsoleSocket::longestDatagram);
}

void TestConsoleSocket::hearsAMulticastGroup() {
    auto first = ConsoleSocket::open(at("239.255.66.66%lo"));
    if (!first)
        QSKIP("this system has no multicast on its loopback");
    auto group = first->address();
    group.interface = at("239.255.66.66%lo").interface;
    auto second = ConsoleSocket::open(group);
    QVERIFY2(second, "several listen to one group");
    auto box = openAt("127.0.0.1");
    QVERIFY(box && box->send(first->address(), asBytes("to all")));
    QCOMPARE(texts(*first, 1), std::vector<std::string>{"to all"});
    QCOMPARE(texts(*second, 1), std::vector<std::string>{"to all"});
}

void TestConsoleSocket::countsWhatTheKernelThrewAway() {
    auto console = ConsoleSocket::open(at("127.0.0.1"), 4096);
    auto box = openAt("127.0.0.1");
    constexpr std::size_t sent = 5000;
    for (std::size_t i = 0; i < sent; ++i)
        QVERIFY(box->send(console->address(), asBytes("a line of a box")));
    std::size_t received = 0;
    for (auto count = console->receive()->size(); count > 0; count = console->receive()->size())
        received += count;
    QVERIFY(received > 0 && received < sent);
    QCOMPARE(received + console->lost(), sent);
    // And from then on, with the counts that datagrams bring.
    QVERIFY(box->send(console->address(), asBytes("one more")));
    QCOMPARE(texts(*console, 1).size(), std::size_t{1});
    QCOMPARE(received + console->lost(), sent);
}

void TestConsoleSocket::countsLossesAfterTheLastDatagram() {
    auto console = ConsoleSocket::open(at("127.0.0.1"), 4096);
    auto box = openAt("127.0.0.1");
    QCOMPARE(console->lost(), std::uint64_t{0});
    for (int i = 0; i < 1000; ++i)
        QVERIFY(box->send(console->address(), asBytes("x")));
    QVERIFY(console->lost() > 0);
    QVERIFY(console->lost() < 1000);
}

void TestConsoleSocket::saysHowLargeItsBufferIs() {
    const auto console = openAt("127.0.0.1");
    const auto limit = receiveBufferLimit();
    QVERIFY(limit.most > 0);
    QVERIFY(console->buffer() >= std::min(limit.most, ConsoleSocket::wantedBuffer));
    QVERIFY(console->buffer() <= ConsoleSocket::wantedBuffer);
}

void TestConsoleSocket::namesTheProgramThatHoldsAPort() {
    const auto holder = openAt("127.0.0.1");
    const auto refused = ConsoleSocket::open(holder->address());
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::Busy);
    const auto holders = portHolders(holder->address());
    QCOMPARE(holders.size(), std::size_t{1});
    QCOMPARE(holders[0].processId, std::int64_t{::getpid()});
    QFile comm("/proc/self/comm");
    QVERIFY(comm.open(QIODevice::ReadOnly));
    QCOMPARE(holders[0].program, comm.readAll().trimmed().toStdString());
}

void TestConsoleSocket::refusesAnAddressOfAnotherMachine() {
    const auto refused = openAt("192.0.2.1");
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
#include "tst_console_socket.moc"
