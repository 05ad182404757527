#include "tests/core/discovery/simulated_wire.h"
#include "tests/support/registered_test.h"

#include <QTest>

using namespace etherdeck;
using namespace etherdeck::discovery;
using namespace std::chrono_literals;
using Lines = std::vector<std::string>;

namespace {

/// A target as it was known from an earlier run, heard by `link`.
Target knownTarget(const SimulatedTarget& target, LinkId link, TimePoint lastSeen) {
    Path path;
    path.key = {link, target.mac};
    path.buffers = target.config.buffers;
    path.firmware = target.config.firmware;
    path.sectorsPerFrame = target.config.sectorsPerFrame;
    path.configString = target.config.string;
    path.identity = target.identity;
    path.firstSeen = path.lastSeen = lastSeen;
    Target known;
    known.address = target.address;
    known.firstSeen = known.lastSeen = lastSeen;
    known.paths = {path};
    return known;
}

} // namespace

/// What is told of targets while nobody listens to them, and of those of an earlier run.
class TestWatching : public QObject {
    Q_OBJECT

private slots:
    void tellsNothingWhenALinkIsSwitchedOff();
    void tellsNothingWhenItIsBackAndAllAnswer();
    void listsAPathOnceHoweverOftenItsLinkIsOpened();
    void tellsWhatDidNotComeBackWithTheLink();
    void tellsWhatChangedWhileNobodyListened();
    void keepsATargetUpThatAnswersOnAnotherLink();
    void leavesAVanishedTargetVanished();
    void tellsNothingOfAKnownTargetThatAnswers();
    void tellsHowAKnownTargetDiffers();
    void tellsOnceThatAKnownTargetIsMissing();
    void tellsThatAMissingTargetIsBack();
    void doesNotMissAgainWhatWasMissingBefore();
    void doesNotMissWhatNobodyListensTo();
    void missesATargetThatWasHeardNobodyKnowsWhere();
    void takesAKnownTargetOnAnotherMacForTheSame();
    void settlesNotBeforeKnownTargetsHadTheirTime();
    void listsAsManyKnownTargetsAsItHasRoomFor();
    void provesNothingByDeadlinesThatPassedInSleep();
};

void TestWatching::tellsNothingWhenALinkIsSwitchedOff() {
    SimulatedWire wire;
    wire.add(e73, plugMac(1), 2048, "7.3:plug1");
    wire.linkUp();
    wire.run(5s);
    (void)wire.takeEvents();
    const auto heard = wire.discovery.find(e73)->lastSeen;
    (void)wire.discovery.takeTouched();
    wire.linkDown();
    QCOMPARE(wire.discovery.find(e73)->state, TargetState::NotWatched);
    QCOMPARE(wire.discovery.find(e73)->principal().state, PathState::NotWatched);
    QCOMPARE(wire.discovery.takeTouched(), std::vector{e73});
    wire.run(60s);
    QCOMPARE(wire.takeEvents(), Lines{});
    QCOMPARE(wire.discovery.find(e73)->lastSeen, heard);
    QCOMPARE(wire.discovery.nextDeadline(), TimePoint::max());
}

void TestWatching::tellsNothingWhenItIsBackAndAllAnswer() {
    SimulatedWire wire;
    wire.add(e73, plugMac(1), 2048, "7.3:plug1");
    wire.linkUp();
    wire.run(5s);
    (void)wire.takeEvents();
    wire.linkDown();
    wire.run(30s);
    wire.linkUp();
    wire.run(30s);
    QCOMPARE(wire.takeEvents(), Lines{});
    QCOMPARE(wire.discovery.find(e73)->state, TargetState::Up);
}

void TestWatching::listsAPathOnceHoweverOftenItsLinkIsOpened() {
    SimulatedWire wire;
    wire.add(e73, plugMac(1), 2048, "7.3:plug1");
    for (int i = 0; i < 3; ++i) {
        wire.linkUp();
        wire.run(5s);
        wire.linkDown();
        wire.run(5s);
    }
    QCOMPARE(wire.discovery.find(e73)->paths.size(), std::size_t{1});
}

void TestWatching::tellsWhatDidNotComeBackWithTheLink() {
    SimulatedWire wire;
    wire.add(e73, plugMac(1), 2048, "7.3:plug1");
    wire.linkUp();
    wire.run(5s);
    (void)wire.takeEvents();
    wire.linkDown();
    wire.targets.clear();
    wire.run(30s);
    wire.linkUp();
    wire.run(500ms);
    QCOMPARE(wire.discovery.find(e73)->state, TargetState::NotWatched);
    wire.run(20s);
    QCOMPARE(wire.takeEvents(), Lines{"vanished e7.3"});
    QCOMPARE(wire.discovery.find(e73)->state, TargetState::Vanished);
}

