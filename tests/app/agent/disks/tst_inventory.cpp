#include "app/agent/disks/disks.h"
#include "app/agent/disks/sysfs.h"
#include "app/agent/disks/uses.h"
#include "tests/app/agent/disks/fake_box.h"
#include "tests/support/registered_test.h"

#include <QFile>
#include <QProcess>
#include <QTest>

#include <algorithm>
#include <sys/stat.h>
#include <sys/sysmacros.h>

using namespace etherdeck;
using namespace etherdeck::agent;
using namespace etherdeck::tests;
using plans::DiskKind;
using plans::RefusalCode;
using plans::UseKind;
using Kinds = std::vector<UseKind>;

namespace {

constexpr auto uuid = "11111111-2222-3333-4444-555555555555";

} // namespace

/// The inventory of a box whose /sys, /proc and /dev are folders of ours.
class TestAgentInventory : public QObject {
    Q_OBJECT

private slots:
    void init() { m_box.emplace(); }
    void cleanup() { m_box.reset(); }

    void listsNothingWhereThereIsNothing();
    void readsAUsbStickAndItsPartitions();
    void readsASataDiskByWhatItSaysOfItself();
    void takesNamesThatExist();
    void leavesOutWhatNobodyExports();
    void readsVolumesAndArrays();
    void cleansWhatADeviceSays();
    void seesMountsHereAndInOtherNamespaces();
    void knowsTheDiskOfTheRunningSystem();
    void findsTheSystemBelowLayers();
    void seesSwapHoldersAndLoops();
    void tellsPartitionsOfAUsedDiskAndTheReverse();
    void tellsWhatIsOpenExclusively_data();
    void tellsWhatIsOpenExclusively();
    void addsUsesThatOthersFound();
    void namesSerialsThatProveNothing();
    void takesIdentityFromTwoOfAKind();
    void readsFileSystems();
    void readsADiskAgainOnlyAfterAWrite();
    void describesWhatAPathNames();
    void describesAFileAndWhereItLies();
    void refusesWhatIsNoDisk_data();
    void refusesWhatIsNoDisk();
    void capsTheNumberOfDevices();

private:
    [[nodiscard]] std::vector<plans::Disk> read() const { return Disks(m_box->sources()).read(); }
    [[nodiscard]] plans::Disk at(const std::string& name) const { return diskAt(read(), node(name)); }
    [[nodiscard]] std::string node(const std::string& name) const { return m_box->at("dev/" + name); }
    void mount(const std::string& line) const {
        m_box->write("proc/self/mountinfo", "22 27 0:21 / /proc rw - proc proc rw\n" + line);
    }

    [[nodiscard]] bool makeExt4(const std::string& name) const {
        return QProcess::execute("mkfs.ext4", {"-q", "-F", "-L", "data", "-U", uuid,
                                               QString::fromStdString(node(name))}) == 0;
    }

    std::optional<FakeBox> m_box;
};

void TestAgentInventory::listsNothingWhereThereIsNothing() {
    QVERIFY(read().empty());
    QVERIFY(Disks({"/nonexistent", "/nonexistent", "/nonexistent", false}).read().empty());
}

