#include "core/store/database/database.h"
#include "tests/core/store/console/console_stores.h"
#include "tests/support/registered_test.h"

#include <QTemporaryDir>

#include <algorithm>

using namespace etherdeck;
using namespace etherdeck::tests;
using namespace std::chrono_literals;
using netconsole::Event;
using netconsole::Line;
using store::ConsoleStore;
using store::Order;
using Texts = std::vector<std::string>;

namespace {

bool never() { return false; }
const std::vector bothBoxes{sourceInfo(1, 5), sourceInfo(2, 6)};

Line lineAt(std::string text, int second, std::uint32_t source) {
    static std::uint64_t id = 0;
    auto line = consoleLine(std::move(text), ++id, source);
    line.time = consoleStart + std::chrono::seconds(second);
    return line;
}

Texts textsOf(const std::vector<Line>& lines) {
    Texts texts;
    for (const auto& line : lines)
        texts.push_back(line.text);
    return texts;
}

Texts reversed(Texts texts) {
    std::ranges::reverse(texts);
    return texts;
}

Texts found(const ConsoleStore& store, const store::ConsoleSearch& search) {
    Texts texts;
    must(store.search(search, [&](const Line& line) { return texts.push_back(line.text), true; }));
    return texts;
}

/// By pages of so many lines.
Texts byPages(const ConsoleStore& store, store::ConsoleSearch search) {
    Texts texts;
    for (;;) {
        const auto page = must(store.logPage(search, never));
        for (const auto& text : textsOf(inOrder(page.lines, page.late, search.page.order)))
            texts.push_back(text);
        if (page.next == 0)
            return texts;
        search.page.beyond = page.next;
    }
}

} // namespace

/// In what order lines of several boxes stand.
class TestLinePlaces : public QObject {
    Q_OBJECT

private slots:
    /// A prompt is stored when the receiver stops.
    void putsAPromptWhereItBegan();
    void findsThePlaceInAnotherRun();
    void findsThePlaceFarBack();
    void keepsTheOrderOfABox();
    void showsWhoFollowsWhatComes();
    void startsAPageWhereALineStands();
    void tellsWhatStandsOnEarlierPages();
    void putsAClockThatWasPutBackWhereItIs();
    void forgetsPlacesWithTheirLines();
};

void TestLinePlaces::putsAPromptWhereItBegan() {
    auto store = memory();
    append(store,
           {lineAt("a 1", 1, 1), lineAt("b 2", 2, 2), lineAt("b 4", 4, 2), lineAt("b 6", 6, 2),
            lineAt("a 5", 5, 1), lineAt("b 3 => ", 3, 2)},
           bothBoxes);
    // The last one is of a clock that was put back: of a box, the order stays.
    append(store, {lineAt("b 7", 7, 2), lineAt("a 6 => ", 6, 1)}, bothBoxes);
    const Texts expected{"a 1", "b 2", "b 4", "a 5", "b 6", "b 3 => ", "a 6 => ", "b 7"};
    QCOMPARE(textsOf(all(store)), expected);
    QCOMPARE(textsOf(must(store.lines({}, {}))), reversed(expected));
    QCOMPARE(textsOf(must(store.lines({}, {Order::NewestFirst, 0, 3}))),
             (Texts{"b 7", "a 6 => ", "b 3 => "}));
    for (const std::size_t lines : {1, 2, 3, 7, 100}) {
        store::ConsoleSearch search;
        search.page = {Order::OldestFirst, 0, lines};
        QCOMPARE(byPages(store, search), expected);
        search.page.order = Order::NewestFirst;
        QCOMPARE(byPages(store, search), reversed(expected));
        search.expression = ".";
        QCOMPARE(byPages(store, search), reversed(expected));
    }
    for (const bool isIndexed : {false, true}) {
        if (isIndexed)
            must(store.index(100));
        store::ConsoleSearch search;
        search.page = {Order::OldestFirst, 0, 0};
        for (const char* words : {"", "a*"}) {
            search.words = words;
            auto wanted = expected;
            if (!search.words.empty())
                std::erase_if(wanted, [](const auto& text) { return text.front() != 'a'; });
            search.page.order = Order::OldestFirst;
            QCOMPARE(found(store, search), wanted);
            search.page.order = Order::NewestFirst;
            QCOMPARE(found(store, search), reversed(wanted));
        }
    }
    store::ConsoleFilter one;
    one.sources = {1};
    QCOMPARE(textsOf(all(store, one)), (Texts{"a 1", "a 5", "a 6 => "}));
    one.until = consoleStart + 6s;
    QCOMPARE(textsOf(all(store, one)), (Texts{"a 1", "a 5"}));
}

