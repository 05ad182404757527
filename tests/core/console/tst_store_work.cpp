#include "core/console/store_thread.h"
#include "core/console/store_work.h"
#include "tests/core/store/console/console_events.h"
#include "tests/core/store/database/older_file.h"
#include "tests/support/registered_test.h"

#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <future>

using namespace etherdeck;
using namespace etherdeck::tests;
using namespace std::chrono_literals;
using netconsole::BootCause;
using store::ConsoleStore;

/// What is done for the store, without a thread; and how the thread around it is woken.
class TestStoreWork : public QObject {
    Q_OBJECT

private slots:
    void tellsWhatWasStored();
    void tellsOfABootThatBegins();
    void doesWhatIsPostedWhenNothingComes();
    void doesWhatIsPostedAfterASecondOfAFlood();
    void tellsWhatWasPostedWhileNothingCanBeStored();
    void readsSourcesOnceASecond();
    void tellsBootsOfWatchedSources();
    void aThreadThatIsWokenDoesOtherWorkAtOnce();
    void aThreadThatIsWokenStoresFirst();
    void aThreadThatStopsDoesWhatWasPostedLast();
};

namespace {

constexpr TimePoint start{1h};

ConsoleBatchPtr batchOf(std::vector<netconsole::Event> events) {
    auto batch = std::make_shared<ConsoleBatch>();
    batch->events = std::move(events);
    batch->sources =
        std::make_shared<const std::vector<netconsole::SourceInfo>>(std::vector{sourceInfo(1, 5)});
    return batch;
}

struct Working {
    int woken = 0;
    StoreWork work{must(ConsoleStore::open(":memory:")), {}, {}, start, [this] { ++woken; }};

    void append(std::vector<netconsole::Event> events, TimePoint now) {
        const auto batch = batchOf(std::move(events));
        must(work.append(std::span(&batch, 1), now));
    }
    /// Until nothing is left to do.
    void tidy(TimePoint now) {
        while (work.tidy(now)) {
        }
    }
};

} // namespace

void TestStoreWork::tellsWhatWasStored() {
    Working working;
    working.append({consoleLine("one"), consoleLine("two", 2)}, start);
    const auto news = working.work.take();
    QCOMPARE(news.lastLine, 2);
    QCOMPARE(news.linesStored, 2u);
    QVERIFY(news.live);
    QCOMPARE(news.live->size(), 1u);
    QVERIFY(working.woken > 0);
    QCOMPARE(working.work.take().lastLine, 0); // told once
}

void TestStoreWork::tellsOfABootThatBegins() {
    Working working;
    const auto first = consoleLine("first");
    working.append({first}, start);
    QVERIFY(working.work.take().started.empty()); // it was only heard
    auto line = consoleLine("U-Boot 2017.07 (Jul)", 2, 1, 2);
    working.append({netconsole::BootStarted{line.source, line.boot, BootCause::Banner, line.time}, line},
                   start);
    const auto news = working.work.take();
    QCOMPARE(news.started.size(), 1u);
    QCOMPARE(news.started[0].number, 2);
    QCOMPARE(news.started[0].cause, BootCause::Banner);
}

void TestStoreWork::doesWhatIsPostedWhenNothingComes() {
    Working working;
    working.append({consoleLine("one")}, start);
    working.work.post([](ConsoleStore& store) { return store.setName(1, "plug"); }, start);
    QVERIFY(working.work.take().posted.empty());
    working.tidy(start + 1ms);
    const auto news = working.work.take();
    QCOMPARE(news.posted.size(), 1u);
    QVERIFY(news.posted[0].result.has_value());
    QVERIFY(news.sources); // as they are since
    QCOMPARE(news.sources->front().name, "plug");
}

void TestStoreWork::doesWhatIsPostedAfterASecondOfAFlood() {
    Working working;
    bool isDone = false;
    working.work.post(
        [&isDone](ConsoleStore&) -> Result<void> {
            isDone = true;
            return {};
        },
        start);
    working.append({consoleLine("one")}, start + 1s);
    QVERIFY(!isDone);
    working.append({consoleLine("two", 2)}, start + 1001ms);
    QVERIFY(isDone);
}

