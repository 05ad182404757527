#include "core/base/byte_reader.h"
#include "tests/core/aoe/pcap_file.h"
#include "tests/core/netconsole/capture.h"
#include "tests/core/netconsole/console.h"
#include "tests/support/registered_test.h"

#include <QTest>

#include <algorithm>
#include <random>

using namespace etherdeck;
using namespace etherdeck::netconsole;
using namespace etherdeck::netconsole::test;
using namespace std::chrono_literals;

namespace {

using Direction = CapturedDatagram::Direction;
using Rows = std::vector<CapturedDatagram>;

Duration seconds(double count) {
    return std::chrono::duration_cast<Duration>(std::chrono::duration<double>(count));
}

std::string_view textOf(const QByteArray& bytes) {
    return {bytes.data(), static_cast<std::size_t>(bytes.size())};
}

/// Plays what a capture received, at its own pace.
void play(Console& console, const Rows& rows, const Endpoint& from = Console::box) {
    const auto start = console.now;
    for (const auto& row : rows) {
        console.wait(std::max(start + seconds(row.seconds) - console.now, Duration::zero()));
        if (row.direction == Direction::Received)
            console.send(textOf(row.bytes), from);
    }
}

Rows onPort(const Rows& rows, int port) {
    Rows found;
    std::ranges::copy_if(rows, std::back_inserter(found),
                         [port](const CapturedDatagram& row) { return row.toPort == port; });
    return found;
}

QByteArray streamOf(const Rows& rows) {
    QByteArray stream;
    for (const auto& row : rows)
        if (row.direction == Direction::Received)
            stream += row.bytes;
    return stream;
}

/// What a person reads in a serial log. Where a carriage return goes back in a line, the rest of it is longer
/// in this log, and covers all.
std::vector<std::string> linesOfSerial(QByteArray log) {
    log.replace("\x1b[2K\r", "\n").replace("\x1b[?25h", "").replace("\r\n", "\n");
    log.replace("\x1b"
                "7\x1b[r\x1b[999;999H\x1b[6n\x1b"
                "8",
                ""); // asks for the size of the screen
    std::vector<std::string> lines;
    for (const auto& line : log.split('\n'))
        lines.push_back(line.mid(line.lastIndexOf('\r') + 1).toStdString());
    return lines;
}

/// What U-Boot sent in a frame: the payload of UDP over IPv4 from its address. Empty for others.
std::string_view ubootPayload(const std::vector<std::byte>& frame) {
    const auto bytes = asText(frame);
    constexpr std::size_t ip = 14;
    if (bytes.size() < ip + 28 || bytes.substr(12, 2) != std::string_view("\x08\0", 2) ||
        bytes[ip + 9] != 17 || bytes.substr(ip + 12, 4) != std::string_view("\x0a\0\x02\x0f", 4))
        return {};
    const auto port =
        static_cast<unsigned char>(bytes[ip + 22]) << 8 | static_cast<unsigned char>(bytes[ip + 23]);
    const auto length =
        static_cast<unsigned char>(bytes[ip + 24]) << 8 | static_cast<unsigned char>(bytes[ip + 25]);
    return port > 1024 ? bytes.substr(ip + 28, static_cast<std::size_t>(length - 8)) : std::string_view();
}

std::vector<std::string> textsOf(const Console& console) { return console.texts(); }

const Rows& linuxRows() {
    static const Rows rows = loadCapture("linux-6.1-boot1.jsonl.zz");
    return rows;
}

/// The text of a record as dmesg would print it: a row for each line feed.
void appendRows(std::vector<std::string>& rows, const Line& line) {
    std::string_view text = line.text;
    while (true) {
        const auto end = text.find('\n');
        rows.emplace_back(text.substr(0, end));
        if (end == std::string_view::npos)
            return;
        text.remove_prefix(end + 1);
    }
}

} // namespace

