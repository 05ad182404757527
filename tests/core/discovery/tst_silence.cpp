#include "tests/core/discovery/simulated_wire.h"
#include "tests/support/registered_test.h"

#include <QTest>

#include <algorithm>
#include <random>

using namespace etherdeck;
using namespace etherdeck::discovery;
using namespace std::chrono_literals;
using Lines = std::vector<std::string>;

namespace {

Address address(unsigned number) {
    return Address(static_cast<std::uint16_t>(100 + number / 250), static_cast<std::uint8_t>(number % 250));
}

void addMany(SimulatedWire& wire, unsigned count) {
    for (unsigned i = 0; i < count; ++i)
        wire.add(address(i), plugMac(static_cast<std::uint8_t>(i)), 2048, std::to_string(i));
    wire.areSorted = true;
}

std::size_t count(const Lines& lines, const std::string& kind) {
    return static_cast<std::size_t>(
        std::count_if(lines.begin(), lines.end(), [&](const auto& line) { return line.starts_with(kind); }));
}

} // namespace

/// What is concluded when targets do not answer, however many they are.
class TestSilence : public QObject {
    Q_OBJECT

private slots:
    void knowsADeadSwitchWithinTwoPolls_data();
    void knowsADeadSwitchWithinTwoPolls();
    void knowsHalfASwitchWithinTwoPolls();
    void decidesAfterTwoBroadcastsAndAQuestionOfItsOwn();
    void takesLossUnderLoadForLoss();
    void asksOthersAtFullSpeedWhileManyAreSilent();
    void listsANewTargetAtOnceWhenAllThatAreListedAreSilent();
    void letsAFloodCostFewOfTheSilentTargets();
    void introducesNoAddressThatWasInvented();
    void asksKnownPathsBeforeItAsksNewOnes();
    void identifiesANewTargetWithinTwoPollsInAFlood_data();
    void identifiesANewTargetWithinTwoPollsInAFlood();
    void provesNothingBySilenceWhenItsOwnLinkDrops();
    void grantsTargetsFarAwayTheTimeOfTheLine();
};

void TestSilence::knowsADeadSwitchWithinTwoPolls_data() {
    QTest::addColumn<unsigned>("targets");
    QTest::newRow("two") << 2u;
    QTest::newRow("a thousand") << 1000u;
    QTest::newRow("as many as there is room for") << 32768u;
}

void TestSilence::knowsADeadSwitchWithinTwoPolls() {
    QFETCH(unsigned, targets);
    SimulatedWire wire;
    addMany(wire, targets);
    wire.linkUp();
    wire.run(25s); // settled, and polled twice
    QCOMPARE(count(wire.takeEvents(), "appeared"), std::size_t{targets});
    wire.targets.clear();
    wire.run(20s);
    QCOMPARE(count(wire.takeEvents(), "vanished"), std::size_t{targets});
    const auto silence = wire.discovery.takeSilence();
    QVERIFY(silence);
    QCOMPARE(silence->link, LinkId{1});
    QCOMPARE(silence->targets, std::size_t{targets});
    QVERIFY(!wire.discovery.takeSilence());
}

void TestSilence::knowsHalfASwitchWithinTwoPolls() {
    SimulatedWire wire;
    addMany(wire, 2000);
    wire.linkUp();
    wire.run(25s);
    (void)wire.takeEvents();
    wire.targets.resize(1000);
    wire.run(20s);
    const auto events = wire.takeEvents();
    QCOMPARE(count(events, "vanished"), std::size_t{1000});
    QCOMPARE(events.size(), std::size_t{1000});
    QVERIFY(!wire.discovery.takeSilence());
}

void TestSilence::decidesAfterTwoBroadcastsAndAQuestionOfItsOwn() {
    SimulatedWire wire;
    addMany(wire, 100);
    wire.linkUp();
    wire.run(15s);
    (void)wire.takeEvents();
    const auto silentOne = wire.targets.front();
    wire.targets.clear();
    wire.clearLog();
    while (wire.takeEvents().empty())
        wire.run(10ms);
    QCOMPARE(wire.countRequests(
                 [](const aoe::Frame& frame) { return frame.header.destination == MacAddress::broadcast(); }),
             std::size_t{2});
    QCOMPARE(wire.countRequests([&](const aoe::Frame& frame) {
        return frame.header.destination == silentOne.mac && frame.header.address == silentOne.address &&
               std::holds_alternative<aoe::Config>(frame.body);
    }),
             std::size_t{1});
}

