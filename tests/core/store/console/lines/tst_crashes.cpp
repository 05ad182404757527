#include "tests/core/store/console/console_stores.h"
#include "tests/support/registered_test.h"
#include "tests/support/test_size.h"

#include <QElapsedTimer>

using namespace etherdeck;
using namespace etherdeck::tests;
using netconsole::CrashKind;
using netconsole::Event;
using netconsole::Level;
using netconsole::Line;
using store::ConsoleFilter;
using store::ConsoleSearch;
using store::ConsoleStore;
using store::LeftOut;
using store::Order;
using store::WithoutLevel;

namespace {

bool never() { return false; }

Line basic(std::string text, std::uint64_t id, std::uint32_t source = 1) {
    auto line = consoleLine(std::move(text), id, source);
    line.kind = netconsole::Kind::Basic;
    return line;
}

netconsole::CrashFound crashOf(CrashKind kind, std::uint64_t first, std::uint64_t last,
                               std::uint32_t source = 1) {
    netconsole::CrashFound found;
    found.source = static_cast<netconsole::SourceId>(source);
    found.crash.kind = kind;
    found.crash.boot = static_cast<netconsole::BootNumber>(1);
    found.crash.title = "a crash";
    found.crash.firstLine = static_cast<netconsole::LineId>(first);
    found.crash.lastLine = static_cast<netconsole::LineId>(last);
    found.crash.time = consoleStart;
    return found;
}

const std::vector twoBoxes{sourceInfo(1, 5), sourceInfo(2, 6)};

/// The end of a box that speaks the basic format, with another box's lines between.
std::vector<Event> panicInBasicText() {
    return {consoleLine("=> boot", 1),
            basic("usb 1-1: new device", 2),
            basic("Kernel panic - not syncing: sysrq", 3),
            basic("CPU: 0 PID: 1 Comm: init", 4),
            basic("said by another box", 5, 2),
            basic("---[ end Kernel panic - not syncing: sysrq ]---", 6),
            basic("a last word", 7),
            kernelLine("a disk is slow", 8, Level::Warning),
            kernelLine("a disk is gone", 9, Level::Error),
            crashOf(CrashKind::Panic, 3, 6)};
}

ConsoleFilter errors(WithoutLevel withoutLevel = WithoutLevel::LeftOut) {
    ConsoleFilter filter;
    filter.level = Level::Error;
    filter.withoutLevel = withoutLevel;
    return filter;
}

ConsoleSearch errorsOf(std::size_t limit) {
    ConsoleSearch search;
    search.filter = errors();
    search.page.limit = limit;
    return search;
}

QStringList textsOf(const std::vector<Line>& lines) {
    QStringList texts;
    for (const auto& line : lines)
        texts << QString::fromStdString(line.text);
    return texts;
}

const QStringList panic{"Kernel panic - not syncing: sysrq", "CPU: 0 PID: 1 Comm: init",
                        "---[ end Kernel panic - not syncing: sysrq ]---"};

} // namespace

/// A level never hides a crash, and what it hides for want of a level is counted.
class TestCrashLines : public QObject {
    Q_OBJECT

private slots:
    void aLevelLetsCrashesPass() {
        auto store = memory();
        append(store, panicInBasicText(), twoBoxes);
        QCOMPARE(textsOf(all(store, errors())), panic + QStringList{"a disk is gone"});
        const auto page = must(store.logPage(errorsOf(10), never));
        QCOMPARE(page.lines.size(), 4u);
        QCOMPARE(page.lines[3].text, "Kernel panic - not syncing: sysrq");
    }

    void aSearchFindsThemBeforeAndPastTheIndex() {
        auto store = memory();
        append(store, panicInBasicText(), twoBoxes);
        for (int i = 0; i < 2; ++i) {
            ConsoleSearch search;
            search.words = "panic";
            search.filter = errors();
            std::vector<Line> found;
            must(store.search(search, [&found](const Line& line) { return found.push_back(line), true; }));
            QCOMPARE(textsOf(found), (QStringList{panic[2], panic[0]}));
            must(store.index(1000));
        }
    }

    void theirLevelsAreInferredAndToldApart() {
        auto store = memory();
        append(store, panicInBasicText(), twoBoxes);
        for (const auto& filter : {ConsoleFilter(), errors(WithoutLevel::Taken)})
            for (const auto& line : all(store, filter)) {
                const bool isPanic = panic.contains(QString::fromStdString(line.text));
                const bool isTold = line.kind == netconsole::Kind::Extended;
                QCOMPARE(line.isLevelInferred, isPanic);
                QCOMPARE(line.level.has_value(), isPanic || isTold);
                if (isPanic)
                    QCOMPARE(*line.level, Level::Emergency);
            }
    }

    /// An engine infers what it can at once; the file keeps what the box has told.
    void whatIsInferredIsNotStored() {
        auto store = memory();
        auto line = basic("WARNING: something", 1);
        line.level = Level::Warning;
        line.isLevelInferred = true;
        append(store, {line});
        QVERIFY(!all(store)[0].level);
    }

    void whatPassesForItsCrashMayHaveALevel() {
        auto store = memory();
        append(store,
               {kernelLine("Call Trace:", 1, Level::Warning), kernelLine(" f+0x1/0x2", 2, Level::Debug),
                kernelLine("usb", 3, Level::Information), crashOf(CrashKind::HungTask, 1, 2)});
        const auto lines = all(store, errors());
        QCOMPARE(textsOf(lines), (QStringList{"Call Trace:", " f+0x1/0x2"}));
        QCOMPARE(*lines[1].level, Level::Debug); // what the box has told stays
        QVERIFY(!lines[1].isLevelInferred);
    }

