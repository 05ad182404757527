#include "core/store/console/lines/moves.h"
#include "core/store/console/store.h"
#include "tests/core/store/console/console_stores.h"
#include "tests/support/registered_test.h"
#include "tests/support/test_size.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace etherdeck;
using namespace etherdeck::tests;
using namespace std::chrono_literals;
using netconsole::Event;
using netconsole::Line;
using store::ConsoleFilter;
using store::ConsoleSource;
using store::ConsoleStore;
using store::LineMove;

/// Merges that are taken apart again.
class TestConsoleApart : public QObject {
    Q_OBJECT

private slots:
    void splitsWhatIsOnItsWay();
    void isAsIfTheyHadNeverBeenMerged_data();
    void isAsIfTheyHadNeverBeenMerged();
    void isReadTheSameWhileLinesMoveBack();
    void keepsWhatBeganMeanwhileWithTheMergedBox();
    void givesWhatWasTakenFromTheOtherBack();
    void keepsANameThatWasGivenSince();
    void takesMergesOfMergesApart();
    void takesOneOfSeveralOut();
    void mergesAgainWhatWasTakenApart();
    void takesApartAfterARestart();
    void storesTheBoxesApartAfterwards();
    void doesNotTakeEndpointsBack();
    void givesTheLogOfABoxBack();
    void refusesWhatIsNotMerged();
    void keepsALimitedNumberOfMerges();
    void goesOnAfterAKill();
};

namespace {

const std::vector<netconsole::SourceInfo> boxes{sourceInfo(1, 5), sourceInfo(2, 6), sourceInfo(3, 7)};

std::vector<Event> boot(std::uint32_t source, std::uint32_t number, int count) {
    std::vector<Event> events;
    for (int i = 0; i < count; ++i) {
        auto line =
            consoleLine("box " + std::to_string(source) + " line " + std::to_string(i), 1, source, number);
        line.time = consoleStart + 1h * source + 20min * number + 1ms * i;
        events.emplace_back(std::move(line));
    }
    return events;
}

netconsole::Gap gap(std::uint32_t source, std::uint32_t number) {
    return {static_cast<netconsole::SourceId>(source), static_cast<netconsole::BootNumber>(number), 5, 7,
            consoleStart + 1h * source + 20min * number};
}

netconsole::CrashFound crash(std::uint32_t source, std::uint32_t number) {
    netconsole::CrashFound found;
    found.source = static_cast<netconsole::SourceId>(source);
    found.crash.boot = static_cast<netconsole::BootNumber>(number);
    found.crash.title = "crash of " + std::to_string(source);
    found.crash.time = consoleStart + 1h * source + 20min * number;
    return found;
}

netconsole::BootEnded end(std::uint32_t source, std::uint32_t number) {
    netconsole::BootEnded ended;
    ended.source = static_cast<netconsole::SourceId>(source);
    ended.boot = static_cast<netconsole::BootNumber>(number);
    return ended;
}

/// Boxes 1 and 2 with two boots each, whose lines lie between each other, and box 3 with one.
void fill(ConsoleStore& store, int lines) {
    for (int piece = 0; piece < 4; ++piece)
        for (const std::uint32_t source : {1U, 2U})
            append(store, boot(source, 1, lines / 4), boxes);
    for (const std::uint32_t source : {1U, 2U})
        append(store, {end(source, 1)}, boxes);
    for (const std::uint32_t source : {2U, 1U}) {
        append(store, boot(source, 2, lines), boxes);
        append(store, {gap(source, 2), crash(source, 1)}, boxes);
    }
    append(store, boot(3, 1, 10), boxes);
    must(store.setBookmark(2, "of box 1", consoleStart));
    must(store.setBookmark(lines / 4 + 2, "of box 2", consoleStart));
    must(store.index(1'000'000));
}

void settle(ConsoleStore& store) {
    while (must(store.migrateMergedLines(500)) > 0)
        continue;
}

ConsoleFilter filterOf(std::int64_t source, std::optional<std::int64_t> boot = {}) {
    ConsoleFilter filter;
    filter.sources = {source};
    filter.boot = boot;
    return filter;
}

/// All that is known of a source, with the numbers of crashes as they come.
struct Known {
    std::vector<Line> lines;
    std::vector<store::ConsoleBoot> boots;
    std::vector<store::ConsoleCrash> crashes;
    std::vector<store::ConsoleGap> gaps;
    std::vector<store::ConsoleBookmark> bookmarks;

