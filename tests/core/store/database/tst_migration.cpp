#include "core/store/events/store.h"
#include "tests/core/store/console/console_stores.h"
#include "tests/support/registered_test.h"

#include <QFileInfo>
#include <QTemporaryDir>

#include <array>
#include <future>
#include <thread>

using namespace etherdeck;
using namespace etherdeck::tests;
using namespace std::chrono_literals;
using netconsole::BootCause;
using store::ConsoleStore;
using store::Store;

/// How files of older versions are brought up to date.
class TestMigration : public QObject {
    Q_OBJECT

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void makesMicrosecondsOfMilliseconds();
    void goesOnWhereItWasInterrupted();
    void takesNoMoreRoom();
    void waitsForOthersThatMigrateIt();
    void keepsGapsThatNothingHasFilled();

private:
    [[nodiscard]] QString path() const { return m_folder->filePath("history"); }
    [[nodiscard]] std::string file() const { return path().toStdString(); }
    void fillWithLines(std::uint64_t count) const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

namespace {

constexpr auto past = 250'678us;
const WallTime heard = consoleStart + past;
const WallTime cut = consoleStart + 250ms; ///< as older versions have it

store::EventRecord someEvent() {
    store::EventRecord event;
    event.time = heard;
    return event;
}

store::SeenTarget someTarget() {
    store::SeenTarget target;
    target.disk.exact = "disk";
    target.firstSeen = heard;
    target.lastSeen = heard + 1h;
    return target;
}

} // namespace

/// Each line some microseconds after the one before.
void TestMigration::fillWithLines(std::uint64_t count) const {
    auto store = must(ConsoleStore::open(file()));
    std::vector<netconsole::Event> events;
    for (std::uint64_t i = 1; i <= count; ++i) {
        auto line = consoleLine("line " + std::to_string(i) + " of many with some words in it", i);
        line.time = consoleStart + 7us * i;
        events.emplace_back(line);
    }
    append(store, events);
    while (must(store.index(10'000)) > 0) {
    }
}

void TestMigration::makesMicrosecondsOfMilliseconds() {
    {
        auto store = must(ConsoleStore::open(file()));
        auto line = consoleLine("marked");
        line.time = heard;
        auto other = consoleLine("of another box", 2, 2);
        other.time = heard;
        netconsole::CrashFound crash;
        crash.source = line.source;
        crash.crash.boot = line.boot;
        crash.crash.time = heard;
        netconsole::Gap gap;
        gap.source = line.source;
        gap.boot = line.boot;
        gap.time = heard;
        netconsole::BootStarted started{line.source, line.boot, BootCause::Banner, heard};
        store::JournalCheckpoint checkpoint;
        checkpoint.run = "run";
        checkpoint.time = heard;
        must(store.append(std::vector<netconsole::Event>{started, line, gap, crash, other},
                          std::vector{sourceInfo(1, 5), sourceInfo(2, 6)},
                          store::JournalCheckpoints(checkpoint)));
        must(store.setBookmark(1, "note", heard));
        must(store.addSleep(heard, heard + 1h));
        must(store.merge(1, 2, heard));
        auto events = must(Store::open(file()));
        must(events.appendEvents(std::array{someEvent()}));
        must(events.putSeen(std::array{someTarget()}));
    }
    makeOlder(file(), 14);
    auto store = must(ConsoleStore::open(file()));
    const auto source = must(store.sources()).front();
    QCOMPARE(source.firstHeard, cut);
    QCOMPARE(source.lastHeard, cut);
    QCOMPARE(source.merged.front().merged, cut);
    for (const auto& boot : must(store.boots())) {
        QCOMPARE(boot.start, cut);
        QCOMPARE(boot.end, cut);
    }
    QCOMPARE(must(store.crashes()).front().time, cut);
    QCOMPARE(must(store.gaps()).front().time, cut);
    QCOMPARE(must(store.bookmarks()).front().made, cut);
    QCOMPARE(must(store.sleeps()).front().start, cut);
    QCOMPARE(must(store.sleeps()).front().end, cut + 1h);
    QCOMPARE(must(store.journalCheckpoints()).front().time, heard); // it had them before, as lines had
    for (const auto& line : all(store))
        QCOMPARE(line.time, heard);
    store::ConsoleFilter since;
    since.from = heard;
    QCOMPARE(all(store, since).size(), 2u);
    since.from = heard + 1us;
    QCOMPARE(all(store, since).size(), 0u);
    const auto events = must(Store::open(file()));
    QCOMPARE(must(events.events({})).front().time, cut);
    QCOMPARE(must(events.seen()).front().firstSeen, cut);
    QCOMPARE(must(events.seen()).front().lastSeen, cut + 1h);
}

void TestMigration::goesOnWhereItWasInterrupted() {
    constexpr std::uint64_t count = 50'000; // some steps
    fillWithLines(count);
    makeOlder(file(), 14);
    execute(file(), "CREATE TRIGGER stop BEFORE DELETE ON lines WHEN old.id = 30000"
                    " BEGIN SELECT raise(ABORT, 'stop'); END");
    QVERIFY(!ConsoleStore::open(file()));
    const auto read = ConsoleStore::open(file(), store::Access::ReadOnce);
    QVERIFY(!read && read.error().code == ErrorCode::VersionMismatch);
    execute(file(), "DROP TRIGGER stop");
    const auto store = must(ConsoleStore::open(file()));
    const auto lines = all(store);
    QCOMPARE(lines.size(), count);
    for (std::uint64_t i = 1; i <= count; ++i) {
        const auto& line = lines[i - 1];
        QCOMPARE(static_cast<std::uint64_t>(line.id), i);
        QCOMPARE(line.time, consoleStart + 7us * i);
        QVERIFY(line.text.starts_with("line " + std::to_string(i) + ' '));
    }
    store::ConsoleSearch search;
    search.words = "49999 many";
    QCOMPARE(must(store.search(search, [](const netconsole::Line&) { return true; })), 1u);
    execute(file(), "INSERT INTO lines_index (lines_index, rank) VALUES ('integrity-check', 1)");
}

void TestMigration::takesNoMoreRoom() {
    fillWithLines(60'000);
    makeOlder(file(), 14);
    execute(file(), "VACUUM");
    const auto size = QFileInfo(path()).size();
    must(ConsoleStore::open(file()));
    const auto grown = QFileInfo(path()).size();
    QVERIFY2(grown * 4 < size * 5, qPrintable(QString("%1 after %2").arg(grown).arg(size)));
}

// The history and the console of the window open the same file, each on a thread of its own: one of them may
// find it locked for longer than SQLite waits.
void TestMigration::waitsForOthersThatMigrateIt() {
    fillWithLines(10);
    makeOlder(file(), 14);
    std::promise<void> isLocked;
    auto other = std::async(std::launch::async, [&] {
        sqlite3* database = nullptr;
        bool isFine = sqlite3_open(file().c_str(), &database) == SQLITE_OK;
        const auto run = [&](const char* sql) {
            isFine = isFine && sqlite3_exec(database, sql, nullptr, nullptr, nullptr) == SQLITE_OK;
        };
        for (int step = 0; step < 8; ++step) {
            run("BEGIN IMMEDIATE; UPDATE lines SET level = level");
            if (step == 0)
                isLocked.set_value();
            std::this_thread::sleep_for(500ms);
            run("COMMIT");
        }
        sqlite3_close(database);
        return isFine;
    });
    isLocked.get_future().wait();
    const auto store = ConsoleStore::open(file());
    QVERIFY(other.get());
    QVERIFY(store);
    QCOMPARE(all(*store).size(), 10u);
}

void TestMigration::keepsGapsThatNothingHasFilled() {
    auto line = kernelLine("piece", 10, netconsole::Level::Error);
    line.continuation = netconsole::Continuation::Following;
    line.cut = true;
    netconsole::Gap gap{line.source, line.boot, 5, 9, heard};
    {
        auto store = must(ConsoleStore::open(file()));
        append(store, {gap, line});
    }
    makeOlder(file(), 16);
    const auto old = ConsoleStore::open(file(), store::Access::ReadOnce);
    QVERIFY(!old && old.error().code == ErrorCode::VersionMismatch);
    const auto store = must(ConsoleStore::open(file()));
    QCOMPARE(must(store.gaps()), (std::vector<store::ConsoleGap>{{1, 1, 5, 9, heard, 1, 0}}));
    const auto found = all(store).front();
    QCOMPARE(found.continuation, line.continuation);
    QVERIFY(found.cut && !found.isFromBoxLog);
}

QTEST_GUILESS_MAIN(TestMigration)
#include "tst_migration.moc"
