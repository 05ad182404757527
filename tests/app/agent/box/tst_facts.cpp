#include "app/agent/box/facts.h"
#include "tests/app/agent/box/box_root.h"
#include "tests/support/registered_test.h"

#include <QTest>

using namespace etherdeck;
using namespace etherdeck::agent;
using namespace etherdeck::tests;

namespace {

constexpr MacAddress ownMac({0x00, 0x25, 0x31, 0x0a, 0xbc, 0xde});
constexpr MacAddress sharedMac({0x52, 0x3b, 0x20, 0x9c, 0x11, 0x51});

QString text(const std::string& value) { return QString::fromStdString(value); }

} // namespace

class TestFacts : public QObject {
    Q_OBJECT

private slots:
    void init() { m_root.emplace(); }

    void readsAPogoplug();
    void takesNoSisterForAnE02_data();
    void takesNoSisterForAnE02();
    void readsAPc();
    void knowsNothingOfAnEmptyBox();
    void readsThisComputer();
    void tellsTheInitSystem_data();
    void tellsTheInitSystem();
    void readsTemperatures();
    void findsVblade();
    void warnsOfTheSharedMac();

private:
    void writePogoplug() const {
        QVERIFY(m_root->write("proc/device-tree/model", QByteArray("Cloud Engines Pogoplug E02\0", 27)));
        QVERIFY(m_root->write(
            "proc/device-tree/compatible",
            QByteArray("cloudengines,pogoe02\0marvell,kirkwood-88f6281\0marvell,kirkwood\0", 64)));
        QVERIFY(m_root->write("proc/meminfo", "MemTotal:  249088 kB\nMemAvailable: 200000 kB\n"));
        QVERIFY(m_root->write("proc/mtd", "dev:    size   erasesize  name\n"
                                          "mtd0: 00100000 00020000 \"u-boot\"\nmtd1: 1 1 \"rest\"\n"));
        QVERIFY(m_root->write("sys/class/mtd/mtd0/flags", "0x0\n"));
        QVERIFY(m_root->write("sys/class/mtd/mtd1/flags", "0x400\n"));
    }
    BoxFacts read() const { return readBoxFacts(m_root->path()); }

    std::optional<BoxRoot> m_root;
};

void TestFacts::readsAPogoplug() {
    writePogoplug();
    QVERIFY(m_root->write("etc/hostname", "plug1\n"));
    QVERIFY(m_root->write("etc/os-release", "PRETTY_NAME=\"Debian GNU/Linux 12 (bookworm)\"\n"));
    QVERIFY(m_root->write("proc/sys/kernel/random/boot_id", "4e5c\n"));
    QVERIFY(m_root->write("proc/uptime", "77.5 1\n"));
    QVERIFY(m_root->write("proc/loadavg", "0.5 0 0 1/1 1\n"));
    const auto facts = read();
    QCOMPARE(text(facts.model), QString("Cloud Engines Pogoplug E02"));
    QCOMPARE(text(facts.soc), QString("Marvell 88F6281"));
    QCOMPARE(text(facts.hostName), QString("plug1"));
    QCOMPARE(text(facts.bootId), QString("4e5c"));
    QCOMPARE(text(facts.distribution), QString("Debian GNU/Linux 12 (bookworm)"));
    QCOMPARE(facts.uptime.count(), std::int64_t{77});
    QCOMPARE(facts.load[0], 0.5);
    QCOMPARE(facts.memoryTotal, std::uint64_t{249088} * 1024);
    QCOMPARE(facts.mtd.size(), std::size_t{2});
    QVERIFY(facts.mtd[0] == (MtdPartition{0, "u-boot", 0x100000, 0x20000, true}));
    QVERIFY(!facts.mtd[1].readOnly);
    QVERIFY(facts.pogoplugE02.isOne());
}

void TestFacts::takesNoSisterForAnE02_data() {
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("no flash") << "proc/mtd" << QByteArray();
    QTest::newRow("another partition") << "proc/mtd" << QByteArray("mtd0: 00200000 00020000 \"u-boot\"\n");
    QTest::newRow("another block size") << "proc/mtd" << QByteArray("mtd0: 00100000 00004000 \"u-boot\"\n");
    QTest::newRow("not the first") << "proc/mtd" << QByteArray("mtd1: 00100000 00020000 \"u-boot\"\n");
    QTest::newRow("less memory") << "proc/meminfo" << QByteArray("MemTotal: 124000 kB\n");
    QTest::newRow("more memory") << "proc/meminfo" << QByteArray("MemTotal: 510000 kB\n");
    QTest::newRow("another SoC") << "proc/device-tree/compatible"
                                 << QByteArray("cloudengines,pogoe02\0marvell,kirkwood-88f6192\0", 46);
}

void TestFacts::takesNoSisterForAnE02() {
    QFETCH(QString, file);
    QFETCH(QByteArray, content);
    writePogoplug();
    QVERIFY(read().pogoplugE02.isOne());
    QVERIFY(m_root->write(file, content));
    const auto facts = read();
    QVERIFY(facts.pogoplugE02.model && !facts.pogoplugE02.isOne());
    const auto warnings = warningsAbout(facts, {ownMac});
    QVERIFY(std::ranges::any_of(
        warnings, [](const auto& warning) { return warning.text().find("E02") != std::string::npos; }));
}

