#include "core/terminal/terminal_screen.h"
#include "tests/core/netconsole/capture.h"
#include "tests/core/netconsole/console.h"
#include "tests/support/registered_test.h"

#include <QTest>

using namespace etherdeck;
using namespace etherdeck::terminal;
using netconsole::test::CapturedDatagram;
using netconsole::test::Console;
using netconsole::test::loadCapture;

namespace {

constexpr int wide = 500;

std::vector<std::string> rowsOf(const TerminalScreen& screen) {
    std::vector<std::string> rows;
    for (auto row = screen.firstRow(); row < screen.endRow(); ++row)
        rows.push_back(screen.rowText(row));
    while (!rows.empty() && rows.back().empty())
        rows.pop_back();
    return rows;
}

std::string withoutBlanksBehind(std::string text) {
    text.resize(text.find_last_not_of(' ') + 1);
    return text;
}

/// A line as the rows that it takes on a screen.
void addRows(std::vector<std::string>& rows, std::string line) {
    for (auto tab = line.find('\t'); tab != std::string::npos; tab = line.find('\t'))
        line.replace(tab, 1, 8 - tab % 8, ' ');
    for (std::size_t at = 0; at == 0 || at < line.size(); at += wide)
        rows.push_back(withoutBlanksBehind(line.substr(at, wide)));
}

std::string write(TerminalScreen& screen, std::string_view bytes) {
    screen.write(bytes);
    return screen.rowText(screen.cursor().row);
}

} // namespace

class TestTerminalScreen : public QObject {
    Q_OBJECT

private slots:
    void showsCapturesLineByLine_data();
    void showsCapturesLineByLine();
    void startsALineAtALineFeed();
    void redrawsTheCountdown();
    void takesBackWhatIsErased();
    void showsTheSameHoweverItIsCut();
    void knowsSixteenColours();
    void sendsNoAnswerAndSwallowsNothing_data();
    void sendsNoAnswerAndSwallowsNothing();
    void showsNoCharacterThatActs();
    void keepsRowsThatScrolledOut();
    void forgetsTheOldestRows();
    void keepsItsRowsWhenItGrows();
    void givesTextFromOnePlaceToAnother();
    void clears();
    void tellsWhenItHasChanged();
    void takesAnySize();
};

void TestTerminalScreen::showsCapturesLineByLine_data() {
    QTest::addColumn<QString>("name");
    for (const auto* name : {"uboot.jsonl", "uboot-noint.jsonl", "uboot-spam03.jsonl"})
        QTest::newRow(name) << name;
}

void TestTerminalScreen::showsCapturesLineByLine() {
    QFETCH(QString, name);
    TerminalScreen screen(24, wide);
    Console console;
    for (const auto& datagram : loadCapture(name)) {
        if (datagram.direction != CapturedDatagram::Direction::Received)
            continue;
        const auto bytes = datagram.bytes.toStdString();
        screen.write(bytes);
        console.send(bytes);
    }
    std::vector<std::string> expected;
    for (const auto& line : console.all<netconsole::Line>())
        addRows(expected, line.text);
    auto rows = rowsOf(screen);
    QVERIFY(expected.size() > 3);
    rows.resize(expected.size()); // without the line that is open
    for (std::size_t i = 0; i < expected.size(); ++i)
        QCOMPARE(QByteArray::fromStdString(rows[i]), QByteArray::fromStdString(expected[i]));
}

void TestTerminalScreen::startsALineAtALineFeed() {
    TerminalScreen screen(5, 20);
    screen.write("one\ntwo\r\n=> ");
    QCOMPARE(rowsOf(screen), (std::vector<std::string>{"one", "two", "=>"}));
    QCOMPARE(screen.cursor(), (Position{2, 3}));
}