void TestWatching::tellsWhatChangedWhileNobodyListened() {
    SimulatedWire wire;
    wire.add(e73, plugMac(1), 2048, "7.3:plug1").config.string = "old";
    wire.linkUp();
    wire.run(5s);
    (void)wire.takeEvents();
    wire.linkDown();
    wire.targets.front().config.string = "new";
    wire.linkUp();
    wire.run(5s);
    QCOMPARE(wire.takeEvents(), Lines{"changed e7.3 config-string"});
    QCOMPARE(wire.lastEvent().differences, (std::vector{Difference{Change::ConfigString, "old", "new"}}));
}

void TestWatching::keepsATargetUpThatAnswersOnAnotherLink() {
    SimulatedWire wire;
    wire.add(e73, plugMac(1), 2048, "7.3:plug1");
    wire.add(e73, plugMac(2), 2048, "7.3:plug1").link = LinkId{2};
    wire.linkUp(LinkId{1});
    wire.linkUp(LinkId{2});
    wire.run(5s);
    (void)wire.takeEvents();
    wire.linkDown(LinkId{2});
    wire.run(60s);
    QCOMPARE(wire.discovery.find(e73)->state, TargetState::Up);
    wire.targets.clear();
    wire.run(20s);
    // One path is silent, of the other nothing is known.
    QCOMPARE(wire.takeEvents(), Lines{"path-lost e7.3"});
    QCOMPARE(wire.discovery.find(e73)->state, TargetState::NotWatched);
}

void TestWatching::leavesAVanishedTargetVanished() {
    SimulatedWire wire;
    wire.add(e73, plugMac(1), 2048, "7.3:plug1");
    wire.linkUp();
    wire.run(5s);
    wire.targets.front().answersConfig = false;
    wire.run(20s);
    (void)wire.takeEvents();
    wire.linkDown();
    QCOMPARE(wire.discovery.find(e73)->state, TargetState::Vanished);
    wire.targets.front().answersConfig = true;
    wire.linkUp();
    wire.run(5s);
    QCOMPARE(wire.takeEvents(), Lines{"came-back e7.3"});
}

void TestWatching::tellsNothingOfAKnownTargetThatAnswers() {
    SimulatedWire wire;
    wire.add(e73, plugMac(1), 2048, "7.3:plug1");
    const auto before = wire.now() - 24h;
    wire.discovery.expect({knownTarget(wire.targets.front(), LinkId{1}, before)}, wire.now());
    QCOMPARE(wire.discovery.find(e73)->state, TargetState::NotWatched);
    wire.linkUp();
    wire.run(60s);
    QCOMPARE(wire.takeEvents(), Lines{});
    const Target* target = wire.discovery.find(e73);
    QCOMPARE(target->state, TargetState::Up);
    QCOMPARE(target->paths.size(), std::size_t{1});
    QCOMPARE(target->firstSeen, before);
    QVERIFY(target->lastSeen > before);
}

void TestWatching::tellsHowAKnownTargetDiffers() {
    SimulatedWire wire;
    auto& target = wire.add(e73, plugMac(1), 2048, "7.3:plug1");
    wire.discovery.expect({knownTarget(target, LinkId{1}, wire.now() - 24h)}, wire.now());
    target.identity.size = Sectors{4096};
    wire.linkUp();
    wire.run(20s);
    QCOMPARE(wire.takeEvents(), Lines{"changed e7.3 size"});
    QCOMPARE(wire.lastEvent().differences, (std::vector{Difference{Change::Size, "2048", "4096"}}));
}

void TestWatching::tellsOnceThatAKnownTargetIsMissing() {
    SimulatedWire wire;
    const auto target = wire.add(e73, plugMac(1), 2048, "7.3:plug1");
    wire.targets.clear();
    const auto before = wire.now() - 24h;
    wire.discovery.expect({knownTarget(target, LinkId{1}, before)}, wire.now());
    wire.linkUp();
    wire.run(60s);
    QCOMPARE(wire.takeEvents(), Lines{"missing e7.3"});
    QCOMPARE(wire.discovery.find(e73)->state, TargetState::Missing);
    QCOMPARE(wire.discovery.find(e73)->lastSeen, before);
    QCOMPARE(wire.discovery.find(e73)->principal().identity->serial, std::string("7.3:plug1"));
    wire.linkDown();
    wire.linkUp();
    wire.run(60s);
    QCOMPARE(wire.takeEvents(), Lines{});
    QCOMPARE(wire.discovery.find(e73)->state, TargetState::Missing);
}

void TestWatching::tellsThatAMissingTargetIsBack() {
    SimulatedWire wire;
    auto& target = wire.add(e73, plugMac(1), 2048, "7.3:plug1");
    target.answersConfig = false;
    wire.discovery.expect({knownTarget(target, LinkId{1}, wire.now() - 24h)}, wire.now());
    wire.linkUp();
    wire.run(20s);
    (void)wire.takeEvents();
    target.answersConfig = true;
    wire.run(15s);
    QCOMPARE(wire.takeEvents(), Lines{"came-back e7.3"});
    target.answersConfig = false;
    wire.run(20s);
    QCOMPARE(wire.takeEvents(), Lines{"vanished e7.3"});
}

