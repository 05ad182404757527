#include "core/base/byte_reader.h"
#include "core/console/journals.h"
#include "core/sockets/socket.h"
#include "core/store/console/store.h"
#include "tests/support/network_namespace.h"
#include "tests/support/program.h"
#include "tests/support/registered_test.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <csignal>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

using namespace etherdeck;
using namespace etherdeck::tests;
using namespace std::chrono_literals;
using Json = nlohmann::json;

namespace {

const std::string ctl = ETHERDECK_BIN_DIR "/etherdeckctl";
constexpr std::uint16_t port = 6670;

std::string record(std::uint64_t seq) {
    return "6," + std::to_string(seq) + ',' + std::to_string(1000 * seq) + ",-;usb 1-1: line " +
           std::to_string(seq) + " of a flood\n SUBSYSTEM=usb\n";
}

/// The JSON lines of an output.
std::vector<Json> rows(const std::string& output) {
    std::vector<Json> found;
    for (const auto& line : QByteArray::fromStdString(output).split('\n'))
        if (const auto row = Json::parse(line.toStdString(), nullptr, false); row.is_object())
            found.push_back(row);
    return found;
}

Json summaryOf(const std::string& output) {
    const auto all = rows(output);
    return all.empty() ? Json() : all.back().value("summary", Json());
}

std::int64_t linesStored(const std::string& path) {
    std::int64_t lines = 0;
    const auto store = store::ConsoleStore::open(path);
    if (!store)
        return -1;
    for (const auto& source : store->sources().value_or(std::vector<store::ConsoleSource>()))
        lines += source.lines;
    return lines;
}

} // namespace

class TestListen : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void printsALineEachAndASummary();
    void printsJson();
    void namesWhoHoldsThePort();
    void accountsForAFlood();
    void tellsAnOrdinaryUserWhatTheKernelGrantsAndHowToRaiseIt();
    void keepsAllButTheLastSecondWhenItIsKilled();
    void hasALineWholeAndOnceWhenItIsKilledInItsMidst();
    void tellsWhatItCouldNotUse();
    void tellsTheServiceManager();
    void replaysACaptureToTheLinesOfTheBox();
    void typesAScriptAtThePrompt();
    void stopsABoot();
    void saysWhenNobodyIsAtThePrompt();

private:
    [[nodiscard]] Program start(std::vector<std::string> arguments) {
        arguments.insert(arguments.begin(), {ctl, "netconsole"});
        return Program::start(*m_network, arguments).value();
    }
    [[nodiscard]] Program listen(std::vector<std::string> arguments) {
        arguments.insert(arguments.begin(),
                         {"listen", "--bind", "127.0.0.1", "--port", std::to_string(port)});
        auto program = start(std::move(arguments));
        if (!program.waitForOutput("Listening on 127.0.0.1:6670.", 30s))
            qWarning("%s", program.output().c_str());
        return program;
    }
    [[nodiscard]] std::unique_ptr<ConsoleSocket> openSocket(std::uint16_t at = 0) const {
        return m_network->inside(
            [at] { return ConsoleSocket::open(ConsoleAddress::parse("127.0.0.1", at).value()).value(); });
    }
    /// Whether that user can start the program.
    [[nodiscard]] bool isRunBy(uid_t user) const {
        const auto id = std::to_string(user);
        auto program = Program::start(
            *m_network, {"setpriv", "--reuid=" + id, "--regid=" + id, "--clear-groups", ctl, "--version"});
        return program && program->waitForEnd(20s) == 0;
    }
    /// The next datagram, within seconds.
    static std::pair<std::string, netconsole::Endpoint> next(ConsoleSocket& socket) {
        pollfd readable{socket.descriptor(), POLLIN, 0};
        ::poll(&readable, 1, 20'000);
        const auto datagrams = socket.receive().value();
        if (datagrams.empty())
            return {};
        return {std::string(asText(datagrams.front().bytes)), datagrams.front().from};
    }

    QTemporaryDir m_folder;
    std::string m_store = m_folder.filePath("t.db").toStdString();
    std::optional<NetworkNamespace> m_network;
    const ConsoleAddress m_console = ConsoleAddress::parse("127.0.0.1", port).value();
};

void TestListen::initTestCase() {
    qputenv("XDG_STATE_HOME", m_folder.path().toLocal8Bit());
    m_network = NetworkNamespace::create().value();
    QVERIFY(m_network->ip("link set lo up"));
}

