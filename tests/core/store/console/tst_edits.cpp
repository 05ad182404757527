#include "core/store/console/lines/forgetting.h"
#include "core/store/console/store.h"
#include "tests/core/store/console/console_events.h"
#include "tests/core/store/database/older_file.h"
#include "tests/support/registered_test.h"

#include <QTemporaryDir>
#include <QTest>

using namespace etherdeck;
using namespace etherdeck::tests;
using namespace std::chrono_literals;
using netconsole::Event;
using netconsole::Line;
using store::ConsoleFilter;
using store::ConsoleStore;
using store::Order;

class TestConsoleEdits : public QObject {
    Q_OBJECT

private slots:
    void keepsMarksAndTheirNotes();
    void refusesMarksThatAreNone();
    void keepsMarkedLinesWhenOthersGo();
    void removesALineWhoseMarkIsGone();
    void trimsPastAMarkedLine();
    void mergesTwoSources();
    void goesOnWithTheBootsOfAMergedSource();
    void refusesToMergeWhatIsNotThere();
    void forgetsASourceWithItsLines();
    void meetsAForgottenSourceAsANewOne();
    void tiesASourceToABox();
    void meetsSourcesThatHaveSaidNothing();
    void mergesSourcesThatHaveSaidNothing();
    void bringsAFileOfVersionTwoUpToDate();
};

namespace {

using Numbers = std::vector<std::int64_t>;

ConsoleStore memory() { return must(ConsoleStore::open(":memory:")); }

const std::vector<netconsole::SourceInfo> bothSources{sourceInfo(1, 5), sourceInfo(2, 6)};

void append(ConsoleStore& store, const std::vector<Event>& events,
            const std::vector<netconsole::SourceInfo>& sources = bothSources) {
    must(store.append(events, sources));
}

/// Lines of a boot of a source, an hour after the boot before; the ids of the store follow each other.
std::vector<Event> boot(std::uint32_t number, int count, std::uint32_t source = 1) {
    std::vector<Event> events;
    for (int i = 0; i < count; ++i) {
        auto line =
            consoleLine(std::to_string(source) + '.' + std::to_string(number) + '.' + std::to_string(i), 1,
                        source, number);
        line.time = consoleStart + 1h * (number - 1) + 1s * i;
        events.emplace_back(std::move(line));
    }
    return events;
}

std::vector<Line> all(const ConsoleStore& store, const ConsoleFilter& filter = {}) {
    return must(store.lines(filter, {Order::OldestFirst, 0, 0}));
}

Numbers bookmarked(const ConsoleStore& store, const ConsoleFilter& filter = {}) {
    Numbers lines;
    for (const auto& bookmark : must(store.bookmarks(filter)))
        lines.push_back(bookmark.line);
    return lines;
}

Numbers bootsOf(const ConsoleStore& store, std::int64_t source) {
    ConsoleFilter filter;
    filter.sources = {source};
    Numbers numbers;
    for (const auto& one : must(store.boots(filter)))
        numbers.push_back(one.number);
    return numbers;
}

} // namespace

void TestConsoleEdits::keepsMarksAndTheirNotes() {
    auto store = memory();
    append(store, boot(1, 5));
    append(store, boot(1, 5, 2));
    must(store.setBookmark(7, "", consoleStart));
    must(store.setBookmark(2, "here it goes wrong", consoleStart + 1s));
    QCOMPARE(must(store.bookmarks()),
             (std::vector<store::ConsoleBookmark>{{2, 1, 1, consoleStart + 1s, "here it goes wrong"},
                                                  {7, 2, 1, consoleStart, ""}}));
    must(store.setBookmark(7, "noted", consoleStart + 1h));
    QCOMPARE(must(store.bookmarks())[1].note, "noted");
    QCOMPARE(must(store.bookmarks())[1].made, consoleStart);
    ConsoleFilter second;
    second.sources = {2};
    QCOMPARE(bookmarked(store, second), Numbers{7});
    must(store.removeBookmark(7));
    must(store.removeBookmark(7));
    QCOMPARE(bookmarked(store), Numbers{2});
}

void TestConsoleEdits::refusesMarksThatAreNone() {
    auto store = memory();
    append(store, boot(1, 1));
    QCOMPARE(store.setBookmark(2, "", consoleStart).error().code, ErrorCode::OutOfRange);
    QCOMPARE(store.setBookmark(1, std::string(4001, 'x'), consoleStart).error().code, ErrorCode::TooLong);
    QCOMPARE(store.setBookmark(1, "\xff", consoleStart).error().code, ErrorCode::Malformed);
    QVERIFY(bookmarked(store).empty());
}

