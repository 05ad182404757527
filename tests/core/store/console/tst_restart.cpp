#include "tests/core/store/console/console_stores.h"
#include "tests/support/registered_test.h"

using namespace etherdeck;
using namespace etherdeck::netconsole;
using namespace etherdeck::tests;
using namespace std::chrono_literals;

namespace {

using Events = std::vector<Event>;

Line ubootLine(std::string text, std::uint32_t boot = 1) { return consoleLine(std::move(text), 1, 1, boot); }

/// A kernel's text, of one that has run for `uptime` after consoleStart.
Line basicLine(std::string text, std::optional<std::chrono::milliseconds> uptime,
               WallTime start = consoleStart) {
    auto line = consoleLine(std::move(text));
    line.kind = Kind::Basic;
    line.time = start + uptime.value_or(0ms);
    line.kernelTime = uptime;
    return line;
}

Events heardFirst(std::vector<Line> lines, BootCause cause = BootCause::FirstHeard) {
    Events events{bootStarted(1, cause)};
    for (auto& line : lines)
        events.emplace_back(std::move(line));
    return events;
}

} // namespace

/// The program is started anew, and nothing has happened to the box; or something has.
class TestConsoleRestart : public QObject {
    Q_OBJECT

private slots:
    void goesOnUntilSomethingProvesANewBoot_data();
    void goesOnUntilSomethingProvesANewBoot();
    void splitsAtTheLineThatProvesIt();
    void goesOnHoweverOftenItIsStarted();
    void goesOnWithASourceThatGaveWayToAnother();
    void keepsABootThatIsBeingRemovedApart();
    void endsTheEarlierBoot();
    void tellsWhichBootsAreNew();
};

void TestConsoleRestart::goesOnUntilSomethingProvesANewBoot_data() {
    QTest::addColumn<Events>("before");
    QTest::addColumn<Events>("after");
    QTest::addColumn<int>("boots");
    const auto text = heardFirst({ubootLine("text without time")});
    const auto kernel = heardFirst({basicLine("Linux version 6.1", std::nullopt)}, BootCause::LinuxVersion);
    const auto clock = heardFirst({basicLine("usb 1-1", 100s)});
    const auto uboot = heardFirst(
        {ubootLine("U-Boot 2017.07 (Jul 1 2017 - 12:00:00)"), ubootLine("DRAM: 128 MiB")}, BootCause::Banner);
    auto prompt = uboot;
    prompt.emplace_back(ubootLine("=> printenv"));
    auto counted = uboot;
    counted.emplace_back(ubootLine("Hit any key to stop autoboot:  0"));

    QTest::newRow("text behind text") << text << text << 1;
    QTest::newRow("text behind a kernel's")
        << kernel << heardFirst({basicLine("eth0: up", std::nullopt)}) << 1;
    QTest::newRow("text behind lines with a clock")
        << clock << heardFirst({basicLine("eth0", std::nullopt)}) << 1;
    QTest::newRow("clock behind text") << text << clock << 1;
    QTest::newRow("the same clock") << clock << heardFirst({basicLine("usb 1-2", 90min)}) << 1;
    QTest::newRow("U-Boot goes on") << uboot << heardFirst({ubootLine("Net: eth0")}) << 1;
    QTest::newRow("U-Boot comes to its prompt")
        << uboot << heardFirst({ubootLine("=> ")}, BootCause::Prompt) << 1;
    QTest::newRow("U-Boot counts down")
        << uboot << heardFirst({ubootLine("Hit any key to stop autoboot:  0")}) << 1;
    QTest::newRow("U-Boot starts a kernel") << prompt << kernel << 1;

    QTest::newRow("banner") << prompt << uboot << 2;
    QTest::newRow("banner behind text") << text << uboot << 2;
    QTest::newRow("kernel behind a kernel") << kernel << kernel << 2;
    QTest::newRow("kernel behind text") << text << kernel << 2;
    QTest::newRow("prompt behind a kernel")
        << kernel << heardFirst({ubootLine("=> ")}, BootCause::Prompt) << 2;
    QTest::newRow("countdown behind a kernel")
        << kernel << heardFirst({ubootLine("Net: eth0"), ubootLine("Hit any key to stop autoboot:  0")}) << 2;
    QTest::newRow("second countdown") << counted << heardFirst({ubootLine("Autoboot in 3 seconds")}) << 2;
    QTest::newRow("countdown behind a prompt")
        << prompt << heardFirst({ubootLine("Autoboot in 3 seconds")}) << 2;
    QTest::newRow("another clock") << clock << heardFirst({basicLine("usb 1-1", 100s, consoleStart + 1h)})
                                   << 2;
    QTest::newRow("another clock behind text")
        << clock << heardFirst({basicLine("no time", std::nullopt), basicLine("usb", 9s, consoleStart + 1h)})
        << 2;
    QTest::newRow("the box has said that it restarts")
        << heardFirst({basicLine("reboot: Restarting system", std::nullopt)}) << text << 2;
    auto records = heardFirst({kernelLine("record", 5000, Level::Notice)});
    QTest::newRow("record behind others")
        << records << heardFirst({kernelLine("late", 4990, Level::Notice)}) << 1;
    auto back = kernelLine("restarted", 100, Level::Notice);
    back.time = consoleStart + 1h;
    QTest::newRow("numbers go back") << records << heardFirst({back}) << 2;
}

