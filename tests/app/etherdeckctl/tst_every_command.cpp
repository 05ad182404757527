#include "app/lab/targets/profile.h"
#include "core/plans/json.h"
#include "core/store/boxes/store.h"
#include "core/store/console/store.h"
#include "tests/app/etherdeckctl/hostile_history.h"
#include "tests/core/plans/example_box.h"
#include "tests/core/store/events/example_events.h"
#include "tests/support/hostile_text.h"
#include "tests/support/registered_test.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QUdpSocket>

#include <map>

using namespace etherdeck;
using namespace etherdeck::tests;

/// Every command, found by way of --help: lost output is reported, and what is printed is harmless. The real
/// program, with targets from a link child of this test, a store, and a box on the console.
class TestEveryCommand : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void isTried_data();
    void isTried();
    void tellsThatItsHelpIsLost_data();
    void tellsThatItsHelpIsLost();
    void tellsThatItsVersionIsLost();
    void tellsThatItsOutputIsLost_data();
    void tellsThatItsOutputIsLost();
    void printsNoHarm_data();
    void printsNoHarm();
    void complainsWithoutHarm_data();
    void complainsWithoutHarm();
    void endsQuietlyWhenItsReaderLeaves();
    void doesNotPrintIntoAFileThatTookThePlace();

private:
    struct Outcome {
        int status = -1;
        QByteArray output;
        QByteArray problems;
    };
    /// Ends it with SIGTERM once it has printed, if `isEndless`.
    Outcome run(const QStringList& arguments, const QString& outputFile = {}, bool isEndless = false);
    void addWays();
    void addBoxWays();
    void addUbootWays(const std::function<void(const char*, const QStringList&)>& add) const;
    [[nodiscard]] QString hostileQueue(const QString& name) const;
    [[nodiscard]] QString path(const char* name) const { return m_folder.filePath(name); }

    QTemporaryDir m_folder;
    std::vector<std::string> m_commands; ///< "log show"
    QString m_target;
    QUdpSocket m_box;        ///< sends console text
    quint16 m_consolePort{}; ///< where the program listens
};

namespace {

const QString program = QStringLiteral(ETHERDECK_BIN_DIR "/etherdeckctl");
constexpr int longest = 30'000;

/// How a command is tried.
struct Way {
    QStringList arguments;
    bool isEndless = false; ///< runs until a signal arrives
    bool isSilent = false;  ///< it prints nothing on standard output
};
std::multimap<std::string, Way> ways;

QStringList wordsOf(const std::string& command) {
    return QString::fromStdString(command).split(' ', Qt::SkipEmptyParts);
}

/// The names under "Subcommands:" of a help text.
QStringList subcommandsIn(const QByteArray& help) {
    QStringList names;
    bool isList = false;
    for (const auto& line : QString::fromUtf8(help).split('\n')) {
        if (line.startsWith("Subcommands:"))
            isList = true;
        else if (line.trimmed().isEmpty())
            isList = false;
        else if (isList && line.startsWith("  ") && line[2] != ' ')
            names << line.trimmed().section(' ', 0, 0);
    }
    return names;
}

QByteArray hostileDatagram(std::size_t number) {
    return QByteArray::fromStdString(hostileTexts().at(number % hostileTexts().size())) + "\n=> ";
}

std::vector<std::string> leavesOf(const std::function<QByteArray(QStringList)>& helpOf,
                                  const std::string& command) {
    std::vector<std::string> leaves;
    for (const auto& name : subcommandsIn(helpOf(wordsOf(command))))
        for (auto& leaf : leavesOf(helpOf, command + (command.empty() ? "" : " ") + name.toStdString()))
            leaves.push_back(std::move(leaf));
    if (leaves.empty())
        leaves.push_back(command);
    return leaves;
}

} // namespace

void TestEveryCommand::initTestCase() {
    qputenv("ETHERDECK_LINK", ETHERDECK_HOSTILE_LINK);
    qputenv("XDG_STATE_HOME", path("state").toLocal8Bit());
    QVERIFY(m_box.bind(QHostAddress::LocalHost, 0));
    QUdpSocket free;
    QVERIFY(free.bind(QHostAddress::LocalHost, 0));
    m_consolePort = free.localPort();
    free.close();
    qputenv("SCRIPTED_NETCONSOLE_PORT", QByteArray::number(m_consolePort));
    m_target = QString::fromStdString(lab::makeProfile({}).plugs.front().targets.front().address.toString());
    makeHostileHistory(path("store").toStdString());
    QFile capture(path("capture"));
    QVERIFY(capture.open(QIODevice::WriteOnly));
    capture.write(R"({"t": 0, "dir": "rx", "hex": "55"})"
                  "\n");
    m_commands = leavesOf([this](QStringList words) { return run(words << "--help").output; }, {});
    addWays();
}

