#include "app/agent/disks/identity.h"
#include "app/agent/disks/names.h"
#include "tests/support/registered_test.h"

#include <QTest>

#include <algorithm>
#include <random>

using namespace etherdeck;
using namespace etherdeck::agent;
using namespace std::string_literals;
using plans::DiskKind;
using Names = std::vector<std::string>;

namespace {

DeviceFacts usbDisk() {
    DeviceFacts disk;
    disk.name = "sda";
    disk.transport = "usb";
    disk.vendor = "WD      ";
    disk.model = "My Passport 0748";
    disk.usbSerial = "575837314139324E36393135";
    disk.scsiAddress = "6:0:0:0";
    disk.devicePath =
        "/devices/pci0000:00/0000:00:14.0/usb2/2-3/2-3.1/2-3.1:1.0/host6/target6:0:0/6:0:0:0/block/sda";
    disk.bytes = 1000;
    return disk;
}

DeviceFacts partitionOf(const DeviceFacts& disk, std::uint32_t number) {
    DeviceFacts part;
    part.name = disk.name + std::to_string(number);
    part.kind = DiskKind::Partition;
    part.whole = disk.name;
    part.partition = number;
    part.start = 1048576;
    return part;
}

} // namespace

/// Names and identities of disks. The names that udev gives are those of version 252.
class TestAgentNames : public QObject {
    Q_OBJECT

private slots:
    void writesTextAsUdevDoes_data();
    void writesTextAsUdevDoes();
    void namesDisksByTheirBus_data();
    void namesDisksByTheirBus();
    void givesSomeDisksSeveralNames();
    void namesPlacesOfUsbDisks();
    void namesPartitions();
    void namesAnArrayByItsMembers();
    void namesNothingWithoutFacts();
    void sortsNamesByWhatTheyProve();
    void keepsOnlyNamesThatLast();
    void believesOnlySomeSerials_data();
    void believesOnlySomeSerials();
    void tellsDisksApart();
    void doesNotIdentifyByContentOrPlace();
    void identifiesPartitionsByTheirTable();
    void comparesIdentities();
};

void TestAgentNames::writesTextAsUdevDoes_data() {
    QTest::addColumn<QByteArray>("raw");
    QTest::addColumn<QString>("text");
    QTest::newRow("plain") << QByteArray("Cruzer") << "Cruzer";
    QTest::newRow("blanks around") << QByteArray("  WD      ") << "WD";
    QTest::newRow("run of blanks") << QByteArray("My   Book \t 1") << "My_Book_1";
    QTest::newRow("underscore and blank") << QByteArray("a_ b") << "a__b";
    QTest::newRow("allowed") << QByteArray("a#+-.:=@_9") << "a#+-.:=@_9";
    QTest::newRow("not allowed") << QByteArray("a/b\\c*d'e$f,g") << "a_b_c_d_e_f_g";
    QTest::newRow("control") << QByteArray("a\x1b\x7f") << "a__";
    QTest::newRow("not UTF-8") << QByteArray("a\xff\xc3") << "a__";
    QTest::newRow("UTF-8") << QByteArray("Gr\xc3\xbc\xc3\x9f") << "Grüß";
    QTest::newRow("writing direction") << QByteArray("a\xe2\x80\xae"
                                                     "b")
                                       << "a_b";
    QTest::newRow("NUL") << QByteArray("abc\0def", 7) << "abc";
    QTest::newRow("empty") << QByteArray() << "";
}

void TestAgentNames::writesTextAsUdevDoes() {
    QFETCH(const QByteArray, raw);
    QFETCH(const QString, text);
    QCOMPARE(QString::fromStdString(udevText({raw.data(), static_cast<std::size_t>(raw.size())})), text);
}

