#include "core/base/byte_reader.h"
#include "tests/core/netconsole/console.h"
#include "tests/support/registered_test.h"

#include <QTest>

#include <algorithm>
#include <malloc.h>
#include <random>

using namespace etherdeck;
using namespace etherdeck::netconsole;
using namespace etherdeck::netconsole::test;
using namespace std::chrono_literals;

namespace {

Endpoint host(int number, std::uint16_t port = 40000) {
    return Endpoint::v4({10, 1, static_cast<std::uint8_t>(number >> 8), static_cast<std::uint8_t>(number)},
                        port);
}

std::size_t allocatedBytes() { return mallinfo2().uordblks; }

} // namespace

class TestSources : public QObject {
    Q_OBJECT

private slots:
    void tellsSourcesApartByAddressAndPort();
    void takesTheDefaultPortsOfOneAddressForOneBox();
    void keepsNamesAndBoxes();
    void expectsASource();
    void mergesAndSeparates();
    void goesOnCountingBootsAfterAMerge();
    void refusesImpossibleMerges();
    void forgetsASource();
    void makesRoomWithTheOnesThatHardlySpoke();
    void refusesNewOnesWhenAllAreBusy();
    void keepsNamedSourcesInAFlood();
    void limitsWaitingEvents();
    void staysSmallUnderGarbage();
    void keepsEachSourceSmallAtItsWorst();
    void endsWhatIsOpen();
    void ignoresEmptyDatagrams();
    void finishesTextThatHasNoEnd();
    void writesAddresses_data();
    void writesAddresses();
};

void TestSources::tellsSourcesApartByAddressAndPort() {
    Console console;
    console.send("one li", host(1));
    console.send("another\n", host(2));
    console.send("third\n", host(1, 40001));
    console.send("ne\n", host(1));
    console.wait(1s); // nothing tells who speaks
    QCOMPARE(console.texts(), (std::vector<std::string>{"one line", "another", "third"}));
    const auto lines = console.all<Line>();
    QCOMPARE(lines[0].source, SourceId{1});
    QCOMPARE(lines[1].source, SourceId{2});
    QCOMPARE(lines[2].source, SourceId{3});
    QCOMPARE(console.all<SourceAppeared>()[2], (SourceAppeared{SourceId{3}, host(1, 40001)}));
    QCOMPARE(console.netconsole.sourceAt(host(2)), SourceId{2});
    QVERIFY(!console.netconsole.sourceAt(host(9)));
}

void TestSources::takesTheDefaultPortsOfOneAddressForOneBox() {
    Console console;
    console.record(1, 1, "kernel", 6, host(1, 6665));
    console.send("uboot\n", host(1, 6666));
    console.send("other box\n", host(2, 6666));
    QCOMPARE(console.netconsole.sources().size(), std::size_t{2});
    Settings settings;
    settings.mergeDefaultPorts = false;
    Console apart(settings);
    apart.record(1, 1, "kernel", 6, host(1, 6665));
    apart.send("uboot\n", host(1, 6666));
    QCOMPARE(apart.netconsole.sources().size(), std::size_t{2});
}

void TestSources::keepsNamesAndBoxes() {
    Console console;
    console.send("x\n", host(1));
    const MacAddress plug({0x00, 0x25, 0x31, 1, 2, 3});
    QVERIFY(console.netconsole.setName(SourceId{1}, "attic"));
    QVERIFY(console.netconsole.tieTo(SourceId{1}, plug));
    const auto info = console.netconsole.source(SourceId{1}).value();
    QCOMPARE(info.name, std::string("attic"));
    QCOMPARE(info.box, std::optional(plug));
    QVERIFY(!console.netconsole.setName(SourceId{2}, "nobody"));
    QVERIFY(!console.netconsole.tieTo(SourceId{2}, plug));
    QVERIFY(!console.netconsole.source(SourceId{2}));
}