void TestWatching::doesNotMissAgainWhatWasMissingBefore() {
    SimulatedWire wire;
    auto& target = wire.add(e73, plugMac(1), 2048, "7.3:plug1");
    target.answersConfig = false;
    auto known = knownTarget(target, LinkId{1}, wire.now() - 48h);
    known.state = TargetState::Missing;
    wire.discovery.expect({known}, wire.now());
    wire.linkUp();
    wire.run(30s);
    QCOMPARE(wire.takeEvents(), Lines{});
    QCOMPARE(wire.discovery.find(e73)->state, TargetState::Missing);
    target.answersConfig = true;
    wire.run(15s);
    QCOMPARE(wire.takeEvents(), Lines{"came-back e7.3"});
}

void TestWatching::doesNotMissWhatNobodyListensTo() {
    SimulatedWire wire;
    const auto target = wire.add(e73, plugMac(1), 2048, "7.3:plug1");
    wire.targets.clear();
    wire.discovery.expect({knownTarget(target, LinkId{2}, wire.now() - 24h)}, wire.now());
    wire.linkUp(LinkId{1});
    wire.run(60s);
    QCOMPARE(wire.takeEvents(), Lines{});
    QCOMPARE(wire.discovery.find(e73)->state, TargetState::NotWatched);
    wire.linkUp(LinkId{2});
    wire.run(20s);
    QCOMPARE(wire.takeEvents(), Lines{"missing e7.3"});
}

void TestWatching::missesATargetThatWasHeardNobodyKnowsWhere() {
    SimulatedWire wire;
    auto& present = wire.add(e73, plugMac(1), 2048, "7.3:plug1");
    auto known = knownTarget(present, LinkId{}, wire.now() - 24h);
    known.paths.front().key.mac = MacAddress();
    auto absent = known;
    absent.address = Address(7, 4);
    wire.discovery.expect({known, absent}, wire.now());
    wire.linkUp();
    wire.run(20s);
    QCOMPARE(wire.takeEvents(), Lines{"missing e7.4"});
    QCOMPARE(wire.discovery.find(e73)->paths.size(), std::size_t{1});
    QCOMPARE(wire.discovery.find(e73)->principal().key, (PathKey{LinkId{1}, plugMac(1)}));
}

void TestWatching::takesAKnownTargetOnAnotherMacForTheSame() {
    SimulatedWire wire;
    auto& target = wire.add(e73, plugMac(1), 2048, "7.3:plug1");
    wire.discovery.expect({knownTarget(target, LinkId{1}, wire.now() - 24h)}, wire.now());
    target.mac = plugMac(2);
    wire.linkUp();
    wire.run(30s);
    QCOMPARE(wire.takeEvents(), Lines{});
    QCOMPARE(wire.discovery.find(e73)->state, TargetState::Up);
    QCOMPARE(wire.discovery.find(e73)->paths.size(), std::size_t{1});
}

void TestWatching::settlesNotBeforeKnownTargetsHadTheirTime() {
    SimulatedWire wire;
    const auto target = wire.add(e73, plugMac(1), 2048, "7.3:plug1");
    wire.targets.clear();
    wire.discovery.expect({knownTarget(target, LinkId{1}, wire.now() - 24h)}, wire.now());
    wire.linkUp();
    wire.run(1s);
    QVERIFY(!wire.discovery.isSettled());
    wire.run(15s);
    QVERIFY(wire.discovery.isSettled());
}

void TestWatching::listsAsManyKnownTargetsAsItHasRoomFor() {
    Settings settings;
    settings.maxTargets = 100;
    SimulatedWire wire(settings);
    const auto known = knownTarget(wire.add(e73, plugMac(1), 2048, "7.3:plug1"), LinkId{1}, wire.now() - 24h);
    wire.targets.clear();
    std::vector<Target> targets(200, known);
    for (std::uint8_t slot = 0; slot < 200; ++slot)
        targets[slot].address = Address(9, slot);
    wire.discovery.expect(targets, wire.now());
    QCOMPARE(wire.discovery.targetCount(), std::size_t{100});
    wire.add(e73, plugMac(1), 2048, "7.3:plug1");
    wire.linkUp();
    wire.run(1s);
    QVERIFY(wire.discovery.find(e73));
    QCOMPARE(wire.discovery.targetCount(), std::size_t{100});
}

void TestWatching::provesNothingByDeadlinesThatPassedInSleep() {
    SimulatedWire wire;
    wire.add(e73, plugMac(1), 2048, "7.3:plug1");
    wire.linkUp();
    wire.run(5s);
    (void)wire.takeEvents();
    const auto heard = wire.discovery.find(e73)->lastSeen;
    wire.targets.front().answersConfig = false; // what is asked before the desk sleeps is not heard
    wire.run(6500ms);
    wire.discovery.slept(8h, wire.now());
    QCOMPARE(wire.discovery.find(e73)->lastSeen, heard - 8h);
    wire.run(1s);
    wire.targets.front().answersConfig = true;
    wire.run(30s);
    QCOMPARE(wire.takeEvents(), Lines{});
}

QTEST_APPLESS_MAIN(TestWatching)
#include "tst_watching.moc"