void TestEveryCommand::init() {
    while (m_box.hasPendingDatagrams())
        m_box.readDatagram(nullptr, 0);
    // To be removed, again.
    (void)must(store::BoxStore::open(path("store").toStdString())).put({{{}, "gone", "", "", ""}, {}});
}

void TestEveryCommand::addWays() {
    const QStringList wire{"-i", "san0"};
    const QStringList stored{"--store", path("store")};
    const QStringList heard{"--bind", "127.0.0.1", "--port", QString::number(m_consolePort)};
    const auto box = "127.0.0.1:" + QString::number(m_box.localPort());
    const auto add = [](const char* command, const QStringList& arguments, bool hasJson,
                        bool isEndless = false) {
        ways.insert({command, {arguments, isEndless}});
        if (hasJson)
            ways.insert({command, {arguments + QStringList{"--json"}, isEndless}});
    };
    ways.clear();
    add("interfaces", {}, true);
    add("discover", wire, true);
    add("watch", wire, true, true);
    add("show", wire + QStringList{m_target}, true);
    QFile printed(path("printenv"));
    if (printed.open(QIODevice::WriteOnly)) {
        QByteArray text("bootcmd=run it\npreboot=setenv stdin nc\n");
        for (const auto& hostile : hostileTexts())
            text += "ethaddr=" + QByteArray::fromStdString(hostile) +
                    "\nmtdparts=" + QByteArray::fromStdString(hostile) + '\n';
        printed.write(text.replace('\0', "")); // with a NUL it would be taken for what is in flash
    }
    add("uboot check", {path("printenv"), "--dhcp", "192.168.1.100-192.168.1.199"}, true);
    add("device find", wire + QStringList{"--json"}, false);
    add("device list", {}, true);
    add("device add", {"attic", "unix:/run/socket", "--json"}, false);
    add("device remove", {"nobody", "--json"}, false);
    add("device group", {"nobody", "attic", "--json"}, false);
    add("device export", {"-"}, true);
    add("device import", {path("no-such-file"), "--json"}, false);
    add("device install", {"nobody", "--json"}, false);
    add("device uninstall", {"nobody", "--json"}, false);
    add("config get", wire + QStringList{m_target}, true);
    add("config set", wire + QStringList{"--force", m_target, "mine"}, true);
    add("config clear", wire + QStringList{m_target}, true);
    for (const auto* command : {"log sources", "log boots", "log show", "log crashes", "log export"})
        add(command, stored, true);
    add("log search", stored + QStringList{"usb"}, true);
    add("log follow", stored, true, true);
    add("netconsole listen", heard + QStringList{"--no-store"}, true, true);
    add("netconsole listen", heard + QStringList{"--store", path("heard")}, false, true);
    add("netconsole send", heard + QStringList{"--wait", "1", box, "help"}, false);
    add("netconsole stop-boot", heard + QStringList{"--wait", "1", box}, false);
    addBoxWays();
    add("box list", stored, true);
    add("box show", stored + QStringList{"plug"}, true);
    add("box tie", stored + QStringList{"plug", "e7.3", "00:25:31:00:00:0a"}, true);
    add("box untie", stored + QStringList{"plug", "e7.4"}, true);
    add("box rename", stored + QStringList{"other", "other"}, true);
    add("box group", stored + QStringList{"plug", "home"}, true);
    add("box note", stored + QStringList{"plug", "in the attic"}, true);
    add("box remove", stored + QStringList{"gone"}, true);
    add("log recover", stored, false);
    ways.insert({"log upgrade", {stored, false, true}});
    ways.insert({"netconsole replay", {{"--to", box, path("capture")}, false, true}});
}