void TestAgentInventory::readsAUsbStickAndItsPartitions() {
    m_box->addStick("4C530001234567890123");
    const auto disks = read();
    QCOMPARE(disks.size(), std::size_t{3});
    const auto& stick = disks[0];
    QCOMPARE(stick.path, node("sda"));
    QCOMPARE(stick.kind, DiskKind::Disk);
    QVERIFY((stick.number == plans::DeviceNumber{8, 0}));
    QCOMPARE(stick.bytes, std::uint64_t{8388608});
    QCOMPARE(stick.model, std::string("SanDisk Cruzer Blade"));
    QCOMPARE(stick.serial, std::string("4C530001234567890123"));
    QCOMPARE(stick.transport, std::string("usb"));
    QCOMPARE(stick.usbPort, std::string("1-1.2"));
    QVERIFY(stick.removable);
    QVERIFY(!stick.readOnly && !stick.system && stick.uses.empty() && stick.stableNames.empty());
    const std::vector<std::string> names{
        "/dev/disk/by-id/usb-SanDisk_Cruzer_Blade_4C530001234567890123-0:0",
        "/dev/disk/by-path/platform-f1050000.ehci-usb-0:1.2:1.0-scsi-0:0:0:0"};
    QCOMPARE(stick.derivedNames, names);
    QCOMPARE(stick.identity, std::string("usb-SanDisk_Cruzer_Blade_4C530001234567890123-0:0@8388608"));

    const auto& second = disks[2];
    QCOMPARE(second.path, node("sda2"));
    QCOMPARE(second.kind, DiskKind::Partition);
    QCOMPARE(second.whole, stick.path);
    QCOMPARE(second.start, std::uint64_t{4194304});
    QCOMPARE(second.model, stick.model);
    QCOMPARE(second.serial, stick.serial);
    QCOMPARE(second.identity, stick.identity + "-part2+4194304");
    QCOMPARE(second.derivedNames[0], names[0] + "-part2");
}

void TestAgentInventory::readsASataDiskByWhatItSaysOfItself() {
    m_box->addSataDisk();
    const auto disk = at("sdb");
    QCOMPARE(disk.transport, std::string("sata"));
    QCOMPARE(disk.model, std::string("WDC WD10EZEX-08WN4A0")); // all of it, not the 16 characters of SCSI
    QCOMPARE(disk.serial, std::string("WD-WCC6Y0123456"));
    QCOMPARE(disk.identity, std::string("wwn-0x50014ee2b1a2c3d4"));
    const std::vector<std::string> names{"/dev/disk/by-id/wwn-0x50014ee2b1a2c3d4",
                                         "/dev/disk/by-id/ata-WDC_WD10EZEX-08WN4A0_WD-WCC6Y0123456"};
    QCOMPARE(disk.derivedNames, names);
}

void TestAgentInventory::takesNamesThatExist() {
    m_box->addStick("4C530001234567890123");
    m_box->link("dev/disk/by-path/platform-x-usb-0:1.2:1.0-scsi-0:0:0:0", "../../sda");
    m_box->link("dev/disk/by-label/data", "../../sda1");
    m_box->link("dev/disk/by-id/usb-SanDisk-0:0", "../../sda");
    m_box->link("dev/disk/by-id/wwn-0x5000", "../../sda");
    m_box->link("dev/disk/by-id/gone", "../../sdq");
    m_box->link("dev/disk/by-id/with\nline", "../../sda");
    m_box->link("dev/disk/by-diskseq/9", "../../sda");
    const std::vector<std::string> names{m_box->at("dev/disk/by-id/wwn-0x5000"),
                                         m_box->at("dev/disk/by-id/usb-SanDisk-0:0"),
                                         m_box->at("dev/disk/by-path/platform-x-usb-0:1.2:1.0-scsi-0:0:0:0")};
    QCOMPARE(at("sda").stableNames, names);
    QVERIFY(at("sda").derivedNames.empty());
    QCOMPARE(bestName(at("sda")), names[0]);
    QCOMPARE(bestName(at("sda2")), node("sda2"));
}

void TestAgentInventory::leavesOutWhatNobodyExports() {
    for (const std::string name : {"ram0", "zram0", "sr0", "fd0", "mtdblock2", "loop3"})
        m_box->addDevice("virtual/block/" + name, "7:3", 8);
    m_box->addDevice("virtual/block/sdc", "8:32", 0); // a card reader without a card
    m_box->addDevice("virtual/block/nvme0c0n1", "259:0", 8);
    m_box->write("sys/devices/virtual/block/nvme0c0n1/hidden", "1\n");
    m_box->addDevice("mmc/block/mmcblk0", "179:0", 8);
    m_box->addDevice("mmc/block/mmcblk0boot0", "179:8", 8);
    const auto disks = read();
    QCOMPARE(disks.size(), std::size_t{1});
    QCOMPARE(disks[0].path, node("mmcblk0"));
    QCOMPARE(disks[0].transport, std::string("mmc"));
}

