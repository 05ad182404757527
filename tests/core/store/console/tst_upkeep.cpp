#include "core/store/database/database.h"
#include "tests/core/store/console/console_stores.h"
#include "tests/support/registered_test.h"

#include <QTemporaryDir>

using namespace etherdeck;
using namespace etherdeck::tests;
using namespace std::chrono_literals;
using netconsole::BootCause;
using netconsole::Event;
using netconsole::Line;
using store::ConsoleStore;
using store::Retention;

class TestConsoleUpkeep : public QObject {
    Q_OBJECT

private slots:
    void removesBootsPastTheirAge();
    void trimsABootThatGoesOn();
    void removesTheOldestBootsBySize();
    void removesInPieces();
    void keepsTheIndexRightWhenItRemoves();
    void forgetsSourcesThatNobodyKnows();
    void countsWhatThereIs();
    void countsWhatAnOlderFileHas();

private:
    void compareCounts(const std::string& path) const;
};

namespace {

/// `count` lines of a boot, which begins an hour after the one before it.
std::vector<Event> bootOf(std::uint32_t boot, int count, std::uint32_t source = 1) {
    std::vector<Event> events{bootStarted(boot, BootCause::Banner, source)};
    for (int i = 0; i < count; ++i) {
        auto line =
            consoleLine("boot " + std::to_string(boot) + " line " + std::to_string(i), 1, source, boot);
        line.time = consoleStart + 1h * (boot - 1) + 1s * i;
        events.emplace_back(std::move(line));
    }
    return events;
}

std::size_t hits(const ConsoleStore& store, const std::string& words) {
    store::ConsoleSearch search;
    search.words = words;
    search.page.limit = 1'000'000;
    return must(store.search(search, [](const Line&) { return true; }));
}

} // namespace

void TestConsoleUpkeep::removesBootsPastTheirAge() {
    auto store = memory();
    for (std::uint32_t boot = 1; boot <= 3; ++boot)
        append(store, bootOf(boot, 10));
    QCOMPARE(must(store.prune({}, consoleStart + 1000h)), 0u);
    // Boot 1 ended 2 h 10 min ago, boot 2 1 h 10 min ago.
    const auto now = consoleStart + 2h + 10min;
    QCOMPARE(must(store.prune({3h, 0}, now)), 0u);
    QCOMPARE(must(store.prune({2h, 0}, now)), 10u);
    QCOMPARE(bootNumbers(store), (std::vector<std::int64_t>{3, 2}));
    QCOMPARE(must(store.prune({2h, 0}, now)), 0u);
    append(store, bootOf(4, 1));
    QCOMPARE(bootNumbers(store), (std::vector<std::int64_t>{4, 3, 2}));
}

void TestConsoleUpkeep::trimsABootThatGoesOn() {
    auto store = memory();
    append(store, bootOf(1, 100));
    QCOMPARE(must(store.prune({10s, 0}, consoleStart + 60s)), 50u);
    const auto left = all(store);
    QCOMPARE(left.size(), 50u);
    QCOMPARE(left.front().text, "boot 1 line 50");
    const auto boot = must(store.boots()).at(0);
    QCOMPARE(boot.lines, 50);
    QCOMPARE(boot.firstLine, static_cast<std::int64_t>(left.front().id));
    QCOMPARE(must(store.prune({0s, 1000}, consoleStart)) + all(store).size(), 50u);
    QVERIFY(!all(store).empty());
    QCOMPARE(all(store).back().text, "boot 1 line 99");
    // A source that has gone for good goes as a whole.
    must(store.prune({10s, 0}, consoleStart + 1000s));
    QVERIFY(must(store.boots()).empty());
}

