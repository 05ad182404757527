#include "core/console/gap_requests.h"
#include "tests/support/registered_test.h"

#include <QTest>

using namespace etherdeck;
using namespace std::chrono_literals;
using Request = GapRequests::Request;
using Outcome = GapRequests::Outcome;
using store::MissingRecords;

/// When the log of a box is read, and which part of it.
class TestGapRequests : public QObject {
    Q_OBJECT

private slots:
    void asksForWhatIsAroundAGap();
    void asksForTheBeginning();
    void waitsForRecordsThatAreLate();
    void asksForAGapOnce();
    void asksAgainLaterAndAFewTimesOnly();
    void asksSeldomWhereRecordsAreLostAllTheTime();
    void asksOnlyAgentsThatCanBeAsked();
    void asksAnewAfterAConnection();
    void beginsAnewWithABoot();
    void asksNothingWhenItIsOff();
    void asksSeveralBoxesAtATime();
};

namespace {

const LogAgent plug{"root@plug", "boot-a"};

struct Requests : GapRequests {
    Requests() { setAgents({{1, plug}}); }

    void tell(const MissingRecords& missing, std::int64_t source = 1) { setMissing(source, missing, now); }
    std::optional<Request> takeAfter(Duration time) {
        now += time;
        return take(now);
    }
    void answer(Outcome outcome, std::int64_t source = 1) { answered(source, outcome, now); }

    TimePoint now{1h};
};

} // namespace

void TestGapRequests::asksForWhatIsAroundAGap() {
    Requests requests;
    QCOMPARE(requests.nextDeadline(), TimePoint::max());
    requests.tell({1, {{100, 110}, {200, 200}}, 0});
    QCOMPARE(requests.nextDeadline(), requests.now + GapRequests::waitForMore);
    QCOMPARE(requests.takeAfter(GapRequests::waitForMore), (Request{1, "root@plug", 36, 264}));
    QVERIFY(!requests.takeAfter(1h)); // it is under way
    Requests early;
    early.tell({1, {{5, 6}}, 0});
    QCOMPARE(early.takeAfter(1min), (Request{1, "root@plug", 0, 70}));
}

