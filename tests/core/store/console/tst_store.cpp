#include "core/store/events/store.h"
#include "tests/core/store/console/console_stores.h"
#include "tests/support/registered_test.h"

#include <QTemporaryDir>

using namespace etherdeck;
using namespace etherdeck::tests;
using namespace std::chrono_literals;
using netconsole::BootCause;
using netconsole::CrashKind;
using netconsole::Event;
using netconsole::Level;
using netconsole::Line;
using store::ConsoleFilter;
using store::ConsoleStore;
using store::Order;
using store::Page;

class TestConsoleStore : public QObject {
    Q_OBJECT

private slots:
    void givesBackLinesAsTheyWere();
    void keepsNothingThatIsNotALine();
    void listsInPagesBothWays();
    void filters();
    void knowsABoxAgainByItsEndpoint();
    void knowsABoxAgainByItsMacOrName();
    void tellsTwoLiveSourcesApart();
    void titlesHaveAPortWhereAnAddressDoesNotTell();
    void keepsEndpointsAsTheyAre();
    void remembersEndpointsThatJoin();
    void numbersBootsOnAcrossRuns();
    void goesOnWithABootThatIsStillRunning();
    void tellsHowABootEnded_data();
    void tellsHowABootEnded();
    void keepsCrashesWithTheirLines();
    void keepsGaps();
    void takesABatchAgainThatFailed();
    void cutsOverlongLines();
    void bringsAFileOfVersionOneUpToDate();
    void keepsMicroseconds();
    void tellsTheOrderOfBootsWithinAMillisecond();
    void isReadByAnotherWhileItIsWritten();
};

namespace {

std::vector<std::string> textsOf(const std::vector<Line>& lines) {
    std::vector<std::string> texts;
    for (const auto& line : lines)
        texts.push_back(line.text);
    return texts;
}

using Texts = std::vector<std::string>;

} // namespace

void TestConsoleStore::givesBackLinesAsTheyWere() {
    auto store = memory();
    auto full = kernelLine("usb 1-1: new\n\ttab, \xc3\xa9", 7, Level::Warning);
    full.time = consoleStart + 123ms;
    full.dictionary = {{"SUBSYSTEM", "usb"}, {"DEVICE", "+usb:1-1"}, {"EMPTY", ""}, {"SIGN", "a=b"}};
    full.caller = "T123";
    full.missingBytes = 17;
    full.cut = true;
    full.continuation = netconsole::Continuation::Following;
    const auto bare = consoleLine("", 8);
    QCOMPARE(append(store, {full, bare}), 2u);
    auto found = all(store);
    QCOMPARE(found.size(), 2u);
    QVERIFY(found[0].id < found[1].id);
    for (std::size_t i = 0; i < 2; ++i)
        found[i].id = i == 0 ? full.id : bare.id;
    QCOMPARE(found, (std::vector{full, bare}));
}

void TestConsoleStore::keepsNothingThatIsNotALine() {
    auto store = memory();
    QCOMPARE(append(store, {netconsole::OpenLine{consoleLine("=> ")}, netconsole::UbootStateChanged{},
                            netconsole::EventsLost{3}}),
             0u);
    QVERIFY(all(store).empty());
    QVERIFY(must(store.sources()).empty());
    QCOMPARE(must(store.lastLine()), 0);
}

void TestConsoleStore::listsInPagesBothWays() {
    auto store = memory();
    std::vector<Event> events;
    for (int i = 0; i < 25; ++i)
        events.emplace_back(consoleLine(std::to_string(i), static_cast<std::uint64_t>(i)));
    append(store, events);
    for (const auto order : {Order::NewestFirst, Order::OldestFirst}) {
        Page page{order, 0, 10};
        Texts texts;
        for (const std::size_t expected : {10u, 10u, 5u, 0u}) {
            const auto found = must(store.lines({}, page));
            QCOMPARE(found.size(), expected);
            for (const auto& line : found)
                texts.push_back(line.text);
            if (!found.empty())
                page.beyond = static_cast<std::int64_t>(found.back().id);
        }
        for (int i = 0; i < 25; ++i)
            QCOMPARE(texts.at(static_cast<std::size_t>(i)),
                     std::to_string(order == Order::NewestFirst ? 24 - i : i));
    }
}

