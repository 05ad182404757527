#include "tests/support/registered_test.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QUuid>

#include <csignal>
#include <grp.h>
#include <unistd.h>

namespace {

constexpr uid_t nobody = 65534;
constexpr int runTimeout = 60'000; // ms

enum class As { Self, OrdinaryUser };

struct Outcome {
    int status = -1;
    QByteArray output;
    QByteArray errors;

    [[nodiscard]] QList<QByteArray> lines() const {
        auto lines = output.trimmed().split('\n');
        lines.removeAll(QByteArray());
        return lines;
    }
};

/// Remaining processes of a lab: those with its mark in their environment.
QStringList processesWith(const QByteArray& mark) {
    QStringList found;
    const auto folders = QDir("/proc").entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const auto& folder : folders) {
        QFile environment("/proc/" + folder + "/environ");
        if (environment.open(QIODevice::ReadOnly) && environment.readAll().contains(mark))
            found << folder;
    }
    return found;
}

QByteArray contents(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QStringList namesIn(const QString& folder) {
    return QDir(folder).entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
}

} // namespace

class TestLab : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();

    void passesOnTheExitStatus_data() { users(); }
    void passesOnTheExitStatus();
    void complainsAboutAMissingCommand();
    void refusesWrongUsage_data();
    void refusesWrongUsage();
    void givesCommandTheInterface_data() { users(); }
    void givesCommandTheInterface();
    void keepsWhoCommandIs_data() { users(); }
    void keepsWhoCommandIs();
    void sevenOfEightAnswer_data() { users(); }
    void sevenOfEightAnswer();
    void describesItself();
    void keepsSilentWhenAsked();
    void twoAnswerAsOneInAConflict();
    void rackOfTenThousandAnswers_data() { users(); }
    void rackOfTenThousandAnswers();
    void commandCanKillAndStartVblades_data() { users(); }
    void commandCanKillAndStartVblades();

    void handsSignalsToCommand_data();
    void handsSignalsToCommand();
    void leavesNothingBehind_data();
    void leavesNothingBehind();
    void waitsWithoutCommandAndCanBeEntered_data() { users(); }
    void waitsWithoutCommandAndCanBeEntered();
    void givesAShellJobControl();
    void leavesKeysToTheTerminal();
    void namesThePackageOfAMissingProgram();

    void simulatesWhereNamespacesAreForbidden_data();
    void simulatesWhereNamespacesAreForbidden();

private:
    static void users() {
        QTest::addColumn<int>("as");
        if (::geteuid() == 0)
            QTest::newRow("root") << static_cast<int>(As::Self);
        QTest::newRow("ordinary user") << static_cast<int>(::geteuid() == 0 ? As::OrdinaryUser : As::Self);
    }
    [[nodiscard]] QString program(const QString& name) const { return m_folder.filePath(name); }
    void prepare(QProcess& process, As as) const;
    [[nodiscard]] Outcome run(const QStringList& arguments, As as = As::Self) const {
        return run(program("etherdeck-lab"), arguments, as);
    }
    [[nodiscard]] Outcome run(const QString& path, const QStringList& arguments, As as) const;
    /// True when no process of the current test's labs is left, after a short wait.
    [[nodiscard]] bool nothingRuns() const {
        return QTest::qWaitFor([this] { return processesWith(m_mark).isEmpty(); }, 5000);
    }
    /// Says so where a kernel forbids ordinary users what the lab needs.
    [[nodiscard]] bool namespacesAllowed(As as) const {
        return run({"--", "sh", "-c", "grep -q '\"simulated\": false' \"$ETHERDECK_LAB\""}, as).status == 0;
    }

    QTemporaryDir m_folder; ///< programs, where every user can reach them
    QByteArray m_mark;
    QByteArray m_mounts;
    QStringList m_temporary;
};

#define REQUIRE_NAMESPACES(as)                                                                               \
    if (!namespacesAllowed(as))                                                                              \
    QSKIP("this system does not let this user make network namespaces")

void TestLab::initTestCase() {
    QVERIFY(m_folder.isValid());
    QVERIFY(QFile::setPermissions(m_folder.path(), QFile::Permissions(0x7055)));
    const QStringList sources{ETHERDECK_BIN_DIR "/etherdeck-lab", ETHERDECK_BIN_DIR "/etherdeck-lab-link",
                              ETHERDECK_BIN_DIR "/etherdeck-agent", ETHERDECK_SURVEY};
    for (const auto& source : sources) {
        const auto copy = program(QFileInfo(source).fileName());
        QVERIFY2(QFile::copy(source, copy), qPrintable(source));
        QVERIFY(QFile::setPermissions(copy, QFile::Permissions(0x7055)));
    }
}

