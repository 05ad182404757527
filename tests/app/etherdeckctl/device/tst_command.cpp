#include "core/store/console/store.h"
#include "tests/core/store/console/console_events.h"
#include "tests/support/registered_test.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

/// The commands for a box: the real program, with an agent of this test that has the real planner.
class TestCommand : public QObject {
    Q_OBJECT

private slots:
    void init();
    void listsAsArrays_data();
    void listsAsArrays();
    void printsTables_data();
    void printsTables();
    void takesTheDeviceFromTheEnvironment();
    void plansWithoutChanging();
    void needsAConfirmation();
    void isConfirmedByClickOrText();
    void asksAtATerminal_data();
    void asksAtATerminal();
    void refusesBeforeItConnects_data();
    void refusesBeforeItConnects();
    void passesOnRefusals();
    void tellsWrongUsage_data();
    void tellsWrongUsage();
    void saysWhyThereIsNoAgent_data();
    void saysWhyThereIsNoAgent();
    void savesAndLoadsExports();
    void refusesFilesThatAreNotSaved();
    void cancelsWhenInterrupted();
    void fillsGapsOnce();
    void saysWhyNothingIsFilled_data();
    void saysWhyNothingIsFilled();

private:
    struct Outcome {
        int status = -1;
        QByteArray output;
        QByteArray problems;

        [[nodiscard]] QJsonDocument json() const { return QJsonDocument::fromJson(output); }
        [[nodiscard]] QString code() const { return json()["error"]["code"].toString(); }
    };
    Outcome run(const QStringList& arguments, const QString& device = agent("box"));
    static QString agent(const QString& manner) { return "exec:" SCRIPTED_AGENT " " + manner; }
    void makeHistory(const std::vector<etherdeck::netconsole::Event>& events) const;
    [[nodiscard]] QStringList fill(const QString& source) const {
        return {"kmsg", "--fill", source, "--store", path("history")};
    }
    [[nodiscard]] QString path(const char* name) const { return m_folder.filePath(name); }

    QTemporaryDir m_folder;
};

namespace {

const QString ctl = QStringLiteral(ETHERDECK_BIN_DIR "/etherdeckctl");
const QStringList createExport{
    "export", "create", "e9.1", "--disk", "/dev/disk/by-id/usb-WD_Elements_57584-0:0", "--interface", "eth0"};
constexpr int longestRun = 60'000;

/// Records 100 and 102 of the agent's log; 101 did not arrive.
std::vector<etherdeck::netconsole::Event> recordsOfTheBox(std::uint32_t boot = 1) {
    using namespace etherdeck;
    const auto record = [boot](std::uint64_t number) {
        auto line = tests::kernelLine("usb 1-1: message " + std::to_string(number), 100 + number,
                                      netconsole::Level::Error, boot);
        line.kernelTime = std::chrono::microseconds(1'500'000 * (number + 1));
        return line;
    };
    const auto first = record(0);
    return {first, netconsole::Gap{first.source, first.boot, 101, 101, tests::consoleStart}, record(2)};
}

} // namespace

void TestCommand::init() {
    qunsetenv("ETHERDECK_DEVICE");
    QVERIFY(m_folder.isValid());
}

TestCommand::Outcome TestCommand::run(const QStringList& arguments, const QString& device) {
    QProcess process;
    process.setStandardInputFile(QProcess::nullDevice());
    process.start(ctl, (device.isEmpty() ? QStringList() : QStringList{"-d", device}) + arguments);
    if (!process.waitForFinished(longestRun))
        return {};
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            process.readAllStandardOutput(), process.readAllStandardError()};
}

