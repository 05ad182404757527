#include "tests/core/netconsole/console.h"
#include "tests/support/registered_test.h"

#include <QTest>

#include <set>

using namespace etherdeck;
using namespace etherdeck::netconsole;
using namespace etherdeck::netconsole::test;
using namespace std::chrono_literals;

namespace {

constexpr auto oldBanner = "U-Boot 2016.05-tld-1 (Jun 12 2016 - 13:23:43 -0700)\n";

std::set<Kind> kindsOf(const Console& console) {
    std::set<Kind> kinds;
    for (const auto& line : console.all<Line>())
        kinds.insert(line.kind);
    return kinds;
}

std::vector<BootCause> causesOf(const Console& console) {
    std::vector<BootCause> causes;
    for (const auto& started : console.all<BootStarted>())
        causes.push_back(started.cause);
    return causes;
}

} // namespace

/// Who speaks, where the first lines do not show it.
class TestSpeakers : public QObject {
    Q_OBJECT

private slots:
    void hearsAKernelWithoutStampsFromItsMiddle();
    void takesALineBeforeThePanicForTheKernels();
    void findsADiskErrorWithoutAStamp();
    void takesAPromptForUboots();
    void takesOneLineForUbootsAfterAMoment();
    void knowsUbootsMessagesAboutFlash();
    void givesEmptyLinesToTheBannerAfterThem();
    void leavesWhatWasHeldBeforeThemToTheBootBefore();
    void startsOnceWithEmptyLinesBeforeTheBanner();
    void leavesThePanicTheLastWord();
    void keepsEmptyLinesWhereNoBannerFollows();
};

void TestSpeakers::hearsAKernelWithoutStampsFromItsMiddle() {
    Console console;
    for (const auto* line :
         {"eth0: link up, 1000 Mb/s", "port: opened",
          "Unable to handle kernel NULL pointer dereference at virtual address 00000002", "pgd = d8d00000",
          "Internal error: Oops: 17 [#1] ARM", "CPU: 0 PID: 572 Comm: reader Not tainted 3.14.43 #1",
          "PC is at port_alloc+0x98/0x9c",
          "[<c00a1234>] (port_alloc) from [<c00b1234>] (port_open+0x2c/0x40)",
          "---[ end trace 2bc91d2a66b5e4f2 ]---", "Kernel panic - not syncing: Fatal exception in interrupt"})
        console.send(std::string(line) + '\n');
    console.wait(10s);
    QCOMPARE(kindsOf(console), std::set{Kind::Basic});
    QCOMPARE(causesOf(console), std::vector{BootCause::FirstHeard});
    const auto found = console.all<CrashFound>();
    QCOMPARE(found.size(), std::size_t{2});
    QCOMPARE(found[0].crash.kind, CrashKind::Oops);
    QCOMPARE(found[0].crash.firstFrame, std::string("port_alloc+0x98/0x9c"));
    QCOMPARE(found[1].crash.kind, CrashKind::Panic);
}

void TestSpeakers::takesALineBeforeThePanicForTheKernels() {
    Console console;
    console.send("eth0: link up, 1000 Mb/s\n");
    console.send("Kernel panic - not syncing: VFS: Unable to mount root fs on unknown-block(2,0)\n");
    console.send("Backtrace: \n");
    console.send("[<c0100100>] (dump_backtrace+0x0/0x110) from [<c0100200>] (dump_stack+0x18/0x1c)\n");
    console.send("[<c0100200>] (dump_stack+0x0/0x1c) from [<c0100300>] (panic+0x58/0x118)\n");
    console.send("[<c0100300>] (panic+0x0/0x118) from [<c0100400>] (mount_block_root+0x1cc/0x20c)\n");
    console.wait(10s);
    QCOMPARE(kindsOf(console), std::set{Kind::Basic});
    QCOMPARE(console.texts()[0], std::string("eth0: link up, 1000 Mb/s"));
    const auto found = console.all<CrashFound>();
    QCOMPARE(found.size(), std::size_t{1});
    QCOMPARE(found[0].crash.firstFrame, std::string("mount_block_root+0x1cc/0x20c"));
}

void TestSpeakers::findsADiskErrorWithoutAStamp() {
    Console console;
    console.send("end_request: I/O error, dev sda, sector 2048\n");
    console.wait(100s);
    QCOMPARE(kindsOf(console), std::set{Kind::Basic});
    QCOMPARE(console.all<CrashFound>().size(), std::size_t{1});
}

void TestSpeakers::takesAPromptForUboots() {
    Console console;
    console.send("Unknown command 'pri' - try 'help'\n");
    console.send("PogoE02> ");
    QCOMPARE(kindsOf(console), std::set{Kind::Uboot});
    console.wait(1s);
    QCOMPARE(causesOf(console), std::vector{BootCause::FirstHeard});
    QCOMPARE(console.phases().back(), UbootPhase::AtPrompt);
}