void TestLab::init() {
    m_mark = "ETHERDECK_TEST_MARK=" + QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
    m_mounts = contents("/proc/self/mountinfo");
    m_temporary = namesIn("/tmp");
}

void TestLab::cleanup() {
    const bool clean = nothingRuns();
    for (const auto& left : processesWith(m_mark))
        ::kill(left.toInt(), SIGKILL);
    QVERIFY2(clean, "processes of the lab are left");
}

void TestLab::prepare(QProcess& process, As as) const {
    auto environment = QProcessEnvironment::systemEnvironment();
    const auto mark = m_mark.split('=');
    environment.insert(mark[0], mark[1]);
    environment.insert("LC_ALL", "C");
    if (as == As::OrdinaryUser) {
        environment.insert("HOME", "/nonexistent");
        environment.insert("PATH", "/usr/local/bin:/usr/bin:/bin"); // theirs has no sbin
        process.setWorkingDirectory("/");
        process.setChildProcessModifier([] {
            if (::setgroups(0, nullptr) != 0 || ::setresgid(nobody, nobody, nobody) != 0 ||
                ::setresuid(nobody, nobody, nobody) != 0)
                ::_exit(99);
        });
    }
    process.setProcessEnvironment(environment);
}

Outcome TestLab::run(const QString& path, const QStringList& arguments, As as) const {
    QProcess process;
    prepare(process, as);
    process.start(path, arguments);
    if (!process.waitForFinished(runTimeout)) {
        process.kill();
        process.waitForFinished();
        return {-1, process.readAllStandardOutput(), "timed out: " + process.readAllStandardError()};
    }
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -process.exitCode(),
            process.readAllStandardOutput(), process.readAllStandardError()};
}

void TestLab::passesOnTheExitStatus() {
    QFETCH(int, as);
    const auto user = static_cast<As>(as);
    REQUIRE_NAMESPACES(user);
    QCOMPARE(run({"--", "true"}, user).status, 0);
    QCOMPARE(run({"--", "sh", "-c", "exit 7"}, user).status, 7);
    QCOMPARE(run({"--", "sh", "-c", "kill -TERM $$"}, user).status, 128 + SIGTERM);
    QCOMPARE(run({"--", "sh", "-c", "kill -KILL $$"}, user).status, 128 + SIGKILL);
    QCOMPARE(run({"--", "printf", "%s|", "[a,b]", "--", "-x", ""}, user).output, "[a,b]|--|-x||");
}

void TestLab::complainsAboutAMissingCommand() {
    const auto missing = run({"--", "no-such-command"});
    QCOMPARE(missing.status, 127);
    QCOMPARE(missing.errors, "etherdeck-lab: no-such-command: command not found\n");
    QCOMPARE(run({"--", "/no/such/command"}).status, 127);
    const auto folder = run({"--", "/etc"});
    QCOMPARE(folder.status, 126);
    QVERIFY(folder.errors.contains("/etc: cannot be run: Permission denied"));
}

void TestLab::refusesWrongUsage_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("unknown option") << QStringList{"--nonsense"};
    QTest::newRow("unknown profile") << QStringList{"--profile", "house"};
    QTest::newRow("command without dashes") << QStringList{"true"};
    QTest::newRow("no target") << QStringList{"--profile", "rack", "--targets", "0"};
    QTest::newRow("too many targets") << QStringList{"--profile", "rack", "--targets", "20001"};
    QTest::newRow("targets of a home") << QStringList{"--targets", "5"};
    QTest::newRow("small MTU") << QStringList{"--mtu", "575"};
    QTest::newRow("large MTU") << QStringList{"--mtu", "9501"};
    QTest::newRow("MTU in letters") << QStringList{"--mtu", "large"};
}

void TestLab::refusesWrongUsage() {
    QFETCH(QStringList, arguments);
    const auto outcome = run(arguments);
    QCOMPARE(outcome.status, 2);
    QVERIFY(!outcome.errors.isEmpty());
    QVERIFY(outcome.output.isEmpty());
}

