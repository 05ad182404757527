#include "core/store/console/lines/forgetting.h"
#include "core/store/console/store.h"
#include "tests/core/store/console/console_stores.h"
#include "tests/support/registered_test.h"

#include <QTemporaryDir>
#include <QTest>

using namespace etherdeck;
using namespace etherdeck::tests;
using namespace std::chrono_literals;
using netconsole::Event;
using store::ConsoleFilter;
using store::ConsoleStore;
using store::forgettingCanBeUndone;

/// A box that is forgotten, and what is left of that for ten minutes.
class TestConsoleForgetting : public QObject {
    Q_OBJECT

private slots:
    void hidesAllOfIt();
    void bringsAllOfItBack();
    void bringsAMergedBoxBackWithItsMerges();
    void joinsWhatTheBoxSaidMeanwhile();
    void leavesAnotherBoxAtTheAddressAlone();
    void isTooLateAfterTenMinutes();
    void removesWhatIsForgottenFirstWhenRoomIsShort();
    void endsInALaterRun();
    void hidesLinesThatAreStillMoving();
};

namespace {

const std::vector<netconsole::SourceInfo> boxes{sourceInfo(1, 5, "desk"), sourceInfo(2, 6)};

std::vector<Event> lines(std::uint32_t source, std::uint32_t boot, int count) {
    std::vector<Event> events;
    for (int i = 0; i < count; ++i)
        events.emplace_back(consoleLine("box " + std::to_string(source) + " says " + std::to_string(i),
                                        static_cast<std::uint64_t>(i) + 1, source, boot));
    return events;
}

void fill(ConsoleStore& store) {
    append(store, lines(1, 1, 20), boxes);
    append(store, lines(2, 1, 30), boxes);
    netconsole::CrashFound crash;
    crash.source = netconsole::SourceId{1};
    crash.crash.boot = netconsole::BootNumber{1};
    crash.crash.title = "Oops";
    append(store,
           {crash, netconsole::Gap{netconsole::SourceId{1}, netconsole::BootNumber{1}, 3, 4, consoleStart}},
           boxes);
    append(store, lines(1, 1, 1), boxes);
    must(store.setBookmark(3, "look", consoleStart));
    must(store.index(1000));
}

std::size_t hits(const ConsoleStore& store, const char* words) {
    store::ConsoleSearch search;
    search.words = words;
    search.page.limit = 0;
    return must(store.search(search, [](const netconsole::Line&) { return true; }));
}

bool isSame(const ConsoleStore& store, const ConsoleStore& other) {
    return must(store.sources()) == must(other.sources()) && must(store.boots()) == must(other.boots()) &&
           must(store.crashes()) == must(other.crashes()) && must(store.gaps()) == must(other.gaps()) &&
           must(store.bookmarks()) == must(other.bookmarks()) && all(store) == all(other) &&
           hits(store, "says") == hits(other, "says");
}

void pruneAt(ConsoleStore& store, WallTime now, const store::Retention& retention = {}) {
    while (must(store.prune(retention, now, 7)) > 0)
        continue;
}

} // namespace

void TestConsoleForgetting::hidesAllOfIt() {
    auto store = memory();
    fill(store);
    must(store.forget(1, consoleStart));
    pruneAt(store, consoleStart + forgettingCanBeUndone - 1s);
    QCOMPARE(must(store.sources()).size(), 1u);
    QCOMPARE(must(store.boots()).size(), 1u);
    QVERIFY(must(store.crashes()).empty());
    QVERIFY(must(store.gaps()).empty());
    QVERIFY(must(store.bookmarks()).empty());
    QCOMPARE(all(store).size(), 30u);
    QCOMPARE(hits(store, "says"), 30u);
    QCOMPARE(hits(store, "\"box 1\""), 0u);
}

void TestConsoleForgetting::bringsAllOfItBack() {
    auto store = memory();
    auto untouched = memory();
    fill(store);
    fill(untouched);
    must(store.forget(1, consoleStart));
    pruneAt(store, consoleStart + 5min);
    must(store.bringBack(1));
    QVERIFY(isSame(store, untouched));
    untouched.beginRun();
    for (auto* one : {&store, &untouched}) // it goes on as the same box, as after a restart
        append(*one, lines(1, 1, 5), {boxes.front()});
    QVERIFY(isSame(store, untouched));
    QCOMPARE(store.bringBack(1).error().code, ErrorCode::OutOfRange);
}

