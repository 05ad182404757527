#include "tests/integration/agent/vm/tst_box.h"

#include <QTest>

namespace etherdeck::tests {

void TestBox::disksInUseAreRefused_data() {
    QTest::addColumn<QString>("disk");
    QTest::addColumn<QString>("use");
    QTest::addColumn<QString>("by");
    const QString part("/dev/disk/by-id/virtio-PARTS-0001-part");
    QTest::newRow("mounted") << part + '1' << "mke2fs DISK >/dev/null && mount -t ext4 DISK /mnt"
                             << "mounted at /mnt";
    QTest::newRow("mounted in another namespace")
        << part + '2'
        << "mke2fs DISK >/dev/null; setsid unshare -m sh -c 'mount -t ext4 DISK /srv; >/run/up; exec sleep "
           "9999' "
           "</dev/null >/dev/null 2>&1 & until [ -e /run/up ]; do sleep 0.1; done"
        << "mounted at /srv (process ";
    QTest::newRow("swap") << part + '3' << "mkswap DISK && swapon DISK"
                          << "swap space";
    QTest::newRow("device mapper") << part + '4' << "dmsetup create spare --table '0 8192 linear DISK 0'"
                                   << "part of /dev/dm-";
    const QString raid(
        "mdadm --create /dev/md0 --run --assume-clean --metadata=1.2 --level=1 --raid-devices=2 ");
    QTest::newRow("RAID") << part + '5' << raid + part + "5 " + part + '6' << "part of /dev/md0";
    QTest::newRow("the other disk of the RAID") << part + '6' << "true"
                                                << "part of /dev/md0";
    QTest::newRow("loop device") << part + '7' << "losetup /dev/loop0 DISK"
                                 << "the file of /dev/loop0";
    QTest::newRow("LVM") << part + '8' << "lvm vgcreate -s 1m group DISK && lvm lvcreate -n volume -l 1 group"
                         << "part of /dev/dm-";
    QTest::newRow("the whole disk") << "/dev/disk/by-id/virtio-PARTS-0001"
                                    << "true"
                                    << "/dev/vdb1";
    QTest::newRow("root") << "/dev/disk/by-id/virtio-ROOT-0001-part1"
                          << "true"
                          << "mounted at /";
    QTest::newRow("the disk of the root") << "/dev/disk/by-id/virtio-ROOT-0001"
                                          << "true"
                                          << "/dev/vda1";
}

void TestBox::disksInUseAreRefused() {
    QFETCH(QString, disk);
    QFETCH(QString, use);
    QFETCH(QString, by);
    m_box->run(use.replace("DISK", disk).toStdString());
    const auto planned = m_box->plan(exportWish(disk.toStdString()));
    QCOMPARE(QString::fromStdString(AgentCalls::codeOf(planned)), QString("disk-in-use"));
    const auto told = QString::fromStdString(planned["error"]["data"]["by"].get<std::string>());
    QVERIFY2(told.startsWith(by), planned.dump().c_str());
}

void TestBox::whatIsBesideAUsedPartitionIsOffered() {
    const auto unused = m_box->plan(exportWish("/dev/disk/by-id/virtio-PARTS-0001-part9"));
    QVERIFY2(!unused.contains("error"), unused.dump().c_str());
    for (const std::string volume : {"/dev/mapper/spare", "/dev/mapper/group-volume", "/dev/md0"}) {
        const auto found = m_box->call("disks.find", {{"path", volume}});
        QVERIFY2(!found.contains("error") && found["disk"]["in_use"] == false, found.dump().c_str());
        const auto planned = m_box->plan(exportWish(volume));
        QVERIFY2(!planned.contains("error"), planned.dump().c_str());
    }
}

} // namespace etherdeck::tests
