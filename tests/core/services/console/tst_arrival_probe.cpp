#include "core/services/console/arrival_probe.h"
#include "core/sockets/socket.h"
#include "tests/support/answer_of.h"
#include "tests/support/network_namespace.h"
#include "tests/support/registered_test.h"

#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <array>

using namespace etherdeck;
using Reading = FirewallReading::State;
using Kind = FirewallVerdict::Kind;

namespace {

const QStringList systemFolders{"/usr/sbin", "/usr/bin"};

bool isInstalled(const QString& program) {
    return !QStandardPaths::findExecutable(program, systemFolders).isEmpty();
}

/// Runs a program with text on its standard input.
bool runs(const QString& program, const QStringList& arguments, const QByteArray& input = {}) {
    QProcess process;
    process.start(QStandardPaths::findExecutable(program, systemFolders), arguments);
    process.write(input);
    process.closeWriteChannel();
    return process.waitForFinished(30'000) && process.exitCode() == 0;
}

ArrivalFacts gatherWith(ArrivalProbe& probe, const ArrivalQuestion& question) {
    return tests::answerOf<ArrivalFacts>([&](auto... to) { return probe.gather(question, to...); })
        .value_or(ArrivalFacts());
}

Result<void> sendWith(ArrivalProbe& probe, const ConsoleAddress& to, const QByteArray& datagram) {
    std::optional<Result<void>> outcome;
    QObject receiver;
    const auto call = probe.sendTest(
        to, datagram, &receiver, [&](TestSent) { outcome = Result<void>(); },
        [&](const Result<void>& arrived) { outcome = arrived; });
    return QTest::qWaitFor([&] { return outcome.has_value(); }, 30'000) ? *outcome
                                                                        : fail(ErrorCode::TimedOut);
}

ArrivalQuestion questionOf(std::uint16_t port) {
    ArrivalQuestion question;
    question.address.endpoint = netconsole::Endpoint::v4({0, 0, 0, 0}, port);
    question.packet.port = port;
    question.packet.interface = "eth0";
    return question;
}

} // namespace

/// In a network of its own, whose rules it may set.
class TestArrivalProbe : public QObject {
    Q_OBJECT

private slots:
    void readsRulesOfTheRealNft();
    void readsRulesOfTheRealIptables();
    void saysThatToolsAreMissing();
    void tellsARefusalFromAFailure_data();
    void tellsARefusalFromAFailure();
    void knowsWhoHasThePort();
    void sendsTheTestLine();
    void sendsNothingForACallThatWasCancelled();

private:
    /// A program that is a script, in a folder of its own.
    void putProgram(const QTemporaryDir& folder, const QString& name, const QByteArray& script);
};

void TestArrivalProbe::readsRulesOfTheRealNft() {
    if (!isInstalled("nft"))
        QSKIP("nft is not installed");
    ArrivalProbe probe;
    auto facts = gatherWith(probe, questionOf(6666));
    QCOMPARE(facts.nftables.state, Reading::Read);
    QCOMPARE(facts.nftables.verdict, FirewallVerdict());
    QVERIFY(runs("nft", {"-f", "-"},
                 "table inet f { chain in { type filter hook input priority 0; policy accept;\n"
                 "udp dport 6600-6700 drop\n}\n}\n"));
    facts = gatherWith(probe, questionOf(6666));
    QCOMPARE(facts.nftables.verdict.kind, Kind::Drops);
    QCOMPARE(facts.nftables.verdict.chain, "inet/f/in");
    QCOMPARE(gatherWith(probe, questionOf(6601 + 200)).nftables.verdict.kind, Kind::Open);
    QVERIFY(runs("nft", {"flush", "ruleset"}));
}

void TestArrivalProbe::readsRulesOfTheRealIptables() {
    if (!isInstalled("iptables") || !isInstalled("iptables-save"))
        QSKIP("iptables is not installed");
    if (!runs("iptables", {"-P", "INPUT", "DROP"}))
        QSKIP("this system's iptables cannot be used here");
    QVERIFY(runs("iptables",
                 {"-A", "INPUT", "-p", "udp", "-m", "multiport", "--dports", "6666", "-j", "ACCEPT"}));
    ArrivalProbe probe;
    auto facts = gatherWith(probe, questionOf(6666));
    QCOMPARE(facts.iptables.state, Reading::Read);
    QCOMPARE(facts.iptables.verdict.kind, Kind::Open);
    QCOMPARE(gatherWith(probe, questionOf(6667)).iptables.verdict.kind, Kind::Drops);
    QVERIFY(runs("iptables", {"-P", "INPUT", "ACCEPT"}));
    QVERIFY(runs("iptables", {"-F"}));
}

void TestArrivalProbe::saysThatToolsAreMissing() {
    const QTemporaryDir folder;
    ArrivalProbe probe;
    probe.setProgramFolders({folder.path()});
    const auto facts = gatherWith(probe, questionOf(6666));
    QCOMPARE(facts.nftables.state, Reading::Missing);
    QCOMPARE(facts.iptables.state, Reading::Missing);
    QVERIFY(!facts.interfaces.empty()); // loopback
}

void TestArrivalProbe::tellsARefusalFromAFailure_data() {
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<Reading>("state");
    QTest::newRow("refused") << QByteArray("echo 'Operation not permitted (you must be root)' >&2; exit 1")
                             << Reading::NotAllowed;
    QTest::newRow("failed") << QByteArray("echo 'no such table' >&2; exit 1") << Reading::Failed;
    QTest::newRow("crashed") << QByteArray("kill -9 $$") << Reading::Failed;
    QTest::newRow("said nonsense") << QByteArray("echo nonsense") << Reading::Failed;
    QTest::newRow("never ends") << QByteArray("exec sleep 60") << Reading::Failed;
    QTest::newRow("says too much") << QByteArray("exec yes 0123456789012345678901234567890123456789")
                                   << Reading::Failed;
}

void TestArrivalProbe::tellsARefusalFromAFailure() {
    QFETCH(QByteArray, script);
    const QTemporaryDir folder;
    putProgram(folder, "nft", script);
    ArrivalProbe probe;
    probe.setProgramFolders({folder.path()});
    QTEST(gatherWith(probe, questionOf(6666)).nftables.state, "state");
}

void TestArrivalProbe::putProgram(const QTemporaryDir& folder, const QString& name,
                                  const QByteArray& script) {
    QFile file(folder.filePath(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("#!/bin/sh\n" + script + '\n');
    file.close();
    QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
}

void TestArrivalProbe::knowsWhoHasThePort() {
    const auto socket = ConsoleSocket::open({netconsole::Endpoint::v4({127, 0, 0, 1}, 0), 0});
    if (!socket)
        QSKIP("loopback is off");
    ArrivalProbe probe;
    const auto facts = gatherWith(probe, questionOf((*socket)->address().endpoint.port));
    QCOMPARE(facts.holders.size(), 1u);
    QCOMPARE(facts.holders[0].processId, facts.ownProcess);
}

void TestArrivalProbe::sendsTheTestLine() {
    QVERIFY(runs("ip", {"link", "set", "lo", "up"}));
    auto socket = ConsoleSocket::open({netconsole::Endpoint::v4({127, 0, 0, 1}, 0), 0});
    QVERIFY(socket);
    ArrivalProbe probe;
    QVERIFY(sendWith(probe, (*socket)->address(), "etherdeck test line 1\n"));
    std::string text;
    QTRY_VERIFY_WITH_TIMEOUT(([&] {
                                 const auto datagrams = (*socket)->receive();
                                 for (const auto& datagram : *datagrams)
                                     text.assign(reinterpret_cast<const char*>(datagram.bytes.data()),
                                                 datagram.bytes.size());
                                 return !text.empty();
                             }()),
                             30'000);
    QCOMPARE(text, "etherdeck test line 1\n");
    QVERIFY(!sendWith(probe, {netconsole::Endpoint::v4({203, 0, 113, 1}, 6666), 0}, "x")); // no route
}

void TestArrivalProbe::sendsNothingForACallThatWasCancelled() {
    auto socket = ConsoleSocket::open({netconsole::Endpoint::v4({127, 0, 0, 1}, 0), 0}).value_or(nullptr);
    QVERIFY(socket);
    ArrivalProbe probe;
    probe
        .sendTest(
            socket->address(), "x", this, [](TestSent) { QFAIL("told as sent"); },
            [](const auto&) { QFAIL("an answer"); })
        .cancel();
    QVERIFY(sendWith(probe, socket->address(), "y")); // when this was sent, the other one would have been
    std::string text;
    QTRY_VERIFY_WITH_TIMEOUT(([&] {
                                 const auto datagrams = socket->receive();
                                 for (const auto& datagram : *datagrams)
                                     text.append(reinterpret_cast<const char*>(datagram.bytes.data()),
                                                 datagram.bytes.size());
                                 return !text.empty();
                             }()),
                             30'000);
    QCOMPARE(text, "y");
}

NAMESPACE_TEST_MAIN(TestArrivalProbe)
#include "tst_arrival_probe.moc"
