#include "tests/core/discovery/simulated_wire.h"
#include "tests/support/registered_test.h"

#include <QTest>

using namespace etherdeck;
using namespace etherdeck::discovery;
using namespace std::chrono_literals;
using Lines = std::vector<std::string>;

class TestTargetChanges : public QObject {
    Q_OBJECT

private slots:
    void noticesAVanishedTarget();
    void noticesAVanishedTargetHoweverFastItPolls_data();
    void noticesAVanishedTargetHoweverFastItPolls();
    void doesNotLoseATargetThatMissesOnePoll();
    void noticesThatATargetComesBack();
    void noticesThatItCameBackAsAnotherDisk();
    void tellsWhatChanged();
    void takesOneDiskOnTwoMacsForMultipath();
    void tellsPathLostWhileAnotherRemains();
    void takesDifferentDisksForAConflict();
    void endsTheConflictWhenOneClaimantLeaves();
    void neverMergesDisksWithoutSerialNumberUnseen();
    void keepsUpWithATargetThatChangesItsMindEachSecond();
    void tellsManyChangesAtAHumanPace();
    void tellsWhatWasBeforeAndAfterAChange();
};

void TestTargetChanges::noticesAVanishedTarget() {
    SimulatedWire wire;
    wire.add(e73, plugMac(1), 2048, "7.3:plug1");
    wire.linkUp();
    wire.run(5s);
    (void)wire.takeEvents();
    wire.targets.clear();
    wire.run(20s);
    QCOMPARE(wire.takeEvents(), Lines{"vanished e7.3"});
    QCOMPARE(wire.discovery.find(e73)->state, TargetState::Vanished);
    QVERIFY(wire.discovery.find(e73)->principal().identity);
}

void TestTargetChanges::noticesAVanishedTargetHoweverFastItPolls_data() {
    QTest::addColumn<int>("milliseconds");
    QTest::newRow("faster than the grace") << 300;
    QTest::newRow("as fast as the grace") << 1000;
    QTest::newRow("slower") << 1700;
}

void TestTargetChanges::noticesAVanishedTargetHoweverFastItPolls() {
    QFETCH(int, milliseconds);
    Settings settings;
    settings.pollInterval = std::chrono::milliseconds(milliseconds);
    SimulatedWire wire(settings);
    wire.add(e73, plugMac(1), 2048, "7.3:plug1");
    wire.linkUp();
    wire.run(5s);
    (void)wire.takeEvents();
    wire.targets.clear();
    wire.run(8s);
    QCOMPARE(wire.takeEvents(), Lines{"vanished e7.3"});
}

void TestTargetChanges::doesNotLoseATargetThatMissesOnePoll() {
    SimulatedWire wire;
    wire.add(e73, plugMac(1), 2048, "7.3:plug1");
    wire.linkUp();
    wire.run(5s);
    (void)wire.takeEvents();
    wire.targets.front().answersConfig = false;
    wire.run(6s);
    wire.targets.front().answersConfig = true;
    wire.run(20s);
    QCOMPARE(wire.takeEvents(), Lines{});
}

void TestTargetChanges::noticesThatATargetComesBack() {
    SimulatedWire wire;
    wire.add(e73, plugMac(1), 2048, "7.3:plug1");
    wire.linkUp();
    wire.run(5s);
    wire.targets.front().answersConfig = false;
    wire.run(20s);
    (void)wire.takeEvents();
    wire.targets.front().answersConfig = true;
    wire.run(11s);
    QCOMPARE(wire.takeEvents(), Lines{"came-back e7.3"});
    QCOMPARE(wire.discovery.find(e73)->state, TargetState::Up);
}

void TestTargetChanges::noticesThatItCameBackAsAnotherDisk() {
    SimulatedWire wire;
    wire.add(e73, plugMac(1), 2048, "7.3:plug1");
    wire.linkUp();
    wire.run(5s);
    wire.targets.clear();
    wire.run(20s);
    (void)wire.takeEvents();
    wire.add(e73, plugMac(2), 9999, "7.3:plug2");
    wire.run(11s);
    QCOMPARE(wire.takeEvents(), (Lines{"came-back e7.3", "changed e7.3 size serial"}));
    QVERIFY(!wire.discovery.find(e73)->hasConflict());
}

void TestTargetChanges::tellsWhatChanged() {
    SimulatedWire wire;
    wire.add(e73, plugMac(1), 2048, "7.3:plug1");
    wire.linkUp();
    wire.run(5s);
    (void)wire.takeEvents();
    auto& target = wire.targets.front();
    target.config.string = "mine";
    wire.run(10s);
    QCOMPARE(wire.takeEvents(), Lines{"changed e7.3 config-string"});
    target.config.buffers = 64;
    target.config.sectorsPerFrame = 17;
    wire.run(10s);
    QCOMPARE(wire.takeEvents(), Lines{"changed e7.3 buffers sectors-per-frame"});
    target.masks = {plugMac(5)};
    target.reservedBy = {plugMac(6)};
    wire.run(80s);
    QCOMPARE(wire.takeEvents(), (Lines{"changed e7.3 masks", "changed e7.3 reservation"}));
}

void TestTargetChanges::takesOneDiskOnTwoMacsForMultipath() {
    SimulatedWire wire;
    wire.add(e73, plugMac(1), 2048, "7.3:plug1");
    wire.add(e73, plugMac(2), 2048, "7.3:plug1");
    wire.linkUp();
    wire.run(1s);
    const Target* target = wire.discovery.find(e73);
    QCOMPARE(target->paths.size(), std::size_t{2});
    QVERIFY(!target->hasConflict());
    QCOMPARE(wire.takeEvents(), Lines{"appeared e7.3"});
}

