#include "core/uboot/signs.h"
#include "tests/core/netconsole/console.h"
#include "tests/support/registered_test.h"

#include <QTest>

using namespace etherdeck;
using namespace etherdeck::netconsole;
using namespace etherdeck::netconsole::test;
using namespace std::chrono_literals;

namespace {

UbootState stateOf(const Console& console) {
    return console.netconsole.sources().at(0).endpoints.at(0).uboot;
}

constexpr auto banner = "U-Boot 2013.10-tld-4 (Sep 22 2014 - 01:02:03)\n";

} // namespace

class TestUbootMonitor : public QObject {
    Q_OBJECT

private slots:
    void knowsItsWaysThroughABoot();
    void isGoneWhenItsKernelSpeaks();
    void waitsAMomentBeforeItCallsAPromptAPrompt();
    void learnsThePromptOfTheBoard();
    void isAtThePromptWhileSomebodyTypes();
    void runsACommandUntilThePromptIsBack();
    void isQuietAfterAWhile();
    void readsOldAndNewCountdowns_data();
    void readsOldAndNewCountdowns();
    void knowsPrompts_data();
    void knowsPrompts();
    void knowsBanners();
    void tellsEveryStepOfAnEchoAsOneOpenLine();
    void replacesTheOpenLineByTheWholeOne();
};

void TestUbootMonitor::knowsItsWaysThroughABoot() {
    Console console;
    console.send(banner);
    console.send("\x1b[2K\rHit any key to stop autoboot: 2");
    QCOMPARE(stateOf(console).secondsLeft, 2);
    console.wait(1s);
    console.send("\x1b[2K\rHit any key to stop autoboot: 1");
    console.send("\x1b[2K\rHit any key to stop autoboot: 0");
    console.send("\n");
    console.send("## Booting kernel from Legacy Image at 00800000 ...\n");
    console.send("\nStarting kernel ...\n\n");
    console.wait(10s);
    console.send("\nU-Boot 2017.07\n");
    QCOMPARE(console.phases(), (std::vector{UbootPhase::Talking, UbootPhase::CountingDown,
                                            UbootPhase::Talking, UbootPhase::Gone, UbootPhase::Talking}));
}

void TestUbootMonitor::isGoneWhenItsKernelSpeaks() {
    Console console;
    const auto kernel = Endpoint::v4({10, 0, 2, 15}, 6665);
    for (std::uint64_t boot = 0; boot < 2; ++boot) {
        console.send(banner);
        console.record(400, 4000 + boot, "the words before were lost", 6, kernel);
        console.record(401, 4100 + boot, "text", 6, kernel);
    }
    QCOMPARE(console.phases(),
             (std::vector{UbootPhase::Talking, UbootPhase::Gone, UbootPhase::Talking, UbootPhase::Gone}));
}

void TestUbootMonitor::waitsAMomentBeforeItCallsAPromptAPrompt() {
    Console console;
    console.send("=> ");
    QCOMPARE(stateOf(console).phase, UbootPhase::Talking);
    console.send("0x100 is more than this\n");
    console.wait(1s);
    QVERIFY(console.phases().back() != UbootPhase::AtPrompt);
    console.send("=> ");
    console.wait(19ms);
    QVERIFY(stateOf(console).phase != UbootPhase::AtPrompt);
    console.wait(1ms);
    QCOMPARE(stateOf(console).phase, UbootPhase::AtPrompt);
}

void TestUbootMonitor::learnsThePromptOfTheBoard() {
    Console console;
    console.send("PogoE02> ");
    console.wait(1s);
    QCOMPARE(stateOf(console).prompt, std::string("PogoE02> "));
    console.send("printenv\n");
    QCOMPARE(stateOf(console).phase, UbootPhase::RunningCommand);
}

void TestUbootMonitor::isAtThePromptWhileSomebodyTypes() {
    Console console;
    console.send("=> ");
    console.wait(1s);
    for (const auto* key : {"p", "r", "\b \b", "r", "i"}) {
        console.send(key);
        console.wait(5s);
        QCOMPARE(stateOf(console).phase, UbootPhase::AtPrompt);
        QVERIFY(stateOf(console).isTyped);
    }
    console.send("\b \b\b \b\b \b");
    QCOMPARE(stateOf(console).phase, UbootPhase::AtPrompt);
    QVERIFY(!stateOf(console).isTyped);
}

void TestUbootMonitor::runsACommandUntilThePromptIsBack() {
    Console console;
    console.send("=> ");
    console.wait(1s);
    console.send("sleep 30");
    console.send("\n");
    console.wait(29s);
    QCOMPARE(stateOf(console).phase, UbootPhase::RunningCommand);
    console.send("=> ");
    console.wait(1s);
    QCOMPARE(stateOf(console).phase, UbootPhase::AtPrompt);
}

