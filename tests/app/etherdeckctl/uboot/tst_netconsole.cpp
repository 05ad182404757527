#include "tests/support/registered_test.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QUdpSocket>

#include <csignal>

/// Netconsole of a box: the real program, with an agent of this test that has the real planner.
class TestNetconsole : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void tellsOfBothParts();
    void enablesItElsewhere();
    void proposesNothingThatCannotBeAsked();
    void setsUpTheKernel();
    void disablesWhatIsSetUp();
    void printsOneObjectForBothParts();
    void waitsForALineOfTheKernel();
    void countsNoLineOfAnotherBox();
    void waitsForUboot();
    void tellsOfAnInterrupt();
    void printsLinesWhereThereIsNoAgent();
    void tellsWrongUsage();

private:
    struct Outcome {
        int status = -1;
        QByteArray output;
        QByteArray problems;

        [[nodiscard]] QJsonDocument json() const { return QJsonDocument::fromJson(output); }
        [[nodiscard]] QString code() const { return json()["error"]["code"].toString(); }
    };
    static void start(QProcess& process, const QStringList& arguments);
    static Outcome outcomeOf(QProcess& process);
    static Outcome run(const QStringList& arguments);
    void addVariables(const QByteArray& variables) const;

    QTemporaryDir m_folder;
    quint16 m_port{};
};

namespace {

constexpr int longestRun = 60'000;
const QString mac = QStringLiteral("00:25:31:00:00:01");

/// True once it has said so.
bool waitsForTheBox(QProcess& process) {
    QByteArray said;
    return QTest::qWaitFor(
        [&] { return (said += process.readAllStandardError()).contains("restart the box now"); }, longestRun);
}

} // namespace

void TestNetconsole::start(QProcess& process, const QStringList& arguments) {
    process.setStandardInputFile(QProcess::nullDevice());
    process.start(QStringLiteral(ETHERDECK_BIN_DIR "/etherdeckctl"),
                  QStringList{"-d", "exec:" SCRIPTED_AGENT " box", "netconsole"} + arguments);
}

TestNetconsole::Outcome TestNetconsole::outcomeOf(QProcess& process) {
    if (process.state() != QProcess::NotRunning && !process.waitForFinished(longestRun))
        return {};
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            process.readAllStandardOutput(), process.readAllStandardError()};
}

TestNetconsole::Outcome TestNetconsole::run(const QStringList& arguments) {
    QProcess process;
    start(process, arguments);
    return outcomeOf(process);
}

void TestNetconsole::initTestCase() {
    qunsetenv("ETHERDECK_DEVICE");
    qputenv("XDG_STATE_HOME", m_folder.path().toLocal8Bit());
}

void TestNetconsole::init() {
    QUdpSocket free;
    QVERIFY(free.bind(QHostAddress::LocalHost, 0));
    m_port = free.localPort();
    qputenv("SCRIPTED_NETCONSOLE_PORT", QByteArray::number(m_port));
    qputenv("SCRIPTED_NETCONSOLE_LOCAL", "127.0.0.1");
    addVariables({});
}

void TestNetconsole::addVariables(const QByteArray& variables) const {
    qputenv("SCRIPTED_UBOOT_VARIABLES", "ncoutport=" + QByteArray::number(m_port) + ' ' + variables);
}

void TestNetconsole::tellsOfBothParts() {
    const auto status = run({"status"});
    QVERIFY2(status.status == 0, status.output);
    QVERIFY2(status.output.contains("if the other side answers a ping"), status.output);
    QVERIFY2(status.output.contains("Kernel: sends its messages to 192.168.1.2 port "), status.output);
    QVERIFY(!run({"status", "--boot"}).output.contains("Kernel"));
    const auto json = run({"status", "--json"}).json();
    QCOMPARE(json["boot"]["recipe"].toString(), QStringLiteral("2013"));
    QCOMPARE(json["boot"]["to"].toString(), QStringLiteral("192.168.1.2"));
    QVERIFY(json["kernel"]["target"].isObject());
    QVERIFY(run({"status", "--kernel", "--json"}).json()["boot"].isNull());
}

