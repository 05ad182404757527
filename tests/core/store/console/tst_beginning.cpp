#include "tests/core/store/console/box_logs.h"
#include "tests/core/store/console/console_stores.h"
#include "tests/support/registered_test.h"

#include <QTest>

#include <algorithm>

using namespace etherdeck;
using namespace etherdeck::tests;
using namespace std::chrono_literals;
using netconsole::Event;
using store::MissingRecords;

/// The records of a boot before the first one that arrived.
class TestBeginning : public QObject {
    Q_OBJECT

private slots:
    void isFilledBeforeTheFirstRecord();
    void isFilledInManySteps();
    void isFilledBehindTheBootLoader();
    void isNotFilledByAnotherBoot();
    void isNotFilledAgainWhenItWasRemoved();
    void isFilledOnlyInTheLatestBoot();
    void tellsWhatIsMissing();
    void countsWhatWasFilled();
};

namespace {

std::vector<Event> heard(std::uint64_t first, std::uint64_t last, std::uint32_t boot = 1) {
    std::vector<Event> events;
    for (auto seq = first; seq <= last; ++seq)
        events.emplace_back(recordLine(seq, boot));
    return events;
}

std::vector<std::uint64_t> upTo(std::uint64_t last) {
    std::vector<std::uint64_t> numbers;
    for (std::uint64_t number = 0; number <= last; ++number)
        numbers.push_back(number);
    return numbers;
}

} // namespace

void TestBeginning::isFilledBeforeTheFirstRecord() {
    auto store = memory();
    auto other = consoleLine("of another box", 9, 2);
    other.time = consoleStart + 1s;
    append(store, {other}, {sourceInfo(1, 5), sourceInfo(2, 6)});
    append(store, heard(20, 25), {sourceInfo(1, 5), sourceInfo(2, 6)});
    const auto source = must(store.sources()).back().id;
    QCOMPARE(must(store.fillGaps(source, boxLog(0, 25))), outcomeOf({1}, 1, 1, 20));
    store::ConsoleFilter filter;
    filter.sources = {source};
    QCOMPARE(numbers(all(store, filter)), upTo(25));
    filter.boot = 1;
    QCOMPARE(numbers(all(store, filter)), upTo(25));
    QCOMPARE(all(store, filter)[3].time, consoleStart + stampOf(3));
    auto newest = must(store.lines(filter, {store::Order::NewestFirst, 0, 100}));
    std::ranges::reverse(newest);
    QCOMPARE(numbers(newest), upTo(25));
    QCOMPARE(all(store).front().text, "of another box");
    QCOMPARE(all(store)[1].seq, 0u);
    // Again, it stores nothing.
    QCOMPARE(must(store.fillGaps(source, boxLog(0, 25))).records, 0);
    QCOMPARE(numbers(all(store, filter)), upTo(25));
}

void TestBeginning::isFilledInManySteps() {
    auto store = memory();
    append(store, heard(2000, 2010));
    QCOMPARE(must(store.fillGaps(1, boxLog(0, 2010))).records, 2000);
    QCOMPARE(numbers(all(store)), upTo(2010));
}

void TestBeginning::isFilledBehindTheBootLoader() {
    auto store = memory();
    auto loader = consoleLine("U-Boot 2017.07");
    loader.time = consoleStart;
    append(store, {loader});
    append(store, heard(5, 9));
    QCOMPARE(must(store.fillGaps(1, boxLog(0, 9))).records, 5);
    const auto lines = all(store);
    QCOMPARE(lines.size(), 11u);
    QCOMPARE(lines.front().text, "U-Boot 2017.07");
    QVERIFY(std::ranges::is_sorted(lines, {}, [](const auto& line) { return line.seq.value_or(0); }));
}

void TestBeginning::isNotFilledByAnotherBoot() {
    auto store = memory();
    append(store, heard(5, 9));
    auto log = boxLog(0, 9);
    log[7].text = "other";
    QCOMPARE(must(store.fillGaps(1, log)).records, 0);
    QCOMPARE(must(store.fillGaps(1, boxLog(0, 4))).records, 0); // nothing proves it
    QCOMPARE(all(store).size(), 5u);
}

void TestBeginning::isNotFilledAgainWhenItWasRemoved() {
    auto store = memory();
    append(store, heard(0, 9));
    auto recent = recordLine(10);
    recent.time += 48h;
    append(store, {recent});
    store::Retention retention;
    retention.age = 24h;
    while (must(store.prune(retention, recent.time + 1h)) > 0)
        continue;
    QCOMPARE(numbers(all(store)), std::vector<std::uint64_t>{10});
    QCOMPARE(must(store.missingRecords(1)), (MissingRecords{1, {}, 0}));
    QCOMPARE(must(store.fillGaps(1, boxLog(0, 10))).records, 0);
}

void TestBeginning::isFilledOnlyInTheLatestBoot() {
    auto store = memory();
    append(store, heard(5, 9));
    append(store, {bootEnded(1), bootStarted(2, netconsole::BootCause::Banner)});
    auto later = heard(0, 9, 2);
    for (auto& event : later)
        std::get<netconsole::Line>(event).time += 1h;
    append(store, later);
    QCOMPARE(must(store.fillGaps(1, boxLog(0, 9))), store::FilledGaps());
    QCOMPARE(all(store).size(), 15u);
}

void TestBeginning::tellsWhatIsMissing() {
    auto store = memory();
    QCOMPARE(must(store.missingRecords(1)), MissingRecords());
    auto events = heard(5, 9);
    events.emplace_back(missing(10, 12));
    events.emplace_back(recordLine(13));
    events.emplace_back(missing(14, 14));
    events.emplace_back(recordLine(15));
    append(store, events);
    QCOMPARE(must(store.missingRecords(1)), (MissingRecords{1, {{10, 12}, {14, 14}}, 5}));
    QCOMPARE(must(store.fillGaps(1, boxLog(3, 13))).records, 5);
    QCOMPARE(must(store.missingRecords(1)), (MissingRecords{1, {{14, 14}}, 5}));
    append(store, {bootEnded(1), bootStarted(2, netconsole::BootCause::Banner)});
    append(store, heard(0, 1, 2));
    QCOMPARE(must(store.missingRecords(1)), (MissingRecords{2, {}, 0}));
}

void TestBeginning::countsWhatWasFilled() {
    auto store = memory();
    append(store, heard(5, 9));
    QCOMPARE(must(store.boots()).front().fromBoxLog, 0);
    must(store.fillGaps(1, boxLog(0, 9)));
    QCOMPARE(must(store.boots()).front().fromBoxLog, 5);
    QCOMPARE(must(store.boots()).front().lines, 10);
    QCOMPARE(must(store.boots()).front().lastText, textOf(9));
}

QTEST_GUILESS_MAIN(TestBeginning)
#include "tst_beginning.moc"
