#include "core/install/copy.h"
#include "core/remote/stream.h"
#include "tests/integration/ssh/ssh_box.h"
#include "tests/support/registered_test.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <future>
#include <memory>

using namespace etherdeck;
using namespace etherdeck::install;
using namespace etherdeck::tests;
using namespace std::chrono_literals;

namespace {

enum class Server { OpenSsh, Dropbear };

QString faultOf(const Answer<void>& answer) {
    if (answer)
        return QStringLiteral("none");
    if (const auto* const error = std::get_if<BoxError>(&answer.error()))
        return QString::fromLatin1(name(error->fault).data());
    return QString::fromLatin1(name(std::get<remote::ConnectionError>(answer.error()).fault).data());
}

std::string saidOf(const Answer<void>& answer) {
    const auto* const error = answer ? nullptr : std::get_if<BoxError>(&answer.error());
    return error ? error->said : std::string();
}

/// Not the same anywhere.
std::string bytes(std::size_t count) {
    std::string text;
    for (std::uint32_t i = 0; text.size() < count; ++i)
        text += std::to_string(i * 2654435761U) + '\n';
    text.resize(count);
    return text;
}

} // namespace

Q_DECLARE_METATYPE(Server)

/// Files that are copied to a box, with real servers.
class TestSshCopy : public QObject {
    Q_OBJECT

private slots:
    void init() {
        if (const auto why = whyNoSshServers(); !why.empty())
            QSKIP(why.c_str());
        m_desk = std::make_unique<SshDesk>();
        QVERIFY(QDir().mkpath(QString::fromStdString(m_desk->file("there"))));
    }
    void cleanup() { m_desk.reset(); }

    void arrives_data();
    void arrives();
    void arrivesThroughAnyLoginShell_data();
    void arrivesThroughAnyLoginShell();
    void arrivesThroughNoise();
    void arrivesWithoutAFreeSession();
    void tellsThatTheDiskIsFull();
    void tellsThatTheDiskIsReadOnly();
    void leavesNothingWhenTheConnectionEnds();
    void tellsThatNoCommandsAreRun();
    void isCancelled();
    void isRefusedByTheServer();

private:
    [[nodiscard]] std::string there(const std::string& name = "file") const {
        return m_desk->file("there/" + name);
    }
    Program& start(Server server = Server::OpenSsh) {
        auto& program =
            server == Server::OpenSsh ? m_desk->startOpenSsh(sshPort) : m_desk->startDropbear(sshPort);
        m_desk->trust(sshPort);
        return program;
    }
    [[nodiscard]] Answer<void> copy(std::string_view content, const remote::Limits& limits) const {
        return m_desk->network().inside([&] {
            return copyToBox(remote::SshDevice{SshDesk::device(sshPort)}, {content, there()}, limits);
        });
    }
    [[nodiscard]] Answer<void> copy(std::string_view content) const {
        return copy(content, {Clock::now() + 60s, -1});
    }
    [[nodiscard]] std::string content(const std::string& path) const {
        QFile file(QString::fromStdString(path));
        return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
    }
    [[nodiscard]] QStringList names() const {
        return QDir(QString::fromStdString(m_desk->file("there"))).entryList(QDir::Files);
    }

    std::unique_ptr<SshDesk> m_desk;
};

void TestSshCopy::arrives_data() {
    QTest::addColumn<Server>("server");
    QTest::newRow("OpenSSH") << Server::OpenSsh;
    QTest::newRow("dropbear") << Server::Dropbear;
}

void TestSshCopy::arrives() {
    QFETCH(Server, server);
    start(server);
    for (const auto size : {std::size_t{0}, std::size_t{1}, std::size_t{4} << 20}) {
        const auto sent = bytes(size);
        const auto copied = copy(sent);
        QVERIFY2(copied, qPrintable(faultOf(copied)));
        QVERIFY(content(there()) == sent);
        QCOMPARE(names(), QStringList{"file"});
    }
}

void TestSshCopy::arrivesThroughAnyLoginShell_data() {
    QTest::addColumn<std::string>("shell");
    QTest::addColumn<std::string>("program");
    for (const auto* const shell : {"/bin/bash", "/bin/dash", "/bin/tcsh", "/bin/zsh"})
        QTest::newRow(shell) << std::string(shell) << std::string(shell);
    QTest::newRow("busybox sh") << std::string("/bin/sh") << std::string("/bin/busybox");
}