void TestSilence::takesLossUnderLoadForLoss() {
    SimulatedWire wire;
    addMany(wire, 2000);
    std::mt19937 random(7);
    wire.loses = [&](std::size_t) { return random() % 100 < 5; };
    wire.linkUp();
    wire.run(120s);
    QCOMPARE(count(wire.takeEvents(), "vanished"), std::size_t{0});
    QCOMPARE(wire.discovery.targetCount(), std::size_t{2000});
}

void TestSilence::asksOthersAtFullSpeedWhileManyAreSilent() {
    SimulatedWire wire;
    addMany(wire, 1000);
    wire.linkUp();
    wire.run(69500ms); // the next poll identifies all of them anew
    (void)wire.takeEvents();
    wire.targets.clear();
    wire.run(3s); // they are silent, and are being asked
    for (std::uint8_t slot = 0; slot < 200; ++slot)
        wire.add(Address(7, slot), plugMac(1), 2048, std::to_string(slot));
    wire.areSorted = true;
    for (const auto& target : wire.targets)
        wire.inject(SimulatedWire::advertisement(target));
    wire.run(100ms);
    QCOMPARE(count(wire.takeEvents(), "appeared"), std::size_t{200});
}

void TestSilence::listsANewTargetAtOnceWhenAllThatAreListedAreSilent() {
    Settings settings;
    settings.maxTargets = 4096;
    SimulatedWire wire(settings);
    addMany(wire, 4096);
    wire.linkUp();
    wire.run(25s);
    wire.targets.clear();
    wire.run(20s);
    (void)wire.takeEvents();
    const auto& target = wire.add(e73, plugMac(1), 2048, "7.3:plug1");
    wire.inject(SimulatedWire::advertisement(target));
    QVERIFY(wire.discovery.find(e73));
    wire.run(10ms);
    QCOMPARE(wire.takeEvents(), Lines{"appeared e7.3"});
    QCOMPARE(wire.discovery.targetCount(), std::size_t{4096});
}

void TestSilence::letsAFloodCostFewOfTheSilentTargets() {
    Settings settings;
    settings.maxTargets = 1024;
    SimulatedWire wire(settings);
    addMany(wire, 1024);
    wire.linkUp();
    wire.run(25s);
    wire.targets.clear();
    wire.run(20s);
    SimulatedTarget fake;
    for (unsigned i = 0; i < 10000; ++i) {
        fake.address = address(5000 + i);
        fake.mac = plugMac(static_cast<std::uint8_t>(i));
        wire.inject(SimulatedWire::advertisement(fake));
    }
    const auto targets = wire.discovery.targets();
    const auto vanished = std::count_if(targets.begin(), targets.end(), [](const Target& target) {
        return target.state == TargetState::Vanished;
    });
    QCOMPARE(targets.size(), std::size_t{1024});
    QCOMPARE(vanished, std::ptrdiff_t{1024 - 1024 / 64});
}

void TestSilence::introducesNoAddressThatWasInvented() {
    SimulatedWire wire;
    wire.add(e73, plugMac(1), 2048, "7.3:plug1");
    wire.linkUp();
    wire.run(1s);
    (void)wire.takeEvents();
    SimulatedTarget fake;
    for (unsigned i = 0; i < 5000; ++i) {
        fake.address = address(i);
        fake.mac = plugMac(static_cast<std::uint8_t>(i));
        wire.inject(SimulatedWire::advertisement(fake));
    }
    wire.run(30s);
    QCOMPARE(wire.takeEvents(), Lines{});
    QCOMPARE(wire.discovery.targetCount(), std::size_t{1});
}

void TestSilence::asksKnownPathsBeforeItAsksNewOnes() {
    SimulatedWire wire;
    auto& known = wire.add(e73, plugMac(1), 2048, "7.3:plug1");
    wire.linkUp();
    wire.run(5s);
    (void)wire.takeEvents();
    known.answersConfig = false;
    wire.run(5500ms); // the poll went unanswered
    known.answersConfig = true;
    SimulatedTarget fake;
    for (unsigned i = 0; i < 20000; ++i) {
        fake.address = address(i);
        fake.mac = plugMac(static_cast<std::uint8_t>(i));
        wire.inject(SimulatedWire::advertisement(fake));
    }
    const auto before = wire.discovery.find(e73)->lastSeen;
    wire.run(1s);
    QVERIFY(wire.discovery.find(e73)->lastSeen > before);
    wire.run(10s);
    QCOMPARE(count(wire.takeEvents(), "vanished e7.3"), std::size_t{0});
}