void TestConsoleRestart::goesOnUntilSomethingProvesANewBoot() {
    QFETCH(Events, before);
    QFETCH(Events, after);
    QFETCH(int, boots);
    auto store = memory();
    append(store, before);
    store.beginRun();
    append(store, after);
    QCOMPARE(static_cast<int>(must(store.boots()).size()), boots);
    QCOMPARE(static_cast<int>(all(store).back().boot), boots);
}

void TestConsoleRestart::splitsAtTheLineThatProvesIt() {
    auto store = memory();
    append(store, heardFirst({basicLine("old", 100s)}));
    store.beginRun();
    append(store, heardFirst({ubootLine("Net: eth0")}));
    append(store, {ubootLine("Hit any key to stop autoboot:  0"), ubootLine("Starting kernel ..."),
                   bootEnded(1), bootStarted(2, BootCause::Banner), ubootLine("U-Boot 2", 2)});
    std::vector<std::uint32_t> numbers;
    for (const auto& line : all(store))
        numbers.push_back(static_cast<std::uint32_t>(line.boot));
    QCOMPARE(numbers, (std::vector<std::uint32_t>{1, 1, 2, 2, 3}));
    const auto boots = must(store.boots());
    QCOMPARE(boots.size(), 3u);
    QCOMPARE(boots[1].cause, BootCause::Countdown);
    QVERIFY(boots[1].ending != store::BootEnding::None && boots[2].ending != store::BootEnding::None);
}

void TestConsoleRestart::goesOnHoweverOftenItIsStarted() {
    auto store = memory();
    for (int run = 0; run < 5; ++run) {
        store.beginRun();
        append(store, heardFirst({ubootLine("one"), ubootLine("two")}));
        append(store, {ubootLine("three")});
    }
    QCOMPARE(bootNumbers(store), std::vector<std::int64_t>{1});
    QCOMPARE(must(store.boots()).front().lines, 15);
}

// A receiver with no room lets go of the source that was silent longest, and hears it again.
void TestConsoleRestart::goesOnWithASourceThatGaveWayToAnother() {
    auto store = memory();
    append(store, heardFirst({ubootLine("one")}));
    append(store, {SourceForgotten{SourceId{1}}}, {});
    append(store, {bootStarted(1, BootCause::FirstHeard, 7), consoleLine("two", 2, 7)}, {sourceInfo(7, 5)});
    QCOMPARE(bootNumbers(store), std::vector<std::int64_t>{1});
}

void TestConsoleRestart::keepsABootThatIsBeingRemovedApart() {
    auto store = memory();
    append(store, heardFirst({ubootLine("one")}), {sourceInfo(1, 5, "plug")});
    store::Retention retention;
    retention.age = std::chrono::hours(1);
    QVERIFY(must(store.prune(retention, consoleStart + 24h * 365)) > 0);
    store.beginRun();
    append(store, heardFirst({ubootLine("two")}));
    QCOMPARE(bootNumbers(store), std::vector<std::int64_t>{2});
}

void TestConsoleRestart::endsTheEarlierBoot() {
    auto store = memory();
    append(store, heardFirst({ubootLine("one")}));
    store.beginRun();
    append(store, {bootEnded(1), bootStarted(2, BootCause::Banner), ubootLine("U-Boot", 2)});
    const auto boots = must(store.boots());
    QCOMPARE(boots.size(), 2u);
    QCOMPARE(boots[1].ending, store::BootEnding::Silent);
    QCOMPARE(boots[0].cause, BootCause::Banner);
}

void TestConsoleRestart::tellsWhichBootsAreNew() {
    auto store = memory();
    append(store, heardFirst({ubootLine("U-Boot 2017.07 (Jul 1 2017)")}, BootCause::Banner));
    QCOMPARE(store.begunBoots().size(), 1u);
    QCOMPARE(store.begunBoots()[0].number, 1);
    QCOMPARE(store.begunBoots()[0].cause, BootCause::Banner);
    append(store, {ubootLine("DRAM:  128 MiB")});
    QVERIFY(store.begunBoots().empty());
    store.beginRun();
    append(store, heardFirst({ubootLine("=> ")}, BootCause::Prompt));
    QVERIFY(store.begunBoots().empty()); // nothing has started
}

QTEST_GUILESS_MAIN(TestConsoleRestart)
#include "tst_restart.moc"