/// A queue of changes that somebody else wrote.
QString TestEveryCommand::hostileQueue(const QString& name) const {
    QJsonArray changes;
    int number = 0;
    for (const auto& text : hostileTexts())
        changes << QJsonObject{
            {"number", ++number},
            {"device", "exec:" SCRIPTED_AGENT " hostile-texts"},
            {"queued_at", 1'800'000'000},
            {"wish",
             QJsonObject{{"kind", "disk-lock"}, {"path", QString::fromStdString(text)}, {"locked", true}}}};
    const auto file = path(qPrintable(QString(name).replace(' ', '-')));
    QFile queue(file);
    if (queue.open(QIODevice::WriteOnly))
        queue.write(
            QJsonDocument(
                QJsonObject{{"format", "etherdeck-change-queue"}, {"version", 1}, {"changes", changes}})
                .toJson());
    return file;
}

/// The agent of these boxes puts hostile texts behind all that it tells.
void TestEveryCommand::addBoxWays() {
    const auto add = [](const char* command, const QStringList& arguments, bool isEndless = false) {
        const QStringList device{"-d", "exec:" SCRIPTED_AGENT " hostile-texts"};
        ways.insert({command, {arguments + device, isEndless}});
        if (!arguments.contains("--json")) // what is refused prints nothing without it
            ways.insert({command, {arguments + device + QStringList{"--json"}, isEndless}});
    };
    QFile saved(path("saved.json"));
    if (saved.open(QIODevice::WriteOnly))
        saved.write(R"({"format": "etherdeck-exports", "version": 1, "exports": [{"address": "e9.1",
                        "disk": "/dev/sdb", "interfaces": ["eth0"]}]})");
    for (const auto* command :
         {"interfaces", "status", "disks", "exports", "kmsg", "journal", "setup status"})
        add(command, {});
    add("kmsg", {"--fill", "1", "--store", path("store")});
    add("watch", {}, true);
    add("users", {"e7.3"});
    const QStringList disk{"--disk", "/dev/disk/by-id/usb-WD_Elements_57584-0:0", "-i", "eth0"};
    add("export create", QStringList{"e9.1", "--plan"} + disk);
    add("export create", QStringList{"e9.1", "--yes"} + disk);
    add("export change", {"e7.3", "--buffers", "64", "--plan"});
    for (const auto* command : {"export start", "export stop", "export restart", "export remove",
                                "export auto", "export noauto", "export adopt"})
        add(command, {"e7.3", "--plan"});
    for (const auto* command : {"export allow", "export deny"})
        add(command, {"e7.3", "02:00:00:00:00:01", "--plan"});
    add("export save", {"-"});
    add("export load", {path("saved.json"), "--plan"});
    add("import", {"--plan"});
    for (const auto* command : {"disk lock", "disk unlock"})
        add(command, {"/dev/disk/by-id/usb-WD_Elements_57584-0:0", "--plan"});
    add("disk create", {"/srv/new.img", "--size", "1G", "--plan"});
    add("interface mtu", {"eth1", "9000", "--yes"});
    add("interface vlan-add", {"eth1", "5", "--plan"});
    add("interface vlan-remove", {"eth1.5", "--plan"});
    add("change keep", {});
    for (const auto* command : {"change queue", "change drop", "change move", "change apply"})
        add(command, QStringList{"--queue-file", hostileQueue(command)} +
                         (command == QByteArrayView("change move")    ? QStringList{"1", "1"}
                          : command == QByteArrayView("change apply") ? QStringList{"--plan"}
                                                                      : QStringList()));
    add("hostname", {"other", "--plan"});
    for (const auto* command : {"reboot", "poweroff", "undo", "setup next"})
        add(command, {"--plan"});
    add("setup skip", {"stick"});
    addUbootWays([&add](const char* command, const QStringList& arguments) { add(command, arguments); });
}

void TestEveryCommand::addUbootWays(const std::function<void(const char*, const QStringList&)>& add) const {
    QFile backup(path("backup.json"));
    if (backup.open(QIODevice::WriteOnly))
        backup.write(QByteArray::fromStdString(plans::toJson(plans::exampleBackup()).dump()));
    add("uboot env list", {"--explain"});
    add("uboot env get", {"bootcmd"});
    add("uboot env set", {"bootdelay", "3", "--plan"});
    add("uboot env unset", {"bootdelay", "--plan"});
    add("uboot env diff", {path("printenv")});
    add("uboot env backup", {path("saved-backup.json")});
    add("uboot env restore", {path("backup.json"), "--plan"});
    add("netconsole status", {});
    add("netconsole enable", {"--to", "192.0.2.1", "--box-address", "192.0.2.2", "--plan", "--json"});
    add("netconsole enable", {"--kernel", "--to", "192.168.1.9", "--plan"});
    add("netconsole disable", {"--plan"});
    add("netconsole verify", {"--kernel", "--wait", "1", "--json"});
    add("uboot env check", {"--dhcp", "192.168.1.100-192.168.1.199"});
}