void TestFacts::readsAPc() {
    QVERIFY(m_root->write("sys/class/dmi/id/sys_vendor", "LENOVO\n"));
    QVERIFY(m_root->write("sys/class/dmi/id/product_name", "20AL  \n"));
    QVERIFY(m_root->write("proc/cpuinfo", "processor\t: 0\nmodel name\t: Intel(R) Core(TM) i5\n"));
    const auto facts = read();
    QCOMPARE(text(facts.model), QString("LENOVO 20AL"));
    QCOMPARE(text(facts.soc), QString("Intel(R) Core(TM) i5"));
    QVERIFY(facts.pogoplugE02 == PogoplugE02() || facts.pogoplugE02.memory);
    QVERIFY(!facts.pogoplugE02.isOne());
}

void TestFacts::knowsNothingOfAnEmptyBox() {
    const auto facts = read();
    QVERIFY(facts.model.empty() && facts.soc.empty() && facts.mtd.empty() && facts.temperatures.empty());
    QVERIFY(facts.distribution.empty() && facts.vblade.empty());
    QVERIFY(facts.init == InitSystem::Other);
    QVERIFY(!facts.pogoplugE02.isOne());
    // True of every box on this computer.
    QVERIFY(!facts.kernel.empty() && !facts.bootId.empty() && facts.memoryTotal > 0);
}

void TestFacts::readsThisComputer() {
    const auto facts = readBoxFacts({});
    QVERIFY(!facts.kernel.empty());
    QVERIFY(!facts.hostName.empty());
    QVERIFY(facts.uptime.count() > 0);
    QVERIFY(facts.memoryTotal > facts.memoryAvailable && facts.memoryAvailable > 0);
    QCOMPARE(facts.bootId.size(), std::size_t{36});
    QCOMPARE(facts.bootId, readBootId({}));
    QVERIFY(!facts.distribution.empty());
}

void TestFacts::tellsTheInitSystem_data() {
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("comm");
    QTest::addColumn<QString>("link");
    QTest::addColumn<QString>("expected");
    QTest::newRow("systemd") << "run/systemd/system/x"
                             << "systemd"
                             << "" << QString("systemd");
    QTest::newRow("procd") << "sbin/procd"
                           << "procd"
                           << "" << QString("procd");
    QTest::newRow("busybox") << "x"
                             << "init"
                             << "/bin/busybox" << QString("busybox");
    QTest::newRow("sysvinit") << "x"
                              << "init"
                              << "" << QString("sysvinit");
    QTest::newRow("other") << "x"
                           << "runit"
                           << "" << QString("other");
}

void TestFacts::tellsTheInitSystem() {
    QFETCH(QString, file);
    QFETCH(QString, comm);
    QFETCH(QString, link);
    QFETCH(QString, expected);
    QVERIFY(m_root->write(file, "") && m_root->write("proc/1/comm", comm.toUtf8() + "\n"));
    QVERIFY(m_root->write("sbin/x", ""));
    if (!link.isEmpty())
        QVERIFY(QFile::link(link, m_root->at("sbin/init")));
    const auto found = name(read().init);
    QCOMPARE(QString::fromUtf8(found.data(), static_cast<int>(found.size())), expected);
}

void TestFacts::readsTemperatures() {
    QVERIFY(m_root->write("sys/class/thermal/thermal_zone0/type", "cpu-thermal\n"));
    QVERIFY(m_root->write("sys/class/thermal/thermal_zone0/temp", "48312\n"));
    QVERIFY(m_root->write("sys/class/thermal/thermal_zone1/type", "broken\n"));
    QVERIFY(m_root->write("sys/class/thermal/thermal_zone1/temp", "\n"));
    QVERIFY(m_root->write("sys/class/hwmon/hwmon0/name", "cpu-thermal\n")); // the zone again
    QVERIFY(m_root->write("sys/class/hwmon/hwmon0/temp1_input", "48400\n"));
    QVERIFY(m_root->write("sys/class/hwmon/hwmon1/name", "drivetemp\n"));
    QVERIFY(m_root->write("sys/class/hwmon/hwmon1/temp1_label", "sda\n"));
    QVERIFY(m_root->write("sys/class/hwmon/hwmon1/temp1_input", "-1500\n"));
    const auto facts = read();
    QVERIFY(facts.temperatures ==
            (std::vector<Temperature>{{"cpu-thermal", 48.312}, {"drivetemp sda", -1.5}}));
}

void TestFacts::findsVblade() {
    QVERIFY(m_root->write("var/lib/dpkg/status",
                          "Package: vblade\nStatus: install ok installed\nVersion: 25-1\n"));
    QVERIFY(read().vblade.empty()); // a package alone is no program
    QVERIFY(m_root->write("usr/sbin/vblade", ""));
    QCOMPARE(text(read().vblade), QString("/usr/sbin/vblade"));
    QCOMPARE(text(read().vbladeVersion), QString("25-1"));
    QVERIFY(m_root->write("usr/local/sbin/vblade", ""));
    QCOMPARE(text(read().vblade), QString("/usr/local/sbin/vblade"));
    QVERIFY(read().vbladeVersion.empty());
}

void TestFacts::warnsOfTheSharedMac() {
    const BoxFacts facts;
    QVERIFY(warningsAbout(facts, {ownMac}).empty());
    const auto warnings = warningsAbout(facts, {ownMac, sharedMac});
    QCOMPARE(warnings.size(), std::size_t{1});
    QVERIFY(warnings[0].text().find("52:3b:20:9c:11:51") != std::string::npos);
}

QTEST_GUILESS_MAIN(TestFacts)
#include "tst_facts.moc"
