#include "core/remote/agent_client.h"
#include "core/remote/ask_server.h"
#include "tests/integration/ssh/ssh_box.h"
#include "tests/support/registered_test.h"

#include <QTest>

#include <filesystem>
#include <memory>

using namespace etherdeck;
using namespace etherdeck::remote;
using namespace etherdeck::tests;
using namespace std::chrono_literals;

namespace {

enum class Server { OpenSsh, Dropbear };

Limits soon() { return {Clock::now() + 30s, -1}; }

Answer<AgentClient> openAgent(const std::string& device) {
    return AgentClient::open(parseDevice(device).value(), {"test", "1", {}}, soon());
}

QString faultOf(const Answer<AgentClient>& client) {
    if (client)
        return QStringLiteral("none");
    const auto* const error = std::get_if<ConnectionError>(&client.error());
    return error ? QString::fromLatin1(name(error->fault).data()) : QStringLiteral("a refusal");
}

std::string detailOf(const Answer<AgentClient>& client) {
    const auto* const error = client ? nullptr : std::get_if<ConnectionError>(&client.error());
    return error ? error->detail : std::string();
}

} // namespace

Q_DECLARE_METATYPE(Server)

/// Agents by the system's ssh, with real servers.
class TestSshConnect : public QObject {
    Q_OBJECT

private slots:
    void init() {
        if (const auto why = whyNoSshServers(); !why.empty())
            QSKIP(why.c_str());
        m_desk = std::make_unique<SshDesk>();
    }
    void cleanup() { m_desk.reset(); }

    void leadsToTheAgent_data() { eachServer(); }
    void leadsToTheAgent();
    void twoSessionsShareOneConnection();
    void aMasterThatIsGoneIsReplaced();
    void tellsOfAnUnknownKey_data() { eachServer(); }
    void tellsOfAnUnknownKey();
    void tellsOfAChangedKey_data() { eachServer(); }
    void tellsOfAChangedKey();
    void tellsWhoIsNotLetIn_data() { eachServer(); }
    void tellsWhoIsNotLetIn();
    void tellsOfABoxWithoutAgent_data() { eachServer(); }
    void tellsOfABoxWithoutAgent();
    void tellsOfAnOldServer_data();
    void tellsOfAnOldServer();
    void tellsThatNobodyIsThere();
    void skipsWhatAShellPrints();
    void tellsTheFingerprint();
    void acceptsWhatWasConfirmed();
    void comparesKeysWhereverItIsInstalled();
    void asksForThePassphrase();

private:
    static void eachServer() {
        QTest::addColumn<Server>("server");
        QTest::newRow("OpenSSH") << Server::OpenSsh;
        QTest::newRow("dropbear") << Server::Dropbear;
    }
    Program& start(Server server) {
        return server == Server::OpenSsh ? m_desk->startOpenSsh(sshPort) : m_desk->startDropbear(sshPort);
    }
    template <class Function>
    auto atDesk(Function function) {
        return m_desk->network().inside(std::move(function));
    }
    Answer<AgentClient> open() {
        return atDesk([] { return openAgent(SshDesk::device(sshPort)); });
    }

    std::unique_ptr<SshDesk> m_desk;
};

void TestSshConnect::leadsToTheAgent() {
    QFETCH(Server, server);
    m_desk->installAgent();
    start(server);
    m_desk->trust(sshPort);
    auto client = open();
    QVERIFY2(client, qPrintable(faultOf(client)));
    QVERIFY(client->greeting().can("exports"));
    QVERIFY(client->call("exports.list", wire::Json::object(), {soon(), {}, {}}));
}

void TestSshConnect::twoSessionsShareOneConnection() {
    m_desk->installAgent();
    auto& server = m_desk->startOpenSsh(sshPort);
    m_desk->trust(sshPort);
    const auto first = open();
    const auto second = open();
    QVERIFY(first && second);
    QVERIFY(server.waitForOutput("Accepted publickey", 10s));
    QVERIFY(!server.waitForOutput("Accepted publickey for root from 127.0.0.1 port 0", 100ms)); // reads all
    QCOMPARE(QByteArray::fromStdString(server.output()).count("Accepted publickey"), 1);
}

