#include "tests/integration/lab/lab_program.h"
#include "tests/support/registered_test.h"

#include <QRegularExpression>
#include <QTest>

#include <csignal>
#include <unistd.h>

using namespace etherdeck::tests;

/// What reaches the lab while it runs, signals and keys, and what its end leaves behind.
class TestEnds : public QObject, private LabProgram {
    Q_OBJECT

private slots:
    void initTestCase() { copyPrograms(); }
    void init();
    void cleanup() { end(); }

    void handsSignalsToCommand_data();
    void handsSignalsToCommand();
    void leavesNothingBehind_data();
    void leavesNothingBehind();
    void waitsWithoutCommandAndCanBeEntered_data() { users(); }
    void waitsWithoutCommandAndCanBeEntered();
    void givesAShellJobControl();
    void leavesKeysToTheTerminal();

private:
    QByteArray m_mounts;
    QStringList m_temporary;
};

void TestEnds::init() {
    begin();
    m_mounts = contents("/proc/self/mountinfo");
    m_temporary = namesIn("/tmp");
}

void TestEnds::handsSignalsToCommand_data() {
    QTest::addColumn<int>("signal");
    QTest::newRow("SIGTERM") << SIGTERM;
    QTest::newRow("SIGINT") << SIGINT;
    QTest::newRow("SIGHUP") << SIGHUP;
}

void TestEnds::handsSignalsToCommand() {
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

void TestEnds::leavesNothingBehind_data() {
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

void TestEnds::leavesNothingBehind() {
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
    QVERIFY(processes().size() > 3);
    if (signal == 0)
        lab.closeWriteChannel();
    else
        ::kill(static_cast<pid_t>(lab.processId()), signal);
    QVERIFY(lab.waitForFinished(runTimeout));
    if (signal != SIGKILL) // otherwise the lab reports its own end
        QCOMPARE(processes(), QStringList());

    QVERIFY(nothingRuns());
    QCOMPARE(contents("/proc/self/mountinfo"), m_mounts);
    QVERIFY(!contents("/proc/net/dev").contains("san0"));
    for (const auto& name : namesIn("/tmp")) // other tests have folders of their own there
        QVERIFY2(m_temporary.contains(name) || !name.startsWith("etherdeck-lab"), qPrintable(name));
}

void TestEnds::waitsWithoutCommandAndCanBeEntered() {
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

void TestEnds::givesAShellJobControl() {
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

void TestEnds::leavesKeysToTheTerminal() {
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

QTEST_GUILESS_MAIN(TestEnds)
#include "tst_ends.moc"
