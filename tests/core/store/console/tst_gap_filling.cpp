#include "tests/core/store/console/box_logs.h"
#include "tests/support/registered_test.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <functional>

using namespace etherdeck;
using namespace etherdeck::tests;
using namespace std::chrono_literals;
using netconsole::Event;
using netconsole::Line;
using store::BoxLogRecord;
using store::ConsoleStore;
using store::FilledGaps;

/// Records that did not arrive, from the log that the box keeps.
class TestGapFilling : public QObject {
    Q_OBJECT

private slots:
    void putsRecordsBetweenTheirNeighbours();
    void storesNothingTwice();
    void fillsWhatTheLogStillHas();
    void keepsRecordsThatArrivedLate();
    void isNotFilledByAnotherBoot_data();
    void isNotFilledByAnotherBoot();
    void needsManyEqualRecordsOfAStartingKernel();
    void refusesSeveralBoots();
    void refusesUnknownSources();
    void marksWhatItStored();
    void leavesTheLastWordsAlone();
    void isFoundByWordsTimesAndBoots();
    void fillsMoreThanOneStep();
    void fillsABoxThatWasMerged();
    void leavesNewLinesWhenOldOnesGo();
    void waitsForNobodyForEver();
};

namespace {

/// 1 to 3, 6 to 8: what is between did not arrive.
std::vector<Event> withGap(std::uint32_t boot = 1) {
    return {recordLine(1, boot), recordLine(2, boot), recordLine(3, boot), missing(4, 5, boot),
            recordLine(6, boot), recordLine(7, boot), recordLine(8, boot)};
}

} // namespace

void TestGapFilling::putsRecordsBetweenTheirNeighbours() {
    auto store = memory();
    append(store, withGap());
    auto other = consoleLine("of another box", 9, 2);
    other.time = consoleStart + 1min;
    append(store, {other}, {sourceInfo(1, 5), sourceInfo(2, 6)});
    QCOMPARE(must(store.fillGaps(1, boxLog(1, 8))), outcomeOf({1}, 1, 1, 2));
    const std::vector<std::uint64_t> expected{1, 2, 3, 4, 5, 6, 7, 8, 0};
    QCOMPARE(numbers(all(store)), expected);
    auto newest = must(store.lines({}, {store::Order::NewestFirst, 0, 100}));
    std::ranges::reverse(newest);
    QCOMPARE(numbers(newest), expected);
    QCOMPARE(all(store)[3].time, consoleStart + stampOf(4));
    const auto gap = must(store.gaps()).front();
    QCOMPARE(gap.filled, 2);
    QCOMPARE(gap.line, 4);
    QCOMPARE(must(store.sources()).front().lines, 8);
    // What arrives later follows as if nothing had been stored in between.
    auto later = recordLine(9);
    later.time = consoleStart + 2min;
    append(store, {later});
    QCOMPARE(numbers(all(store)).back(), 9u);
    QCOMPARE(must(store.boots()).size(), 2u);
}

void TestGapFilling::storesNothingTwice() {
    auto store = memory();
    append(store, withGap());
    QCOMPARE(must(store.fillGaps(1, boxLog(1, 8))).records, 2);
    const auto lines = all(store);
    QCOMPARE(must(store.fillGaps(1, boxLog(1, 8))), FilledGaps());
    QCOMPARE(all(store), lines);
    QCOMPARE(must(store.gaps()).front().filled, 2);
}

void TestGapFilling::fillsWhatTheLogStillHas() {
    auto store = memory();
    append(store, withGap());
    auto log = boxLog(1, 8);
    log.erase(log.begin() + 3); // 4 was overwritten
    QCOMPARE(must(store.fillGaps(1, log)), outcomeOf({1}, 1, 0, 1));
    QCOMPARE(must(store.gaps()).front().filled, 1);
    QCOMPARE(must(store.fillGaps(1, log)), outcomeOf({1}, 1, 0, 0));
    QCOMPARE(numbers(all(store)), (std::vector<std::uint64_t>{1, 2, 3, 5, 6, 7, 8}));
    QCOMPARE(must(store.fillGaps(1, boxLog(1, 8))), outcomeOf({1}, 1, 1, 1));
}