void TestCommand::listsAsArrays_data() {
    QTest::addColumn<QStringList>("command");
    QTest::addColumn<QStringList>("members");
    QTest::newRow("disks") << QStringList{"disks"}
                           << QStringList{"path",      "kind",         "bytes",  "model",
                                          "serial",    "stable_names", "in_use", "used_by",
                                          "read_only", "locked",       "smart",  "identity"};
    QTest::newRow("exports") << QStringList{"exports"}
                             << QStringList{"address", "disk",      "interfaces",   "state",
                                            "reason",  "auto",      "read_only",    "buffers",
                                            "offset",  "length",    "allowed_macs", "priority",
                                            "pid",     "processes", "managed",      "file"};
    QTest::newRow("interfaces") << QStringList{"interfaces"}
                                << QStringList{"name",    "mac",       "mtu",      "min_mtu",
                                               "max_mtu", "up",        "carrier",  "speed",
                                               "duplex",  "addresses", "counters", "warnings"};
    QTest::newRow("journal") << QStringList{"journal"}
                             << QStringList{"entry",  "time",     "who",      "title",
                                            "result", "can_undo", "undone_by"};
}

void TestCommand::listsAsArrays() {
    QFETCH(QStringList, command);
    QFETCH(QStringList, members);
    const auto outcome = run(command + QStringList{"--json"});
    QVERIFY2(outcome.status == 0, outcome.problems + outcome.output);
    QVERIFY(outcome.json().isArray() && !outcome.json().array().isEmpty());
    const auto first = outcome.json().array().first().toObject();
    for (const auto& member : members)
        QVERIFY2(first.contains(member), qPrintable(member));
}

void TestCommand::printsTables_data() {
    QTest::addColumn<QStringList>("command");
    QTest::addColumn<QByteArrayList>("texts");
    QTest::newRow("status") << QStringList{"status"}
                            << QByteArrayList{"plug\n",  "Pogoplug E02",        "1 day 02:03:04",
                                              "41.5 °C", "The clock is wrong.", "Reverts in 42 s"};
    QTest::newRow("disks") << QStringList{"disks"}
                           << QByteArrayList{"DISK", "/dev/sdb", "1.0 TB", "the running system"};
    QTest::newRow("exports") << QStringList{"exports"}
                             << QByteArrayList{"e7.3", "running", "/srv/disk.img", "all"};
    QTest::newRow("interfaces") << QStringList{"interfaces"}
                                << QByteArrayList{"eth0", "1000 Mb/s", "00:25:31:00:00:01"};
    QTest::newRow("users") << QStringList{"users", "e7.3"} << QByteArrayList{"02:00:00:00:00:07", "12"};
    QTest::newRow("kmsg") << QStringList{"kmsg"}
                          << QByteArrayList{"[    1.500000] err     usb 1-1: message 0\n"};
    QTest::newRow("journal") << QStringList{"journal"} << QByteArrayList{"eva@desk", "can be undone"};
    QTest::newRow("keep") << QStringList{"change", "keep"} << QByteArrayList{"Kept: MTU of eth0\n"};
    QTest::newRow("save") << QStringList{"export", "save", "-"}
                          << QByteArrayList{"etherdeck-exports", "e7.3"};
}

void TestCommand::printsTables() {
    QFETCH(QStringList, command);
    QFETCH(QByteArrayList, texts);
    const auto outcome = run(command);
    QVERIFY2(outcome.status == 0, outcome.problems);
    for (const auto& text : texts)
        QVERIFY2(outcome.output.contains(text), outcome.output);
}

void TestCommand::takesTheDeviceFromTheEnvironment() {
    qputenv("ETHERDECK_DEVICE", agent("box").toLocal8Bit());
    QVERIFY(run({"disks"}, {}).output.contains("/dev/sdb"));
    QVERIFY(run({"interfaces"}, {}).output.contains("00:25:31:00:00:01"));
    QCOMPARE(run({"disks"}, agent("says 127 x")).status, 1); // the option is stronger
    QVERIFY(run({"disks", "-d", agent("box")}, {}).output.contains("/dev/sdb"));
    qputenv("ETHERDECK_DEVICE", "-oProxyCommand=x");
    QCOMPARE(run({"disks"}, {}).status, 2);
}