void TestSpeakers::takesOneLineForUbootsAfterAMoment() {
    Console console;
    console.send("loading uImage ...\n");
    QVERIFY(console.all<Line>().empty());
    console.wait(500ms);
    QCOMPARE(kindsOf(console), std::set{Kind::Uboot});
    console.send("** Bad device usb 0 **\n");
    QCOMPARE(console.all<Line>().size(), std::size_t{2});
}

void TestSpeakers::knowsUbootsMessagesAboutFlash() {
    Console console;
    console.send("ubi0 error: ubi_io_read: error -74 (ECC error) while reading 64 bytes from PEB 1100:0\n");
    console.wait(100s);
    QCOMPARE(kindsOf(console), std::set{Kind::Uboot});
    QVERIFY(console.all<CrashFound>().empty());
}

void TestSpeakers::givesEmptyLinesToTheBannerAfterThem() {
    Console console;
    console.send("[    1.000000] ports: on\n");
    console.send("\n");
    console.send("\n");
    console.send(oldBanner);
    const auto lines = console.all<Line>();
    QCOMPARE(lines.size(), std::size_t{4});
    for (std::size_t i = 0; i < lines.size(); ++i)
        QCOMPARE(lines[i].boot, BootNumber{i == 0 ? 1u : 2u});
    QVERIFY(lines[1].id < lines[3].id);
    QCOMPARE(lines[1].kind, Kind::Uboot);
}

void TestSpeakers::leavesWhatWasHeldBeforeThemToTheBootBefore() {
    Console console;
    console.send("resetting ...\n");
    console.send("\n");
    console.send("\n");
    console.send(oldBanner);
    const auto lines = console.all<Line>();
    QCOMPARE(lines.size(), std::size_t{4});
    QCOMPARE(lines[0].text, std::string("resetting ..."));
    for (std::size_t i = 0; i < lines.size(); ++i) {
        QCOMPARE(lines[i].boot, lines[i == 0 ? 0 : 3].boot);
        QVERIFY(i == 0 || lines[i - 1].id < lines[i].id);
    }
    QVERIFY(lines[0].boot != lines[1].boot);
}

void TestSpeakers::startsOnceWithEmptyLinesBeforeTheBanner() {
    Console console;
    console.send(std::string("\n\n") + oldBanner + "Pogo E02\n");
    console.send("\n");
    console.send("gcc (Debian 4.9.2-10) 4.9.2\n");
    console.send("Hit any key to stop autoboot:  3 ");
    console.wait(300ms);
    console.send("\b\b\b 2 ");
    console.wait(300ms);
    console.send("\b\b\b 0 ");
    console.send("\n");
    console.send("PogoE02> ");
    console.wait(400ms);
    console.send("version");
    console.send("\n");
    console.send(std::string("\n") + oldBanner);
    console.send("PogoE02> ");
    console.wait(400ms);
    console.send("boot\n");
    console.send("\nStarting kernel ...\n\n");
    console.wait(800ms);
    console.send("[    0.000000] Booting Linux on physical CPU 0x0\n");
    console.send("[    0.000000] Linux version 4.12.1-kirkwood-tld-1\n");
    console.wait(1s);
    QCOMPARE(causesOf(console), std::vector{BootCause::Banner});
    const auto lines = console.all<Line>();
    QCOMPARE(lines[0].text, std::string());
    for (const auto& line : lines)
        QCOMPARE(line.boot, BootNumber{1});
}

void TestSpeakers::leavesThePanicTheLastWord() {
    Console console;
    console.send(
        "[   20.000000] Kernel panic - not syncing: VFS: Unable to mount root fs on unknown-block(0,0)\n");
    console.send("[   20.000200] Rebooting in 10 seconds..\n");
    console.wait(10s);
    console.send(std::string("\n") + oldBanner + "Pogo E02\n");
    console.send("gcc (Debian 4.9.2-10) 4.9.2\n");
    const auto ended = console.all<BootEnded>();
    QCOMPARE(ended.size(), std::size_t{1});
    const auto lines = console.all<Line>();
    const auto last = std::ranges::find(lines, ended[0].lastLine, &Line::id);
    QCOMPARE(last->text, std::string("Rebooting in 10 seconds.."));
}

void TestSpeakers::keepsEmptyLinesWhereNoBannerFollows() {
    Console console;
    console.send("[    1.000000] ports: on\n");
    console.send("\n");
    console.send("[    2.000000] ports: off\n");
    console.send("\n");
    console.wait(1s);
    QCOMPARE(console.texts(), (std::vector<std::string>{"ports: on", "", "ports: off", ""}));
    QCOMPARE(kindsOf(console), std::set{Kind::Basic});
}

QTEST_APPLESS_MAIN(TestSpeakers)
#include "tst_speakers.moc"