void TestTargetChanges::tellsPathLostWhileAnotherRemains() {
    SimulatedWire wire;
    wire.add(e73, plugMac(1), 2048, "7.3:plug1");
    wire.add(e73, plugMac(2), 2048, "7.3:plug1");
    wire.linkUp();
    wire.run(5s);
    (void)wire.takeEvents();
    wire.targets.pop_back();
    wire.run(20s);
    QCOMPARE(wire.takeEvents(), Lines{"path-lost e7.3"});
    QCOMPARE(wire.discovery.find(e73)->state, TargetState::Up);
    wire.add(e73, plugMac(2), 2048, "7.3:plug1");
    wire.run(11s);
    QCOMPARE(wire.takeEvents(), Lines{"path-found e7.3"});
}

void TestTargetChanges::takesDifferentDisksForAConflict() {
    SimulatedWire wire;
    wire.add(e00, plugMac(1), 2048, "0.0:plug1");
    wire.add(e00, plugMac(2), 4096, "0.0:plug2");
    wire.linkUp();
    wire.run(1s);
    QVERIFY(wire.discovery.find(e00)->hasConflict());
    QCOMPARE(wire.takeEvents(), (Lines{"appeared e0.0", "conflict e0.0"}));
}

void TestTargetChanges::endsTheConflictWhenOneClaimantLeaves() {
    SimulatedWire wire;
    wire.add(e00, plugMac(1), 2048, "0.0:plug1");
    wire.add(e00, plugMac(2), 4096, "0.0:plug2");
    wire.linkUp();
    wire.run(5s);
    (void)wire.takeEvents();
    wire.targets.erase(wire.targets.begin());
    wire.run(20s);
    const auto events = wire.takeEvents();
    QVERIFY(std::find(events.begin(), events.end(), "path-lost e0.0") != events.end());
    QVERIFY(std::find(events.begin(), events.end(), "conflict-ended e0.0") != events.end());
    QVERIFY(!wire.discovery.find(e00)->hasConflict());
    QCOMPARE(wire.discovery.find(e00)->principal().key.mac, plugMac(2));
}

void TestTargetChanges::neverMergesDisksWithoutSerialNumberUnseen() {
    SimulatedWire wire;
    for (std::uint8_t box = 1; box <= 2; ++box)
        wire.add(e00, plugMac(box), 2048, "").content = [](std::uint64_t) { return blankSector(); };
    wire.linkUp();
    wire.run(1s);
    QVERIFY(wire.discovery.find(e00)->hasPossibleConflict());
}

void TestTargetChanges::keepsUpWithATargetThatChangesItsMindEachSecond() {
    SimulatedWire wire;
    wire.add(e73, plugMac(1), 2048, "7.3:plug1");
    wire.linkUp();
    wire.run(5s);
    (void)wire.takeEvents();
    for (unsigned i = 0; i < 100; ++i) {
        wire.targets.front().identity.size = Sectors{10000 + i};
        wire.inject(SimulatedWire::advertisement(wire.targets.front()));
        wire.run(1s);
    }
    QCOMPARE(wire.discovery.targetCount(), std::size_t{1});
    QCOMPARE(wire.discovery.find(e73)->paths.size(), std::size_t{1});
    QCOMPARE(wire.takeEvents().size(), std::size_t{100});
    QCOMPARE(wire.discovery.find(e73)->principal().identity->size.count, std::uint64_t{10099});
}

void TestTargetChanges::tellsManyChangesAtAHumanPace() {
    SimulatedWire wire;
    auto& target = wire.add(e73, plugMac(1), 2048, "7.3:plug1");
    wire.linkUp();
    wire.run(5s);
    (void)wire.takeEvents();
    std::vector<Event> events;
    const auto note = [&] {
        if (!wire.takeEvents().empty())
            events.push_back(wire.lastEvent());
    };
    constexpr std::uint32_t frames = 20000;
    for (std::uint32_t i = 1; i <= frames; ++i) {
        target.config.string = std::to_string(i);
        wire.inject(SimulatedWire::advertisement(target));
        wire.run(50us);
        note();
    }
    for (int i = 0; i < 2000; ++i) {
        wire.run(1ms);
        note();
    }
    QVERIFY2(events.size() >= 2 && events.size() <= 3, qPrintable(QString::number(events.size())));
    std::uint32_t changes = 0;
    std::string before;
    for (const auto& event : events) {
        QCOMPARE(event.kind, EventKind::Changed);
        QCOMPARE(event.differences.size(), std::size_t{1});
        QCOMPARE(event.differences[0].before, before);
        before = event.differences[0].after;
        changes += event.count;
    }
    QCOMPARE(changes, frames);
    QCOMPARE(before, std::to_string(frames)); // the last state is always told in the end
}

void TestTargetChanges::tellsWhatWasBeforeAndAfterAChange() {
    SimulatedWire wire;
    auto& target = wire.add(e73, plugMac(1), 2048, "7.3:plug1");
    target.masks = {plugMac(4)};
    wire.linkUp();
    wire.run(5s);
    target.config.buffers = 64;
    target.config.string = "desk-1";
    wire.run(10s);
    QCOMPARE(wire.lastEvent().differences, (std::vector{Difference{Change::ConfigString, "", "desk-1"},
                                                        Difference{Change::Buffers, "16", "64"}}));
    QCOMPARE(wire.lastEvent().count, 1u);
    QVERIFY(!wire.lastEvent().isOurs);
    target.masks = {plugMac(4), plugMac(5)};
    wire.run(70s);
    QCOMPARE(wire.lastEvent().differences,
             (std::vector{Difference{Change::Masks, plugMac(4).toString(),
                                     plugMac(4).toString() + "," + plugMac(5).toString()}}));
}

QTEST_APPLESS_MAIN(TestTargetChanges)
#include "tst_target_changes.moc"
