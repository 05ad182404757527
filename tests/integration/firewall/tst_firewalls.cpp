#include "core/services/console/arrival_probe.h"
#include "tests/support/answer_of.h"
#include "tests/support/network_namespace.h"
#include "tests/support/registered_test.h"

#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QUdpSocket>

#include <memory>
#include <sched.h>
#include <sys/mount.h>

using namespace etherdeck;
using namespace etherdeck::tests;
using Code = ArrivalFinding::Code;
using Kind = FirewallVerdict::Kind;

namespace {

constexpr int patience = 30'000;
constexpr std::uint16_t port = 6666;
const QStringList systemFolders{"/usr/sbin", "/usr/bin"};
const QString deskAddress = QStringLiteral("10.99.0.1");

struct Output {
    bool isGood = false;
    QByteArray text;
};

Output run(const QStringList& command) {
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(QStandardPaths::findExecutable(command.first(), systemFolders), command.mid(1));
    const bool isGood = process.waitForFinished(patience) && process.exitCode() == 0;
    return {isGood, command.join(' ').toUtf8() + ": " + process.readAll()};
}

bool isInstalled(const QString& program) {
    return !QStandardPaths::findExecutable(program, systemFolders).isEmpty();
}

/// Replaces a folder of the system, for this process and its children, by a copy or an empty folder.
bool makePrivate(const char* folder, const QTemporaryDir& copies, bool isEmpty) {
    if (isEmpty)
        return ::mount("none", folder, "tmpfs", 0, nullptr) == 0;
    const auto copy = copies.filePath(QString::fromLatin1(folder).section('/', -1));
    return run({"cp", "-a", folder, copy}).isGood &&
           ::mount(QFile::encodeName(copy).constData(), folder, nullptr, MS_BIND, nullptr) == 0;
}

} // namespace

/// Each firewall blocks the console's port at first; then the command that the helper shows is run, and a
/// datagram from another computer arrives.
class TestFirewalls : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void opensThePortOfTheRealUfw();
    void opensThePortOfTheRealFirewalld();

private:
    [[nodiscard]] ArrivalFacts facts();
    [[nodiscard]] ArrivalFinding finding(const ArrivalFacts& facts) const;
    [[nodiscard]] qint64 heardByInterface() const;
    [[nodiscard]] bool comesThrough();
    void followAdvice(const ArrivalFinding& finding);

    QTemporaryDir m_copies;
    std::unique_ptr<NetworkNamespace> m_box;
    std::unique_ptr<QUdpSocket> m_console;
};

void TestFirewalls::initTestCase() {
    auto box = NetworkNamespace::create();
    QVERIFY(box);
    m_box = std::make_unique<NetworkNamespace>(std::move(*box));
    const auto path = QString::fromStdString(m_box->path());
    for (const auto& words : {QStringList{"link", "set", "lo", "up"},
                              {"link", "add", "desk0", "type", "veth", "peer", "name", "box0", "netns", path},
                              {"address", "add", deskAddress + "/24", "dev", "desk0"},
                              {"link", "set", "desk0", "up"}}) {
        const auto done = run(QStringList{"ip"} + words);
        QVERIFY2(done.isGood, done.text);
    }
    for (const char* words : {"address add 10.99.0.2/24 dev box0", "link set box0 up"})
        QVERIFY(m_box->ip(words));
}

void TestFirewalls::init() {
    m_console = std::make_unique<QUdpSocket>();
    QVERIFY(m_console->bind(QHostAddress::AnyIPv4, port));
    QVERIFY(comesThrough());
}

void TestFirewalls::cleanup() {
    m_console.reset();
    const auto flushed = run({"nft", "flush", "ruleset"});
    QVERIFY2(flushed.isGood, flushed.text);
}

ArrivalFacts TestFirewalls::facts() {
    ArrivalProbe probe;
    ArrivalQuestion question;
    question.address.endpoint = netconsole::Endpoint::v4({0, 0, 0, 0}, port);
    question.packet.port = port;
    question.packet.from = {10, 99, 0, 2};
    return tests::answerOf<ArrivalFacts>([&](auto... to) { return probe.gather(question, to...); })
        .value_or(ArrivalFacts());
}

ArrivalFinding TestFirewalls::finding(const ArrivalFacts& facts) const {
    ArrivalCheck check;
    check.setPort({});
    check.setFacts(facts);
    return check.findings().at(static_cast<std::size_t>(ArrivalLeg::Firewall));
}

qint64 TestFirewalls::heardByInterface() const {
    QFile file(QStringLiteral("/proc/net/dev"));
    if (!file.open(QIODevice::ReadOnly))
        return -1;
    for (const auto& line : file.readAll().split('\n'))
        if (const auto words = line.simplified().split(' '); words.value(0) == "desk0:")
            return words.value(2).toLongLong();
    return -1;
}

