#include "app/agent/box/facts_text.h"
#include "tests/support/registered_test.h"

#include <QTest>

#include <set>

using namespace etherdeck::agent;

namespace {

const std::string mtdOfE02 = "dev:    size   erasesize  name\n"
                             "mtd0: 00100000 00020000 \"u-boot\"\n"
                             "mtd1: 00400000 00020000 \"uImage\"\n"
                             "mtd2: 02000000 00020000 \"rootfs\"\n"
                             "mtd3: 05b00000 00020000 \"the \"data\"\"\n";

QString text(const std::string& value) { return QString::fromStdString(value); }

} // namespace

class TestFactsText : public QObject {
    Q_OBJECT

private slots:
    void readsPartitionsOfFlash();
    void takesNoHalfPartitions();
    void readsMemory();
    void readsTheProcessor();
    void readsTheDistribution();
    void readsLoadAndUptime();
    void readsDeviceTrees();
    void findsTheVersionOfAPackage();
    void takesNoPackageThatIsNotInstalled();
    void namesInitSystems();
};

void TestFactsText::readsPartitionsOfFlash() {
    const auto partitions = parseMtd(mtdOfE02);
    QCOMPARE(partitions.size(), std::size_t{4});
    QVERIFY(partitions[0] == (MtdPartition{0, "u-boot", 0x100000, 0x20000, true}));
    QVERIFY(partitions[3] == (MtdPartition{3, "the \"data\"", 0x5b00000, 0x20000, true}));
    const auto unsorted = parseMtd("mtd10: 1 1 \"b\"\nmtd2: 1 1 \"a\"\n");
    QCOMPARE(unsorted[0].index, 2U);
}

void TestFactsText::takesNoHalfPartitions() {
    const std::string line = "mtd0: 00100000 00020000 \"u-boot\"";
    QCOMPARE(parseMtd(line).size(), std::size_t{1});
    for (std::size_t size = 0; size < line.size(); ++size)
        QVERIFY(parseMtd(line.substr(0, size)).empty());
    for (const auto* other :
         {"mtdx: 1 1 \"a\"", "mtd0: g 1 \"a\"", "mtd0: 1 -1 \"a\"", "sda: 1 1 \"a\"", "mtd: 1 1 \"a\"",
          "mtd0: 11111111111111111 1 \"a\"", "mtd99999999999: 1 1 \"a\""})
        QVERIFY2(parseMtd(other).empty(), other);
}

void TestFactsText::readsMemory() {
    const std::string meminfo = "MemTotal:         253952 kB\nMemFree:  1 kB\nMemAvailable:  120000 kB\n";
    QCOMPARE(memoryIn(meminfo, "MemTotal"), std::uint64_t{253952} * 1024);
    QCOMPARE(memoryIn(meminfo, "MemAvailable"), std::uint64_t{120000} * 1024);
    QCOMPARE(memoryIn(meminfo, "Mem"), std::uint64_t{0});
    QCOMPARE(memoryIn("MemTotal: x kB\n", "MemTotal"), std::uint64_t{0});
    QCOMPARE(memoryIn("MemTotal: 18446744073709551615 kB\n", "MemTotal"), std::uint64_t{0});
    QCOMPARE(memoryIn("", "MemTotal"), std::uint64_t{0});
}

void TestFactsText::readsTheProcessor() {
    const std::string cpuinfo = "Processor\t: Feroceon 88FR131 rev 1 (v5l)\nBogoMIPS\t: 1192.75\n\n"
                                "Hardware\t: Pogoplug E02\n";
    QCOMPARE(text(cpuinfoValue(cpuinfo, "Hardware")), QString("Pogoplug E02"));
    QCOMPARE(text(cpuinfoValue(cpuinfo, "Processor")), QString("Feroceon 88FR131 rev 1 (v5l)"));
    QVERIFY(cpuinfoValue(cpuinfo, "model name").empty());
}

void TestFactsText::readsTheDistribution() {
    const std::string debian = "PRETTY_NAME=\"Debian GNU/Linux 12 (bookworm)\"\nNAME='Debian'\nID=debian\n";
    QCOMPARE(text(osReleaseValue(debian, "PRETTY_NAME")), QString("Debian GNU/Linux 12 (bookworm)"));
    QCOMPARE(text(osReleaseValue(debian, "NAME")), QString("Debian"));
    QCOMPARE(text(osReleaseValue(debian, "ID")), QString("debian"));
    QVERIFY(osReleaseValue(debian, "PRETTY").empty());
}

void TestFactsText::readsLoadAndUptime() {
    QVERIFY(parseLoad("0.25 1.50 12.05 1/87 4711\n") == (std::array{0.25, 1.5, 12.05}));
    QVERIFY(parseLoad("") == (std::array{0.0, 0.0, 0.0}));
    QVERIFY(parseLoad("1.2.3 -4 x") == (std::array{1.2, 0.0, 0.0}));
    QCOMPARE(parseUptime("86461.37 80000.00\n").count(), std::int64_t{86461});
    QCOMPARE(parseUptime("-5").count(), std::int64_t{0});
    QCOMPARE(parseUptime("x").count(), std::int64_t{0});
}

void TestFactsText::readsDeviceTrees() {
    using Strings = std::vector<std::string>;
    const std::string property("cloudengines,pogoe02\0marvell,kirkwood-88f6281\0marvell,kirkwood\0", 64);
    const auto compatible = deviceTreeStrings(property);
    QCOMPARE(compatible, (Strings{"cloudengines,pogoe02", "marvell,kirkwood-88f6281", "marvell,kirkwood"}));
    QCOMPARE(text(socIn(compatible)), QString("Marvell 88F6281"));
    QCOMPARE(text(socIn({"raspberrypi,4-model-b", "brcm,bcm2711"})), QString("brcm,bcm2711"));
    QVERIFY(socIn({"a"}).empty());
    QCOMPARE(deviceTreeStrings("no end"), Strings{"no end"});
    QVERIFY(deviceTreeStrings({}).empty());
}

void TestFactsText::findsTheVersionOfAPackage() {
    PackageVersion dpkg("vblade");
    for (const auto* line : {"Package: vblade-persist", "Status: install ok installed", "Version: 0.6", "",
                             "Package: vblade", "Status: install ok installed", "Version: 25-1",
                             "Description: virtual AoE blade", " Version: 1", ""})
        dpkg.addLine(line);
    QCOMPARE(text(dpkg.version()), QString("25-1"));
    PackageVersion last("vblade");
    for (const auto* line : {"Package: vblade", "Version: 24", "Status: install user installed"})
        last.addLine(line);
    QVERIFY(last.version().empty());
    last.end();
    QCOMPARE(text(last.version()), QString("24"));
}

void TestFactsText::takesNoPackageThatIsNotInstalled() {
    PackageVersion removed("vblade");
    for (const auto* line : {"Package: vblade", "Status: deinstall ok config-files", "Version: 25-1", ""})
        removed.addLine(line);
    QVERIFY(removed.version().empty());
}

void TestFactsText::namesInitSystems() {
    std::set<std::string_view> names;
    for (const auto init : {InitSystem::Other, InitSystem::Systemd, InitSystem::SysvInit, InitSystem::Procd,
                            InitSystem::Busybox})
        names.insert(name(init));
    QCOMPARE(names.size(), std::size_t{5});
    QVERIFY(names.contains("systemd"));
}

QTEST_APPLESS_MAIN(TestFactsText)
#include "tst_facts_text.moc"
