#include "app/lab/network/delay_line.h"
#include "core/base/byte_reader.h"
#include "tests/support/registered_test.h"

#include <QTest>

#include <string>

using namespace etherdeck;
using namespace std::chrono_literals;
using lab::DelayLine;

class TestDelayLine : public QObject {
    Q_OBJECT

private slots:
    void holdsEachFrameForTheDelay() {
        DelayLine line(100ms);
        const TimePoint start;
        QVERIFY(!line.nextDeadline());
        QVERIFY(!line.due(start));
        line.add(asBytes("first"), start);
        line.add(asBytes("second"), start + 30ms);
        QCOMPARE(line.nextDeadline(), start + 100ms);
        QVERIFY(!line.due(start + 99ms));
        QCOMPARE(asText(line.due(start + 100ms).value()), "first");
        line.removeFirst();
        QVERIFY(!line.due(start + 100ms));
        QCOMPARE(line.nextDeadline(), start + 130ms);
        QCOMPARE(asText(line.due(start + 5s).value()), "second");
        line.removeFirst();
        QVERIFY(!line.due(start + 5s));
        QVERIFY(!line.nextDeadline());
    }

    void losesWhatAFullCableDoesNotHold() {
        DelayLine line(1s);
        const TimePoint start;
        const std::string frame(DelayLine::maxBytes / 2, 'x');
        for (int i = 0; i < 5; ++i)
            line.add(asBytes(frame), start);
        int passed = 0;
        for (; line.due(start + 1s); ++passed)
            line.removeFirst();
        QCOMPARE(passed, 2);
        line.add(asBytes("room again"), start + 2s);
        QCOMPARE(asText(line.due(start + 3s).value()), "room again");
    }
};

QTEST_APPLESS_MAIN(TestDelayLine)
#include "tst_delay_line.moc"
