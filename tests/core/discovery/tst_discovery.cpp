#include "tests/core/discovery/simulated_wire.h"
#include "tests/support/registered_test.h"

#include <QTest>

#include <random>

using namespace etherdeck;
using namespace etherdeck::discovery;
using namespace std::chrono_literals;
using Lines = std::vector<std::string>;

namespace {

bool isIdentify(const aoe::Frame& frame) { return std::holds_alternative<aoe::Ata>(frame.body); }

} // namespace

class TestDiscovery : public QObject {
    Q_OBJECT

private slots:
    void listsATargetAsSoonAsItAnswers();
    void asksForEverythingItLists();
    void introducesATargetOnceItIsKnown();
    void introducesATargetThatWillNotIdentify();
    void broadcastsInSpacedRoundsThenPolls();
    void asksOnlyForItsScope();
    void acceptsTheVersionZeroAdvertisement();
    void identifiesAnewAfterAnAdvertisement();
    void repeatsWhatIsLost();
    void findsAllThroughHeavyLoss();
    void toleratesTargetsThatDoNotKnowMasks();
    void respectsABufferCountOfOne();
    void keepsFewRequestsInFlight();
    void findsTenThousandTargets();
    void settlesWhenNothingIsAskedAnyMore();
    void forgetsOnRequest();
};

void TestDiscovery::listsATargetAsSoonAsItAnswers() {
    SimulatedWire wire;
    wire.add(e73, plugMac(1), 2048, "7.3:plug1");
    wire.linkUp();
    wire.run(1ms);
    QCOMPARE(wire.discovery.targetCount(), std::size_t{1});
    QCOMPARE(wire.discovery.takeTouched(), std::vector<Address>{e73});
}

void TestDiscovery::asksForEverythingItLists() {
    SimulatedWire wire;
    auto& target = wire.add(e73, plugMac(1), 2048, "7.3:plug1");
    target.config.string = "backup";
    target.masks = {plugMac(9)};
    target.reservedBy = {plugMac(8)};
    wire.linkUp();
    wire.run(100ms);
    const Target* found = wire.discovery.find(e73);
    QVERIFY(found);
    QCOMPARE(found->paths.size(), std::size_t{1});
    const Path& path = found->principal();
    QCOMPARE(path.key.mac, plugMac(1));
    QCOMPARE(path.firmware, std::uint16_t{0x4019});
    QCOMPARE(path.buffers, std::uint16_t{16});
    QCOMPARE(path.configString, std::string("backup"));
    QVERIFY(path.identity);
    QCOMPARE(path.identity->serial, std::string("7.3:plug1"));
    QCOMPARE(path.identity->size.count, std::uint64_t{2048});
    QCOMPARE(path.masks.value(), std::vector{plugMac(9)});
    QCOMPARE(path.reservedBy.value(), std::vector{plugMac(8)});
    QCOMPARE(path.roundTrip.value(), Duration(1ms));
}

void TestDiscovery::introducesATargetOnceItIsKnown() {
    SimulatedWire wire;
    wire.add(e73, plugMac(1), 2048, "7.3:plug1");
    wire.linkUp();
    wire.run(1ms);
    QCOMPARE(wire.takeEvents(), Lines{});
    wire.run(10ms);
    QCOMPARE(wire.takeEvents(), Lines{"appeared e7.3"});
}

void TestDiscovery::introducesATargetThatWillNotIdentify() {
    SimulatedWire wire;
    wire.add(e73, plugMac(1), 2048, "7.3:plug1").answersIdentify = false;
    wire.linkUp();
    wire.run(8s);
    QCOMPARE(wire.takeEvents(), Lines{"appeared e7.3"});
    QVERIFY(!wire.discovery.find(e73)->principal().identity);
    QCOMPARE(wire.countRequests(isIdentify), std::size_t{5});
}

void TestDiscovery::broadcastsInSpacedRoundsThenPolls() {
    SimulatedWire wire;
    wire.linkUp();
    QCOMPARE(wire.countRequests(isBroadcast), std::size_t{1});
    wire.run(150ms);
    QCOMPARE(wire.countRequests(isBroadcast), std::size_t{2});
    wire.run(250ms);
    QCOMPARE(wire.countRequests(isBroadcast), std::size_t{3});
    wire.run(9s);
    QCOMPARE(wire.countRequests(isBroadcast), std::size_t{3});
    wire.run(1s);
    QCOMPARE(wire.countRequests(isBroadcast), std::size_t{4});
    wire.run(100s);
    QCOMPARE(wire.countRequests(isBroadcast), std::size_t{14});
}

void TestDiscovery::asksOnlyForItsScope() {
    Settings settings;
    settings.scope = e73;
    SimulatedWire wire(settings);
    wire.add(e00, plugMac(1), 2048, "0.0:plug1");
    wire.add(e73, plugMac(1), 2048, "7.3:plug1");
    wire.linkUp();
    wire.inject(SimulatedWire::advertisement(wire.targets.front()));
    wire.run(1s);
    QCOMPARE(wire.discovery.targetCount(), std::size_t{1});
    QVERIFY(wire.discovery.find(e73));
}

void TestDiscovery::acceptsTheVersionZeroAdvertisement() {
    SimulatedWire wire;
    wire.linkUp();
    wire.run(5s);
    const auto& target = wire.add(e73, plugMac(1), 2048, "7.3:plug1");
    wire.inject(SimulatedWire::advertisement(target));
    QVERIFY(wire.discovery.find(e73));
    wire.run(10ms);
    QCOMPARE(wire.takeEvents(), Lines{"appeared e7.3"});
}