void TestConsoleEdits::keepsMarkedLinesWhenOthersGo() {
    auto store = memory();
    append(store, boot(1, 10));
    append(store, boot(2, 10));
    append(store, boot(3, 10));
    must(store.setBookmark(4, "", consoleStart));
    while (must(store.prune({30min, 0}, consoleStart + 2h + 5s, 3)) > 0) {
    }
    QCOMPARE(bootsOf(store, 1), (Numbers{3, 1}));
    QCOMPARE(all(store).size(), 11u);
    QCOMPARE(all(store).front().text, "1.1.3");
    const auto kept = must(store.boots()).back();
    QCOMPARE(kept.lines, 1);
    QCOMPARE(kept.firstLine, 4);
    ConsoleFilter first;
    first.sources = {1};
    first.boot = 1;
    QCOMPARE(all(store, first).size(), 1u);
    // And it is not counted among what has to go for want of room.
    while (must(store.prune({0s, 1}, consoleStart, 3)) > 0) {
    }
    QCOMPARE(all(store).front().text, "1.1.3");
}

void TestConsoleEdits::removesALineWhoseMarkIsGone() {
    auto store = memory();
    append(store, boot(1, 10));
    append(store, boot(2, 10));
    must(store.setBookmark(4, "", consoleStart));
    must(store.prune({30min, 0}, consoleStart + 1h));
    QCOMPARE(all(store).size(), 11u);
    must(store.removeBookmark(4));
    must(store.prune({30min, 0}, consoleStart + 1h));
    QCOMPARE(bootsOf(store, 1), Numbers{2});
    QCOMPARE(all(store).size(), 10u);
}

void TestConsoleEdits::trimsPastAMarkedLine() {
    auto store = memory();
    append(store, boot(1, 20));
    must(store.setBookmark(1, "", consoleStart));
    must(store.prune({10s, 0}, consoleStart + 20s)); // lines before 10 s have to go
    QCOMPARE(all(store).size(), 11u);
    must(store.prune({10s, 0}, consoleStart + 25s));
    const auto left = all(store);
    QCOMPARE(left.size(), 6u);
    QCOMPARE(left.front().text, "1.1.0");
    QCOMPARE(left[1].text, "1.1.15");
}

void TestConsoleEdits::mergesTwoSources() {
    auto store = memory();
    append(store, boot(1, 3));
    append(store, boot(2, 2));
    append(store, boot(1, 4, 2));
    append(store, {netconsole::CrashFound{static_cast<netconsole::SourceId>(2),
                                          {netconsole::CrashKind::Oops,
                                           static_cast<netconsole::BootNumber>(1),
                                           "oops",
                                           {},
                                           {},
                                           {},
                                           1,
                                           consoleStart}}});
    must(store.setName(2, "plug"));
    must(store.setBookmark(6, "", consoleStart));
    must(store.merge(1, 2, consoleStart));
    const auto sources = must(store.sources());
    QCOMPARE(sources.size(), 1u);
    QCOMPARE(sources[0].name, "plug");
    QCOMPARE(sources[0].lines, 9);
    QCOMPARE(sources[0].boots, 3);
    QCOMPARE(sources[0].crashes, 1);
    QCOMPARE(sources[0].endpoints.size(), 2u);
    QCOMPARE(must(store.crashes())[0].boot, 3);
    QCOMPARE(must(store.bookmarks())[0].boot, 3);
    ConsoleFilter third;
    third.sources = {1};
    third.boot = 3;
    QCOMPARE(all(store, third).size(), 4u);
}

void TestConsoleEdits::goesOnWithTheBootsOfAMergedSource() {
    auto store = memory();
    append(store, boot(4, 1)); // the store's first
    append(store, boot(1, 1, 2));
    append(store, boot(2, 1, 2));
    must(store.merge(1, 2, consoleStart));
    QCOMPARE(bootsOf(store, 1).size(), 3u);
    append(store, boot(4, 1));    // goes on
    append(store, boot(2, 1, 2)); // was on its way when they were merged
    QCOMPARE(bootsOf(store, 1).size(), 3u);
    append(store, boot(5, 1));
    append(store, boot(6, 1));
    QCOMPARE(must(store.sources()).size(), 1u);
    auto numbers = bootsOf(store, 1);
    std::ranges::sort(numbers);
    QCOMPARE(numbers, (Numbers{1, 2, 3, 4, 5}));
    const auto live = store.liveSources();
    QCOMPARE(live.front().boot(static_cast<netconsole::BootNumber>(4)), std::optional<std::int64_t>(1));
    QCOMPARE(live.front().boot(static_cast<netconsole::BootNumber>(6)), std::optional<std::int64_t>(5));
}

