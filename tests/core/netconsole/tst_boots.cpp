#include "core/netconsole/boots.h"
#include "core/netconsole/kernel/crash_detector.h"
#include "tests/core/netconsole/console.h"
#include "tests/support/registered_test.h"

#include <QTest>

#include <algorithm>

using namespace etherdeck;
using namespace etherdeck::netconsole;
using namespace etherdeck::netconsole::test;
using namespace std::chrono_literals;

namespace {

constexpr auto banner = "U-Boot 2013.10-tld-4 (Sep 22 2014 - 01:02:03)\n";
const auto kernelEndpoint = Endpoint::v4({10, 0, 2, 15}, 6665);

std::vector<BootCause> causesOf(const Console& console) {
    std::vector<BootCause> causes;
    for (const auto& started : console.all<BootStarted>())
        causes.push_back(started.cause);
    return causes;
}

} // namespace

class TestBoots : public QObject {
    Q_OBJECT

private slots:
    void startsWithWhatIsHeardFirst();
    void startsAtABanner();
    void startsAtABannerInManyPieces();
    void doesNotStartWhenVersionIsTyped();
    void doesNotStartWhenARecipeIsRunByHand();
    void startsAtABannerBehindAPrompt();
    void startsAtABannerBehindHalfALine();
    void startsAtACountdownWithoutABanner();
    void startsAtAResetWithinACommand();
    void isOneBootWithTheKernelItStarts();
    void isOneBootForBothFormatsOfAKernel();
    void endsAPromptWhenTheKernelSpeaksElsewhere();
    void endsAPromptWhenTheBoxIsInAnotherBoot();
    void endsAPromptAtAKernelThatNobodyBooted();
    void seesTheDeadlineOfWhatItEndsElsewhere();
    void startsWithLinuxVersionInBasicFormat();
    void startsOnceForBothFormatsFromOnePort();
    void startsWhenTheTimeOfTextGoesBack();
    void startsWhenTheTimeOfTextGoesBackToMinutes();
    void doesNotStartWhenLinesAreLate_data();
    void doesNotStartWhenLinesAreLate();
    void doesNotStartWithoutTimeStamps();
    void goesOnWithTheOldBootBehindARepeatedLog();
    void tellsTwoKernelsApartByTheirClocks();
    void tellsARestartAmongTwoKernels();
    void noticesABannerWithinARunningKernel_data();
    void noticesABannerWithinARunningKernel();
    void takesALateLineBehindABannerForNoSign();
    void startsOnceOnArm();
    void endsWithTheLastLine();
    void countsAKernelAfterEachBanner();
    void takesNoFloodOfBannersForBoots_data();
    void takesNoFloodOfBannersForBoots();
};

void TestBoots::startsWithWhatIsHeardFirst() {
    Console console;
    console.send("in the middle of something\n");
    console.wait(1s);
    QCOMPARE(causesOf(console), std::vector{BootCause::FirstHeard});
    QCOMPARE(console.all<Line>()[0].boot, BootNumber{1});
}

void TestBoots::startsAtABanner() {
    Console console;
    console.send("old\n");
    console.send(banner);
    console.send("new\n");
    QCOMPARE(causesOf(console), (std::vector{BootCause::FirstHeard, BootCause::Banner}));
    const auto lines = console.all<Line>();
    QCOMPARE(lines[0].boot, BootNumber{1});
    QCOMPARE(lines[1].boot, BootNumber{2});
    QCOMPARE(lines[2].boot, BootNumber{2});
}

void TestBoots::startsAtABannerInManyPieces() {
    Console console;
    for (const char byte : std::string_view(banner))
        console.send({&byte, 1});
    QCOMPARE(causesOf(console), std::vector{BootCause::Banner});
}

void TestBoots::doesNotStartWhenVersionIsTyped() {
    Console console;
    console.send(banner);
    console.send("=> ");
    console.send("version\n");
    console.send(banner);
    console.send("=> ");
    QCOMPARE(causesOf(console), std::vector{BootCause::Banner});
}

void TestBoots::doesNotStartWhenARecipeIsRunByHand() {
    Console console;
    console.send("PogoE02> ");
    console.wait(1s);
    console.send("run start_netconsole\n");
    console.send(banner);
    console.send("PogoE02> ");
    console.wait(1s);
    console.send("tftpboot 0x800000 uImage\n");
    QCOMPARE(causesOf(console), std::vector{BootCause::Prompt});
    console.send(banner); // it was switched off and on
    QCOMPARE(causesOf(console), (std::vector{BootCause::Prompt, BootCause::Banner}));
}