void TestSources::expectsASource() {
    Console console;
    const auto id = console.netconsole.expect(host(1), console.now).value();
    QVERIFY(console.netconsole.setName(id, "attic"));
    console.send("x\n", host(1));
    console.wait(1s);
    QCOMPARE(console.all<Line>()[0].source, id);
    QCOMPARE(console.all<SourceAppeared>().size(), std::size_t{1});
}

void TestSources::mergesAndSeparates() {
    Console console;
    console.send("a\n", host(1));
    console.send("b\n", host(2));
    console.wait(1s);
    QVERIFY(console.netconsole.merge(SourceId{1}, SourceId{2}));
    console.send("c\n", host(2));
    QCOMPARE(console.all<Line>().back().source, SourceId{1});
    QCOMPARE(console.all<SourceMerged>()[0], (SourceMerged{SourceId{2}, SourceId{1}}));
    QCOMPARE(console.netconsole.sources().size(), std::size_t{1});
    const auto separated = console.netconsole.separate(host(2)).value();
    console.send("d\n", host(2));
    QCOMPARE(console.all<Line>().back().source, separated);
    QVERIFY(separated != SourceId{2});
    QCOMPARE(console.netconsole.sources().size(), std::size_t{2});
}

void TestSources::goesOnCountingBootsAfterAMerge() {
    Console console;
    console.send("U-Boot 2013.10-tld-4 (Sep 22 2014 - 01:02:03)\n", host(1));
    console.send("U-Boot 2013.10-tld-4 (Sep 22 2014 - 01:02:03)\n", host(1));
    console.record(10, 10, "kernel", 6, host(2));
    QVERIFY(console.netconsole.merge(SourceId{1}, SourceId{2}));
    console.record(11, 11, "kernel", 6, host(2));
    QCOMPARE(console.all<Line>().back().boot, BootNumber{2});
    console.record(5, 5, "restarted", 6, host(2));
    console.record(6, 6, "restarted", 6, host(2));
    console.wait(2s);
    QCOMPARE(console.all<Line>().back().boot, BootNumber{3});
    QCOMPARE(console.all<Line>().back().source, SourceId{1});
}

void TestSources::refusesImpossibleMerges() {
    Console console;
    console.send("a\n", host(1));
    QVERIFY(!console.netconsole.merge(SourceId{1}, SourceId{1}));
    QVERIFY(!console.netconsole.merge(SourceId{1}, SourceId{7}));
    QVERIFY(!console.netconsole.separate(host(1)));
    QVERIFY(!console.netconsole.separate(host(2)));
}

void TestSources::forgetsASource() {
    Console console;
    console.send("a\n", host(1));
    console.send("b\n", host(2));
    console.send("c\n", host(3));
    console.wait(1s);
    console.netconsole.forget(SourceId{1});
    console.send("d\n", host(3));
    console.send("e\n", host(1));
    console.wait(1s);
    QCOMPARE(console.all<SourceForgotten>(), std::vector{SourceForgotten{SourceId{1}}});
    QCOMPARE(console.all<Line>()[3].source, SourceId{3});
    QCOMPARE(console.all<Line>()[4].source, SourceId{4});
    console.netconsole.forget(SourceId{77});
}

void TestSources::makesRoomWithTheOnesThatHardlySpoke() {
    Settings settings;
    settings.maxSources = 4;
    Console console(settings);
    for (int i = 0; i < 20; ++i)
        console.send("busy\n", host(1));
    for (int i = 2; i < 100; ++i) {
        console.wait(1ms);
        console.send("once\n", host(i));
    }
    QCOMPARE(console.netconsole.sources().size(), std::size_t{4});
    QCOMPARE(console.netconsole.sourceAt(host(1)), SourceId{1});
    QCOMPARE(console.netconsole.statistics().datagramsRefused, std::uint64_t{0});
    QCOMPARE(console.all<SourceForgotten>().size(), std::size_t{95});
}