void TestConsoleEdits::refusesToMergeWhatIsNotThere() {
    auto store = memory();
    append(store, boot(1, 3));
    QCOMPARE(store.merge(1, 1, consoleStart).error().code, ErrorCode::OutOfRange);
    QCOMPARE(store.merge(1, 2, consoleStart).error().code, ErrorCode::OutOfRange);
    QCOMPARE(store.merge(2, 1, consoleStart).error().code, ErrorCode::OutOfRange);
    QCOMPARE(store.forget(2, consoleStart).error().code, ErrorCode::OutOfRange);
    QCOMPARE(store.tieTo(2, std::nullopt).error().code, ErrorCode::OutOfRange);
    QCOMPARE(all(store).size(), 3u);
}

void TestConsoleEdits::forgetsASourceWithItsLines() {
    auto store = memory();
    append(store, boot(1, 50));
    append(store, boot(1, 5, 2));
    must(store.index(1000));
    must(store.setBookmark(4, "", consoleStart));
    must(store.forget(1, consoleStart));
    QCOMPARE(must(store.sources()).size(), 1u);
    QVERIFY(bootsOf(store, 1).empty());
    QCOMPARE(all(store).size(), 5u);
    QVERIFY(bookmarked(store).empty());
    while (must(store.prune({}, consoleStart + store::forgettingCanBeUndone, 7)) > 0) {
    }
    QCOMPARE(all(store).size(), 5u);
    QVERIFY(bookmarked(store).empty());
    QCOMPARE(store.bringBack(1).error().code, ErrorCode::OutOfRange);
}

void TestConsoleEdits::meetsAForgottenSourceAsANewOne() {
    auto store = memory();
    append(store, boot(1, 5));
    must(store.forget(1, consoleStart));
    append(store, boot(1, 1));
    const auto sources = must(store.sources());
    QCOMPARE(sources.size(), 1u);
    QCOMPARE(sources[0].id, 2);
    QCOMPARE(sources[0].lines, 1);
}

void TestConsoleEdits::tiesASourceToABox() {
    auto store = memory();
    append(store, boot(1, 1));
    const auto box = MacAddress::parse("02:00:00:00:00:01");
    QVERIFY(box.has_value());
    must(store.tieTo(1, *box));
    QCOMPARE(must(store.sources())[0].box, std::optional(*box));
    must(store.tieTo(1, std::nullopt));
    QCOMPARE(must(store.sources())[0].box, std::nullopt);
}

void TestConsoleEdits::meetsSourcesThatHaveSaidNothing() {
    auto store = memory();
    QVERIFY(store.liveSources().empty());
    must(store.registerSources(bothSources, consoleStart));
    must(store.registerSources(bothSources, consoleStart));
    QCOMPARE(must(store.sources()).size(), 2u);
    const auto live = store.liveSources();
    QCOMPARE(live.size(), 2u);
    QCOMPARE(live[1].id, 2);
    QCOMPARE(live[1].boot(static_cast<netconsole::BootNumber>(1)), std::nullopt);
    append(store, boot(1, 1, 2));
    QCOMPARE(must(store.sources()).size(), 2u);
}

// Of two boxes only a prompt was heard: no line, and no boot, of either is stored.
void TestConsoleEdits::mergesSourcesThatHaveSaidNothing() {
    auto store = memory();
    must(store.registerSources(bothSources, consoleStart));
    must(store.merge(1, 2, consoleStart));
    QCOMPARE(must(store.sources()).size(), 1u);
    append(store, boot(1, 2));
    QCOMPARE(must(store.sources())[0].lines, 2);
}

void TestConsoleEdits::bringsAFileOfVersionTwoUpToDate() {
    const QTemporaryDir folder;
    const auto path = folder.filePath("history").toStdString();
    {
        auto store = must(ConsoleStore::open(path));
        append(store, boot(1, 3));
    }
    makeOlder(path, 2);
    auto store = must(ConsoleStore::open(path));
    QCOMPARE(all(store).size(), 3u);
    must(store.setBookmark(2, "kept", consoleStart));
    QCOMPARE(bookmarked(store), Numbers{2});
}

QTEST_GUILESS_MAIN(TestConsoleEdits)
#include "tst_edits.moc"
