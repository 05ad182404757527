#include "tests/core/netconsole/console.h"
#include "tests/support/registered_test.h"

#include <QTest>

using namespace etherdeck;
using namespace etherdeck::netconsole;
using namespace etherdeck::netconsole::test;
using namespace std::chrono_literals;

namespace {

/// How a report reaches this program.
enum class Format { Extended, Basic, Unstamped };

std::vector<Crash> crashesIn(const QStringList& lines, Format format) {
    Console console;
    std::uint64_t seq = 1;
    for (const auto& line : lines) {
        if (format == Format::Extended)
            console.record(seq, 1'000'000 + seq, line.toStdString(), 4);
        else
            console.send((format == Format::Basic ? "[   12.000001] " : "") + line.toStdString() + '\n');
        ++seq;
    }
    console.wait(120s);
    std::vector<Crash> crashes;
    for (const auto& found : console.all<CrashFound>())
        crashes.push_back(found.crash);
    return crashes;
}

// An ARM kernel of the 3.x and 4.x series: the trace has no header.
const QStringList armTrace{
    "[<c0100100>] (unwind_backtrace) from [<c0100200>] (show_stack+0x10/0x14)",
    "[<c0100200>] (show_stack) from [<c0100300>] (__warn+0xd8/0x104)",
    "[<c0100300>] (__warn) from [<c0100400>] (warn_slowpath_fmt+0x38/0x48)",
    "[<c0100400>] (warn_slowpath_fmt) from [<c0100500>] (port_watch+0x24/0x90)",
    "[<c0100500>] (port_watch) from [<c0100600>] (call_timer_fn+0x24/0x140)",
};
const QStringList armRegisters{
    "Modules linked in: ports",
    "CPU: 0 PID: 41 Comm: reader Not tainted 3.14.43 #1",
    "task: dc3cc3c0 ti: dc3fe000 task.ti: dc3fe000",
    "PC is at port_end+0x98/0x9c",
    "LR is at port_done+0x2c/0x40",
    "pc : [<c00a1234>]    lr : [<c00b1234>]    psr: 60000013",
    "r3 : 00000000  r2 : 00000000  r1 : 00000000  r0 : dc000000",
    "Flags: nZCv  IRQs on  FIQs on  Mode SVC_32  ISA ARM  Segment kernel",
    "Process reader (pid: 41, stack limit = 0xdc3fe1c0)",
    "Stack: (0xdc3ffe80 to 0xdc400000)",
    "fe80: 00000000 00000000 00000000 00000000 00000000 00000000 00000000 00000000",
    "[<c00a1234>] (port_end) from [<c00b1234>] (port_done+0x2c/0x40)",
    "Code: e5933000 e3130001 e7f001f2 (e7f001f2)",
    "---[ end trace 2bc91d2a66b5e4f2 ]---",
};
const QStringList mipsRegisters{
    "CPU: 1 PID: 33 Comm: reader Not tainted 4.14.87 #0",
    "$ 0   : 00000000 00000001 ffffffff fffffffe",
    "Hi    : 51eb644c",
    "Lo    : c28f3f71",
    "epc   : 80d80668 port_add+0x6c/0x88 [ports]",
    "ra    : 80d03454 port_open+0x7c/0x94 [ports]",
    "Status: 11007c03 KERNEL EXL IE",
    "Cause : 4080000c (ExcCode 03)",
    "BadVA : 00000018",
    "PrId  : 0001992f (MIPS 1004Kc)",
    "Process reader (pid: 33, threadinfo=8e0c0000, task=8ff70000, tls=77e00000)",
    "Stack : 00000000 8e0cbd20 00000001 80d03454",
    "        80010000 00000000 00000000 00000000",
    "Call Trace:",
    "[<80d80668>] port_add+0x6c/0x88 [ports]",
    "[<80d03454>] port_open+0x7c/0x94 [ports]",
    "Code: 00000000  8c820018",
    "",
    "---[ end trace 1111222233334444 ]---",
};
const QStringList powerRegisters{
    "Faulting instruction address: 0xc0123456",
    "Oops: Kernel access of bad area, sig: 11 [#1]",
    "BE PAGE_SIZE=4K PowerPC 44x Platform",
    "Modules linked in: ports",
    "CPU: 0 PID: 700 Comm: reader Not tainted 5.10.1 #0",
    "NIP:  c0123456 LR: c0123400 CTR: c0100000",
    "REGS: c7c91c50 TRAP: 0300   Not tainted  (5.10.1)",
    "GPR00: c0123400 c7c91d10 c7000000 00000000 00000000 00000001 00000000 00000000 ",
    "NIP [c0123456] port_read+0x1c/0x60",
    "LR [c0123400] port_poll+0x30/0x80",
    "Call Trace:",
    "[c7c91d10] [c0123400] port_poll+0x30/0x80 (unreliable)",
    "[c7c91d30] [c0031234] kthread+0xd8/0xec",
    "---[ end trace 3bc91d2a66b5e4f3 ]---",
};
const QStringList s390Oops{
    "Unable to handle kernel pointer dereference in virtual kernel address space",
    "Failing address: 0000000000000000 TEID: 0000000000000483",
    "Fault in home space mode while using kernel ASCE.",
    "Oops: 0004 ilc:3 [#1] SMP ",
    "Modules linked in: ports",
    "CPU: 1 PID: 77 Comm: reader Not tainted 6.1.0 #1",
    "Krnl PSW : 0704c00180000000 00000000002b1c46 (port_read+0x16/0x30)",
    "Krnl GPRS: 0000000000000000 0000000000000000 0000000000000001 0000000000000000",
    "Call Trace:",
    " [<00000000002b1c46>] port_read+0x16/0x30 ",
    "([<00000000002b1d00>] port_poll+0x30/0x80)",
    "Last Breaking-Event-Address:",
    " [<00000000002b1d00>] port_poll+0x30/0x80",
    "---[ end trace 0000000000000000 ]---",
};
const QStringList riscvWarning{
    "------------[ cut here ]------------",
    "WARNING: [port > max] drivers/ports.c:30 at port_check+0x44c/0xbc0, CPU#0: reader/40",
    "CPU: 0 UID: 0 PID: 40 Comm: reader Not tainted 6.19.0 #1",
    "epc : port_check+0x44c/0xbc0",
    " ra : port_check+0x44c/0xbc0",
    "[<ffffffff80014264>] port_check+0x44c/0xbc0",
    "[<ffffffff80014300>] port_work+0x10/0x20",
    "---[ end trace 0000000000000000 ]---",
};
const QStringList interrupted{
    "BUG: scheduling while atomic: swapper/4/0/0x00000005",
    "Modules linked in: ports",
    "Preemption disabled at:",
    "[<ffffffffac32438d>] idle_start+0x1d/0x30",
    "CPU: 4 PID: 0 Comm: swapper/4 Not tainted 6.6.20 #1",
    "Call Trace:",
    " <IRQ>",
    " dump_stack_lvl+0x4b/0x70",
    " __schedule_bug.cold+0x73/0x80",
    " __schedule+0xf8a/0x1340",
    " schedule_rtlock+0x21/0x40",
    " port_take_lock+0x1c/0x70",
    " </IRQ>",
    " <TASK>",
    " asm_sysvec_apic_timer_interrupt+0x1a/0x20",
    "RIP: 0010:cpuidle_enter_state+0xab/0x2b0",
    " do_idle+0x1c2/0x240",
    " </TASK>",
};
const QStringList stall{
    "rcu: INFO: rcu_sched self-detected stall on CPU",
    "rcu: \t1-...!: (10499 ticks this GP) idle=9f9/1/0x40 softirq=2116/2117 fqs=0 ",
    "CPU: 1 PID: 41 Comm: reader Not tainted 6.1.0 #1",
    "Call Trace:",
    " <IRQ>",
    " dump_stack+0x1c9/0x2b4",
    " rcu_dump_cpu_stacks+0x175/0x1c2",
    " update_process_times+0x2d/0x70",
    " tick_sched_timer+0x45/0x130",
    " __hrtimer_run_queues+0x3eb/0xff0",
    " hrtimer_interrupt+0x2f3/0x750",
    " </IRQ>",
    "RIP: 0010:_raw_spin_unlock_irq+0x56/0x70",
    " port_next+0x10/0x20",
    " port_write+0x19d/0x840",
    " __vfs_write+0x117/0x9d0",
    " do_syscall_64+0x1b9/0x820",
};
const QStringList newHungTask{
    "INFO: task writer:5612 blocked in I/O wait for more than 122 seconds.",
    "      Not tainted 6.18.0 #1",
    "\"echo 0 > /proc/sys/kernel/hung_task_timeout_secs\" disables this message.",
    "task:writer          state:D stack:24104 pid:5612  tgid:5612  ppid:1      flags:0x00080001",
    "Call Trace:",
    " <TASK>",
    " __schedule+0x1798/0x4cc0",
    " schedule+0x165/0x360",
    " io_schedule+0x80/0xd0",
    " port_wait_page+0x2d7/0x6d0",
    " </TASK>",
};
const QStringList newHardLockup{
    "watchdog: CPU3: Watchdog detected hard LOCKUP on cpu 3",
    "Modules linked in: ports",
    "CPU: 3 UID: 0 PID: 10 Comm: reader Not tainted 6.15.0 #1",
    "RIP: 0010:port_spin+0x10/0x20",
    "Call Trace:",
    " <TASK>",
    " port_work+0x10/0x20",
    " </TASK>",
};
const QStringList oldLockdep{
    "======================================================",
    "[ INFO: possible circular locking dependency detected ]",
    "4.9.144 #1 Not tainted",
    "-------------------------------------------------------",
    "reader/512 is trying to acquire lock:",
    " (&port->lock){+.+.+.}, at: [<c0123456>] port_take+0x20/0x60",
    "but task is already holding lock:",
    " (&hub->lock){+.+...}, at: [<c0123400>] port_hold+0x20/0x60",
    "stack backtrace:",
    "CPU: 0 PID: 512 Comm: reader Not tainted 4.9.144 #1",
    "Call Trace:",
    " [<ffffffff81000001>] dump_stack+0x65/0x84",
    " [<ffffffff81000002>] print_circular_bug+0x1f0/0x200",
    " [<ffffffff81000003>] port_take+0x20/0x60",
};
const QStringList waitContext{
    "=============================",
    "[ BUG: Invalid wait context ]",
    "6.16.0 #861 Not tainted",
    "-----------------------------",
    "swapper/0/0 is trying to lock:",
    "ffffffffa5f763e8 (port_lock){++++}-{3:3}, at: port_get+0x1c/0x70",
    "other info that might help us debug this:",
    "context-{2:2}",
    "1 lock held by swapper/0/0:",
    " #0: ffff941800808958 (&p->pi_lock){-...}-{2:2}, at: try_to_wake_up+0x61/0x880",
    "stack backtrace:",
    "CPU: 0 UID: 0 PID: 0 Comm: swapper/0 Not tainted 6.16.0 #861",
    "Call Trace:",
    " <IRQ>",
    " dump_stack_lvl+0x5b/0x80",
    " __lock_acquire+0xf82/0x2620",
    " lock_acquire+0xca/0x2d0",
    " port_get+0x1c/0x70",
    " </IRQ>",
};
const QStringList counted{
    "------------[ cut here ]------------",
    "refcount_t: underflow; use-after-free.",
    "WARNING: CPU: 0 PID: 4 at lib/refcount.c:28 refcount_warn_saturate+0xba/0x110",
    "Modules linked in: ports",
    "CPU: 0 PID: 4 Comm: reader Not tainted 6.1.0 #1",
    "RIP: 0010:refcount_warn_saturate+0xba/0x110",
    "Call Trace:",
    " <TASK>",
    " kobject_put+0x1a/0x20",
    " port_put+0x10/0x20",
    "---[ end trace 0000000000000000 ]---",
};
const QStringList copied{
    "==================================================================",
    "BUG: KASAN: slab-out-of-bounds in memcpy+0x3c/0x60",
    "Read of size 8 at addr ffff888 by task cat/77",
    "CPU: 0 PID: 77 Comm: cat Not tainted",
    "Call Trace:",
    " dump_stack_lvl+0x44/0x5c",
    " kasan_report+0xad/0x130",
    " memcpy+0x3c/0x60",
    " port_copy+0x30/0x80 [ports]",
    "==================================================================",
};
const QStringList lostCounter{
    "Unable to handle kernel NULL pointer dereference at virtual address 00000000",
    "Internal error: Oops: 80000005 [#1] ARM",
    "CPU: 0 PID: 41 Comm: reader Not tainted 6.1.0 #1",
    "PC is at 0x0",
    "LR is at port_receive+0xc0/0x15c",
    "pc : [<00000000>]    lr : [<c00b1234>]    psr: 60000013",
    " port_receive from tty_ioctl+0x7b4/0xa6c",
    "---[ end trace 0000000000000000 ]---",
};

} // namespace

