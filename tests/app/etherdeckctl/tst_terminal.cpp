#include "app/etherdeckctl/terminal.h"

#include <QTest>

using namespace etherdeck::ctl;

class TestTerminal : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { qputenv("NO_COLOR", "1"); }
    void writesSizesAsDisksAreSold_data();
    void writesSizesAsDisksAreSold();
    void makesBytesFromTheWireHarmless_data();
    void makesBytesFromTheWireHarmless();
    void alignsColumns();
    void leavesNoBlanksAtTheEndOfALine();
    void countsCharactersNotBytes();
};

void TestTerminal::writesSizesAsDisksAreSold_data() {
    QTest::addColumn<quint64>("bytes");
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << quint64{0} << "0 B";
    QTest::newRow("a sector") << quint64{512} << "512 B";
    QTest::newRow("kilo") << quint64{1000} << "1.0 kB";
    QTest::newRow("rounds up a unit") << quint64{999'999} << "1.0 MB";
    QTest::newRow("stays below") << quint64{999'900} << "999.9 kB";
    QTest::newRow("a disk") << quint64{1'000'204'886'016} << "1.0 TB";
    QTest::newRow("largest") << ~quint64{0} << "18.4 EB";
}

void TestTerminal::writesSizesAsDisksAreSold() {
    QFETCH(quint64, bytes);
    QFETCH(QString, text);
    QCOMPARE(QString::fromStdString(sizeText(bytes)), text);
}

void TestTerminal::makesBytesFromTheWireHarmless_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("plain") << QByteArray("backup 1") << QByteArray("backup 1");
    QTest::newRow("escape sequence") << QByteArray("\x1b[2Jx") << QByteArray("\\x1b[2Jx");
    QTest::newRow("line break") << QByteArray("a\nb\rc") << QByteArray("a\\x0ab\\x0dc");
    QTest::newRow("zero byte") << QByteArray("a\0b", 3) << QByteArray("a\\x00b");
    QTest::newRow("delete") << QByteArray("\x7f") << QByteArray("\\x7f");
    QTest::newRow("UTF-8") << QByteArray("Gr\xc3\xbc\xc3\x9f") << QByteArray("Gr\xc3\xbc\xc3\x9f");
    QTest::newRow("broken UTF-8") << QByteArray("a\xc3") << QByteArray("a\\xc3");
    QTest::newRow("C1 control") << QByteArray("\xc2\x9b"
                                              "2J")
                                << QByteArray("\\xc2\\x9b2J");
}

void TestTerminal::makesBytesFromTheWireHarmless() {
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, text);
    QCOMPARE(QByteArray::fromStdString(printable(bytes.toStdString())), text);
}

void TestTerminal::alignsColumns() {
    Table table({{"NAME", Table::Align::Left}, {"SIZE", Table::Align::Right}, {"NOTE", Table::Align::Left}});
    table.addRow({{"a"}, {"1"}, {"x"}});
    table.addRow({{"longer"}, {"12345"}, {"y"}});
    QCOMPARE(table.toString(), std::string("NAME     SIZE  NOTE\n"
                                           "a           1  x\n"
                                           "longer  12345  y\n"));
}

void TestTerminal::leavesNoBlanksAtTheEndOfALine() {
    Table table({{"A", Table::Align::Left}, {"B", Table::Align::Left}});
    table.addRow({{"x"}, {""}});
    QCOMPARE(table.toString(), std::string("A  B\nx\n"));
}

void TestTerminal::countsCharactersNotBytes() {
    Table table({{"A", Table::Align::Left}, {"B", Table::Align::Left}});
    table.addRow({{"\xc3\xbc"}, {"1"}});
    table.addRow({{"xy"}, {"2"}});
    QCOMPARE(table.toString(), std::string("A   B\n\xc3\xbc   1\nxy  2\n"));
}

QTEST_APPLESS_MAIN(TestTerminal)
#include "tst_terminal.moc"