void TestNetconsole::enablesItElsewhere() {
    const QStringList enable{"enable", "--json"};
    const auto moved = run(enable + QStringList{"--plan", "--to", "192.0.2.7", "--box-address", "192.0.2.8"});
    QVERIFY2(moved.status == 0, moved.output);
    QVERIFY(moved.json()["boot"]["steps"][2]["diff"].toString().contains("+serverip=192.0.2.7"));
    QVERIFY(moved.json()["kernel"].isNull());
    QVERIFY(moved.problems.contains("Switch it off when you do not need it"));
    QCOMPARE(run(enable + QStringList{"--to", "192.168.1.2"}).code(), QStringLiteral("nothing-to-do"));
    for (const auto& wrong : {QStringList{"--to", "192.0.2.7", "--box-address", "192.0.2.7"},
                              QStringList{"--to", "192.0.2.7", "--box-address", "192.168.1.5"}, // of Linux
                              QStringList{"--to", "somewhere"}})
        QCOMPARE(run(enable + wrong).code(), QStringLiteral("bad-value"));
}

/// This computer has no address in the network of the box.
void TestNetconsole::proposesNothingThatCannotBeAsked() {
    addVariables("ipaddr= preboot=");
    const auto refused = run({"enable", "--to", "192.0.2.7", "--json"});
    QCOMPARE(refused.code(), QStringLiteral("bad-value"));
    QVERIFY(refused.json()["error"]["data"]["free"].isUndefined());
    QVERIFY2(refused.output.contains("none can be proposed"), refused.output);
}

void TestNetconsole::setsUpTheKernel() {
    const auto moved = run({"enable", "--kernel", "--to", "192.168.1.9", "--plan"});
    QVERIFY2(moved.status == 0, moved.problems);
    QVERIFY2(moved.output.contains("Send from eth0 to 192.168.1.9 port 6666"), moved.output);
    QVERIFY2(moved.output.contains("/etc/modprobe.d/etherdeck-netconsole.conf"), moved.output);
    QCOMPARE(run({"enable", "--kernel", "--to", "x", "--json"}).code(), QStringLiteral("bad-value"));
}

void TestNetconsole::disablesWhatIsSetUp() {
    const auto all = run({"disable", "--plan"});
    QVERIFY2(all.output.contains("-preboot=run if_netconsole start_netconsole"), all.output);
    QVERIFY2(all.output.contains("Stop sending to"), all.output);
    QVERIFY(!all.output.contains("-if_netconsole"));
    const auto kernel = run({"disable", "--kernel", "--yes"});
    QVERIFY2(kernel.status == 0 && !kernel.output.contains("preboot"), kernel.problems);
    addVariables("preboot=");
    const auto rest = run({"disable", "--plan"}); // U-Boot's is off
    QVERIFY2(rest.status == 0 && rest.output.contains("Stop sending to"), rest.problems);
    QVERIFY(!rest.output.contains("preboot"));
    QCOMPARE(run({"disable", "--boot", "--json"}).code(), QStringLiteral("nothing-to-do"));
    const auto both = run({"disable", "--boot", "--kernel", "--plan"});
    QVERIFY2(both.status == 0 && both.problems.contains("off already"), both.problems);
}

void TestNetconsole::printsOneObjectForBothParts() {
    const auto planned = run({"disable", "--json", "--plan"});
    QVERIFY2(planned.json().isObject(), planned.output);
    QVERIFY(planned.json()["boot"]["steps"].isArray() && planned.json()["kernel"]["steps"].isArray());
    // The first part is done, the second is refused.
    const auto half = run({"enable", "--boot", "--kernel", "--to", "10.9.9.9", "--box-address", "10.9.9.8",
                           "--yes", "--confirm", mac, "--json"});
    QCOMPARE(half.status, 1);
    QVERIFY2(half.json()["boot"]["entry"].isDouble(), half.output);
    QVERIFY(half.json()["kernel"].isNull());
    QVERIFY2(!half.code().isEmpty(), half.output);
}

