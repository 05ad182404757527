#include "app/etherdeckctl/log/time_argument.h"
#include "tests/support/registered_test.h"

#include <QTest>

using namespace etherdeck;
using namespace etherdeck::ctl;
using namespace std::chrono_literals;

class TestTimeArgument : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { qputenv("TZ", "UTC"); }
    void readsTimes_data();
    void readsTimes();
    void readsMicroseconds();
    void clampsTimesOutOfReach_data();
    void clampsTimesOutOfReach();
    void refusesTimes_data();
    void refusesTimes();
};

namespace {

const WallTime noon(1'772'366'400s); // 2026-03-01 12:00 UTC

} // namespace

void TestTimeArgument::readsTimes_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("seconds"); // before noon
    QTest::newRow("seconds") << "90s" << qint64{90};
    QTest::newRow("minutes") << "15min" << qint64{900};
    QTest::newRow("minutes, short") << "15m" << qint64{900};
    QTest::newRow("hours") << "2h" << qint64{7200};
    QTest::newRow("days") << "7d" << qint64{7 * 86'400};
    QTest::newRow("day") << "2026-03-01" << qint64{43'200};
    QTest::newRow("with a blank") << "2026-03-01 11:59" << qint64{60};
    QTest::newRow("with seconds") << "2026-03-01 11:59:59" << qint64{1};
    QTest::newRow("in UTC") << "2026-03-01T11:59:59.000Z" << qint64{1};
    QTest::newRow("in another zone") << "2026-03-01T13:00:00+01:00" << qint64{0};
    QTest::newRow("with blanks") << " 90 min " << qint64{5400};
    QTest::newRow("in words") << "2 hours ago" << qint64{7200};
    QTest::newRow("weeks") << "1w" << qint64{7 * 86'400};
    QTest::newRow("now") << "now" << qint64{0};
    QTest::newRow("today") << "today" << qint64{43'200};
    QTest::newRow("yesterday") << "Yesterday" << qint64{86'400 + 43'200};
    QTest::newRow("tomorrow") << "tomorrow" << qint64{43'200 - 86'400};
}

void TestTimeArgument::readsTimes() {
    QFETCH(QString, text);
    QFETCH(qint64, seconds);
    const auto time = parseTimeArgument(text.toStdString(), noon);
    QVERIFY(time);
    QCOMPARE(std::chrono::duration_cast<std::chrono::seconds>(noon - *time).count(), seconds);
}

void TestTimeArgument::readsMicroseconds() {
    // The same fields as in the JSON output.
    QCOMPARE(parseTimeArgument("2026-03-01T12:00:00.250999Z", noon), noon + 250'999us);
    QCOMPARE(parseTimeArgument("2026-03-01T13:00:00.000001+01:00", noon), noon + 1us);
    QCOMPARE(parseTimeArgument("2026-03-01 12:00:00.1239999", noon), noon + 123'999us);
    QCOMPARE(parseTimeArgument("2026-03-01 12:00:00.1234", noon), noon + 123'400us);
    QCOMPARE(parseTimeArgument("2026-03-01 12:00:00.25", noon), noon + 250ms);
    QCOMPARE(parseTimeArgument("2262-01-01T00:00:00.000001Z", noon), latestTime);
    QVERIFY(!parseTimeArgument("2026-03-01 12:00:00.123 456", noon));
}

void TestTimeArgument::clampsTimesOutOfReach_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isLate");
    QTest::newRow("far future") << "9999-12-31" << true;
    QTest::newRow("the first that is clamped") << "2262-01-01T00:00:00.001Z" << true;
    QTest::newRow("before everything") << "200000d" << false;
    QTest::newRow("more days than there are") << "9999999999999d" << false;
    QTest::newRow("more than a number holds") << "99999999999999999999s" << false;
    QTest::newRow("long ago") << "0001-01-01" << false;
    QTest::newRow("before 1970") << "1969-12-31T23:59:59Z" << false;
}

void TestTimeArgument::clampsTimesOutOfReach() {
    QFETCH(QString, text);
    QFETCH(bool, isLate);
    const auto time = parseTimeArgument(text.toStdString(), noon);
    QVERIFY(time);
    QCOMPARE(*time == latestTime, isLate);
    QCOMPARE(*time == earliestTime, !isLate);
}

void TestTimeArgument::refusesTimes_data() {
    QTest::addColumn<QString>("text");
    for (const auto* text : {"", "yesterdays", "5", "5x", "-5s", "2026-13-01", "2026-03-01 25:00", "12:00",
                             "ago", "2h ago ago", "10000-01-01", "\xff"})
        QTest::newRow(text) << text;
}

void TestTimeArgument::refusesTimes() {
    QFETCH(QString, text);
    QVERIFY(!parseTimeArgument(text.toStdString(), noon));
}

QTEST_APPLESS_MAIN(TestTimeArgument)
#include "tst_time_argument.moc"
