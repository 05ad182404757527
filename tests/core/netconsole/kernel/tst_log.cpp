#include "tests/core/netconsole/console.h"
#include "tests/support/registered_test.h"

#include <QTest>

using namespace etherdeck;
using namespace etherdeck::netconsole;
using namespace etherdeck::netconsole::test;
using namespace std::chrono_literals;

namespace {

std::vector<std::uint64_t> seqsOf(const Console& console) {
    std::vector<std::uint64_t> seqs;
    for (const auto& line : console.all<Line>())
        seqs.push_back(*line.seq);
    return seqs;
}

/// A kernel's log: the first 50 records have time 0, the others one of their own, later for a later `boot`.
void records(Console& console, std::uint64_t first, std::uint64_t last, std::uint64_t boot = 0) {
    for (auto seq = first; seq <= last; ++seq)
        console.record(seq, seq < 50 ? 0 : seq * 1000 + boot, "message " + std::to_string(seq));
}

} // namespace

class TestKernelLog : public QObject {
    Q_OBJECT

private slots:
    void carriesAllFieldsInALine();
    void tellsAGapOnce();
    void tellsNoGapBeforeTheFirstRecord();
    void takesALateRecordOfAGap();
    void dropsARecordThatComesTwice();
    void countsAFragmentedRecordAsThere();
    void dropsAReplayOfTheWholeLog();
    void dropsAReplayToTwoTargets();
    void takesWhatAReplayHasMore();
    void startsABootWhenNumbersRestart();
    void startsABootWhenNumbersRestartWithTheSameWords();
    void startsABootWhenOnlyTimeGoesBack();
    void startsABootWhenTheOldStartWasNotHeard();
    void endsDoubtAfterAMoment();
    void noticesTwoBoxesAtOneAddress();
    void keepsTheBootsOfTwoBoxesApart();
    void staysBoundedUnderWildNumbers();
    void joinsWhatSerialConsolesOfOldKernelsJoin();
    void joinsNothingThatIsNotCertain_data();
    void joinsNothingThatIsNotCertain();
    void showsALineThatMayGoOn();
    void limitsAJoinedLine();
};

void TestKernelLog::carriesAllFieldsInALine() {
    Console console;
    console.send("6.4.0,28,3,1500000,c,caller=T42;a\\x09b\n SUBSYSTEM=usb\n");
    QVERIFY(console.all<Line>().empty()); // more of it may come
    const auto wall = console.wall;
    console.wait(2s);
    const auto lines = console.all<Line>();
    QCOMPARE(lines.size(), std::size_t{1});
    Line expected;
    expected.id = LineId{1};
    expected.source = SourceId{1};
    expected.boot = BootNumber{1};
    expected.kind = Kind::Extended;
    expected.continuation = Continuation::Fragment;
    expected.level = Level::Warning;
    expected.facility = std::uint16_t{3};
    expected.time = wall;
    expected.seq = 3;
    expected.kernelTime = 1500ms;
    expected.text = "a\tb";
    expected.caller = "T42";
    expected.dictionary = {{"SUBSYSTEM", "usb"}};
    QVERIFY(lines[0] == expected);
    QCOMPARE(console.netconsole.sources()[0].endpoints[0].release, std::string("6.4.0"));
}

void TestKernelLog::tellsAGapOnce() {
    Console console;
    records(console, 100, 102);
    records(console, 106, 108);
    const auto gaps = console.all<Gap>();
    QCOMPARE(gaps.size(), std::size_t{1});
    QCOMPARE(gaps[0], (Gap{SourceId{1}, BootNumber{1}, 103, 105, console.wall}));
}

void TestKernelLog::tellsNoGapBeforeTheFirstRecord() {
    Console console;
    records(console, 4000, 4001);
    QVERIFY(console.all<Gap>().empty());
    QCOMPARE(console.all<BootStarted>()[0].cause, BootCause::FirstHeard);
}

void TestKernelLog::takesALateRecordOfAGap() {
    Console console;
    records(console, 100, 101);
    records(console, 103, 103);
    records(console, 102, 102);
    records(console, 104, 104);
    QCOMPARE(seqsOf(console), (std::vector<std::uint64_t>{100, 101, 103, 102, 104}));
    QCOMPARE(console.all<Gap>().size(), std::size_t{1});
    QCOMPARE(console.all<BootStarted>().size(), std::size_t{1});
}

void TestKernelLog::dropsARecordThatComesTwice() {
    Console console;
    records(console, 100, 104);
    records(console, 103, 105);
    QCOMPARE(seqsOf(console), (std::vector<std::uint64_t>{100, 101, 102, 103, 104, 105}));
}

