#include "core/discovery/disk_key.h"
#include "tests/support/registered_test.h"
#include "tests/ui/support/demo_inventory.h"

#include <QTest>

using namespace etherdeck;
using discovery::areKin;
using discovery::diskKey;

class TestDiskKey : public QObject {
    Q_OBJECT

private slots:
    void isTheSameAtAnotherAddress();
    void tellsDisksApart_data();
    void tellsDisksApart();
    void fallsBackToTheAddressWithoutASerialNumber();
    void holdsTheAddressWhereTheSerialNumberNamesNoDisk_data();
    void holdsTheAddressWhereTheSerialNumberNamesNoDisk();
    void takesTheLivePathFor();
    void knowsTheKinOfARenumberedVblade();
    void doesNotTakeABoxForKinByItsHostNameAlone();
    void hasNoKinForOrdinarySerialNumbers_data();
    void hasNoKinForOrdinarySerialNumbers();
    void takesSomethingThatNamesItselfLikeVbladeForKin();
    void comparesCutHostNamesAsFarAsTheyGo();
};

namespace {

discovery::Target vblade(Address address, const std::string& host = "plug-a", std::uint64_t gigabytes = 500,
                         const std::string& config = "") {
    return demo::target({address, gigabytes, config, host, 1});
}

discovery::Target disk(const std::string& serial) {
    auto target = vblade({7, 3});
    target.paths[0].firmware = 0x0101;
    target.paths[0].identity->serial = serial;
    return target;
}

/// As the 20 characters of the field leave it.
discovery::Target cutVblade(Address address, const std::string& host) {
    auto target = vblade(address, host);
    target.paths[0].identity->serial.resize(20);
    return target;
}

} // namespace

void TestDiskKey::isTheSameAtAnotherAddress() {
    auto there = disk("WD-WCC4N0123456");
    auto here = there;
    here.address = Address(1, 1);
    here.paths[0].key.mac = demo::mac(9);
    QCOMPARE(diskKey(here), diskKey(there));
    QVERIFY(!diskKey(here).isAddress);
}

void TestDiskKey::tellsDisksApart_data() {
    QTest::addColumn<int>("what");
    QTest::newRow("by serial number") << 0;
    QTest::newRow("by model") << 1;
    QTest::newRow("by size") << 2;
}

void TestDiskKey::tellsDisksApart() {
    QFETCH(int, what);
    const auto one = disk("WD-1");
    auto other = one;
    auto& identity = *other.paths[0].identity;
    if (what == 0)
        identity.serial = "WD-2";
    else if (what == 1)
        identity.model = "Another";
    else
        identity.size.count += 1;
    QVERIFY(diskKey(one).exact != diskKey(other).exact);
}

void TestDiskKey::fallsBackToTheAddressWithoutASerialNumber() {
    auto silent = disk("");
    QVERIFY(diskKey(silent).isAddress);
    auto never = silent;
    never.paths[0].identity.reset();
    QCOMPARE(diskKey(never), diskKey(silent));
    never.address = Address(7, 4);
    QVERIFY(diskKey(never).exact != diskKey(silent).exact);
    // No serial number can look like the key of an address.
    QVERIFY(diskKey(disk("address\ne7.3")).exact != diskKey(silent).exact);
}

void TestDiskKey::holdsTheAddressWhereTheSerialNumberNamesNoDisk_data() {
    QTest::addColumn<QString>("serial");
    QTest::addColumn<bool>("isShared");
    QTest::newRow("kvblade") << "SN HERE" << false;
    QTest::newRow("Plan 9") << "serial#" << false;
    QTest::newRow("zero") << "0" << false;
    QTest::newRow("stands elsewhere, too") << "WD-1" << true;
    QTest::newRow("vblade's elsewhere, too") << "7.3:plug-a" << true;
}

