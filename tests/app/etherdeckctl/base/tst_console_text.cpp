#include "app/etherdeckctl/base/console_text.h"
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
            R"("dictionary":{"SUBSYSTEM":"scsi"},"missing_bytes":0,"cut":false,"from_box_log":false})"));
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

QTEST_APPLESS_MAIN(TestConsoleText)
#include "tst_console_text.moc"
