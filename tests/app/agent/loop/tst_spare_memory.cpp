#include "app/agent/loop/spare_memory.h"
#include "tests/support/registered_test.h"

#include <QTest>

using namespace etherdeck;
using namespace etherdeck::agent;

class TestSpareMemory : public QObject {
    Q_OBJECT

private slots:
    void isIdleUntilThereWasWork() {
        SpareMemory memory;
        QVERIFY(memory.nextDeadline() == TimePoint::max());
        QVERIFY(!memory.takeDue(Clock::now()));
    }

    void isReturnedOnceAMomentAfterTheLastWork() {
        const auto start = Clock::now();
        const auto later = start + SpareMemory::restBefore / 2;
        SpareMemory memory;
        memory.workDone(start);
        memory.workDone(later);
        QVERIFY(memory.nextDeadline() == later + SpareMemory::restBefore);
        QVERIFY(!memory.takeDue(start + SpareMemory::restBefore));
        QVERIFY(memory.takeDue(later + SpareMemory::restBefore));
        QVERIFY(!memory.takeDue(later + 2 * SpareMemory::restBefore));
        QVERIFY(memory.nextDeadline() == TimePoint::max());
    }
};

QTEST_APPLESS_MAIN(TestSpareMemory)
#include "tst_spare_memory.moc"