void TestConsoleStore::filters() {
    auto store = memory();
    auto other = consoleLine("other box", 4000, 2);
    append(store,
           {consoleLine("uboot", 1000), kernelLine("error", 2000, Level::Error),
            kernelLine("debug", 3000, Level::Debug), other, consoleLine("second boot", 5000, 1, 2)},
           {sourceInfo(1, 5), sourceInfo(2, 6)});
    const auto expect = [&](const ConsoleFilter& filter, const Texts& texts) {
        QCOMPARE(textsOf(all(store, filter)), texts);
        store::ConsoleSearch search;
        search.filter = filter;
        search.page = {Order::OldestFirst, 0, 100};
        Texts found;
        must(store.search(search, [&found](const Line& line) {
            found.push_back(line.text);
            return true;
        }));
        QCOMPARE(found, texts);
    };
    ConsoleFilter filter;
    filter.sources = {2};
    expect(filter, {"other box"});
    filter.sources = {1};
    filter.boot = 2;
    expect(filter, {"second boot"});
    filter.sources = {1, 2};
    filter.boot = 1;
    expect(filter, {"uboot", "error", "debug", "other box"});
    filter = {};
    filter.level = Level::Error;
    expect(filter, {"error"});
    filter.level = Level::Debug;
    expect(filter, {"error", "debug"});
    filter = {};
    filter.kind = netconsole::Kind::Extended;
    expect(filter, {"error", "debug"});
    filter = {};
    filter.from = consoleStart + 2s;
    filter.until = consoleStart + 4s;
    expect(filter, {"error", "debug"});
    filter.from = consoleStart + 1h;
    filter.until.reset();
    expect(filter, {});
    filter = {};
    filter.sources = {77};
    expect(filter, {});
}

void TestConsoleStore::knowsABoxAgainByItsEndpoint() {
    auto store = memory();
    append(store, {consoleLine("first run")});
    store.beginRun();
    append(store, {consoleLine("second run", 1, 9)}, {sourceInfo(8, 6), sourceInfo(9, 5, "plug")});
    const auto sources = must(store.sources());
    QCOMPARE(sources.size(), 1u);
    QCOMPARE(sources[0].name, "plug");
    QCOMPARE(sources[0].title(), "plug");
    QCOMPARE(sources[0].lines, 2);
    QCOMPARE(sources[0].boots, 1);
    QCOMPARE(sources[0].endpoints, std::vector{endpointOf(5)});
}

void TestConsoleStore::knowsABoxAgainByItsMacOrName() {
    auto store = memory();
    auto tied = sourceInfo(1, 5);
    tied.box = MacAddress({0, 0x25, 0x31, 1, 2, 3});
    append(store, {consoleLine("tied"), consoleLine("named", 1, 2)}, {tied, sourceInfo(2, 6, "plug-b")});
    store.beginRun();
    // Both have got new addresses.
    tied.endpoints[0].endpoint = endpointOf(15);
    append(store, {consoleLine("tied"), consoleLine("named", 1, 2)}, {tied, sourceInfo(2, 16, "plug-b")});
    const auto sources = must(store.sources());
    QCOMPARE(sources.size(), 2u);
    QCOMPARE(sources[0].lines, 2);
    QCOMPARE(sources[0].endpoints.size(), 2u);
    QCOMPARE(sources[1].lines, 2);
}

void TestConsoleStore::tellsTwoLiveSourcesApart() {
    auto store = memory();
    append(store, {consoleLine("one"), consoleLine("two", 2, 2)},
           {sourceInfo(1, 5, "same"), sourceInfo(2, 6, "same")});
    QCOMPARE(must(store.sources()).size(), 2u);
    QVERIFY(all(store)[0].source != all(store)[1].source);
}

void TestConsoleStore::titlesHaveAPortWhereAnAddressDoesNotTell() {
    auto store = memory();
    auto uboot = sourceInfo(2, 5);
    uboot.endpoints[0].endpoint.port = 6666;
    append(store, {consoleLine("alone", 1, 1), consoleLine("alone", 2, 3)},
           {sourceInfo(1, 5), sourceInfo(3, 6)});
    QCOMPARE(must(store.sources())[0].title(), "192.168.1.5");
    append(store, {consoleLine("its boot loader", 3, 2)}, {sourceInfo(1, 5), uboot, sourceInfo(3, 6)});
    const auto sources = must(store.sources());
    QCOMPARE(sources[0].title(), "192.168.1.5:6665");
    QCOMPARE(sources[1].title(), "192.168.1.6");
    QCOMPARE(sources[2].title(), "192.168.1.5:6666");
}