class TestCaptures : public QObject {
    Q_OBJECT

private slots:
    void readsACountdownThatIsNotStopped();
    void readsTheSameFromThePacketCapture();
    void readsACountdownThatIsStopped();
    void readsTheWholeSessionAsTheSerialConsoleShowedIt();
    void readsTheSerialLogItself();
    void givesTheSameLinesForAnySplit_data();
    void givesTheSameLinesForAnySplit();
    void findsTheScenesOfTheSession();
    void readsEveryRecordOfALinuxBoot();
    void readsTheSameFromBasicAndExtendedFormat();
    void dropsWhatASecondTargetRepeats();
    void tellsBothFormatsApartOnOnePort();
    void findsTheOnePanicOfTheBoot();
    void dropsTheBootWhenItIsReplayed();
    void takesAnotherBootOfTheSameKernelForANewOne();
};

void TestCaptures::readsACountdownThatIsNotStopped() {
    Console console;
    play(console, loadCapture("uboot-noint.jsonl"));
    console.wait(1s);
    const std::vector<std::string> expected{"U-Boot 2026.10-rc2 (Nov 22 2026 - 13:34:59 +0000)",
                                            "",
                                            "arm-linux-gnueabi-gcc (Debian 12.2.0-14) 12.2.0",
                                            "GNU ld (GNU Binutils for Debian) 2.40",
                                            "Hit any key to stop autoboot: 0",
                                            "BOOTCMD RUNNING",
                                            "done"};
    QCOMPARE(textsOf(console), expected);
    QCOMPARE(console.all<OpenLine>().back().line.text, std::string("=> "));
    const std::vector phases{UbootPhase::Talking, UbootPhase::CountingDown, UbootPhase::Talking,
                             UbootPhase::AtPrompt};
    QCOMPARE(console.phases(), phases);
    std::vector<int> countdown;
    for (const auto& change : console.all<UbootStateChanged>())
        if (change.state.phase == UbootPhase::CountingDown)
            countdown.push_back(change.state.secondsLeft);
    QCOMPARE(countdown, (std::vector{5, 4, 3, 2, 1, 0}));
    QCOMPARE(console.all<BootStarted>().size(), std::size_t{1});
    QCOMPARE(console.all<BootStarted>()[0].cause, BootCause::Banner);
}

// The same session on the wire, as tcpdump saw it.
void TestCaptures::readsTheSameFromThePacketCapture() {
    const auto frames = etherdeck::test::loadCapture(ETHERDECK_TEST_DATA "/netconsole/uboot-noint.pcap");
    QVERIFY(frames.has_value());
    Console console;
    for (const auto& frame : *frames)
        if (const auto payload = ubootPayload(frame); !payload.empty())
            console.send(payload);
    Console expected;
    for (const auto& row : loadCapture("uboot-noint.jsonl"))
        expected.send(textOf(row.bytes));
    QCOMPARE(console.texts().size(), std::size_t{7});
    QCOMPARE(console.texts(), expected.texts());
}

void TestCaptures::readsACountdownThatIsStopped() {
    Console console;
    play(console, loadCapture("uboot-spam03.jsonl"));
    console.wait(1s);
    const auto lines = textsOf(console);
    const std::vector<std::string> end{"Hit any key to stop autoboot: 0", "=> echo alive", "alive"};
    QVERIFY(lines.size() > end.size() && std::equal(end.rbegin(), end.rend(), lines.rbegin()));
    const auto state = console.all<UbootStateChanged>().back().state;
    QCOMPARE(state.phase, UbootPhase::AtPrompt);
    QCOMPARE(state.prompt, std::string("=> "));
}

