#include "tests/integration/discovery/lab.h"
#include "tests/support/registered_test.h"

#include <QTest>

using namespace etherdeck::tests;

/// Two plugs answer as e0.0.
class TestConflict : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void tellsTheConflict();
    void tellsItInWords();
    void changesNothingWhileItIsUnclearWhom();
    void tellsTheEndOfTheConflict();
    void tellsNothingOfAConflictThatItDoesNotWatch();

private:
    Lab m_lab;
};

void TestConflict::initTestCase() {
    QVERIFY2(m_lab.isReal(), "this test runs inside etherdeck-lab, with namespaces");
}

void TestConflict::tellsTheConflict() {
    const auto found = ctl({"discover", "-i", "san0", "--json"});
    QCOMPARE(found.status, 0);
    QStringList inConflict;
    for (const auto& value : found.array()) {
        const auto target = value.toObject();
        if (!target["conflict"].toBool())
            continue;
        inConflict << target["address"].toString();
        QCOMPARE(target["paths"].toArray().size(), 2);
    }
    QCOMPARE(inConflict, QStringList{"e0.0"});
    QVERIFY(found.array().size() > 1);
}

void TestConflict::tellsItInWords() {
    const auto text = ctl({"discover", "-i", "san0"}).output;
    QVERIFY2(text.contains("different disks answer as e0.0"), text.constData());
    QVERIFY2(text.contains(m_lab.plugMac("plug1").toLatin1()) &&
                 text.contains(m_lab.plugMac("plug2").toLatin1()),
             text.constData());
}

void TestConflict::changesNothingWhileItIsUnclearWhom() {
    const auto refused = ctl({"config", "set", "e0.0", "mine", "-i", "san0"});
    QCOMPARE(refused.status, 1);
    QVERIFY2(refused.errors.contains("--mac"), refused.errors.constData());
    const auto second = m_lab.plugMac("plug2");
    QCOMPARE(ctl({"config", "set", "e0.0", "mine", "-i", "san0", "--mac", second}).status, 0);
    const auto shown = ctl({"show", "e0.0", "-i", "san0", "--json"}).object();
    for (const auto& value : shown["paths"].toArray()) {
        const auto path = value.toObject();
        QCOMPARE(path["config_string"].toString(), path["mac"].toString() == second ? "mine" : QString());
    }
}

void TestConflict::tellsTheEndOfTheConflict() {
    Watch watch;
    const Vblade stays(m_lab.plugPid("plug1"), "9", "9", "eth0", m_lab.target("e0.1")["file"].toString());
    {
        const Vblade ends(m_lab.plugPid("plug2"), "9", "9", "eth0", m_lab.target("e1.0")["file"].toString());
        QVERIFY(stays.isServing() && ends.isServing());
        QVERIFY(watch.waitFor("conflict", "e9.9"));
    }
    QVERIFY(watch.waitFor("conflict-ended", "e9.9"));
}

void TestConflict::tellsNothingOfAConflictThatItDoesNotWatch() {
    Watch watch;
    QVERIFY(watch.waitFor("conflict", "e0.0"));
    watch.discardRead(); // how it was found: on a busy computer, one path after the other
    QVERIFY(ip({"link", "set", "san0", "down"}));
    QVERIFY(ip({"link", "set", "san0", "up"}));
    const Vblade later(m_lab.plugPid("plug1"), "9", "8", "eth0", m_lab.target("e0.1")["file"].toString());
    QVERIFY(later.isServing());
    QVERIFY(watch.waitFor("appeared", "e9.8"));
    const std::chrono::milliseconds atOnce(0);
    for (const auto* event : {"conflict-ended", "conflict", "changed", "path-lost", "path-found"})
        QVERIFY2(!watch.waitFor(event, "e0.0", atOnce), event);
}

QTEST_GUILESS_MAIN(TestConflict)
#include "tst_conflict.moc"