void TestKernelLog::countsAFragmentedRecordAsThere() {
    Console console;
    records(console, 100, 100);
    console.send("6,101,101000,-,ncfrag=0/6;abc");
    records(console, 102, 102);
    console.send("6,101,101000,-,ncfrag=3/6;de\n");
    console.send("6,103,103000,-,ncfrag=0/6;abc");
    console.wait(2s);
    QVERIFY(console.all<Gap>().empty());
    QCOMPARE(seqsOf(console), (std::vector<std::uint64_t>{100, 102, 101, 103}));
    QCOMPARE(console.texts()[2], std::string("abcde"));
    QCOMPARE(console.all<Line>()[3].missingBytes, 3u);
}

void TestKernelLog::dropsAReplayOfTheWholeLog() {
    Console console;
    records(console, 0, 3000);
    for (int reload = 0; reload < 3; ++reload)
        records(console, 0, 3000);
    records(console, 3001, 3002);
    console.wait(2s);
    QCOMPARE(console.all<Line>().size(), std::size_t{3003});
    QCOMPARE(console.all<BootStarted>().size(), std::size_t{1});
    QVERIFY(console.all<AddressShared>().empty());
}

void TestKernelLog::dropsAReplayToTwoTargets() {
    Console console;
    for (int load = 0; load < 3; ++load)
        for (std::uint64_t seq = 0; seq < 200; ++seq) {
            records(console, seq, seq);
            records(console, seq, seq);
        }
    console.wait(2s);
    QCOMPARE(console.all<Line>().size(), std::size_t{200});
    QCOMPARE(console.all<BootStarted>().size(), std::size_t{1});
}

// Heard from number 300 on; then netconsole is loaded with a module parameter.
void TestKernelLog::takesWhatAReplayHasMore() {
    Console console;
    records(console, 300, 400);
    records(console, 0, 401);
    records(console, 0, 402);
    console.wait(2s);
    QCOMPARE(console.all<Line>().size(), std::size_t{403});
    QCOMPARE(console.all<BootStarted>().size(), std::size_t{1});
}

void TestKernelLog::startsABootWhenNumbersRestart() {
    Console console;
    console.record(1, 100, "one");
    console.record(2, 200, "two");
    console.record(1, 90, "one");
    console.record(2, 210, "two");
    const auto lines = console.all<Line>();
    QCOMPARE(lines.size(), std::size_t{4});
    QCOMPARE(lines[3].boot, BootNumber{2});
    QCOMPARE(console.all<BootStarted>()[1].cause, BootCause::SeqRestart);
    QCOMPARE(console.all<BootEnded>()[0].lastLine, lines[1].id);
}

void TestKernelLog::startsABootWhenNumbersRestartWithTheSameWords() {
    Console console;
    records(console, 0, 500);
    records(console, 0, 40, 7);
    QCOMPARE(console.all<Line>().size(), std::size_t{501}); // not decided yet
    records(console, 41, 60, 7);
    const auto lines = console.all<Line>();
    QCOMPARE(lines.size(), std::size_t{501 + 61});
    QCOMPARE(lines[501].seq, std::uint64_t{0});
    QCOMPARE(lines[501].boot, BootNumber{2});
    QVERIFY(console.all<Gap>().empty());
}

void TestKernelLog::startsABootWhenOnlyTimeGoesBack() {
    Console console;
    console.record(100, 90'000'000, "long after the start");
    console.record(407, 9'000'000, "the next boot's netconsole starts later");
    QCOMPARE(console.all<BootStarted>().size(), std::size_t{2});
    QVERIFY(console.all<Gap>().empty());
}

void TestKernelLog::startsABootWhenTheOldStartWasNotHeard() {
    Console console;
    records(console, 5000, 5100);
    records(console, 0, 100, 3);
    QCOMPARE(console.all<BootStarted>().size(), std::size_t{2});
    QCOMPARE(console.all<Line>().size(), std::size_t{202});
}

void TestKernelLog::endsDoubtAfterAMoment() {
    Console console;
    records(console, 0, 200);
    records(console, 0, 10);
    QCOMPARE(console.all<Line>().size(), std::size_t{201});
    console.wait(500ms);
    QCOMPARE(console.all<Line>().size(), std::size_t{212});
    QCOMPARE(console.all<Line>().back().boot, BootNumber{2});
    records(console, 11, 20, 7);
    QCOMPARE(console.all<BootStarted>().size(), std::size_t{2});
}

void TestKernelLog::noticesTwoBoxesAtOneAddress() {
    Console console;
    for (std::uint64_t i = 0; i < 20; ++i) {
        console.record(500 + i, (500 + i) * 1000, "one");
        console.record(3000 + i, (9000 + i) * 1000, "other");
    }
    console.wait(2s);
    QCOMPARE(console.all<AddressShared>().size(), std::size_t{1});
    QVERIFY(console.netconsole.sources()[0].sharesAddress);
    QVERIFY(console.all<BootStarted>().size() <= 3);
    QCOMPARE(console.all<Line>().size(), std::size_t{40});
}

