#include "core/base/nearest.h"
#include "tests/support/registered_test.h"

#include <QTest>

using namespace etherdeck;

class TestNearest : public QObject {
    Q_OBJECT

private slots:
    void countsEdits_data();
    void countsEdits();
    void findsWhatWasMeant_data();
    void findsWhatWasMeant();
};

void TestNearest::countsEdits_data() {
    QTest::addColumn<QString>("one");
    QTest::addColumn<QString>("other");
    QTest::addColumn<int>("distance");
    QTest::newRow("the same") << "watch"
                              << "watch" << 0;
    QTest::newRow("a letter is missing") << "dicover"
                                         << "discover" << 1;
    QTest::newRow("one too many") << "wattch"
                                  << "watch" << 1;
    QTest::newRow("another one") << "wotch"
                                 << "watch" << 1;
    QTest::newRow("two changed places") << "wacth"
                                        << "watch" << 1;
    QTest::newRow("nothing") << ""
                             << "log" << 3;
    QTest::newRow("all of it") << "abc"
                               << "xyz" << 3;
}

void TestNearest::countsEdits() {
    QFETCH(QString, one);
    QFETCH(QString, other);
    QFETCH(int, distance);
    QCOMPARE(editDistance(one.toStdString(), other.toStdString()), static_cast<std::size_t>(distance));
    QCOMPARE(editDistance(other.toStdString(), one.toStdString()), static_cast<std::size_t>(distance));
}

void TestNearest::findsWhatWasMeant_data() {
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("meant"); // nothing: none
    QTest::newRow("mistyped") << "dicover"
                              << "discover";
    QTest::newRow("two changed places") << "netocnsole"
                                        << "netconsole";
    QTest::newRow("short") << "lgo"
                           << "log";
    QTest::newRow("a start") << "disc"
                             << "discover";
    QTest::newRow("a start of two") << "sho"
                                    << "show";
    QTest::newRow("nothing") << ""
                             << "";
    QTest::newRow("far from all") << "frobnicate"
                                  << "";
    QTest::newRow("long") << QString(100'000, 'x') << "";
}

void TestNearest::findsWhatWasMeant() {
    QFETCH(QString, typed);
    QFETCH(QString, meant);
    const std::vector<std::string> known{"interfaces", "discover", "watch",     "show",
                                         "config",     "log",      "netconsole"};
    QCOMPARE(QString::fromStdString(nearest(typed.toStdString(), known).value_or("")), meant);
    QVERIFY(!nearest(typed.toStdString(), {}));
}

QTEST_APPLESS_MAIN(TestNearest)
#include "tst_nearest.moc"
