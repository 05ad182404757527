#include "core/store/console/lines/word_query.h"
#include "core/store/console/store.h"
#include "core/store/database/text_pattern.h"
#include "tests/core/store/console/console_events.h"
#include "tests/support/registered_test.h"

#include <QTest>

using namespace etherdeck;
using namespace etherdeck::tests;
using netconsole::Event;
using netconsole::Level;
using netconsole::Line;
using store::ConsoleSearch;
using store::ConsoleStore;
using store::Order;
using store::TextPattern;
using store::WordQuery;

class TestConsoleSearch : public QObject {
    Q_OBJECT

private slots:
    void findsWords_data();
    void findsWords();
    void makesNoSyntaxOfWhatIsTyped_data();
    void makesNoSyntaxOfWhatIsTyped();
    void leavesOutTooManyWords();
    void findsInIndexAndTailAlike_data();
    void findsInIndexAndTailAlike();
    void goesThroughPages();
    void stopsWhenItIsTold();
    void findsByExpression_data();
    void findsByExpression();
    void refusesBadExpressions_data();
    void refusesBadExpressions();
    void limitsWhatAnExpressionMayCost();
    void looksAtBrokenUtf8();
    void combinesWordsExpressionAndFilter();
};

namespace {

const std::vector<std::string> texts{
    "usb 1-1: new high-speed USB device number 2 using ehci-pci",
    "RIP: 0010:sysrq_handle_crash+0x16/0x20",
    "Kernel panic - not syncing: sysrq triggered crash",
    "ata1.00: exception Emask 0x0 SAct 0x0 SErr 0x0 action 0x6 frozen",
    "=> printenv bootargs",
    "Gr\xc3\xb6\xc3\x9f"
    "e: f\xc3\xbcnf",
    "lost\xe2\x80\xa6piece",
    "",
};

ConsoleStore filled(std::size_t indexed) {
    auto store = must(ConsoleStore::open(":memory:"));
    std::vector<Event> events;
    for (std::size_t i = 0; i < texts.size(); ++i)
        events.emplace_back(kernelLine(texts[i], i + 1, static_cast<Level>(i % 8)));
    must(store.append(events, std::vector{sourceInfo(1, 5)}));
    if (indexed > 0)
        must(store.index(indexed));
    return store;
}

std::vector<std::int64_t> idsOf(const ConsoleStore& store, const ConsoleSearch& search) {
    std::vector<std::int64_t> ids;
    must(store.search(search, [&ids](const Line& line) {
        ids.push_back(static_cast<std::int64_t>(line.id));
        return true;
    }));
    return ids;
}

ConsoleSearch words(const std::string& text) {
    ConsoleSearch search;
    search.words = text;
    return search;
}

} // namespace

void TestConsoleSearch::findsWords_data() {
    QTest::addColumn<QString>("words");
    QTest::addColumn<int>("line"); // from 1; 0: none
    QTest::newRow("word") << "ehci" << 1;
    QTest::newRow("other case") << "RIP sysRQ_Handle_CRASH" << 2;
    QTest::newRow("part of a symbol") << "handle_crash" << 2;
    QTest::newRow("number in hex") << "0x16" << 2;
    QTest::newRow("no part of a word") << "ehc" << 0;
    QTest::newRow("start of a word") << "ehc*" << 1;
    QTest::newRow("start of a phrase's last word") << "\"not sync\"*" << 3;
    QTest::newRow("two words") << "triggered panic" << 3;
    QTest::newRow("one of two") << "panic nowhere" << 0;
    QTest::newRow("phrase") << "\"not syncing\"" << 3;
    QTest::newRow("phrase in another order") << "\"syncing not\"" << 0;
    QTest::newRow("open quote") << "\"panic" << 3;
    QTest::newRow("signs alone") << "=>" << 5;
    QTest::newRow("word and signs") << "printenv =>" << 5;
    QTest::newRow("word and other signs") << "printenv <=" << 0;
    QTest::newRow("device") << "ata1.00:" << 4;
    QTest::newRow("letters beyond ASCII") << "gr\xc3\xb6\xc3\x9f"
                                             "e"
                                          << 6;
    QTest::newRow("beside an ellipsis") << "piece" << 7;
    QTest::newRow("word over an ellipsis") << "lostpiece" << 0;
}