void TestSshConnect::aMasterThatIsGoneIsReplaced() {
    m_desk->installAgent();
    m_desk->startOpenSsh(sshPort);
    m_desk->trust(sshPort);
    auto first = open();
    QVERIFY(first);
    m_desk->killMaster(sshPort);
    const auto lost = first->call("exports.list", wire::Json::object(), {soon(), {}, {}});
    QVERIFY(!lost);
    QCOMPARE(int(std::get<ConnectionError>(lost.error()).fault), int(ConnectionFault::Lost));
    QVERIFY(open());
}

void TestSshConnect::tellsOfAnUnknownKey() {
    QFETCH(Server, server);
    start(server);
    QCOMPARE(faultOf(open()), QStringLiteral("host-key-unknown"));
}

void TestSshConnect::tellsOfAChangedKey() {
    QFETCH(Server, server);
    start(server);
    m_desk->trust(sshPort);
    m_desk->makeHostKeys(); // the box was installed again
    if (server == Server::OpenSsh)
        m_desk->startOpenSsh(sshPort + 1);
    else
        m_desk->startDropbear(sshPort + 1);
    m_desk->moveTrust(sshPort, sshPort + 1);
    QCOMPARE(faultOf(atDesk([] { return openAgent(SshDesk::device(sshPort + 1)); })),
             QStringLiteral("host-key-changed"));
}

void TestSshConnect::tellsWhoIsNotLetIn() {
    QFETCH(Server, server);
    m_desk->installAgent();
    start(server);
    m_desk->trust(sshPort);
    m_desk->loseUserKey();
    const auto client = open();
    QCOMPARE(faultOf(client), QStringLiteral("not-allowed"));
    QVERIFY2(QByteArray::fromStdString(detailOf(client)).contains("publickey"), detailOf(client).c_str());
}

void TestSshConnect::tellsOfABoxWithoutAgent() {
    QFETCH(Server, server);
    start(server);
    m_desk->trust(sshPort);
    QCOMPARE(faultOf(open()), QStringLiteral("no-agent"));
}

void TestSshConnect::tellsOfAnOldServer_data() {
    QTest::addColumn<std::string>("option");
    QTest::addColumn<std::string>("offer");
    QTest::newRow("key exchange") << std::string("KexAlgorithms diffie-hellman-group1-sha1")
                                  << std::string("diffie-hellman-group1-sha1");
    QTest::newRow("cipher") << std::string("Ciphers 3des-cbc") << std::string("3des-cbc");
}

void TestSshConnect::tellsOfAnOldServer() {
    QFETCH(std::string, option);
    QFETCH(std::string, offer);
    m_desk->startOpenSsh(sshPort, {option});
    const auto client = open();
    QCOMPARE(faultOf(client), QStringLiteral("old-server"));
    QVERIFY2(QByteArray::fromStdString(detailOf(client)).startsWith(QByteArray::fromStdString(offer)),
             detailOf(client).c_str());
}

void TestSshConnect::tellsThatNobodyIsThere() {
    QCOMPARE(faultOf(open()), QStringLiteral("no-ssh-server"));
    QCOMPARE(faultOf(atDesk([] { return openAgent("root@plug.invalid"); })),
             QStringLiteral("host-name-unknown"));
    QCOMPARE(
        faultOf(atDesk([] { return openAgent("root@192.0.2.1"); })), // there is no route in the namespace
        QStringLiteral("not-reachable"));
}

void TestSshConnect::skipsWhatAShellPrints() {
    m_desk->installAgent();
    m_desk->startOpenSsh(sshPort, {"ForceCommand echo \"Welcome to the plug!\"; $SSH_ORIGINAL_COMMAND"});
    m_desk->trust(sshPort);
    const auto client = open();
    QVERIFY2(client, qPrintable(faultOf(client)));
}