    friend bool operator==(const Known&, const Known&) = default;
};

Known knownOf(const ConsoleStore& store, std::int64_t source) {
    const auto filter = filterOf(source);
    return {all(store, filter), must(store.boots(filter)), must(store.crashes(filter)),
            must(store.gaps(filter)), must(store.bookmarks(filter))};
}

void compare(const ConsoleStore& store, const ConsoleStore& untouched) {
    QCOMPARE(must(store.sources()), must(untouched.sources()));
    for (const auto& source : must(untouched.sources())) {
        const auto known = knownOf(store, source.id);
        const auto expected = knownOf(untouched, source.id);
        QCOMPARE(known.lines.size(), expected.lines.size());
        QVERIFY(known.lines == expected.lines);
        QVERIFY(known.boots == expected.boots);
        QVERIFY(known == expected);
        for (const auto& boot : expected.boots)
            QCOMPARE(all(store, filterOf(source.id, boot.number)).size(),
                     static_cast<std::size_t>(boot.lines));
    }
    QVERIFY(all(store) == all(untouched));
}

} // namespace

void TestConsoleApart::splitsWhatIsOnItsWay() {
    using Moves = std::vector<LineMove>;
    const LineMove merge{.former = 2, .target = 1, .shift = 3, .upto = 90};
    QCOMPARE(store::withMove({}, merge), Moves{merge});
    // Taken apart before anything has moved, all of it stays where it is.
    const LineMove apart{.former = 1, .first = 4, .last = 5, .target = 2, .shift = -3, .upto = 90};
    auto rest = store::withMove({merge}, apart);
    QVERIFY(std::ranges::none_of(
        rest, [](const LineMove& move) { return move.former == 2 && move.first <= 2 && move.last >= 1; }));
    QCOMPARE(std::ranges::count(rest, apart), 1);
    // A part of what is on its way goes on to a third one.
    const LineMove third{.former = 1, .first = 5, .last = 5, .target = 9, .shift = 10, .upto = 90};
    rest = store::withMove({merge}, third);
    const LineMove onward{.former = 2, .first = 2, .last = 2, .target = 9, .shift = 13, .upto = 90};
    QCOMPARE(std::ranges::count(rest, onward), 1);
    QCOMPARE(std::ranges::count(rest, third), 1);
    QCOMPARE(rest.size(), 4u);
    // What leaves a source that others leave already: the others are not taken along.
    const LineMove whole{.former = 1, .target = 8, .upto = 90};
    for (const auto& move : store::withMove({apart}, whole))
        QVERIFY(move == apart || move.last < apart.first || move.first > apart.last);
}

void TestConsoleApart::isAsIfTheyHadNeverBeenMerged_data() {
    QTest::addColumn<int>("lines");
    QTest::addColumn<bool>("settles");
    QTest::newRow("few lines") << 40 << true;
    QTest::newRow("many lines, all moved") << 3000 << true;
    QTest::newRow("many lines, in the midst of moving") << 3000 << false;
}

void TestConsoleApart::isAsIfTheyHadNeverBeenMerged() {
    QFETCH(int, lines);
    QFETCH(bool, settles);
    auto store = memory();
    auto untouched = memory();
    fill(store, lines);
    fill(untouched, lines);
    must(store.merge(1, 2, consoleStart));
    if (settles)
        settle(store);
    const auto merged = must(store.sources());
    QCOMPARE(merged[0].merged, (std::vector<store::MergedSource>{{2, "192.168.1.6:6665", consoleStart}}));
    must(store.takeApart(1, 2));
    compare(store, untouched);
    settle(store);
    compare(store, untouched);
    QCOMPARE(must(store.migrateMergedLines(1)), 0u);
}

void TestConsoleApart::isReadTheSameWhileLinesMoveBack() {
    auto store = memory();
    auto untouched = memory();
    fill(store, 3000);
    fill(untouched, 3000);
    must(store.merge(1, 2, consoleStart));
    settle(store);
    must(store.takeApart(1, 2));
    do
        compare(store, untouched);
    while (must(store.migrateMergedLines(800)) > 0);
    compare(store, untouched);
}

void TestConsoleApart::keepsWhatBeganMeanwhileWithTheMergedBox() {
    auto store = memory();
    fill(store, 40);
    must(store.merge(1, 2, consoleStart));
    append(store, boot(1, 2, 3), boxes); // goes on with its boot
    append(store, boot(2, 2, 5), boxes); // so does the other one
    append(store, boot(1, 3, 7), boxes); // and a boot of both
    must(store.takeApart(1, 2));
    settle(store);
    QCOMPARE(all(store, filterOf(1, 2)).size(), 43u);
    QCOMPARE(all(store, filterOf(2, 2)).size(), 45u);
    QCOMPARE(all(store, filterOf(1)).size(), 90u);
    QCOMPARE(all(store, filterOf(1, 5)).size(), 7u); // numbers 3 and 4 were the other one's
    QCOMPARE(all(store, filterOf(2)).size(), 85u);
}