void TestCommand::plansWithoutChanging() {
    const auto plan = run(createExport + QStringList{"--plan", "--json"});
    QVERIFY2(plan.status == 0, plan.problems + plan.output);
    const auto json = plan.json().object();
    for (const auto* member : {"id", "title", "steps", "warnings", "level", "confirm", "fingerprint"})
        QVERIFY2(json.contains(member), member);
    QCOMPARE(json["level"].toString(), "click");
    const auto steps = json["steps"].toArray();
    QVERIFY(steps.size() >= 2);
    for (const auto& step : steps)
        QVERIFY(step.toObject().contains("argv") != step.toObject().contains("diff"));

    const auto text = run(createExport + QStringList{"--plan"});
    QVERIFY(text.output.contains("  1. "));
    QVERIFY(text.output.contains("+"));
    QVERIFY(text.output.contains("vblade"));
    QVERIFY(text.output.endsWith("Needs --yes.\n"));
}

void TestCommand::needsAConfirmation() {
    const auto refused = run(createExport + QStringList{"--json"});
    QCOMPARE(refused.status, 1);
    QCOMPARE(refused.code(), "confirmation-needed");
    QCOMPARE(refused.json()["error"]["data"]["level"].toString(), "click");
    QVERIFY(run(createExport).problems.contains("--yes"));

    const auto typed = run({"export", "stop", "e7.3", "--yes", "--json"}); // --yes is not enough
    QCOMPARE(typed.status, 1);
    QCOMPARE(typed.code(), "confirmation-needed");
    QVERIFY(!typed.json()["error"]["data"]["confirm"].toArray().isEmpty());
    QCOMPARE(run({"export", "stop", "e7.3", "--confirm", "something else", "--json"}).code(),
             "confirmation-needed");
}

void TestCommand::isConfirmedByClickOrText() {
    const auto created = run(createExport + QStringList{"--yes"});
    QVERIFY2(created.status == 0, created.problems);
    QVERIFY(created.output.contains(". Entry 8 of the journal.\nVerified: process: ok\n"));
    QCOMPARE(run(createExport + QStringList{"--yes", "--json"}).json()["entry"].toInt(), 8);

    const auto plan = run({"export", "stop", "e7.3", "--plan", "--json"}).json();
    QCOMPARE(plan["level"].toString(), "type");
    QStringList confirm;
    for (const auto& text : plan["confirm"].toArray())
        confirm << "--confirm" << text.toString();
    QCOMPARE(run(QStringList{"export", "stop", "e7.3"} + confirm).status, 0);

    const auto mtu = run({"interface", "mtu", "eth1", "9000", "--yes"});
    QVERIFY2(mtu.status == 0, mtu.problems);
    QVERIFY(mtu.output.contains("Reverts in 60 s"));
    QVERIFY(mtu.output.contains("change keep"));
}

void TestCommand::asksAtATerminal_data() {
    QTest::addColumn<QStringList>("command");
    QTest::addColumn<QByteArray>("typed");
    QTest::addColumn<QByteArray>("printed");
    QTest::newRow("yes") << createExport << QByteArray("y\n") << QByteArray("Done: ");
    QTest::newRow("no") << createExport << QByteArray("n\n") << QByteArray("Nothing was changed.");
    QTest::newRow("nothing") << createExport << QByteArray("\n") << QByteArray("Nothing was changed.");
    QTest::newRow("text") << QStringList{"export", "stop", "e7.3"} << QByteArray("e7.3\n")
                          << QByteArray("Done: ");
    QTest::newRow("another text") << QStringList{"export", "stop", "e7.3"} << QByteArray("y\n")
                                  << QByteArray("Nothing was changed.");
}

/// script(1) gives it a terminal.
void TestCommand::asksAtATerminal() {
    QFETCH(QStringList, command);
    QFETCH(QByteArray, typed);
    QFETCH(QByteArray, printed);
    QStringList words;
    for (const auto& word : QStringList{ctl, "-d", agent("box")} + command)
        words << '\'' + word + '\'';
    QProcess process;
    process.start("script", {"-qec", words.join(' '), "/dev/null"});
    QByteArray output;
    QTRY_VERIFY_WITH_TIMEOUT((output += process.readAllStandardOutput()).contains("apply this: ") ||
                                 output.contains("[y/N] "),
                             longestRun);
    process.write(typed);
    QVERIFY(process.waitForFinished(longestRun));
    output += process.readAllStandardOutput();
    QVERIFY2(output.contains(printed), output);
    QCOMPARE(process.exitCode(), printed.startsWith("Done") ? 0 : 1);
}

