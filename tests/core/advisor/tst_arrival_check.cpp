#include "core/advisor/arrival_check.h"
#include "core/advisor/sender_lines.h"
#include "tests/support/registered_test.h"

#include <QTest>

using namespace etherdeck;
using Code = ArrivalFinding::Code;
using State = ArrivalFinding::State;
using Reading = FirewallReading::State;
using Kind = FirewallVerdict::Kind;
using netconsole::Endpoint;

namespace {

const Endpoint box = Endpoint::v4({192, 168, 1, 77}, 6666);

link::Interface interfaceOf(const std::string& name, const std::string& address, bool carrier = true) {
    link::Interface interface;
    interface.name = name;
    interface.mac = MacAddress({0x02, 0, 0, 0, 0, 0x05});
    interface.ethernet = interface.adminUp = true;
    interface.carrier = carrier;
    interface.addresses = {{address, 24}, {"fe80::1", 64}};
    return interface;
}

/// A machine on which all is well.
ArrivalFacts goodFacts() {
    ArrivalFacts facts;
    facts.ownProcess = 100;
    facts.holders = {{100, "etherdeck"}};
    facts.nftables.state = Reading::Read;
    facts.iptables.state = Reading::Missing;
    facts.interfaces = {interfaceOf("wlan0", "10.0.0.5"), interfaceOf("eth0", "192.168.1.2")};
    return facts;
}

ArrivalPort openPort() {
    ArrivalPort port;
    port.isOpen = true;
    return port;
}

struct Checked : ArrivalCheck {
    explicit Checked(const ArrivalFacts& facts = goodFacts(), const ArrivalPort& port = openPort()) {
        setPort(port);
        setBox(box);
        setFacts(facts);
    }
    [[nodiscard]] ArrivalFinding at(ArrivalLeg leg) const {
        return findings()[static_cast<std::size_t>(leg)];
    }
};

} // namespace

class TestArrivalCheck : public QObject {
    Q_OBJECT

private slots:
    void waitsUntilItIsTold();
    void leavesOnlyTheSenderWhenAllIsWell();
    void saysWhichAddressTheBoxMustSendTo();
    void saysThatTheBoxIsInAnotherNetwork();
    void saysWhoHasThePort();
    void judgesTheFirewall_data();
    void judgesTheFirewall();
    void tellsATestLineThatIsLostFromOneThatArrives();
    void tellsWhichAddressALineIsLostAt();
    void takesALineThatArrivesBeforeItIsToldToBeSent();
    void givesEachTestALineOfItsOwn();
    void namesTheFirstLegThatIsBroken();
    void writesLinesForTheSender();
};

void TestArrivalCheck::waitsUntilItIsTold() {
    ArrivalCheck check;
    QCOMPARE(check.findings().size(), 5u);
    QCOMPARE(check.findings()[0].state, State::Waiting);
    QVERIFY(!check.isComplete());
    QCOMPARE(check.nextDeadline(), TimePoint::max());
}

void TestArrivalCheck::leavesOnlyTheSenderWhenAllIsWell() {
    Checked check;
    (void)check.beginTest(7);
    check.testSent(TimePoint{});
    QVERIFY(!check.isComplete());
    check.testArrived();
    QVERIFY(check.isComplete());
    QCOMPARE(check.at(ArrivalLeg::Firewall).code, Code::FirewallNone);
    QCOMPARE(check.brokenLeg(), ArrivalLeg::Sender);
    auto heard = openPort();
    heard.datagrams = 5;
    check.setPort(heard);
    QCOMPARE(check.at(ArrivalLeg::Sender).code, Code::SenderHeard);
    QCOMPARE(check.at(ArrivalLeg::Sender).detail, "5");
    QCOMPARE(check.brokenLeg(), std::nullopt);
}

void TestArrivalCheck::saysWhichAddressTheBoxMustSendTo() {
    QCOMPARE(Checked().at(ArrivalLeg::Address).detail, "192.168.1.2/24 (eth0)");
    const auto addresses = localAddresses(goodFacts().interfaces, box);
    QCOMPARE(addresses.size(), 2u);
    QVERIFY(addresses[0].holdsBox && !addresses[1].holdsBox);
}

void TestArrivalCheck::saysThatTheBoxIsInAnotherNetwork() {
    auto facts = goodFacts();
    facts.interfaces.pop_back();
    QCOMPARE(Checked(facts).at(ArrivalLeg::Address).code, Code::AddressElsewhere);
    facts.interfaces.clear();
    QCOMPARE(Checked(facts).at(ArrivalLeg::Address).code, Code::NoAddress);
}