void TestConsoleStore::keepsEndpointsAsTheyAre() {
    const QTemporaryDir folder;
    const auto path = folder.filePath("history").toStdString();
    netconsole::Endpoint v6{{0xfe, 0x80}, 6665};
    v6.address.back() = 1;
    auto info = sourceInfo(1, 5);
    info.endpoints.push_back({});
    info.endpoints.back().endpoint = v6;
    {
        auto store = must(ConsoleStore::open(path));
        append(store, {consoleLine("here")}, {info});
        const auto source = must(store.sources()).at(0);
        QCOMPARE(source.endpoints, (std::vector{endpointOf(5), v6}));
        QCOMPARE(source.title(), "fe80::1");
    }
    // What another program has made of one is none.
    execute(path, "UPDATE source_endpoints SET address = 'nowhere' WHERE address = 'fe80::1';"
                  "INSERT INTO source_endpoints VALUES ('10.0.0.1', 65536, 1)");
    QCOMPARE(must(must(ConsoleStore::open(path)).sources()).at(0).endpoints, std::vector{endpointOf(5)});
}

void TestConsoleStore::remembersEndpointsThatJoin() {
    auto store = memory();
    auto info = sourceInfo(1, 5);
    append(store, {consoleLine("uboot")}, {info});
    info.endpoints.push_back({});
    info.endpoints.back().endpoint = endpointOf(77);
    info.name = "plug";
    append(store, {}, {info});
    QCOMPARE(must(store.sources()).at(0).endpoints.size(), 2u);
    store.beginRun();
    append(store, {consoleLine("by the other one", 1, 4)}, {sourceInfo(4, 77)});
    QCOMPARE(must(store.sources()).size(), 1u);
}

void TestConsoleStore::numbersBootsOnAcrossRuns() {
    auto store = memory();
    append(store, {bootStarted(1, BootCause::FirstHeard), consoleLine("a"), bootEnded(1),
                   bootStarted(2, BootCause::Banner), consoleLine("b", 2, 1, 2)});
    store.beginRun();
    append(store, {bootStarted(1, BootCause::FirstHeard), consoleLine("c", 1, 1, 1), bootEnded(1),
                   bootStarted(2, BootCause::Prompt), consoleLine("d", 2, 1, 2)});
    std::vector<std::uint32_t> numbers;
    for (const auto& line : all(store))
        numbers.push_back(static_cast<std::uint32_t>(line.boot));
    QCOMPARE(numbers, (std::vector<std::uint32_t>{1, 2, 2, 3}));
    ConsoleFilter third;
    third.boot = 3;
    QCOMPARE(must(store.boots(third)).at(0).cause, BootCause::Prompt);
    third.boot = 2;
    QVERIFY(must(store.boots(third)).at(0).ending != store::BootEnding::None);
}

