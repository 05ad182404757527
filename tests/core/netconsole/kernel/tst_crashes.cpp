#include "core/netconsole/kernel/crash_trace.h"
#include "tests/core/netconsole/console.h"
#include "tests/support/registered_test.h"

#include <QTest>

using namespace etherdeck;
using namespace etherdeck::netconsole;
using namespace etherdeck::netconsole::test;
using namespace std::chrono_literals;

namespace {

/// Sends lines as records of the kernel, numbered on from `seq`.
void sayAsKernel(Console& console, const QStringList& lines, std::uint64_t& seq, int priority = 4) {
    for (const auto& line : lines) {
        console.record(seq, 1'000'000 + seq, line.toStdString(), priority);
        ++seq;
    }
}

std::vector<Crash> crashesIn(const QStringList& lines, int priority = 4) {
    Console console;
    std::uint64_t seq = 1;
    sayAsKernel(console, lines, seq, priority);
    console.wait(120s);
    std::vector<Crash> crashes;
    for (const auto& found : console.all<CrashFound>())
        crashes.push_back(found.crash);
    return crashes;
}

const QStringList x86Oops{
    "BUG: kernel NULL pointer dereference, address: 0000000000000000",
    "#PF: supervisor write access in kernel mode",
    "#PF: error_code(0x0002) - not-present page",
    "PGD 0 P4D 0 ",
    "Oops: 0002 [#1] PREEMPT SMP NOPTI",
    "CPU: 1 PID: 612 Comm: bash Not tainted 6.1.0 #1",
    "Hardware name: QEMU Standard PC",
    "RIP: 0010:lkdtm_WRITE_KERN+0x12/0x40 [lkdtm]",
    "Code: 48 c7 c7",
    "RSP: 0018:ffffa0 EFLAGS: 00010246",
    "Call Trace:",
    " <TASK>",
    " ? __die+0x20/0x70",
    " direct_entry+0xc5/0x110 [lkdtm]",
    " vfs_write+0xc7/0x3f0",
    " </TASK>",
    "Modules linked in: lkdtm",
    "CR2: 0000000000000000",
    "---[ end trace 0000000000000000 ]---",
};
const QStringList armOops{
    "8<--- cut here ---",
    "Unable to handle kernel NULL pointer dereference at virtual address 00000000 when read",
    "[00000000] *pgd=00000000",
    "Internal error: Oops: 5 [#1] ARM",
    "Modules linked in: mv643xx_eth",
    "CPU: 0 PID: 1234 Comm: insmod Not tainted 6.1.0 #1",
    "Hardware name: Marvell Kirkwood (Flattened Device Tree)",
    "PC is at bad_init+0x10/0x1000 [bad]",
    "LR is at do_one_initcall+0x50/0x200",
    "pc : [<bf000010>]    lr : [<c0008650>]    psr: 60000013",
    "Stack: (0xc2a5de18 to 0xc2a5e000)",
    " bad_init [bad] from do_one_initcall+0x50/0x200",
    " do_one_initcall from do_init_module+0x44/0x1e0",
    "Code: e12fff1e e3a03000 (e5933000) e12fff1e",
    "---[ end trace 0000000000000000 ]---",
};
const QStringList armWarning{
    "------------[ cut here ]------------",
    "WARNING: CPU: 0 PID: 1 at net/core/dev.c:3000 dev_watchdog+0x2b4/0x2b8",
    "NETDEV WATCHDOG: eth0 (mv643xx_eth): transmit queue 0 timed out",
    "Modules linked in:",
    "CPU: 0 PID: 1 Comm: swapper Not tainted 6.1.0 #1",
    "Backtrace: ",
    "[<c0010f3c>] (unwind_backtrace) from [<c000e6d4>] (show_stack+0x10/0x14)",
    "[<c000e6d4>] (show_stack) from [<c0019a2c>] (__warn+0xd0/0xf8)",
    "[<c0019a2c>] (__warn) from [<c0019ad4>] (warn_slowpath_fmt+0x48/0x50)",
    "[<c0019ad4>] (warn_slowpath_fmt) from [<c05a2b30>] (dev_watchdog+0x2b4/0x2b8)",
    "---[ end trace 1122334455667788 ]---",
};
const QStringList hungTask{
    "INFO: task jbd2/sda1-8:123 blocked for more than 120 seconds.",
    "      Not tainted 6.1.0 #1",
    "\"echo 0 > /proc/sys/kernel/hung_task_timeout_secs\" disables this message.",
    "task:jbd2/sda1-8 state:D stack:0 pid:123 ppid:2 flags:0x00004000",
    "Call Trace:",
    " <TASK>",
    " __schedule+0x2d4/0x9a0",
    " schedule+0x5a/0xd0",
    " jbd2_journal_commit_transaction+0x250/0x1990 [jbd2]",
    " </TASK>",
};
const QStringList oom{
    "stress-ng-vm invoked oom-killer: gfp_mask=0x140cca(GFP_HIGHUSER_MOVABLE|__GFP_COMP), order=0, "
    "oom_score_adj=1000",
    "CPU: 0 PID: 99 Comm: stress-ng-vm Not tainted 6.1.0",
    "Call Trace:",
    " dump_stack_lvl+0x44/0x5c",
    " dump_header+0x4a/0x1f0",
    " oom_kill_process.cold+0xb/0x10",
    " __alloc_pages_slowpath.constprop.0+0xd0a/0xe40",
    "Mem-Info:",
    "active_anon:591 inactive_anon:39 isolated_anon:0",
    "Tasks state (memory values in pages):",
    "[  pid  ]   uid  tgid total_vm      rss pgtables_bytes swapents oom_score_adj name",
    "oom-kill:constraint=CONSTRAINT_NONE,nodemask=(null),task=stress-ng-vm,pid=99,uid=0",
    "Out of memory: Killed process 99 (stress-ng-vm) total-vm:273000kB, anon-rss:1kB",
};
const QStringList kasan{
    "==================================================================",
    "BUG: KASAN: slab-use-after-free in foo_read+0x30/0x80 [foo]",
    "Read of size 8 at addr ffff888 by task cat/77",
    "CPU: 0 PID: 77 Comm: cat Not tainted",
    "Call Trace:",
    " dump_stack_lvl+0x44/0x5c",
    " print_report+0x16f/0x4a6",
    " kasan_report+0xad/0x130",
    " foo_read+0x30/0x80 [foo]",
    "==================================================================",
};
const QStringList ubsan{
    "================================================================================",
    "UBSAN: shift-out-of-bounds in drivers/foo.c:12:5",
    "shift exponent 40 is too large for 32-bit type 'int'",
    "CPU: 0 PID: 77 Comm: cat Not tainted",
    "Call Trace:",
    " dump_stack_lvl+0x44/0x5c",
    " ubsan_epilogue+0x5/0x40",
    " __ubsan_handle_shift_out_of_bounds.cold+0x61/0xef",
    " foo_shift+0x20/0x30",
    "================================================================================",
};
const QStringList bug{
    "------------[ cut here ]------------",
    "kernel BUG at fs/ext4/inode.c:2721!",
    "invalid opcode: 0000 [#1] PREEMPT SMP PTI",
    "CPU: 1 PID: 50 Comm: kworker Not tainted",
    "RIP: 0010:ext4_writepages+0xc3c/0xfd0",
    "Call Trace:",
    " do_writepages+0xcf/0x1c0",
    "---[ end trace 0000000000000000 ]---",
    "Kernel panic - not syncing: Fatal exception",
    "Kernel Offset: disabled",
    "---[ end Kernel panic - not syncing: Fatal exception ]---",
};
const QStringList lockup{
    "watchdog: BUG: soft lockup - CPU#0 stuck for 26s! [insmod:123]",
    "Modules linked in: bad",
    "CPU: 0 PID: 123 Comm: insmod Not tainted",
    "RIP: 0010:spin_forever+0x10/0x20 [bad]",
    "Call Trace:",
    " do_one_initcall+0x50/0x200",
};

} // namespace

