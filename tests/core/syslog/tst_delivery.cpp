#include "core/syslog/delivery.h"
#include "tests/support/registered_test.h"

#include <QTest>

using namespace etherdeck;
using namespace etherdeck::netconsole;
using namespace std::chrono_literals;
using State = SyslogDelivery::State;
using Wish = SyslogDelivery::Wish;
using Counts = SyslogDelivery::Counts;

namespace {

/// A delivery with a clock that only the test moves.
struct Scene {
    explicit Scene(SyslogDelivery::Settings settings = {}) : delivery(settings) {}

    void addMany(int first, int count) {
        for (int i = first; i < first + count; ++i)
            delivery.add("message " + std::to_string(i));
    }
    void wait(Duration duration) {
        now += duration;
        delivery.timeReached(now);
    }
    void connect() {
        delivery.timeReached(now);
        (void)delivery.takeWish();
        delivery.connected(now);
    }
    std::string take() { return delivery.take(now).value_or("nothing"); }

    TimePoint now{1h};
    SyslogDelivery delivery;
};

} // namespace

class TestSyslogDelivery : public QObject {
    Q_OBJECT

private slots:
    void connectsAtOnce();
    void givesNothingUntilConnected();
    void keepsTheOrder();
    void dropsTheOldestWhenFull();
    void dropsTheOldestWhenTooManyBytesWait();
    void takesNothingThatIsLargerThanItAll();
    void waitsLongerEachTime();
    void waitsShortlyAfterASteadyConnection();
    void staysPatientWithAServerThatEndsAtOnce();
    void endsAnAttemptThatTakesTooLong();
    void endsAConnectionThatStalls();
    void restartsThePatienceWithEachMessageTaken();
    void losesOnlyWhatWasInHand();
    void putsBackWhatHadNoRoom();
    void countsWhatCannotBeSent();
    void countsWhatItGivesUp();
    void countsAsLostWhatTheServerNeverTook();
    void countsEveryMessageOnce();
    void saysEachWishOnce();
};

void TestSyslogDelivery::connectsAtOnce() {
    Scene scene;
    QVERIFY(scene.delivery.nextDeadline() <= scene.now);
    scene.wait(0s);
    QCOMPARE(scene.delivery.takeWish(), Wish::Connect);
    QCOMPARE(scene.delivery.state(), State::Connecting);
    scene.delivery.connected(scene.now);
    QCOMPARE(scene.delivery.state(), State::Connected);
    QVERIFY(scene.delivery.nextDeadline() == TimePoint::max());
}

void TestSyslogDelivery::givesNothingUntilConnected() {
    Scene scene;
    scene.addMany(0, 1);
    QCOMPARE(scene.take(), std::string("nothing"));
    scene.wait(0s);
    QCOMPARE(scene.take(), std::string("nothing"));
    QVERIFY(!scene.delivery.hasMessage());
    scene.delivery.connected(scene.now);
    QVERIFY(scene.delivery.hasMessage());
    QCOMPARE(scene.take(), std::string("message 0"));
    QCOMPARE(scene.take(), std::string("nothing"));
}

void TestSyslogDelivery::keepsTheOrder() {
    Scene scene;
    scene.addMany(0, 2);
    scene.connect();
    scene.addMany(2, 1);
    for (const auto* message : {"message 0", "message 1", "message 2"})
        QCOMPARE(scene.take(), std::string(message));
    scene.delivery.sent(3, scene.now);
    QCOMPARE(scene.delivery.counts(), (Counts{3, 0, 0}));
}

void TestSyslogDelivery::dropsTheOldestWhenFull() {
    Scene scene({.maxMessages = 3});
    scene.addMany(0, 10);
    QCOMPARE(scene.delivery.counts(), (Counts{0, 3, 7}));
    scene.connect();
    QCOMPARE(scene.take(), std::string("message 7"));
}

