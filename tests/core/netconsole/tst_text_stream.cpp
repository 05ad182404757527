#include "core/netconsole/text_stream.h"
#include "tests/support/registered_test.h"

#include <QTest>

using namespace etherdeck::netconsole;

namespace {

std::vector<TextLine> linesOf(TextStream& stream, std::string_view bytes) {
    std::vector<TextLine> lines;
    while (!bytes.empty()) {
        bytes.remove_prefix(stream.consume(bytes));
        if (stream.lineEnded())
            lines.push_back(stream.takeLine());
    }
    return lines;
}

QStringList textsOf(TextStream& stream, std::string_view bytes) {
    QStringList texts;
    for (const auto& line : linesOf(stream, bytes))
        texts << QString::fromStdString(line.text);
    return texts;
}

} // namespace

class TestTextStream : public QObject {
    Q_OBJECT

private slots:
    void showsALineAsATerminalDoes_data();
    void showsALineAsATerminalDoes();
    void endsLinesAtLineFeeds();
    void showsAnOpenLineAsItStands();
    void cutsLinesThatAreTooLong();
    void swallowsSequencesWithoutAnEnd();
    void tellsAKernelByItsTimeStamps();
    void keepsControlsOfAKernelVisible();
    void staysWithTheKernelUntilUbootShows();
    void tellsAKernelWithoutTimeStampsByItsFirstMessage();
    void knowsAPromptBeforeItsLineHasAnEnd();
    void endsALineWhoseRestIsLost();
};

void TestTextStream::showsALineAsATerminalDoes_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("text");
    QTest::newRow("plain") << QByteArray("text") << "text";
    QTest::newRow("carriage return before the end") << QByteArray("text\r") << "text";
    QTest::newRow("carriage return goes over it") << QByteArray("12345\rab") << "ab345";
    QTest::newRow("backspace") << QByteArray("abcX\b \bd") << "abcd";
    QTest::newRow("backspace at the start") << QByteArray("\b\bx") << "x";
    QTest::newRow("spinner") << QByteArray("Loading: *\b") << "Loading: *";
    QTest::newRow("redrawn countdown") << QByteArray("in 10\x1b[2K\rin 9") << "in 9";
    QTest::newRow("erased to the end") << QByteArray("abcdef\rabc\x1b[K") << "abc";
    QTest::newRow("erased to the start") << QByteArray("abcdef\b\x1b[1K") << "      ";
    QTest::newRow("erased, and not returned") << QByteArray("abc\x1b[2Kd") << "   d";
    QTest::newRow("cursor left and right") << QByteArray("abcd\x1b[3DX\x1b[CY") << "aXcY";
    QTest::newRow("cursor to a column") << QByteArray("abcd\x1b[2GX\x1b[999GY") << "aXcdY";
    QTest::newRow("colours") << QByteArray("\x1b[1;31mred\x1b[0m") << "red";
    QTest::newRow("cursor shown") << QByteArray("\x1b[?25hx") << "x";
    QTest::newRow("size of the screen") << QByteArray("\x1b"
                                                      "7\x1b[r\x1b[999;999H\x1b[6n\x1b"
                                                      "8Cannot")
                                        << "Cannot";
    QTest::newRow("title of the window") << QByteArray("\x1b]0;evil\aok\x1b]0;evil\x1b\\!") << "ok!";
    QTest::newRow("character set") << QByteArray("\x1b(Bx") << "x";
    QTest::newRow("other controls") << QByteArray("a\x01\x07\x0e"
                                                  "b\x7f")
                                    << "ab";
    QTest::newRow("tab") << QByteArray("a\tb") << "a\tb";
    QTest::newRow("UTF-8") << QByteArray("Grüße") << "Grüße";
    QTest::newRow("broken UTF-8") << QByteArray("a\xff") << "a\\xff";
    QTest::newRow("C1 control") << QByteArray("a\xc2\x9b") << "a\\xc2\\x9b";
}

void TestTextStream::showsALineAsATerminalDoes() {
    QFETCH(QByteArray, bytes);
    TextStream stream(4096);
    const auto lines = linesOf(stream, (bytes + '\n').toStdString());
    QCOMPARE(lines.size(), std::size_t{1});
    QTEST(QString::fromStdString(lines[0].text), "text");
    QCOMPARE(lines[0].kind, Kind::Uboot);
}