    void betweenErrorsOfADiskOrdinaryLinesStayOrdinary() {
        auto store = memory();
        append(store, {basic("blk_update_request: I/O error, dev sda, sector 8", 1), basic("a word", 2),
                       basic("blk_update_request: I/O error, dev sda, sector 9", 3),
                       crashOf(CrashKind::IoError, 1, 3)});
        const auto lines = all(store, errors());
        QCOMPARE(lines.size(), 2u);
        QCOMPARE(*lines[0].level, Level::Error);
        QVERIFY(!all(store)[1].level);
    }

    void crashesWithinOthersHideNoLines() {
        auto store = memory();
        append(store, {basic("1", 1), basic("2", 2), basic("3", 3), basic("4", 4), basic("5", 5),
                       crashOf(CrashKind::Warning, 2, 2), crashOf(CrashKind::Oops, 1, 4),
                       crashOf(CrashKind::Warning, 3, 3)});
        QCOMPARE(textsOf(all(store, errors())), (QStringList{"1", "2", "3", "4"}));
        QCOMPARE(*all(store)[3].level, Level::Alert);
    }

    void afterAMergeTheyStillPass() {
        auto store = memory();
        append(store, panicInBasicText(), twoBoxes);
        must(store.merge(2, 1, consoleStart));
        QCOMPARE(textsOf(all(store, errors())), panic + QStringList{"a disk is gone"});
        while (must(store.migrateMergedLines(2)) > 0)
            QCOMPARE(textsOf(all(store, errors())), panic + QStringList{"a disk is gone"});
    }

    void countsWhatItLeavesOut() {
        auto store = memory();
        append(store, panicInBasicText(), twoBoxes);
        auto search = errorsOf(1000);
        QCOMPARE(must(store.leftOut(search, never)), (LeftOut{4, true}));
        search.expression = "word|box";
        QCOMPARE(must(store.leftOut(search, never)), (LeftOut{2, true}));
        search.expression.clear();
        search.page.limit = 3;
        QCOMPARE(must(store.leftOut(search, never)), (LeftOut{3, false}));
        search.filter.sources = {2};
        QCOMPARE(must(store.leftOut(search, never)), (LeftOut{1, true}));
        search.filter.level.reset();
        QCOMPARE(must(store.leftOut(search, never)), LeftOut());
    }

    void whatIsLeftOutCanBeTaken() {
        auto store = memory();
        append(store, panicInBasicText(), twoBoxes);
        QCOMPARE(all(store, errors(WithoutLevel::Taken)).size(), 8u); // all but the warning
        QCOMPARE(textsOf(all(store, errors(WithoutLevel::Only))),
                 (QStringList{"=> boot", "usb 1-1: new device", "said by another box", "a last word"}));
    }

    /// A screen of errors among very many lines, of which the only ones are the block of a crash.
    void aScreenIsQuickAmongVeryManyLines() {
        auto store = memory();
        const auto count = static_cast<std::uint64_t>(sizeOf(200'000, 3'000'000));
        constexpr std::uint64_t batch = 50'000;
        for (std::uint64_t id = 1; id <= count;) {
            std::vector<Event> events;
            for (const auto end = id + batch; id < end; ++id)
                events.emplace_back(basic("usb 1-1: new device", id));
            events.emplace_back(crashOf(CrashKind::Oops, id - 20, id - 1));
            append(store, events);
        }
        QElapsedTimer timer;
        timer.start();
        const auto lines = must(store.lines(errors(), {Order::NewestFirst, 0, 60}));
        QCOMPARE(lines.size(), 60u);
        const auto page = timer.restart();
        const auto counted = must(store.leftOut(errorsOf(10'000), never));
        QCOMPARE(counted, (LeftOut{10'000, false}));
        const auto count1 = timer.restart();
        must(store.lines(errors(), {Order::OldestFirst, 0, 0}));
        qInfo("of %llu lines: a page %lld ms, counting %lld ms, all %lld ms",
              static_cast<unsigned long long>(count), static_cast<long long>(page),
              static_cast<long long>(count1), static_cast<long long>(timer.elapsed()));
    }

    /// Whoever sends can make a crash of every few lines: a screen reads those that it shows.
    void aScreenIsQuickAmongVeryManyCrashes() {
        auto store = memory();
        const auto count = static_cast<std::uint64_t>(sizeOf(20'000, 500'000));
        for (std::uint64_t id = 1; id <= count;) {
            std::vector<Event> events;
            for (const auto end = id + 10'000; id < end; ++id) {
                events.emplace_back(basic("WARNING: at " + std::to_string(id), id));
                events.emplace_back(crashOf(CrashKind::Warning, id, id));
            }
            append(store, events);
        }
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(must(store.lines(errors(), {Order::NewestFirst, 0, 60})).size(), 60u);
        const auto newest = timer.restart();
        QCOMPARE(must(store.lines(errors(), {Order::OldestFirst, 0, 60})).size(), 60u);
        const auto oldest = timer.restart();
        QVERIFY(all(store, {})[100].isLevelInferred);
        qInfo("of %llu crashes: the newest %lld ms, the oldest %lld ms, all up to 100,000 %lld ms",
              static_cast<unsigned long long>(count), static_cast<long long>(newest),
              static_cast<long long>(oldest), static_cast<long long>(timer.elapsed()));
    }
};

QTEST_GUILESS_MAIN(TestCrashLines)
#include "tst_crashes.moc"