void TestSshCopy::arrivesThroughAnyLoginShell() {
    QFETCH(std::string, shell);
    QFETCH(std::string, program);
    if (!QFile::exists(QString::fromStdString(program)))
        QSKIP("it is not installed here");
    if (shell != program)
        m_desk->changeBox("mount --bind " + program + ' ' + "$(readlink -f " + shell + ')');
    m_desk->setLoginShell(shell);
    start();
    const auto sent = bytes(100'000);
    const auto copied = copy(sent);
    QVERIFY2(copied, qPrintable(faultOf(copied) + QString::fromStdString(saidOf(copied))));
    QVERIFY(content(there()) == sent);
}

void TestSshCopy::arrivesThroughNoise() {
    m_desk->startOpenSsh(
        sshPort, {"ForceCommand yes Welcome | head -n 20000; echo -n x; eval \"$SSH_ORIGINAL_COMMAND\"; "
                  "yes Bye | head -n 20000"});
    m_desk->trust(sshPort);
    const auto sent = bytes(100'000);
    const auto copied = copy(sent);
    QVERIFY2(copied, qPrintable(faultOf(copied)));
    QVERIFY(content(there()) == sent);
}

void TestSshCopy::arrivesWithoutAFreeSession() {
    m_desk->installAgent();
    m_desk->startOpenSsh(sshPort, {"MaxSessions 1"});
    m_desk->trust(sshPort);
    const auto holding = m_desk->network().inside(
        [] { return remote::Stream::open(remote::SshDevice{SshDesk::device(sshPort)}); });
    QVERIFY(holding);
    const auto copied = copy("text");
    QVERIFY2(copied, qPrintable(faultOf(copied)));
    QCOMPARE(content(there()), std::string("text"));
}

void TestSshCopy::tellsThatTheDiskIsFull() {
    m_desk->changeBox("mount -t tmpfs -o size=256k tmpfs " + m_desk->file("there") + "; echo old > " +
                      there() + "; touch " + there("seen"));
    m_desk->install("look", "cat " + there() + "; ls " + m_desk->file("there"));
    start();
    const auto refused = copy(bytes(4'000'000));
    QCOMPARE(faultOf(refused), QStringLiteral("no-room"));
    QCOMPARE(std::get<BoxError>(refused.error()).detail, there());
    const auto looked = m_desk->network().inside([&] {
        return runScript(remote::SshDevice{SshDesk::device(sshPort)}, {"look"}, {Clock::now() + 60s, -1});
    });
    QVERIFY(looked);
    QCOMPARE(looked->output, std::string("old\nfile\nseen"));
}

void TestSshCopy::tellsThatTheDiskIsReadOnly() {
    m_desk->changeBox("mount -t tmpfs -o ro tmpfs " + m_desk->file("there"));
    start();
    QCOMPARE(faultOf(copy("text")), QStringLiteral("read-only"));
}

void TestSshCopy::leavesNothingWhenTheConnectionEnds() {
    const auto started = m_desk->file("started");
    const auto go = m_desk->file("go");
    m_desk->install("cat",
                    "touch " + started + "; while ! [ -e " + go + " ]; do sleep 0.05; done\nexec /bin/cat");
    start();
    QFile old(QString::fromStdString(there()));
    QVERIFY(old.open(QIODevice::WriteOnly) && old.write("old") == 3);
    old.close();
    const auto sent = bytes(std::size_t{16} << 20);
    auto copying = std::async(std::launch::async, [&] { return copy(sent); });
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(QString::fromStdString(started)), 30'000);
    m_desk->killMaster(sshPort);
    const auto ended = copying.get();
    QCOMPARE(faultOf(ended), QStringLiteral("not-known"));
    QCOMPARE(names().size(), 2); // the box has not noticed yet
    QVERIFY(QFile(QString::fromStdString(go)).open(QIODevice::WriteOnly));
    QTRY_COMPARE_WITH_TIMEOUT(names(), QStringList{"file"}, 30'000);
    QCOMPARE(content(there()), std::string("old"));
}

void TestSshCopy::tellsThatNoCommandsAreRun() {
    m_desk->startOpenSsh(sshPort, {"ForceCommand echo This account is not available."});
    m_desk->trust(sshPort);
    const auto refused = copy("text");
    QCOMPARE(faultOf(refused), QStringLiteral("no-shell"));
    QVERIFY2(QByteArray::fromStdString(saidOf(refused)).contains("not available"), saidOf(refused).c_str());
}

void TestSshCopy::isCancelled() {
    m_desk->install("cat", "sleep 60");
    start();
    const auto begin = Clock::now();
    QCOMPARE(faultOf(copy("text", {Clock::now() + 3s, -1})), QStringLiteral("timed-out"));
    QVERIFY(Clock::now() - begin < 30s);
}

void TestSshCopy::isRefusedByTheServer() {
    start();
    m_desk->loseUserKey();
    QCOMPARE(faultOf(copy("text")), QStringLiteral("not-allowed"));
}

NAMESPACE_TEST_MAIN(TestSshCopy)
#include "tst_copy.moc"