void TestGapRequests::asksForTheBeginning() {
    Requests requests;
    requests.tell({1, {}, 300});
    QCOMPARE(requests.takeAfter(1min), (Request{1, "root@plug", 0, 364}));
    requests.answer(Outcome::Done);
    QVERIFY(!requests.takeAfter(1h));
    requests.tell({1, {{500, 510}}, 300});
    QCOMPARE(requests.takeAfter(1min), (Request{1, "root@plug", 436, 574}));
    Requests late; // not all of a log that is very long
    late.tell({1, {}, 100'000});
    QCOMPARE(late.takeAfter(1min), (Request{1, "root@plug", 80'000, 100'064}));
}

void TestGapRequests::waitsForRecordsThatAreLate() {
    Requests requests;
    requests.tell({1, {{100, 110}}, 0});
    QVERIFY(!requests.takeAfter(GapRequests::waitForMore - 1ms));
    requests.tell({1, {}, 0}); // they came
    QVERIFY(!requests.takeAfter(1h));
    // Those that follow are waited for as well, but not for ever.
    requests.tell({1, {{120, 120}}, 0});
    std::int64_t last = 120;
    for (Duration waited = 0s; waited < GapRequests::longestWaitForMore - 1s; waited += 1s) {
        QVERIFY(!requests.takeAfter(1s));
        requests.tell({1, {{120, 120}, {130, ++last + 10}}, 0});
    }
    QVERIFY(requests.takeAfter(1s));
}

void TestGapRequests::asksForAGapOnce() {
    Requests requests;
    requests.tell({1, {{100, 110}}, 0});
    QVERIFY(requests.takeAfter(1min));
    requests.tell({1, {{100, 110}, {200, 210}}, 0}); // meanwhile
    requests.answer(Outcome::Done);
    // The box has no longer what the first one lacks.
    QCOMPARE(requests.takeAfter(1min), (Request{1, "root@plug", 136, 274}));
    requests.answer(Outcome::Done);
    requests.tell({1, {{100, 110}, {200, 210}}, 0});
    QVERIFY(!requests.takeAfter(1h));
}

void TestGapRequests::asksAgainLaterAndAFewTimesOnly() {
    Requests requests;
    requests.tell({1, {{100, 110}}, 0});
    auto wait = GapRequests::firstRetry;
    for (int i = 0; i < GapRequests::maxTries; ++i) {
        QVERIFY(requests.takeAfter(1h));
        requests.answer(i % 2 == 0 ? Outcome::Failed : Outcome::Unproven);
        requests.tell({1, {{100, 110}}, 0});
        if (i + 1 < GapRequests::maxTries) {
            QCOMPARE(requests.nextDeadline(), requests.now + wait);
        }
        QVERIFY(!requests.takeAfter(wait - 1ms));
        wait *= 2;
    }
    QCOMPARE(requests.nextDeadline(), TimePoint::max());
    QVERIFY(!requests.takeAfter(24h));
}

void TestGapRequests::asksSeldomWhereRecordsAreLostAllTheTime() {
    Requests requests;
    MissingRecords missing{1, {}, 0};
    int asked = 0;
    for (int second = 0; second < 600; ++second) {
        missing.gaps.emplace_back(100 * second + 1, 100 * second + 50);
        requests.tell(missing);
        if (requests.takeAfter(1s)) {
            ++asked;
            requests.answer(Outcome::Done);
        }
    }
    QVERIFY(asked >= 30 && asked <= 60);
}

void TestGapRequests::asksOnlyAgentsThatCanBeAsked() {
    Requests requests;
    requests.tell({1, {{100, 110}}, 0}, 2); // of which nothing is known
    QVERIFY(!requests.takeAfter(1h));
    requests.tell({1, {{100, 110}}, 0});
    requests.setAgents({});
    QVERIFY(!requests.takeAfter(1h));
    QCOMPARE(requests.nextDeadline(), TimePoint::max());
    requests.setAgents({{1, {"unix:other", "boot-a"}}});
    QCOMPARE(requests.takeAfter(0s)->device, "unix:other");
}

void TestGapRequests::asksAnewAfterAConnection() {
    Requests requests;
    requests.tell({1, {{100, 110}}, 0});
    for (int i = 0; i < GapRequests::maxTries; ++i) {
        QVERIFY(requests.takeAfter(1h));
        requests.answer(Outcome::Failed);
    }
    requests.setAgents({});
    requests.setAgents({{1, plug}});
    QVERIFY(requests.takeAfter(0s));
    requests.answer(Outcome::Done);
    // But not for what has been answered.
    requests.setAgents({});
    requests.setAgents({{1, plug}});
    requests.tell({1, {{100, 110}}, 0});
    QVERIFY(!requests.takeAfter(1h));
}

void TestGapRequests::beginsAnewWithABoot() {
    Requests requests;
    requests.tell({1, {{100, 110}}, 50});
    QVERIFY(requests.takeAfter(1min));
    requests.answer(Outcome::Done);
    requests.tell({2, {{20, 30}}, 10});
    QCOMPARE(requests.takeAfter(1min), (Request{1, "root@plug", 0, 94}));
    requests.answer(Outcome::Done);
    requests.tell({0, {}, 0}); // it was removed
    QVERIFY(!requests.takeAfter(1h));
}

void TestGapRequests::asksNothingWhenItIsOff() {
    Requests requests;
    requests.tell({1, {{100, 110}}, 0});
    requests.setOn(false);
    QVERIFY(!requests.takeAfter(1h));
    QCOMPARE(requests.nextDeadline(), TimePoint::max());
    requests.setOn(true);
    QVERIFY(requests.takeAfter(0s));
}

void TestGapRequests::asksSeveralBoxesAtATime() {
    Requests requests;
    requests.setAgents({{1, plug}, {2, {"root@attic", "boot-b"}}});
    requests.tell({1, {{100, 110}}, 0});
    requests.tell({7, {{100, 110}}, 0}, 2);
    QCOMPARE(requests.takeAfter(1min)->source, 1);
    QCOMPARE(requests.takeAfter(0s)->source, 2);
    QVERIFY(!requests.takeAfter(0s));
}

QTEST_GUILESS_MAIN(TestGapRequests)
#include "tst_gap_requests.moc"