void TestCommand::refusesBeforeItConnects_data() {
    QTest::addColumn<QStringList>("command");
    QTest::addColumn<QString>("code");
    QTest::newRow("shelf") << QStringList{"export", "create", "e70000.1", "--disk", "/dev/sdb", "-i", "eth0"}
                           << "bad-address";
    QTest::newRow("users") << QStringList{"users", "e1.999"} << "bad-address";
    QTest::newRow("start") << QStringList{"export", "start", "disk"} << "bad-address";
    QTest::newRow("MAC") << QStringList{"export", "allow", "e7.3", "02:00"} << "bad-mac";
    QTest::newRow("path") << QStringList{"disk", "lock", "sdb"} << "bad-path";
    QTest::newRow("size") << QStringList{"disk", "create", "/srv/x", "--size", "10X"} << "bad-value";
    QTest::newRow("interface") << QStringList{"interface", "mtu", "a/b", "9000"} << "bad-name";
    QTest::newRow("file") << QStringList{"export", "load", "/no/such/file"} << "bad-value";
}

void TestCommand::refusesBeforeItConnects() {
    QFETCH(QStringList, command);
    QFETCH(QString, code);
    const auto refused = run(command + QStringList{"--json"}, agent("says 9 connected"));
    QCOMPARE(refused.status, 1);
    QCOMPARE(refused.code(), code);
    const auto text = run(command, agent("says 9 connected"));
    QCOMPARE(text.status, 1);
    QVERIFY(text.output.isEmpty() && text.problems.startsWith("etherdeckctl: ") &&
            !text.problems.contains("connected"));
}

void TestCommand::passesOnRefusals() {
    const auto refused = run({"export", "start", "e1.1", "--yes", "--json"});
    QCOMPARE(refused.status, 1);
    QCOMPARE(refused.code(), "no-such-export");
    QCOMPARE(refused.json()["error"]["data"]["address"].toString(), "e1.1");
    QVERIFY(!refused.json()["error"]["message"].toString().isEmpty());
    QCOMPARE(run({"disks", "--json"}, agent("old")).code(), "agent-lacks");
    QVERIFY(run({"disks"}, agent("old")).problems.contains("0.1.0) does not offer 'disks'"));
    QCOMPARE(run({"disks", "--json"}, agent("invent")).code(), "not-an-agent");
    QCOMPARE(run({"disks", "--json"}, agent("garble")).code(), "not-an-agent");
}

void TestCommand::tellsWrongUsage_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("said");
    const auto row = [](const char* what, const QStringList& arguments, const QByteArray& said) {
        QTest::newRow(what) << arguments << said;
    };
    row("no device", {"disks"}, "which box? -d DEVICE or $ETHERDECK_DEVICE");
    row("an option as device", {"--device=-oProxyCommand=x", "disks"},
        "is not a device (a host does not begin with -)");
    row("mistyped", {"-d", "plug", "export", "crate", "e7.3"},
        "unknown command 'crate': did you mean 'create'?");
    row("no disk", {"-d", "plug", "export", "create", "e7.3", "-i", "eth0"}, "--disk");
    row("nothing to change", {"-d", "plug", "export", "change", "e7.3"}, "no option says what to change");
    row("both", {"-d", "plug", "export", "change", "e7.3", "--auto", "--no-auto"}, "excludes");
    row("priority", {"-d", "plug", "export", "change", "e7.3", "--priority", "idel"}, "did you mean 'idle'?");
    row("seconds", {"-d", "plug", "users", "e7.3", "--seconds", "61"}, "is not a number from 1 to 60");
    row("MTU in words", {"-d", "plug", "interface", "mtu", "eth0", "jumbo"}, "is not a number");
    row("not of a box", {"-d", "plug", "discover"}, "'discover' is not a command for a box");
    row("here and there", {"-d", "plug", "watch", "-i", "eth0"}, "not together with options for interfaces");
}

