#include "tests/core/store/console/console_stores.h"
#include "tests/support/registered_test.h"
#include "tests/support/test_size.h"

#include <algorithm>
#include <functional>

using namespace etherdeck;
using namespace etherdeck::tests;
using namespace std::chrono_literals;
using netconsole::BootCause;
using netconsole::Event;
using store::ConsoleStore;
using store::Retention;

/// What a store does costs the same in one of few and in one of many boots. Work is counted in instructions
/// of SQLite's machine, which no other program on the system changes.
class TestConsoleWork : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();
    void costsTheSameInAStoreOfManyBoots_data();
    void costsTheSameInAStoreOfManyBoots();
    void removesInStepsOfOneSize_data();
    void removesInStepsOfOneSize();
    void looksAtTheCrashesOfAPageOnly();
    void keepsEveryLineOfManyBoots();
};

namespace {

using Work = std::function<void(ConsoleStore&)>;

constexpr int instructionsOfATick = 100;
std::uint64_t ticks = 0;

int countTick(void* /*unused*/) {
    ++ticks;
    return 0;
}

/// For each connection that is opened from now on.
int countWorkOf(sqlite3* database, char** /*message*/, const void* /*routines*/) {
    sqlite3_progress_handler(database, instructionsOfATick, countTick, nullptr);
    return SQLITE_OK;
}

using Entry = void (*)();
Entry entry() { return reinterpret_cast<Entry>(countWorkOf); }

std::uint64_t workOf(const std::function<void()>& work) {
    const auto before = ticks;
    work();
    return ticks - before;
}

/// Boots of one line each, as a box that starts all the time.
std::vector<Event> restarts(std::uint32_t first, std::uint32_t count, std::uint32_t source = 1) {
    std::vector<Event> events;
    for (std::uint32_t boot = first; boot < first + count; ++boot) {
        const auto time = consoleStart + 1s * boot;
        if (boot > 1)
            events.emplace_back(netconsole::BootEnded{static_cast<netconsole::SourceId>(source),
                                                      static_cast<netconsole::BootNumber>(boot - 1),
                                                      static_cast<netconsole::LineId>(boot - 1), time});
        events.emplace_back(netconsole::BootStarted{static_cast<netconsole::SourceId>(source),
                                                    static_cast<netconsole::BootNumber>(boot),
                                                    BootCause::LinuxVersion, time});
        auto line = consoleLine("Linux version 6.1.0 (a@b)", boot, source, boot);
        line.time = time;
        events.emplace_back(std::move(line));
    }
    return events;
}

void fill(ConsoleStore& store, std::uint32_t boots) {
    constexpr std::uint32_t atOnce = 500;
    for (std::uint32_t boot = 1; boot <= boots; boot += atOnce)
        append(store, restarts(boot, std::min(atOnce, boots + 1 - boot)));
    while (must(store.index(10'000)) > 0) {
    }
}

std::uint32_t many() { return sizeOf<std::uint32_t>(6000, 60'000); }
constexpr std::uint32_t few = 1000;

} // namespace

void TestConsoleWork::initTestCase() { QCOMPARE(sqlite3_auto_extension(entry()), SQLITE_OK); }

void TestConsoleWork::cleanupTestCase() { sqlite3_cancel_auto_extension(entry()); }

void TestConsoleWork::costsTheSameInAStoreOfManyBoots_data() {
    QTest::addColumn<Work>("work");
    QTest::newRow("new boots") << Work([](ConsoleStore& store) {
        const auto next = static_cast<std::uint32_t>(must(store.lastLine())) + 1;
        append(store, restarts(next, 100));
    });
    QTest::newRow("a boot after a restart of the program") << Work([](ConsoleStore& store) {
        store.beginRun();
        append(store, restarts(1, 2));
    });
    QTest::newRow("the latest boots")
        << Work([](ConsoleStore& store) { QCOMPARE(must(store.boots({}, 50)).size(), 50u); });
    QTest::newRow("the latest boots of a box") << Work([](ConsoleStore& store) {
        store::ConsoleFilter filter;
        filter.sources = {1};
        QCOMPARE(must(store.boots(filter, 50)).size(), 50u);
    });
    QTest::newRow("a page of the log of a box") << Work([](ConsoleStore& store) {
        store::ConsoleFilter filter;
        filter.sources = {1};
        QCOMPARE(must(store.lines(filter, {store::Order::NewestFirst, 0, 50})).size(), 50u);
    });
    QTest::newRow("what is known of boxes")
        << Work([](ConsoleStore& store) { QCOMPARE(must(store.sources()).size(), 1u); });
    QTest::newRow("whether there is anything to remove") << Work([](ConsoleStore& store) {
        QCOMPARE(must(store.prune({0s, std::int64_t{1} << 40}, consoleStart, 400)), 0u);
    });
    QTest::newRow("the lines of a boot") << Work([](ConsoleStore& store) {
        store::ConsoleFilter filter;
        filter.sources = {1};
        filter.boot = 500;
        QCOMPARE(must(store.lines(filter, {store::Order::NewestFirst, 0, 50})).size(), 1u);
    });
}

void TestConsoleWork::costsTheSameInAStoreOfManyBoots() {
    QFETCH(Work, work);
    auto small = memory();
    auto large = memory();
    fill(small, few);
    fill(large, many());
    const auto ofFew = workOf([&] { work(small); });
    const auto ofMany = workOf([&] { work(large); });
    QVERIFY2(
        ofMany <= 2 * ofFew + 5,
        (std::to_string(ofFew) + " and " + std::to_string(ofMany) + " hundreds of instructions").c_str());
}

void TestConsoleWork::removesInStepsOfOneSize_data() {
    QTest::addColumn<Retention>("retention");
    QTest::addColumn<bool>("forgets");
    QTest::newRow("by age") << Retention{1s, 0} << false;
    QTest::newRow("by size") << Retention{0s, 2000} << false;
    QTest::newRow("of a box that was forgotten") << Retention{} << true;
}

/// The longest step, and there are as many more of them as there is more to remove.
void TestConsoleWork::removesInStepsOfOneSize() {
    QFETCH(Retention, retention);
    QFETCH(bool, forgets);
    const auto now = consoleStart + 1000h;
    struct Cost {
        std::uint64_t longest = 0;
        std::uint64_t steps = 0;
    };
    const auto removeAll = [&](ConsoleStore& store) {
        if (forgets)
            must(store.forget(1, consoleStart));
        Cost cost;
        for (bool goesOn = true; goesOn; ++cost.steps) {
            const auto work = workOf([&] { goesOn = must(store.prune(retention, now, 1000)) > 0; });
            cost.longest = std::max(cost.longest, work);
        }
        return cost;
    };
    auto small = memory();
    auto large = memory();
    fill(small, few);
    fill(large, many());
    const auto ofFew = removeAll(small);
    const auto ofMany = removeAll(large);
    QVERIFY2(ofMany.longest <= 2 * ofFew.longest + 5,
             (std::to_string(ofFew.longest) + " and " + std::to_string(ofMany.longest)).c_str());
    QVERIFY2(ofMany.steps <= 2 * (many() / few) * ofFew.steps,
             (std::to_string(ofFew.steps) + " and " + std::to_string(ofMany.steps)).c_str());
    QVERIFY(must(large.boots({}, 0)).size() < 50);
}

/// The lines of a page get the level of their crash; of other crashes nothing is read.
void TestConsoleWork::looksAtTheCrashesOfAPageOnly() {
    const auto workWith = [](std::uint64_t crashes) {
        auto store = memory();
        std::vector<Event> events;
        for (std::uint64_t id = 1; id <= crashes; ++id) {
            events.emplace_back(consoleLine("Oops", id));
            netconsole::CrashFound found;
            found.source = static_cast<netconsole::SourceId>(1);
            found.crash.boot = static_cast<netconsole::BootNumber>(1);
            found.crash.firstLine = found.crash.lastLine = static_cast<netconsole::LineId>(id);
            events.emplace_back(std::move(found));
        }
        append(store, events);
        std::vector<std::uint64_t> work;
        for (const auto beyond : {0UL, crashes / 2, crashes - 60})
            work.push_back(workOf([&] {
                const store::Page page{store::Order::OldestFirst, static_cast<std::int64_t>(beyond), 50};
                QCOMPARE(must(store.lines({}, page)).size(), 50u);
            }));
        return std::ranges::max(work);
    };
    const auto ofFew = workWith(3000);
    const auto ofMany = workWith(60'000);
    QVERIFY2(ofMany <= 2 * ofFew + 5, (std::to_string(ofFew) + " and " + std::to_string(ofMany)).c_str());
}

void TestConsoleWork::keepsEveryLineOfManyBoots() {
    auto store = memory();
    fill(store, few);
    QCOMPARE(all(store).size(), few);
    const auto boots = must(store.boots({}, 0));
    QCOMPARE(boots.size(), few);
    QCOMPARE(boots.front().number, std::int64_t{few});
    QCOMPARE(boots.back().ending, store::BootEnding::Silent);
    QCOMPARE(boots.back().linux, "6.1.0");
}

QTEST_APPLESS_MAIN(TestConsoleWork)
#include "tst_work.moc"
