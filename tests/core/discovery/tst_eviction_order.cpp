#include "core/discovery/eviction_order.h"
#include "tests/support/registered_test.h"

#include <QTest>

using namespace etherdeck;
using namespace std::chrono_literals;
using discovery::EvictionOrder;
using discovery::Heard;

class TestEvictionOrder : public QObject {
    Q_OBJECT

private slots:
    void dropsNobodyWhoAnswersAndIsKnown();
    void dropsWhoeverHasBeenSilentForLongest();
    void announcedTargetsReplaceEachOtherBeyondTheirShare();
    void whoAnswersPollsIsDroppedOnlyForItsLikes();
    void keepsTheOrderOfTheSilentWhenTheComputerHasSlept();

private:
    static constexpr Address first{1, 1};
    static constexpr Address second{1, 2};
    static constexpr Address third{1, 3};
    static constexpr TimePoint seen{1000s};
};

void TestEvictionOrder::dropsNobodyWhoAnswersAndIsKnown() {
    EvictionOrder order(64);
    order.announced(1, first);
    order.identified(1);
    QVERIFY(!order.next(Heard::AnsweredPoll));
    order.isSilent(first, seen);
    QVERIFY(order.next(Heard::Announced) == first);
    order.answers(first, seen);
    QVERIFY(!order.next(Heard::AnsweredPoll));
}

void TestEvictionOrder::dropsWhoeverHasBeenSilentForLongest() {
    EvictionOrder order(64);
    order.isSilent(first, seen + 2s);
    order.isSilent(second, seen + 1s);
    QVERIFY(order.next(Heard::Announced) == second);
    order.remove(7, second, seen + 1s);
    QVERIFY(order.next(Heard::Announced) == first);
}

void TestEvictionOrder::announcedTargetsReplaceEachOtherBeyondTheirShare() {
    EvictionOrder order(2 * EvictionOrder::shareOfUnproven);
    order.isSilent(third, seen);
    order.announced(1, first);
    QVERIFY(order.next(Heard::Announced) == third); // one of a share of two
    order.announced(2, second);
    QVERIFY(order.next(Heard::Announced) == first);
}

void TestEvictionOrder::whoAnswersPollsIsDroppedOnlyForItsLikes() {
    EvictionOrder order(64);
    order.announced(1, first);
    order.answeredPoll(1, first);
    QVERIFY(!order.next(Heard::Announced));
    QVERIFY(order.next(Heard::AnsweredPoll) == first);
    order.announced(2, second);
    QVERIFY(order.next(Heard::AnsweredPoll) == second); // which was merely announced
    order.remove(2, second, seen);
    order.remove(1, first, seen);
    QVERIFY(!order.next(Heard::AnsweredPoll));
}

void TestEvictionOrder::keepsTheOrderOfTheSilentWhenTheComputerHasSlept() {
    EvictionOrder order(64);
    order.isSilent(first, seen);
    order.slept(10s);
    order.isSilent(second, seen - 5s);
    QVERIFY(order.next(Heard::Announced) == first);
    order.answers(first, seen - 10s);
    QVERIFY(order.next(Heard::Announced) == second);
}

QTEST_APPLESS_MAIN(TestEvictionOrder)
#include "tst_eviction_order.moc"