void TestAgentNames::namesDisksByTheirBus_data() {
    QTest::addColumn<DeviceFacts>("facts");
    QTest::addColumn<QString>("name");
    const auto row = [](const char* tag, const char* name, const auto& change) {
        DeviceFacts facts;
        change(facts);
        QTest::newRow(tag) << facts << name;
    };
    QTest::newRow("usb") << usbDisk() << "usb-WD_My_Passport_0748_575837314139324E36393135-0:0";
    auto odd = usbDisk();
    odd.usbSerial = "12,34"; // udev leaves such a serial number out
    odd.scsiAddress = "6:0:0:1";
    QTest::newRow("usb, serial number against the standard") << odd << "usb-WD_My_Passport_0748-0:1";
    row("ata", "ata-Samsung_SSD_860_EVO_500GB_S3Z2NB0K", [](DeviceFacts& facts) {
        facts.transport = "sata";
        facts.wwid = "naa.5002538e40a1b2c3";
        facts.ata = AtaFacts{"Samsung SSD 860 EVO 500GB", "S3Z2NB0K", "5002538e40a1b2c3"};
    });
    row("scsi", "scsi-3600508b400105e21", [](DeviceFacts& facts) { facts.wwid = "naa.600508b400105e21"; });
    row("scsi t10", "scsi-1QEMU_QEMU_HARDDISK_drive0",
        [](DeviceFacts& facts) { facts.wwid = "t10.QEMU    QEMU HARDDISK drive0"; });
    row("nvme", "nvme-eui.0025385b71b0a1c2", [](DeviceFacts& facts) {
        facts.transport = "nvme";
        facts.wwid = "eui.0025385b71b0a1c2";
        facts.serial = "S4EV";
        facts.model = "Samsung";
    });
    row("nvme without wwid", "nvme-Samsung_SSD_S4EV", [](DeviceFacts& facts) {
        facts.transport = "nvme";
        facts.serial = "S4EV    ";
        facts.model = "Samsung SSD   ";
    });
    row("mmc", "mmc-SL16G_0x29d2f1a3", [](DeviceFacts& facts) {
        facts.transport = "mmc";
        facts.model = "SL16G";
        facts.serial = "0x29d2f1a3";
    });
    row("virtio", "virtio-root_disk", [](DeviceFacts& facts) {
        facts.transport = "virtio";
        facts.serial = "root disk";
    });
    row("virtio without serial", "", [](DeviceFacts& facts) { facts.transport = "virtio"; });
}

void TestAgentNames::namesDisksByTheirBus() {
    QFETCH(const DeviceFacts, facts);
    QFETCH(const QString, name);
    QCOMPARE(QString::fromStdString(busName(facts)), name);
}

void TestAgentNames::givesSomeDisksSeveralNames() {
    DeviceFacts disk;
    disk.transport = "nvme";
    disk.wwid = "eui.0025385b71b0a1c2";
    disk.model = "Samsung SSD 970  ";
    disk.serial = "S4EV";
    disk.nvmeNamespace = "1";
    const Names nvme{"nvme-eui.0025385b71b0a1c2", "nvme-Samsung_SSD_970_S4EV", "nvme-Samsung_SSD_970_S4EV_1"};
    QCOMPARE(hardwareNames(disk), nvme);
    auto usb = usbDisk();
    usb.ata = AtaFacts{"WDC WD10", "WD-WXA1", "50014ee2b1a2c3d4"};
    const Names both{"wwn-0x50014ee2b1a2c3d4", "ata-WDC_WD10_WD-WXA1",
                     "usb-WD_My_Passport_0748_575837314139324E36393135-0:0"};
    QCOMPARE(hardwareNames(usb), both);
}

void TestAgentNames::namesPlacesOfUsbDisks() {
    auto disk = usbDisk();
    QCOMPARE(pathName(disk), "pci-0000:00:14.0-usb-0:3.1:1.0-scsi-0:0:0:0"s);
    disk.devicePath =
        "/devices/platform/mbus@f1000000/f1050000.ehci/usb1/1-1/1-1:1.0/host0/target0:0:0/0:0:0:0/block/sda";
    QCOMPARE(pathName(disk), "platform-f1050000.ehci-usb-0:1:1.0-scsi-0:0:0:0"s);
    disk.devicePath = "/devices/platform/orion-ehci.0/usb1";
    QCOMPARE(pathName(disk), ""s);
}