void TestTerminalScreen::redrawsTheCountdown() {
    TerminalScreen screen(5, 80);
    for (const auto* left : {"3", "2", "1"})
        QCOMPARE(write(screen, std::string("\x1b[2K\rHit any key to stop autoboot: ") + left),
                 std::string("Hit any key to stop autoboot: ") + left);
    QCOMPARE(write(screen, "\b\b\b 0 "), std::string("Hit any key to stop autoboot 0"));
}

void TestTerminalScreen::takesBackWhatIsErased() {
    TerminalScreen screen(5, 80);
    QCOMPARE(write(screen, "=> printenx\b \bv"), std::string("=> printenv"));
}

void TestTerminalScreen::showsTheSameHoweverItIsCut() {
    const std::string bytes = "\x1b]0;title\x07one\x1b[31mred\x1b[0m\n\xc3\xa4\x1b[2Ktwo\n\x1bP+q\x1b\\three";
    TerminalScreen whole(5, 80);
    whole.write(bytes);
    TerminalScreen cut(5, 80);
    for (const char byte : bytes)
        cut.write({&byte, 1});
    QCOMPARE(rowsOf(cut), rowsOf(whole));
    QCOMPARE(cut.row(0), whole.row(0));
}

void TestTerminalScreen::knowsSixteenColours() {
    TerminalScreen screen(2, 20);
    screen.write("a\x1b[31mb\x1b[1;44mc\x1b[0m\x1b[97md\x1b[38;5;196me\x1b[38;2;0;0;250mf\x1b[0;7mg");
    const auto row = screen.row(0);
    QCOMPARE(row[0].foreground, Color());
    QCOMPARE(row[0].background, Color());
    QCOMPARE(row[1].foreground, Color(1));
    QCOMPARE(row[2].background, Color(4));
    QVERIFY(row[2].bold);
    QCOMPARE(row[3].foreground, Color(15));
    QCOMPARE(row[4].foreground, Color(9));
    QCOMPARE(row[5].foreground, Color(4));
    QVERIFY(row[6].reverse);
}

void TestTerminalScreen::sendsNoAnswerAndSwallowsNothing_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("asks for its place") << QByteArray("\x1b[6n");
    QTest::newRow("asks what it is") << QByteArray("\x1b[c\x1b[>c\x1b[=c");
    QTest::newRow("asks for a setting") << QByteArray("\x1bP$qm\x1b\\");
    QTest::newRow("asks for its size") << QByteArray("\x1b[18t\x1b[21t");
    QTest::newRow("title that does not end") << QByteArray("\x1b]2;evil");
    QTest::newRow("clipboard") << QByteArray("\x1b]52;c;cm0gLXJmIC8=\x07");
    QTest::newRow("string that does not end") << QByteArray("\x1b^evil");
    QTest::newRow("other character set") << QByteArray("\x0e");
    QTest::newRow("mouse and paste") << QByteArray("\x1b[?1003h\x1b[?2004h");
    QTest::newRow("other screen") << QByteArray("\x1b[?1049h");
    QTest::newRow("bells") << QByteArray(1000, '\a');
    QTest::newRow("huge numbers") << QByteArray(
        "\x1b[99999999999999999999L\x1b[2147483647S\x1b[1;4294967296r");
    QTest::newRow("many numbers") << "\x1b[10" + QByteArray(28, ';') + "P";
    QTest::newRow("not UTF-8") << QByteArray("\xff\xfe\xc3");
}

void TestTerminalScreen::sendsNoAnswerAndSwallowsNothing() {
    QFETCH(QByteArray, bytes);
    TerminalScreen screen(5, 80);
    screen.write(bytes.toStdString());
    QCOMPARE(write(screen, "\x1b[r\n=> help"), std::string("=> help"));
}

void TestTerminalScreen::showsNoCharacterThatActs() {
    TerminalScreen screen(2, 20);
    screen.write("a\xe2\x80\xae"
                 "b"); // right-to-left override
    const auto text = screen.rowText(0);
    QVERIFY(text.find("\xe2\x80\xae") == std::string::npos);
    screen.write("\x1b[2K\r\xe2\x80\xae"
                 "b");
    QVERIFY(screen.rowText(0).find("\xe2\x80\xae") == std::string::npos);
}