void TestLab::givesCommandTheInterface() {
    QFETCH(int, as);
    const auto user = static_cast<As>(as);
    REQUIRE_NAMESPACES(user);
    const auto outcome = run({"--mtu", "4200", "--", "ip", "-json", "link"}, user);
    QVERIFY2(outcome.status == 0, outcome.errors);
    const auto devices = QJsonDocument::fromJson(outcome.output).array();
    QCOMPARE(devices.size(), 2);
    QCOMPARE(devices[0]["ifname"].toString(), "lo");
    QCOMPARE(devices[1]["ifname"].toString(), "san0");
    QCOMPARE(devices[1]["mtu"].toInt(), 4200);
    QCOMPARE(devices[1]["operstate"].toString(), "UP");
    for (const auto& device : devices)
        QVERIFY(device.toObject()["flags"].toArray().contains("UP"));
    QCOMPARE(run({"--", "ls", "/sys/class/net"}, user).lines(), (QList<QByteArray>{"lo", "san0"}));
}

void TestLab::keepsWhoCommandIs() {
    QFETCH(int, as);
    const auto user = static_cast<As>(as);
    REQUIRE_NAMESPACES(user);
    const auto who = QStringList{"sh", "-c", "id -u; id -g; echo $HOME; hostname; pwd"};
    QCOMPARE(run(QStringList{"--"} + who, user).output, run("sh", who.mid(1), user).output);
}

void TestLab::sevenOfEightAnswer() {
    QFETCH(int, as);
    const auto user = static_cast<As>(as);
    REQUIRE_NAMESPACES(user);
    const auto outcome = run({"--", "lab_survey", "wire", "san0", "7"}, user);
    QCOMPARE(outcome.status, 0);
    QCOMPARE(outcome.lines(), (QList<QByteArray>{
                                  "e0.0 00:25:31:00:00:01",
                                  "e0.1 00:25:31:00:00:01",
                                  "e0.2 00:25:31:00:00:01",
                                  "e1.0 00:25:31:00:00:02",
                                  "e1.1 00:25:31:00:00:02",
                                  "e7.0 00:25:31:00:00:03",
                                  "e7.3 00:25:31:00:00:03 backup-server-1",
                              }));
}

void TestLab::describesItself() {
    // Each process is alive, each file has its size, and each plug is reachable by its process id.
    const auto outcome =
        run({"--", "sh", "-c",
             "cat \"$ETHERDECK_LAB\"; echo; echo ---; "
             "for pid in $(grep -o '\"pid\": [0-9]*' \"$ETHERDECK_LAB\" | grep -o '[0-9]*'); do "
             "nsenter -t $pid -n -u sh -c 'hostname; cat /sys/class/net/eth0/address'; done; "
             "ls -l $(dirname \"$ETHERDECK_LAB\")/plug3"});
    QVERIFY2(outcome.status == 0, outcome.errors);
    const auto document =
        QJsonDocument::fromJson(outcome.output.left(outcome.output.indexOf("\n---"))).object();
    QCOMPARE(document["profile"].toString(), "home");
    QCOMPARE(document["plugs"].toArray().size(), 3);
    QCOMPARE(document["targets"].toArray().size(), 8);
    QCOMPARE(document["simulated"].toBool(true), false);
    for (const auto& target : document["targets"].toArray())
        QCOMPARE(target.toObject()["silent"].toBool(), target.toObject()["address"].toString() == "e1.2");
    for (const auto& plug : document["plugs"].toArray())
        QVERIFY(plug.toObject()["ip"].toString().startsWith("192.168.7.1"));
    QCOMPARE(outcome.output.count("\nplug1\n"), 5); // the plug, three vblades and the voice
    QCOMPARE(outcome.output.count("\nplug3\n"), 4);
    QVERIFY(outcome.output.contains(QByteArray::number(qint64{625142448} * 512) + " "));
}

void TestLab::keepsSilentWhenAsked() {
    const QStringList look{"--", "sh", "-c",
                           "grep -c '\"voice\": null' \"$ETHERDECK_LAB\"; pgrep -c -x voice"};
    QCOMPARE(run(QStringList{"--no-voices"} + look).lines(), (QList<QByteArray>{"3", "0"}));
    QCOMPARE(run(look).lines(), (QList<QByteArray>{"0", "3"}));
}