void TestSources::refusesNewOnesWhenAllAreBusy() {
    Settings settings;
    settings.maxSources = 2;
    Console console(settings);
    for (int i = 0; i < 20; ++i) {
        console.send("busy\n", host(1));
        console.send("busy\n", host(2));
    }
    console.send("new\n", host(3));
    QCOMPARE(console.netconsole.statistics().datagramsRefused, std::uint64_t{1});
    QVERIFY(!console.netconsole.sourceAt(host(3)));
    console.wait(60s);
    console.send("busy\n", host(1));
    console.send("new\n", host(3));
    QVERIFY(console.netconsole.sourceAt(host(3)).has_value());
    QVERIFY(!console.netconsole.sourceAt(host(2)));
}

void TestSources::keepsNamedSourcesInAFlood() {
    Settings settings;
    settings.maxSources = 2;
    Console console(settings);
    for (const int i : {1, 2}) {
        console.send("x\n", host(i));
        QVERIFY(console.netconsole.setName(*console.netconsole.sourceAt(host(i)), "kept"));
    }
    console.wait(3600s);
    console.send("flood\n", host(3));
    QVERIFY(!console.netconsole.expect(host(4), console.now));
    QCOMPARE(console.netconsole.sources().size(), std::size_t{2});
    QCOMPARE(console.netconsole.statistics().datagramsRefused, std::uint64_t{1});
}

void TestSources::limitsWaitingEvents() {
    Settings settings;
    settings.maxEvents = 100;
    Netconsole netconsole(settings);
    for (int i = 0; i < 1000; ++i)
        netconsole.datagramReceived(host(1), asBytes("line\n"), {});
    std::vector<Event> events;
    netconsole.drain(events);
    QCOMPARE(events.size(), std::size_t{101});
    QCOMPARE(std::get<EventsLost>(events.back()).count, std::uint64_t{903}); // three others were first
    netconsole.drain(events);
    QVERIFY(events.empty());
    QCOMPARE(netconsole.statistics().eventsLost, std::uint64_t{903});
    QCOMPARE(netconsole.statistics().lines, std::uint64_t{1000});

    Settings small;
    small.maxEventBytes = 5000;
    Netconsole bytes(small);
    for (int i = 0; i < 1000; ++i)
        bytes.datagramReceived(host(1), asBytes(std::string(999, 'x') + "\n"), {});
    bytes.drain(events);
    QVERIFY(events.size() < 10);
}

void TestSources::staysSmallUnderGarbage() {
    Settings settings;
    settings.maxSources = 16;
    settings.maxEvents = 1000;
    settings.maxEventBytes = 1 << 20;
    const auto before = allocatedBytes();
    Netconsole netconsole(settings);
    std::mt19937 random(11);
    TimePoint now{1h};
    std::size_t limit = 0;
    for (int i = 0; i < 60000; ++i) {
        std::string datagram(random() % 1400, '\0');
        for (auto& byte : datagram)
            byte = static_cast<char>(random());
        const auto number = std::to_string(random() % 100000);
        if (i % 4 == 1)
            datagram = "6," + number + "," + number + ",-,ncfrag=0/16384;" + datagram;
        if (i % 4 == 2)
            datagram = "6," + number + ",0,-;" + datagram;
        if (i % 4 == 3)
            std::erase(datagram, '\n');
        netconsole.datagramReceived(host(static_cast<int>(random() % 64)), asBytes(datagram), {now, {}});
        now += std::chrono::milliseconds(random() % 5);
        if (i % 1000 == 0)
            limit = std::max(limit, allocatedBytes() - before);
    }
    QVERIFY2(limit < 16 * (64 + 128 + 64 + 16) * 1024u + (4u << 20), qPrintable(QString::number(limit)));
    QVERIFY(netconsole.sources().size() <= 16);
}