void TestKernelLog::keepsTheBootsOfTwoBoxesApart() {
    Console console;
    for (std::uint64_t i = 0; i < 50; ++i) {
        console.record(500 + i, (500 + i) * 1000, "one");
        console.record(490 + i, (700 + i) * 1000 + 3, "other");
        console.wait(10ms);
    }
    console.wait(2s);
    QCOMPARE(console.all<AddressShared>().size(), std::size_t{1});
    BootNumber one{};
    BootNumber other{};
    const auto lines = console.all<Line>();
    QVERIFY(lines.size() > 95);
    for (std::size_t i = 40; i < lines.size(); ++i) {
        auto& boot = lines[i].text == "one" ? one : other;
        if (boot != BootNumber{})
            QCOMPARE(lines[i].boot, boot);
        boot = lines[i].boot;
    }
    QVERIFY(one != other);
}

void TestKernelLog::staysBoundedUnderWildNumbers() {
    Console console;
    std::uint64_t number = 88172645463325252;
    for (int i = 0; i < 20000; ++i) {
        number ^= number << 13;
        number ^= number >> 7;
        number ^= number << 17;
        console.record(i % 3 == 0 ? number : number % 2000, number % 5 == 0 ? 0 : number >> 20, "x");
        if (i % 100 == 0)
            console.events.clear();
    }
    console.wait(2s);
    QVERIFY(console.netconsole.statistics().lines <= 20000);
}

// As kernel 4.4 sends a line of several pieces, and its serial console shows it as one.
void TestKernelLog::joinsWhatSerialConsolesOfOldKernelsJoin() {
    Console console;
    console.send("6,100,1000,-;before\n");
    console.send("6,101,2000,c;Modules linked in:\n");
    console.send("6,102,2100,+; usb_storage\n");
    console.send("6,103,2200,+; ext4\n SUBSYSTEM=a\n");
    console.send("6,103,2200,+; ext4\n SUBSYSTEM=a\n"); // twice, by two targets
    console.send("6,104,2300,-;after\n");
    QCOMPARE(console.texts(),
             (std::vector<std::string>{"before", "Modules linked in: usb_storage ext4", "after"}));
    const auto line = console.all<Line>()[1];
    QCOMPARE(line.seq, std::uint64_t{101});
    QCOMPARE(line.kernelTime, std::chrono::microseconds(2000));
    QCOMPARE(line.dictionary, (std::vector<DictionaryEntry>{{"SUBSYSTEM", "a"}}));
    QVERIFY(console.all<Gap>().empty());
}

void TestKernelLog::joinsNothingThatIsNotCertain_data() {
    QTest::addColumn<QByteArray>("second");
    QTest::newRow("a whole line that pr_cont printed") << QByteArray("6,101,2000,c;two\n");
    QTest::newRow("the piece between was lost") << QByteArray("6,102,2000,+;two\n");
    QTest::newRow("another caller") << QByteArray("6,101,2000,+,caller=T1;two\n");
    QTest::newRow("a new line") << QByteArray("6,101,2000,-;two\n");
    QTest::newRow("another kernel") << QByteArray("6,0,0,+;two\n");
}

void TestKernelLog::joinsNothingThatIsNotCertain() {
    QFETCH(QByteArray, second);
    Console console;
    console.send("6,100,1000,c;one\n");
    console.send(second.toStdString());
    console.wait(2s);
    QCOMPARE(console.texts(), (std::vector<std::string>{"one", "two"}));
}

void TestKernelLog::showsALineThatMayGoOn() {
    Console console;
    console.send("6,100,1000,c;one\n");
    console.send("6,101,1000,+; two\n");
    auto open = console.all<OpenLine>();
    QCOMPARE(open.size(), std::size_t{2});
    QCOMPARE(open[1].line.text, std::string("one two"));
    console.wait(2s);
    QCOMPARE(console.texts(), std::vector<std::string>{"one two"});
    QCOMPARE(console.all<Line>()[0].id, open[0].line.id);
    console.send("6,102,1000,c;left\n");
    console.netconsole.finish();
    console.wait(1ms);
    QCOMPARE(console.texts().back(), std::string("left"));
}

void TestKernelLog::limitsAJoinedLine() {
    Console console;
    console.send("6,100,1000,c;start\n");
    for (int seq = 101; seq < 300; ++seq)
        console.send("6," + std::to_string(seq) + ",1000,+;" + std::string(100, 'x') + '\n');
    console.wait(2s);
    std::size_t size = 0;
    for (const auto& text : console.texts()) {
        QVERIFY(text.size() <= Settings().longestLine);
        size += text.size();
    }
    QCOMPARE(size, std::size_t{5 + 199 * 100});
}

QTEST_APPLESS_MAIN(TestKernelLog)
#include "tst_log.moc"