void TestAgentNames::namesPartitions() {
    auto disk = usbDisk();
    disk.signature.partitions = {{3, 1048576, "11111111-2222-3333-4444-555555555555"}, {4, 1, "no"}};
    auto part = partitionOf(disk, 3);
    part.signature.uuid = "AAAA-BBBB";
    const Names names{"/dev/disk/by-id/usb-WD_My_Passport_0748_575837314139324E36393135-0:0-part3",
                      "/dev/disk/by-partuuid/11111111-2222-3333-4444-555555555555",
                      "/dev/disk/by-uuid/AAAA-BBBB",
                      "/dev/disk/by-path/pci-0000:00:14.0-usb-0:3.1:1.0-scsi-0:0:0:0-part3"};
    QCOMPARE(udevNames(part, &disk), names);
    part.signature.usage = "raid"; // the UUID of an array, which all members have
    QCOMPARE(udevNames(part, &disk).size(), std::size_t{3});
}

void TestAgentNames::namesAnArrayByItsMembers() {
    QCOMPARE(arrayUuid("6f3c5e3a-0d1b-2a4c-9e8f-00112233aabb"), "6f3c5e3a:0d1b2a4c:9e8f0011:2233aabb"s);
    QCOMPARE(arrayUuid("6f3c5e3a"), ""s);
    QCOMPARE(arrayUuid("zzzz5e3a-0d1b-2a4c-9e8f-00112233aabb"), ""s);
}

void TestAgentNames::namesNothingWithoutFacts() {
    QVERIFY(udevNames({}, nullptr).empty());
    const DeviceFacts disk;
    const auto part = partitionOf(disk, 1);
    QVERIFY(udevNames(part, &disk).empty());
    QVERIFY(identityOf({}, nullptr).empty() && identityOf(part, &disk).empty() &&
            identityOf(part, nullptr).empty());
}

void TestAgentNames::sortsNamesByWhatTheyProve() {
    const Names sorted{"/dev/mapper/vg0-data",     "/dev/disk/by-id/wwn-0x5",   "/dev/disk/by-id/ata-x",
                       "/dev/disk/by-id/nvme-x",   "/dev/disk/by-id/usb-a-0:0", "/dev/disk/by-id/usb-b-0:0",
                       "/dev/disk/by-id/mmc-x",    "/dev/disk/by-id/virtio-x",  "/dev/disk/by-id/scsi-x",
                       "/dev/disk/by-id/other",    "/dev/disk/by-partuuid/x",   "/dev/disk/by-uuid/x",
                       "/dev/disk/by-partlabel/x", "/dev/disk/by-label/x",      "/dev/disk/by-path/x"};
    auto names = sorted;
    std::shuffle(names.begin(), names.end(), std::mt19937(7));
    names.push_back(names.front());
    sortStableNames(names);
    QCOMPARE(names, sorted);
}

void TestAgentNames::keepsOnlyNamesThatLast() {
    QVERIFY(isStableName("/dev/disk/by-label/My\\x20Disk"));
    QVERIFY(!isStableName("/dev/disk/by-diskseq/12"));
    QVERIFY(!isStableName("/dev/disk/by-id/a b"));
    QVERIFY(!isStableName("/dev/disk/by-id/a\n"));
    QVERIFY(!isStableName("/dev/disk/by-label/Gr\xc3\xbc"));
    QVERIFY(!isStableName("/" + std::string(2000, 'a')));
}

void TestAgentNames::believesOnlySomeSerials_data() {
    QTest::addColumn<QString>("serial");
    QTest::addColumn<bool>("believed");
    for (const auto* serial : {"575837314139324E36393135", "WD-WCC6Y0123456", "4C530001", "A1B2", "12345679"})
        QTest::newRow(serial) << serial << true;
    for (const auto* serial : {"", "   ", "1", "abc", "0000000000", "FFFFFFFF", "123456789012",
                               "0123456789ABCDEF", "ABCDEF", "00000000  "})
        QTest::newRow(serial) << serial << false;
}