void TestCommand::tellsWrongUsage() {
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, said);
    const auto outcome = run(arguments, {});
    QCOMPARE(outcome.status, 2);
    QVERIFY2(outcome.problems.contains(said), outcome.problems);
    QVERIFY(outcome.output.isEmpty());
}

void TestCommand::saysWhyThereIsNoAgent_data() {
    QTest::addColumn<QString>("device");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QByteArray>("said");
    QTest::newRow("socket") << "unix:/no/such/socket"
                            << "no-agent" << QByteArray("No such file or directory");
    QTest::newRow("program") << "exec:/no/such/program"
                             << "program-missing" << QByteArray("cannot be run");
    QTest::newRow("ends") << agent("says 3 'no \033[1mdaemon'") << "connection-lost"
                          << QByteArray("    no \\x1b[1mdaemon\n");
    QTest::newRow("noise") << agent("noise") << "not-an-agent" << QByteArray("noise without end");
    QTest::newRow("later") << agent(R"(hello '{"jsonrpc":"2.0","id":0,"result":{"protocol":2}}')")
                           << "client-older" << QByteArray("etherdeckctl is older");
    QTest::newRow("earlier") << agent(R"(hello '{"jsonrpc":"2.0","id":0,"result":{"protocol":0}}')")
                             << "agent-older" << QByteArray("is older than etherdeckctl");
}

void TestCommand::saysWhyThereIsNoAgent() {
    QFETCH(QString, device);
    QFETCH(QString, code);
    QFETCH(QByteArray, said);
    const auto json = run({"disks", "--json"}, device);
    QCOMPARE(json.status, 1);
    QCOMPARE(json.code(), code);
    const auto text = run({"disks"}, device);
    QCOMPARE(text.status, 1);
    QVERIFY2(text.problems.contains(said), text.problems);
    QVERIFY(!text.problems.contains('\033') && !json.output.contains('\033'));
}

void TestCommand::savesAndLoadsExports() {
    const auto file = path("exports.json");
    const auto saved = run({"export", "save", file});
    QVERIFY2(saved.status == 0, saved.problems);
    QVERIFY(saved.output.startsWith("Saved 1 export to "));
    QFile read(file);
    QVERIFY(read.open(QIODevice::ReadOnly));
    const auto json = QJsonDocument::fromJson(read.readAll());
    QCOMPARE(json["exports"][0]["address"].toString(), "e7.3");
    QVERIFY(!QFile::exists(file + ".new"));
    QCOMPARE(run({"export", "load", file, "--yes", "--json"}).code(), "nothing-to-do");
    QFile other(path("other.json"));
    QVERIFY(other.open(QIODevice::WriteOnly));
    other.write(
        R"({"format": "etherdeck-exports", "version": 1, "exports": [{"address": "e9.1", "interfaces": ["eth0"],
                    "disk": "/dev/disk/by-id/usb-WD_Elements_57584-0:0"}]})");
    other.close();
    QCOMPARE(run({"export", "load", other.fileName(), "e9.1", "--yes", "--json"}).json()["entry"].toInt(), 8);
    QCOMPARE(run({"export", "load", file, "e70000.1", "--json"}).code(), "bad-address");
    QCOMPARE(run({"export", "save", "/no/such/folder/x", "--json"}).code(), "bad-value");
}

void TestCommand::refusesFilesThatAreNotSaved() {
    const auto file = path("other.json");
    for (const QByteArray& content :
         {QByteArray(), QByteArray("no JSON"), QByteArray("[]"), QByteArray(R"({"exports":[]})"),
          QByteArray(R"({"format":"etherdeck-exports","version":2,"exports":[]})"),
          QByteArray(R"({"format":"etherdeck-exports","version":1,"exports":[{"address":"e1"}]})"),
          QByteArray(300'000, ' '), QByteArray(100'000, '[')}) {
        QFile written(file);
        QVERIFY(written.open(QIODevice::WriteOnly));
        written.write(content);
        written.close();
        QCOMPARE(run({"export", "load", file, "--yes", "--json"}).code(), "bad-value");
    }
}

