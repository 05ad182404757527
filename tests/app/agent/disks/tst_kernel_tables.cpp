#include "app/agent/disks/kernel_tables.h"
#include "app/agent/disks/text.h"
#include "app/agent/disks/vpd.h"
#include "core/aoe/identify.h"
#include "tests/support/registered_test.h"

#include <QTest>

#include <span>

using namespace etherdeck;
using namespace etherdeck::agent;
using namespace std::string_literals;

namespace {

std::span<const std::byte> bytesOf(const std::string& text) { return std::as_bytes(std::span(text)); }

/// SAT's page 0x89 of a disk.
std::string ataPage(std::string_view wwnWords = {}) {
    std::string page("\0\x89\x02\x38", 4);
    page.resize(56, ' ');
    page += "\xec\0\0\0"s;
    aoe::Identity identity;
    identity.model = "WDC WD10EZEX-08WN4A0";
    identity.serial = "WD-WCC6Y0123456";
    auto identify = aoe::encodeIdentify(identity);
    identify.resize(512);
    page.append(reinterpret_cast<const char*>(identify.data()), identify.size());
    if (!wwnWords.empty()) {
        page.replace(60 + 2 * 87, 2, "\x00\x41"s);
        page.replace(60 + 2 * 108, 8, wwnWords);
    }
    return page;
}

} // namespace

/// What the kernel shows of mounts, swap and SCSI disks.
class TestAgentKernelTables : public QObject {
    Q_OBJECT

private slots:
    void readsMountinfo();
    void readsMountsAndFstab();
    void leavesOutOtherLines_data();
    void leavesOutOtherLines();
    void findsTheMountOfAPath();
    void readsSwaps();
    void capsTables();
    void readsDeviceNumbers();
    void readsTheSerialPage();
    void readsTheAtaPage();
    void readsTheIdentificationPage();
    void ordersNamesForPeople();
    void readsWholeNumbersOnly();
};

void TestAgentKernelTables::readsMountinfo() {
    const auto mounts =
        parseMounts("36 35 98:0 /mnt1 /mnt\\0402 rw,noatime master:1 shared:2 - ext3 /dev/root rw\n"
                    "37 35 0:5 / /tmp rw - tmpfs none rw");
    QCOMPARE(mounts.size(), std::size_t{2});
    QVERIFY((mounts[0] == Mount{"/dev/root", "/mnt 2", "ext3", {98, 0}, 0}));
    QVERIFY((mounts[1] == Mount{"none", "/tmp", "tmpfs", {0, 5}, 0}));
}

void TestAgentKernelTables::readsMountsAndFstab() {
    const auto mounts = parseMounts("# comment\n/dev/sda1 /a\\134b vfat rw 0 0\n");
    QVERIFY((mounts == std::vector<Mount>{{"/dev/sda1", "/a\\b", "vfat", {}, 0}}));
}

void TestAgentKernelTables::leavesOutOtherLines_data() {
    QTest::addColumn<QString>("line");
    for (const auto* line :
         {"", "x", "36 35 98:0 / /mnt rw - ext3 /dev/root", "36 35 98 / /mnt rw - ext3 /dev/root rw",
          "36 35 9999999:0 / /mnt rw - ext3 /dev/root rw", "36 35 98:0 / /mnt rw ext3 /dev/root rw x",
          "36 35 98:0 / - rw rw ext3 /dev/root rw", "/dev/sda1 /a vfat rw 0", "/dev/sda1 /a vfat rw 0 x"})
        QTest::newRow(line) << line;
}

void TestAgentKernelTables::leavesOutOtherLines() {
    QFETCH(const QString, line);
    QVERIFY(parseMounts(line.toStdString()).empty());
    QVERIFY(parseSwaps(line.toStdString()).empty());
}

void TestAgentKernelTables::findsTheMountOfAPath() {
    const std::vector<Mount> mounts{{"a", "/", "", {}, 0},
                                    {"b", "/srv", "", {}, 0},
                                    {"c", "/srv/images", "", {}, 0},
                                    {"d", "/srv", "", {}, 0}};
    QCOMPARE(mountOf("/srv/images/x", mounts)->source, "c"s);
    QCOMPARE(mountOf("/srv/images2", mounts)->source, "d"s); // on top of the other one
    QCOMPARE(mountOf("/srv", mounts)->source, "d"s);
    QCOMPARE(mountOf("/srvx", mounts)->source, "a"s);
    QVERIFY(mountOf("/x", {mounts[1]}) == nullptr);
}