void TestSources::keepsEachSourceSmallAtItsWorst() {
    Netconsole netconsole;
    std::vector<Event> events;
    const auto send = [&](const std::string& datagram) {
        netconsole.datagramReceived(host(1), asBytes(datagram), {TimePoint{1h}, {}});
        netconsole.drain(events);
    };
    send("x\n");
    const auto before = allocatedBytes();
    for (int boot = 0; boot < 3; ++boot) // two of them are remembered
        for (int seq = 0; seq < 20000; ++seq)
            send("6," + std::to_string(seq) + ",0,-;boot " + std::to_string(boot) + '\n');
    for (int seq = 10000; seq < 10511; ++seq) // held: they look repeated
        send("6," + std::to_string(seq) + ",0,-;boot 2\n");
    for (int fragment = 0; fragment < 100; ++fragment)
        send("6," + std::to_string(30000 + fragment % 4) +
             ",0,-,ncfrag=" + std::to_string(fragment / 4 * 900 + 1) + "/16384;" + std::string(900, 'x'));
    send(std::string(4000, 'x'));
    events = {};
    const auto used = allocatedBytes() - before;
    QVERIFY2(used < 512 * 1024, qPrintable(QString::number(used)));
    if (allocatedBytes() == 0)
        QSKIP("the sanitizers' allocator does not count");
    QVERIFY2(used > 128 * 1024, qPrintable(QString::number(used))); // it was at its worst
}

void TestSources::endsWhatIsOpen() {
    Console console;
    console.send("=> ", host(1));
    for (int seq = 0; seq < 100; ++seq)
        console.record(static_cast<std::uint64_t>(seq), 0, "x", 6, host(2));
    console.record(0, 0, "x", 6, host(2)); // held
    console.record(100, 0, "Kernel panic - not syncing: x", 0, host(2));
    console.record(0, 0, "x", 6, host(2));
    console.send("6,5,0,-,ncfrag=0/9;half", host(3));
    console.netconsole.finish();
    console.netconsole.drain(console.events);
    QCOMPARE(console.all<CrashFound>().size(), std::size_t{1});
    QCOMPARE(console.texts(), (std::vector<std::string>{"=> ", "x", "half\xe2\x80\xa6"}));
    console.netconsole.finish();
    console.netconsole.drain(console.events);
    QVERIFY(console.events.empty());
}

void TestSources::ignoresEmptyDatagrams() {
    Console console;
    console.send("", host(1));
    console.wait(10s);
    QVERIFY(console.all<Line>().empty() && console.all<OpenLine>().empty());
}

void TestSources::finishesTextThatHasNoEnd() {
    Console console;
    console.send("[    1.000000] no end", host(1));
    QCOMPARE(console.all<OpenLine>().back().line.text, std::string("no end"));
    console.wait(1s);
    QCOMPARE(console.texts(), std::vector<std::string>{"no end"});
    console.send("[    2.000000] half, and the rest is lo", host(1));
    console.send("[    3.000000] next\n", host(1));
    QCOMPARE(console.texts().size(), std::size_t{3});
    QCOMPARE(console.all<Line>()[0].id, console.all<OpenLine>()[0].line.id);
}

void TestSources::writesAddresses_data() {
    QTest::addColumn<QByteArray>("address");
    QTest::addColumn<QString>("text");
    QTest::newRow("IPv4") << QByteArray::fromHex("00000000000000000000ffffc0a80105") << "192.168.1.5:6666";
    QTest::newRow("link local") << QByteArray::fromHex("fe800000000000000000000000000001")
                                << "[fe80::1]:6666";
    QTest::newRow("longest run") << QByteArray::fromHex("20010000000000010000000000000002")
                                 << "[2001:0:0:1::2]:6666";
    QTest::newRow("loopback") << QByteArray::fromHex("00000000000000000000000000000001") << "[::1]:6666";
    QTest::newRow("any") << QByteArray(16, '\0') << "[::]:6666";
    QTest::newRow("zeros at the end")
        << QByteArray::fromHex("20010db8000000000000000000000000") << "[2001:db8::]:6666";
    QTest::newRow("one zero is written")
        << QByteArray::fromHex("20010db8000000010001000100010001") << "[2001:db8:0:1:1:1:1:1]:6666";
}

void TestSources::writesAddresses() {
    QFETCH(QByteArray, address);
    Endpoint endpoint;
    std::copy(address.begin(), address.end(), endpoint.address.begin());
    endpoint.port = 6666;
    QTEST(QString::fromStdString(endpoint.toString()), "text");
}

QTEST_APPLESS_MAIN(TestSources)
#include "tst_sources.moc"