void TestTerminalScreen::keepsRowsThatScrolledOut() {
    TerminalScreen screen(3, 20);
    for (int i = 0; i < 10; ++i)
        screen.write("line " + std::to_string(i) + '\n');
    QCOMPARE(screen.firstRow(), 0);
    QCOMPARE(screen.topRow(), 8);
    QCOMPARE(screen.rowText(0), std::string("line 0"));
    QCOMPARE(screen.rowText(9), std::string("line 9"));
    QVERIFY(screen.row(-1).empty());
    QVERIFY(screen.row(11).empty());
    QCOMPARE(screen.row(2).size(), std::size_t{20});
}

void TestTerminalScreen::forgetsTheOldestRows() {
    TerminalScreen screen(3, 20);
    for (int i = 0; i < 6000; ++i)
        screen.write(std::to_string(i) + '\n');
    QCOMPARE(screen.topRow() - screen.firstRow(), std::int64_t(TerminalScreen::maxScrolledRows));
    QCOMPARE(screen.rowText(screen.firstRow()), std::to_string(screen.firstRow()));
}

void TestTerminalScreen::keepsItsRowsWhenItGrows() {
    TerminalScreen screen(3, 20);
    for (int i = 0; i < 10; ++i)
        screen.write("line " + std::to_string(i) + '\n');
    screen.write("\x1b[1;31m=> \x1b[0m");
    const auto before = rowsOf(screen);
    screen.resize(8, 30);
    QCOMPARE(rowsOf(screen), before);
    screen.resize(2, 30);
    QCOMPARE(rowsOf(screen), before);
    QCOMPARE(screen.rows(), 2);
}

void TestTerminalScreen::givesTextFromOnePlaceToAnother() {
    TerminalScreen screen(4, 20);
    screen.write("one two   \nthree\n\nfour");
    QCOMPARE(screen.text({0, 4}, {0, 7}), std::string("two"));
    QCOMPARE(screen.text({0, 4}, {3, 2}), std::string("two\nthree\n\nfo"));
    QCOMPARE(screen.text({-50, 0}, {50, 0}), std::string("one two\nthree\n\nfour"));
}

void TestTerminalScreen::clears() {
    TerminalScreen screen(3, 20);
    screen.write("a\nb\nc\nd\ne\x1b[?25l\x1b[31m");
    screen.clear();
    QVERIFY(rowsOf(screen).empty());
    QCOMPARE(screen.firstRow(), screen.topRow());
    QVERIFY(screen.isCursorVisible());
    QCOMPARE(write(screen, "=> "), std::string("=>"));
    QCOMPARE(screen.row(screen.topRow())[0].foreground, Color());
}

void TestTerminalScreen::tellsWhenItHasChanged() {
    TerminalScreen screen(3, 20);
    QVERIFY(screen.takeChanged());
    QVERIFY(!screen.takeChanged());
    screen.write("a");
    QVERIFY(screen.takeChanged());
    screen.write("\a");
    QVERIFY(!screen.takeChanged());
}

void TestTerminalScreen::takesAnySize() {
    TerminalScreen screen(0, 1'000'000);
    QCOMPARE(screen.rows(), 1);
    QCOMPARE(screen.columns(), TerminalScreen::maxColumns);
    screen.resize(-5, 0);
    screen.write("\xe5\xa4\xa7text that does not fit\n");
    screen.resize(1'000'000, 3);
    QCOMPARE(screen.columns(), TerminalScreen::fewestColumns);
    QCOMPARE(screen.rows(), TerminalScreen::maxRows);
}

QTEST_APPLESS_MAIN(TestTerminalScreen)
#include "tst_terminal_screen.moc"