void TestUbootMonitor::isQuietAfterAWhile() {
    Console console;
    console.send(banner);
    console.wait(2s);
    QCOMPARE(stateOf(console).phase, UbootPhase::Talking);
    console.wait(1s);
    QCOMPARE(stateOf(console).phase, UbootPhase::Quiet);
    QCOMPARE(console.netconsole.nextDeadline(), TimePoint::max());
}

void TestUbootMonitor::readsOldAndNewCountdowns_data() {
    QTest::addColumn<QString>("line");
    QTest::addColumn<int>("seconds");
    QTest::newRow("new") << "Hit any key to stop autoboot: 5" << 5;
    QTest::newRow("old") << "Hit any key to stop autoboot:  3 " << 3;
    QTest::newRow("ten") << "Hit any key to stop autoboot: 10" << 10;
    QTest::newRow("keyed") << "Autoboot in 7 seconds" << 7;
    QTest::newRow("custom") << "Autobooting in 2 seconds, press \"<Esc><Esc>\" to stop" << 2;
    QTest::newRow("no number yet") << "Hit any key to stop autoboot: " << -1;
    QTest::newRow("huge") << "Hit any key to stop autoboot: 99999999999" << -1;
    QTest::newRow("other words") << "You can Hit any key to stop autoboot: 5" << -1;
}

void TestUbootMonitor::readsOldAndNewCountdowns() {
    QFETCH(QString, line);
    QTEST(countdownSeconds(line.toStdString()).value_or(-1), "seconds");
}

void TestUbootMonitor::knowsPrompts_data() {
    QTest::addColumn<QString>("line");
    QTest::addColumn<bool>("prompt");
    for (const auto* line :
         {"=> ", "PogoE02> ", "U-Boot> ", "Marvell>> ", "kirkwood # ", "zynq-uboot=> ", "iconnect> "})
        QTest::newRow(line) << line << true;
    for (const auto* line :
         {"", " ", "=>", "-> ", "> ", "# ", "Load address> 0x1", "two words> ", ".> ", "|-- x"})
        QTest::newRow(qPrintable(QString("not ") + line)) << line << false;
}

void TestUbootMonitor::knowsPrompts() {
    QFETCH(QString, line);
    QTEST(looksLikePrompt(line.toStdString()), "prompt");
}

void TestUbootMonitor::knowsBanners() {
    QVERIFY(isUbootBanner("U-Boot 2026.10-rc2 (Nov 22 2026 - 13:23:53 +0000)"));
    QVERIFY(isUbootBanner("U-Boot 2013.10-tld-4 (Sep 22 2014 - 01:02:03)"));
    QVERIFY(isUbootBanner("U-Boot 1.1.4 (Aug 29 2009 - 00:00:00) Marvell version: 3.4.27"));
    QVERIFY(!isUbootBanner("U-Boot is a boot loader (a good one)"));
    QVERIFY(!isUbootBanner("U-Boot 2026"));
    QVERIFY(!isUbootBanner("see U-Boot 2026.10-rc2 (Nov 22 2026)"));
}

void TestUbootMonitor::tellsEveryStepOfAnEchoAsOneOpenLine() {
    Console console;
    console.send("=> ");
    for (const auto* key : {"v", "e", "r"})
        console.send(key);
    const auto open = console.all<OpenLine>();
    QCOMPARE(open.size(), std::size_t{4});
    QCOMPARE(open[3].line.text, std::string("=> ver"));
    for (const auto& one : open)
        QCOMPARE(one.line.id, open[0].line.id);
    QVERIFY(console.all<Line>().empty());
    std::vector<Event> events;
    console.netconsole.drain(events);
    QVERIFY(events.empty()); // nothing has changed
    console.netconsole.datagramReceived(Console::box, std::as_bytes(std::span("s", 1)),
                                        {console.now, console.wall});
    console.netconsole.datagramReceived(Console::box, std::as_bytes(std::span("i", 1)),
                                        {console.now, console.wall});
    console.netconsole.drain(events);
    QCOMPARE(events.size(), std::size_t{1}); // the last state only
    QCOMPARE(std::get<OpenLine>(events[0]).line.text, std::string("=> versi"));
}

void TestUbootMonitor::replacesTheOpenLineByTheWholeOne() {
    Console console;
    console.send("=> ");
    const auto id = console.all<OpenLine>().back().line.id;
    console.send("version\nU-Boot 2013.10-tld-4 (Sep 22 2014 - 01:02:03)\n=> ");
    const auto lines = console.all<Line>();
    QCOMPARE(lines[0].id, id);
    QCOMPARE(lines[0].text, std::string("=> version"));
    QVERIFY(console.all<OpenLine>().back().line.id != id);
    QCOMPARE(lines.size(), std::size_t{2});
}

QTEST_APPLESS_MAIN(TestUbootMonitor)
#include "tst_monitor.moc"
