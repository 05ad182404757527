#include "tests/core/netconsole/console.h"

#include <QTest>

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
    void startsWithLinuxVersionInBasicFormat();
    void startsOnceOnArm();
    void endsWithTheLastLine();
    void countsAKernelAfterEachBanner();
};

void TestBoots::startsWithWhatIsHeardFirst() {
    Console console;
    console.send("in the middle of something\n");
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

void TestBoots::startsWithLinuxVersionInBasicFormat() {
    Console console;
    console.send("[  100.000000] up for long\n");
    console.send("[    0.000000] Linux version 6.1.0\n");
    console.send("[    0.000000] this is not Linux version 6.1.0\n");
    QCOMPARE(causesOf(console), (std::vector{BootCause::FirstHeard, BootCause::LinuxVersion}));
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

QTEST_APPLESS_MAIN(TestBoots)
#include "tst_boots.moc"