void TestConsoleApart::givesWhatWasTakenFromTheOtherBack() {
    auto store = memory();
    fill(store, 40);
    must(store.setName(2, "plug"));
    must(store.tieTo(2, MacAddress::parse("02:00:00:00:00:01").value()));
    const auto before = must(store.sources());
    must(store.merge(1, 2, consoleStart));
    QCOMPARE(must(store.sources())[0].name, "plug");
    QCOMPARE(must(store.sources())[0].merged[0].title, "plug");
    must(store.takeApart(1, 2));
    QCOMPARE(must(store.sources()), before);
}

void TestConsoleApart::keepsANameThatWasGivenSince() {
    auto store = memory();
    fill(store, 40);
    must(store.setName(2, "plug"));
    must(store.merge(1, 2, consoleStart));
    must(store.setName(1, "desk"));
    must(store.takeApart(1, 2));
    const auto sources = must(store.sources());
    QCOMPARE(sources[0].name, "desk");
    QCOMPARE(sources[1].name, "plug");
}

void TestConsoleApart::takesMergesOfMergesApart() {
    for (const bool settles : {true, false}) {
        auto store = memory();
        auto untouched = memory();
        fill(store, 3000);
        fill(untouched, 3000);
        must(store.merge(1, 2, consoleStart));
        if (settles)
            settle(store);
        must(store.merge(3, 1, consoleStart + 1s));
        if (settles)
            settle(store);
        const auto merged = must(store.sources());
        QCOMPARE(merged.size(), 1u);
        QCOMPARE(merged[0].merged.size(), 1u); // the latest first
        must(store.takeApart(3, 1));
        QCOMPARE(must(store.sources())[0].merged.size(), 1u);
        must(store.takeApart(1, 2));
        compare(store, untouched);
        settle(store);
        compare(store, untouched);
    }
}

void TestConsoleApart::takesOneOfSeveralOut() {
    auto store = memory();
    auto untouched = memory();
    fill(store, 400);
    fill(untouched, 400);
    must(store.merge(1, 2, consoleStart));
    must(store.merge(1, 3, consoleStart));
    settle(store);
    QCOMPARE(must(store.sources())[0].merged.size(), 2u);
    must(store.takeApart(1, 2));
    QVERIFY(knownOf(store, 2) == knownOf(untouched, 2));
    QCOMPARE(all(store, filterOf(1)).size(), 810u);
    must(store.takeApart(1, 3));
    compare(store, untouched);
}

void TestConsoleApart::mergesAgainWhatWasTakenApart() {
    auto store = memory();
    auto once = memory();
    fill(store, 3000);
    fill(once, 3000);
    must(once.merge(1, 2, consoleStart));
    for (int round = 0; round < 4; ++round) {
        must(store.merge(1, 2, consoleStart));
        must(store.migrateMergedLines(700));
        compare(store, once);
        if (round < 3)
            must(store.takeApart(1, 2));
        must(store.migrateMergedLines(round * 300 + 1));
    }
    settle(store);
    settle(once);
    compare(store, once);
}

void TestConsoleApart::takesApartAfterARestart() {
    const QTemporaryDir folder;
    const auto path = folder.filePath("history").toStdString();
    auto untouched = memory();
    fill(untouched, 3000);
    {
        auto store = must(ConsoleStore::open(path));
        fill(store, 3000);
        must(store.merge(1, 2, consoleStart));
        must(store.migrateMergedLines(1200));
    }
    {
        auto store = must(ConsoleStore::open(path));
        QCOMPARE(must(store.sources())[0].merged.size(), 1u);
        must(store.takeApart(1, 2));
        compare(store, untouched);
        must(store.migrateMergedLines(1200));
    }
    auto store = must(ConsoleStore::open(path));
    settle(store);
    compare(store, untouched);
}

void TestConsoleApart::storesTheBoxesApartAfterwards() {
    auto store = memory();
    auto untouched = memory();
    for (auto* one : {&store, &untouched})
        fill(*one, 40);
    must(store.merge(1, 2, consoleStart));
    must(store.takeApart(1, 2));
    for (auto* one : {&store, &untouched})
        for (const std::uint32_t source : {1U, 2U, 3U}) {
            const std::uint32_t last = source == 3 ? 1 : 2;
            append(*one, boot(source, last, 5), boxes);
            append(*one, {end(source, last)}, boxes);
            append(*one, boot(source, last + 1, 5), boxes);
        }
    compare(store, untouched);
}