void TestLab::twoAnswerAsOneInAConflict() {
    const auto outcome = run({"--profile", "conflict", "--", "lab_survey", "wire", "san0", "4"});
    QCOMPARE(outcome.status, 0);
    QCOMPARE(outcome.lines(), (QList<QByteArray>{"e0.0 00:25:31:00:00:01", "e0.0 00:25:31:00:00:02",
                                                 "e0.1 00:25:31:00:00:01", "e1.0 00:25:31:00:00:02"}));
}

void TestLab::rackOfTenThousandAnswers() {
    QFETCH(int, as);
    const auto user = static_cast<As>(as);
    REQUIRE_NAMESPACES(user);
    const auto outcome =
        run({"--profile", "rack", "--targets", "10000", "--", "lab_survey", "wire", "san0", "10000"}, user);
    QVERIFY2(outcome.status == 0, outcome.errors);
    QCOMPARE(outcome.lines().size(), 10000);
}

void TestLab::commandCanKillAndStartVblades() {
    QFETCH(int, as);
    const auto user = static_cast<As>(as);
    REQUIRE_NAMESPACES(user);
    // The newest vblade is that of e7.3; the last agent would start it again. Seven answer once another
    // serves in its plug.
    const auto outcome = run({"--", "sh", "-c",
                              "folder=$(dirname \"$ETHERDECK_LAB\"); "
                              "kill -9 $(grep -o '\"agent_pid\": [0-9]*' \"$ETHERDECK_LAB\" | tail -n 1 | "
                              "grep -o '[0-9]*'); "
                              "pid=$(pgrep -n -x vblade); plug=$(pgrep -x plug3); kill $pid; "
                              "while [ -e /proc/$pid ]; do sleep 0.01; done; truncate -s 1M $folder/new.img; "
                              "nsenter -t $plug -n -u vblade 7 9 eth0 $folder/new.img >/dev/null & "
                              "exec lab_survey wire san0 7"},
                             user);
    QVERIFY2(outcome.status == 0, outcome.errors);
    QCOMPARE(outcome.lines().last(), "e7.9 00:25:31:00:00:03");
    QVERIFY(!outcome.output.contains("e7.3 "));
}

void TestLab::handsSignalsToCommand_data() {
    QTest::addColumn<int>("signal");
    QTest::newRow("SIGTERM") << SIGTERM;
    QTest::newRow("SIGINT") << SIGINT;
    QTest::newRow("SIGHUP") << SIGHUP;
}

void TestLab::handsSignalsToCommand() {
    QFETCH(int, signal);
    QProcess lab;
    prepare(lab, As::Self);
    lab.start(program("etherdeck-lab"),
              {"--", "sh", "-c",
               "trap 'echo caught; exit 9' INT TERM HUP; echo ready; while :; do sleep 0.01; done"});
    QTRY_VERIFY_WITH_TIMEOUT(lab.bytesAvailable() > 0, runTimeout);
    QCOMPARE(lab.readLine(), "ready\n");
    ::kill(static_cast<pid_t>(lab.processId()), signal);
    QVERIFY(lab.waitForFinished(runTimeout));
    QCOMPARE(lab.exitStatus(), QProcess::NormalExit);
    QCOMPARE(lab.exitCode(), 9);
    QCOMPARE(lab.readAllStandardOutput(), "caught\n");
}

void TestLab::leavesNothingBehind_data() {
    QTest::addColumn<int>("as");
    QTest::addColumn<int>("signal");
    QTest::addColumn<QString>("profile");
    const QList<std::pair<const char*, int>> ends{
        {"normal end", 0}, {"SIGTERM", SIGTERM}, {"SIGKILL", SIGKILL}};
    QList<std::pair<const char*, As>> who{{"ordinary user", ::geteuid() == 0 ? As::OrdinaryUser : As::Self}};
    if (::geteuid() == 0)
        who.prepend({"root", As::Self});
    for (const auto& [whoName, as] : who)
        for (const auto& [endName, signal] : ends)
            for (const char* profile : {"home", "rack"})
                QTest::addRow("%s, %s, %s", whoName, endName, profile)
                    << static_cast<int>(as) << signal << QString(profile);
}