TestEveryCommand::Outcome TestEveryCommand::run(const QStringList& arguments, const QString& outputFile,
                                                bool isEndless) {
    QProcess process;
    if (!outputFile.isEmpty())
        process.setStandardOutputFile(outputFile);
    Outcome outcome;
    std::size_t number = 0;
    bool isTold = false;
    QTimer speak; // the box
    connect(&speak, &QTimer::timeout, this, [&] {
        m_box.writeDatagram(hostileDatagram(number++), QHostAddress::LocalHost, m_consolePort);
        if (isEndless && !isTold && number > 2 * hostileTexts().size() && outcome.output.count('\n') >= 5) {
            isTold = true; // a second signal would reach a program that is already ending
            process.terminate();
        }
    });
    connect(&process, &QProcess::readyReadStandardOutput, this,
            [&] { outcome.output += process.readAllStandardOutput(); });
    connect(&process, &QProcess::readyReadStandardError, this,
            [&] { outcome.problems += process.readAllStandardError(); });
    QEventLoop loop;
    connect(&process, &QProcess::finished, &loop, &QEventLoop::quit);
    connect(&process, &QProcess::errorOccurred, &loop, &QEventLoop::quit);
    QTimer::singleShot(longest, &loop, &QEventLoop::quit);
    process.start(program, arguments);
    speak.start(20);
    loop.exec();
    outcome.output += process.readAllStandardOutput();
    outcome.problems += process.readAllStandardError();
    const bool hasEnded =
        process.state() == QProcess::NotRunning && process.exitStatus() == QProcess::NormalExit;
    outcome.status = hasEnded ? process.exitCode() : -1;
    process.kill();
    process.waitForFinished();
    return outcome;
}

void TestEveryCommand::isTried_data() {
    QTest::addColumn<QString>("command");
    for (const auto& command : m_commands)
        QTest::newRow(command.c_str()) << QString::fromStdString(command);
}

void TestEveryCommand::isTried() {
    QFETCH(QString, command);
    QVERIFY2(ways.contains(command.toStdString()), "addWays() does not say yet how this command is tried");
    QVERIFY(m_commands.size() > 10);
}

void TestEveryCommand::tellsThatItsHelpIsLost_data() { isTried_data(); }

void TestEveryCommand::tellsThatItsHelpIsLost() {
    QFETCH(QString, command);
    const auto outcome = run(wordsOf(command.toStdString()) << "--help", "/dev/full");
    QCOMPARE(outcome.status, 1);
    QVERIFY(outcome.problems.contains("No space left on device"));
}

void TestEveryCommand::tellsThatItsVersionIsLost() { QCOMPARE(run({"--version"}, "/dev/full").status, 1); }

void TestEveryCommand::tellsThatItsOutputIsLost_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<bool>("isEndless");
    QTest::addColumn<bool>("isSilent");
    for (const auto& [command, way] : ways)
        QTest::addRow("%s %s", command.c_str(), qPrintable(way.arguments.join(' ')))
            << wordsOf(command) + way.arguments << way.isEndless << way.isSilent;
}

void TestEveryCommand::tellsThatItsOutputIsLost() {
    QFETCH(QStringList, arguments);
    QFETCH(bool, isEndless);
    QFETCH(bool, isSilent);
    const bool stores = arguments.contains(path("heard"));
    if (stores) // it must go on
        arguments << "--for"
                  << "3";
    const auto outcome = run(arguments, "/dev/full", isEndless);
    if (isSilent) {
        QCOMPARE(outcome.status, 0);
        return;
    }
    QVERIFY2(
        outcome.problems.contains("standard output could not be written completely: No space left on device"),
        outcome.problems);
    QCOMPARE(outcome.status, 1);
    if (!stores)
        return;
    QVERIFY2(outcome.problems.contains("Lines are still stored"), outcome.problems);
    const auto store = must(store::ConsoleStore::open(path("heard").toStdString()));
    QVERIFY(must(store.lastLine()) > 5);
}