void TestAgentNames::believesOnlySomeSerials() {
    QFETCH(const QString, serial);
    QTEST(isCredibleSerial(serial.toStdString()), "believed");
}

void TestAgentNames::tellsDisksApart() {
    const auto disk = usbDisk();
    auto other = disk;
    QCOMPARE(identityOf(disk, nullptr), identityOf(other, nullptr));
    other.devicePath = "/devices/elsewhere";
    other.name = "sdq";
    other.number = {65, 0};
    other.usbPort = "1-4";
    QCOMPARE(identityOf(disk, nullptr), identityOf(other, nullptr)); // the same one in another port
    other.bytes = 2000;                                              // another disk in the same dock
    QVERIFY(identityOf(disk, nullptr) != identityOf(other, nullptr));
    other = disk;
    other.scsiAddress = "6:0:0:1"; // the second bay of a dock
    QVERIFY(identityOf(disk, nullptr) != identityOf(other, nullptr));
    // What a USB bridge makes up is not believed, what the disk behind it says is.
    other = disk;
    other.wwid = "naa.5000000000000001";
    QCOMPARE(identityOf(disk, nullptr), identityOf(other, nullptr));
    other.ata = AtaFacts{"WDC WD10", "WD-WXA1", "50014ee2b1a2c3d4"};
    QCOMPARE(identityOf(other, nullptr), "wwn-0x50014ee2b1a2c3d4"s);
    other.ata->wwn = "5001480000000000"; // never filled in
    QCOMPARE(identityOf(other, nullptr), "ata-WDC_WD10_WD-WXA1"s);
}

void TestAgentNames::doesNotIdentifyByContentOrPlace() {
    auto disk = usbDisk();
    disk.usbSerial.clear();
    disk.names = {"/dev/disk/by-path/x", "/dev/disk/by-uuid/y"};
    disk.signature = {"ext4", "label", "11111111-2222-3333-4444-555555555555", "filesystem", {}};
    QVERIFY(identityOf(disk, nullptr).empty());
}

void TestAgentNames::identifiesPartitionsByTheirTable() {
    auto disk = usbDisk();
    auto part = partitionOf(disk, 1);
    const auto before = identityOf(part, &disk);
    part.bytes = 9999; // it grew
    QCOMPARE(identityOf(part, &disk), before);
    part.start += 512; // another one in its place
    QVERIFY(identityOf(part, &disk) != before);
    part = partitionOf(disk, 1);
    disk.usbSerial.clear();
    QVERIFY(identityOf(part, &disk).empty());
    disk.signature.partitions = {{1, part.start, "1a2b3c4d-01"}}; // of a DOS table: not unique
    QVERIFY(identityOf(part, &disk).empty());
    disk.signature.partitions = {{1, part.start, "11111111-2222-3333-4444-555555555555"}};
    QCOMPARE(identityOf(part, &disk), "partuuid-11111111-2222-3333-4444-555555555555"s);
}

void TestAgentNames::comparesIdentities() {
    QVERIFY(compareIdentity("a", "a") == Sameness::Same);
    QVERIFY(compareIdentity("a", "b") == Sameness::Different);
    QVERIFY(compareIdentity("", "") == Sameness::Unknown);
    QVERIFY(compareIdentity("a", "") == Sameness::Unknown);
    std::vector<plans::Disk> disks(4);
    disks[0].identity = disks[1].identity = "same";
    disks[2].identity = "own";
    dropSharedIdentities(disks);
    QVERIFY(disks[0].identity.empty() && disks[1].identity.empty() && disks[2].identity == "own");
}

QTEST_APPLESS_MAIN(TestAgentNames)
#include "tst_names.moc"
