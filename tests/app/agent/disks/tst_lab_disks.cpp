#include "app/agent/disks/disks.h"
#include "app/agent/disks/lab.h"
#include "tests/app/agent/disks/fake_box.h"
#include "tests/support/registered_test.h"

#include <QTest>

using namespace etherdeck;
using namespace etherdeck::agent;
using namespace etherdeck::tests;
using plans::DiskKind;
using plans::RefusalCode;
using plans::UseKind;

/// Disks that are files in a folder, as a lab has them. These tests run as root as well, and no device of
/// this computer may ever be in the list.
class TestAgentLabDisks : public QObject {
    Q_OBJECT

private slots:
    void init() { m_box.emplace(); }
    void cleanup() { m_box.reset(); }

    void listsNothingOfThisComputer();
    void takesEachFileForADisk();
    void readsWhatIsSaidAboutThem();
    void takesOnlyNamesThatExist();
    void seesMountsAndSwap();
    void leavesOutDevicesAndWhatIsNoFile();
    void doesNotFollowALinkInPlaceOfATable();
    void describesItsDisksOnly();
    void survivesWhatIsNoJson_data();
    void survivesWhatIsNoJson();

private:
    void addDisk(const std::string& name, qint64 bytes = 1 << 20) const {
        m_box->write("lab/disks/" + name, "");
        QVERIFY(QFile(QString::fromStdString(path(name))).resize(bytes));
    }
    [[nodiscard]] std::string path(const std::string& name) const { return m_box->at("lab/disks/" + name); }
    [[nodiscard]] std::vector<plans::Disk> read() const { return Disks::inFolder(m_box->at("lab")).read(); }

    std::optional<FakeBox> m_box;
};

void TestAgentLabDisks::listsNothingOfThisComputer() {
    QVERIFY(read().empty());
    addDisk("sda");
    const auto disks = read();
    QCOMPARE(disks.size(), std::size_t{1});
    for (const auto& disk : disks) {
        QVERIFY(disk.path.starts_with(m_box->at("lab")));
        QVERIFY(disk.number == plans::DeviceNumber{});
    }
}

void TestAgentLabDisks::takesEachFileForADisk() {
    addDisk("sdb", 4 << 20);
    addDisk("sda");
    addDisk("empty", 0);
    m_box->write("elsewhere.img", std::string(1024, 'x'));
    m_box->link("lab/disks/linked", m_box->at("elsewhere.img"));
    const auto disks = read();
    QCOMPARE(disks.size(), std::size_t{3});
    QCOMPARE(disks[0].path, path("linked"));
    QCOMPARE(disks[1].path, path("sda"));
    QCOMPARE(disks[2].bytes, std::uint64_t{4 << 20});
    QVERIFY(disks[0].identity.empty() && disks[0].kind == DiskKind::Disk);
}

void TestAgentLabDisks::readsWhatIsSaidAboutThem() {
    addDisk("sda");
    addDisk("sda1");
    addDisk("sdb");
    m_box->write("lab/disks.json", R"({
        "sda": {"vendor": "WD", "model": "Elements", "serial": "WX11A1234567", "transport": "usb",
                "usbPort": "1-1.3", "removable": true, "unknown": [1]},
        "sda1": {"partOf": "sda", "partition": 1, "start": 1048576},
        "sdb": {"model": "ST1000", "serial": "Z1D0ABCD", "transport": "sata", "readOnly": true},
        "gone": {"model": "x"}})");
    const auto disks = read();
    QCOMPARE(disks.size(), std::size_t{3});
    const auto whole = diskAt(disks, path("sda"));
    QCOMPARE(whole.model, std::string("WD Elements"));
    QCOMPARE(whole.serial, std::string("WX11A1234567"));
    QCOMPARE(whole.usbPort, std::string("1-1.3"));
    QCOMPARE(whole.identity, std::string("usb-WD_Elements_WX11A1234567-0:0@1048576"));
    QVERIFY(whole.removable);
    const auto part = diskAt(disks, path("sda1"));
    QCOMPARE(part.kind, DiskKind::Partition);
    QCOMPARE(part.whole, path("sda"));
    QCOMPARE(part.identity, whole.identity + "-part1+1048576");
    const auto other = diskAt(disks, path("sdb"));
    QCOMPARE(other.identity, std::string("ata-ST1000_Z1D0ABCD"));
    QCOMPARE(other.derivedNames, std::vector<std::string>{"/dev/disk/by-id/ata-ST1000_Z1D0ABCD"});
    QVERIFY(other.readOnly);
}