void TestAgentInventory::readsVolumesAndArrays() {
    m_box->addDevice("virtual/block/dm-0", "253:0", 4096);
    m_box->write("sys/devices/virtual/block/dm-0/dm/name", "vg0-data\n");
    m_box->write("sys/devices/virtual/block/dm-0/dm/uuid", "LVM-abcDEF\n");
    m_box->link("dev/mapper/vg0-data", "../dm-0");
    m_box->addDevice("virtual/block/md0", "9:0", 4096);
    m_box->write("sys/devices/virtual/block/md0/md/level", "raid1\n");
    const auto volume = at("dm-0");
    QCOMPARE(volume.kind, DiskKind::Volume);
    QCOMPARE(volume.model, std::string("vg0-data"));
    QCOMPARE(volume.identity, std::string("dm-uuid-LVM-abcDEF"));
    QCOMPARE(bestName(volume), m_box->at("dev/mapper/vg0-data"));
    QCOMPARE(at("md0").kind, DiskKind::Array);
}

void TestAgentInventory::cleansWhatADeviceSays() {
    m_box->addStick("A\x1b[31mB\xff,");
    m_box->write("sys/devices/platform/mbus@f1000000/f1050000.ehci/usb1/1-1/1-1.2/1-1.2:1.0/host0/"
                 "target0:0:0/0:0:0:0/model",
                 std::string(3000, 'x') + "\n");
    const auto stick = at("sda");
    QVERIFY(stick.serial.find('\x1b') == std::string::npos);
    QVERIFY(stick.serial.find('\xff') == std::string::npos);
    QVERIFY(stick.model.size() < 200);
    for (const auto& name : stick.derivedNames)
        QVERIFY(name.size() < 400 && name.find_first_of(" \x1b\xff\n") == std::string::npos);
}

void TestAgentInventory::seesMountsHereAndInOtherNamespaces() {
    m_box->addStick("4C530001234567890123");
    mount("30 22 8:1 / /mnt/my\\040disk rw - ext4 /dev/sda1 rw\n");
    m_box->link("proc/77/ns/mnt", "mnt:[2]");
    m_box->write("proc/77/mountinfo", "31 22 8:1 / /mnt/my\\040disk rw - ext4 /dev/sda1 rw\n"
                                      "32 22 8:2 / /hidden rw - ext4 /dev/sda2 rw\n");
    m_box->link("proc/78/ns/mnt", "mnt:[1]"); // ours: not read again
    m_box->write("proc/78/mountinfo", "32 22 8:2 / /wrong rw - ext4 /dev/sda2 rw\n");
    QVERIFY((at("sda1").uses == std::vector<plans::DiskUse>{{UseKind::Mounted, "/mnt/my disk"}}));
    QVERIFY((at("sda2").uses == std::vector<plans::DiskUse>{{UseKind::Mounted, "/hidden (process 77)"}}));
    QVERIFY((at("sda").uses ==
             std::vector<plans::DiskUse>{{UseKind::Part, node("sda1")}, {UseKind::Part, node("sda2")}}));
    QVERIFY(!at("sda").system);
}

void TestAgentInventory::knowsTheDiskOfTheRunningSystem() {
    m_box->addStick("4C530001234567890123");
    mount("27 1 8:2 / / rw - ext4 /dev/root rw\n");
    QVERIFY(at("sda2").system && at("sda").system);
    QVERIFY(!at("sda1").system);
    QCOMPARE(kindsOf(at("sda2")), (Kinds{UseKind::Mounted, UseKind::Root}));
    QVERIFY(at("sda1").uses.empty());
    mount("27 1 0:33 /root / rw - btrfs " + node("sda1") + " rw\n"); // no device has that number
    QVERIFY(at("sda1").system);
}