void TestSshConnect::tellsTheFingerprint() {
    m_desk->startOpenSsh(sshPort);
    SshDevice device{SshDesk::device(sshPort)};
    device.reportsHostKey = true;
    const auto unknown = atDesk([&] { return AgentClient::open(device, {"test", "1", {}}, soon()); });
    QCOMPARE(faultOf(unknown), QStringLiteral("host-key-unknown"));
    const auto& error = std::get<ConnectionError>(unknown.error());
    QCOMPARE(error.fingerprint, m_desk->fingerprint());
    QVERIFY2(error.said.find("askpass") == std::string::npos, error.said.c_str());
}

void TestSshConnect::acceptsWhatWasConfirmed() {
    m_desk->installAgent();
    m_desk->startOpenSsh(sshPort);
    const auto first = m_desk->fingerprint();
    const auto with = [this](std::uint16_t at, const std::string& fingerprint) {
        return atDesk([&] {
            return AgentClient::open(SshDevice{SshDesk::device(at), {fingerprint}}, {"test", "1", {}},
                                     soon());
        });
    };
    QVERIFY2(with(sshPort, first), "not accepted");
    m_desk->makeHostKeys();
    m_desk->startOpenSsh(sshPort + 1);
    m_desk->trust(sshPort + 1); // by ssh, which does not count for what was confirmed
    const auto changed = with(sshPort + 1, first);
    QCOMPARE(faultOf(changed), QStringLiteral("host-key-changed"));
    QCOMPARE(std::get<ConnectionError>(changed.error()).fingerprint, m_desk->fingerprint());
    QVERIFY2(with(sshPort + 1, m_desk->fingerprint()), "not accepted");
}

void TestSshConnect::comparesKeysWhereverItIsInstalled() {
    m_desk->installAgent();
    m_desk->startOpenSsh(sshPort);
    const SshDevice device{SshDesk::device(sshPort), {m_desk->fingerprint()}};
    const auto folder = m_desk->file("Eva's \"programs\" 100%h");
    std::filesystem::create_directories(folder);
    std::filesystem::create_symlink(ETHERDECK_BIN_DIR "/etherdeck-askpass", folder + "/etherdeck-askpass");
    qputenv("ETHERDECK_ASKPASS", QByteArray::fromStdString(folder + "/etherdeck-askpass"));
    const auto open = [&] {
        return atDesk([&] { return AgentClient::open(device, {"test", "1", {}}, soon()); });
    };
    const auto opened = open();
    QVERIFY2(opened, qPrintable(faultOf(opened)));
    qputenv("ETHERDECK_ASKPASS", "/tmp/in two\nlines");
    const auto refused = open();
    QCOMPARE(faultOf(refused), QStringLiteral("program-missing"));
    QCOMPARE(detailOf(refused), std::string("etherdeck-askpass"));
}

void TestSshConnect::asksForThePassphrase() {
    m_desk->installAgent();
    m_desk->startOpenSsh(sshPort);
    m_desk->trust(sshPort);
    m_desk->protectUserKey("a secret");
    std::vector<std::string> questions;
    std::string given = "wrong";
    auto server = AskServer::start([&](const std::string& question, int) {
        questions.push_back(question);
        return std::optional(given);
    });
    QVERIFY(server);
    QVERIFY(!open());
    QCOMPARE(questions.size(), std::size_t(2)); // then for the password
    QVERIFY2(QByteArray::fromStdString(questions.front()).startsWith("Enter passphrase for key"),
             questions.front().c_str());
    given = "a secret";
    QVERIFY2(open(), "not let in");
    server->reset();
    QVERIFY2(open(), "the connection is not shared"); // although nobody answers now
    m_desk->killMaster(sshPort);
    QCOMPARE(faultOf(open()), QStringLiteral("not-allowed"));
}

NAMESPACE_TEST_MAIN(TestSshConnect)
#include "tst_connect.moc"