void TestListen::printsALineEachAndASummary() {
    auto program = listen({"--no-store"});
    auto box = openSocket();
    QVERIFY(box->send(m_console, asBytes("4,0,0,-;Linux version 6.1.0\n")));
    QVERIFY(box->send(m_console, asBytes("3,1,0,-;second\n")));
    QVERIFY(program.waitForOutput("second", 10s));
    QVERIFY(program.output().find("warn    Linux version 6.1.0\n") != std::string::npos);
    QVERIFY(program.output().find(box->address().endpoint.addressText()) != std::string::npos);
    ::kill(program.processId(), SIGTERM);
    QVERIFY(program.waitForEnd(10s) == 0);
    QVERIFY(program.output().find("Received 2 datagrams, lost 0; 2 lines.") != std::string::npos);
}

void TestListen::printsJson() {
    auto program = listen({"--store", m_store, "--json", "--for", "2"});
    auto box = openSocket();
    QVERIFY(box->send(m_console, asBytes(record(7))));
    QVERIFY(box->send(m_console, asBytes(record(8))));
    QVERIFY(program.waitForEnd(20s) == 0);
    const auto all = rows(program.output());
    QCOMPARE(all.size(), std::size_t{3});
    const auto& row = all[0];
    for (const char* field : {"time", "source", "name", "kind", "level", "boot", "seq", "text", "dictionary"})
        QVERIFY2(row.contains(field), field);
    QVERIFY(row["kind"] == "extended");
    QVERIFY(row["seq"] == 7);
    QVERIFY(row["text"] == "usb 1-1: line 7 of a flood");
    QVERIFY(row["dictionary"]["SUBSYSTEM"] == "usb");
    const auto summary = all[2]["summary"];
    QVERIFY(summary["received"] == 2);
    QVERIFY(summary["lost"] == 0);
    QVERIFY(summary["stored"] == 2);
    QCOMPARE(linesStored(m_store), std::int64_t{2});
}

void TestListen::namesWhoHoldsThePort() {
    auto first = listen({"--no-store"});
    auto second = start({"listen", "--bind", "127.0.0.1", "--port", std::to_string(port), "--no-store"});
    QVERIFY(second.waitForEnd(20s) == 1);
    const auto expected = "taken by etherdeckctl (process " + std::to_string(first.processId()) + ")";
    QVERIFY2(second.output().find(expected) != std::string::npos, second.output().c_str());
}

void TestListen::accountsForAFlood() {
    const auto path = m_folder.filePath("flood.db").toStdString();
    auto program = listen({"--store", path, "--json"});
    auto box = openSocket();
    constexpr std::uint64_t count = 40'000;
    for (std::uint64_t i = 0; i < count; ++i)
        while (!box->send(m_console, asBytes(record(i))))
            continue;
    ::kill(program.processId(), SIGINT);
    QVERIFY(program.waitForEnd(60s) == 0);
    const auto summary = summaryOf(program.output());
    QVERIFY(summary.is_object());
    QVERIFY(summary["received"].get<std::uint64_t>() + summary["lost"].get<std::uint64_t>() == count);
    QVERIFY2(summary["stored"] == summary["received"], summary.dump().c_str());
    QVERIFY(summary["not_stored"] == 0);
    QVERIFY(linesStored(path) == summary["stored"].get<std::int64_t>());
}

// Root gets any buffer size. In a user namespace whose only user is root, that root is already an ordinary
// user.
void TestListen::tellsAnOrdinaryUserWhatTheKernelGrantsAndHowToRaiseIt() {
    constexpr uid_t nobody = 65534;
    QTemporaryDir folder;
    const auto path = folder.filePath("nobody.db").toStdString();
    std::vector<std::string> command;
    if (::chown(folder.path().toLocal8Bit().constData(), nobody, nobody) == 0)
        command = {"setpriv",        "--reuid=65534",   "--regid=65534",
                   "--clear-groups", "--inh-caps=-all", "--bounding-set=-all"};
    if (!command.empty() && !isRunBy(nobody))
        QSKIP("the programs are in a folder that other users may not enter");
    for (const auto& word : {ctl, std::string("netconsole"), std::string("listen"), std::string("--bind"),
                             std::string("127.0.0.1"), std::string("--port"), std::to_string(port),
                             std::string("--store"), path})
        command.push_back(word);
    auto program = Program::start(*m_network, command).value();
    QVERIFY2(program.waitForOutput("Listening on 127.0.0.1:6670.", 30s), program.output().c_str());
    const auto granted = m_network->inside([] { return receiveBufferLimit(); }).bytes;
    const bool isEnough = granted >= ConsoleSocket::defaultBuffer;
    const auto says = [&](const char* text) { return program.output().find(text) != std::string::npos; };
    QVERIFY2(says("Receive buffer: "), program.output().c_str());
    QVERIFY2(isEnough != says("67.1 MB were requested"), program.output().c_str());
    QVERIFY2(isEnough != says("\n    sudo sysctl -w net.core.rmem_max=67108864\n"), program.output().c_str());
    auto box = openSocket();
    QVERIFY(box->send(m_console, asBytes(record(1))));
    QVERIFY(box->send(m_console, asBytes(record(2))));
    QVERIFY(program.waitForOutput("line 2 of a flood", 10s));
    ::kill(program.processId(), SIGTERM);
    QVERIFY(program.waitForEnd(10s) == 0);
    QCOMPARE(linesStored(path), std::int64_t{2});
}

