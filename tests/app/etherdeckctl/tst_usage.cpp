#include <QProcess>
#include <QTest>

/// Wrong usage of the programs: exit status 2, and what would be right.
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
    ctl("no command", {}, "a command is missing: interfaces, discover, watch, show, config, log, netconsole");
    ctl("no command of a group", {"config"},
        "a command is missing: get, set, clear\n'etherdeckctl config --help'");
    ctl("nothing near", {"frobnicate"}, "unknown command 'frobnicate'.\n'etherdeckctl --help' tells");
    ctl("option of a command", {"discover", "--jsno"}, "unknown option '--jsno': did you mean '--json'?");
    ctl("option with a value", {"watch", "--pol=3"}, "unknown option '--pol': did you mean '--poll'?");
    ctl("behind values of others", {"watch", "-i", "lo", "--poll", "3", "--jsno"}, "did you mean '--json'?");
    ctl("short option", {"show", "-z", "e7.3"}, "unknown option '-z'.\n'etherdeckctl show --help' tells");
    ctl("before its command", {"--json", "discover"},
        "'--json' stands behind a command: etherdeckctl COMMAND");
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
    ctl("address", {"show", "e7.300"}, "'e7.300' is not a target's address like e7.3");
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
