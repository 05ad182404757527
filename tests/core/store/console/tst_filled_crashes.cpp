#include "tests/core/store/console/box_logs.h"
#include "tests/support/registered_test.h"

#include <QTest>

using namespace etherdeck;
using namespace etherdeck::tests;
using namespace std::chrono_literals;
using netconsole::Event;
using netconsole::Line;
using store::BoxLogRecord;

/// Crashes in records that did not arrive.
class TestFilledCrashes : public QObject {
    Q_OBJECT

private slots:
    void findsCrashesInFilledRecords_data();
    void findsCrashesInFilledRecords();
    void aCrashThatWasHeardIsNotFoundTwice_data();
    void aCrashThatWasHeardIsNotFoundTwice();
    void findsACrashAmongErrorsOfADisk();
    void findsCrashesInManySteps();
    void storesALimitedNumberOfCrashes();
};

namespace {

using Texts = std::vector<std::string>;

const Texts oops{"Unable to handle kernel NULL pointer dereference at virtual address 00000000",
                 "Internal error: Oops: 5 [#1] ARM",
                 "PC is at sysrq_handle_crash+0x16/0x20",
                 "Process sh (pid: 1, stack limit = 0x1)",
                 "Call trace:",
                 " sysrq_handle_crash from __handle_sysrq+0x88/0x120",
                 "---[ end trace 0000000000000000 ]---"};

const Texts oopsOfX86{"BUG: kernel NULL pointer dereference, address: 0000000000000000",
                      "#PF: supervisor write access in kernel mode",
                      "#PF: error_code(0x0002) - not-present page",
                      "PGD 0 P4D 0 ",
                      "Oops: 0002 [#1] PREEMPT SMP NOPTI",
                      "CPU: 0 PID: 1 Comm: sh Not tainted 6.1.0 #1",
                      "RIP: 0010:sysrq_handle_crash+0x16/0x20",
                      "Call Trace:",
                      " __handle_sysrq+0x88/0x120",
                      "---[ end trace 0000000000000000 ]---"};

/// Records 20 and those that follow are an oops.
std::vector<BoxLogRecord> logWith(const Texts& texts, std::uint64_t last = 40) {
    auto log = boxLog(1, last);
    for (std::size_t i = 0; i < texts.size(); ++i) {
        log[19 + i].text = texts[i];
        log[19 + i].level = netconsole::Level::Alert;
    }
    return log;
}

std::vector<BoxLogRecord> logWithOops() { return logWith(oops); }

/// What arrived of a log: all but these numbers.
std::vector<Event> heardBut(std::uint64_t first, std::uint64_t last,
                            const std::vector<BoxLogRecord>& log = logWithOops()) {
    std::vector<Event> events;
    for (const auto& record : log) {
        auto line = recordLine(record.seq);
        line.text = record.text;
        line.level = record.level;
        if (record.seq == first)
            events.emplace_back(missing(first, last));
        if (record.seq < first || record.seq > last)
            events.emplace_back(line);
    }
    return events;
}

netconsole::CrashFound heardCrash(const std::vector<Event>& events, std::uint64_t first, std::uint64_t last,
                                  netconsole::CrashKind kind = netconsole::CrashKind::Oops) {
    netconsole::CrashFound heard;
    heard.source = static_cast<netconsole::SourceId>(1);
    heard.crash.kind = kind;
    heard.crash.boot = static_cast<netconsole::BootNumber>(1);
    heard.crash.title = "heard";
    heard.crash.time = consoleStart + stampOf(first);
    for (const auto& event : events)
        if (const auto* const line = std::get_if<Line>(&event)) {
            if (line->seq == first)
                heard.crash.firstLine = line->id;
            if (line->seq == last)
                heard.crash.lastLine = line->id;
        }
    return heard;
}

} // namespace

void TestFilledCrashes::findsCrashesInFilledRecords_data() {
    QTest::addColumn<int>("first");
    QTest::addColumn<int>("last");
    QTest::newRow("the crash alone") << 20 << 26;
    QTest::newRow("with its neighbours") << 15 << 33;
    QTest::newRow("its beginning") << 18 << 22;
}