Q_DECLARE_METATYPE(etherdeck::netconsole::CrashKind)

class TestReports : public QObject {
    Q_OBJECT

private slots:
    void findsOneReport_data();
    void findsOneReport();
    void readsALongChainOfLocks();
    void keepsTheWarningBehindAPanic();
    void keepsTwoProcessorsApart();
    void keepsCallersApart();
    void goesOnAfterAnotherMessage();
    void readsWhatFollowsDroppedMessages();
    void needsMoreThanAFaultOfAProgram();
    void findsACopyOnlyWithItsTrace();
};

void TestReports::findsOneReport_data() {
    QTest::addColumn<QStringList>("lines");
    QTest::addColumn<CrashKind>("kind");
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("frame");
    const QString cut = "------------[ cut here ]------------";
    const QString warning = "WARNING: CPU: 0 PID: 3 at net/ports.c:320 port_watch+0x24/0x90";
    const QString pageFault = "CPU 1 Unable to handle kernel paging request at virtual address 00000018, "
                              "epc == 80d80668, ra == 80d03454";
    const QString powerNull = "BUG: Kernel NULL pointer dereference on read at 0x00000010";
    const QString powerPaging = "Unable to handle kernel paging request for data at address 0x00000010";
    QTest::newRow("warning, ARM") << QStringList{cut, warning} + armTrace << CrashKind::Warning << warning
                                  << "port_watch+0x24/0x90";
    QTest::newRow("BUG, ARM") << QStringList{cut, "kernel BUG at mm/ports.c:660!",
                                             "Internal error: Oops - BUG: 0 [#1] PREEMPT ARM"} +
                                     armRegisters
                              << CrashKind::Bug << "kernel BUG at mm/ports.c:660!"
                              << "port_end+0x98/0x9c";
    QTest::newRow("instruction, ARM")
        << QStringList{cut, "BUG: unsupported FP instruction in kernel mode",
                       "Internal error: Oops - undefined instruction: 0 [#1] PREEMPT ARM"} +
               armRegisters
        << CrashKind::Oops << "BUG: unsupported FP instruction in kernel mode"
        << "port_end+0x98/0x9c";
    QTest::newRow("lost counter, ARM")
        << lostCounter << CrashKind::Oops << lostCounter[0] << "port_receive+0xc0/0x15c";
    QTest::newRow("oops, MIPS") << QStringList{pageFault, "Oops[#1]:"} + mipsRegisters << CrashKind::Oops
                                << pageFault << "port_add+0x6c/0x88";
    QTest::newRow("BUG, MIPS") << QStringList{"Kernel bug detected[#1]:"} + mipsRegisters << CrashKind::Bug
                               << "Kernel bug detected[#1]:"
                               << "port_add+0x6c/0x88";
    QTest::newRow("unaligned, MIPS") << QStringList{"Unhandled kernel unaligned access[#1]:"} + mipsRegisters
                                     << CrashKind::Oops << "Unhandled kernel unaligned access[#1]:"
                                     << "port_add+0x6c/0x88";
    QTest::newRow("oops, PowerPC") << QStringList{powerNull} + powerRegisters << CrashKind::Oops << powerNull
                                   << "port_read+0x1c/0x60";
    QTest::newRow("oops, PowerPC before 5.2") << QStringList{powerPaging} + powerRegisters << CrashKind::Oops
                                              << powerPaging << "port_read+0x1c/0x60";
    QTest::newRow("oops, s390x") << s390Oops << CrashKind::Oops << s390Oops[0] << "port_read+0x16/0x30";
    QTest::newRow("warning, RISC-V") << riscvWarning << CrashKind::Warning << riscvWarning[1]
                                     << "port_check+0x44c/0xbc0";
    QTest::newRow("in an interrupt") << interrupted << CrashKind::Bug << interrupted[0]
                                     << "port_take_lock+0x1c/0x70";
    QTest::newRow("stall") << stall << CrashKind::Lockup << stall[0] << "port_write+0x19d/0x840";
    QTest::newRow("hung task since 6.18")
        << newHungTask << CrashKind::HungTask << newHungTask[0] << "port_wait_page+0x2d7/0x6d0";
    QTest::newRow("hard lockup since 6.15")
        << newHardLockup << CrashKind::Lockup << newHardLockup[0] << "port_spin+0x10/0x20";
    QTest::newRow("lockdep before 4.11")
        << oldLockdep << CrashKind::Warning << "INFO: possible circular locking dependency detected"
        << "port_take+0x20/0x60";
    QTest::newRow("lockdep, wait context") << waitContext << CrashKind::Warning << "BUG: Invalid wait context"
                                           << "port_get+0x1c/0x70";
    QTest::newRow("past the counters") << counted << CrashKind::Warning << counted[2] << "port_put+0x10/0x20";
    QTest::newRow("past the copies") << copied << CrashKind::Kasan << copied[1] << "port_copy+0x30/0x80";
}