void TestGapFilling::keepsRecordsThatArrivedLate() {
    auto store = memory();
    auto events = withGap();
    events.emplace_back(recordLine(5));
    append(store, events);
    QCOMPARE(must(store.fillGaps(1, boxLog(1, 8))), outcomeOf({1}, 1, 1, 1));
    QCOMPARE(numbers(all(store)), (std::vector<std::uint64_t>{1, 2, 3, 4, 6, 7, 8, 5}));
    QCOMPARE(must(store.gaps()).front().filled, 2);
}

void TestGapFilling::isNotFilledByAnotherBoot_data() {
    using Change = std::function<void(std::vector<BoxLogRecord>&)>;
    QTest::addColumn<Change>("change");
    QTest::newRow("text") << Change([](auto& log) { log[6].text = "other"; });
    QTest::newRow("time") << Change([](auto& log) { log[1].kernelTime += 1us; });
    QTest::newRow("all times") << Change([](auto& log) {
        for (auto& record : log)
            record.kernelTime -= 10s;
    });
    QTest::newRow("no records before") << Change([](auto& log) { log.erase(log.begin(), log.begin() + 3); });
    QTest::newRow("no records after") << Change([](auto& log) { log.erase(log.begin() + 5, log.end()); });
    QTest::newRow("pieces only") << Change([](auto& log) {
        for (auto& record : log)
            record.isContinued = true;
    });
    QTest::newRow("nothing") << Change([](auto& log) { log.clear(); });
}

void TestGapFilling::isNotFilledByAnotherBoot() {
    using Change = std::function<void(std::vector<BoxLogRecord>&)>;
    QFETCH(Change, change);
    auto store = memory();
    append(store, withGap());
    auto log = boxLog(1, 8);
    change(log);
    const auto outcome = must(store.fillGaps(1, log));
    QCOMPARE(outcome.records, 0);
    QCOMPARE(outcome.filled, 0);
    QCOMPARE(numbers(all(store)), (std::vector<std::uint64_t>{1, 2, 3, 6, 7, 8}));
    QCOMPARE(must(store.gaps()).front().filled, 0);
}

/// Records of the first second of a kernel may be the same in each of its boots.
void TestGapFilling::needsManyEqualRecordsOfAStartingKernel() {
    auto store = memory();
    std::vector<Event> events;
    std::vector<BoxLogRecord> log;
    for (std::uint64_t seq = 1; seq <= 30; ++seq) {
        auto line = recordLine(seq);
        line.kernelTime = std::chrono::microseconds(seq / 2);
        log.push_back({seq, *line.level, 0, *line.kernelTime, false, line.text, {}});
        if (seq == 10)
            events.emplace_back(missing(10, 10));
        else
            events.emplace_back(line);
    }
    append(store, events);
    auto few = log;
    few.resize(25); // 13 time stamps
    QCOMPARE(must(store.fillGaps(1, few)).records, 0);
    QCOMPARE(must(store.fillGaps(1, log)), FilledGaps(outcomeOf({1}, 1, 1, 1)));
}

void TestGapFilling::refusesSeveralBoots() {
    auto store = memory();
    append(store, withGap());
    append(store, {bootEnded(1), bootStarted(2, netconsole::BootCause::Banner)});
    append(store, withGap(2));
    const auto outcome = must(store.fillGaps(1, boxLog(1, 8)));
    QCOMPARE(outcome.boots, (std::vector<std::int64_t>{2, 1}));
    QCOMPARE(outcome.records, 0);
    QCOMPARE(all(store).size(), 12u);
}

void TestGapFilling::refusesUnknownSources() {
    auto store = memory();
    append(store, withGap());
    const auto outcome = store.fillGaps(2, boxLog(1, 8));
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().code, ErrorCode::OutOfRange);
}

void TestGapFilling::marksWhatItStored() {
    auto store = memory();
    append(store, withGap());
    auto log = boxLog(1, 8);
    log[3].isContinued = true;
    log[3].dictionary = {{"SUBSYSTEM", "usb"}};
    must(store.fillGaps(1, log));
    const auto lines = all(store);
    QCOMPARE(lines[3].dictionary, log[3].dictionary);
    QCOMPARE(lines[3].continuation, netconsole::Continuation::Fragment);
    for (const auto& line : lines)
        QCOMPARE(line.isFromBoxLog, line.seq == 4u || line.seq == 5u);
}