void TestBoots::startsAtABannerBehindAPrompt() {
    Console console;
    console.send("=> ");
    console.wait(1s);
    console.send(banner);
    QCOMPARE(console.texts(),
             (std::vector<std::string>{"=> ", "U-Boot 2013.10-tld-4 (Sep 22 2014 - 01:02:03)"}));
    QCOMPARE(console.all<BootStarted>().size(), std::size_t{2});
    QCOMPARE(console.all<Line>()[0].boot, BootNumber{1});
    QCOMPARE(console.all<Line>()[1].boot, BootNumber{2});
}

void TestBoots::startsAtABannerBehindHalfALine() {
    Console console;
    console.send("Loading: ####");
    console.wait(2s); // switched off and on
    console.send(banner);
    QCOMPARE(console.texts().at(0), std::string("Loading: ####"));
    QCOMPARE(causesOf(console), (std::vector{BootCause::FirstHeard, BootCause::Banner}));
    console.send("ver=");
    console.send(banner); // of a variable, from printenv
    QCOMPARE(console.texts().back(), "ver=" + console.texts().at(1));
    QCOMPARE(console.all<BootStarted>().size(), std::size_t{2});
}

void TestBoots::startsAtACountdownWithoutABanner() {
    Console console;
    for (int boot = 0; boot < 3; ++boot) {
        console.send("\x1b[2K\rHit any key to stop autoboot: 1");
        console.send("\x1b[2K\rHit any key to stop autoboot: 0");
        console.send("\n");
        console.send("Starting kernel ...\n");
        console.wait(20s);
    }
    QCOMPARE(causesOf(console),
             (std::vector{BootCause::FirstHeard, BootCause::Countdown, BootCause::Countdown}));
}

void TestBoots::startsAtAResetWithinACommand() {
    Console console;
    console.send("=> ");
    console.wait(1s);
    console.send("run update\nresetting ...\n");
    console.send(banner);
    QCOMPARE(console.all<BootStarted>().size(), std::size_t{2});
}

void TestBoots::isOneBootWithTheKernelItStarts() {
    Console console;
    console.send(banner);
    console.send("Starting kernel ...\n");
    console.record(0, 0, "Linux version 6.1.0", 5, kernelEndpoint);
    console.record(1, 0, "Command line: x", 6, kernelEndpoint);
    QCOMPARE(causesOf(console), std::vector{BootCause::Banner});
    QCOMPARE(console.netconsole.sources().size(), std::size_t{1});
    QCOMPARE(console.netconsole.sources()[0].endpoints.size(), std::size_t{2});
}

void TestBoots::isOneBootForBothFormatsOfAKernel() {
    Console console;
    for (int boot = 0; boot < 2; ++boot) {
        for (std::uint64_t seq = 0; seq < 5; ++seq)
            console.record(seq, seq * 1000 + static_cast<std::uint64_t>(boot),
                           seq == 0 ? "Linux version 6.1.0" : "text", 6, kernelEndpoint);
        console.send("[    0.000000] Linux version 6.1.0\n[    0.001000] text\n");
        console.wait(10s);
    }
    QCOMPARE(console.all<BootStarted>().size(), std::size_t{2});
    QCOMPARE(console.all<Line>().back().boot, BootNumber{2});
}

/// A prompt that waits has been left when the kernel speaks; its time is that of its last byte.
void TestBoots::endsAPromptWhenTheKernelSpeaksElsewhere() {
    Console console;
    console.send("U-Boot says\n=> ");
    const auto asked = console.wall;
    console.wait(60s);
    QCOMPARE(console.all<Line>().size(), 1u);
    console.record(0, 0, "Linux version 6.1.0", 5, kernelEndpoint);
    console.wait(1s);
    const auto lines = console.all<Line>();
    QCOMPARE(lines.size(), 3u);
    const auto prompt = std::ranges::find(lines, "=> ", &Line::text);
    QVERIFY(prompt != lines.end());
    QVERIFY(prompt->time <= asked);
    QCOMPARE(prompt->boot, BootNumber{1});
    QCOMPARE(console.all<OpenLine>().back().line.id, prompt->id);
}