void TestLab::leavesNothingBehind() {
    QFETCH(int, as);
    QFETCH(int, signal);
    QFETCH(QString, profile);
    REQUIRE_NAMESPACES(static_cast<As>(as));
    QProcess lab;
    prepare(lab, static_cast<As>(as));
    // A detached child must end as well.
    const QString wait = signal == 0 ? "read line" : "exec sleep 1000";
    lab.start(program("etherdeck-lab"), {"--profile", profile, "--", "sh", "-c",
                                         "setsid -f sleep 1000; readlink /proc/self/ns/net; " + wait});
    QTRY_VERIFY_WITH_TIMEOUT(lab.bytesAvailable() > 0, runTimeout);
    const auto space = lab.readLine().trimmed();
    QVERIFY(space.startsWith("net:["));
    QVERIFY(processesWith(m_mark).size() > 3);
    if (signal == 0)
        lab.closeWriteChannel();
    else
        ::kill(static_cast<pid_t>(lab.processId()), signal);
    QVERIFY(lab.waitForFinished(runTimeout));
    if (signal != SIGKILL) // otherwise the lab reports its own end
        QCOMPARE(processesWith(m_mark), QStringList());

    QVERIFY(nothingRuns());
    QCOMPARE(contents("/proc/self/mountinfo"), m_mounts);
    QVERIFY(!contents("/proc/net/dev").contains("san0"));
    for (const auto& name : namesIn("/tmp"))
        QVERIFY2(m_temporary.contains(name) || !name.contains("etherdeck"), qPrintable(name));
}

void TestLab::waitsWithoutCommandAndCanBeEntered() {
    QFETCH(int, as);
    const auto user = static_cast<As>(as);
    REQUIRE_NAMESPACES(user);
    QProcess lab;
    prepare(lab, user);
    lab.start(program("etherdeck-lab"), QStringList());
    QByteArray text;
    QTRY_VERIFY_WITH_TIMEOUT((text += lab.readAllStandardOutput()).contains("Ctrl-C ends it."), runTimeout);
    QVERIFY(
        text.contains("\ne7.3     320 GB  plug3  00:25:31:00:00:03  config string \"backup-server-1\"\n"));
    QCOMPARE(text.count("\ne"), 8);

    const auto init = QRegularExpression("--enter (\\d+) ").match(text).captured(1);
    QVERIFY2(!init.isEmpty(), text);
    const auto entered = run({"--enter", init, "--", "lab_survey", "wire", "san0", "7"}, user);
    QVERIFY2(entered.status == 0, entered.errors);
    QCOMPARE(entered.lines().size(), 7);
    QCOMPARE(run({"--enter", init, "--", "sh", "-c", "exit 5"}, user).status, 5);

    lab.terminate();
    QVERIFY(lab.waitForFinished(runTimeout));
    QCOMPARE(lab.exitStatus(), QProcess::NormalExit);
    QCOMPARE(lab.exitCode(), 0);
    QCOMPARE(run({"--enter", init, "--", "true"}, user).status, 1);
}

void TestLab::givesAShellJobControl() {
    QProcess terminal;
    prepare(terminal, As::Self);
    const auto shell = program("etherdeck-lab") + " -- bash --norc --noprofile --noediting -i";
    // The next command reads from the terminal too: it must be back in the foreground.
    terminal.start(
        "script", {"-qec", "sh -c '" + shell + "; echo status $?; read line; echo read $line'", "/dev/null"});
    QByteArray text;
    const auto says = [&](const char* wanted) { return (text += terminal.readAll()).contains(wanted); };
    terminal.write("PS1=; sleep 1000 & jobs; echo all$((1+1))\n");
    QTRY_VERIFY2_WITH_TIMEOUT(says("all2"), text, runTimeout);
    QVERIFY2(text.contains("Running"), text);
    QVERIFY2(!text.contains("no job control"), text);
    terminal.write("sh -c 'echo up$((1+1)); sleep 1000'\n");
    QTRY_VERIFY2_WITH_TIMEOUT(says("up2"), text, runTimeout);
    terminal.write("\x03");
    QTRY_VERIFY2_WITH_TIMEOUT(says("^C"), text, runTimeout);
    terminal.write("echo interrupted$?; exit 6\n");
    QTRY_VERIFY2_WITH_TIMEOUT(says("interrupted130"), text, runTimeout);
    QTRY_VERIFY2_WITH_TIMEOUT(says("status 6"), text, runTimeout);
    terminal.write("line\n");
    QTRY_VERIFY2_WITH_TIMEOUT(says("read line"), text, runTimeout);
    QTRY_COMPARE_WITH_TIMEOUT(terminal.state(), QProcess::NotRunning, runTimeout);
}

