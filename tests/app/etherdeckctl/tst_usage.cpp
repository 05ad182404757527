#include "tests/support/registered_test.h"

#include <QProcess>
#include <QTest>

/// Wrong usage of the programs: exit status 2, and a message that says what is expected.
class TestUsage : public QObject {
    Q_OBJECT

private slots:
    void saysWhatWouldBeRight_data();
    void saysWhatWouldBeRight();
};

void TestUsage::saysWhatWouldBeRight_data() {
    QTest::addColumn<QString>("program");
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("said");
    const auto ctl = [](const char* what, const QStringList& arguments, const QByteArray& said) {
        QTest::newRow(what) << "etherdeckctl" << arguments << said;
    };
    ctl("a letter is missing", {"dicover"}, "unknown command 'dicover': did you mean 'discover'?");
    ctl("letters changed places", {"netconsole", "lisetn"},
        "unknown command 'lisetn': did you mean 'listen'?");
    ctl("no command", {},
        "a command is missing: interfaces, discover, watch, show, config, log, netconsole, box, status, "
        "disks");
    ctl("no command of a group", {"config"},
        "a command is missing: get, set, clear\n'etherdeckctl config --help'");
    ctl("nothing near", {"frobnicate"}, "unknown command 'frobnicate'.\n'etherdeckctl --help' lists");
    ctl("option of a command", {"discover", "--jsno"}, "unknown option '--jsno': did you mean '--json'?");
    ctl("option with a value", {"watch", "--pol=3"}, "unknown option '--pol': did you mean '--poll'?");
    ctl("behind values of others", {"watch", "-i", "lo", "--poll", "3", "--jsno"}, "did you mean '--json'?");
    ctl("short option", {"show", "-z", "e7.3"}, "unknown option '-z'.\n'etherdeckctl show --help' lists");
    ctl("before its command", {"--json", "discover"},
        "'--json' belongs after a command: etherdeckctl COMMAND");
    ctl("window", {"discover", "--window", "0"}, "--window: '0' is not a number from 1 to 600000");
    ctl("window in words", {"discover", "--window", "long"}, "'long' is not a number from 1 to 600000");
    ctl("window past all", {"discover", "--window", "9223372036854775808"},
        "is not a number from 1 to 600000");
    ctl("poll", {"watch", "--poll", "-1"}, "--poll: '-1' is not a number from 1 to 3600");
    ctl("port", {"netconsole", "listen", "--port", "65536"}, "'65536' is not a number from 1 to 65535");
    ctl("time to listen", {"netconsole", "listen", "--for", "0"}, "'0' is not a number from 1 to");
    ctl("days", {"netconsole", "listen", "--keep-days", "1e3"}, "'1e3' is not a number from 1 to 36500");
    ctl("size", {"netconsole", "listen", "--keep-megabytes", "-5"},
        "'-5' is not a number from 1 to 100000000");
    ctl("wait", {"netconsole", "send", "--wait", "x", "box"}, "'x' is not a number from 1 to");
    const QByteArray whereToListen =
        "is not an address to listen on, such as 192.168.1.2, ::1 or fe80::1%eth0";
    ctl("where to listen", {"netconsole", "listen", "--bind", "nonsense"}, "'nonsense' " + whereToListen);
    ctl("port there", {"netconsole", "listen", "--bind", "127.0.0.1:70000"}, whereToListen);
    ctl("where to listen for a prompt", {"netconsole", "send", "box", "x", "--bind", "1.2.3"}, whereToListen);
    const QByteArray box = "is not a host, such as 192.168.1.5, box:6666 or [fe80::1%eth0]:6666";
    ctl("port of a box", {"netconsole", "send", "box:0", "x"}, "'box:0' " + box);
    ctl("port in words", {"netconsole", "stop-boot", "box:console"}, box);
    ctl("where to replay", {"netconsole", "replay", "file", "--to", "[::1"}, box);
    ctl("log server", {"netconsole", "listen", "--forward", "http://x"},
        "'http://x' is not a log server URL");
    ctl("interface", {"discover", "-i", "no/such"}, "'no/such' is not an interface name");
    ctl("interface of a watch", {"watch", "-i", "averylongnameofanything"}, "is not an interface name");
    ctl("MAC", {"config", "get", "e7.3", "--mac", "00:11"}, "'00:11' is not a MAC address");
    ctl("level", {"log", "show", "-l", "wran"}, "'wran' is not a level");
    ctl("time", {"log", "show", "--since", "someday"}, "'someday' is not a time");
    ctl("limit", {"log", "crashes", "-n", "0"}, "'0' is not a number from 1 to");
    ctl("boot", {"log", "show", "-b", "first"}, "'first' is not a number from 1 to");
    ctl("address", {"show", "e7.300"}, "'e7.300' is not a target address such as e7.3");
    const auto lab = [](const char* what, const QStringList& arguments, const QByteArray& said) {
        QTest::newRow(what) << "etherdeck-lab" << arguments << said;
    };
    lab("lab: profile", {"--profile", "hoem"},
        "'hoem' is not one of home, conflict, twins, rack; did you mean 'home'?");
    lab("lab: targets", {"--profile", "rack", "--targets", "0"}, "'0' is not a number from 1 to 20000");
    lab("lab: MTU", {"--mtu", "99999999999"}, "'99999999999' is not a number from 576 to 9500");
    lab("lab: process", {"--enter", "-3"}, "'-3' is not a number from 1 to");
    lab("lab: option", {"--profil", "home"}, "unknown option '--profil': did you mean '--profile'?");
}

void TestUsage::saysWhatWouldBeRight() {
    QFETCH(QString, program);
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, said);
    QProcess process;
    process.start(QStringLiteral(ETHERDECK_BIN_DIR "/") + program, arguments);
    QVERIFY(process.waitForFinished());
    const auto problems = process.readAllStandardError();
    QVERIFY2(problems.contains(said), problems);
    QCOMPARE(process.exitCode(), 2);
    QVERIFY(process.readAllStandardOutput().isEmpty());
}

QTEST_GUILESS_MAIN(TestUsage)
#include "tst_usage.moc"
