#include "core/store/console/lines/forgetting.h"
#include "core/store/console/store.h"
#include "tests/core/store/console/console_events.h"
#include "tests/support/registered_test.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <atomic>
#include <sqlite3.h>
#include <thread>

using namespace etherdeck;
using namespace etherdeck::tests;
using namespace std::chrono_literals;
using netconsole::Event;
using netconsole::Line;
using store::ConsoleFilter;
using store::ConsoleStore;
using store::Order;

/// Merges of more lines than move at once.
class TestConsoleMerge : public QObject {
    Q_OBJECT

private slots:
    void readsWhatHasNotMovedYetAsIfItHad();
    void goesOnAfterItWasBrokenOff();
    void storesWhileLinesMove();
    void isReadTheSameWhileLinesMove();
    void mergesWhatIsStillBeingMerged();
    void forgetsWhatIsStillBeingMerged();
    void prunesWhenAllHasMoved();
};

namespace {

constexpr int many = 4000; ///< lines: more than a merge moves by itself
constexpr int few = 100;

const std::vector<netconsole::SourceInfo> boxes{sourceInfo(1, 5), sourceInfo(2, 6), sourceInfo(3, 7)};

std::vector<Event> boot(std::uint32_t source, std::uint32_t number, int count) {
    std::vector<Event> events;
    for (int i = 0; i < count; ++i) {
        auto line =
            consoleLine("box " + std::to_string(source) + " line " + std::to_string(i), 1, source, number);
        line.time = consoleStart + 1h * (number - 1) + 1ms * i;
        events.emplace_back(std::move(line));
    }
    return events;
}

/// Box 1 with one boot, box 2 with two.
void fill(ConsoleStore& store) {
    must(store.append(boot(1, 1, few), boxes));
    must(store.append(boot(2, 1, many), boxes));
    must(store.append(boot(2, 2, many), boxes));
    must(store.index(1'000'000));
}

ConsoleFilter filterOf(std::int64_t source, std::optional<std::int64_t> number = {}) {
    ConsoleFilter filter;
    filter.sources = {source};
    filter.boot = number;
    return filter;
}

std::vector<Line> linesOf(const ConsoleStore& store, const ConsoleFilter& filter) {
    return must(store.lines(filter, {Order::OldestFirst, 0, 0}));
}

std::size_t hitsOf(const ConsoleStore& store, const char* words, const ConsoleFilter& filter) {
    store::ConsoleSearch search;
    search.words = words;
    search.filter = filter;
    search.page.limit = 0;
    return must(store.search(search, [](const Line&) { return true; }));
}

void settle(ConsoleStore& store, std::size_t limit = 500) {
    while (must(store.migrateMergedLines(limit)) > 0)
        continue;
}

std::int64_t number(const QString& path, const char* sql) {
    sqlite3* database = nullptr;
    sqlite3_stmt* statement = nullptr;
    std::int64_t value = -1;
    if (sqlite3_open(path.toUtf8().constData(), &database) == SQLITE_OK &&
        sqlite3_prepare_v2(database, sql, -1, &statement, nullptr) == SQLITE_OK &&
        sqlite3_step(statement) == SQLITE_ROW)
        value = sqlite3_column_int64(statement, 0);
    sqlite3_finalize(statement);
    sqlite3_close(database);
    return value;
}

/// Boots 2 and 3 of box 1 are what box 2 said.
void checkMerged(const ConsoleStore& store) {
    const auto of = [&store](std::optional<std::int64_t> boot) { return linesOf(store, filterOf(1, boot)); };
    QCOMPARE(of({}).size(), std::size_t{few + 2 * many});
    QCOMPARE(of(1).size(), std::size_t{few});
    QCOMPARE(of(2).size(), std::size_t{many});
    QCOMPARE(of(3).size(), std::size_t{many});
    const auto third = of(3);
    QVERIFY(std::ranges::all_of(third, [](const Line& line) {
        return line.source == static_cast<netconsole::SourceId>(1) &&
               line.boot == static_cast<netconsole::BootNumber>(3);
    }));
    QVERIFY(linesOf(store, filterOf(2)).empty());
    ConsoleFilter everywhere;
    everywhere.boot = 2;
    QCOMPARE(linesOf(store, everywhere).size(), std::size_t{many});
    QCOMPARE(hitsOf(store, "\"box 2\"", filterOf(1)), std::size_t{2 * many});
    QCOMPARE(hitsOf(store, "line 7", filterOf(1, 3)), std::size_t{1});
    const auto sources = must(store.sources());
    QCOMPARE(sources.size(), 1u);
    QCOMPARE(sources[0].lines, std::int64_t{few + 2 * many});
    const auto bookmarks = must(store.bookmarks(filterOf(1, 2)));
    QCOMPARE(bookmarks.size(), 1u);
    QCOMPARE(bookmarks[0].source, 1);
    QCOMPARE(bookmarks[0].boot, 2);
}

} // namespace

void TestConsoleMerge::readsWhatHasNotMovedYetAsIfItHad() {
    auto store = must(ConsoleStore::open(":memory:"));
    fill(store);
    must(store.setBookmark(few + 5, "kept", consoleStart));
    must(store.merge(1, 2, consoleStart));
    checkMerged(store);
    must(store.migrateMergedLines(many)); // in the midst of a boot
    checkMerged(store);
    settle(store);
    checkMerged(store);
    QCOMPARE(must(store.migrateMergedLines(1)), 0u);
}