void TestListen::keepsAllButTheLastSecondWhenItIsKilled() {
    const auto path = m_folder.filePath("killed.db").toStdString();
    auto program = listen({"--store", path, "--json"});
    auto box = openSocket();
    // At the pace of a talkative box, for three seconds; everything older than a second must be stored.
    const auto start = Clock::now();
    std::uint64_t sent = 0;
    std::uint64_t sentASecondBefore = 0;
    while (Clock::now() - start < 3s) {
        const auto due = static_cast<std::uint64_t>((Clock::now() - start) / 500us);
        for (; sent < due; ++sent)
            QVERIFY(box->send(m_console, asBytes(record(sent))));
        if (Clock::now() - start < 2s)
            sentASecondBefore = sent;
        (void)program.waitForOutput("not said by anybody", 1ms); // keeps its output flowing
    }
    ::kill(program.processId(), SIGKILL);
    QVERIFY(program.waitForEnd(10s) == -SIGKILL);
    const auto stored = linesStored(path);
    QVERIFY2(stored >= std::int64_t(sentASecondBefore),
             qPrintable(QString("%1 of %2").arg(stored).arg(sent)));
    QVERIFY(stored <= std::int64_t(sent));
}

// Killed while half a line of U-Boot is open and other boxes have sent more after it.
void TestListen::hasALineWholeAndOnceWhenItIsKilledInItsMidst() {
    const auto path = m_folder.filePath("half.db").toStdString();
    auto box = openSocket();
    auto other = openSocket();
    std::uint64_t seq = 0;
    const auto others = [&](std::uint64_t until) {
        for (; seq < until; ++seq)
            QVERIFY(other->send(m_console, asBytes(record(seq))));
    };
    auto program = listen({"--store", path});
    others(20);
    QVERIFY(box->send(m_console, asBytes("a line before\nhalf a ")));
    others(60);
    QTRY_COMPARE_WITH_TIMEOUT(linesStored(path), 61, 10'000);
    ::kill(program.processId(), SIGKILL);
    QVERIFY(program.waitForEnd(10s) == -SIGKILL);

    program = listen({"--store", path});
    others(70);
    QTRY_COMPARE_WITH_TIMEOUT(linesStored(path), 71, 10'000); // without the half line
    QVERIFY(box->send(m_console, asBytes("line\nand one behind\n")));
    QTRY_COMPARE_WITH_TIMEOUT(linesStored(path), 73, 10'000);
    ::kill(program.processId(), SIGTERM);
    QVERIFY(program.waitForEnd(10s) == 0);
    std::vector<std::string> texts;
    const auto store = store::ConsoleStore::open(path).value();
    const auto lines = store.lines({}, {store::Order::OldestFirst, 0, 0}).value();
    for (const auto& line : lines)
        if (line.text.find(" of a flood") == std::string::npos)
            texts.push_back(line.text);
    QCOMPARE(texts, (std::vector<std::string>{"a line before", "half a line", "and one behind"}));
    QCOMPARE(linesStored(path), 73);
}

// An impossible fragment, and a journal that is damaged in an unread part.
void TestListen::tellsWhatItCouldNotUse() {
    const auto path = m_folder.filePath("damaged.db").toStdString();
    {
        const auto run = JournalRun::create(journalFolder(path)).value();
        JournalWriter writer(run, 1 << 20);
        for (std::uint64_t seq = 0; seq < 10; ++seq) {
            std::vector<std::byte> bytes;
            const auto text = record(seq);
            netconsole::appendPcapRecord({netconsole::Endpoint::v4({127, 0, 0, 1}, 9), m_console.endpoint,
                                          asBytes(text), std::chrono::system_clock::now()},
                                         bytes);
            if (seq == 5)
                bytes[8] = std::byte{0xff};
            QVERIFY(writer.append(bytes));
        }
    }
    auto program = listen({"--store", path, "--json"});
    auto box = openSocket();
    QVERIFY(box->send(m_console, asBytes("6,7,8000,-,ncfrag=900000/1000000;abc")));
    QVERIFY(box->send(m_console, asBytes(record(8))));
    QVERIFY2(program.waitForOutput("could not be read", 20s), program.output().c_str());
    QVERIFY(program.waitForOutput("line 8 of a flood", 20s));
    ::kill(program.processId(), SIGTERM);
    QVERIFY(program.waitForEnd(20s) == 0);
    QVERIFY2(program.output().find("damaged in one place: ") != std::string::npos, program.output().c_str());
    const auto summary = summaryOf(program.output());
    QVERIFY(summary["fragments_refused"] == 1);
    QVERIFY(summary["damaged_places"] == 1);
    QVERIFY(summary["damaged_bytes"].get<int>() > 44);
    QCOMPARE(linesStored(path), std::int64_t{10}); // nine of those that were left, and one
}

void TestListen::tellsTheServiceManager() {
    const auto path = m_folder.filePath("notify").toStdString();
    const link::UniqueDescriptor manager(::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0));
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::ranges::copy(path, address.sun_path);
    QCOMPARE(::bind(manager.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
    qputenv("NOTIFY_SOCKET", QByteArray::fromStdString(path));
    auto program = listen({"--no-store"});
    qunsetenv("NOTIFY_SOCKET");
    char text[64] = {};
    pollfd readable{manager.get(), POLLIN, 0};
    QCOMPARE(::poll(&readable, 1, 20'000), 1);
    QVERIFY(::read(manager.get(), text, sizeof text - 1) > 0);
    QCOMPARE(QByteArray(text), QByteArray("READY=1"));
    ::kill(program.processId(), SIGTERM);
    QVERIFY(program.waitForEnd(10s) == 0);
}

void TestListen::replaysACaptureToTheLinesOfTheBox() {
    auto console = listen({"--no-store", "--json"});
    auto replay = start(
        {"replay", ETHERDECK_TEST_DATA "/netconsole/uboot-noint.pcap", "--to", "127.0.0.1:6670", "--fast"});
    QVERIFY(replay.waitForEnd(30s) == 0);
    ::kill(console.processId(), SIGTERM);
    QVERIFY(console.waitForEnd(20s) == 0);
    std::vector<std::string> texts;
    for (const auto& row : rows(console.output()))
        if (row.contains("text"))
            texts.push_back(row["text"].get<std::string>());
    const std::vector<std::string> expected{"U-Boot 2026.10-rc2 (Nov 22 2026 - 13:34:59 +0000)",
                                            "",
                                            "arm-linux-gnueabi-gcc (Debian 12.2.0-14) 12.2.0",
                                            "GNU ld (GNU Binutils for Debian) 2.40",
                                            "Hit any key to stop autoboot: 0",
                                            "BOOTCMD RUNNING",
                                            "done",
                                            "=> "};
    QCOMPARE(texts, expected);
}

void TestListen::typesAScriptAtThePrompt() {
    auto uboot = openSocket(7000);
    auto program = start({"send", "127.0.0.1:7000", "echo hello", "--bind", "127.0.0.1", "--port", "6670"});
    // Nothing was received from the box, so it is asked for its prompt.
    const auto [asked, from] = next(*uboot);
    QCOMPARE(asked, std::string("\x03"));
    QCOMPARE(from.port, port);
    QVERIFY(uboot->send(m_console, asBytes("=> <INTERRUPT>\n=> ")));
    QCOMPARE(next(*uboot).first, std::string("echo hello\n"));
    QVERIFY(uboot->send(m_console, asBytes("echo hello\nhello\n=> ")));
    QVERIFY(program.waitForEnd(20s) == 0);
    QVERIFY2(program.output().find("=> echo hello\nhello\n") != std::string::npos, program.output().c_str());
}

void TestListen::stopsABoot() {
    auto uboot = openSocket(7000);
    auto program = start({"stop-boot", "127.0.0.1:7000", "--bind", "127.0.0.1", "--port", "6670"});
    QCOMPARE(next(*uboot).first, std::string("\x03"));
    QVERIFY(uboot->send(m_console, asBytes("U-Boot 2026.10\nHit any key to stop autoboot:  3 ")));
    QCOMPARE(next(*uboot).first, std::string("\x03"));
    QVERIFY(uboot->send(m_console, asBytes("\b\b\b 0 \n=> ")));
    QVERIFY(program.waitForEnd(20s) == 0);
    QVERIFY(program.output().find("Stopped: ") != std::string::npos);
}

void TestListen::saysWhenNobodyIsAtThePrompt() {
    auto program =
        start({"send", "127.0.0.1:7001", "reset", "--bind", "127.0.0.1", "--port", "6670", "--wait", "1"});
    QVERIFY(program.waitForEnd(20s) == 1);
    QVERIFY(program.output().find("shows no prompt") != std::string::npos);
}

NAMESPACE_TEST_MAIN(TestListen)
#include "tst_listen.moc"
