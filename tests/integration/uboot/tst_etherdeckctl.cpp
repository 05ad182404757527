#include "tests/integration/uboot/real_uboot.h"
#include "tests/support/registered_test.h"

#include <QElapsedTimer>
#include <QTest>

#include <csignal>
#include <memory>
#include <sys/prctl.h>

using namespace etherdeck::tests;

namespace {

constexpr int patience = 60'000; // ms

class Ctl : public QProcess {
public:
    explicit Ctl(const QStringList& arguments) {
        setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
        start(ETHERDECK_BIN_DIR "/etherdeckctl", arguments);
    }
    ~Ctl() override {
        kill();
        waitForFinished();
    }
    /// True once it has printed that to standard error.
    bool waitForError(const QByteArray& text) {
        QElapsedTimer time;
        for (time.start(); !m_errors.contains(text) && time.elapsed() < patience;) {
            waitForReadyRead(20);
            m_errors += readAllStandardError();
        }
        return m_errors.contains(text);
    }
    /// -1 when it does not end.
    int waitForStatus() {
        const bool ended = state() == NotRunning || waitForFinished(patience);
        return ended && exitStatus() == NormalExit ? exitCode() : -1;
    }
    QByteArray errors() { return m_errors += readAllStandardError(); }

private:
    QByteArray m_errors;
};

} // namespace

/// One session of `etherdeckctl netconsole` with U-Boot, from power-on to power-off: each slot continues
/// where the previous one ended.
class TestEtherdeckctl : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void stopsTheBoot();
    void sendsALineAndPrintsTheAnswer();
    void saysWhoHasThePortAndWhatToDo();
    void saysWhatToDoWhenTheListenerStoresNothing();
    void sendsBesideAListener();
    void sendsAScriptOfStandardInputBesideAListener();
    void stopsAnotherBootBesideAListener();
    void savesTheEnvironment();
    void verifiesNetconsoleOfTheBox();

private:
    [[nodiscard]] QString box() const { return QString("127.0.0.1:%1").arg(m_board->inputPort()); }
    [[nodiscard]] QStringList command(const QString& action, const QStringList& arguments) const {
        return QStringList{"netconsole", action, "--bind", "127.0.0.1", "--port", QString::number(m_port)} +
               arguments;
    }
    /// The lines that it prints; none when it fails.
    QStringList send(const QStringList& arguments, const QByteArray& script = {});
    /// A listener that stores into `m_store` until it is destroyed.
    [[nodiscard]] std::unique_ptr<Ctl> listen(const QStringList& arguments);

    QTemporaryDir m_folder;
    const QString m_store = m_folder.filePath("lines.sqlite");
    const quint16 m_port = freeUdpPort();
    std::unique_ptr<UbootBoard> m_board;
};

void TestEtherdeckctl::initTestCase() {
    qputenv("XDG_STATE_HOME", m_folder.path().toLocal8Bit());
    m_board = std::make_unique<UbootBoard>(QStringList{"bootcmd=echo etherdeck-was-late", "answer=forty-two"},
                                           m_port);
}

QStringList TestEtherdeckctl::send(const QStringList& arguments, const QByteArray& script) {
    Ctl ctl(command("send", QStringList{box()} + arguments));
    ctl.write(script);
    ctl.closeWriteChannel();
    if (ctl.waitForStatus() == 0)
        return QString::fromUtf8(ctl.readAllStandardOutput()).split('\n');
    qWarning() << ctl.errors() << ctl.readAllStandardOutput();
    return {};
}

std::unique_ptr<Ctl> TestEtherdeckctl::listen(const QStringList& arguments) {
    auto listener = std::make_unique<Ctl>(command("listen", QStringList{"--quiet"} + arguments));
    if (!listener->waitForError("Listening on "))
        qWarning() << listener->errors();
    return listener;
}

void TestEtherdeckctl::stopsTheBoot() {
    Ctl ctl(command("stop-boot", {box(), "--wait", "60"}));
    QVERIFY(ctl.waitForError("switch it on"));
    QVERIFY2(m_board->powerOn(), m_board->trouble());
    QCOMPARE(ctl.waitForStatus(), 0);
    QVERIFY2(ctl.errors().contains("waits at its prompt."), ctl.errors());
    const auto output = ctl.readAllStandardOutput();
    QVERIFY2(output.contains("Hit any key to stop autoboot: "), output);
    QVERIFY2(!output.contains("etherdeck-was-late"), output);
}

void TestEtherdeckctl::sendsALineAndPrintsTheAnswer() {
    const auto lines = send({"printenv"});
    for (const char* expected :
         {"=> printenv", "answer=forty-two", "serverip=10.0.2.2", "ethaddr=52:54:00:12:34:56"})
        QVERIFY2(lines.contains(expected), qPrintable(lines.join('\n')));
}