void TestConsoleSearch::findsWords() {
    QFETCH(QString, words);
    QFETCH(int, line);
    const auto text = words.toStdString();
    const std::vector<std::int64_t> expected(line > 0 ? 1 : 0, line);
    QCOMPARE(idsOf(filled(0), ::words(text)), expected);
    QCOMPARE(idsOf(filled(100), ::words(text)), expected);
}

void TestConsoleSearch::makesNoSyntaxOfWhatIsTyped_data() {
    QTest::addColumn<QByteArray>("words");
    for (const auto* text : {"AND",        "panic OR ehci",
                             "NOT panic",  "NEAR(a b)",
                             "text:panic", "^panic",
                             "pan*ic",     "a\"b",
                             "\"",         "\"\"",
                             "\"\"*",      "*",
                             "**",         "-panic",
                             "(",          "panic)",
                             "{text}:x",   "'",
                             ";",          "%",
                             "\xff\xfe",   "\xc3",
                             "\xe2\x80",   "+ + +"})
        QTest::newRow(text) << QByteArray(text);
    QTest::newRow("zero byte") << QByteArray("pan\0ic", 6);
}

void TestConsoleSearch::makesNoSyntaxOfWhatIsTyped() {
    QFETCH(QByteArray, words);
    // No error, and the same answer from index and text.
    QCOMPARE(idsOf(filled(100), ::words(words.toStdString())),
             idsOf(filled(0), ::words(words.toStdString())));
}

