#include "core/store/console/boot_system.h"
#include "tests/core/store/console/console_stores.h"
#include "tests/support/registered_test.h"

#include <QTemporaryDir>

using namespace etherdeck;
using namespace etherdeck::tests;
using namespace std::chrono_literals;
using netconsole::Event;
using netconsole::Level;
using store::BootSystem;
using store::ConsoleStore;
using store::Order;

namespace {

netconsole::Gap gapOf(std::uint64_t first, std::uint64_t last, std::uint32_t source = 1) {
    return {static_cast<netconsole::SourceId>(source), static_cast<netconsole::BootNumber>(1), first, last,
            consoleStart};
}

std::vector<std::string> textsOf(const store::LogPage& page) {
    std::vector<std::string> texts;
    for (const auto& line : page.lines)
        texts.push_back(line.text);
    return texts;
}

bool never() { return false; }
bool atOnce() { return true; }

/// Many lines of a box, of which few are rare.
void fill(ConsoleStore& store, int count) {
    std::vector<Event> events;
    for (int i = 1; i <= count; ++i) {
        const bool isRare = i == 10 || i == count - 10;
        events.emplace_back(kernelLine(isRare ? "rare " + std::to_string(i) : "often",
                                       static_cast<std::uint64_t>(i),
                                       isRare ? Level::Error : Level::Information));
    }
    append(store, events);
}

} // namespace

class TestLogPage : public QObject {
    Q_OBJECT

private slots:
    void readsBanners_data() {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QByteArray>("uboot");
        QTest::addColumn<QByteArray>("linux");
        QTest::newRow("U-Boot") << QByteArray("U-Boot 2017.07-00001-g1 (Jul 10 2017)")
                                << QByteArray("2017.07-00001-g1") << QByteArray();
        QTest::newRow("Linux") << QByteArray("Linux version 6.5.0-arm (me@here) (gcc) #1") << QByteArray()
                               << QByteArray("6.5.0-arm");
        QTest::newRow("a word alone")
            << QByteArray("Linux version 6.5\nmore") << QByteArray() << QByteArray("6.5");
        QTest::newRow("no version") << QByteArray("Linux version ") << QByteArray() << QByteArray();
        QTest::newRow("SPL") << QByteArray("U-Boot SPL 2017.07") << QByteArray() << QByteArray();
        QTest::newRow("not at the start")
            << QByteArray("echo U-Boot 2017.07") << QByteArray() << QByteArray();
        QTest::newRow("long") << QByteArray("Linux version ") + QByteArray(500, 'x') << QByteArray()
                              << QByteArray(40, 'x');
    }
    void readsBanners() {
        QFETCH(QByteArray, line);
        QFETCH(QByteArray, uboot);
        QFETCH(QByteArray, linux);
        const auto system = store::bootSystem(line.toStdString());
        QCOMPARE(system.has_value(), !uboot.isEmpty() || !linux.isEmpty());
        if (!system)
            return;
        QCOMPARE(system->kind, uboot.isEmpty() ? BootSystem::Kind::Linux : BootSystem::Kind::Uboot);
        QCOMPARE(QByteArray::fromStdString(system->version), uboot.isEmpty() ? linux : uboot);
    }

    void keepsWhatABootRuns() {
        auto store = memory();
        append(store, {consoleLine("U-Boot 2017.07 (Jul)", 1), consoleLine("text", 2)});
        append(store, {consoleLine("Linux version 6.5.0 (x)", 3), consoleLine("Linux version 9 printed", 4)});
        append(store, {consoleLine("U-Boot 2024.01 (Jan)", 5, 1, 2)});
        const auto boots = must(store.boots());
        QCOMPARE(boots[1].uboot, "2017.07");
        QCOMPARE(boots[1].linux, "6.5.0");
        QCOMPARE(boots[0].uboot, "2024.01");
        QCOMPARE(boots[0].linux, "");
    }

    void tellsGapsWithTheLinesAfterThem() {
        auto store = memory();
        append(store, {kernelLine("a", 4, Level::Notice), gapOf(5, 9), kernelLine("b", 10, Level::Notice)});
        append(store, {kernelLine("c", 11, Level::Notice), gapOf(12, 12)});
        append(store, {kernelLine("d", 13, Level::Notice)});
        const auto page = must(store.logPage({}, never));
        QCOMPARE(textsOf(page), (std::vector<std::string>{"d", "c", "b", "a"}));
        QCOMPARE(page.gaps, (std::vector<store::ConsoleGap>{{1, 1, 5, 9, consoleStart, 2},
                                                            {1, 1, 12, 12, consoleStart, 4}}));
        store::ConsoleSearch search;
        search.page = {Order::OldestFirst, 2, 100};
        QCOMPARE(must(store.logPage(search, never)).gaps.size(), 2u); // one may be where it goes on
        search.page = {Order::OldestFirst, 2, 1};
        QCOMPARE(must(store.logPage(search, never)).gaps.back().line, 2);
    }