void TestAgentLabDisks::takesOnlyNamesThatExist() {
    addDisk("sda");
    addDisk("sdb");
    m_box->link("lab/by-id/usb-Stick-0:0", "../disks/sda");
    m_box->link("lab/by-id/usb-Gone-0:0", "../disks/gone");
    m_box->link("lab/by-path/port", "../disks/sdb");
    m_box->write("lab/disks.json", R"({"sda": {"names": ["by-id/missing"]}, "sdb": {"names": ["by-path/port",
                                        "by-id/usb-Stick-0:0"]}})");
    const auto disks = read();
    QCOMPARE(diskAt(disks, path("sda")).stableNames,
             std::vector<std::string>{m_box->at("lab/by-id/usb-Stick-0:0")});
    QCOMPARE(diskAt(disks, path("sdb")).stableNames, std::vector<std::string>{m_box->at("lab/by-path/port")});
}

void TestAgentLabDisks::seesMountsAndSwap() {
    addDisk("sda");
    addDisk("sdb");
    addDisk("sdc");
    m_box->write("lab/mounts", "/disks/sda / ext4 rw 0 0\n"
                               "36 35 254:0 / /mnt rw - ext4 " +
                                   path("sdb") + " rw\n");
    m_box->write("lab/swaps", "Filename Type Size Used Priority\n/disks/sdc file 1024 0 -2\n");
    const auto disks = read();
    QVERIFY(diskAt(disks, path("sda")).system);
    QVERIFY((diskAt(disks, path("sdb")).uses == std::vector<plans::DiskUse>{{UseKind::Mounted, "/mnt"}}));
    QVERIFY((diskAt(disks, path("sdc")).uses == std::vector<plans::DiskUse>{{UseKind::Swap, ""}}));
}

void TestAgentLabDisks::leavesOutDevicesAndWhatIsNoFile() {
    for (const auto* target :
         {"/dev/null", "/dev/vda", "/dev/sda", "/dev/loop0", "/proc/self/mem", "/", "/nonexistent"})
        m_box->link("lab/disks/x" + QByteArray(target).replace('/', '_').toStdString(), target);
    m_box->write("lab/disks/folder/file", "x");
    QVERIFY(read().empty());
}

void TestAgentLabDisks::doesNotFollowALinkInPlaceOfATable() {
    addDisk("sda");
    m_box->write("other.json", R"({"sda": {"model": "theirs"}})");
    m_box->link("lab/disks.json", m_box->at("other.json"));
    QCOMPARE(diskAt(read(), path("sda")).model, std::string());
}

void TestAgentLabDisks::describesItsDisksOnly() {
    addDisk("sda");
    m_box->write("lab/image.img", std::string(1024, 'x'));
    m_box->link("lab/by-id/usb-a", "../disks/sda");
    auto disks = Disks::inFolder(m_box->at("lab") + "/");
    const auto list = disks.read();
    QCOMPARE(list[0].path, path("sda"));
    QVERIFY(disks.describe(m_box->at("lab/by-id/usb-a"), list) == list[0]);
    QCOMPARE(disks.describe(m_box->at("lab/image.img"), list)->kind, DiskKind::File);
    for (const auto* device : {"/dev/null", "/dev/loop0", "/dev/vda"}) {
        const auto refused = disks.describe(device, list);
        QVERIFY(!refused && (refused.error().code == RefusalCode::BadPath ||
                             refused.error().code == RefusalCode::NoSuchDisk));
    }
}

void TestAgentLabDisks::survivesWhatIsNoJson_data() {
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("cut") << QByteArray(R"({"sda": {"model": "x")");
    QTest::newRow("list") << QByteArray("[1]");
    QTest::newRow("other types") << QByteArray(R"({"sda": {"model": 1, "start": -1, "names": {}}, "b": 2})");
    QTest::newRow("deep") << QByteArray(100000, '[');
    QTest::newRow("itself") << QByteArray(R"({"sda": {"partOf": "sda", "partition": 9999999999}})");
}

void TestAgentLabDisks::survivesWhatIsNoJson() {
    QFETCH(const QByteArray, json);
    addDisk("sda");
    m_box->write("lab/disks.json", json.toStdString());
    const auto disks = read();
    QCOMPARE(disks.size(), std::size_t{1});
    QVERIFY(disks[0].model.empty() && disks[0].whole.empty());
}

QTEST_MAIN(TestAgentLabDisks)
#include "tst_lab_disks.moc"