// The part of the serial log in which U-Boot wrote to both consoles (stdout=serial,nc) is the end of the
// session.
void TestCaptures::readsTheWholeSessionAsTheSerialConsoleShowedIt() {
    Console console;
    play(console, loadCapture("uboot.jsonl"));
    const auto serial = linesOfSerial(loadFile("uboot-serial.log"));
    const auto lines = textsOf(console);
    const auto from = std::ranges::find(serial, "=> coninfo");
    const auto to = std::ranges::find(serial, "resetting ...");
    QVERIFY(from != serial.end() && to != serial.end());
    const std::vector<std::string> expected(from, to + 1);
    QVERIFY(lines.size() > expected.size());
    QCOMPARE(std::vector<std::string>(lines.end() - std::ssize(expected), lines.end()), expected);
}

void TestCaptures::readsTheSerialLogItself() {
    Console console;
    console.send(textOf(loadFile("uboot-serial.log")));
    console.wait(1s);
    const auto lines = textsOf(console);
    auto serial = linesOfSerial(loadFile("uboot-serial.log"));
    // A screen keeps the last of a countdown.
    std::erase_if(serial, [](const std::string& line) {
        return line.starts_with("Hit any key") && !line.ends_with("0");
    });
    serial.pop_back(); // the prompt, which is open
    std::vector<std::string> expected;
    for (auto& line : serial) {
        if (const auto back = line.find('\b'); back != std::string::npos)
            line.erase(back);
        expected.push_back(line);
    }
    std::erase(expected, std::string());
    auto seen = lines;
    std::erase(seen, std::string());
    for (std::size_t i = 0; i < std::min(seen.size(), expected.size()); ++i)
        QCOMPARE(QString::fromStdString(seen[i]), QString::fromStdString(expected[i]));
    QCOMPARE(seen.size(), expected.size());
    QCOMPARE(console.all<BootStarted>().size(),
             std::size_t{2}); // the empty lines before a banner are its own
}

void TestCaptures::givesTheSameLinesForAnySplit_data() {
    QTest::addColumn<QByteArray>("stream");
    QTest::newRow("session") << streamOf(loadCapture("uboot.jsonl"));
    QTest::newRow("countdown") << streamOf(loadCapture("uboot-noint.jsonl"));
    QTest::newRow("stopped") << streamOf(loadCapture("uboot-spam03.jsonl"));
    QTest::newRow("serial") << loadFile("uboot-serial.log");
    QTest::newRow("kernel text") << streamOf(onPort(linuxRows(), 6667)).left(60000);
}

void TestCaptures::givesTheSameLinesForAnySplit() {
    QFETCH(QByteArray, stream);
    Console whole;
    for (qsizetype at = 0; at < stream.size(); at += 512)
        whole.send(textOf(stream.mid(at, 512)));
    const auto expected = whole.all<Line>();
    QVERIFY(expected.size() > 5);
    std::mt19937 random(7);
    for (int round = 0; round < 12; ++round) {
        Console split;
        const int longest = round == 0 ? 1 : 1 << (round % 10);
        for (qsizetype at = 0; at < stream.size();) {
            const auto length = std::uniform_int_distribution<qsizetype>(1, longest)(random);
            split.send(textOf(stream.mid(at, length)));
            at += length;
        }
        auto lines = split.all<Line>();
        QCOMPARE(lines.size(), expected.size());
        for (std::size_t i = 0; i < lines.size(); ++i) {
            QCOMPARE(lines[i].text, expected[i].text);
            QVERIFY(lines[i] == expected[i]);
        }
    }
}

void TestCaptures::findsTheScenesOfTheSession() {
    Console console;
    play(console, loadCapture("uboot.jsonl"));
    const auto lines = textsOf(console);
    const auto has = [&lines](const std::vector<std::string>& scene) {
        return !std::ranges::search(lines, scene).empty();
    };
    QVERIFY(has({"=> echo typed char by char", "typed char by char"}));
    QVERIFY(has({"=> echo crlf", "crlf", "=> ", "crlf"})); // CRLF repeats the command
    QVERIFY(has({"=> echo " + std::string(507, 'A'), std::string(507, 'A')}));
    QVERIFY(has({"=> echo line8", "line8", "=> echo line9", "line9"}));
    QVERIFY(has({"=> sleep 3", "=> sleep 30", "=> partial<INTERRUPT>", "=> echo abcd", "abcd"}));
    QVERIFY(has({"=> printenv <INTERRUPT>"}));
    QVERIFY(has({"Loading: *", "TFTP error: 'Access violation' (2)"}));
    QVERIFY(has({"=> reset", "resetting ..."}));
    QCOMPARE(console.all<BootStarted>().size(), std::size_t{1}); // `version` at the prompt is no boot
    QVERIFY(std::ranges::all_of(console.all<Line>(), [](const Line& line) {
        return line.kind == Kind::Uboot && line.boot == BootNumber{1} && !line.level && !line.cut;
    }));
}