Q_DECLARE_METATYPE(etherdeck::netconsole::CrashKind)

class TestCrashes : public QObject {
    Q_OBJECT

private slots:
    void findsBlocks_data();
    void findsBlocks();
    void findsTheSameInBasicText_data();
    void findsTheSameInBasicText();
    void isNotFooledByOrdinaryText_data();
    void isNotFooledByOrdinaryText();
    void doesNotBelieveWhatProgramsWriteIntoTheLog();
    void countsIoErrorsOfADisk();
    void tellsAStormOfResets();
    void staysCalmAboutAFewResets();
    void endsABlockWhenOrdinaryTextGoesOn();
    void endsABlockInSilence();
    void readsFrames_data();
    void readsFrames();
    void staysBoundedUnderEndlessBlocks();
    void infersLevelsOfLinesThatHaveNone();
    void leavesALevelThatIsTold();
    void infersNoneFromAFewResets();
};

void TestCrashes::findsBlocks_data() {
    QTest::addColumn<QStringList>("lines");
    QTest::addColumn<CrashKind>("kind");
    QTest::addColumn<int>("titleLine");
    QTest::addColumn<QString>("frame");
    QTest::newRow("oops on x86") << x86Oops << CrashKind::Oops << 0 << "lkdtm_WRITE_KERN+0x12/0x40";
    QTest::newRow("oops on ARM") << armOops << CrashKind::Oops << 1 << "bad_init+0x10/0x1000";
    QTest::newRow("warning on ARM") << armWarning << CrashKind::Warning << 1 << "dev_watchdog+0x2b4/0x2b8";
    QTest::newRow("hung task") << hungTask << CrashKind::HungTask << 0
                               << "jbd2_journal_commit_transaction+0x250/0x1990";
    QTest::newRow("out of memory") << oom << CrashKind::OutOfMemory << 12
                                   << "__alloc_pages_slowpath.constprop.0+0xd0a/0xe40";
    QTest::newRow("KASAN") << kasan << CrashKind::Kasan << 1 << "foo_read+0x30/0x80";
    QTest::newRow("UBSAN") << ubsan << CrashKind::Ubsan << 1 << "foo_shift+0x20/0x30";
    QTest::newRow("BUG") << bug.mid(0, 8) << CrashKind::Bug << 1 << "ext4_writepages+0xc3c/0xfd0";
    QTest::newRow("panic") << bug.mid(8) << CrashKind::Panic << 0 << "";
    QTest::newRow("lockup") << lockup << CrashKind::Lockup << 0 << "spin_forever+0x10/0x20";
}