void TestAgentInventory::findsTheSystemBelowLayers() {
    m_box->addStick("4C530001234567890123");
    m_box->addDevice("virtual/block/dm-0", "253:0", 4096);
    m_box->write("sys/devices/virtual/block/dm-0/dm/uuid", "LVM-1\n");
    m_box->write("sys/devices/virtual/block/dm-0/slaves/sda1", "");
    mount("27 1 253:0 / / rw - ext4 /dev/mapper/vg-root rw\n");
    QVERIFY(at("dm-0").system && at("sda1").system && at("sda").system && !at("sda2").system);
    QCOMPARE(kindsOf(at("sda1")), (Kinds{UseKind::Holder, UseKind::Root}));
}

void TestAgentInventory::seesSwapHoldersAndLoops() {
    m_box->addStick("4C530001234567890123");
    m_box->addSataDisk();
    m_box->write("proc/swaps", "Filename Type Size Used Priority\n" + node("sda2") +
                                   "  partition\t2048\t0\t-2\n/swapfile file 10 0 -3\n");
    m_box->write("sys/devices/platform/mbus@f1000000/f1050000.ehci/usb1/1-1/1-1.2/1-1.2:1.0/host0/"
                 "target0:0:0/0:0:0:0/block/sda/sda1/holders/md0",
                 "");
    m_box->addDevice("virtual/block/loop0", "7:0", 32768);
    m_box->write("sys/devices/virtual/block/loop0/loop/backing_file", node("sdb") + "\n");
    QVERIFY((at("sda2").uses == std::vector<plans::DiskUse>{{UseKind::Swap, ""}}));
    QVERIFY((at("sda1").uses == std::vector<plans::DiskUse>{{UseKind::Holder, "/dev/md0"}}));
    QVERIFY((at("sdb").uses == std::vector<plans::DiskUse>{{UseKind::Loop, node("loop0")}}));
    QCOMPARE(at("loop0").kind, DiskKind::Loop);
    QCOMPARE(at("loop0").model, node("sdb"));
}

void TestAgentInventory::tellsPartitionsOfAUsedDiskAndTheReverse() {
    m_box->addStick("4C530001234567890123");
    mount("30 22 8:0 / /mnt rw - vfat /dev/sda rw\n");
    QCOMPARE(kindsOf(at("sda")), Kinds{UseKind::Mounted});
    QVERIFY((at("sda1").uses == std::vector<plans::DiskUse>{{UseKind::Part, node("sda")}}));
    QVERIFY((at("sda2").uses == std::vector<plans::DiskUse>{{UseKind::Part, node("sda")}}));
}

void TestAgentInventory::tellsWhatIsOpenExclusively_data() {
    QTest::addColumn<QString>("open"); // which of disk and partitions cannot be opened exclusively
    QTest::addColumn<QString>("users");
    QTest::newRow("nothing") << ""
                             << "";
    QTest::newRow("a partition") << "sda sda1"
                                 << "sda1";
    QTest::newRow("the disk, and so all partitions") << "sda sda1 sda2"
                                                     << "sda";
    QTest::newRow("the disk, where nothing tells of partitions") << "sda"
                                                                 << "sda";
}

void TestAgentInventory::tellsWhatIsOpenExclusively() {
    QFETCH(const QString, open);
    QFETCH(const QString, users);
    Findings findings;
    for (const std::string name : {"sda", "sda1", "sda2"}) {
        DeviceFacts device;
        device.name = name;
        device.path = "/dev/" + name;
        device.whole = name == "sda" ? "" : "sda";
        device.exclusive = open.split(' ').contains(QString::fromStdString(name));
        findings.devices.push_back(device);
    }
    QStringList found;
    for (const auto& disk : makeInventory(findings))
        if (std::ranges::count(kindsOf(disk), UseKind::Exclusive) > 0)
            found << QString::fromStdString(disk.path).section('/', -1);
    QCOMPARE(found.join(' '), users);
    // What is mounted explains it.
    findings.mounts = {{"/dev/sda1", "/mnt", "ext4", {}, 0}, {"/dev/sda2", "/srv", "ext4", {}, 0}};
    for (const auto& disk : makeInventory(findings))
        QCOMPARE(std::ranges::count(kindsOf(disk), UseKind::Exclusive), 0);
}