void TestConsoleStore::goesOnWithABootThatIsStillRunning() {
    auto store = memory();
    append(store, {bootStarted(1, BootCause::FirstHeard), kernelLine("a", 1000, Level::Notice)});
    store.beginRun();
    append(store, {bootStarted(1, BootCause::FirstHeard), kernelLine("b", 90'000, Level::Notice)});
    QCOMPARE(bootNumbers(store), (std::vector<std::int64_t>{1}));
    QCOMPARE(must(store.boots()).at(0).ending, store::BootEnding::None);
    store.beginRun();
    auto restarted = kernelLine("c", 5, Level::Notice);
    restarted.time = consoleStart + 1h;
    append(store, {bootStarted(1, BootCause::FirstHeard), restarted});
    QCOMPARE(bootNumbers(store), (std::vector<std::int64_t>{2, 1}));
    QCOMPARE(must(store.boots()).at(1).ending, store::BootEnding::Silent);
}

void TestConsoleStore::tellsHowABootEnded_data() {
    QTest::addColumn<QString>("last");
    QTest::addColumn<store::BootEnding>("ending");
    using store::BootEnding;
    QTest::newRow("restart") << "reboot: Restarting system" << BootEnding::Restart;
    QTest::newRow("U-Boot's reset") << "resetting ..." << BootEnding::Restart;
    QTest::newRow("power off") << "reboot: Power down" << BootEnding::PowerOff;
    QTest::newRow("halt") << "reboot: System halted" << BootEnding::PowerOff;
    QTest::newRow("panic") << "---[ end Kernel panic - not syncing: sysrq ]---" << BootEnding::Panic;
    QTest::newRow("panic that restarts") << "Rebooting in 10 seconds.." << BootEnding::Panic;
    QTest::newRow("cable pulled") << "eth0: link up" << BootEnding::Silent;
}

void TestConsoleStore::tellsHowABootEnded() {
    QFETCH(QString, last);
    QFETCH(store::BootEnding, ending);
    auto store = memory();
    append(store, {consoleLine("before"), consoleLine(last.toStdString(), 2)});
    QCOMPARE(must(store.boots()).at(0).ending, store::BootEnding::None);
    append(store, {bootEnded(1), bootStarted(2, BootCause::Banner), consoleLine("U-Boot", 3, 1, 2)});
    const auto boots = must(store.boots());
    QCOMPARE(boots.size(), 2u);
    QCOMPARE(boots[1].ending, ending);
    QCOMPARE(boots[1].lastText, last.toStdString());
    QCOMPARE(boots[1].lines, 2);
    QCOMPARE(boots[0].ending, store::BootEnding::None);
    QCOMPARE(boots[0].cause, BootCause::Banner);
}

void TestConsoleStore::keepsCrashesWithTheirLines() {
    auto store = memory();
    netconsole::CrashFound found;
    found.source = static_cast<netconsole::SourceId>(1);
    found.crash.kind = CrashKind::Panic;
    found.crash.boot = static_cast<netconsole::BootNumber>(1);
    found.crash.title = "Kernel panic - not syncing: sysrq triggered crash";
    found.crash.firstFrame = "sysrq_handle_crash+0x16/0x20";
    found.crash.firstLine = static_cast<netconsole::LineId>(101);
    found.crash.lastLine = static_cast<netconsole::LineId>(102);
    found.crash.time = consoleStart;
    append(store, {consoleLine("x", 100), consoleLine("title", 101), consoleLine("frame", 102), bootEnded(1),
                   bootStarted(2, BootCause::Banner)});
    append(store, {found});
    const auto crash = must(store.crashes()).at(0);
    QCOMPARE(crash.kind, CrashKind::Panic);
    QCOMPARE(crash.title, found.crash.title);
    QCOMPARE(crash.firstFrame, found.crash.firstFrame);
    QCOMPARE(crash.boot, 1);
    const auto lines = all(store);
    QCOMPARE(crash.firstLine, static_cast<std::int64_t>(lines[1].id));
    QCOMPARE(crash.lastLine, static_cast<std::int64_t>(lines[2].id));
    ConsoleFilter first;
    first.boot = 1;
    QCOMPARE(must(store.boots(first)).at(0).ending, store::BootEnding::Panic);
    QCOMPARE(must(store.boots(first)).at(0).crashes, 1);
    QCOMPARE(must(store.sources()).at(0).crashes, 1);
}

void TestConsoleStore::keepsGaps() {
    auto store = memory();
    netconsole::Gap gap{static_cast<netconsole::SourceId>(1), static_cast<netconsole::BootNumber>(1), 5, 9,
                        consoleStart};
    append(store, {kernelLine("a", 4, Level::Notice), gap, kernelLine("b", 10, Level::Notice)});
    QCOMPARE(must(store.gaps()), (std::vector<store::ConsoleGap>{{1, 1, 5, 9, consoleStart, 2}}));
    QCOMPARE(must(store.boots()).at(0).gaps, 1);
}

void TestConsoleStore::takesABatchAgainThatFailed() {
    const QTemporaryDir folder;
    const auto path = folder.filePath("history").toStdString();
    auto store = must(ConsoleStore::open(path));
    execute(path, "CREATE TRIGGER full BEFORE INSERT ON lines WHEN new.text = 'bad'"
                  " BEGIN SELECT RAISE(ABORT, 'full'); END");
    const std::vector<Event> batch{bootStarted(1, BootCause::FirstHeard), consoleLine("good"),
                                   consoleLine("bad", 2)};
    const std::vector infos{sourceInfo(1, 5)};
    QVERIFY(!store.append(batch, infos));
    QVERIFY(all(store).empty());
    execute(path, "DROP TRIGGER full");
    QCOMPARE(must(store.append(batch, infos)), 2u);
    QCOMPARE(must(store.sources()).size(), 1u);
    QCOMPARE(bootNumbers(store), (std::vector<std::int64_t>{1}));
}

void TestConsoleStore::cutsOverlongLines() {
    auto store = memory();
    append(store, {consoleLine(std::string(200'000, 'x'))});
    const auto line = all(store).at(0);
    QCOMPARE(line.text.size(), 65'536u);
    QVERIFY(line.cut);
}

void TestConsoleStore::bringsAFileOfVersionOneUpToDate() {
    const QTemporaryDir folder;
    const auto path = folder.filePath("history").toStdString();
    {
        auto store = must(store::Store::open(path));
        must(store.setLabel("disk", {"films", ""}));
    }
    makeOlder(path, 1);
    auto store = must(ConsoleStore::open(path));
    QCOMPARE(append(store, {consoleLine("here")}), 1u);
    QCOMPARE(must(must(store::Store::open(path)).labels()).disks.at("disk").name, "films");
}

void TestConsoleStore::keepsMicroseconds() {
    using namespace std::chrono_literals;
    const QTemporaryDir folder;
    const auto path = folder.filePath("history").toStdString();
    auto line = consoleLine("here");
    line.time = consoleStart + 250'999us + 500ns;
    {
        auto store = must(ConsoleStore::open(path));
        append(store, {line});
        QCOMPARE(all(store).front().time, consoleStart + 250'999us);
    }
    makeOlder(path, 7); // lines of older files are of the millisecond
    auto store = must(ConsoleStore::open(path));
    QCOMPARE(all(store).front().time, consoleStart + 250ms);
}

void TestConsoleStore::tellsTheOrderOfBootsWithinAMillisecond() {
    using namespace std::chrono_literals;
    auto store = memory();
    std::vector<netconsole::SourceInfo> sources;
    std::vector<netconsole::Event> events;
    // Neither in the order of their numbers nor in the reverse.
    for (const std::uint32_t box : {2u, 4u, 1u, 3u}) {
        sources.push_back(sourceInfo(box, static_cast<int>(box)));
        auto line = consoleLine("here", box, box);
        line.time = consoleStart + 100us * events.size();
        events.emplace_back(netconsole::BootStarted{line.source, line.boot, BootCause::Banner, line.time});
        events.emplace_back(line);
    }
    append(store, events, sources);
    std::vector<std::chrono::microseconds> starts;
    for (const auto& boot : must(store.boots()))
        starts.push_back(std::chrono::duration_cast<std::chrono::microseconds>(boot.start - consoleStart));
    QCOMPARE(starts, (std::vector<std::chrono::microseconds>{600us, 400us, 200us, 0us}));
    store::ConsoleFilter since;
    since.from = consoleStart + 300us;
    QCOMPARE(all(store, since).size(), 2u);
}

void TestConsoleStore::isReadByAnotherWhileItIsWritten() {
    const QTemporaryDir folder;
    const auto path = folder.filePath("history").toStdString();
    auto writer = must(ConsoleStore::open(path));
    const auto reader = must(ConsoleStore::open(path));
    append(writer, {consoleLine("one")});
    const auto before = must(reader.dataVersion());
    QCOMPARE(textsOf(all(reader)), (Texts{"one"}));
    // In the midst of a reader's search the writer goes on.
    store::ConsoleSearch search;
    search.words = "one";
    QCOMPARE(must(reader.search(search,
                                [&](const Line&) {
                                    append(writer, {consoleLine("two", 2)});
                                    must(writer.index(100));
                                    return true;
                                })),
             1u);
    QVERIFY(must(reader.dataVersion()) != before);
    QCOMPARE(textsOf(all(reader)), (Texts{"one", "two"}));
    QCOMPARE(must(reader.indexedTo()), must(reader.lastLine()));
}

QTEST_APPLESS_MAIN(TestConsoleStore)
#include "tst_store.moc"