void TestCrashes::findsBlocks() {
    QFETCH(QStringList, lines);
    QFETCH(int, titleLine);
    const auto crashes = crashesIn(QStringList{"before"} + lines + QStringList{"after"});
    QCOMPARE(crashes.size(), std::size_t{1});
    QTEST(crashes[0].kind, "kind");
    const auto title = lines[titleLine];
    QCOMPARE(QString::fromStdString(crashes[0].title), title.left(title.indexOf(" total-vm")));
    QTEST(QString::fromStdString(crashes[0].firstFrame), "frame");
    QCOMPARE(crashes[0].firstLine, LineId{2});
    QCOMPARE(crashes[0].lastLine, static_cast<LineId>(1 + lines.size()));
}

void TestCrashes::findsTheSameInBasicText_data() { findsBlocks_data(); }

void TestCrashes::findsTheSameInBasicText() {
    QFETCH(QStringList, lines);
    Console console;
    for (const auto& line : QStringList{"before"} + lines + QStringList{"after"})
        console.send("[   24.265445][  T612] " + line.toStdString() + "\n");
    console.wait(10s);
    const auto found = console.all<CrashFound>();
    QCOMPARE(found.size(), std::size_t{1});
    QTEST(found[0].crash.kind, "kind");
    QTEST(QString::fromStdString(found[0].crash.firstFrame), "frame");
}