void TestConsoleForgetting::bringsAMergedBoxBackWithItsMerges() {
    auto store = memory();
    auto untouched = memory();
    fill(store);
    fill(untouched);
    must(store.merge(1, 2, consoleStart));
    must(store.forget(1, consoleStart));
    pruneAt(store, consoleStart + 5min);
    must(store.bringBack(1));
    must(store.takeApart(1, 2));
    QVERIFY(isSame(store, untouched));
}

void TestConsoleForgetting::joinsWhatTheBoxSaidMeanwhile() {
    auto store = memory();
    fill(store);
    must(store.forget(1, consoleStart));
    append(store, {netconsole::SourceForgotten{netconsole::SourceId{1}}}, {});
    append(store, lines(7, 1, 5), {sourceInfo(7, 5)});
    QCOMPARE(must(store.sources()).size(), 2u);
    must(store.bringBack(1));
    append(store, lines(7, 1, 5), {sourceInfo(7, 5)});
    const auto sources = must(store.sources());
    QCOMPARE(sources.size(), 2u);
    QCOMPARE(sources[0].name, "desk");
    QCOMPARE(sources[0].lines, 31);
    QCOMPARE(sources[0].boots, 2);
    QVERIFY(sources[0].merged.empty()); // it was never another one
}

void TestConsoleForgetting::leavesAnotherBoxAtTheAddressAlone() {
    auto store = memory();
    fill(store);
    must(store.forget(1, consoleStart));
    append(store, lines(7, 1, 5), {sourceInfo(7, 5, "another one")});
    must(store.bringBack(1));
    const auto sources = must(store.sources());
    QCOMPARE(sources.size(), 3u);
    QCOMPARE(sources[0].lines, 21);
    QVERIFY(sources[0].endpoints.empty());
    QCOMPARE(sources[2].endpoints.size(), 1u);
}

void TestConsoleForgetting::isTooLateAfterTenMinutes() {
    auto store = memory();
    fill(store);
    must(store.forget(1, consoleStart));
    must(store.prune({}, consoleStart + forgettingCanBeUndone, 7)); // in the midst of it
    QCOMPARE(store.bringBack(1).error().code, ErrorCode::OutOfRange);
    QCOMPARE(all(store).size(), 30u);
    pruneAt(store, consoleStart + forgettingCanBeUndone);
    QCOMPARE(all(store).size(), 30u);
    QCOMPARE(must(store.boots()).size(), 1u);
    QCOMPARE(must(store.prune({}, consoleStart + 1h)), 0u);
}

void TestConsoleForgetting::removesWhatIsForgottenFirstWhenRoomIsShort() {
    auto store = memory();
    fill(store);
    must(store.forget(2, consoleStart)); // the younger one
    pruneAt(store, consoleStart, {0s, 2'500});
    QCOMPARE(store.bringBack(2).error().code, ErrorCode::OutOfRange);
    QCOMPARE(all(store).size(), 21u);
}

void TestConsoleForgetting::endsInALaterRun() {
    const QTemporaryDir folder;
    const auto path = folder.filePath("history").toStdString();
    {
        auto store = must(ConsoleStore::open(path));
        fill(store);
        must(store.forget(1, consoleStart));
    }
    auto store = must(ConsoleStore::open(path));
    QCOMPARE(all(store).size(), 30u);
    pruneAt(store, consoleStart + forgettingCanBeUndone);
    QCOMPARE(must(store.lastLine()), 51);
    QCOMPARE(all(store).size(), 30u);
    QCOMPARE(store.bringBack(1).error().code, ErrorCode::OutOfRange);
}

void TestConsoleForgetting::hidesLinesThatAreStillMoving() {
    auto store = memory();
    append(store, lines(1, 1, 5), boxes);
    append(store, lines(2, 1, 4000), boxes);
    must(store.merge(1, 2, consoleStart));
    must(store.forget(1, consoleStart));
    QVERIFY(all(store).empty());
    while (must(store.migrateMergedLines(500)) > 0)
        QVERIFY(all(store).empty());
    must(store.bringBack(1));
    QCOMPARE(all(store).size(), 4005u);
}

QTEST_GUILESS_MAIN(TestConsoleForgetting)
#include "tst_forgetting.moc"
