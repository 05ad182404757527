#include "tests/integration/discovery/lab.h"
#include "tests/support/registered_test.h"

#include <QFile>
#include <QTest>

using namespace etherdeck::tests;

/// Two boxes with the same host name serve disks of the same size, so vblade reports the same identity for
/// both. e0.0 is two disks, e0.1 is one, and e0.2 is two blank ones.
class TestTwins : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void tellsOneDiskFromTwo_data();
    void tellsOneDiskFromTwo();
    void saysWhatWouldDecide();
    void claimsNothingWhileItIsUnclearWhich();
    void tellsBothKindsAsTheyAreFound();
    void decidesWhenSomethingIsWritten();

private:
    Lab m_lab;
};

void TestTwins::initTestCase() {
    QVERIFY2(m_lab.isReal(), "this test runs inside etherdeck-lab, with namespaces");
}

void TestTwins::tellsOneDiskFromTwo_data() {
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("state");
    QTest::newRow("two disks") << "e0.0"
                               << "proven";
    QTest::newRow("one disk behind both") << "e0.1"
                                          << "none";
    QTest::newRow("two blank ones") << "e0.2"
                                    << "possible";
}

void TestTwins::tellsOneDiskFromTwo() {
    QFETCH(QString, address);
    const auto found = ctl({"discover", "-i", "san0", "--window", "10000", "--json"});
    QCOMPARE(found.status, 0);
    for (const auto& value : found.array()) {
        const auto target = value.toObject();
        if (target["address"].toString() != address)
            continue;
        QTEST(target["conflict_state"].toString(), "state");
        const auto paths = target["paths"].toArray();
        QCOMPARE(paths.size(), 2);
        QCOMPARE(paths[0].toObject()["serial"], paths[1].toObject()["serial"]);
        return;
    }
    QFAIL("it was not found");
}

void TestTwins::saysWhatWouldDecide() {
    const auto text = ctl({"discover", "-i", "san0", "--window", "10000"}).output;
    QVERIFY2(text.contains("different disks answer as e0.0"), text.constData());
    QVERIFY2(text.contains("e0.2 answers from two MACs, and nothing proves"), text.constData());
    QVERIFY2(text.contains("The sectors that were read are empty"), text.constData());
    QVERIFY2(!text.contains("as e0.1"), text.constData());
}

void TestTwins::claimsNothingWhileItIsUnclearWhich() {
    const auto refused = ctl({"config", "set", "e0.2", "mine", "-i", "san0"});
    QCOMPARE(refused.status, 1);
    QVERIFY2(refused.errors.contains("--mac"), refused.errors.constData());
}

void TestTwins::tellsBothKindsAsTheyAreFound() {
    Watch proven; // two of them: their order is not known
    Watch possible;
    QVERIFY(proven.waitFor("conflict", "e0.0"));
    QVERIFY(possible.waitFor("possible-conflict", "e0.2"));
}

void TestTwins::decidesWhenSomethingIsWritten() {
    QFile file(m_lab.target("e0.2")["file"].toString());
    QVERIFY(file.open(QIODevice::ReadWrite));
    file.write("a file system, say");
    file.close();
    const auto shown = ctl({"show", "e0.2", "-i", "san0", "--window", "10000", "--json"}).object();
    QCOMPARE(shown["conflict_state"].toString(), "proven");
    QCOMPARE(shown["differing_sector"].toInt(-1), 0);
}

QTEST_GUILESS_MAIN(TestTwins)
#include "tst_twins.moc"