/// What the Netconsole has made one stays so for a moment: it tells all endpoints as those of one source.
void TestConsoleApart::doesNotTakeEndpointsBack() {
    auto store = memory();
    append(store, boot(1, 1, 5), boxes);
    append(store, boot(2, 1, 5), boxes);
    must(store.merge(1, 2, consoleStart));
    auto both = sourceInfo(1, 5);
    both.endpoints.push_back(sourceInfo(2, 6).endpoints.front());
    append(store, {netconsole::SourceMerged{netconsole::SourceId{2}, netconsole::SourceId{1}}}, {both});
    append(store, boot(1, 1, 5), {both});
    must(store.takeApart(1, 2));
    both.name = "changed";
    append(store, boot(1, 1, 5), {both});
    QCOMPARE(must(store.sources())[1].endpoints.size(), 1u);
    // Separated there, it is known again.
    append(store, boot(9, 1, 5), {sourceInfo(1, 5, "changed"), sourceInfo(9, 6)});
    const auto sources = must(store.sources());
    QCOMPARE(sources.size(), 2u);
    QCOMPARE(sources[0].lines, 15);
    QCOMPARE(sources[1].lines, 10);
}

/// Else what its agent tells would be stored with the other one.
void TestConsoleApart::givesTheLogOfABoxBack() {
    auto store = memory();
    fill(store, 40);
    must(store.setAgentLog("root@one", 1, "boot-1"));
    must(store.setAgentLog("root@two", 2, "boot-2"));
    must(store.setAgentLog("root@gone", 2, "boot-3"));
    const auto source = [&store](const std::string& device) {
        const auto log = must(store.agentLog(device));
        return log ? log->source : 0;
    };
    must(store.merge(1, 2, consoleStart));
    QCOMPARE(source("root@two"), 1);
    must(store.merge(3, 1, consoleStart));
    QCOMPARE(source("root@two"), 3);
    must(store.takeApart(3, 1));
    QCOMPARE(source("root@two"), 1);
    // A boot that began while they were one stays with the other, as does a log that is another source now.
    must(store.setAgentLog("root@two", 1, "boot-4"));
    must(store.setAgentLog("root@gone", 3, "boot-3"));
    must(store.takeApart(1, 2));
    QCOMPARE(source("root@one"), 1);
    QCOMPARE(source("root@two"), 2);
    QCOMPARE(source("root@gone"), 3);
    QCOMPARE(must(store.agentLog("root@two"))->bootId, std::string("boot-2"));
    QCOMPARE(must(store.agentLog("root@one"))->bootId, std::string("boot-1"));
}

void TestConsoleApart::refusesWhatIsNotMerged() {
    auto store = memory();
    fill(store, 40);
    QCOMPARE(store.takeApart(1, 9).error().code, ErrorCode::OutOfRange);
    QCOMPARE(store.takeApart(9, 1).error().code, ErrorCode::OutOfRange);
    QCOMPARE(store.takeApart(1, 2).error().code, ErrorCode::Busy); // it is there
    must(store.merge(1, 2, consoleStart));
    QCOMPARE(store.takeApart(3, 2).error().code, ErrorCode::OutOfRange);
    must(store.takeApart(1, 2));
    QCOMPARE(store.takeApart(1, 2).error().code, ErrorCode::Busy);
}

void TestConsoleApart::keepsALimitedNumberOfMerges() {
    auto store = memory();
    append(store, boot(1, 1, 1));
    for (std::uint32_t source = 2; source <= 1012; ++source) {
        auto info = sourceInfo(source, 9);
        info.endpoints.front().endpoint = endpointOf(9, static_cast<std::uint16_t>(source));
        append(store, boot(source, 1, 1), {info});
        must(store.merge(1, source, consoleStart));
    }
    const auto merged = must(store.sources())[0].merged;
    QCOMPARE(merged.size(), 1000u);
    QCOMPARE(merged.back().source, 1012);
    QCOMPARE(store.takeApart(1, 2).error().code, ErrorCode::OutOfRange);
    must(store.takeApart(1, 1012));
}

void TestConsoleApart::goesOnAfterAKill() {
    const QTemporaryDir folder;
    auto untouched = memory();
    fill(untouched, 3000);
    const int kills = sizeOf(8, 100);
    for (int kill = 0; kill < kills; ++kill) {
        const auto path = folder.filePath(QString::number(kill));
        {
            auto store = must(ConsoleStore::open(path.toStdString()));
            fill(store, 3000);
        }
        QProcess mover;
        mover.start(ETHERDECK_CONSOLE_MOVER, {path});
        // Merging, moving, taking apart and moving back over and over: killed after some steps.
        const int steps = 3 + kill * 7 % 67;
        QByteArray told;
        while (told.count('\n') < steps) {
            QVERIFY2(mover.waitForReadyRead(20'000), "the mover says nothing");
            told += mover.readAll();
        }
        mover.kill(); // SIGKILL
        QVERIFY(mover.waitForFinished());
        auto store = must(ConsoleStore::open(path.toStdString()));
        if (must(store.sources()).size() == 2)
            must(store.takeApart(1, 2));
        compare(store, untouched);
        settle(store);
        compare(store, untouched);
        QFile::remove(path);
    }
}

QTEST_GUILESS_MAIN(TestConsoleApart)
#include "tst_taking_apart.moc"