void TestNetconsole::waitsForALineOfTheKernel() {
    const auto heard = run({"verify", "--kernel", "--wait", "20"});
    QVERIFY2(heard.status == 0, heard.problems);
    QCOMPARE(heard.output, QByteArray("The test line has arrived from 127.0.0.1.\n"));
    const auto json = run({"verify", "--kernel", "--wait", "20", "--json"}).json();
    QCOMPARE(json["kernel"]["from"].toString(), QStringLiteral("127.0.0.1"));
    QVERIFY(json["kernel"]["arrived"].toBool() && json["boot"].isNull());
}

void TestNetconsole::countsNoLineOfAnotherBox() {
    qputenv("SCRIPTED_NETCONSOLE_LOCAL", "192.168.1.5");
    const auto other = run({"verify", "--kernel", "--wait", "1", "--json"});
    QCOMPARE(other.status, 1);
    QCOMPARE(other.code(), QStringLiteral("timed-out"));
    QCOMPARE(other.json()["error"]["data"]["other"].toString(), QStringLiteral("127.0.0.1"));
}

void TestNetconsole::waitsForUboot() {
    const auto silent = run({"verify", "--boot", "--wait", "1", "--json"});
    QCOMPARE(silent.code(), QStringLiteral("timed-out"));
    addVariables("ipaddr=127.0.0.1");
    QProcess process;
    start(process, {"verify", "--wait", "60", "--json"}); // both are set up
    QUdpSocket box;
    QVERIFY(waitsForTheBox(process));
    for (const char byte : QByteArray("\nU-Boot 2017.07-tld-1 (Sep 05 2017 - 00:10:20 -0700)\n"))
        box.writeDatagram(&byte, 1, QHostAddress::LocalHost, m_port);
    const auto heard = outcomeOf(process);
    QVERIFY2(heard.status == 0, heard.output);
    QVERIFY(heard.json()["boot"]["line"].toString().startsWith(QStringLiteral("U-Boot 2017.07")));
    QVERIFY(heard.json()["kernel"]["arrived"].toBool());
    addVariables("preboot=");
    QCOMPARE(run({"verify", "--boot", "--json"}).code(), QStringLiteral("nothing-to-do"));
}

void TestNetconsole::tellsOfAnInterrupt() {
    QProcess process;
    start(process, {"verify", "--boot", "--wait", "60", "--json"});
    QVERIFY(waitsForTheBox(process));
    ::kill(static_cast<pid_t>(process.processId()), SIGINT);
    const auto ended = outcomeOf(process);
    QCOMPARE(ended.status, 130);
    QCOMPARE(ended.code(), QStringLiteral("cancelled"));
}

void TestNetconsole::printsLinesWhereThereIsNoAgent() {
    const auto enable = [this](const QStringList& options) {
        QProcess process;
        process.start(QStringLiteral(ETHERDECK_BIN_DIR "/etherdeckctl"),
                      QStringList{"-d", "unix:" + m_folder.filePath("none"), "netconsole", "enable"} +
                          options);
        return outcomeOf(process);
    };
    const auto both = enable({"--boot", "--kernel", "--to", "192.0.2.2", "--box-address", "192.0.2.9"});
    QCOMPARE(both.status, 1);
    QVERIFY2(both.problems.contains("agent"), both.problems);
    QVERIFY2(both.output.startsWith("setenv ipaddr 192.0.2.9\nsetenv serverip 192.0.2.2\n"), both.output);
    QVERIFY2(both.output.contains("saveenv\nmodprobe netconsole "), both.output);
    const auto boot = enable({"--to", "192.0.2.2"});
    QVERIFY2(boot.output.startsWith("setenv serverip 192.0.2.2\n"), boot.output);
    QVERIFY2(boot.problems.contains("--box-address") && !boot.output.contains("modprobe"), boot.problems);
    QCOMPARE(enable({"--to", "192.0.2"}).output, QByteArray());
    QVERIFY(!enable({"--to", "192.0.2.2", "--json"}).code().isEmpty());
}

void TestNetconsole::tellsWrongUsage() { QCOMPARE(run({"listen"}).status, 2); }

QTEST_GUILESS_MAIN(TestNetconsole)
#include "tst_netconsole.moc"