void TestConsoleMerge::goesOnAfterItWasBrokenOff() {
    const QTemporaryDir folder;
    const QString path = folder.filePath("history");
    {
        auto store = must(ConsoleStore::open(path.toStdString()));
        fill(store);
        must(store.setBookmark(few + 5, "kept", consoleStart));
        must(store.merge(1, 2, consoleStart));
        must(store.migrateMergedLines(700));
    }
    QVERIFY(number(path, "SELECT count(*) FROM lines WHERE source = 2") > 0);
    auto store = must(ConsoleStore::open(path.toStdString()));
    checkMerged(store);
    settle(store);
    checkMerged(store);
    QCOMPARE(number(path, "SELECT count(*) FROM lines WHERE source = 2"), 0);
    QCOMPARE(number(path, "SELECT count(*) FROM line_moves"), 0);
}

void TestConsoleMerge::storesWhileLinesMove() {
    auto store = must(ConsoleStore::open(":memory:"));
    fill(store);
    must(store.merge(1, 2, consoleStart));
    std::size_t stored = 0;
    while (must(store.migrateMergedLines(500)) > 0)
        stored += must(store.append(boot(2, 2, 10), boxes)); // what box 2 says goes on in that boot
    QVERIFY(stored > 100);
    QCOMPARE(linesOf(store, filterOf(1, 3)).size(), many + stored);
    QCOMPARE(must(store.sources()).size(), 1u);
    QCOMPARE(must(store.boots(filterOf(1))).size(), 3u);
}

void TestConsoleMerge::isReadTheSameWhileLinesMove() {
    const QTemporaryDir folder;
    const auto path = folder.filePath("history").toStdString();
    auto store = must(ConsoleStore::open(path));
    fill(store);
    must(store.merge(1, 2, consoleStart));
    std::atomic<int> read = 0;
    std::atomic<int> wrong = 0;
    std::jthread reader([&](const std::stop_token& stop) {
        const auto other = must(ConsoleStore::open(path));
        while (!stop.stop_requested()) {
            const auto lines = linesOf(other, filterOf(1, 2));
            const bool isRight = lines.size() == many && std::ranges::all_of(lines, [](const Line& line) {
                                     return line.source == static_cast<netconsole::SourceId>(1) &&
                                            line.boot == static_cast<netconsole::BootNumber>(2);
                                 });
            wrong += isRight ? 0 : 1;
            ++read;
        }
    });
    QTRY_VERIFY_WITH_TIMEOUT(read > 0, 30'000);
    for (bool goesOn = true; goesOn;) {
        const int before = read;
        goesOn = must(store.migrateMergedLines(400)) > 0;
        QTRY_VERIFY_WITH_TIMEOUT(read > before, 30'000);
    }
    reader.request_stop();
    reader.join();
    QCOMPARE(wrong.load(), 0);
}

void TestConsoleMerge::mergesWhatIsStillBeingMerged() {
    auto store = must(ConsoleStore::open(":memory:"));
    must(store.append(boot(3, 1, many), boxes)); // the store's first source
    must(store.append(boot(2, 1, many), boxes));
    must(store.append(boot(1, 1, many), boxes));
    must(store.merge(2, 3, consoleStart)); // boot 2 of it
    must(store.migrateMergedLines(500));
    must(store.merge(1, 2, consoleStart)); // boots 2 and 3 of that
    for (bool goesOn = true; goesOn; goesOn = must(store.migrateMergedLines(900)) > 0) {
        QCOMPARE(linesOf(store, filterOf(1)).size(), std::size_t{3 * many});
        for (const auto& [number, box] : {std::pair(1, "box 3"), {2, "box 2"}, {3, "box 1"}})
            QCOMPARE(hitsOf(store, box, filterOf(1, number)), std::size_t{many});
    }
    QCOMPARE(must(store.sources()).size(), 1u);
}

void TestConsoleMerge::forgetsWhatIsStillBeingMerged() {
    auto store = must(ConsoleStore::open(":memory:"));
    fill(store);
    must(store.append(boot(3, 1, few), boxes));
    must(store.setBookmark(few + 5, "of box 2", consoleStart));
    must(store.merge(1, 2, consoleStart));
    must(store.forget(1, consoleStart));
    QVERIFY(must(store.bookmarks()).empty());
    settle(store);
    while (must(store.prune({}, consoleStart + store::forgettingCanBeUndone, 1000)) > 0)
        continue;
    QCOMPARE(linesOf(store, {}).size(), std::size_t{few});
    QCOMPARE(must(store.sources()).size(), 1u);
}

void TestConsoleMerge::prunesWhenAllHasMoved() {
    auto store = must(ConsoleStore::open(":memory:"));
    fill(store);
    must(store.merge(1, 2, consoleStart));
    const store::Retention onlyTheLast{30min, 0};
    QCOMPARE(must(store.prune(onlyTheLast, consoleStart + 1h, 1'000'000)), 0u);
    settle(store);
    while (must(store.prune(onlyTheLast, consoleStart + 1h)) > 0)
        continue;
    QCOMPARE(linesOf(store, {}).size(), std::size_t{many});
    QCOMPARE(linesOf(store, filterOf(1, 3)).size(), std::size_t{many});
}

QTEST_GUILESS_MAIN(TestConsoleMerge)
#include "tst_merges.moc"