void TestDiscovery::identifiesAnewAfterAnAdvertisement() {
    SimulatedWire wire;
    auto& target = wire.add(e73, plugMac(1), 2048, "7.3:plug1");
    wire.linkUp();
    wire.run(5s);
    (void)wire.takeEvents();
    target.identity.size = Sectors{4096};
    wire.inject(SimulatedWire::advertisement(target));
    wire.run(10ms);
    QCOMPARE(wire.takeEvents(), Lines{"changed e7.3 size"});
}

void TestDiscovery::repeatsWhatIsLost() {
    SimulatedWire wire;
    wire.add(e73, plugMac(1), 2048, "7.3:plug1");
    wire.loses = [](std::size_t number) { return number == 2; }; // the first IDENTIFY
    wire.linkUp();
    wire.run(100ms);
    QVERIFY(!wire.discovery.find(e73)->principal().identity);
    wire.run(200ms);
    QVERIFY(wire.discovery.find(e73)->principal().identity);
    QVERIFY(wire.discovery.statistics().retransmissions >= 1);
}

void TestDiscovery::findsAllThroughHeavyLoss() {
    SimulatedWire wire;
    for (std::uint8_t slot = 0; slot < 100; ++slot)
        wire.add(Address(1, slot), plugMac(slot), 2048, "1." + std::to_string(slot));
    std::mt19937 random(7);
    wire.loses = [&](std::size_t) { return random() % 100 < 10; };
    wire.linkUp();
    wire.run(30s);
    QCOMPARE(wire.discovery.targetCount(), std::size_t{100});
    for (const auto& target : wire.discovery.targets()) {
        QCOMPARE(target.state, TargetState::Up);
        QVERIFY(target.principal().identity);
    }
}

void TestDiscovery::toleratesTargetsThatDoNotKnowMasks() {
    SimulatedWire wire;
    wire.add(e73, plugMac(1), 2048, "7.3:plug1").knowsMasks = false;
    wire.linkUp();
    wire.run(100ms);
    QCOMPARE(wire.takeEvents(), Lines{"appeared e7.3"});
    QVERIFY(!wire.discovery.find(e73)->principal().masks);
    QCOMPARE(wire.discovery.statistics().retransmissions, std::uint64_t{0});
}

void TestDiscovery::respectsABufferCountOfOne() {
    SimulatedWire wire;
    wire.add(e73, plugMac(1), 2048, "7.3:plug1").config.buffers = 1;
    wire.linkUp();
    wire.run(100ms);
    QVERIFY(wire.discovery.find(e73)->principal().reservedBy);
    QCOMPARE(wire.maxUnanswered(), std::size_t{1});
}

void TestDiscovery::keepsFewRequestsInFlight() {
    Settings settings;
    settings.maxInFlight = 16;
    SimulatedWire wire(settings);
    for (unsigned i = 0; i < 1000; ++i)
        wire.add(Address(static_cast<std::uint16_t>(i / 250), static_cast<std::uint8_t>(i % 250)), plugMac(1),
                 2048, std::to_string(i));
    wire.linkUp();
    wire.run(2s);
    QCOMPARE(wire.discovery.targetCount(), std::size_t{1000});
    QVERIFY2(wire.maxUnanswered() <= 16, qPrintable(QString::number(wire.maxUnanswered())));
}

void TestDiscovery::findsTenThousandTargets() {
    SimulatedWire wire;
    for (unsigned i = 0; i < 10000; ++i)
        wire.add(Address(static_cast<std::uint16_t>(i / 250), static_cast<std::uint8_t>(i % 250)), plugMac(1),
                 2048, std::to_string(i));
    // One answer to a query of each would be a scan of 10,000 per request; a shelf is enough to tell them
    // apart.
    wire.targets.resize(2000);
    wire.linkUp();
    wire.run(3s);
    QVERIFY(wire.discovery.isSettled());
    QCOMPARE(wire.discovery.targetCount(), wire.targets.size());
    for (const auto& target : wire.discovery.targets())
        QVERIFY(target.principal().identity && target.principal().masks && target.principal().reservedBy);
}

void TestDiscovery::settlesWhenNothingIsAskedAnyMore() {
    SimulatedWire wire;
    wire.add(e73, plugMac(1), 2048, "7.3:plug1");
    wire.linkUp();
    QVERIFY(!wire.discovery.isSettled());
    wire.run(500ms);
    QVERIFY(!wire.discovery.isSettled());
    wire.run(100ms);
    QVERIFY(wire.discovery.isSettled());
    wire.discovery.discoverNow(wire.now());
    QVERIFY(!wire.discovery.isSettled());
}

void TestDiscovery::forgetsOnRequest() {
    SimulatedWire wire;
    wire.add(e73, plugMac(1), 2048, "7.3:plug1");
    wire.linkUp();
    wire.run(1ms); // identification is under way
    wire.targets.clear();
    (void)wire.discovery.takeTouched();
    wire.discovery.forget(e73);
    QCOMPARE(wire.discovery.takeTouched(), std::vector<Address>{e73});
    QCOMPARE(wire.discovery.targetCount(), std::size_t{0});
    wire.run(60s);
    QVERIFY(wire.discovery.isSettled());
    QCOMPARE(wire.takeEvents(), Lines{});
}

QTEST_APPLESS_MAIN(TestDiscovery)
#include "tst_discovery.moc"