void TestReports::findsOneReport() {
    QFETCH(QStringList, lines);
    for (const auto format : {Format::Extended, Format::Basic, Format::Unstamped}) {
        const auto crashes = crashesIn(
            QStringList{"netconsole: network logging started"} + lines + QStringList{"ports: on"}, format);
        QCOMPARE(crashes.size(), std::size_t{1});
        QTEST(crashes[0].kind, "kind");
        QTEST(QString::fromStdString(crashes[0].title), "title");
        QTEST(QString::fromStdString(crashes[0].firstFrame), "frame");
        QCOMPARE(crashes[0].firstLine, LineId{2});
        QCOMPARE(crashes[0].lastLine, static_cast<LineId>(1 + lines.size()));
    }
}

void TestReports::readsALongChainOfLocks() {
    QStringList lines{"WARNING: possible circular locking dependency detected",
                      "6.6.20 #1 Not tainted",
                      "reader/512 is trying to acquire lock:",
                      "ffff888001 (&a->lock){+.+.}-{3:3}, at: mutex_lock+0x20/0x60",
                      "",
                      "the existing dependency chain (in reverse order) is:"};
    for (int i = 0; i < 20; ++i) {
        lines << "" << QString("-> #%1 (&a->lock){+.+.}-{3:3}:").arg(20 - i);
        for (int j = 0; j < 12; ++j)
            lines << QString("       chain_%1_%2+0x20/0x60").arg(i).arg(j);
    }
    lines << ""
          << "stack backtrace:"
          << "CPU: 0 PID: 512 Comm: reader Not tainted 6.6.20 #1"
          << "Call Trace:"
          << " print_circular_bug+0x1f0/0x200"
          << " __lock_acquire+0x15a0/0x2a00"
          << " port_take+0x20/0x60";
    for (const auto format : {Format::Extended, Format::Basic}) {
        const auto crashes = crashesIn(lines, format);
        QCOMPARE(crashes.size(), std::size_t{1});
        QCOMPARE(QString::fromStdString(crashes[0].title), lines[0]);
        QCOMPARE(crashes[0].firstFrame, std::string("port_take+0x20/0x60"));
    }
}