void TestAgentInventory::addsUsesThatOthersFound() {
    m_box->addStick("4C530001234567890123");
    m_box->link("dev/disk/by-id/usb-a", "../../sda1");
    auto disks = read();
    const std::vector<FoundUse> found{{{8, 2}, "", {UseKind::Export, "e7.2"}},
                                      {{}, m_box->at("dev/disk/by-id/usb-a"), {UseKind::Export, "e7.1"}},
                                      {{}, "/elsewhere", {UseKind::Export, "e7.9"}}};
    QVERIFY((addUses(disks, found) == std::vector<FoundUse>{found[2]}));
    const auto once = disks;
    QVERIFY((addUses(disks, found) == std::vector<FoundUse>{found[2]}));
    QVERIFY(disks == once);
    QVERIFY((diskAt(disks, node("sda1")).uses == std::vector<plans::DiskUse>{{UseKind::Export, "e7.1"}}));
    QVERIFY((diskAt(disks, node("sda2")).uses == std::vector<plans::DiskUse>{{UseKind::Export, "e7.2"}}));
    QCOMPARE(kindsOf(diskAt(disks, node("sda"))), (Kinds{UseKind::Part, UseKind::Part}));
}

void TestAgentInventory::namesSerialsThatProveNothing() {
    m_box->addStick("0123456789ABCDEF");
    QCOMPARE(at("sda").serial, std::string("0123456789ABCDEF"));
    QVERIFY(at("sda").identity.empty());
    QVERIFY(at("sda1").identity.empty());
}

void TestAgentInventory::takesIdentityFromTwoOfAKind() {
    m_box->addDevice("virtual/block/dm-0", "253:0", 4096);
    m_box->addDevice("virtual/block/dm-1", "253:1", 4096);
    for (const std::string name : {"dm-0", "dm-1"})
        m_box->write("sys/devices/virtual/block/" + name + "/dm/uuid", "LVM-same\n");
    QVERIFY(at("dm-0").identity.empty() && at("dm-1").identity.empty());
}

void TestAgentInventory::readsFileSystems() {
    m_box->addSataDisk();
    QVERIFY(makeExt4("sdb"));
    const auto disk = at("sdb");
    QCOMPARE(disk.fileSystem, std::string("ext4"));
    QCOMPARE(disk.label, std::string("data"));
    QCOMPARE(disk.uuid, std::string(uuid));
    QVERIFY(std::ranges::count(disk.derivedNames, std::string("/dev/disk/by-uuid/") + uuid) == 1);
    QCOMPARE(disk.identity, std::string("wwn-0x50014ee2b1a2c3d4")); // whatever stands on it
}

void TestAgentInventory::readsADiskAgainOnlyAfterAWrite() {
    m_box->addSataDisk();
    const std::string stat =
        "sys/devices/pci0000:00/0000:00:1f.2/ata1/host1/target1:0:0/1:0:0:0/block/sdb/stat";
    Disks disks(m_box->sources());
    QCOMPARE(diskAt(disks.read(), node("sdb")).fileSystem, std::string());
    QVERIFY(makeExt4("sdb"));
    QCOMPARE(diskAt(disks.read(), node("sdb")).fileSystem, std::string()); // nothing says that it was written
    m_box->write(stat, " 900 0 7200 1 0 0 0 0 0 1 1 0 0 0 0 0 0\n");
    QCOMPARE(diskAt(disks.read(), node("sdb")).fileSystem, std::string());
    m_box->write(stat, " 900 0 7200 1 4 0 64 2 0 1 1 0 0 0 0 0 0\n");
    QCOMPARE(diskAt(disks.read(), node("sdb")).fileSystem, std::string("ext4"));
}