void TestEtherdeckctl::saysWhoHasThePortAndWhatToDo() {
    QUdpSocket other;
    QVERIFY(other.bind(QHostAddress::LocalHost, m_port));
    Ctl ctl(command("send", {box(), "printenv"}));
    QCOMPARE(ctl.waitForStatus(), 1);
    const auto holder = "(process " + QByteArray::number(QCoreApplication::applicationPid()) + ")";
    QVERIFY2(ctl.errors().contains(holder), ctl.errors());
    QVERIFY2(ctl.errors().contains("its prompt cannot be seen here. Stop it."), ctl.errors());
}

void TestEtherdeckctl::saysWhatToDoWhenTheListenerStoresNothing() {
    const auto listener = listen({"--no-store"});
    Ctl ctl(command("send", {box(), "printenv"}));
    QCOMPARE(ctl.waitForStatus(), 1);
    QVERIFY2(ctl.errors().contains("is taken by etherdeckctl (process "), ctl.errors());
    QVERIFY2(ctl.errors().contains("name its file with --store FILE."), ctl.errors());
}

void TestEtherdeckctl::sendsBesideAListener() {
    const auto listener = listen({"--store", m_store});
    const auto lines = send({"printenv answer", "--store", m_store});
    QVERIFY2(lines.contains("=> printenv answer") && lines.contains("answer=forty-two"),
             qPrintable(lines.join('\n')));
    listener->terminate();
    QCOMPARE(listener->waitForStatus(), 0);
    Ctl log({"log", "search", "answer", "--store", m_store});
    QCOMPARE(log.waitForStatus(), 0);
    QVERIFY(log.readAllStandardOutput().contains("answer=forty-two"));
}

void TestEtherdeckctl::sendsAScriptOfStandardInputBesideAListener() {
    const auto listener = listen({}); // into the history
    const auto lines =
        send({}, "sleep 1\r\necho first-$answer\r\n\r\nsetenv answer 43\r\necho last-$answer\r\n");
    const auto from = lines.indexOf("=> sleep 1");
    QCOMPARE(lines.mid(from),
             (QStringList{"=> sleep 1", "=> echo first-$answer", "first-forty-two", "=> setenv answer 43",
                          "=> echo last-$answer", "last-43", "=> ", ""}));
}

void TestEtherdeckctl::stopsAnotherBootBesideAListener() {
    const auto listener = listen({});
    Ctl ctl(command("stop-boot", {box(), "--wait", "60"}));
    QVERIFY(ctl.waitForError("waits at its prompt.")); // where there is nothing to stop
    m_board->powerOff();
    Ctl again(command("stop-boot", {box(), "--wait", "60"}));
    QVERIFY(again.waitForError("switch it on"));
    QVERIFY2(m_board->powerOn(), m_board->trouble());
    QCOMPARE(again.waitForStatus(), 0);
    QVERIFY2(again.errors().contains("waits at its prompt."), again.errors());
}

void TestEtherdeckctl::savesTheEnvironment() {
    QCOMPARE(m_board->storedVariable("etherdeck_test"), QString());
    const auto lines = send({}, "setenv etherdeck_test typed\nsaveenv\n");
    QVERIFY2(lines.join('\n').contains("Saving Environment to "), qPrintable(lines.join('\n')));
    m_board->powerOff();
    QCOMPARE(m_board->storedVariable("etherdeck_test"), "typed");
    QCOMPARE(m_board->storedVariable("answer"), "forty-two");
}

/// By its banner, through QEMU. The agent is a scripted one, which says which address the environment has.
void TestEtherdeckctl::verifiesNetconsoleOfTheBox() {
    qputenv("SCRIPTED_UBOOT_VARIABLES", "ipaddr=127.0.0.1 ncoutport=" + QByteArray::number(m_port));
    Ctl ctl({"-d", "exec:" SCRIPTED_AGENT " box", "netconsole", "verify", "--boot", "--wait", "60"});
    QVERIFY2(ctl.waitForError("restart the box now"), ctl.errors());
    QVERIFY2(m_board->powerOn(), m_board->trouble());
    QCOMPARE(ctl.waitForStatus(), 0);
    const auto output = ctl.readAllStandardOutput();
    QVERIFY2(output.startsWith("U-Boot's output has arrived from 127.0.0.1.\n    U-Boot 20"), output);
}

UBOOT_TEST_MAIN(TestEtherdeckctl, QCoreApplication)

#include "tst_etherdeckctl.moc"