void TestReports::keepsTheWarningBehindAPanic() {
    const QStringList lines{"------------[ cut here ]------------",
                            "WARNING: CPU: 0 PID: 5 at lib/refcount.c:28 refcount_warn_saturate+0x1/0x2",
                            "Kernel panic - not syncing: panic_on_warn set ...",
                            "CPU: 0 PID: 5 Comm: reader Not tainted 4.15.0 #1",
                            "Call Trace:",
                            " dump_stack+0x194/0x257",
                            " panic+0x1e4/0x41c",
                            " __warn+0x1dc/0x200",
                            " report_bug+0x211/0x2d0",
                            "RIP: 0010:refcount_warn_saturate+0x1/0x2",
                            " port_release+0x16/0x20",
                            "Kernel Offset: disabled",
                            "Rebooting in 5 seconds.."};
    for (const auto format : {Format::Extended, Format::Basic}) {
        const auto crashes = crashesIn(lines, format);
        QCOMPARE(crashes.size(), std::size_t{2});
        QCOMPARE(crashes[0].kind, CrashKind::Warning);
        QCOMPARE(crashes[1].kind, CrashKind::Panic);
        for (const auto& crash : crashes)
            QCOMPARE(crash.firstFrame, std::string("port_release+0x16/0x20"));
        QCOMPARE(crashes[0].firstLine, LineId{1});
        QCOMPARE(crashes[0].lastLine, LineId{2});
    }
}