void TestGapFilling::leavesTheLastWordsAlone() {
    auto store = memory();
    append(store, withGap());
    const auto before = must(store.boots()).front();
    must(store.fillGaps(1, boxLog(1, 8)));
    const auto after = must(store.boots()).front();
    QCOMPARE(after.lastText, textOf(8));
    QCOMPARE(after.lastLine, before.lastLine);
    QCOMPARE(after.end, before.end);
    QCOMPARE(after.lines, 8);
    QCOMPARE(before.gaps, 1);
    QCOMPARE(after.gaps, 0);
}

void TestGapFilling::isFoundByWordsTimesAndBoots() {
    auto store = memory();
    append(store, withGap());
    must(store.fillGaps(1, boxLog(1, 8)));
    while (must(store.index(100)) > 0)
        continue;
    store::ConsoleSearch search;
    search.words = "\"record 5\"";
    QCOMPARE(must(store.search(search, [](const Line&) { return true; })), 1u);
    store::ConsoleFilter filter;
    filter.sources = {1};
    filter.boot = 1;
    QCOMPARE(all(store, filter).size(), 8u);
    filter.from = consoleStart + stampOf(4);
    filter.until = consoleStart + stampOf(6);
    QCOMPARE(numbers(all(store, filter)), (std::vector<std::uint64_t>{4, 5}));
}

void TestGapFilling::fillsMoreThanOneStep() {
    constexpr std::uint64_t last = 3000;
    auto store = memory();
    std::vector<Event> events{recordLine(1), recordLine(2), missing(3, last - 2)};
    for (auto seq = last - 1; seq <= last; ++seq)
        events.emplace_back(recordLine(seq));
    append(store, events);
    QCOMPARE(must(store.fillGaps(1, boxLog(1, last))),
             outcomeOf({1}, 1, 1, static_cast<std::int64_t>(last) - 4));
    const auto found = numbers(all(store));
    QCOMPARE(found.size(), last);
    QVERIFY(std::ranges::is_sorted(found));
}

void TestGapFilling::fillsABoxThatWasMerged() {
    auto store = memory();
    auto other = consoleLine("first", 1, 2);
    append(store, {other}, {sourceInfo(1, 5), sourceInfo(2, 6)});
    append(store, withGap(), {sourceInfo(1, 5), sourceInfo(2, 6)});
    const auto sources = must(store.sources());
    const auto from = sources.back().id;
    must(store.merge(sources.front().id, from, consoleStart));
    const auto outcome = must(store.fillGaps(sources.front().id, boxLog(1, 8)));
    QCOMPARE(outcome.records, 2);
    store::ConsoleFilter filter;
    filter.sources = {sources.front().id};
    QCOMPARE(all(store, filter).size(), 9u);
    must(store.takeApart(sources.front().id, from));
    while (must(store.migrateMergedLines(100)) > 0)
        continue;
    filter.sources = {from};
    QCOMPARE(numbers(all(store, filter)), (std::vector<std::uint64_t>{1, 2, 3, 4, 5, 6, 7, 8}));
}

/// A filled line is old, but stored behind new ones.
void TestGapFilling::leavesNewLinesWhenOldOnesGo() {
    auto store = memory();
    append(store, withGap());
    auto recent = recordLine(9);
    recent.time += 48h;
    append(store, {recent});
    must(store.fillGaps(1, boxLog(1, 8)));
    store::Retention retention;
    retention.age = 24h;
    while (must(store.prune(retention, recent.time + 1h)) > 0)
        continue;
    const auto left = numbers(all(store));
    QVERIFY(std::ranges::count(left, 9u) == 1);
    QVERIFY(std::ranges::count(left, 8u) == 0);
    QCOMPARE(all(store).back().seq, 9u);
}

void TestGapFilling::waitsForNobodyForEver() {
    const QTemporaryDir folder;
    const auto file = folder.filePath("history").toStdString();
    auto store = must(ConsoleStore::open(file));
    append(store, withGap());
    sqlite3* other = nullptr;
    QCOMPARE(sqlite3_open(file.c_str(), &other), SQLITE_OK);
    QCOMPARE(sqlite3_exec(other, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr), SQLITE_OK);
    const auto held = store.fillGaps(1, boxLog(1, 8));
    QVERIFY(!held && held.error().code == ErrorCode::Busy);
    QCOMPARE(sqlite3_exec(other, "COMMIT", nullptr, nullptr, nullptr), SQLITE_OK);
    sqlite3_close(other);
    QCOMPARE(must(store.fillGaps(1, boxLog(1, 8))).records, 2);
}

QTEST_GUILESS_MAIN(TestGapFilling)
#include "tst_gap_filling.moc"