void TestFilledCrashes::findsCrashesInFilledRecords() {
    QFETCH(int, first);
    QFETCH(int, last);
    auto store = memory();
    append(store, heardBut(static_cast<std::uint64_t>(first), static_cast<std::uint64_t>(last)));
    QCOMPARE(must(store.fillGaps(1, logWithOops())).crashes, 1);
    const auto crashes = must(store.crashes({}, 10));
    QCOMPARE(crashes.size(), 1u);
    QCOMPARE(crashes[0].kind, netconsole::CrashKind::Oops);
    QCOMPARE(crashes[0].title, oops[0]);
    QVERIFY2(crashes[0].firstFrame.starts_with("sysrq_handle_crash"), crashes[0].firstFrame.c_str());
    QCOMPARE(crashes[0].time, consoleStart + stampOf(20));
    const auto lines = all(store);
    const auto found = std::ranges::find(lines, crashes[0].firstLine,
                                         [](const Line& line) { return static_cast<std::int64_t>(line.id); });
    QVERIFY(found != lines.end() && found->text == oops[0]);
    QCOMPARE(must(store.sources()).front().crashes, 1);
    QCOMPARE(must(store.fillGaps(1, logWithOops())).crashes, 0);
    QCOMPARE(must(store.crashes({}, 10)).size(), 1u);
}

void TestFilledCrashes::aCrashThatWasHeardIsNotFoundTwice_data() {
    QTest::addColumn<Texts>("texts");
    QTest::addColumn<std::uint64_t>("firstLost");
    QTest::addColumn<std::uint64_t>("lastLost");
    QTest::addColumn<std::uint64_t>("lastHeard");
    QTest::newRow("the middle") << oops << 22ul << 24ul << 26ul;
    QTest::newRow("the middle, and it was not joined") << oops << 22ul << 24ul << 21ul;
    QTest::newRow("x86: the second sign") << oopsOfX86 << 24ul << 24ul << 29ul;
    QTest::newRow("x86: a line behind it") << oopsOfX86 << 25ul << 25ul << 29ul;
    QTest::newRow("x86: lines far behind it") << oopsOfX86 << 27ul << 28ul << 29ul;
    QTest::newRow("x86: the second half") << oopsOfX86 << 24ul << 29ul << 23ul;
}

void TestFilledCrashes::aCrashThatWasHeardIsNotFoundTwice() {
    QFETCH(Texts, texts);
    QFETCH(std::uint64_t, firstLost);
    QFETCH(std::uint64_t, lastLost);
    QFETCH(std::uint64_t, lastHeard);
    auto store = memory();
    auto events = heardBut(firstLost, lastLost, logWith(texts));
    events.emplace_back(heardCrash(events, 20, lastHeard));
    append(store, events);
    const auto outcome = must(store.fillGaps(1, logWith(texts)));
    QCOMPARE(outcome.records, static_cast<std::int64_t>(lastLost - firstLost + 1));
    QCOMPARE(outcome.crashes, 0);
    QCOMPARE(must(store.crashes({}, 10)).size(), 1u);
}

/// These go on for a minute, and other things happen meanwhile.
void TestFilledCrashes::findsACrashAmongErrorsOfADisk() {
    auto store = memory();
    auto events = heardBut(20, 26);
    events.emplace_back(heardCrash(events, 10, 35, netconsole::CrashKind::IoError));
    append(store, events);
    QCOMPARE(must(store.fillGaps(1, logWithOops())).crashes, 1);
}

void TestFilledCrashes::findsCrashesInManySteps() {
    constexpr std::uint64_t last = 3000;
    auto log = logWith(oopsOfX86, last);
    for (std::size_t i = 0; i < oops.size(); ++i)
        log[2000 + i].text = oops[i];
    for (std::size_t i = 0; i < oopsOfX86.size(); ++i) // in two steps
        log[494 + i].text = oopsOfX86[i];
    auto store = memory();
    append(store, heardBut(4, last - 3, log));
    QCOMPARE(must(store.fillGaps(1, log)).crashes, 3);
    const auto crashes = must(store.crashes({}, 10));
    QCOMPARE(crashes.size(), 3u);
    for (const auto& crash : crashes)
        QVERIFY(crash.title == oops.front() || crash.title == oopsOfX86.front());
}

/// The log of a box may be full of them.
void TestFilledCrashes::storesALimitedNumberOfCrashes() {
    constexpr std::uint64_t last = 3000;
    auto log = boxLog(1, last);
    for (std::size_t i = 10; i < last - 10; ++i)
        log[i].text = "Out of memory: Killed process 1 (sh)";
    auto store = memory();
    append(store, heardBut(4, last - 3, log));
    const auto outcome = must(store.fillGaps(1, log));
    QCOMPARE(outcome.records, static_cast<std::int64_t>(last) - 6);
    QCOMPARE(outcome.crashes, 500);
    QCOMPARE(must(store.crashes({}, last)).size(), 500u);
}

QTEST_GUILESS_MAIN(TestFilledCrashes)
#include "tst_filled_crashes.moc"
