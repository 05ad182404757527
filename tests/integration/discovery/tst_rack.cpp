#include "tests/integration/discovery/lab.h"
#include "tests/support/registered_test.h"

#include <QSet>
#include <QTest>

using namespace etherdeck::tests;

/// Ten thousand targets behind one MAC.
class TestRack : public QObject {
    Q_OBJECT

private slots:
    void findsAndIdentifiesAllEachTime_data();
    void findsAndIdentifiesAllEachTime();
};

void TestRack::findsAndIdentifiesAllEachTime_data() {
    QTest::addColumn<int>("turn");
    for (int turn = 1; turn <= 3; ++turn)
        QTest::addRow("turn %d", turn) << turn;
}

void TestRack::findsAndIdentifiesAllEachTime() {
    const auto found = ctl({"discover", "-i", "san0", "--json", "--window", "20000"});
    QCOMPARE(found.status, 0);
    QSet<QString> serials;
    for (const auto& target : found.array())
        serials << target.toObject()["serial"].toString();
    QCOMPARE(found.array().size(), 10000);
    QCOMPARE(serials.size(), 10000);
    QVERIFY(!serials.contains(QString()));
}

QTEST_GUILESS_MAIN(TestRack)
#include "tst_rack.moc"
