#include "app/etherdeckctl/base/terminal.h"
#include "tests/support/registered_test.h"

#include <QTest>

using namespace etherdeck::ctl;

class TestTerminal : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { qputenv("NO_COLOR", "1"); }
    void writesSizesAsDisksAreSold_data();
    void writesSizesAsDisksAreSold();
    void makesCellsHarmless();
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

void TestTerminal::makesCellsHarmless() {
    Table table({{"A", Table::Align::Left}, {"B", Table::Align::Left}});
    table.addRow({{"a\nb\tc"}, {"\x1b[2J\xe2\x80\xae"}});
    table.addRow({{"x"}, {"y"}});
    QCOMPARE(table.toString(), std::string("A            B\n"
                                           "a\\x0ab\\x09c  \\x1b[2J\\xe2\\x80\\xae\n"
                                           "x            y\n"));
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