void TestTextStream::endsLinesAtLineFeeds() {
    TextStream stream(4096);
    QCOMPARE(textsOf(stream, "one\ntwo\r\n\nth"), (QStringList{"one", "two", ""}));
    QCOMPARE(textsOf(stream, "ree\n"), QStringList{"three"});
    QVERIFY(!stream.isOpen());
}

void TestTextStream::showsAnOpenLineAsItStands() {
    TextStream stream(4096);
    QVERIFY(!stream.isOpen());
    QVERIFY(textsOf(stream, "=> ver").empty());
    QVERIFY(stream.isOpen());
    QCOMPARE(stream.openLine().text, std::string("=> ver"));
    QVERIFY(textsOf(stream, "\b\b\b\x1b[K").empty());
    QCOMPARE(stream.openLine().text, std::string("=> "));
}

void TestTextStream::cutsLinesThatAreTooLong() {
    for (const auto* start : {"", "[    0.000001] "}) {
        TextStream stream(100);
        const auto lines = linesOf(stream, start + std::string(1000, 'x') + "\n");
        std::string text;
        for (const auto& line : lines) {
            QVERIFY(line.text.size() <= 100);
            text += line.text;
        }
        QCOMPARE(text, std::string(1000, 'x'));
        QVERIFY(lines.front().cut);
        QVERIFY(!lines.back().cut);
    }
}

void TestTextStream::swallowsSequencesWithoutAnEnd() {
    TextStream stream(100);
    QVERIFY(textsOf(stream, "\x1b[" + std::string(100000, '1')).empty());
    QCOMPARE(textsOf(stream, "mtext\n"), QStringList{"text"});
    const auto texts = textsOf(stream, "\x1b]" + std::string(300, 'x') + "\n");
    QCOMPARE(texts.size(), 1); // a string of the terminal does not take the rest of the session with it
}

void TestTextStream::tellsAKernelByItsTimeStamps() {
    TextStream stream(4096);
    const auto lines = linesOf(stream, "=> boot\n[    1.000002][    C0] text\n");
    QCOMPARE(lines.size(), std::size_t{2});
    QCOMPARE(lines[0].kind, Kind::Uboot);
    QVERIFY(!lines[0].time);
    QCOMPARE(lines[1].kind, Kind::Basic);
    QCOMPARE(lines[1].time, std::chrono::microseconds(1000002));
    QCOMPARE(lines[1].caller, std::string("C0"));
    QCOMPARE(lines[1].text, std::string("text"));
}

void TestTextStream::keepsControlsOfAKernelVisible() {
    TextStream stream(4096);
    QCOMPARE(textsOf(stream, "[    1.000002] esc[\x1b[31mred] bs[\b] cr[\r] nul\x01\n"),
             QStringList{"esc[\\x1b[31mred] bs[\\x08] cr[\\x0d] nul\\x01"});
}

void TestTextStream::staysWithTheKernelUntilUbootShows() {
    TextStream stream(4096);
    const auto lines =
        linesOf(stream, "[    1.000002] a\nno stamp\n\x1b[2K\rHit any key to stop autoboot: 1\nb\n");
    QCOMPARE(lines.size(), std::size_t{4});
    QCOMPARE(lines[1].kind, Kind::Basic);
    QCOMPARE(lines[2].kind, Kind::Uboot);
    QCOMPARE(lines[2].text, std::string("Hit any key to stop autoboot: 1"));
    QCOMPARE(lines[3].kind, Kind::Uboot);
}

void TestTextStream::tellsAKernelWithoutTimeStampsByItsFirstMessage() {
    TextStream stream(4096);
    const auto lines = linesOf(stream, "Linux version 6.1.0\nCommand line: x\n");
    QCOMPARE(lines[0].kind, Kind::Basic);
    QCOMPARE(lines[1].kind, Kind::Basic);
}

void TestTextStream::knowsAPromptBeforeItsLineHasAnEnd() {
    TextStream stream(4096);
    linesOf(stream, "[    1.000002] a\n=> ");
    QCOMPARE(stream.openKind(), Kind::Uboot);
    QVERIFY(stream.screen() == "=> ");
}

void TestTextStream::endsALineWhoseRestIsLost() {
    TextStream stream(4096);
    stream.endLine();
    QVERIFY(!stream.lineEnded());
    linesOf(stream, "[    1.000002] half of a li");
    stream.endLine();
    QVERIFY(stream.lineEnded());
    QCOMPARE(stream.takeLine().text, std::string("half of a li"));
    QVERIFY(!stream.isOpen());
}

QTEST_APPLESS_MAIN(TestTextStream)
#include "tst_text_stream.moc"