void TestCommand::cancelsWhenInterrupted() {
    const auto called = path("called");
    qputenv("SCRIPTED_AGENT_CALLED", called.toLocal8Bit());
    QProcess process;
    process.start(ctl, {"-d", agent("mute"), "disks", "--json"});
    qunsetenv("SCRIPTED_AGENT_CALLED");
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(called), longestRun);
    QCOMPARE(::kill(static_cast<pid_t>(process.processId()), SIGINT), 0);
    QVERIFY(process.waitForFinished(longestRun));
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 1);
    const auto error = QJsonDocument::fromJson(process.readAllStandardOutput())["error"];
    QCOMPARE(error["code"].toString(), "cancelled");
    QCOMPARE(error["message"].toString(), "Cancelled."); // as the agent said it
}

void TestCommand::makeHistory(const std::vector<etherdeck::netconsole::Event>& events) const {
    using namespace etherdeck;
    QFile::remove(path("history"));
    auto store = tests::must(store::ConsoleStore::open(path("history").toStdString()));
    tests::must(store.append(events, std::vector{tests::sourceInfo(1, 5, "plug")}));
}

void TestCommand::fillsGapsOnce() {
    makeHistory(recordsOfTheBox());
    const auto filled = run(fill("plug") + QStringList{"--json"});
    QVERIFY2(filled.status == 0, filled.problems + filled.output);
    QCOMPARE(filled.json().object(),
             (QJsonObject{{"gaps", 1}, {"filled", 1}, {"remaining", 0}, {"records", 1}, {"crashes", 0}}));
    const auto again = run(fill("192.168.1.5") + QStringList{"--json"});
    QCOMPARE(again.json().object(),
             (QJsonObject{{"gaps", 0}, {"filled", 0}, {"remaining", 0}, {"records", 0}, {"crashes", 0}}));
    QVERIFY(run(fill("1")).output.startsWith("There are no gaps"));
    const auto shown = run({"log", "show", "--store", path("history")}, {});
    const auto rows = shown.output.trimmed().split('\n');
    QCOMPARE(rows.size(), 3);
    QVERIFY2(rows[1].contains("warn+   usb 1-1: message 1"), shown.output);
    const auto lines = run({"log", "show", "--json", "--store", path("history")}, {}).output.split('\n');
    QCOMPARE(QJsonDocument::fromJson(lines[1])["from_box_log"], QJsonValue(true));
    QCOMPARE(QJsonDocument::fromJson(lines[2])["from_box_log"], QJsonValue(false));
}

void TestCommand::saysWhyNothingIsFilled_data() {
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("manner");
    QTest::addColumn<QString>("code");
    QTest::newRow("no such source") << "attic"
                                    << "box"
                                    << "no-such-source";
    QTest::newRow("no name") << ""
                             << "box"
                             << "no-such-source";
    QTest::newRow("several boots") << "plug"
                                   << "box"
                                   << "several-boots";
    QTest::newRow("an agent without the log") << "plug"
                                              << "old"
                                              << "agent-lacks";
}

void TestCommand::saysWhyNothingIsFilled() {
    QFETCH(QString, source);
    QFETCH(QString, manner);
    QFETCH(QString, code);
    auto events = recordsOfTheBox();
    events.emplace_back(etherdeck::netconsole::BootStarted{
        etherdeck::netconsole::SourceId{1}, etherdeck::netconsole::BootNumber{2},
        etherdeck::netconsole::BootCause::Banner, etherdeck::tests::consoleStart});
    for (auto& event : recordsOfTheBox(2))
        events.push_back(std::move(event));
    makeHistory(events);
    const auto outcome = run(fill(source) + QStringList{"--json"}, agent(manner));
    QCOMPARE(outcome.status, 1);
    QVERIFY2(outcome.code() == code, outcome.output);
    QFile::remove(path("history"));
    QCOMPARE(run(fill(source) + QStringList{"--json"}).code(), QString("no-history"));
    QCOMPARE(run({"kmsg", "--store", path("history")}).status, 2);
}

QTEST_GUILESS_MAIN(TestCommand)
#include "tst_command.moc"