void TestReports::keepsTwoProcessorsApart() {
    const auto report = [](int cpu, const QString& function) {
        return QStringList{QString("CPU: %1 UID: 0 PID: 0 Comm: swapper/%1 Not tainted 6.16.0 #8").arg(cpu),
                           "Call Trace:",
                           " <IRQ>",
                           " __schedule_bug.cold+0x73/0x80",
                           ' ' + function,
                           " </IRQ>"};
    };
    const auto crashes =
        crashesIn(QStringList{"BUG: scheduling while atomic: swapper/4/0/0x00000005",
                              "BUG: scheduling while atomic: swapper/0/0/0x00000005",
                              "Modules linked in:", "Preemption disabled at:", "Preemption disabled at:",
                              "[<ffffffffac32>] idle_a+0x1d/0x30", "[<ffffffffab>] idle_b+0x87/0xf0"} +
                      report(4, "port_one+0x1/0x2") + report(0, "port_two+0x1/0x2"),
                  Format::Extended);
    QCOMPARE(crashes.size(), std::size_t{2});
    QVERIFY(crashes[0].title.find("swapper/4") != std::string::npos);
    QCOMPARE(crashes[0].firstFrame, std::string("port_one+0x1/0x2"));
    QCOMPARE(crashes[1].firstFrame, std::string("port_two+0x1/0x2"));
}