void TestArrivalCheck::saysWhoHasThePort() {
    auto facts = goodFacts();
    facts.holders = {{77, "socat"}};
    const ArrivalPort closed;
    QCOMPARE(Checked(facts, closed).at(ArrivalLeg::Port).code, Code::PortTaken);
    QCOMPARE(Checked(facts, closed).at(ArrivalLeg::Port).detail, "socat (77)");
    facts.holders = {{}};
    QCOMPARE(Checked(facts, closed).at(ArrivalLeg::Port).code, Code::PortTakenUnknown);
    facts.holders.clear();
    QCOMPARE(Checked(facts, closed).at(ArrivalLeg::Port).code, Code::PortClosed);
    QCOMPARE(Checked(facts, closed).at(ArrivalLeg::TestLine).code, Code::TestNotPossible);
    ArrivalPort refused;
    refused.error = Error{ErrorCode::PermissionDenied, "bind", 13};
    QCOMPARE(Checked(facts, refused).at(ArrivalLeg::Port).code, Code::PortFailed);
}

void TestArrivalCheck::judgesTheFirewall_data() {
    QTest::addColumn<Reading>("nft");
    QTest::addColumn<Kind>("nftKind");
    QTest::addColumn<Reading>("iptables");
    QTest::addColumn<Kind>("iptablesKind");
    QTest::addColumn<FirewallKeeper>("keeper");
    QTest::addColumn<int>("letsIn");
    QTest::addColumn<Code>("code");
    QTest::addColumn<QString>("command");
    const auto none = FirewallKeeper::None;
    QTest::newRow("nft drops") << Reading::Read << Kind::Drops << Reading::Missing << Kind::Open << none << -1
                               << Code::FirewallDrops << "";
    QTest::newRow("iptables drops") << Reading::Read << Kind::Open << Reading::Read << Kind::Drops
                                    << FirewallKeeper::Ufw << -1 << Code::FirewallDrops
                                    << "sudo ufw allow 6666/udp";
    QTest::newRow("nft may drop") << Reading::Read << Kind::MayDrop << Reading::Read << Kind::Open << none
                                  << -1 << Code::FirewallMayDrop << "";
    QTest::newRow("not allowed") << Reading::NotAllowed << Kind::Open << Reading::NotAllowed << Kind::Open
                                 << none << -1 << Code::FirewallHidden << "sudo nft list ruleset";
    QTest::newRow("only iptables") << Reading::Missing << Kind::Open << Reading::NotAllowed << Kind::Open
                                   << none << -1 << Code::FirewallHidden << "sudo iptables-save";
    QTest::newRow("hidden, but ufw is on")
        << Reading::NotAllowed << Kind::Open << Reading::NotAllowed << Kind::Open << FirewallKeeper::Ufw << -1
        << Code::FirewallKept << "sudo ufw allow 6666/udp";
    QTest::newRow("firewalld lets it in")
        << Reading::NotAllowed << Kind::Open << Reading::Missing << Kind::Open << FirewallKeeper::Firewalld
        << 1 << Code::FirewallOpen << "";
    QTest::newRow("firewalld does not")
        << Reading::NotAllowed << Kind::Open << Reading::Missing << Kind::Open << FirewallKeeper::Firewalld
        << 0 << Code::FirewallKept << "sudo firewall-cmd --add-port=6666/udp";
    QTest::newRow("no tools") << Reading::Missing << Kind::Open << Reading::Missing << Kind::Open << none
                              << -1 << Code::FirewallNoTools << "";
    QTest::newRow("failed") << Reading::Failed << Kind::Open << Reading::Missing << Kind::Open << none << -1
                            << Code::FirewallFailed << "sudo nft list ruleset";
}

void TestArrivalCheck::judgesTheFirewall() {
    QFETCH(Reading, nft);
    QFETCH(Kind, nftKind);
    QFETCH(Reading, iptables);
    QFETCH(Kind, iptablesKind);
    QFETCH(FirewallKeeper, keeper);
    QFETCH(int, letsIn);
    QFETCH(QString, command);
    auto facts = goodFacts();
    facts.nftables = {nft, {nftKind, "drop it", "inet/filter/input", true}, "raw"};
    facts.iptables = {iptables, {iptablesKind, "-j DROP", "filter/INPUT", true}, {}};
    facts.keeper = keeper;
    if (letsIn >= 0)
        facts.keeperLetsIn = letsIn == 1;
    const auto found = Checked(facts).at(ArrivalLeg::Firewall);
    QTEST(found.code, "code");
    QCOMPARE(QString::fromStdString(found.command), command);
}

