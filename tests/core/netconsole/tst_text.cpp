#include "core/netconsole/kernel/escapes.h"
#include "core/netconsole/kernel/printk_stamp.h"
#include "tests/support/registered_test.h"

#include <QTest>

using namespace etherdeck::netconsole;

/// The small parts: escapes and time stamps.
class TestText : public QObject {
    Q_OBJECT

private slots:
    void unescapesWhatTheKernelEscapes_data();
    void unescapesWhatTheKernelEscapes();
    void readsTimeStamps();
    void takesNothingElseForATimeStamp_data();
    void takesNothingElseForATimeStamp();
    void knowsAStampFromItsFirstBytes();
};

void TestText::unescapesWhatTheKernelEscapes_data() {
    QTest::addColumn<QString>("wire");
    QTest::addColumn<QString>("text");
    QTest::newRow("plain") << "plain text"
                           << "plain text";
    QTest::newRow("tab") << "a\\x09b"
                         << "a\tb";
    QTest::newRow("backslash") << "\\x5c_SB_"
                               << "\\_SB_";
    QTest::newRow("backslash, then words like an escape") << "\\x5cx41"
                                                          << "\\x41";
    QTest::newRow("UTF-8") << "\\xc3\\xa9\\xe2\\x82\\xac"
                           << "é€";
    QTest::newRow("upper case") << "\\xC3\\xA9"
                                << "é";
    QTest::newRow("terminal escape stays harmless") << "\\x1b[31m"
                                                    << "\\x1b[31m";
    QTest::newRow("half of a character") << "\\xc3|"
                                         << "\\xc3|";
    QTest::newRow("cut escape") << "end\\x0"
                                << "end\\x0";
    QTest::newRow("no escape") << "\\y \\xzz \\"
                               << "\\y \\xzz \\";
}

void TestText::unescapesWhatTheKernelEscapes() {
    QFETCH(QString, wire);
    QTEST(QString::fromStdString(unescapedText(wire.toStdString())), "text");
}

void TestText::readsTimeStamps() {
    const auto stamp = parseStamp("[   16.881334] burst line");
    QVERIFY(stamp.has_value());
    QCOMPARE(stamp->time, std::chrono::microseconds(16881334));
    QVERIFY(stamp->text == "burst line" && stamp->caller.empty());
    const auto caller = parseStamp("[    0.000001][    T1]  indented");
    QVERIFY(caller && caller->caller == "T1" && caller->text == " indented");
    QVERIFY(parseStamp("[123456.000001][   C12] x")->caller == "C12");
    QVERIFY(parseStamp("[    0.000001][x] y")->text == "[x] y");
    QVERIFY(parseStamp("[    0.000001]")->text.empty());
    QVERIFY(parseStamp("[9999999999999999.000001] x").has_value());
}

void TestText::takesNothingElseForATimeStamp_data() {
    QTest::addColumn<QString>("line");
    for (const auto* line :
         {"", "[", "[0.00000] x", "[0.0000000] x", "[ .000001] x", "[12] x", "x[    0.000001] x",
          "[    0.000001", "[0.00000a] x", "[99999999999999999.000001] x", "[OK] started"})
        QTest::newRow(line) << line;
}

void TestText::takesNothingElseForATimeStamp() {
    QFETCH(QString, line);
    QVERIFY(!parseStamp(line.toStdString()));
}

void TestText::knowsAStampFromItsFirstBytes() {
    const std::string_view line = "[    0.000001] x";
    const auto end = line.find(']') + 1;
    for (std::size_t length = 0; length <= line.size(); ++length)
        QCOMPARE(guessStamp(line.substr(0, length)), length < end ? StampGuess::Perhaps : StampGuess::Yes);
    QCOMPARE(guessStamp("[ok"), StampGuess::No);
    QCOMPARE(guessStamp("x"), StampGuess::No);
}

QTEST_APPLESS_MAIN(TestText)
#include "tst_text.moc"