/// The receiver was killed: the next one stores the prompt, when others have spoken.
void TestLinePlaces::findsThePlaceInAnotherRun() {
    const QTemporaryDir folder;
    const auto path = folder.filePath("history").toStdString();
    {
        auto store = must(ConsoleStore::open(path));
        append(store, {lineAt("a 1", 1, 1), lineAt("b 2", 2, 2), lineAt("b 9", 9, 2), lineAt("b 10", 10, 2)},
               bothBoxes);
    }
    {
        auto store = must(ConsoleStore::open(path));
        append(store, {lineAt("a 3 => ", 3, 1), lineAt("b 11", 11, 2)}, bothBoxes);
        QCOMPARE(textsOf(all(store)), (Texts{"a 1", "b 2", "a 3 => ", "b 9", "b 10", "b 11"}));
    }
    auto store = must(ConsoleStore::open(path));
    append(store, {lineAt("c 0", 0, 3)}, {sourceInfo(3, 7)});
    QCOMPARE(textsOf(all(store)).front(), "c 0");
}

void TestLinePlaces::findsThePlaceFarBack() {
    auto store = memory();
    append(store, {lineAt("a", 0, 1)}, bothBoxes);
    std::vector<Event> events;
    for (int i = 1; i <= 70'000; ++i)
        events.emplace_back(lineAt("b", i, 2));
    append(store, events, bothBoxes);
    append(store, {lineAt("=> ", 3000, 1)}, bothBoxes);
    store::ConsoleSearch search;
    search.page = {Order::OldestFirst, 3000, 3};
    QCOMPARE(textsOf(must(store.lines({}, search.page))), (Texts{"b", "=> ", "b"}));
}

void TestLinePlaces::keepsTheOrderOfABox() {
    auto store = memory();
    append(store,
           {lineAt("a 1", 1, 1), lineAt("b 9", 9, 2), lineAt("a 3", 3, 1), lineAt("a 2", 2, 1),
            lineAt("a 3 again", 3, 1)},
           bothBoxes);
    QCOMPARE(textsOf(all(store)), (Texts{"a 1", "a 3", "a 2", "a 3 again", "b 9"}));
}

void TestLinePlaces::showsWhoFollowsWhatComes() {
    auto store = memory();
    append(store, {lineAt("a 1", 1, 1), lineAt("b 3", 3, 2)}, bothBoxes);
    append(store, {lineAt("a 2", 2, 1)}, bothBoxes);
    store::Page page{Order::OldestFirst, 2, 100};
    QVERIFY(must(store.lines({}, page)).empty());
    page.asStored = true;
    QCOMPARE(textsOf(must(store.lines({}, page))), (Texts{"a 2"}));
}

void TestLinePlaces::startsAPageWhereALineStands() {
    auto store = memory();
    append(store, {lineAt("a 1", 1, 1), lineAt("b 3", 3, 2), lineAt("b 4", 4, 2), lineAt("a 2", 2, 1)},
           bothBoxes);
    store::ConsoleSearch search;
    search.page = {Order::OldestFirst, 3, 2};
    search.page.startsAtLine = true; // with the fourth
    const auto page = must(store.logPage(search, never));
    QCOMPARE(textsOf(page.lines), (Texts{"a 1", "b 3"}));
    QCOMPARE(page.late.size(), 1u);
    QCOMPARE(page.late.front().behind, 1);
}

void TestLinePlaces::tellsWhatStandsOnEarlierPages() {
    auto store = memory();
    append(store, {lineAt("a 1", 1, 1), lineAt("b 3", 3, 2)}, bothBoxes);
    append(store, {lineAt("a 2", 2, 1), lineAt("b 4", 4, 2)}, bothBoxes);
    store::ConsoleSearch search;
    search.page = {Order::OldestFirst, 2, 100};
    const auto page = must(store.logPage(search, never));
    QCOMPARE(textsOf(page.lines), (Texts{"b 4"}));
    QVERIFY(page.late.empty());
    QCOMPARE(page.lateElsewhere.size(), 1u);
    QCOMPARE(page.lateElsewhere.front().behind, 1);
}

void TestLinePlaces::putsAClockThatWasPutBackWhereItIs() {
    auto store = memory();
    append(store, {lineAt("a", 1000, 1), lineAt("b", 1001, 2)}, bothBoxes);
    append(store, {lineAt("a back", 10, 1), lineAt("b back", 11, 2), lineAt("a on", 12, 1)}, bothBoxes);
    QCOMPARE(textsOf(all(store)), (Texts{"a", "b", "a back", "b back", "a on"}));
}

void TestLinePlaces::forgetsPlacesWithTheirLines() {
    const QTemporaryDir folder;
    const auto path = folder.filePath("history").toStdString();
    auto store = must(ConsoleStore::open(path));
    append(store, {lineAt("a 1", 1, 1), lineAt("b 3", 3, 2), lineAt("a 2", 2, 1)}, bothBoxes);
    const auto database = must(store::Database::open(path));
    QCOMPARE(must(database.number("SELECT count(*) FROM late_lines")), 1);
    must(store.forget(1, consoleStart));
    while (must(store.prune({}, consoleStart + std::chrono::hours(1))) > 0) {
    }
    QCOMPARE(must(database.number("SELECT count(*) FROM late_lines")), 0);
    QCOMPARE(textsOf(all(store)), (Texts{"b 3"}));
}

QTEST_GUILESS_MAIN(TestLinePlaces)
#include "tst_places.moc"