void TestEveryCommand::printsNoHarm_data() { tellsThatItsOutputIsLost_data(); }

void TestEveryCommand::printsNoHarm() {
    QFETCH(QStringList, arguments);
    QFETCH(bool, isEndless);
    QFETCH(bool, isSilent);
    const auto outcome = run(arguments, {}, isEndless);
    QVERIFY(outcome.status >= 0);
    QVERIFY2(isSilent || !outcome.output.isEmpty(), outcome.problems);
    QCOMPARE(harmIn(outcome.output).value_or(QString()), QString());
    QCOMPARE(harmIn(outcome.problems).value_or(QString()), QString());
    if (!arguments.contains("--json"))
        return;
    auto lines = outcome.output.startsWith('[') || outcome.output.startsWith("{\n")
                     ? QByteArrayList{outcome.output}
                     : outcome.output.split('\n');
    for (const auto& line : lines)
        QVERIFY2(line.isEmpty() || !QJsonDocument::fromJson(line).isNull(), line);
}

void TestEveryCommand::complainsWithoutHarm_data() {
    QTest::addColumn<QStringList>("arguments");
    for (const auto& text : hostileTexts()) {
        const auto hostile = QString::fromUtf8(text.c_str()); // as far as the first NUL
        const auto row = [&hostile](const char* what, const QStringList& arguments) {
            QTest::addRow("%s: %s", what, hostile.toUtf8().toHex().constData()) << arguments;
        };
        row("command", {hostile});
        row("option", {"discover", "--" + hostile});
        row("address", {"show", hostile});
        row("interface", {"discover", "-i", hostile});
        row("number", {"discover", "--window", hostile});
        row("source", {"log", "show", "--store", path("store"), "--source", hostile});
        row("store", {"log", "show", "--store", hostile});
        row("time", {"log", "show", "--since", hostile});
        row("level", {"log", "show", "--level", hostile});
        row("expression", {"log", "search", "--store", path("store"), "-E", hostile + "("});
        row("host", {"netconsole", "send", hostile, "x"});
        row("capture", {"netconsole", "replay", hostile});
        row("bind", {"netconsole", "listen", "--no-store", "--bind", hostile});
        row("log server", {"netconsole", "listen", "--no-store", "--forward", hostile});
        row("device", {"-d", hostile, "disks"});
        row("program", {"-d", "exec:/no/such/" + QString(hostile).remove('\'').remove('"'), "disks"});
        row("export", {"-d", "plug", "export", "start", hostile});
        row("refusal", {"-d", "exec:" SCRIPTED_AGENT " hostile-refusals", "disks"});
        row("box", {"box", "show", "--store", path("store"), "x" + hostile});
        row("thing", {"box", "tie", "--store", path("store"), "plug", "x" + hostile});
        row("owner", {"config", "set", "-i", "san0", m_target, "x" + hostile});
    }
}

void TestEveryCommand::complainsWithoutHarm() {
    QFETCH(QStringList, arguments);
    const auto outcome = run(arguments);
    QVERIFY(outcome.status > 0);
    QVERIFY(!outcome.problems.isEmpty());
    QCOMPARE(harmIn(outcome.problems).value_or(QString()), QString());
    QVERIFY(outcome.output.isEmpty());
}

void TestEveryCommand::endsQuietlyWhenItsReaderLeaves() {
    QProcess shell;
    shell.start("bash", {"-c", R"("$@" | head -n 1; echo "${PIPESTATUS[0]}")", "bash", program, "log",
                         "export", "--store", path("store")});
    QVERIFY(shell.waitForFinished(longest));
    QVERIFY(shell.readAllStandardOutput().endsWith("\n0\n"));
    QCOMPARE(shell.readAllStandardError(), "");
}

/// With standard output closed, the next file that is opened would be standard output.
void TestEveryCommand::doesNotPrintIntoAFileThatTookThePlace() {
    QProcess shell;
    shell.start("bash",
                {"-c", R"("$@" >&-; echo $?)", "bash", program, "log", "boots", "--store", path("store")});
    QVERIFY(shell.waitForFinished(longest));
    QCOMPARE(shell.readAllStandardOutput(), "1\n");
    QVERIFY(shell.readAllStandardError().contains("Bad file descriptor"));
    must(store::ConsoleStore::open(path("store").toStdString()));
}

QTEST_GUILESS_MAIN(TestEveryCommand)
#include "tst_every_command.moc"