void TestSyslogDelivery::dropsTheOldestWhenTooManyBytesWait() {
    Scene scene({.maxBytes = 20}); // a message has nine
    scene.addMany(0, 3);
    QCOMPARE(scene.delivery.counts(), (Counts{0, 2, 1}));
    scene.connect();
    QCOMPARE(scene.take(), std::string("message 1"));
    scene.addMany(3, 1);
    QCOMPARE(scene.delivery.counts(), (Counts{0, 3, 1}));
}

void TestSyslogDelivery::takesNothingThatIsLargerThanItAll() {
    Scene scene({.maxBytes = 20});
    scene.addMany(0, 1);
    scene.delivery.add(std::string(21, 'x'));
    QCOMPARE(scene.delivery.counts(), (Counts{0, 0, 2}));
    scene.addMany(1, 1);
    scene.connect();
    QCOMPARE(scene.take(), std::string("message 1"));
}

void TestSyslogDelivery::waitsLongerEachTime() {
    Scene scene;
    for (const auto wait : {1s, 2s, 4s, 8s, 16s, 32s, 60s, 60s}) {
        scene.delivery.timeReached(scene.now);
        QCOMPARE(scene.delivery.takeWish(), Wish::Connect);
        scene.delivery.disconnected(scene.now);
        QVERIFY(scene.delivery.nextDeadline() == scene.now + wait);
        scene.wait(wait - 1ns);
        QCOMPARE(scene.delivery.takeWish(), Wish::Nothing);
        scene.now += 1ns;
    }
}

void TestSyslogDelivery::waitsShortlyAfterASteadyConnection() {
    Scene scene;
    for (int i = 0; i < 5; ++i) {
        scene.wait(60s);
        scene.delivery.disconnected(scene.now);
    }
    scene.wait(60s);
    scene.connect();
    scene.now += 10s;
    scene.delivery.disconnected(scene.now);
    QVERIFY(scene.delivery.nextDeadline() == scene.now + 1s);
}

void TestSyslogDelivery::staysPatientWithAServerThatEndsAtOnce() {
    Scene scene;
    for (const auto wait : {1s, 2s, 4s}) {
        scene.connect();
        scene.now += 9s;
        scene.delivery.disconnected(scene.now);
        QVERIFY(scene.delivery.nextDeadline() == scene.now + wait);
        scene.now += wait;
    }
}

void TestSyslogDelivery::endsAnAttemptThatTakesTooLong() {
    Scene scene;
    scene.wait(0s);
    QCOMPARE(scene.delivery.takeWish(), Wish::Connect);
    QVERIFY(scene.delivery.nextDeadline() == scene.now + 15s);
    scene.wait(15s);
    QCOMPARE(scene.delivery.takeWish(), Wish::Disconnect);
    scene.delivery.disconnected(scene.now);
    QVERIFY(scene.delivery.nextDeadline() == scene.now + 1s);
}

void TestSyslogDelivery::endsAConnectionThatStalls() {
    Scene scene;
    scene.addMany(0, 1);
    scene.connect();
    scene.wait(1h); // nothing is on its way
    QCOMPARE(scene.delivery.takeWish(), Wish::Nothing);
    (void)scene.take();
    scene.wait(60s - 1ns);
    QCOMPARE(scene.delivery.takeWish(), Wish::Nothing);
    scene.wait(1ns);
    QCOMPARE(scene.delivery.takeWish(), Wish::Disconnect);
    scene.delivery.disconnected(scene.now);
    QCOMPARE(scene.delivery.counts(), (Counts{0, 0, 1}));
}

void TestSyslogDelivery::restartsThePatienceWithEachMessageTaken() {
    Scene scene;
    scene.addMany(0, 3);
    scene.connect();
    for (int i = 0; i < 3; ++i)
        (void)scene.take();
    for (int i = 0; i < 2; ++i) {
        scene.wait(59s);
        scene.delivery.sent(1, scene.now);
    }
    QVERIFY(scene.delivery.nextDeadline() == scene.now + 60s);
    scene.delivery.sent(1, scene.now);
    QVERIFY(scene.delivery.nextDeadline() == TimePoint::max());
}