void TestConsoleUpkeep::removesTheOldestBootsBySize() {
    auto store = memory();
    for (std::uint32_t boot = 1; boot <= 4; ++boot)
        append(store, bootOf(boot, 100));
    // A line takes about 80 bytes: three boots are more than fit.
    must(store.prune({0s, 20'000}, consoleStart));
    QCOMPARE(bootNumbers(store), (std::vector<std::int64_t>{4, 3}));
    QCOMPARE(all(store).size(), 200u);
}

void TestConsoleUpkeep::removesInPieces() {
    auto store = memory();
    append(store, bootOf(1, 100));
    append(store, bootOf(2, 100));
    const Retention little{0s, 15'000};
    std::size_t calls = 0;
    while (must(store.prune(little, consoleStart, 7)) > 0)
        ++calls;
    QVERIFY(calls >= 14);
    // Also what was begun is brought to its end, though less would have been enough.
    QCOMPARE(bootNumbers(store), (std::vector<std::int64_t>{2}));
    QCOMPARE(all(store).size(), 100u);
}

void TestConsoleUpkeep::keepsTheIndexRightWhenItRemoves() {
    const QTemporaryDir folder;
    const auto path = folder.filePath("history").toStdString();
    auto store = must(ConsoleStore::open(path));
    append(store, bootOf(1, 50));
    append(store, bootOf(2, 50));
    must(store.index(75)); // the index ends in the midst of the second boot
    must(store.prune({30min, 0}, consoleStart + 1h));
    QCOMPARE(hits(store, "boot"), 50u);
    QCOMPARE(hits(store, "boot 1 \"line 1\""), 1u);
    must(store.index(1000));
    QCOMPARE(hits(store, "boot"), 50u);
    must(store.prune({30min, 0}, consoleStart + 3h));
    QCOMPARE(hits(store, "boot"), 0u);
    append(store, bootOf(3, 5));
    must(store.index(1000));
    QCOMPARE(hits(store, "boot"), 5u);
    execute(path, "INSERT INTO lines_index (lines_index, rank) VALUES ('integrity-check', 1)");
}

void TestConsoleUpkeep::forgetsSourcesThatNobodyKnows() {
    auto store = memory();
    append(store, {consoleLine("a"), consoleLine("b", 2, 2)}, {sourceInfo(1, 5), sourceInfo(2, 6, "plug")});
    must(store.prune({1h, 0}, consoleStart + 2h));
    QCOMPARE(must(store.sources()).size(), 2u);
    store.beginRun();
    append(store, {consoleLine("c", 1, 3)}, {sourceInfo(3, 7)});
    must(store.prune({1h, 0}, consoleStart + 24h * 40));
    const auto sources = must(store.sources());
    QCOMPARE(sources.size(), 1u);
    QCOMPARE(sources[0].name, "plug");
}

/// What is counted as it comes and goes, beside what there is.
void TestConsoleUpkeep::compareCounts(const std::string& path) const {
    const auto database = must(store::Database::open(path));
    QCOMPARE(must(database.number("SELECT value FROM marks WHERE name = 'bytes'")),
             must(database.number("SELECT coalesce(sum(bytes), 0) FROM boots")));
    const auto store = must(ConsoleStore::open(path));
    for (const auto& source : must(store.sources())) {
        store::ConsoleFilter filter;
        filter.sources = {source.id};
        QCOMPARE(source.lines, static_cast<std::int64_t>(all(store, filter).size()));
        QCOMPARE(source.boots, static_cast<std::int64_t>(must(store.boots(filter, 0)).size()));
        QCOMPARE(source.crashes, static_cast<std::int64_t>(must(store.crashes(filter, 0)).size()));
    }
}

void TestConsoleUpkeep::countsWhatThereIs() {
    const QTemporaryDir folder;
    const auto path = folder.filePath("history").toStdString();
    auto store = must(ConsoleStore::open(path));
    const std::vector bothBoxes{sourceInfo(1, 5), sourceInfo(2, 6)};
    for (std::uint32_t boot = 1; boot <= 4; ++boot)
        for (std::uint32_t source = 1; source <= 2; ++source) {
            auto events = bootOf(boot, 10, source);
            netconsole::CrashFound found;
            found.source = static_cast<netconsole::SourceId>(source);
            found.crash.boot = static_cast<netconsole::BootNumber>(boot);
            found.crash.time = consoleStart + 1h * (boot - 1);
            events.emplace_back(std::move(found));
            append(store, events, bothBoxes);
        }
    QCOMPARE(must(store.sources())[0].lines, 40);
    QCOMPARE(must(store.sources())[1].crashes, 4);
    compareCounts(path);
    while (must(store.prune({2h, 0}, consoleStart + 3h + 30min)) > 0) {
    }
    QCOMPARE(must(store.sources())[0].boots, 2);
    compareCounts(path);
    must(store.merge(1, 2, consoleStart));
    QCOMPARE(must(store.sources())[0].boots, 4);
    compareCounts(path);
    append(store, bootOf(5, 10, 2), bothBoxes);
    must(store.takeApart(1, 2));
    while (must(store.migrateMergedLines(1000)) > 0) {
    }
    compareCounts(path);
    must(store.forget(1, consoleStart));
    while (must(store.prune({}, consoleStart + 1000h)) > 0) {
    }
    compareCounts(path);
}

void TestConsoleUpkeep::countsWhatAnOlderFileHas() {
    const QTemporaryDir folder;
    const auto path = folder.filePath("history").toStdString();
    {
        auto store = must(ConsoleStore::open(path));
        append(store, bootOf(1, 10));
        append(store, bootOf(2, 20));
    }
    makeOlder(path, 13);
    const auto source = must(must(ConsoleStore::open(path)).sources()).front();
    QCOMPARE(source.boots, 2);
    QCOMPARE(source.lines, 30);
    compareCounts(path);
}

QTEST_APPLESS_MAIN(TestConsoleUpkeep)
#include "tst_upkeep.moc"