void TestAgentInventory::describesWhatAPathNames() {
    m_box->addStick("4C530001234567890123");
    m_box->link("dev/disk/by-id/usb-a", "../../sda1");
    Disks disks(m_box->sources());
    const auto list = disks.read();
    QVERIFY(disks.describe(node("sda1"), list) == diskAt(list, node("sda1")));
    QVERIFY(disks.describe(m_box->at("dev/disk/by-id/usb-a"), list) == diskAt(list, node("sda1")));
    m_box->link("dev/disk/by-label/My\\x20Disk", "../../sda2"); // as udev writes a blank
    QVERIFY(disks.describe(m_box->at("dev/disk/by-label/My\\x20Disk"), list) == diskAt(list, node("sda2")));
}

void TestAgentInventory::describesAFileAndWhereItLies() {
    m_box->write("images/a b.img", "");
    QFile file(QString::fromStdString(m_box->at("images/a b.img")));
    QVERIFY(file.resize(1 << 20));
    Disks disks(m_box->sources());
    auto list = disks.read();
    const auto sparse = disks.describe(m_box->at("images/a b.img"), list);
    QVERIFY(sparse);
    QCOMPARE(sparse->kind, DiskKind::File);
    QCOMPARE(sparse->path, m_box->at("images/a b.img"));
    QCOMPARE(sparse->bytes, std::uint64_t{1 << 20});
    QVERIFY(sparse->file && sparse->file->allocated < sparse->bytes);
    QVERIFY(sparse->identity.empty()); // nothing is known of its file system

    struct stat status {};
    QCOMPARE(::stat(sparse->path.c_str(), &status), 0);
    const plans::DeviceNumber on{major(status.st_dev), minor(status.st_dev)};
    const auto number = std::to_string(on.major) + ":" + std::to_string(on.minor);
    plans::Disk below;
    below.path = "/dev/sdz1";
    below.number = on;
    below.fileSystem = "ext4";
    below.uuid = uuid;
    list.push_back(below);
    mount("40 22 " + number + " / / rw - ext4 /dev/sdz1 rw\n41 22 0:9 / " + m_box->at("im") +
          " rw - tmpfs none rw\n");
    const auto placed = disks.describe(sparse->path, list);
    QVERIFY(placed && placed->file);
    QCOMPARE(placed->identity, std::string("file-") + uuid + "-" + std::to_string(status.st_ino));
    QCOMPARE(placed->file->device, std::string("/dev/sdz1"));
    QCOMPARE(placed->file->mountPoint, std::string("/"));
    QCOMPARE(placed->file->fileSystem, std::string("ext4"));
}

void TestAgentInventory::refusesWhatIsNoDisk_data() {
    QTest::addColumn<QString>("path");
    QTest::addColumn<RefusalCode>("code");
    QTest::newRow("relative") << "dev/sda" << RefusalCode::BadPath;
    QTest::newRow("empty") << "" << RefusalCode::BadPath;
    QTest::newRow("line feed") << "/dev/sda\n" << RefusalCode::BadPath;
    QTest::newRow("up") << "/dev/../etc/passwd" << RefusalCode::BadPath;
    QTest::newRow("folder") << "/dev" << RefusalCode::BadPath;
    QTest::newRow("character device") << "/dev/null" << RefusalCode::BadPath;
    QTest::newRow("long") << "/" + QString(2000, 'a') << RefusalCode::BadPath;
    QTest::newRow("missing") << "/dev/disk/by-id/usb-gone" << RefusalCode::NoSuchDisk;
    QTest::newRow("below a file") << "/dev/null/sda" << RefusalCode::NoSuchDisk;
}

void TestAgentInventory::refusesWhatIsNoDisk() {
    QFETCH(const QString, path);
    QFETCH(const RefusalCode, code);
    Disks disks(m_box->sources());
    const auto refused = disks.describe(path.toStdString(), {});
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, code);
    QVERIFY(!refused.error().message.empty());
}

void TestAgentInventory::capsTheNumberOfDevices() {
    for (int i = 0; i < 600; ++i)
        m_box->addDevice("virtual/block/nbd" + std::to_string(i), "43:" + std::to_string(i), 8);
    QCOMPARE(readBlockDevices(m_box->sources()).size(), std::size_t{512});
}

QTEST_MAIN(TestAgentInventory)
#include "tst_inventory.moc"