void TestCaptures::readsEveryRecordOfALinuxBoot() {
    Console console;
    play(console, onPort(linuxRows(), 6666));
    const auto lines = console.all<Line>();
    QCOMPARE(lines.size(), std::size_t{4337});
    for (std::size_t i = 0; i < lines.size(); ++i)
        QCOMPARE(lines[i].seq, std::uint64_t{i});
    QVERIFY(console.all<Gap>().empty());
    QCOMPARE(console.all<BootStarted>().size(), std::size_t{1});
    QCOMPARE(console.all<BootStarted>()[0].cause, BootCause::LinuxVersion);
    QVERIFY(lines[0].text.starts_with("Linux version 6.1.0-56-amd64 "));
    QCOMPARE(lines[197].dictionary,
             (std::vector<DictionaryEntry>{{"SUBSYSTEM", "acpi"}, {"DEVICE", "+acpi:PNP0A03:00"}}));
    QCOMPARE(lines[380].text, std::string("ACPI: \\_SB_.LNKC: Enabled at IRQ 11"));
    QCOMPARE(lines[417].text,
             std::string("tab[\t] esc[\\x1b[31mred\\x1b[0m] bs[\\] utf8[\xc3\xa9\xe2\x82\xac] del[\\x7f] "
                         "cr[\\x0d] end"));
    QCOMPARE(lines[418].text, std::string("multi\nline\nmessage"));
    QCOMPARE(lines[416].facility, std::uint16_t{3});
    QCOMPARE(lines[416].level, Level::Information);
    std::string escaped = "ESC300 ";
    for (int i = 0; i < 300; ++i)
        escaped += "\\x01";
    QCOMPARE(lines[420].text, escaped);
    QCOMPARE(lines[420].missingBytes, 0u);
    QCOMPARE(lines[1128].continuation, Continuation::Fragment);
    QCOMPARE(lines[1128].kernelTime, std::chrono::microseconds(15661328));
}

void TestCaptures::readsTheSameFromBasicAndExtendedFormat() {
    Console basic;
    play(basic, onPort(linuxRows(), 6667));
    basic.wait(2s);
    Console extended;
    play(extended, onPort(linuxRows(), 6666));
    std::vector<std::string> rows;
    std::vector<std::chrono::microseconds> times;
    for (const auto& line : extended.all<Line>()) {
        appendRows(rows, line);
        times.resize(rows.size(), *line.kernelTime);
    }
    const auto lines = basic.all<Line>();
    QVERIFY(lines.size() > 1400 && lines.size() <= rows.size());
    for (std::size_t i = 0; i < lines.size(); ++i) {
        QCOMPARE(lines[i].kind, Kind::Basic);
        QCOMPARE(lines[i].text, rows[i]);
        QCOMPARE(lines[i].kernelTime, times[i]);
        QVERIFY(!lines[i].level && !lines[i].seq);
    }
    QCOMPARE(basic.all<BootStarted>().size(), std::size_t{1});
}