void TestBoots::endsAPromptWhenTheBoxIsInAnotherBoot() {
    Console console;
    console.record(500, 9'000'000, "a kernel runs", 6, kernelEndpoint);
    console.send("=> "); // of a reset that its kernel did not tell
    console.wait(60s);
    console.send("U-Boot 2026.10 (Nov 22 2026 - 13:23:53 +0000)\n", kernelEndpoint);
    console.wait(1s);
    const auto lines = console.all<Line>();
    const auto prompt = std::ranges::find(lines, "=> ", &Line::text);
    QVERIFY(prompt != lines.end());
    QCOMPARE(prompt->boot, BootNumber{2});
    QCOMPARE(lines.back().boot, BootNumber{3});
}

/// Nothing but the kernel is heard of the next boot: its first line is none that was typed.
void TestBoots::endsAPromptAtAKernelThatNobodyBooted() {
    Console console;
    console.send("=> ");
    console.wait(60s);
    console.send("[    0.000000] Linux version 6.1.0\n");
    console.wait(1s);
    QCOMPARE(console.texts(), (std::vector<std::string>{"=> ", "Linux version 6.1.0"}));
    QCOMPARE(console.all<Line>().back().kind, Kind::Basic);
}

/// A record that waits for its next piece is ended by U-Boot's text, and begins a crash.
void TestBoots::seesTheDeadlineOfWhatItEndsElsewhere() {
    Settings settings;
    settings.openLineWait = 5s;
    Console console(settings);
    const auto start = console.now;
    console.send("6,100,9000,c;Unable to handle kernel paging request at virtual address 0\n",
                 kernelEndpoint);
    QCOMPARE(console.netconsole.nextDeadline(), start + 5s);
    console.send("U-Boot says\n");
    QCOMPARE(console.netconsole.nextDeadline(), start + CrashDetector::silence);
    console.wait(CrashDetector::silence);
    QCOMPARE(console.all<CrashFound>().size(), 1u);
}

void TestBoots::startsWithLinuxVersionInBasicFormat() {
    Console console;
    console.send("[  100.000000] up for long\n");
    console.send("[    0.000000] Linux version 6.1.0\n");
    console.send("[    0.000000] this is not Linux version 6.1.0\n");
    QCOMPARE(causesOf(console), (std::vector{BootCause::FirstHeard, BootCause::LinuxVersion}));
}

void TestBoots::startsOnceForBothFormatsFromOnePort() {
    Console console;
    for (int boot = 0; boot < 3; ++boot) {
        for (std::uint64_t seq = 0; seq < 5; ++seq) {
            const auto text = std::string(seq == 0 ? "Linux version 6.1.0" : "text");
            console.record(seq, seq * 1000 + static_cast<std::uint64_t>(boot), text);
            console.send("[    0.00" + std::to_string(seq) + "000] " + text + '\n');
        }
        console.wait(10s);
    }
    QCOMPARE(console.all<BootStarted>().size(), std::size_t{3});
    QCOMPARE(console.all<Line>().back().boot, BootNumber{3});
}

void TestBoots::startsWhenTheTimeOfTextGoesBack() {
    Console console;
    console.send("[ 5000.100000] up for long\n");
    console.wait(40s);
    console.send("[    2.300000] netconsole: network logging started\n");
    console.wait(1s);
    console.send("[    3.300000] goes on\n");
    QCOMPARE(causesOf(console), (std::vector{BootCause::FirstHeard, BootCause::TimeRestart}));
    const auto lines = console.all<Line>();
    QCOMPARE(lines[0].boot, BootNumber{1});
    QCOMPARE(lines[1].boot, BootNumber{2});
    QCOMPARE(lines[2].boot, BootNumber{2});
}

// netconsole was loaded by hand, long after the start.
void TestBoots::startsWhenTheTimeOfTextGoesBackToMinutes() {
    Console console;
    console.send("[90000.100000] up for long\n");
    console.wait(1200s);
    console.send("[  900.300000] netconsole: network logging started\n");
    QCOMPARE(causesOf(console), (std::vector{BootCause::FirstHeard, BootCause::TimeRestart}));
}

