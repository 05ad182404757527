#include "app/etherdeckctl/console_text.h"
#include "app/etherdeckctl/time_argument.h"
#include "core/discovery/target_json.h"
#include "tests/support/registered_test.h"

#include <QTest>

using namespace etherdeck;
using namespace etherdeck::ctl;
using namespace std::chrono_literals;
using netconsole::Level;

class TestConsoleText : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void printsALine();
    void printsJson();
    void knowsLevels();
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

netconsole::Line someLine() {
    netconsole::Line line;
    line.time = noon + 250ms;
    line.boot = static_cast<netconsole::BootNumber>(3);
    line.kind = netconsole::Kind::Extended;
    line.level = Level::Error;
    line.facility = 0;
    line.seq = 812;
    line.kernelTime = 16'881'334us;
    line.text = "ata1: failed\nsecond";
    line.dictionary = {{"SUBSYSTEM", "scsi"}};
    return line;
}

} // namespace

void TestConsoleText::initTestCase() {
    qputenv("TZ", "UTC");
    qputenv("NO_COLOR", "1");
}

void TestConsoleText::printsALine() {
    const std::string start = "2026-03-01 12:00:00.250  ";
    QCOMPARE(consoleLineText(someLine(), {"192.168.1.5", "plug-a", 6665, "plug-a"}),
             start + "plug-a           #3   err     ata1: failed\n" + std::string(55, ' ') + "second");
    auto bare = someLine();
    bare.level.reset();
    bare.text = "=> ";
    QCOMPARE(consoleLineText(bare, {"192.168.1.5", "", 6665, "192.168.1.5"}),
             start + "192.168.1.5      #3   -       => ");
}

void TestConsoleText::printsJson() {
    QCOMPARE(
        dump(consoleLineJson(someLine(), {"192.168.1.5", "plug-a", 6665, "plug-a"})),
        std::string(
            R"({"time":"2026-03-01T12:00:00.250000Z","source":"192.168.1.5","port":6665,"name":"plug-a",)"
            R"("kind":"extended","level":3,"level_inferred":false,"facility":0,"boot":3,"seq":812,)"
            R"("kernel_time_us":16881334,"text":"ata1: failed\nsecond","caller":null,)"
            R"("dictionary":{"SUBSYSTEM":"scsi"},"missing_bytes":0,"cut":false})"));
    const auto bare = consoleLineJson({}, {});
    for (const auto* field : {"port", "name", "level", "facility", "seq", "kernel_time_us", "caller"})
        QVERIFY2(bare.at(field).is_null(), field);
}

void TestConsoleText::knowsLevels() {
    for (int i = 0; i < 8; ++i) {
        const auto level = static_cast<Level>(i);
        QCOMPARE(parseLevel(levelName(level)), level);
        QCOMPARE(parseLevel(std::to_string(i)), level);
    }
    for (const auto* text : {"", "8", "-1", "error ", "ERR", "03"})
        QVERIFY2(!parseLevel(text), text);
}

void TestConsoleText::readsTimes_data() {
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

void TestConsoleText::readsTimes() {
    QFETCH(QString, text);
    QFETCH(qint64, seconds);
    const auto time = parseTimeArgument(text.toStdString(), noon);
    QVERIFY(time);
    QCOMPARE(std::chrono::duration_cast<std::chrono::seconds>(noon - *time).count(), seconds);
}

void TestConsoleText::readsMicroseconds() {
    using namespace std::chrono_literals;
    // The same fields as in the JSON output.
    QCOMPARE(parseTimeArgument("2026-03-01T12:00:00.250999Z", noon), noon + 250'999us);
    QCOMPARE(parseTimeArgument("2026-03-01T13:00:00.000001+01:00", noon), noon + 1us);
    QCOMPARE(parseTimeArgument("2026-03-01 12:00:00.1239999", noon), noon + 123'999us);
    QCOMPARE(parseTimeArgument("2026-03-01 12:00:00.1234", noon), noon + 123'400us);
    QCOMPARE(parseTimeArgument("2026-03-01 12:00:00.25", noon), noon + 250ms);
    QCOMPARE(parseTimeArgument("2262-01-01T00:00:00.000001Z", noon), latestTime);
    QVERIFY(!parseTimeArgument("2026-03-01 12:00:00.123 456", noon));
}

void TestConsoleText::clampsTimesOutOfReach_data() {
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

void TestConsoleText::clampsTimesOutOfReach() {
    QFETCH(QString, text);
    QFETCH(bool, isLate);
    const auto time = parseTimeArgument(text.toStdString(), noon);
    QVERIFY(time);
    QCOMPARE(*time == latestTime, isLate);
    QCOMPARE(*time == earliestTime, !isLate);
}

void TestConsoleText::refusesTimes_data() {
    QTest::addColumn<QString>("text");
    for (const auto* text : {"", "yesterdays", "5", "5x", "-5s", "2026-13-01", "2026-03-01 25:00", "12:00",
                             "ago", "2h ago ago", "10000-01-01", "\xff"})
        QTest::newRow(text) << text;
}

void TestConsoleText::refusesTimes() {
    QFETCH(QString, text);
    QVERIFY(!parseTimeArgument(text.toStdString(), noon));
}

QTEST_APPLESS_MAIN(TestConsoleText)
#include "tst_console_text.moc"