void TestDiskKey::holdsTheAddressWhereTheSerialNumberNamesNoDisk() {
    QFETCH(QString, serial);
    QFETCH(bool, isShared);
    auto one = disk(serial.toStdString());
    one.serialIsShared = isShared;
    const auto key = diskKey(one);
    QVERIFY(key.isAddress && !key.kin);
    auto other = one;
    other.address = Address(7, 4);
    QVERIFY(diskKey(other).exact != key.exact);
    other = one;
    other.paths[0].identity->size.count += 1;
    QVERIFY(diskKey(other).exact != key.exact);
    const auto parts = discovery::partsOf(key.exact);
    QVERIFY(parts.has_value());
    QCOMPARE(parts->address, std::string("e7.3"));
    QCOMPARE(discovery::placedKeyOf(parts->itself, one.address), key.exact);
    one.serialIsShared = false;
    one.paths[0].identity->serial = serial.toStdString() + "-of-its-own";
    QCOMPARE(discovery::diskKeyOf(discovery::partsOf(diskKey(one).exact)->itself), diskKey(one).exact);
}

void TestDiskKey::takesTheLivePathFor() {
    auto target = disk("WD-1");
    target.paths.push_back(disk("WD-2").paths[0]);
    target.paths[0].state = discovery::PathState::Lost;
    QCOMPARE(diskKey(target).exact, diskKey(disk("WD-2")).exact);
}

void TestDiskKey::knowsTheKinOfARenumberedVblade() {
    const auto before = diskKey(vblade({7, 3}));
    const auto after = diskKey(vblade({12, 14}));
    QVERIFY(before.exact != after.exact);
    QVERIFY(before.kin && after.kin);
    QVERIFY(areKin(*before.kin, *after.kin));
    QVERIFY(!areKin(*before.kin, *diskKey(vblade({7, 3}, "plug-b")).kin));
    QVERIFY(!areKin(*before.kin, *diskKey(vblade({7, 3}, "plug-a", 501)).kin));
    QVERIFY(!areKin(*before.kin, *diskKey(vblade({7, 3}, "plug-a", 500, "backup")).kin));
}

/// Two boxes with one image have one host name.
void TestDiskKey::doesNotTakeABoxForKinByItsHostNameAlone() {
    const auto one = diskKey(vblade({7, 3}, "debian"));
    auto other = vblade({7, 4}, "debian");
    other.paths[0].key.mac = demo::mac(9);
    QVERIFY(!areKin(*one.kin, *diskKey(other).kin));
    auto unknown = *one.kin;
    unknown.mac = MacAddress();
    QVERIFY(!areKin(unknown, *one.kin) && !areKin(unknown, unknown));
}

void TestDiskKey::hasNoKinForOrdinarySerialNumbers_data() {
    QTest::addColumn<QString>("serial");
    QTest::newRow("plain") << "WD-WCC4N0123456";
    QTest::newRow("another address, not vblade") << "7.4:plug";
    QTest::newRow("no host") << "7.3:";
    QTest::newRow("no slot") << "7.:plug";
    QTest::newRow("no numbers") << "e7.3:plug";
    QTest::newRow("far too long") << "70000000.300000:plug";
    QTest::newRow("only a colon") << ":";
    QTest::newRow("empty") << "";
}

void TestDiskKey::hasNoKinForOrdinarySerialNumbers() {
    QFETCH(QString, serial);
    QVERIFY(!diskKey(disk(serial.toStdString())).kin);
}

void TestDiskKey::takesSomethingThatNamesItselfLikeVbladeForKin() { QVERIFY(diskKey(disk("7.3:plug")).kin); }

void TestDiskKey::comparesCutHostNamesAsFarAsTheyGo() {
    const auto shortAddress = diskKey(cutVblade({1, 1}, "storage-cellar-left-1"));
    const auto longAddress = diskKey(cutVblade({1000, 100}, "storage-cellar-left-1"));
    QVERIFY(shortAddress.kin->isCut);
    QVERIFY(areKin(*shortAddress.kin, *longAddress.kin));
    QVERIFY(areKin(*longAddress.kin, *shortAddress.kin));
    QVERIFY(!areKin(*longAddress.kin, *diskKey(cutVblade({1, 1}, "storage-attic-left-11")).kin));
    // A short name that is whole is not the beginning of a long one.
    QVERIFY(!areKin(*diskKey(vblade({1, 1}, "storage")).kin, *longAddress.kin));
}

QTEST_APPLESS_MAIN(TestDiskKey)
#include "tst_disk_key.moc"