void TestBoots::doesNotStartWhenLinesAreLate_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("milliseconds") << QByteArray("[  100.090000] of another processor\n");
    QTest::newRow("seconds") << QByteArray("[   96.000000] of another processor\n");
    QTest::newRow("this kernel's own past") << QByteArray("[   20.000000] a log that is sent again\n");
    QTest::newRow("within a line") << QByteArray("[  100.200000] it said [    0.000000] once\n");
    QTest::newRow("on a line of its own") << QByteArray("[  100.2000000] x\n[    0.0] x\n");
}

void TestBoots::doesNotStartWhenLinesAreLate() {
    QFETCH(QByteArray, text);
    Console console;
    console.send("[  100.000000] first\n");
    console.wait(100ms);
    console.send("[  100.100000] second\n");
    console.wait(10ms);
    console.send(text.toStdString());
    console.wait(1s);
    console.send("[  101.110000] third\n");
    QCOMPARE(causesOf(console), std::vector{BootCause::FirstHeard});
}

void TestBoots::doesNotStartWithoutTimeStamps() {
    Console console;
    console.record(7, 100'000'000, "so that text is a kernel's");
    console.send("usb 1-1: new device\n");
    console.send("[   99.000000] a program's own words\n");
    console.send("usb 1-1: gone\n");
    console.wait(100s);
    console.send("[    0.000000] a program's own words\n");
    console.send("usb 1-1: new device\n");
    QCOMPARE(causesOf(console), std::vector{BootCause::FirstHeard});
}

// It cannot be told from a boot at its start; the first new line settles it.
void TestBoots::goesOnWithTheOldBootBehindARepeatedLog() {
    Console console;
    console.send("[ 1000.000000] up for long\n");
    console.wait(10s);
    console.send("[    0.000000] the first words\n[    5.000000] more\n[ 1000.000000] up for long\n");
    console.wait(90s);
    console.send("[ 1100.000000] and new\n");
    QCOMPARE(console.all<Line>().back().boot, BootNumber{1});
    QVERIFY(console.all<AddressShared>().empty());
}

void TestBoots::tellsTwoKernelsApartByTheirClocks() {
    Console console;
    std::vector<BootNumber> first;
    for (int round = 0; round < 5; ++round) {
        console.send("[ 70" + std::to_string(10 + 20 * round) + ".000000] the old one\n");
        first.push_back(console.all<Line>().back().boot);
        console.wait(10s);
        console.send("[   " + std::to_string(10 + 20 * round) + ".000000] the new one\n");
        console.wait(10s);
    }
    QCOMPARE(first, std::vector(5, BootNumber{1}));
    QCOMPARE(console.all<Line>().back().boot, BootNumber{2});
    QCOMPARE(console.all<BootStarted>().size(), std::size_t{2});
    QCOMPARE(console.all<AddressShared>(),
             (std::vector{AddressShared{SourceId{1}, BootNumber{1}, BootNumber{2}}}));
    QVERIFY(console.netconsole.sources()[0].sharesAddress);
}

void TestBoots::tellsARestartAmongTwoKernels() {
    Console console;
    for (int round = 0; round < 3; ++round) {
        console.send("[ 70" + std::to_string(10 + 2 * round) + ".000000] one\n");
        console.wait(1s);
        console.send("[ 30" + std::to_string(11 + 2 * round) + ".000000] another\n");
        console.wait(1s);
    }
    QCOMPARE(console.all<BootStarted>().size(), std::size_t{1}); // both were up
    QCOMPARE(console.all<AddressShared>().size(), std::size_t{1});
    console.wait(60s);
    console.send("[    1.000000] one of them\n");
    QCOMPARE(console.all<BootStarted>().size(), std::size_t{2});
}

void TestBoots::noticesABannerWithinARunningKernel_data() {
    QTest::addColumn<bool>("isExtended");
    QTest::newRow("extended") << true;
    QTest::newRow("basic") << false;
}

