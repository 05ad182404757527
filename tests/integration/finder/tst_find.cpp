#include "tests/integration/discovery/lab.h"
#include "tests/support/registered_test.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

using namespace etherdeck::tests;

namespace {

/// A program in the network namespace of a plug; ends with the object.
class OnPlug {
public:
    OnPlug(qint64 plugPid, const QStringList& command) {
        m_process.start("nsenter", QStringList{"-t", QString::number(plugPid), "-n", "--"} + command);
        (void)m_process.waitForStarted();
    }
    ~OnPlug() {
        m_process.terminate();
        (void)m_process.waitForFinished();
    }

private:
    QProcess m_process;
};

QJsonObject stationAt(const QJsonArray& stations, const QString& address) {
    for (const auto& one : stations)
        if (one.toObject()["address"] == address)
            return one.toObject();
    return {};
}

} // namespace

class TestFind : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void findsThePlugsByTheirMacAddresses();
    void readsTheBannerOfARealDropbear();
    void aServerThatNeverEndsItsBannerDelaysNothing();
    void tellsTwoBoxesWithOneAddress();
    void tellsTheDefaultMacAddress();
    void refusesALargeNetworkUnlessItIsToldTo();
    void saysWhatIsWrongWithAnInterface();

private:
    [[nodiscard]] static QJsonArray found() {
        return ctl({"device", "find", "-i", "san0", "--json"}).array();
    }
    [[nodiscard]] bool onPlug(const QString& plug, const QStringList& command) const {
        return run("nsenter", QStringList{"-t", QString::number(m_lab.plugPid(plug)), "-n", "--"} + command)
                   .status == 0;
    }

    Lab m_lab;
    QString m_own; ///< this computer's address
    QTemporaryDir m_folder;
};

/// A smaller network, so that a search takes two seconds.
void TestFind::initTestCase() {
    QVERIFY2(m_lab.isReal(), "this test runs inside etherdeck-lab, with namespaces");
    m_own = m_lab.plug("plug1")["ip"].toString().section('.', 0, 2) + ".1";
    QVERIFY(ip({"address", "del", m_own + "/24", "dev", "san0"}));
    QVERIFY(ip({"address", "add", m_own + "/28", "dev", "san0"}));
}

void TestFind::findsThePlugsByTheirMacAddresses() {
    const auto stations = found();
    QCOMPARE(stations.size(), m_lab.plugs().size());
    for (const auto& one : m_lab.plugs()) {
        const auto plug = one.toObject();
        const auto station = stationAt(stations, plug["ip"].toString());
        QCOMPARE(station["mac"].toString(), plug["mac"].toString());
        QCOMPARE(station["likeness"].toString(), "pogoplug");
        QVERIFY(station["vendor"].toString().contains("Cloud Engines"));
        QCOMPARE(station["ssh"].toString(), QString());
    }
    const auto text = ctl({"device", "find"});
    QCOMPARE(text.status, 0);
    QVERIFY2(text.output.contains("Pogoplug"), text.output);
}

void TestFind::readsTheBannerOfARealDropbear() {
    const QString key = m_folder.filePath("key");
    QCOMPARE(run("dropbearkey", {"-t", "ed25519", "-f", key}).status, 0);
    const OnPlug server(m_lab.plugPid("plug1"), {"dropbear", "-F", "-E", "-s", "-p", "22", "-r", key, "-P",
                                                 m_folder.filePath("pid")});
    const auto address = m_lab.plug("plug1")["ip"].toString();
    QTRY_VERIFY_WITH_TIMEOUT(stationAt(found(), address)["ssh"].toString().startsWith("dropbear"), 15'000);
}

void TestFind::aServerThatNeverEndsItsBannerDelaysNothing() {
    const OnPlug server(m_lab.plugPid("plug2"), {"socat", "TCP-LISTEN:22,fork,reuseaddr", "EXEC:yes"});
    const OnPlug silent(m_lab.plugPid("plug3"), {"socat", "TCP-LISTEN:22,fork,reuseaddr", "EXEC:sleep 60"});
    QElapsedTimer timer;
    timer.start();
    const auto stations = found();
    QCOMPARE(stations.size(), m_lab.plugs().size());
    QCOMPARE(stationAt(stations, m_lab.plug("plug2")["ip"].toString())["ssh"].toString(), QString());
    QVERIFY2(timer.elapsed() < 20'000, qPrintable(QString::number(timer.elapsed())));
}

void TestFind::tellsTwoBoxesWithOneAddress() {
    const auto address = m_lab.plug("plug1")["ip"].toString();
    QVERIFY(onPlug("plug2", {"ip", "address", "add", address + "/24", "dev", "eth0"}));
    const auto station = stationAt(found(), address);
    const auto text = ctl({"device", "find"});
    QVERIFY(onPlug("plug2", {"ip", "address", "del", address + "/24", "dev", "eth0"}));
    QCOMPARE(station["other_macs"].toArray().size(), 1);
    const QStringList macs{station["mac"].toString(), station["other_macs"].toArray()[0].toString()};
    QVERIFY(macs.contains(m_lab.plugMac("plug1")) && macs.contains(m_lab.plugMac("plug2")));
    QVERIFY2(text.output.contains("Several stations answer for " + address.toUtf8()), text.output);
}

void TestFind::tellsTheDefaultMacAddress() {
    const auto before = m_lab.plugMac("plug3");
    QVERIFY(onPlug("plug3", {"ip", "link", "set", "eth0", "address", "52:3b:20:9c:11:51"}));
    const auto station = stationAt(found(), m_lab.plug("plug3")["ip"].toString());
    const auto text = ctl({"device", "find"});
    QVERIFY(onPlug("plug3", {"ip", "link", "set", "eth0", "address", before}));
    QCOMPARE(station["likeness"].toString(), "shared-mac");
    QVERIFY2(text.output.contains("which a well-known U-Boot gives to every box"), text.output);
}

void TestFind::refusesALargeNetworkUnlessItIsToldTo() {
    QVERIFY(ip({"address", "add", "10.9.0.1/20", "dev", "san0"}));
    const auto beside = ctl({"device", "find", "-i", "san0"});
    QVERIFY(ip({"address", "del", m_own + "/28", "dev", "san0"}));
    const auto refused = ctl({"device", "find", "-i", "san0"});
    QVERIFY(ip({"address", "del", "10.9.0.1/20", "dev", "san0"}));
    QVERIFY(ip({"address", "add", m_own + "/28", "dev", "san0"}));
    QCOMPARE(beside.status, 0); // the other network is searched
    QCOMPARE(refused.status, 1);
    QVERIFY2(refused.errors.contains("is a /20") && refused.errors.contains("--large"), refused.errors);
}

void TestFind::saysWhatIsWrongWithAnInterface() {
    const auto unknown = ctl({"device", "find", "-i", "nosuch0"});
    QCOMPARE(unknown.status, 1);
    QVERIFY2(unknown.errors.contains("there is no interface 'nosuch0'"), unknown.errors);
    QVERIFY(ip({"link", "set", "san0", "down"}));
    const auto down = ctl({"device", "find", "-i", "san0"});
    QVERIFY(ip({"link", "set", "san0", "up"}));
    QCOMPARE(down.status, 1);
    QVERIFY2(down.errors.contains("san0"), down.errors);
}

QTEST_GUILESS_MAIN(TestFind)
#include "tst_find.moc"