void TestCrashes::isNotFooledByOrdinaryText_data() {
    QTest::addColumn<QString>("line");
    for (const auto* line : {"systemd[1]: Kernel panic - not syncing: is what a panic says",
                             "Warning: unable to open an initial console.",
                             "WARNING: Unprivileged eBPF is enabled",
                             "this is a BUG: not really",
                             "debug: BUG: x",
                             "Oopsie daisy",
                             "usb 1-1: new high-speed USB device number 2 using ehci-pci",
                             "usb 1-1: reset button pressed",
                             "sd 0:0:0:0: [sda] no I/O error, dev sda, sector 5",
                             "printk: console [ttyS0] enabled",
                             "INFO: task scheduler ready",
                             "rcu: INFO: nothing stalled",
                             "oom-killer is off",
                             "invoked oom-killer: x",
                             "a name that is too long for a command invoked oom-killer: x",
                             "Call Trace:",
                             " panic+0x118/0x2f4",
                             "KASAN is on",
                             "Oops: efitime: can't read time!",
                             "Unhandled fault: external abort on non-linefetch (0x1008) at 0xb6f3a000",
                             "traps: app[3615] general protection fault ip:7feb96eb56a1 sp:20000fd0 error:0",
                             "WARNING: The mand mount option has been deprecated and",
                             "NMI handler took too long: command [#3] of 5",
                             "EXT4-fs (sda1): 1 truncate cleaned up",
                             "INFO: NMI handler (perf_event_nmi_handler) took too long to run: 2.2 msecs",
                             "UBSAN enabled",
                             "general protection",
                             "Unable to handle kernelspace",
                             "sysrq: HELP : loglevel(0-9) reboot(b) crash(c) memory-full-oom-kill(f)",
                             "panic=5 BUG WARNING Oops",
                             "------------[ cut here ]------------",
                             "---[ end trace 0000000000000000 ]---",
                             "Rebooting in 5 seconds.."})
        QTest::newRow(line) << line;
}

void TestCrashes::isNotFooledByOrdinaryText() {
    QFETCH(QString, line);
    QVERIFY(crashesIn({"before", line, "after"}).empty());
}

void TestCrashes::doesNotBelieveWhatProgramsWriteIntoTheLog() {
    QVERIFY(crashesIn(x86Oops, 12).empty());
    QVERIFY(crashesIn({"Kernel panic - not syncing: hello from user space"}, 8).empty());
    QCOMPARE(crashesIn({"Kernel panic - not syncing: hello"}, 0).size(), std::size_t{1});
    Console console; // basic text does not say who wrote it: a trace has to follow
    console.send("[    1.000000] WARNING: possible words of a program\n[    1.000000] BUG: too\n");
    console.wait(10s);
    QVERIFY(console.all<CrashFound>().empty());
}

void TestCrashes::countsIoErrorsOfADisk() {
    Console console;
    std::uint64_t seq = 1;
    for (int i = 0; i < 20; ++i) {
        sayAsKernel(console,
                    {QString("blk_update_request: I/O error, dev sda, sector %1 op 0x0:(READ)").arg(i),
                     "Buffer I/O error on dev sdb1, logical block 0, async page read"},
                    seq);
        console.wait(1s);
    }
    sayAsKernel(console,
                {"critical medium error, dev sdc, sector 7", "I/O error, dev sdd, sector 8 op 0x1:(WRITE)"},
                seq);
    console.wait(30s);
    const auto found = console.all<CrashFound>();
    QCOMPARE(found.size(), std::size_t{4});
    int count = 0;
    for (const auto& one : found) {
        QCOMPARE(one.crash.kind, CrashKind::IoError);
        count += static_cast<int>(one.crash.count);
    }
    QCOMPARE(count, 42);
}

