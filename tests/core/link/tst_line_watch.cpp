#include "core/link/line_watch.h"
#include "tests/support/registered_test.h"

#include <QTest>

using namespace etherdeck;
using namespace etherdeck::link;
using namespace std::chrono_literals;
using State = LineWatch::State;

namespace {

const TimePoint start = TimePoint(1h);

/// A line that has been measured once, at `start`.
LineWatch measured(Duration roundTrip) {
    LineWatch line;
    line.opened(start);
    const auto echo = line.takeEcho(start);
    line.heard(start + roundTrip);
    static_cast<void>(line.answered(echo.value_or(0), start + roundTrip));
    return line;
}

} // namespace

class TestLineWatch : public QObject {
    Q_OBJECT

private slots:
    void sendsNothingBeforeItIsOpen();
    void sendsOneEchoAtATime();
    void ignoresEchoesThatNobodyAskedFor();
    void isLateLongBeforeItIsSilent();
    void isNotSilentWhileAnythingComes();
    void isGivenUpInTheEnd();
    void grantsASlowLineMoreTime();
    void alwaysHasADeadlineInTheFuture();
};

void TestLineWatch::sendsNothingBeforeItIsOpen() {
    LineWatch line;
    QVERIFY(!line.takeEcho(start));
    QCOMPARE(line.nextDeadline(), TimePoint::max());
    QCOMPARE(line.look(start), State::Unmeasured);
}

void TestLineWatch::sendsOneEchoAtATime() {
    auto line = measured(10ms);
    QCOMPARE(line.roundTrip(), Duration(10ms));
    QVERIFY(!line.takeEcho(start + 500ms));
    const auto echo = line.takeEcho(start + 1s);
    QVERIFY(echo);
    QVERIFY(!line.takeEcho(start + 3s));
    QVERIFY(line.answered(*echo, start + 3s));
    QVERIFY(line.takeEcho(start + 3s));
}

void TestLineWatch::ignoresEchoesThatNobodyAskedFor() {
    auto line = measured(10ms);
    QVERIFY(!line.answered(1, start + 1s)); // a second time
    const auto echo = line.takeEcho(start + 1s);
    QVERIFY(!line.answered(*echo + 1, start + 1s));
    QVERIFY(line.answered(*echo, start + 1s + 10ms));
}

void TestLineWatch::isLateLongBeforeItIsSilent() {
    auto line = measured(10ms);
    static_cast<void>(line.takeEcho(start + 1s));
    QCOMPARE(line.look(start + 1900ms), State::Good);
    QCOMPARE(line.look(start + 2100ms), State::Late);
    QCOMPARE(line.look(start + 5900ms), State::Late);
    QCOMPARE(line.look(start + 6100ms), State::Silent);
}

void TestLineWatch::isNotSilentWhileAnythingComes() {
    auto line = measured(10ms);
    static_cast<void>(line.takeEcho(start + 1s));
    for (auto now = start + 1s; now < start + 60s; now += 1s) {
        line.heard(now);
        QVERIFY(line.look(now + 500ms) != State::Silent);
    }
    QCOMPARE(line.look(start + 60s), State::Late);
}

void TestLineWatch::isGivenUpInTheEnd() {
    auto line = measured(10ms);
    static_cast<void>(line.takeEcho(start + 1s));
    QCOMPARE(line.look(start + 20s), State::Silent);
    QCOMPARE(line.look(start + 22s), State::Dead);
    LineWatch mute;
    mute.opened(start);
    static_cast<void>(mute.takeEcho(start));
    QCOMPARE(mute.look(start + 1s), State::Unmeasured);
    QCOMPARE(mute.look(start + 21s), State::Dead);
}

void TestLineWatch::grantsASlowLineMoreTime() {
    auto line = measured(2s);
    static_cast<void>(line.takeEcho(start + 2s));
    QCOMPARE(line.look(start + 6s), State::Good);
    QCOMPARE(line.look(start + 8s), State::Late);
}

void TestLineWatch::alwaysHasADeadlineInTheFuture() {
    auto line = measured(10ms);
    for (auto now = start + 10ms; now < start + 30s; now += 100ms) {
        static_cast<void>(line.takeEcho(now));
        static_cast<void>(line.look(now));
        QVERIFY(line.nextDeadline() > now);
        QVERIFY(line.nextDeadline() <= now + 1s);
    }
}

QTEST_APPLESS_MAIN(TestLineWatch)
#include "tst_line_watch.moc"
