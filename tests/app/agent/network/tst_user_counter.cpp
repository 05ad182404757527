#include "app/agent/network/advertisement.h"
#include "app/agent/network/users_watch.h"
#include "core/aoe/build.h"
#include "tests/support/registered_test.h"

#include <QTest>

using namespace etherdeck;
using namespace etherdeck::agent;

namespace {

constexpr Address e73(7, 3);
constexpr MacAddress plug({0x00, 0x25, 0x31, 0, 0, 1});
constexpr MacAddress desk({0x02, 0, 0, 0, 0, 0x07});
constexpr MacAddress server({0x02, 0, 0, 0, 0, 0x08});

aoe::Bytes ataRequest(const MacAddress& source, std::uint8_t command, Address address = e73,
                      bool response = false) {
    aoe::Frame frame;
    frame.header.destination = plug;
    frame.header.source = source;
    frame.header.response = response;
    frame.header.address = address;
    frame.header.command = static_cast<std::uint8_t>(aoe::Command::Ata);
    frame.header.tag = aoe::Tag::fromWire(17); // as the Linux initiator's
    aoe::Ata ata;
    ata.statusOrCommand = command;
    ata.sectorCount = 2;
    frame.body = ata;
    return *aoe::build(frame);
}

MacAddress numbered(unsigned i) {
    return MacAddress({0x02, 1, 0, 0, static_cast<std::uint8_t>(i >> 8), static_cast<std::uint8_t>(i)});
}

} // namespace

class TestUserCounter : public QObject {
    Q_OBJECT

private slots:
    void countsReadsAndWritesByMac();
    void knowsEveryCommandThatMovesData_data();
    void knowsEveryCommandThatMovesData();
    void takesNoQuestionForAUse();
    void countsWhatWasCutBehindTheHead();
    void keepsBoundedTables();
    void survivesCutFrames();
    void knowsAnAdvertisement();
};

void TestUserCounter::countsReadsAndWritesByMac() {
    UserCounter counter;
    counter.frameReceived(ataRequest(server, 0x24));
    counter.frameReceived(ataRequest(server, 0x34));
    counter.frameReceived(ataRequest(server, 0x34));
    counter.frameReceived(ataRequest(desk, 0x20));
    counter.frameReceived(ataRequest(desk, 0x20, Address(7, 4)));
    QVERIFY(counter.usersOf(e73) == (std::vector<ExportUser>{{desk, 1, 0}, {server, 1, 2}}));
    QVERIFY(counter.usersOf(Address(7, 4)) == (std::vector<ExportUser>{{desk, 1, 0}}));
    QVERIFY(counter.usersOf(Address(9, 9)).empty());
}

void TestUserCounter::knowsEveryCommandThatMovesData_data() {
    QTest::addColumn<int>("command");
    QTest::addColumn<int>("reads");
    QTest::addColumn<int>("writes");
    for (const int command : {0x20, 0x24, 0x25, 0x29, 0xc4, 0xc8})
        QTest::addRow("read %x", command) << command << 1 << 0;
    for (const int command : {0x30, 0x34, 0x35, 0x39, 0x3d, 0xc5, 0xca})
        QTest::addRow("write %x", command) << command << 0 << 1;
    for (const int command : {0x00, 0xec, 0xe7, 0xea, 0xb0, 0xef, 0x27, 0xf8})
        QTest::addRow("other %x", command) << command << 0 << 0;
}

void TestUserCounter::knowsEveryCommandThatMovesData() {
    QFETCH(int, command);
    QFETCH(int, reads);
    QFETCH(int, writes);
    UserCounter counter;
    counter.frameReceived(ataRequest(desk, static_cast<std::uint8_t>(command)));
    const auto users = counter.usersOf(e73);
    QCOMPARE(users.size(), static_cast<std::size_t>(reads + writes));
    for (const auto& user : users)
        QVERIFY(user ==
                (ExportUser{desk, static_cast<std::uint64_t>(reads), static_cast<std::uint64_t>(writes)}));
}

void TestUserCounter::takesNoQuestionForAUse() {
    UserCounter counter;
    const aoe::Route route{plug, desk, e73, aoe::Tag(1)};
    counter.frameReceived(aoe::buildConfigQuery(route));
    counter.frameReceived(aoe::buildIdentifyRequest(route));
    counter.frameReceived(aoe::buildMaskListRequest(route));
    counter.frameReceived(aoe::buildReserveQuery(route));
    counter.frameReceived(ataRequest(plug, 0x24, e73, true)); // an answer
    counter.frameReceived(ataRequest(desk, 0x24, Address::everyone()));
    counter.frameReceived(ataRequest(MacAddress::broadcast(), 0x24));
    QVERIFY(counter.usersOf(e73).empty());
    QVERIFY(counter.usersOf(Address::everyone()).empty());
}

void TestUserCounter::countsWhatWasCutBehindTheHead() {
    auto write = ataRequest(desk, 0x34);
    write.resize(36 + 1024);
    UserCounter counter;
    counter.frameReceived(std::span(write).first(64));
    QCOMPARE(counter.usersOf(e73).size(), std::size_t{1});
}

void TestUserCounter::keepsBoundedTables() {
    UserCounter counter;
    for (unsigned i = 0; i < 1000; ++i)
        counter.frameReceived(ataRequest(numbered(i), 0x24));
    QCOMPARE(counter.usersOf(e73).size(), UserCounter::maxUsersOfOne);
    counter.frameReceived(ataRequest(numbered(0), 0x24)); // those that are in it go on being counted
    QCOMPARE(counter.usersOf(e73).front().reads, std::uint64_t{2});
    for (unsigned shelf = 100; shelf < 1100; ++shelf)
        counter.frameReceived(ataRequest(desk, 0x24, Address(static_cast<std::uint16_t>(shelf), 0)));
    QVERIFY(counter.usersOf(Address(1099, 0)).empty());
    QCOMPARE(counter.usersOf(Address(100, 0)).size(), std::size_t{1});
}

void TestUserCounter::survivesCutFrames() {
    const auto whole = ataRequest(desk, 0x24);
    for (std::size_t size = 0; size < 36; ++size) {
        UserCounter counter;
        counter.frameReceived(std::span(whole).first(size));
        QVERIFY(counter.usersOf(e73).empty());
    }
}

void TestUserCounter::knowsAnAdvertisement() {
    aoe::Frame frame;
    frame.header.destination = MacAddress::broadcast();
    frame.header.source = plug;
    frame.header.version = 0;
    frame.header.response = true;
    frame.header.address = e73;
    frame.header.command = static_cast<std::uint8_t>(aoe::Command::QueryConfig);
    frame.header.tag = aoe::Tag::fromWire(0);
    frame.body = aoe::Config{16, 0x4019, 2, 1, aoe::ConfigCommand::Read, "name"};
    const auto advertisement = *aoe::build(frame, aoe::Padding::None);
    QVERIFY(isAdvertisementOf(e73, advertisement));
    QVERIFY(!isAdvertisementOf(Address(7, 4), advertisement));
    for (std::size_t size = 0; size < advertisement.size(); ++size)
        QVERIFY(!isAdvertisementOf(e73, std::span(advertisement).first(size)));
    frame.header.response = false;
    QVERIFY(!isAdvertisementOf(e73, *aoe::build(frame)));
    QVERIFY(!isAdvertisementOf(e73, ataRequest(plug, 0x24, e73, true)));
}

QTEST_APPLESS_MAIN(TestUserCounter)
#include "tst_user_counter.moc"