void TestSilence::identifiesANewTargetWithinTwoPollsInAFlood_data() {
    QTest::addColumn<std::size_t>("room");
    QTest::addColumn<unsigned>("known");
    QTest::addColumn<int>("inventedEachMillisecond");
    QTest::addColumn<unsigned>("lossPercent");
    QTest::newRow("an empty list") << std::size_t{32768} << 0u << 10 << 0u;
    QTest::newRow("slower, so that invented ones stay longer") << std::size_t{32768} << 0u << 1 << 0u;
    QTest::newRow("half of the list answers, and frames get lost") << std::size_t{2048} << 1024u << 10 << 5u;
    QTest::newRow("one place is free") << std::size_t{1024} << 1023u << 10 << 0u;
}

void TestSilence::identifiesANewTargetWithinTwoPollsInAFlood() {
    QFETCH(std::size_t, room);
    QFETCH(unsigned, known);
    QFETCH(int, inventedEachMillisecond);
    QFETCH(unsigned, lossPercent);
    Settings settings;
    settings.maxTargets = room;
    SimulatedWire wire(settings);
    wire.delay = 2ms;
    addMany(wire, known);
    wire.linkUp();
    wire.run(12s);
    QCOMPARE(count(wire.takeEvents(), "appeared"), std::size_t{known});
    std::mt19937 random(7);
    wire.loses = [&](std::size_t) { return random() % 100 < lossPercent; };
    SimulatedTarget fake;
    unsigned invented = 1'000'000;
    const auto flood = [&](Duration duration) {
        for (const auto end = wire.now() + duration; wire.now() < end;) {
            wire.run(1ms);
            for (int i = 0; i < inventedEachMillisecond; ++i, ++invented) {
                fake.address = address(invented);
                fake.mac = plugMac(static_cast<std::uint8_t>(invented));
                wire.inject(SimulatedWire::advertisement(fake));
            }
        }
    };
    flood(15s);
    wire.add(e73, plugMac(1), 2048, "7.3:plug1");
    std::rotate(wire.targets.begin(), wire.targets.end() - 1, wire.targets.end()); // still sorted
    wire.inject(SimulatedWire::advertisement(wire.targets.front()));
    Duration taken{};
    std::size_t appeared = 0;
    for (; appeared == 0 && taken < 2 * settings.pollInterval; taken += 100ms) {
        flood(100ms);
        appeared = count(wire.takeEvents(), "appeared e7.3");
    }
    QCOMPARE(appeared, std::size_t{1});
    const auto* found = wire.discovery.find(e73);
    QVERIFY(found != nullptr && found->principal().identity.has_value());
    flood(5s); // and it stays
    found = wire.discovery.find(e73);
    QVERIFY(found != nullptr && found->state == TargetState::Up);
    QCOMPARE(wire.takeEvents(), Lines{});
}

void TestSilence::provesNothingBySilenceWhenItsOwnLinkDrops() {
    SimulatedWire wire;
    wire.add(e73, plugMac(1), 2048, "7.3:plug1");
    wire.linkUp();
    wire.run(5s);
    (void)wire.takeEvents();
    wire.loses = [](std::size_t) { return true; };
    for (int second = 0; second < 60; ++second) {
        wire.discovery.missedFrames(LinkId{1}, wire.now());
        wire.run(1s);
    }
    QCOMPARE(wire.takeEvents(), Lines{});
    QCOMPARE(wire.discovery.find(e73)->state, TargetState::Up);
    wire.run(21s); // from now on it is the target that is silent
    QCOMPARE(wire.takeEvents(), Lines{"vanished e7.3"});
}

/// A second there and back: nothing is asked twice, and nothing vanishes.
void TestSilence::grantsTargetsFarAwayTheTimeOfTheLine() {
    SimulatedWire wire;
    addMany(wire, 40);
    wire.delay = 500ms;
    wire.discovery.linkUp(LinkId{1}, SimulatedWire::ownMac(), wire.now(), 1s);
    wire.run(60s);
    QCOMPARE(wire.discovery.targetCount(), std::size_t{40});
    QVERIFY(wire.discovery.isSettled());
    QCOMPARE(wire.discovery.statistics().retransmissions, std::uint64_t{0});
    QCOMPARE(wire.discovery.statistics().requestsGivenUp, std::uint64_t{0});
    QCOMPARE(count(wire.takeEvents(), "vanished"), std::size_t{0});
    wire.targets.clear();
    wire.run(40s);
    QCOMPARE(count(wire.takeEvents(), "vanished"), std::size_t{40});
}

QTEST_APPLESS_MAIN(TestSilence)
#include "tst_silence.moc"