// A box that has restarted cannot go on: U-Boot is another box, and its kernel as well.
void TestBoots::noticesABannerWithinARunningKernel() {
    QFETCH(bool, isExtended);
    Console console;
    const auto line = [&](int second) {
        const auto time = std::to_string(second);
        if (isExtended)
            console.record(static_cast<std::uint64_t>(second), static_cast<std::uint64_t>(second) * 1'000'000,
                           "up for long", 6, kernelEndpoint);
        else
            console.send("[ " + time + ".000000] up for long\n", kernelEndpoint);
        return console.all<Line>().back().boot;
    };
    QCOMPARE(line(1000), BootNumber{1});
    console.wait(1s);
    console.send(banner);
    console.wait(9s);
    console.send("=> ");
    console.wait(1s);
    QCOMPARE(line(1011), BootNumber{1});
    QCOMPARE(console.all<AddressShared>(),
             (std::vector{AddressShared{SourceId{1}, BootNumber{1}, BootNumber{2}}}));
    QCOMPARE(console.phases().back(), UbootPhase::AtPrompt); // the kernel is not its own
    console.send("boot\nStarting kernel ...\n");
    console.wait(5s);
    QCOMPARE(line(1016), BootNumber{1});
    QCOMPARE(console.all<BootStarted>().size(), std::size_t{2});
    QCOMPARE(console.all<AddressShared>().size(), std::size_t{1});
}

void TestBoots::takesALateLineBehindABannerForNoSign() {
    Console console;
    console.record(1000, 1'000'000'000, "reboot: Restarting system");
    console.wait(3s);
    console.send(banner);
    console.record(1001, 1'000'000'100, "late");
    QVERIFY(console.all<AddressShared>().empty());
}

void TestBoots::startsOnceOnArm() {
    Console console;
    for (int boot = 0; boot < 2; ++boot)
        console.send("[    0.000000] Booting Linux on physical CPU 0x0\n[    0.000000] Linux version 6.1.0\n"
                     "[    0.000000] CPU: Feroceon 88FR131\n[    0.000000] Machine model: Pogoplug\n[    "
                     "1.000000] x\n");
    QCOMPARE(causesOf(console), (std::vector{BootCause::LinuxVersion, BootCause::LinuxVersion}));
    QCOMPARE(console.all<Line>()[5].boot, BootNumber{2});
}

void TestBoots::endsWithTheLastLine() {
    Console console;
    console.send("one\ntwo\n");
    const auto time = console.wall;
    console.wait(60s);
    console.send(banner);
    const auto ended = console.all<BootEnded>();
    QCOMPARE(ended.size(), std::size_t{1});
    QCOMPARE(ended[0], (BootEnded{SourceId{1}, BootNumber{1}, console.all<Line>()[1].id, time}));
}

void TestBoots::countsAKernelAfterEachBanner() {
    Console console;
    for (int boot = 0; boot < 3; ++boot) {
        console.send(banner);
        for (std::uint64_t seq = 400; seq < 420; ++seq) // configfs: nothing from before it was switched on
            console.record(seq, seq * 100, "text", 6, kernelEndpoint);
        console.wait(60s);
    }
    QCOMPARE(console.all<BootStarted>().size(), std::size_t{3});
    QCOMPARE(console.all<Line>().size(), std::size_t{63});
    QVERIFY(console.all<Gap>().empty());
}

void TestBoots::takesNoFloodOfBannersForBoots_data() {
    QTest::addColumn<QByteArray>("datagram");
    QTest::newRow("U-Boot") << QByteArray(banner);
    // Another one each time, or it would be taken for the same log, sent again.
    QTest::newRow("kernel, extended format") << QByteArray("6,0,0,-;Linux version 6.1.%1 (x)");
    QTest::newRow("kernel, basic format") << QByteArray("[    0.000000] Linux version 6.1.%1 (x)\n");
}

/// All of its lines are there; what began is told as often as a box can begin.
void TestBoots::takesNoFloodOfBannersForBoots() {
    QFETCH(QByteArray, datagram);
    constexpr std::size_t flood = 5000;
    const auto limit = std::size_t{1} + Boots::maxBootsAtOnce;
    Console console;
    int number = 0;
    const auto send = [&](std::size_t count) {
        for (std::size_t i = 0; i < count; ++i)
            console.send(QByteArray(datagram).replace("%1", QByteArray::number(++number)).toStdString(),
                         kernelEndpoint);
        console.wait(5s);
    };
    send(flood);
    QCOMPARE(console.all<BootStarted>().size(), limit);
    QCOMPARE(console.all<Line>().size(), flood);
    console.wait(Boots::timeToEarnABoot - 5s);
    send(flood);
    QCOMPARE(console.all<BootStarted>().size(), limit + 1);
    QCOMPARE(console.all<Line>().size(), 2 * flood);
    console.wait(std::chrono::hours(1));
    send(1);
    QCOMPARE(console.all<BootStarted>().size(), limit + 2);
}

QTEST_APPLESS_MAIN(TestBoots)
#include "tst_boots.moc"
