#include "tests/integration/discovery/lab.h"
#include "tests/support/registered_test.h"

#include <QFile>
#include <QJsonDocument>
#include <QTest>

using namespace etherdeck;
using namespace etherdeck::tests;

/// A box of the lab, managed by the terminal program alone: the whole way of a free disk, and back.
class TestAgentTerminal : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void showsWhatTheBoxIs();
    void aPlanChangesNothing();
    void aFreeDiskBecomesATarget();
    void itIsRestrictedAndReadOnly();
    void itIsStoppedAndRemoved();
    void theRemovalIsUndone();
    void everyRefusalHasACode_data();
    void everyRefusalHasACode();
    void theKernelsLogIsThatOfThePlug();
    void theJournalTellsWhatWasDone();

private:
    [[nodiscard]] Finished box(const QStringList& arguments) const {
        return ctl(QStringList{"-d", m_device} + arguments);
    }
    [[nodiscard]] QJsonObject exported() const;
    [[nodiscard]] bool isDiscovered() const;

    QString m_device;
    QString m_spare;
    QString m_mac;
};

void TestAgentTerminal::initTestCase() {
    QFile file(qEnvironmentVariable("ETHERDECK_LAB"));
    QVERIFY2(file.open(QIODevice::ReadOnly), "this test runs inside etherdeck-lab");
    const auto lab = QJsonDocument::fromJson(file.readAll()).object();
    const auto plug = lab["plugs"].toArray().first().toObject();
    m_device = plug["device"].toString();
    m_spare = plug["spare_disk"].toString();
    m_mac = lab["mac"].toString();
    QVERIFY(!m_device.isEmpty() && !m_spare.isEmpty());
}

QJsonObject TestAgentTerminal::exported() const {
    for (const auto& entry : box({"exports", "--json"}).array()) {
        if (entry.toObject()["address"] == "e9.1")
            return entry.toObject();
    }
    return {};
}

bool TestAgentTerminal::isDiscovered() const {
    for (const auto& target : ctl({"discover", "-i", "san0", "--json"}).array()) {
        if (target.toObject()["address"] == "e9.1")
            return true;
    }
    return false;
}

void TestAgentTerminal::showsWhatTheBoxIs() {
    const auto status = box({"status", "--json"});
    QCOMPARE(status.errors, QByteArray());
    QCOMPARE(status.object()["host_name"].toString(), QStringLiteral("plug1"));
    for (const auto& disk : box({"disks", "--json"}).array()) {
        const auto path = disk.toObject()["path"].toString();
        QVERIFY2(!path.startsWith("/dev/"), qPrintable(path)); // the computer's own
    }
}

void TestAgentTerminal::aPlanChangesNothing() {
    const auto plan =
        box({"export", "create", "e9.1", "--disk", m_spare, "--interface", "eth0", "--plan", "--json"});
    QCOMPARE(plan.status, 0);
    const auto object = plan.object();
    QCOMPARE(object["level"].toString(), QStringLiteral("click"));
    QCOMPARE(object["steps"].toArray().size(), 2);
    QVERIFY(!object["fingerprint"].toString().isEmpty());
    QVERIFY(exported().isEmpty());
}

void TestAgentTerminal::aFreeDiskBecomesATarget() {
    const auto unconfirmed =
        box({"export", "create", "e9.1", "--disk", m_spare, "--interface", "eth0", "--json"});
    QCOMPARE(unconfirmed.status, 1);
    QCOMPARE(unconfirmed.object()["error"].toObject()["code"].toString(),
             QStringLiteral("confirmation-needed"));
    const auto created = box({"export", "create", "e9.1", "--disk", m_spare, "--interface", "eth0", "--yes"});
    QVERIFY2(created.status == 0, created.errors.constData());
    QCOMPARE(exported()["state"].toString(), QStringLiteral("running"));
    QVERIFY(isDiscovered());
}

void TestAgentTerminal::itIsRestrictedAndReadOnly() {
    QCOMPARE(box({"export", "allow", "e9.1", "02:00:00:00:00:99", "--yes"}).status, 0);
    QVERIFY(!isDiscovered()); // this computer is not in the list
    QCOMPARE(box({"export", "allow", "e9.1", m_mac, "--yes"}).status, 0);
    QVERIFY(isDiscovered());
    QCOMPARE(box({"export", "change", "e9.1", "--read-only", "--yes"}).status, 0);
    QVERIFY(exported()["read_only"].toBool());
}

void TestAgentTerminal::itIsStoppedAndRemoved() {
    QCOMPARE(box({"export", "stop", "e9.1", "--yes"}).status, 0);
    QCOMPARE(exported()["state"].toString(), QStringLiteral("stopped"));
    QVERIFY(!isDiscovered());
    QCOMPARE(box({"export", "start", "e9.1", "--yes"}).status, 0);
    QCOMPARE(box({"export", "remove", "e9.1", "--yes"}).status, 0);
    QVERIFY(exported().isEmpty());
}

void TestAgentTerminal::theRemovalIsUndone() {
    QCOMPARE(box({"undo", "--yes"}).status, 0);
    QCOMPARE(exported()["state"].toString(), QStringLiteral("running"));
    QVERIFY(isDiscovered());
}

void TestAgentTerminal::everyRefusalHasACode_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("code");
    QTest::newRow("address") << QStringList{"e0.0"} << "address-in-use";
    QTest::newRow("shelf") << QStringList{"e70000.1"} << "bad-address";
    QTest::newRow("slot") << QStringList{"e9.300"} << "bad-address";
    QTest::newRow("MAC") << QStringList{"e9.2", "--allow", "ff:ff:ff:ff:ff:ff"} << "bad-mac";
    QTest::newRow("buffers") << QStringList{"e9.2", "--buffers", "1"} << "bad-value";
    QTest::newRow("disk in use") << QStringList{"e9.2"} << "disk-in-use";
}
void TestAgentTerminal::everyRefusalHasACode() {
    QFETCH(QStringList, arguments);
    QFETCH(QString, code);
    const auto refused = box(QStringList{"export", "create"} + arguments +
                             QStringList{"--disk", m_spare, "--interface", "eth0", "--json"});
    QCOMPARE(refused.status, 1);
    const auto error = refused.object()["error"].toObject();
    QCOMPARE(error["code"].toString(), code);
    QVERIFY(!error["message"].toString().isEmpty());
}

void TestAgentTerminal::theKernelsLogIsThatOfThePlug() {
    const auto log = box({"kmsg"});
    QCOMPARE(log.status, 0);
    QVERIFY(log.output.contains("Linux version"));
    QVERIFY(log.output.contains("lab plug"));
}

void TestAgentTerminal::theJournalTellsWhatWasDone() {
    const auto entries = box({"journal", "--json"}).array();
    QVERIFY(entries.size() >= 7);
    QCOMPARE(entries.last().toObject()["title"].toString().startsWith("Export "), true);
}

QTEST_GUILESS_MAIN(TestAgentTerminal)
#include "tst_terminal.moc"