void TestAgentKernelTables::readsSwaps() {
    const auto swaps = parseSwaps("Filename\t\t\t\tType\t\tSize\t\tUsed\t\tPriority\n"
                                  "/dev/sda2                               partition\t1023996\t\t0\t\t-2\n"
                                  "/swap\\040file                           file\t\t1024\t\t0\t\t-3\n");
    QVERIFY((swaps == std::vector<Swap>{{"/dev/sda2", false, {}}, {"/swap file", true, {}}}));
}

void TestAgentKernelTables::capsTables() {
    std::string text;
    for (int i = 0; i < 5000; ++i)
        text += "36 35 98:0 / /mnt rw - ext3 /dev/root rw\n/dev/sda2 partition 1 0 -2\n";
    QCOMPARE(parseMounts(text).size(), std::size_t{4096});
    QCOMPARE(parseSwaps(text).size(), std::size_t{64});
}

void TestAgentKernelTables::readsDeviceNumbers() {
    QVERIFY((parseDeviceNumber("259:1048575") == plans::DeviceNumber{259, 1048575}));
    for (const auto* text : {"", ":", "8", "8:", ":1", "8:1 ", "-1:0", "4096:0", "0:1048576", "8:1:2"})
        QVERIFY2(!parseDeviceNumber(text), text);
}

void TestAgentKernelTables::readsTheSerialPage() {
    const auto page = "\0\x80\0\x0a  S3Z2NB0K"s;
    QCOMPARE(parseSerialPage(bytesOf(page)).value(), "S3Z2NB0K"s);
    for (std::size_t size = 0; size < page.size(); ++size)
        QVERIFY(!parseSerialPage(bytesOf(page.substr(0, size))));
    QVERIFY(!parseSerialPage(bytesOf("\0\x83\0\x02xx"s)));
}

void TestAgentKernelTables::readsTheAtaPage() {
    const auto page = ataPage("\x4e\x01"s
                              "\xe2\x50"s
                              "\xa2\xb1\xd4\xc3"s);
    const auto facts = parseAtaPage(bytesOf(page));
    QVERIFY(facts);
    QCOMPARE(facts->model, "WDC WD10EZEX-08WN4A0"s);
    QCOMPARE(facts->serial, "WD-WCC6Y0123456"s);
    QCOMPARE(facts->wwn, "014e50e2b1a2c3d4"s);
    QVERIFY(parseAtaPage(bytesOf(ataPage()))->wwn.empty());
    for (std::size_t size = 0; size < page.size(); ++size)
        QVERIFY(!parseAtaPage(bytesOf(page.substr(0, size))));
    auto packet = page;
    packet[56] = '\xa1'; // a CD drive
    QVERIFY(!parseAtaPage(bytesOf(packet)));
}

void TestAgentKernelTables::readsTheIdentificationPage() {
    std::string ata = "ATA     Samsung SSD 860 EVO 500GB               S3Z2NB0K123456X     ";
    QCOMPARE(ata.size(), std::size_t{68});
    const auto page = "\0\x83\0\x54\x01\x03\0\x08"s
                      "12345678\x02\x01\0\x44"s +
                      ata;
    const auto facts = parseIdentificationPage(bytesOf(page));
    QVERIFY((facts == AtaFacts{"Samsung SSD 860 EVO 500GB", "S3Z2NB0K123456X", ""}));
    for (std::size_t size = 0; size < page.size(); ++size)
        QVERIFY(!parseIdentificationPage(bytesOf(page.substr(0, size))));
    QVERIFY(!parseIdentificationPage(bytesOf("\0\x83\0\x0c\x02\x01\0\x08"s
                                             "QEMU    "s)));
    QVERIFY(!parseIdentificationPage(bytesOf("\0\x83\0\x05\x02\x01\0\x08"s
                                             "Q"s))); // longer than its page
}

void TestAgentKernelTables::ordersNamesForPeople() {
    const std::vector<std::string> sorted{"dm-0",  "loop2", "loop10", "sda", "sda2",
                                          "sda10", "sdb",   "sdz",    "sdaa"};
    for (std::size_t i = 0; i < sorted.size(); ++i)
        for (std::size_t k = 0; k < sorted.size(); ++k)
            QCOMPARE(comesBefore(sorted[i], sorted[k]), i < k);
}

void TestAgentKernelTables::readsWholeNumbersOnly() {
    QVERIFY(wholeNumber("18446744073709551615") == UINT64_MAX);
    for (const auto* text : {"", " 1", "1 ", "-1", "+1", "1x", "18446744073709551616"})
        QVERIFY2(!wholeNumber(text), text);
}

QTEST_APPLESS_MAIN(TestAgentKernelTables)
#include "tst_kernel_tables.moc"