void TestCrashes::tellsAStormOfResets() {
    Console console;
    std::uint64_t seq = 1;
    for (int i = 0; i < 5; ++i) {
        sayAsKernel(console, {"usb 1-1.2: reset high-speed USB device number 3 using orion-ehci"}, seq, 6);
        console.wait(6s);
    }
    console.wait(10s);
    const auto found = console.all<CrashFound>();
    QCOMPARE(found.size(), std::size_t{1});
    QCOMPARE(found[0].crash.kind, CrashKind::UsbResetStorm);
    QCOMPARE(found[0].crash.count, 5u);
}

void TestCrashes::staysCalmAboutAFewResets() {
    Console console;
    std::uint64_t seq = 1;
    for (int i = 0; i < 10; ++i) {
        sayAsKernel(console,
                    {QString("usb 1-%1: reset high-speed USB device number 3 using xhci_hcd").arg(i % 2)},
                    seq);
        console.wait(50s);
    }
    QVERIFY(console.all<CrashFound>().empty());
}

void TestCrashes::endsABlockWhenOrdinaryTextGoesOn() {
    const auto crashes = crashesIn(hungTask + QStringList{"eth0: link up", "foo: bar"} + hungTask);
    QCOMPARE(crashes.size(), std::size_t{2});
    QCOMPARE(crashes[0].lastLine, static_cast<LineId>(hungTask.size()));
    QCOMPARE(crashes[1].firstLine, static_cast<LineId>(hungTask.size() + 3));
}

void TestCrashes::endsABlockInSilence() {
    Console console;
    std::uint64_t seq = 1;
    sayAsKernel(console, x86Oops.mid(0, 8), seq); // and then the box was dead
    QVERIFY(console.all<CrashFound>().empty());
    console.wait(1s);
    QCOMPARE(console.all<CrashFound>().size(), std::size_t{1});
}

void TestCrashes::readsFrames_data() {
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("frame");
    QTest::newRow("x86") << " vfs_write+0xc7/0x3f0"
                         << "vfs_write+0xc7/0x3f0";
    QTest::newRow("module") << " foo+0xc7/0x3f0 [bar]"
                            << "foo+0xc7/0x3f0";
    QTest::newRow("address") << " [<ffffffff81012345>] foo+0x1/0x2"
                             << "foo+0x1/0x2";
    QTest::newRow("uncertain") << " ? vfs_write+0xc7/0x3f0"
                               << "";
    QTest::newRow("ARM of old") << "[<c00a1234>] (foo) from [<c00b1234>] (bar+0x2c/0x40 [mod])"
                                << "bar+0x2c/0x40";
    QTest::newRow("PowerPC") << "[c7c91d30] [c0031234] kthread+0xd8/0xec"
                             << "kthread+0xd8/0xec";
    QTest::newRow("PowerPC, uncertain") << "[c7c91d30] [c0031234] kthread+0xd8/0xec (unreliable)"
                                        << "";
    QTest::newRow("s390x") << "([<00000000002b1c46>] foo+0x16/0x30)"
                           << "foo+0x16/0x30";
    QTest::newRow("s390x fault") << "Krnl PSW : 0704c00180000000 00000000002b1c46 (foo+0x16/0x30)"
                                 << "foo+0x16/0x30";
    QTest::newRow("PowerPC fault") << "NIP [c0123456] foo+0x1/0x2"
                                   << "foo+0x1/0x2";
    QTest::newRow("MIPS fault") << "epc   : 80d80668 foo+0x1/0x2 [mod]"
                                << "foo+0x1/0x2";
    QTest::newRow("RISC-V fault") << "epc : foo+0x1/0x2"
                                  << "foo+0x1/0x2";
    QTest::newRow("x86 fault of old") << "RIP: 0010:[<ffffffff82d4e304>]  [<ffffffff82d4e304>] foo+0x1/0x2"
                                      << "foo+0x1/0x2";
    QTest::newRow("interrupt") << " <IRQ>  [<ffffffff8140c8fc>] foo+0x1/0x2"
                               << "foo+0x1/0x2";
    QTest::newRow("address only") << "pc : [<c00a1234>]    lr : [<c00b1234>]    psr: 60000013"
                                  << "";
    QTest::newRow("ARM") << " panic from sysrq_handle_crash+0x1c/0x20"
                         << "sysrq_handle_crash+0x1c/0x20";
    QTest::newRow("user mode") << "RIP: 0033:0x47b7a0"
                               << "";
    QTest::newRow("fault") << "RIP: 0010:foo+0x1/0x2"
                           << "foo+0x1/0x2";
    QTest::newRow("arm64 fault") << "pc : foo+0x1/0x2"
                                 << "foo+0x1/0x2";
    QTest::newRow("text") << "a sentence+0x1"
                          << "";
    QTest::newRow("nothing") << ""
                             << "";
    QTest::newRow("brackets") << " [<"
                              << "";
}

