#include "core/advisor/interface_rates.h"
#include "tests/support/registered_test.h"

#include <QTest>

using namespace etherdeck;
using namespace std::chrono_literals;

namespace {

link::Interface counted(std::uint64_t received, std::uint64_t sent, std::uint32_t index = 2) {
    link::Interface interface;
    interface.index = index;
    interface.traffic = link::Traffic{received, sent};
    return interface;
}

} // namespace

class TestInterfaceRates : public QObject {
    Q_OBJECT

private slots:
    void knowsNothingUntilCountersWereSeenTwice();
    void dividesByTheTimeThatHasPassed();
    void startsAnewWhenCountersGoBack();
    void forgetsAnInterfaceThatHasGone();
    void keepsOneMinute();
    void waitsForMoreTimeToPass();
    void leavesOutWhatHasNoCounters();

private:
    TimePoint m_start{1h};
};

void TestInterfaceRates::knowsNothingUntilCountersWereSeenTwice() {
    InterfaceRates rates;
    QVERIFY(!rates.latest(2));
    rates.observe({counted(100, 50)}, m_start);
    QVERIFY(!rates.latest(2));
    QVERIFY(rates.history(2).empty());
}

void TestInterfaceRates::dividesByTheTimeThatHasPassed() {
    InterfaceRates rates;
    rates.observe({counted(100, 50)}, m_start);
    rates.observe({counted(110, 51)}, m_start + 500ms);
    QVERIFY(rates.latest(2) == (FrameRates{20, 2}));
    rates.observe({counted(110, 55)}, m_start + 2500ms);
    QVERIFY(rates.history(2) == (std::vector<FrameRates>{{20, 2}, {0, 2}}));
}

void TestInterfaceRates::startsAnewWhenCountersGoBack() {
    InterfaceRates rates;
    rates.observe({counted(100, 50)}, m_start);
    rates.observe({counted(200, 60)}, m_start + 1s);
    rates.observe({counted(3, 60)}, m_start + 2s);
    QVERIFY(!rates.latest(2));
    rates.observe({counted(5, 60)}, m_start + 3s);
    QVERIFY(rates.latest(2) == (FrameRates{2, 0}));
}

void TestInterfaceRates::forgetsAnInterfaceThatHasGone() {
    InterfaceRates rates;
    rates.observe({counted(1, 1), counted(1, 1, 3)}, m_start);
    rates.observe({counted(2, 2)}, m_start + 1s);
    rates.observe({counted(3, 3), counted(9, 9, 3)}, m_start + 2s);
    QVERIFY(rates.latest(2));
    QVERIFY(!rates.latest(3));
}

void TestInterfaceRates::keepsOneMinute() {
    InterfaceRates rates;
    for (unsigned second = 0; second <= 100; ++second)
        rates.observe({counted(second * second, 0)}, m_start + std::chrono::seconds(second));
    QCOMPARE(rates.history(2).size(), InterfaceRates::longestHistory);
    QCOMPARE(rates.history(2).back().received, 199.0);
}

void TestInterfaceRates::waitsForMoreTimeToPass() {
    InterfaceRates rates;
    rates.observe({counted(100, 0)}, m_start);
    rates.observe({counted(150, 0)}, m_start);
    QVERIFY(!rates.latest(2));
    rates.observe({counted(200, 0)}, m_start + 1s);
    QCOMPARE(rates.latest(2)->received, 100.0);
}

void TestInterfaceRates::leavesOutWhatHasNoCounters() {
    InterfaceRates rates;
    link::Interface silent;
    silent.index = 2;
    rates.observe({silent}, m_start);
    rates.observe({silent}, m_start + 1s);
    QVERIFY(!rates.latest(2));
}

QTEST_APPLESS_MAIN(TestInterfaceRates)
#include "tst_interface_rates.moc"