void TestSyslogDelivery::losesOnlyWhatWasInHand() {
    Scene scene;
    scene.addMany(0, 10);
    scene.connect();
    for (int i = 0; i < 4; ++i)
        (void)scene.take();
    scene.delivery.sent(3, scene.now);
    scene.delivery.disconnected(scene.now);
    QCOMPARE(scene.delivery.counts(), (Counts{3, 6, 1}));
    scene.delivery.sent(1, scene.now); // came too late
    QCOMPARE(scene.delivery.counts(), (Counts{3, 6, 1}));
    scene.now += 1s;
    scene.connect();
    QCOMPARE(scene.take(), std::string("message 4"));
}

void TestSyslogDelivery::putsBackWhatHadNoRoom() {
    Scene scene;
    scene.addMany(0, 2);
    scene.connect();
    scene.delivery.putBack(scene.take());
    QVERIFY(scene.delivery.nextDeadline() == TimePoint::max());
    scene.delivery.disconnected(scene.now);
    QCOMPARE(scene.delivery.counts(), (Counts{0, 2, 0}));
    scene.now += 1s;
    scene.connect();
    QCOMPARE(scene.take(), std::string("message 0"));
    scene.delivery.sent(1, scene.now);
    scene.delivery.putBack("never taken");
    QCOMPARE(scene.delivery.counts(), (Counts{1, 1, 0}));
}

void TestSyslogDelivery::countsWhatCannotBeSent() {
    Scene scene;
    scene.addMany(0, 2);
    scene.connect();
    (void)scene.take();
    scene.delivery.refuse();
    QCOMPARE(scene.delivery.counts(), (Counts{0, 1, 1}));
    scene.delivery.refuse();
    QCOMPARE(scene.delivery.counts(), (Counts{0, 1, 1}));
    QVERIFY(scene.delivery.nextDeadline() == TimePoint::max());
}

void TestSyslogDelivery::countsWhatItGivesUp() {
    Scene scene;
    scene.addMany(0, 5);
    scene.delivery.giveUp();
    QCOMPARE(scene.delivery.counts(), (Counts{0, 0, 5}));
    scene.connect();
    QCOMPARE(scene.take(), std::string("nothing"));
}

void TestSyslogDelivery::countsAsLostWhatTheServerNeverTook() {
    Scene scene;
    scene.connect();
    for (int i = 0; i < 5; ++i) {
        scene.delivery.add("message");
        (void)scene.take();
    }
    scene.delivery.sent(5, scene.now);
    scene.delivery.takeBack(2);
    QVERIFY(scene.delivery.counts() == (SyslogDelivery::Counts{3, 0, 2}));
    scene.delivery.takeBack(100);
    QVERIFY(scene.delivery.counts() == (SyslogDelivery::Counts{0, 0, 5}));
}

void TestSyslogDelivery::countsEveryMessageOnce() {
    Scene scene({.maxMessages = 50});
    std::uint64_t added = 0;
    for (int round = 0; round < 200; ++round) {
        scene.addMany(0, round % 37);
        added += static_cast<std::uint64_t>(round % 37);
        if (scene.delivery.state() == State::Waiting) {
            scene.now += 60s;
            scene.connect();
        }
        for (int i = 0; i < round % 23; ++i)
            (void)scene.delivery.take(scene.now);
        scene.delivery.sent(static_cast<std::size_t>(round % 11), scene.now);
        if (round % 7 == 0)
            scene.delivery.disconnected(scene.now);
        const auto counts = scene.delivery.counts();
        QCOMPARE(counts.sent + counts.queued + counts.lost, added);
    }
    QVERIFY(scene.delivery.counts().sent > 0 && scene.delivery.counts().lost > 0);
}

void TestSyslogDelivery::saysEachWishOnce() {
    Scene scene;
    scene.wait(0s);
    QCOMPARE(scene.delivery.takeWish(), Wish::Connect);
    QCOMPARE(scene.delivery.takeWish(), Wish::Nothing);
    scene.wait(15s);
    scene.delivery.disconnected(scene.now); // by itself, at the same moment
    QCOMPARE(scene.delivery.takeWish(), Wish::Nothing);
}

QTEST_APPLESS_MAIN(TestSyslogDelivery)
#include "tst_delivery.moc"