void TestArrivalCheck::tellsATestLineThatIsLostFromOneThatArrives() {
    using namespace std::chrono_literals;
    Checked check;
    const TimePoint start{};
    (void)check.beginTest(1);
    check.testSent(start);
    QCOMPARE(check.nextDeadline(), start + ArrivalCheck::patience);
    check.timeReached(start + 1s);
    QCOMPARE(check.at(ArrivalLeg::TestLine).state, State::Waiting);
    check.timeReached(start + ArrivalCheck::patience);
    QCOMPARE(check.at(ArrivalLeg::TestLine).code, Code::TestLost);
    QCOMPARE(check.nextDeadline(), TimePoint::max());
    (void)check.beginTest(2);
    check.testNotSent({ErrorCode::System, "Network is unreachable", 0});
    QCOMPARE(check.at(ArrivalLeg::TestLine).code, Code::TestNotSent);
}

void TestArrivalCheck::tellsWhichAddressALineIsLostAt() {
    Checked check;
    const TimePoint start{};
    (void)check.beginTest(1, "127.0.0.1");
    (void)check.addTest(2, "192.168.1.2");
    (void)check.addTest(3, "10.0.0.2");
    for (std::size_t i = 0; i < 3; ++i)
        check.testSent(start, i);
    check.testArrived(0);
    check.testArrived(2);
    QCOMPARE(check.at(ArrivalLeg::TestLine).state, State::Waiting);
    check.timeReached(start + ArrivalCheck::patience);
    QCOMPARE(check.at(ArrivalLeg::TestLine).code, Code::TestPartlyLost);
    QCOMPARE(check.at(ArrivalLeg::TestLine).detail, "192.168.1.2");
    check.testArrived(1); // late, and yet
    QCOMPARE(check.at(ArrivalLeg::TestLine).code, Code::TestArrived);
    QCOMPARE(check.at(ArrivalLeg::TestLine).detail, "127.0.0.1, 192.168.1.2, 10.0.0.2");
}

void TestArrivalCheck::takesALineThatArrivesBeforeItIsToldToBeSent() {
    Checked check;
    (void)check.beginTest(1);
    check.testArrived();
    check.testSent(TimePoint{});
    QCOMPARE(check.at(ArrivalLeg::TestLine).code, Code::TestArrived);
}

void TestArrivalCheck::givesEachTestALineOfItsOwn() {
    Checked check;
    const auto former = check.beginTest(1);
    QVERIFY(former != check.beginTest(2));
    check.testArrived(1); // there is one only
    check.testSent(TimePoint{});
    QVERIFY(!check.isComplete());
}

void TestArrivalCheck::namesTheFirstLegThatIsBroken() {
    auto facts = goodFacts();
    facts.nftables.verdict = {Kind::Drops, {}, "inet/filter/input", true};
    Checked check(facts, ArrivalPort());
    QCOMPARE(check.brokenLeg(), ArrivalLeg::Firewall);
    QCOMPARE(check.at(ArrivalLeg::Firewall).detail, "inet/filter/input: policy drop");
}

void TestArrivalCheck::writesLinesForTheSender() {
    const auto local = localAddresses(goodFacts().interfaces, box).front();
    const auto lines = senderLines(local, consolePort, box);
    QCOMPARE(lines.kernelCommand, "netconsole=+@/eth0,6666@192.168.1.2/02:00:00:00:00:05 loglevel=8\n");
    QVERIFY(lines.uboot.find("setenv ncip 192.168.1.2\n") != std::string::npos);
    QVERIFY(lines.uboot.starts_with("setenv ipaddr 192.168.1.77\n"));
    QVERIFY(lines.uboot.find("setenv ncoutport\nsetenv ncinport\n") != std::string::npos);
    QVERIFY(lines.uboot.ends_with("saveenv\n"));
    QVERIFY(lines.configfs.find("echo 1 > /sys/kernel/config/netconsole/etherdeck/enabled\n") !=
            std::string::npos);
    QVERIFY(lines.configfs.find("extended") < lines.configfs.find("/enabled"));
    QVERIFY(senderLines(local, 7000).uboot.find("setenv ncip 192.168.1.2:7000\n") != std::string::npos);
}

QTEST_APPLESS_MAIN(TestArrivalCheck)
#include "tst_arrival_check.moc"