void TestReports::keepsCallersApart() {
    Console console;
    const auto say = [&console](const char* caller, const char* text) {
        console.send(std::string("[   12.000001][") + caller + "] " + text + '\n');
    };
    say(" T7", "BUG: sleeping function called from invalid context at ports.c:12");
    say(" T9", "BUG: scheduling while atomic: writer/9/0x00000005");
    say(" T7", "Call Trace:");
    say(" T9", "Call Trace:");
    say(" T9", " port_write+0x1/0x2");
    say(" T7", " port_read+0x1/0x2");
    console.wait(10s);
    const auto found = console.all<CrashFound>();
    QCOMPARE(found.size(), std::size_t{2});
    QCOMPARE(found[0].crash.firstFrame, std::string("port_read+0x1/0x2"));
    QCOMPARE(found[1].crash.firstFrame, std::string("port_write+0x1/0x2"));
}

void TestReports::goesOnAfterAnotherMessage() {
    auto lines = newHungTask;
    lines.insert(8, "eth0: link up, 1000 Mb/s");
    const auto crashes = crashesIn(lines, Format::Basic);
    QCOMPARE(crashes.size(), std::size_t{1});
    QCOMPARE(crashes[0].firstFrame, std::string("port_wait_page+0x2d7/0x6d0"));
}

void TestReports::readsWhatFollowsDroppedMessages() {
    Console console;
    console.send("[    1.000000] Linux version 4.9.60\n");
    console.send(
        "** 93 printk messages dropped ** [    2.000000] BUG: KASAN: use-after-free in port_a+0x1/0x2\n");
    console.wait(10s);
    QCOMPARE(console.all<CrashFound>().size(), std::size_t{1});
    QCOMPARE(console.all<CrashFound>()[0].crash.firstFrame, std::string("port_a+0x1/0x2"));
}

/// The kernel says it of a program, too: only "Internal error" or a trace makes it a crash of the kernel.
void TestReports::needsMoreThanAFaultOfAProgram() {
    const QStringList fault{"8<--- cut here ---",
                            "Unhandled fault: external abort on non-linefetch (0x1008) at 0xb6f3a000",
                            "[b6f3a000] *pgd=1ea6b811, *pte=e0100243, *ppte=e0100013"};
    for (const auto format : {Format::Extended, Format::Basic}) {
        QVERIFY(crashesIn(fault + QStringList{"ports: goes on"}, format).empty());
        const auto crashes =
            crashesIn(fault + QStringList{"Internal error: : 1008 [#1] ARM"} + armRegisters, format);
        QCOMPARE(crashes.size(), std::size_t{1});
        QCOMPARE(crashes[0].kind, CrashKind::Oops);
    }
}

void TestReports::findsACopyOnlyWithItsTrace() {
    const QString glued = "login: [   16.305150] BUG: Bad rss-counter state mm:ffff88005fac4300 idx:0 val:15";
    QVERIFY(crashesIn({"ports: on", glued}, Format::Basic).empty());
    QCOMPARE(crashesIn({"ports: on", glued, "Call Trace:", " port_a+0x1/0x2"}, Format::Basic).size(),
             std::size_t{1});
    const QString oops = "[    2.000000][  T7] BUG: unable to handle page fault for address: 1";
    QCOMPARE(crashesIn({oops, "left over" + oops, oops}, Format::Unstamped).size(), std::size_t{1});
}

QTEST_APPLESS_MAIN(TestReports)
#include "tst_reports.moc"
