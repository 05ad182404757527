#include "tests/core/discovery/simulated_wire.h"
#include "tests/support/registered_test.h"

#include <QTest>

using namespace etherdeck;
using namespace etherdeck::discovery;
using namespace std::chrono_literals;

class TestPolling : public QObject {
    Q_OBJECT

private slots:
    void takesAShorterIntervalAtOnce();
    void takesALongerIntervalAtOnce();
    void neverPollsMoreThanOnceASecond();
    void tellsHowFarADiscoveryHasCome();
};

void TestPolling::takesAShorterIntervalAtOnce() {
    SimulatedWire wire;
    wire.linkUp();
    wire.run(2s);
    wire.clearLog();
    wire.discovery.setPollInterval(3s);
    wire.run(2s); // four seconds after the start, the next poll is due
    QCOMPARE(wire.countRequests(isBroadcast), std::size_t{1});
    wire.run(6s);
    QCOMPARE(wire.countRequests(isBroadcast), std::size_t{3});
}

void TestPolling::takesALongerIntervalAtOnce() {
    SimulatedWire wire;
    wire.linkUp();
    wire.run(2s);
    wire.clearLog();
    wire.discovery.setPollInterval(60s);
    wire.run(50s);
    QCOMPARE(wire.countRequests(isBroadcast), std::size_t{0});
    wire.run(10s);
    QCOMPARE(wire.countRequests(isBroadcast), std::size_t{1});
}

void TestPolling::neverPollsMoreThanOnceASecond() {
    SimulatedWire wire;
    wire.linkUp();
    wire.run(2s);
    wire.clearLog();
    wire.discovery.setPollInterval(0s);
    wire.run(5s);
    const auto polls = wire.countRequests(isBroadcast);
    QVERIFY2(polls >= 4 && polls <= 6, qPrintable(QString::number(polls)));
}

void TestPolling::tellsHowFarADiscoveryHasCome() {
    SimulatedWire wire;
    wire.add(Address(7, 3), plugMac(1), 2048, "7.3:plug1");
    QCOMPARE(wire.discovery.progress(), Progress{});
    wire.linkUp();
    wire.run(2ms);
    QCOMPARE(wire.discovery.progress(), (Progress{1, 3, 1, 1}));
    wire.run(200ms);
    QCOMPARE(wire.discovery.progress(), (Progress{2, 3, 1, 0}));
    wire.run(1s);
    QCOMPARE(wire.discovery.progress(), (Progress{3, 3, 1, 0}));
    wire.discovery.discoverNow(wire.now());
    QCOMPARE(wire.discovery.progress().roundsSent, std::size_t{1});
}

QTEST_APPLESS_MAIN(TestPolling)
#include "tst_polling.moc"