void TestConsoleSearch::leavesOutTooManyWords() {
    std::string many;
    for (int i = 0; i < 10'000; ++i)
        many += "panic ";
    QCOMPARE(idsOf(filled(100), words(many + "nowhere")), (std::vector<std::int64_t>{3}));
    QVERIFY(WordQuery(many).matchExpression().size() < 200);
}

void TestConsoleSearch::findsInIndexAndTailAlike_data() {
    QTest::addColumn<Order>("order");
    QTest::newRow("newest first") << Order::NewestFirst;
    QTest::newRow("oldest first") << Order::OldestFirst;
}

void TestConsoleSearch::findsInIndexAndTailAlike() {
    QFETCH(Order, order);
    auto search = words("sysrq*");
    search.page.order = order;
    for (std::size_t indexed = 0; indexed <= texts.size(); ++indexed) {
        const auto ids = idsOf(filled(indexed), search);
        QCOMPARE(ids, order == Order::NewestFirst ? (std::vector<std::int64_t>{3, 2})
                                                  : (std::vector<std::int64_t>{2, 3}));
    }
}

void TestConsoleSearch::goesThroughPages() {
    auto store = must(ConsoleStore::open(":memory:"));
    std::vector<Event> events;
    for (std::uint64_t i = 0; i < 100; ++i)
        events.emplace_back(consoleLine(i % 2 == 0 ? "even" : "odd", i));
    must(store.append(events, {}));
    must(store.index(60));
    for (const auto order : {Order::NewestFirst, Order::OldestFirst}) {
        auto search = words("odd");
        search.page = {order, 0, 7};
        std::vector<std::int64_t> ids;
        for (auto page = idsOf(store, search); !page.empty(); page = idsOf(store, search)) {
            ids.insert(ids.end(), page.begin(), page.end());
            search.page.beyond = page.back();
        }
        QCOMPARE(ids.size(), 50u);
        QVERIFY(std::ranges::is_sorted(
            ids, [order](auto a, auto b) { return order == Order::NewestFirst ? a > b : a < b; }));
    }
}

void TestConsoleSearch::stopsWhenItIsTold() {
    for (const std::size_t indexed : {0u, 100u}) {
        const auto store = filled(indexed);
        auto search = words("sysrq*");
        int calls = 0;
        QCOMPARE(must(store.search(search,
                                   [&calls](const Line&) {
                                       ++calls;
                                       return false;
                                   })),
                 1u);
        QCOMPARE(calls, 1);
        std::stop_source stop;
        stop.request_stop();
        QCOMPARE(must(store.search(
                     search, [](const Line&) { return true; }, stop.get_token())),
                 0u);
    }
}

void TestConsoleSearch::findsByExpression_data() {
    QTest::addColumn<QString>("expression");
    QTest::addColumn<bool>("caseMatters");
    QTest::addColumn<int>("line");
    QTest::newRow("anywhere") << "handle_\\w+\\+0x" << false << 2;
    QTest::newRow("start") << "^kernel panic" << false << 3;
    QTest::newRow("case") << "^kernel panic" << true << 0;
    QTest::newRow("alternatives") << "frozen$|nowhere" << false << 4;
    QTest::newRow("empty line") << "^$" << false << 8;
    QTest::newRow("one character is one, not two bytes") << "^gr.\xc3\x9f" << false << 6;
    QTest::newRow("look behind") << "(?<=number )\\d" << false << 1;
}

void TestConsoleSearch::findsByExpression() {
    QFETCH(QString, expression);
    QFETCH(bool, caseMatters);
    QFETCH(int, line);
    ConsoleSearch search;
    search.expression = expression.toStdString();
    search.caseMatters = caseMatters;
    QCOMPARE(idsOf(filled(100), search), std::vector<std::int64_t>(line > 0 ? 1 : 0, line));
}

void TestConsoleSearch::refusesBadExpressions_data() {
    QTest::addColumn<QByteArray>("expression");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("open group") << QByteArray("(abc") << ErrorCode::Malformed;
    QTest::newRow("open class") << QByteArray("[a") << ErrorCode::Malformed;
    QTest::newRow("nothing to repeat") << QByteArray("*") << ErrorCode::Malformed;
    QTest::newRow("broken UTF-8") << QByteArray("\xff") << ErrorCode::Malformed;
    QTest::newRow("single bytes") << QByteArray("\\C") << ErrorCode::Malformed;
    QTest::newRow("very long") << QByteArray(5000, 'x') << ErrorCode::TooLong;
}

void TestConsoleSearch::refusesBadExpressions() {
    QFETCH(QByteArray, expression);
    QFETCH(ErrorCode, code);
    ConsoleSearch search;
    search.expression = expression.toStdString();
    const auto result = filled(0).search(search, [](const Line&) { return true; });
    QVERIFY(!result);
    QCOMPARE(result.error().code, code);
    QVERIFY(!result.error().detail.empty());
}

void TestConsoleSearch::limitsWhatAnExpressionMayCost() {
    // Without a limit this takes longer than the world has been there.
    const auto pattern = must(TextPattern::compile("^(a+)+$", true));
    QVERIFY(!pattern.matches(std::string(60, 'a') + 'b'));
    QVERIFY(pattern.matches("aaa"));
    const auto deep = must(TextPattern::compile("^((a|b)*)*\\1$", true));
    (void)deep.matches(std::string(65'536, 'a'));
}

void TestConsoleSearch::looksAtBrokenUtf8() {
    const auto pattern = must(TextPattern::compile("end$", true));
    QVERIFY(pattern.matches("\xff\xc3 end"));
    QVERIFY(!pattern.matches("\xff\xc3 enD"));
}

void TestConsoleSearch::combinesWordsExpressionAndFilter() {
    ConsoleSearch search;
    search.words = "sysrq*";
    search.expression = "0x|panic";
    QCOMPARE(idsOf(filled(100), search), (std::vector<std::int64_t>{3, 2}));
    search.filter.level = Level::Alert; // the second line's
    QCOMPARE(idsOf(filled(100), search), (std::vector<std::int64_t>{2}));
    QCOMPARE(idsOf(filled(0), search), (std::vector<std::int64_t>{2}));
    search.filter.sources = {1};
    QCOMPARE(idsOf(filled(2), search), (std::vector<std::int64_t>{2}));
    search.filter.boot = 9;
    QVERIFY(idsOf(filled(100), search).empty());
}

QTEST_APPLESS_MAIN(TestConsoleSearch)
#include "tst_search.moc"