void TestLab::leavesKeysToTheTerminal() {
    // A key's signal goes to the whole foreground group, COMMAND too, so the lab must not hand it on. A
    // COMMAND that has left the group shows whether it does.
    QProcess terminal;
    prepare(terminal, As::Self);
    const auto command =
        "trap 'echo key' INT; trap 'echo told; exit 3' TERM; echo up; while :; do sleep 0.01; done";
    terminal.start(
        "script",
        {"-qec", "exec " + program("etherdeck-lab") + " -- setsid sh -c \"" + command + "\"", "/dev/null"});
    QByteArray text;
    const auto says = [&](const char* wanted) { return (text += terminal.readAll()).contains(wanted); };
    QTRY_VERIFY2_WITH_TIMEOUT(says("up"), text, runTimeout);
    const auto script = QString::number(terminal.processId());
    const auto lab = contents("/proc/" + script + "/task/" + script + "/children").trimmed().toInt();
    QVERIFY(lab > 0);
    terminal.write("\x03");
    QTRY_VERIFY2_WITH_TIMEOUT(says("^C"), text, runTimeout);
    ::kill(lab, SIGTERM);
    QTRY_COMPARE_WITH_TIMEOUT(terminal.state(), QProcess::NotRunning, runTimeout);
    QVERIFY2(says("told"), text);
    QVERIFY2(!text.contains("key"), text);
    QCOMPARE(terminal.exitCode(), 3);
}

void TestLab::namesThePackageOfAMissingProgram() {
    if (::geteuid() != 0)
        QSKIP("hiding vblade from the lab needs root");
    // In a mount namespace of its own, with an empty directory in place of where vblade lies.
    QTemporaryDir empty;
    const auto outcome = run("unshare",
                             {"--mount", "sh", "-c",
                              "cp $(command -v ip) " + empty.path() + " && mount --bind " + empty.path() +
                                  " /usr/sbin && exec " + program("etherdeck-lab") + " -- true"},
                             As::Self);
    QCOMPARE(outcome.status, 1);
    QCOMPARE(outcome.errors,
             "etherdeck-lab: vblade is not installed. On Debian: sudo apt-get install vblade\n");
}

void TestLab::simulatesWhereNamespacesAreForbidden_data() {
    QTest::addColumn<QString>("limit");
    QTest::addColumn<QString>("profile");
    QTest::addColumn<int>("count");
    QTest::newRow("no user namespaces, home") << "max_user_namespaces"
                                              << "home" << 7;
    QTest::newRow("no network namespaces, home") << "max_net_namespaces"
                                                 << "home" << 7;
    QTest::newRow("no network namespaces, conflict") << "max_net_namespaces"
                                                     << "conflict" << 4;
    QTest::newRow("no network namespaces, rack") << "max_net_namespaces"
                                                 << "rack" << 1000;
}

void TestLab::simulatesWhereNamespacesAreForbidden() {
    QFETCH(QString, limit);
    QFETCH(QString, profile);
    QFETCH(int, count);
    const auto user = ::geteuid() == 0 ? As::OrdinaryUser : As::Self;
    REQUIRE_NAMESPACES(user);
    // A user namespace may lower its own limits. The second one keeps the capabilities from helping.
    const auto outcome =
        run("unshare",
            {"--user", "--map-root-user", "sh", "-c",
             "echo 0 > /proc/sys/user/" + limit + "; exec setpriv --bounding-set -all --inh-caps -all " +
                 program("etherdeck-lab") + " --profile " + profile +
                 " -- sh -c 'cat $ETHERDECK_LAB; lab_survey link san0 " + QString::number(count) +
                 " >&2; exit 5'"},
            user);
    QVERIFY2(outcome.status == 5, outcome.errors);
    const auto document = QJsonDocument::fromJson(outcome.output).object();
    QCOMPARE(document["simulated"].toBool(), true);
    QCOMPARE(document["profile"].toString(), profile);
    QVERIFY(outcome.errors.contains("does not let me build a virtual network"));
    QVERIFY(outcome.errors.contains("sysctl user." + limit.toLatin1()));
    QCOMPARE(outcome.errors.count(" 00:25:31:00:00:"), count);
    QVERIFY(profile != "home" || !outcome.errors.contains("e1.2 "));
}

QTEST_GUILESS_MAIN(TestLab)
#include "tst_lab.moc"
