#include "core/discovery/stopped_exports.h"
#include "tests/core/discovery/simulated_wire.h"
#include "tests/support/registered_test.h"

#include <QTest>

using namespace etherdeck;
using namespace etherdeck::discovery;
using namespace std::chrono_literals;

/// A target that is silent because its export was stopped on its box.
class TestStoppedExports : public QObject {
    Q_OBJECT

private slots:
    void isNoFailure();
    void isAFailureWhenAnotherBoxSaysSo();
    void isAFailureWhenItWasHeardLongAfter();
    void isAFailureOnceItShouldRun();
    void isNoDeadSwitchWhenAllAreStopped();
    void tellsLatelyOfOneThatVanished();
    void knowsOneOfAnEarlierRun();
    void isOverWhenItAnswers();
    void isBounded();
};

namespace {

using Lines = std::vector<std::string>;

/// Settled, and polled; without events to take.
void settle(SimulatedWire& wire) {
    wire.linkUp();
    wire.run(25s);
    (void)wire.takeEvents();
}

} // namespace

void TestStoppedExports::isNoFailure() {
    SimulatedWire wire;
    wire.add(e73, plugMac(1), 2048, "A");
    settle(wire);
    wire.discovery.exportStopped(e73, {plugMac(1), plugMac(9)}, wire.now());
    QVERIFY(!wire.discovery.find(e73)->isStopped); // it still answers
    wire.targets.clear();
    wire.run(20s);
    QCOMPARE(wire.takeEvents(), Lines{"vanished e7.3"});
    QVERIFY(wire.lastEvent().isStop);
    QVERIFY(wire.discovery.find(e73)->isStopped);
    QVERIFY(wire.discovery.find(e73)->state == TargetState::Vanished);
}

void TestStoppedExports::isAFailureWhenAnotherBoxSaysSo() {
    SimulatedWire wire;
    wire.add(e73, plugMac(1), 2048, "A");
    settle(wire);
    wire.discovery.exportStopped(e73, {plugMac(2)}, wire.now());
    wire.targets.clear();
    wire.run(20s);
    QCOMPARE(wire.takeEvents(), Lines{"vanished e7.3"});
    QVERIFY(!wire.lastEvent().isStop);
    QVERIFY(!wire.discovery.find(e73)->isStopped);
}

/// The box says that it is stopped, and something with its MAC address answered all the same.
void TestStoppedExports::isAFailureWhenItWasHeardLongAfter() {
    SimulatedWire wire;
    wire.add(e73, plugMac(1), 2048, "A");
    settle(wire);
    wire.discovery.exportStopped(e73, {plugMac(1)}, wire.now());
    wire.run(30s);
    wire.targets.clear();
    wire.run(20s);
    QCOMPARE(wire.takeEvents(), Lines{"vanished e7.3"});
    QVERIFY(!wire.lastEvent().isStop);
    wire.discovery.exportStopped(e73, {plugMac(1)}, wire.now()); // reached again, the box says so still
    QVERIFY(wire.discovery.find(e73)->isStopped);
}

void TestStoppedExports::isAFailureOnceItShouldRun() {
    SimulatedWire wire;
    wire.add(e73, plugMac(1), 2048, "A");
    settle(wire);
    wire.discovery.exportStopped(e73, {plugMac(1)}, wire.now());
    wire.targets.clear();
    wire.run(20s);
    (void)wire.discovery.takeTouched();
    wire.discovery.exportStarted(e73, wire.now());
    QVERIFY(!wire.discovery.find(e73)->isStopped);
    QCOMPARE(wire.discovery.takeTouched(), std::vector<Address>{e73});
}

void TestStoppedExports::isNoDeadSwitchWhenAllAreStopped() {
    SimulatedWire wire;
    for (const Address address : {e73, Address(7, 4), Address(7, 5)}) {
        wire.add(address, plugMac(1), 2048, address.toString());
        wire.discovery.exportStopped(address, {plugMac(1)}, wire.now()); // not known yet
        wire.discovery.exportStarted(address, wire.now());
    }
    settle(wire);
    for (const auto& target : wire.targets)
        wire.discovery.exportStopped(target.address, {plugMac(1)}, wire.now());
    wire.targets.clear();
    wire.run(20s);
    QCOMPARE(wire.takeEvents().size(), std::size_t{3});
    QVERIFY(!wire.discovery.takeSilence());
}

void TestStoppedExports::tellsLatelyOfOneThatVanished() {
    SimulatedWire wire;
    wire.add(e73, plugMac(1), 2048, "A");
    settle(wire);
    wire.targets.clear();
    wire.run(20s);
    (void)wire.takeEvents();
    (void)wire.discovery.takeTouched();
    wire.discovery.exportStopped(e73, {plugMac(1)}, wire.now()); // the box is reached only now
    QVERIFY(wire.discovery.find(e73)->isStopped);
    QCOMPARE(wire.discovery.takeTouched(), std::vector<Address>{e73});
    QVERIFY(wire.takeEvents().empty());
}

void TestStoppedExports::knowsOneOfAnEarlierRun() {
    SimulatedWire wire;
    Target earlier;
    earlier.address = e73;
    Path path;
    path.key = {LinkId{1}, plugMac(1)};
    path.lastSeen = wire.now() - 24h;
    earlier.lastSeen = path.lastSeen;
    earlier.paths.push_back(path);
    wire.discovery.exportStopped(e73, {plugMac(1)}, wire.now());
    wire.discovery.expect({earlier}, wire.now());
    QVERIFY(!wire.discovery.find(e73)->isStopped); // nobody has listened for it yet
    wire.linkUp();
    wire.run(25s);
    QVERIFY(wire.discovery.find(e73)->state == TargetState::Missing);
    QVERIFY(wire.discovery.find(e73)->isStopped);
    QCOMPARE(wire.takeEvents(), Lines{"missing e7.3"});
    QVERIFY(wire.lastEvent().isStop);
}

void TestStoppedExports::isOverWhenItAnswers() {
    SimulatedWire wire;
    wire.add(e73, plugMac(1), 2048, "A");
    settle(wire);
    const auto there = wire.targets;
    wire.discovery.exportStopped(e73, {plugMac(1)}, wire.now());
    wire.targets.clear();
    wire.run(20s);
    (void)wire.takeEvents();
    wire.targets = there;
    wire.run(20s);
    QCOMPARE(wire.takeEvents(), Lines{"came-back e7.3"});
    QVERIFY(!wire.discovery.find(e73)->isStopped);
}

void TestStoppedExports::isBounded() {
    StoppedExports stopped;
    const TimePoint now(1000s);
    for (std::size_t i = 0; i <= StoppedExports::limit; ++i)
        stopped.stopped(Address(static_cast<std::uint16_t>(i / 250), static_cast<std::uint8_t>(i % 250)),
                        {plugMac(1)}, now);
    Path path;
    path.key.mac = plugMac(1);
    path.state = PathState::Lost;
    path.lastSeen = now;
    QVERIFY(stopped.explains(e00, path));
    constexpr auto past = StoppedExports::limit;
    QVERIFY(!stopped.explains(Address(past / 250, past % 250), path));
}

QTEST_APPLESS_MAIN(TestStoppedExports)
#include "tst_stopped_exports.moc"
