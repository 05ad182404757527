#include "core/netconsole/kernel/crash_signs.h"
#include "tests/core/netconsole/console.h"
#include "tests/support/registered_test.h"

#include <QTest>

using namespace etherdeck;
using namespace etherdeck::netconsole;
using namespace etherdeck::netconsole::test;
using namespace std::chrono_literals;

/// What the kernel says of a disk, a file system, flash or a USB device that fails.
class TestDiskErrors : public QObject {
    Q_OBJECT

private slots:
    void knowsTheError_data();
    void knowsTheError();
    void takesNoOtherMessageForAnError_data();
    void takesNoOtherMessageForAnError();
    void countsWhatIsOfOneDevice();
    void tellsNoCrashByTheTraceOfAnError();
    void tellsAStormOfResetsOfOldKernels();
};

void TestDiskErrors::knowsTheError_data() {
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("key");
    const auto row = [](const char* key, const char* line) { QTest::newRow(line) << line << key; };
    row("sda", "I/O error, dev sda, sector 2048 op 0x0:(READ) flags 0x0 phys_seg 1 prio class 2");
    row("sda", "blk_update_request: I/O error, dev sda, sector 2048");
    row("etherd/e50.1", "end_request: I/O error, dev etherd/e50.1, sector 0");
    for (const auto* reason :
         {"critical medium", "critical target", "critical nexus", "timeout", "device offline",
          "reservation conflict", "protection", "critical space allocation", "recoverable transport"})
        QTest::newRow(reason) << QString("%1 error, dev sdb, sector 2048 op 0x0:(READ)").arg(reason) << "sdb";
    row("sdd", "Buffer I/O error on dev sdd, logical block 2225422, lost async page write");
    row("sda1", "Buffer I/O error on device sda1, logical block 0");
    row("sda1", "lost page write due to I/O error on sda1");
    row("sda1", "EXT4-fs error (device sda1): ext4_find_entry:1463: inode #2: comm ls: reading directory");
    row("sda1", "EXT4-fs (sda1): Remounting filesystem read-only");
    row("sda1", "EXT4-fs (sda1): I/O error while writing superblock");
    row("sda1", "Aborting journal on device sda1-8.");
    row("sda1", "BTRFS error (device sda1): bad tree block start");
    row("sda1", "XFS (sda1): metadata I/O error in \"xfs_buf\" at daddr 0x1");
    row("ata1.00", "ata1.00: exception Emask 0x0 SAct 0x6 SErr 0x0 action 0x6 frozen");
    row("ata1.00", "ata1.00: failed command: READ FPDMA QUEUED");
    row("md0", "md/raid1:md0: Disk failure on sdb1, disabling device.");
    row("raid1", "raid1: Disk failure on sdb1, disabling device.");
    row("0:0:0:0", "sd 0:0:0:0: Device offlined - not ready after error recovery");
    row("ubi0", "ubi0 error: ubi_io_read: error -74 (ECC error) while reading 64 bytes from PEB 1100:0");
    row("ubi0", "ubi0 warning: ubi_io_read: error -74 (ECC error) while reading 64 bytes from PEB 1100:0");
    row("", "UBI error: ubi_io_read: error -74 (ECC error) while reading 64 bytes from PEB 1100:0");
    row("ubi0:2", "UBIFS error (ubi0:2 pid 2438): ubifs_iget: failed to read inode 1988, error -2");
    row("ubi0:2", "UBIFS warning (ubi0:2 pid 2438): ubifs_ro_mode: switched to read-only mode, error -2");
    row("", "__nand_correct_data: uncorrectable ECC error");
    row("", "mtd->read(0x44 bytes from 0x1234) returned ECC error");
    row("mmcblk0", "mmcblk0: error -110 transferring data, sector 2048, nr 8, cmd response 0x900");
}

void TestDiskErrors::knowsTheError() {
    QFETCH(QString, line);
    const auto text = line.toStdString();
    const auto sign = crashSign(text);
    QVERIFY(sign);
    QCOMPARE(sign->kind, CrashKind::IoError);
    QTEST(QString::fromStdString(std::string(sign->key)), "key");
}

void TestDiskErrors::takesNoOtherMessageForAnError_data() {
    QTest::addColumn<QString>("line");
    for (const auto* line :
         {"sd 0:0:0:0: [sda] no I/O error, dev sda, sector 5", "EXT4-fs (sda1): mounted filesystem",
          "EXT4-fs (sda1): INFO: recovery required on readonly filesystem",
          "XFS (sda1): WARNING: Reset corrupted AGFL on AG 0. 1 blocks leaked.",
          "ata1: SATA link up 3.0 Gbps", "ubi0: attached mtd1", "ubi0: fixable bit-flip detected at PEB 12",
          "some error: of others", "usb 1-1: reset button pressed", "error, dev sda, sector 5",
          "I/O error, dev , sector 5", "12 error, dev sda, sector 5"})
        QTest::newRow(line) << line;
}

void TestDiskErrors::takesNoOtherMessageForAnError() {
    QFETCH(QString, line);
    QVERIFY(!crashSign(line.toStdString()));
}

void TestDiskErrors::countsWhatIsOfOneDevice() {
    Console console;
    const auto say = [&console](const char* text) {
        console.send(std::string("[   20.000000] ") + text + '\n');
        console.wait(3s);
    };
    say("EXT4-fs error (device sda1): ext4_find_entry:1463: inode #2: comm ls: reading directory lblock 0");
    say("Aborting journal on device sda1-8.");
    say("EXT4-fs (sda1): Remounting filesystem read-only");
    say("ata1.00: exception Emask 0x0 SAct 0x6 SErr 0x0 action 0x6 frozen");
    say("ata1.00: failed command: READ FPDMA QUEUED");
    say("md/raid1:md0: Disk failure on sdb1, disabling device.");
    console.wait(100s);
    const auto found = console.all<CrashFound>();
    QCOMPARE(found.size(), std::size_t{3});
    QCOMPARE(found[0].crash.count, 3u);
    QCOMPARE(found[1].crash.count, 2u);
    QCOMPARE(found[2].crash.count, 1u);
}

void TestDiskErrors::tellsNoCrashByTheTraceOfAnError() {
    Console console;
    for (const auto* text :
         {"ubi0 error: ubi_io_read: error -74 (ECC error) while reading 64 bytes from PEB 1:0",
          "CPU: 0 PID: 1 Comm: swapper Not tainted 4.4.179 #28",
          "[<c0100100>] (unwind_backtrace) from [<c0100200>] (show_stack+0x10/0x14)",
          "[<c0100200>] (show_stack) from [<c0100300>] (ubi_io_read+0x1d0/0x2f0)"})
        console.send(std::string("[   20.000000] ") + text + '\n');
    console.wait(100s);
    QCOMPARE(console.all<CrashFound>().size(), std::size_t{1});
    QCOMPARE(console.all<CrashFound>()[0].crash.kind, CrashKind::IoError);
}

void TestDiskErrors::tellsAStormOfResetsOfOldKernels() {
    Console console;
    for (int i = 0; i < 5; ++i) {
        console.send(
            "[  100.000000] usb 1-1.2: reset high speed USB device using orion-ehci and address 3\n");
        console.wait(6s);
    }
    console.wait(100s);
    const auto found = console.all<CrashFound>();
    QCOMPARE(found.size(), std::size_t{1});
    QCOMPARE(found[0].crash.kind, CrashKind::UsbResetStorm);
    QCOMPARE(found[0].crash.count, 5u);
}

QTEST_APPLESS_MAIN(TestDiskErrors)
#include "tst_disk_errors.moc"