/// Sends a datagram from the box. Once the interface has received it, it is in the socket or was dropped.
bool TestFirewalls::comesThrough() {
    while (m_console->hasPendingDatagrams())
        (void)m_console->readDatagram(nullptr, 0);
    const auto before = heardByInterface();
    m_box->inside([] {
        QUdpSocket socket;
        (void)socket.writeDatagram("hello\n", QHostAddress(deskAddress), port);
    });
    (void)QTest::qWaitFor([&] { return m_console->hasPendingDatagrams() || heardByInterface() > before + 1; },
                          patience / 10);
    return m_console->hasPendingDatagrams() ||
           QTest::qWaitFor([&] { return m_console->hasPendingDatagrams(); }, 100);
}

/// Runs the command as a user would who copies it, but without sudo.
void TestFirewalls::followAdvice(const ArrivalFinding& finding) {
    auto command = QString::fromStdString(finding.command).split(' ');
    QCOMPARE(command.takeFirst(), "sudo");
    const auto done = run(command);
    QVERIFY2(done.isGood, done.text);
}

void TestFirewalls::opensThePortOfTheRealUfw() {
    if (!isInstalled("ufw"))
        QSKIP("ufw is not installed");
    if (!makePrivate("/etc/ufw", m_copies, false))
        QSKIP("its configuration can be read by the real root only");
    const auto on = run({"ufw", "--force", "enable"});
    if (!on.isGood)
        QSKIP("ufw does not run here: " + on.text);
    QVERIFY(!comesThrough());
    auto found = facts();
    QCOMPARE(found.keeper, FirewallKeeper::Ufw);
    QCOMPARE(found.iptables.verdict.kind, Kind::Drops);
    QCOMPARE(finding(found).code, Code::FirewallDrops);
    QVERIFY2(finding(found).detail.find("INPUT") != std::string::npos, finding(found).detail.c_str());
    QCOMPARE(finding(found).command, "sudo ufw allow 6666/udp");
    followAdvice(finding(found));
    QVERIFY(comesThrough());
    QCOMPARE(finding(facts()).code, Code::FirewallOpen);
    QVERIFY(run({"ufw", "--force", "disable"}).isGood);
}

void TestFirewalls::opensThePortOfTheRealFirewalld() {
    if (!isInstalled("firewalld") || !isInstalled("dbus-daemon"))
        QSKIP("firewalld is not installed");
    if (!makePrivate("/etc/firewalld", m_copies, false))
        QSKIP("its configuration can be read by the real root only");
    QVERIFY(run({"mkdir", "-p", "/run/dbus"}).isGood);
    QProcess bus;
    bus.start(QStandardPaths::findExecutable("dbus-daemon", systemFolders),
              {"--system", "--nofork", "--nopidfile", "--print-address=1"});
    QTRY_VERIFY_WITH_TIMEOUT(bus.canReadLine() || bus.state() == QProcess::NotRunning, patience);
    if (bus.state() == QProcess::NotRunning)
        QSKIP("a system bus does not run here: " + bus.readAllStandardError());
    QProcess daemon;
    daemon.start(QStandardPaths::findExecutable("firewalld", systemFolders), {"--nofork", "--nopid"});
    QTRY_VERIFY_WITH_TIMEOUT(
        run({"firewall-cmd", "--state"}).isGood || daemon.state() == QProcess::NotRunning, patience);
    if (daemon.state() == QProcess::NotRunning)
        QSKIP("firewalld does not run here: " + daemon.readAllStandardError());
    QVERIFY(!comesThrough());
    auto found = facts();
    QCOMPARE(found.keeper, FirewallKeeper::Firewalld);
    QCOMPARE(found.keeperLetsIn, false);
    QCOMPARE(found.nftables.verdict.kind, Kind::Drops);
    QCOMPARE(finding(found).code, Code::FirewallDrops);
    QVERIFY2(finding(found).detail.find("firewalld") != std::string::npos, finding(found).detail.c_str());
    QCOMPARE(finding(found).command, "sudo firewall-cmd --add-port=6666/udp");
    followAdvice(finding(found));
    QVERIFY(comesThrough());
    found = facts();
    QCOMPARE(found.keeperLetsIn, true);
    QCOMPARE(finding(found).code, Code::FirewallOpen);
    for (auto* process : {&daemon, &bus}) {
        process->terminate();
        QVERIFY(process->waitForFinished(patience));
    }
}

/// Needs the real root: the configuration of a firewall is not readable for others.
static int runHere(int argc, char** argv) {
    const auto isolated = isolateNetwork();
    const bool isPrivate = isolated && ::unshare(CLONE_NEWNS) == 0 &&
                           ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0 &&
                           makePrivate("/run", QTemporaryDir(), true);
    if (!isPrivate) {
        qWarning("skipped: no network and no mounts of its own here");
        return skipped;
    }
    QCoreApplication application(argc, argv);
    TestFirewalls test;
    QTEST_SET_MAIN_SOURCE_PATH
    return QTest::qExec(&test, argc, argv);
}

[[maybe_unused]] static const bool isRegistered = etherdeck::tests::registerTest(__FILE__, runHere);
#include "tst_firewalls.moc"
