#include "tests/integration/lab/lab_program.h"
#include "tests/support/registered_test.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <csignal>
#include <unistd.h>

using namespace etherdeck::tests;

class TestLab : public QObject, private LabProgram {
    Q_OBJECT

private slots:
    void initTestCase() { copyPrograms(); }
    void init() { begin(); }
    void cleanup() { end(); }

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
    void namesThePackageOfAMissingProgram();
    void simulatesWhereNamespacesAreForbidden_data();
    void simulatesWhereNamespacesAreForbidden();
};

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