// As on a full disk: the thread tries one append again and again, and never comes to tidy().
void TestStoreWork::tellsWhatWasPostedWhileNothingCanBeStored() {
    const QTemporaryDir folder;
    const auto path = folder.filePath("history").toStdString();
    StoreWork work{must(ConsoleStore::open(path)), path, {}, start, [] {}};
    execute(path, "CREATE TRIGGER stop BEFORE INSERT ON lines BEGIN SELECT raise(ABORT, 'stop'); END");
    work.post([](ConsoleStore&) -> Result<void> { return fail(ErrorCode::System); }, start);
    const auto batch = batchOf({consoleLine("one")});
    QVERIFY(!work.append(std::span(&batch, 1), start + 2s));
    const auto posted = work.take().posted;
    QCOMPARE(posted.size(), 1u);
    QVERIFY(!posted[0].result);
}

void TestStoreWork::readsSourcesOnceASecond() {
    Working working;
    working.append({consoleLine("one")}, start);
    working.tidy(start);
    QVERIFY(working.work.take().sources);
    working.append({consoleLine("two", 2)}, start + 900ms);
    working.tidy(start + 999ms);
    QVERIFY(!working.work.take().sources);
    working.tidy(start + 1s);
    const auto news = working.work.take();
    QVERIFY(news.sources);
    QCOMPARE(news.sources->front().lines, 2);
}

void TestStoreWork::tellsBootsOfWatchedSources() {
    Working working;
    working.append({consoleLine("one")}, start);
    working.tidy(start);
    QVERIFY(working.work.take().boots.empty());
    working.work.watchBoots(1);
    working.tidy(start + 1ms);
    const auto boots = working.work.take().boots;
    QCOMPARE(boots.size(), 1u);
    QCOMPARE(boots.at(1).size(), 1u);
}

void TestStoreWork::aThreadThatIsWokenDoesOtherWorkAtOnce() {
    std::atomic<bool> isTidied = false;
    StoreThread thread({[](auto, TimePoint) -> Result<std::size_t> { return 0; }, [] {},
                        [&isTidied](TimePoint) {
                            isTidied = true;
                            return false;
                        }},
                       [](const Error&) {});
    QTRY_VERIFY(isTidied);
    for (int i = 0; i < 5; ++i) { // by itself it looks twice a second
        isTidied = false;
        const auto woken = Clock::now();
        thread.wake();
        while (!isTidied && Clock::now() - woken < 10s)
            std::this_thread::yield();
        QVERIFY(isTidied);
        if (Clock::now() - woken < 200ms)
            return;
    }
    QFAIL("never before half a second");
}

void TestStoreWork::aThreadThatIsWokenStoresFirst() {
    std::promise<void> mayGoOn;
    std::atomic<int> stored = 0;
    std::atomic<int> storedBefore = -1;
    std::atomic<bool> isHeld = false;
    StoreThread thread({[&](auto batches, TimePoint) -> Result<std::size_t> {
                            stored += static_cast<int>(batches.size());
                            return 0;
                        },
                        [] {},
                        [&, gate = mayGoOn.get_future().share()](TimePoint) {
                            isHeld = true;
                            gate.wait();
                            if (stored > 0)
                                storedBefore = stored.load();
                            return false;
                        }},
                       [](const Error&) {});
    QTRY_VERIFY(isHeld);
    thread.sink()(batchOf({consoleLine("one")}));
    thread.wake();
    mayGoOn.set_value();
    QTRY_COMPARE(storedBefore, 1);
}

// A name that was given in the moment in which the window was closed is kept.
void TestStoreWork::aThreadThatStopsDoesWhatWasPostedLast() {
    Working working;
    auto& work = working.work;
    std::atomic<bool> isLooking = false;
    std::atomic<bool> isStopping = false;
    StoreThread thread({[&work](auto batches, TimePoint now) { return work.append(batches, now); },
                        [&work] { work.beginRun(); },
                        [&](TimePoint now) {
                            const bool mayHaveMore = work.tidy(now);
                            isLooking = true;
                            while (!isStopping) // it is past what was posted, and stopped then
                                std::this_thread::yield();
                            std::this_thread::sleep_for(20ms);
                            return mayHaveMore;
                        }},
                       [](const Error&) {});
    QTRY_VERIFY(isLooking);
    std::atomic<bool> isDone = false;
    work.post(
        [&isDone](ConsoleStore&) -> Result<void> {
            isDone = true;
            return {};
        },
        Clock::now());
    isStopping = true;
    thread.stop();
    QVERIFY(isDone);
    QCOMPARE(work.take().posted.size(), 1u);
}

QTEST_GUILESS_MAIN(TestStoreWork)
#include "tst_store_work.moc"
