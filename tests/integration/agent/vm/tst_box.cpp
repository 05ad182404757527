#include "tests/integration/agent/vm/tst_box.h"

#include "tests/support/registered_test.h"

#include <QTest>

namespace etherdeck::tests {

namespace {

using Names = std::set<std::string>;

Names namesIn(const Json& list) { return {list.begin(), list.end()}; }

/// Those by which an export may name a disk.
bool isStable(const std::string& name) {
    return (name.starts_with("/dev/disk/") && !name.starts_with("/dev/disk/by-diskseq/")) ||
           name.starts_with("/dev/mapper/");
}

Names byId(const Names& names) {
    Names found;
    for (const auto& name : names)
        if (name.starts_with("/dev/disk/by-id/"))
            found.insert(name);
    return found;
}

QString listed(const Names& names) {
    QString text;
    for (const auto& name : names)
        text += QString::fromStdString(name) + ' ';
    return text;
}

} // namespace

Json exportWish(const std::string& disk) {
    return {{"kind", "export-create"},
            {"export", {{"address", "e9.1"}, {"disk", disk}, {"interfaces", {"eth1"}}}}};
}

void TestBox::initTestCase() {
    m_box = std::make_unique<VirtualMachine>(VirtualMachine::Role::Box, m_network.path());
    m_box->addDisk("PARTS-0001", 96 * mebibyte);
    m_box->addDevice("ATA-0001", 16 * mebibyte,
                     "ide-hd,bus=ide.0,serial=ATA-0001,model=Disk of the test,wwn=0x5000c500a1b2c3d4");
    m_box->addDevice("NVME-0001", 16 * mebibyte, "nvme,serial=NVME-0001");
    m_box->makeFile("stick", 16 * mebibyte);
    m_box->makeFile("other", 24 * mebibyte);
    makePartitions(m_box->file("PARTS-0001"), 9);
    QVERIFY2(m_box->powerOn(), m_box->trouble());
}

Json TestBox::waitForDisk(const std::string& serial) {
    m_box->run("until ls /dev/disk/by-id/usb-*" + serial +
               "* >/run/names 2>&1; do sleep 0.2; done; udevadm settle");
    return m_box->diskWithSerial(serial);
}

Json TestBox::interfaceOf(const std::string& name) {
    const auto list = m_box->call("interfaces.list");
    for (const auto& interface : list["interfaces"])
        if (interface["name"] == name)
            return interface;
    return nullptr;
}

void TestBox::namesOfDisksAreThoseOfUdev() {
    m_box->plug("stick", "STICK-0001", 1);
    QVERIFY(!waitForDisk("STICK-0001").is_null());
    const auto disks = m_box->call("disks.list")["disks"];
    QCOMPARE(disks.size(), std::size_t(2 + 10 + 3));
    for (const auto& disk : disks) {
        const auto path = disk["path"].get<std::string>();
        Names expected;
        for (const auto& line :
             m_box->lines("udevadm info --root --query=symlink " + path + " | tr ' ' '\\n'"))
            if (isStable(line.toStdString()))
                expected.insert(line.toStdString());
        QVERIFY(!expected.empty());
        QCOMPARE(listed(namesIn(disk["stable_names"])), listed(expected));
        QVERIFY2(disk["derived_names"].empty(), disk.dump().c_str());
        QVERIFY2(!disk["identity"].get<std::string>().empty(), disk.dump().c_str());
    }
    m_box->unplug("stick");
}

void TestBox::namesAreDerivedWhereThereIsNoUdev() {
    m_box->plug("stick", "STICK-0001", 1);
    QVERIFY(!waitForDisk("STICK-0001").is_null());
    const auto before = m_box->call("disks.list")["disks"];
    m_box->run("udevadm settle; udevadm control --exit; mv /dev/disk /dev/disk-of-udev");
    const auto after = m_box->call("disks.list")["disks"];
    m_box->run("mv /dev/disk-of-udev /dev/disk; /usr/lib/systemd-udevd --daemon");
    QCOMPARE(after.size(), before.size());
    for (std::size_t i = 0; i < before.size(); ++i) {
        const auto derived = namesIn(after[i]["derived_names"]);
        const auto ofUdev = namesIn(before[i]["stable_names"]);
        QVERIFY(after[i]["path"] == before[i]["path"]);
        QVERIFY2(after[i]["stable_names"].empty(), after[i].dump().c_str());
        QCOMPARE(listed(byId(derived)), listed(byId(ofUdev)));
        for (const auto& name : derived)
            QVERIFY2(ofUdev.contains(name), name.c_str());
        QVERIFY2(after[i]["identity"] == before[i]["identity"], after[i].dump().c_str());
    }
    m_box->unplug("stick");
}

void TestBox::aDiskIsTheSameInAnotherPort() {
    m_box->plug("stick", "STICK-0001", 1);
    const auto first = waitForDisk("STICK-0001");
    QVERIFY(!first.is_null());
    m_box->unplug("stick");
    m_box->plug("stick", "STICK-0001", 3);
    const auto second = waitForDisk("STICK-0001");
    QVERIFY(!second.is_null());
    m_box->unplug("stick");
    QVERIFY2(!first["identity"].get<std::string>().empty(), first.dump().c_str());
    QVERIFY2(second["identity"] == first["identity"], second.dump().c_str());
    QVERIFY2(second["usb_port"] != first["usb_port"], second.dump().c_str());
}

void TestBox::anExportWaitsForItsDisk() {
    m_box->plug("stick", "STICK-0001", 1);
    const auto disk = waitForDisk("STICK-0001");
    QVERIFY(!disk.is_null());
    const auto name = disk["stable_names"][0].get<std::string>();
    const auto applied = m_box->change(exportWish(name));
    QVERIFY2(applied["verified"].dump().find("advertised") != std::string::npos, applied.dump().c_str());
    m_box->unplug("stick");
    QVERIFY(m_box->waitForState("e9.1", "failed"));
    const auto gone = m_box->exportOf("e9.1");
    QVERIFY2(gone["reason"] == "The disk is gone." && gone["processes"].empty(), gone.dump().c_str());
    QCOMPARE(m_box->run("pidof vblade || true"), std::string());
    m_box->plug("stick", "STICK-0001", 2);
    QVERIFY2(m_box->waitForState("e9.1", "running"), m_box->exportOf("e9.1").dump().c_str());
    QVERIFY(m_box->exportOf("e9.1")["pid"].is_number());
}

void TestBox::anotherDiskIsNotExportedInItsPlace() {
    QVERIFY(m_box->waitForState("e9.1", "running"));
    m_box->unplug("stick");
    m_box->plug("other", "STICK-0001", 1); // of the same name, but another size
    QVERIFY(!waitForDisk("STICK-0001").is_null());
    QTRY_VERIFY_WITH_TIMEOUT(m_box->exportOf("e9.1")["reason"].get<std::string>().find("not the one") !=
                                 std::string::npos,
                             20'000);
    QCOMPARE(m_box->run("pidof vblade || true"), std::string());
    const auto started = m_box->change({{"kind", "export-start"}, {"address", "e9.1"}});
    QCOMPARE(QString::fromStdString(AgentCalls::codeOf(started)), QString("wrong-disk"));
    m_box->unplug("other");
    m_box->plug("stick", "STICK-0001", 1);
    QVERIFY2(m_box->waitForState("e9.1", "running"), m_box->exportOf("e9.1").dump().c_str());
    const auto removed = m_box->change({{"kind", "export-remove"}, {"address", "e9.1"}});
    QVERIFY2(!removed.contains("error"), removed.dump().c_str());
    m_box->unplug("stick");
}

} // namespace etherdeck::tests

using etherdeck::tests::TestBox;
VM_TEST_MAIN(TestBox, true)