void TestCrashes::readsFrames() {
    QFETCH(QString, line);
    const auto text = line.toStdString();
    const auto read = readTraceLine(text);
    const bool isSure = read.role == TraceRole::Frame || read.role == TraceRole::Counter;
    QTEST(QString::fromStdString(std::string(isSure ? read.symbol : "")), "frame");
}

void TestCrashes::staysBoundedUnderEndlessBlocks() {
    Console console;
    std::uint64_t seq = 1;
    sayAsKernel(console, {"a invoked oom-killer: x"}, seq);
    for (int i = 0; i < 3000; ++i)
        sayAsKernel(console, {QString("I/O error, dev %1, sector 1").arg(i), "some line"}, seq);
    console.wait(120s);
    QCOMPARE(console.all<CrashFound>().size(), std::size_t{3001});
}

/// Basic text tells no level: what is known of it comes from the crash that a line belongs to.
void TestCrashes::infersLevelsOfLinesThatHaveNone() {
    Console console;
    console.send("[    1.000000] usb 1-1: new device\n");
    for (const auto& line : lockup)
        console.send("[    2.000000] " + line.toStdString() + '\n');
    console.send("[    2.000000] sd 0:0:0:0: [sda] Attached\n");
    console.send("[    2.000000] blk_update_request: I/O error, dev sda, sector 8\n");
    console.send("[    3.000000] Kernel panic - not syncing: Attempted to kill init!\n");
    console.wait(1s);
    const auto lines = console.all<Line>();
    QCOMPARE(lines.size(), static_cast<std::size_t>(lockup.size()) + 4);
    for (const auto& line : lines) {
        const auto text = QString::fromStdString(line.text);
        const bool isOrdinary = text.startsWith("usb") || text.startsWith("sd");
        QVERIFY2(line.level.has_value() == !isOrdinary, line.text.c_str());
        QCOMPARE(line.isLevelInferred, !isOrdinary);
    }
    QCOMPARE(*lines[1].level, Level::Emergency);
    QCOMPARE(*lines[lines.size() - 2].level, Level::Error);
    QCOMPARE(*lines.back().level, Level::Emergency);
}

void TestCrashes::leavesALevelThatIsTold() {
    Console console;
    std::uint64_t seq = 1;
    sayAsKernel(console, x86Oops, seq, 6);
    console.wait(2s);
    for (const auto& line : console.all<Line>()) {
        QCOMPARE(*line.level, Level::Information);
        QVERIFY(!line.isLevelInferred);
    }
}

void TestCrashes::infersNoneFromAFewResets() {
    Console console;
    for (int i = 0; i < 3; ++i)
        console.send("[    1.000000] usb 1-1: reset high-speed USB device number 2 using xhci\n");
    console.wait(1s);
    const auto lines = console.all<Line>();
    QCOMPARE(lines.size(), 3u);
    QVERIFY(!lines[0].level && !lines[1].level);
    QCOMPARE(*lines[2].level, Level::Warning);
}

QTEST_APPLESS_MAIN(TestCrashes)
#include "tst_crashes.moc"