void TestCaptures::dropsWhatASecondTargetRepeats() {
    Console console;
    auto rows = linuxRows();
    std::erase_if(rows, [](const CapturedDatagram& row) { return row.toPort == 6667; });
    play(console, rows);
    QCOMPARE(console.all<Line>().size(), std::size_t{4337});
    QVERIFY(console.all<AddressShared>().empty());
    QCOMPARE(console.all<BootStarted>().size(), std::size_t{1});
    QCOMPARE(console.netconsole.sources()[0].endpoints[0].repeatsDropped, std::uint64_t{499});
}

void TestCaptures::tellsBothFormatsApartOnOnePort() {
    Console console;
    auto rows = linuxRows();
    std::erase_if(rows, [](const CapturedDatagram& row) { return row.toPort == 6668; });
    play(console, rows);
    console.wait(2s);
    const auto lines = console.all<Line>();
    const auto count = [&lines](Kind kind) { return std::ranges::count(lines, kind, &Line::kind); };
    QCOMPARE(count(Kind::Extended), 4337);
    QVERIFY(count(Kind::Basic) > 1400);
    QCOMPARE(count(Kind::Uboot), 0);
    const auto info = console.netconsole.sources().at(0).endpoints.at(0);
    QVERIFY(info.hasBasic && info.hasExtended && !info.hasUboot);
}

void TestCaptures::findsTheOnePanicOfTheBoot() {
    Console console;
    play(console, onPort(linuxRows(), 6666));
    console.wait(2s);
    const auto crashes = console.all<CrashFound>();
    QCOMPARE(crashes.size(), std::size_t{1});
    const auto& crash = crashes[0].crash;
    QCOMPARE(crash.kind, CrashKind::Panic);
    QCOMPARE(crash.title, std::string("Kernel panic - not syncing: sysrq triggered crash"));
    QCOMPARE(crash.firstFrame, std::string("sysrq_handle_crash+0x16/0x20"));
    const auto lines = console.all<Line>();
    QCOMPARE(crash.firstLine, lines[4305].id);
    QCOMPARE(crash.lastLine, lines[4336].id);
}

void TestCaptures::dropsTheBootWhenItIsReplayed() {
    Console console;
    const auto rows = onPort(linuxRows(), 6666);
    const Rows before(rows.begin(), rows.begin() + 1000);
    play(console, before);
    for (const auto& row : before) // netconsole was loaded anew
        console.send(textOf(row.bytes));
    console.send(textOf(rows[1000].bytes));
    console.wait(2s);
    QCOMPARE(console.all<Line>().size(), std::size_t{1000}); // 1001 datagrams, two of them one record
    QCOMPARE(console.all<BootStarted>().size(), std::size_t{1});
    QVERIFY(console.all<Gap>().empty());
}

// Early records have time 0 and the same words in each boot, so only later ones can tell.
void TestCaptures::takesAnotherBootOfTheSameKernelForANewOne() {
    Console console;
    const auto rows = onPort(linuxRows(), 6666);
    const Rows before(rows.begin(), rows.begin() + 700);
    play(console, before);
    console.wait(10s);
    for (const auto& row : before) {
        auto bytes = row.bytes;
        auto fields = bytes.left(bytes.indexOf(';')).split(',');
        if (fields[2] != "0")
            fields[2] = QByteArray::number(fields[2].toLongLong() + 17);
        console.send(textOf(fields.join(',') + bytes.mid(bytes.indexOf(';'))));
    }
    console.wait(2s);
    const auto lines = console.all<Line>();
    QCOMPARE(lines.size(), std::size_t{2 * 699});
    QCOMPARE(lines[699].boot, BootNumber{2});
    QCOMPARE(lines[699].seq, std::uint64_t{0});
    QCOMPARE(console.all<BootStarted>().size(), std::size_t{2});
    QCOMPARE(console.all<BootStarted>()[1].cause, BootCause::SeqRestart);
    const auto ended = console.all<BootEnded>();
    QCOMPARE(ended.size(), std::size_t{1});
    QCOMPARE(ended[0].lastLine, lines[698].id);
}

QTEST_GUILESS_MAIN(TestCaptures)
#include "tst_captures.moc"