    void findsTheNextGapBothWays() {
        auto store = memory();
        append(store, {kernelLine("a", 4, Level::Notice), gapOf(5, 9), kernelLine("b", 10, Level::Notice),
                       gapOf(11, 11), kernelLine("c", 12, Level::Notice)});
        QCOMPARE(must(store.nextGap({}, {Order::OldestFirst, 1, 1}))->line, 2);
        QCOMPARE(must(store.nextGap({}, {Order::OldestFirst, 2, 1}))->line, 3);
        QVERIFY(!must(store.nextGap({}, {Order::OldestFirst, 3, 1})));
        QCOMPARE(must(store.nextGap({}, {Order::NewestFirst, 3, 1}))->line, 2);
        QVERIFY(!must(store.nextGap({}, {Order::NewestFirst, 2, 1})));
        store::ConsoleFilter other;
        other.sources = {2};
        QVERIFY(!must(store.nextGap(other, {Order::OldestFirst, 0, 1})));
    }

    void keepsWhenThisComputerSlept() {
        auto store = memory();
        append(store, {consoleLine("before", 1), consoleLine("after", 5000)});
        must(store.addSleep(consoleStart + 1s, consoleStart + 4s));
        must(store.addSleep(consoleStart - 5s, consoleStart - 4s));
        const auto sleeps = must(store.sleeps());
        QCOMPARE(sleeps.size(), 2u);
        QCOMPARE(sleeps[0].after, 0);
        QCOMPARE(sleeps[1], (store::SleepGap{consoleStart + 1s, consoleStart + 4s, 1}));
        QCOMPARE(must(store.logPage({}, never)).sleeps.size(), 2u);
    }

    void endsALongLookEarly_data() {
        QTest::addColumn<bool>("isByLevel");
        QTest::newRow("level") << true;
        QTest::newRow("text") << false;
    }
    void endsALongLookEarly() {
        QFETCH(bool, isByLevel);
        auto store = memory();
        fill(store, 200'000);
        store::ConsoleSearch search;
        if (isByLevel)
            search.filter.level = Level::Error;
        else
            search.expression = "^rare";
        search.page = {Order::NewestFirst, 0, 100};
        std::vector<std::string> found;
        int parts = 0;
        for (;;) {
            const auto page = must(store.logPage(search, atOnce));
            ++parts;
            for (const auto& text : textsOf(page))
                found.push_back(text);
            if (page.lookedTo == 0)
                break;
            QVERIFY(search.page.beyond == 0 || page.lookedTo < search.page.beyond);
            QVERIFY(page.lookedToTime >= consoleStart);
            search.page.beyond = page.lookedTo;
        }
        QCOMPARE(found, (std::vector<std::string>{"rare 199990", "rare 10"}));
        QVERIFY(parts > 2);
        search.page = {Order::OldestFirst, 0, 100};
        const auto up = must(store.logPage(search, atOnce));
        QCOMPARE(textsOf(up), std::vector<std::string>{"rare 10"});
        search.page.beyond = up.lookedTo;
        QCOMPARE(textsOf(must(store.logPage(search, never))), std::vector<std::string>{"rare 199990"});
    }

    void bringsAFileOfVersionThreeUpToDate() {
        const QTemporaryDir folder;
        const auto path = folder.filePath("history").toStdString();
        {
            auto store = must(ConsoleStore::open(path));
            append(store,
                   {consoleLine("U-Boot 2017.07 (Jul)", 1), kernelLine("Linux version 6.5.0 (x)", 2, {}),
                    gapOf(3, 4), kernelLine("b", 5, Level::Notice)});
            must(store.index(100));
        }
        makeOlder(path, 4);
        auto store = must(ConsoleStore::open(path));
        QCOMPARE(must(store.boots()).at(0).uboot, "2017.07");
        QCOMPARE(must(store.boots()).at(0).linux, "6.5.0");
        QCOMPARE(must(store.gaps()).at(0).line, 3);
    }
};

QTEST_GUILESS_MAIN(TestLogPage)
#include "tst_log_page.moc"
