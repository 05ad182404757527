#include "core/remote/agent_client.h"
#include "core/remote/answers.h"
#include "tests/support/registered_test.h"

#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <csignal>
#include <fcntl.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <thread>
#include <unistd.h>

using namespace etherdeck;
using namespace etherdeck::remote;
using namespace std::chrono_literals;

namespace {

Limits within(Duration time) { return {Clock::now() + time, -1}; }

Answer<AgentClient> openAgent(const std::vector<std::string>& manner, Limits limits = within(20s)) {
    std::vector<std::string> command{SCRIPTED_AGENT};
    command.insert(command.end(), manner.begin(), manner.end());
    return AgentClient::open(ExecDevice{command}, {"test 1", "eva@desk", 0s}, limits);
}

Answer<wire::Json> callOf(AgentClient& client, const std::string& method, Limits limits = within(20s)) {
    return client.call(method, wire::Json::object(), {limits, {}, {}});
}

template <class T>
ConnectionError connectionErrorOf(const Answer<T>& answer) {
    const auto* const error = answer ? nullptr : std::get_if<ConnectionError>(&answer.error());
    return error ? *error : ConnectionError{ConnectionFault::NoAgent, "not a connection error", {}, {}};
}

template <class T>
plans::RefusalCode refusalCodeOf(const Answer<T>& answer) {
    const auto* const refusal = answer ? nullptr : std::get_if<AgentRefusal>(&answer.error());
    return refusal ? refusal->refusal.code : plans::RefusalCode::HelloFirst;
}

std::array<int, 2> makePipe() {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_NONBLOCK | O_CLOEXEC) != 0)
        qFatal("no pipe");
    return ends;
}

} // namespace

class TestAgentClient : public QObject {
    Q_OBJECT

private slots:
    void talksToAnAgent();
    void skipsWhatTheShellPrintsFirst();
    void passesOnRefusalsWithTheirFacts();
    void refusesWhatTheAgentDoesNotOffer();
    void tellsHowTheProgramEnded_data();
    void tellsHowTheProgramEnded();
    void readsWhatSshSays_data();
    void readsWhatSshSays();
    void tellsWhichSideIsOlder_data();
    void tellsWhichSideIsOlder();
    void keepsTheNoiseOfWhatIsNoAgent();
    void survivesAHostileAgent_data();
    void survivesAHostileAgent();
    void keepsEventsWithinBounds();
    void keepsNoEventsThatNobodyAskedFor();
    void cancelsWhenTold();
    void givesUpWhenToldTwice();
    void connectsToASocket();
    void saysWhyASocketIsNoAgent();
    void endsTheProgramWithTheSession();
};

void TestAgentClient::talksToAnAgent() {
    auto client = openAgent({"box"});
    QVERIFY(client.has_value());
    QCOMPARE(client->greeting().hostName, "plug");
    const auto disks = callOf(*client, "disks.list");
    QVERIFY(disks.has_value());
    const auto read = diskListFrom(*disks);
    QVERIFY(read && read->size() > 2);

    std::vector<std::string> progress;
    const auto plan = client->call(
        "change.plan", {{"wish", {{"kind", "export-stop"}, {"address", "e7.3"}}}},
        {within(20s), [&](const wire::CallProgress& each) { progress.push_back(each.text); }, "changes"});
    QVERIFY(plan.has_value());
    QVERIFY(plans::planFrom(*plan).has_value());
    QVERIFY((progress == std::vector<std::string>{"Ask the wire"}));
}

void TestAgentClient::skipsWhatTheShellPrintsFirst() {
    auto client = openAgent({"motd"});
    QVERIFY(client.has_value());
    QVERIFY(callOf(*client, "box.get").has_value());
}

void TestAgentClient::passesOnRefusalsWithTheirFacts() {
    auto client = openAgent({"box"});
    QVERIFY(client.has_value());
    const auto refused = client->call(
        "change.plan", {{"wish", {{"kind", "export-stop"}, {"address", "e1.1"}}}}, {within(20s), {}, {}});
    QCOMPARE(refusalCodeOf(refused), plans::RefusalCode::NoSuchExport);
    QCOMPARE(std::get<AgentRefusal>(refused.error()).data.value("code", ""), "no-such-export");
    QCOMPARE(std::get<AgentRefusal>(refused.error()).data.value("address", ""), "e1.1");
    QCOMPARE(refusalCodeOf(callOf(*client, "no.such.method")), plans::RefusalCode::UnknownMethod);
}

void TestAgentClient::refusesWhatTheAgentDoesNotOffer() {
    auto client = openAgent({"old"});
    QVERIFY(client.has_value());
    const auto error =
        connectionErrorOf(client->call("disks.list", wire::Json::object(), {within(20s), {}, "disks"}));
    QCOMPARE(error.fault, ConnectionFault::AgentLacks);
    QCOMPARE(error.detail, "disks");
    QCOMPARE(error.agent, "0.1.0");
    QVERIFY(callOf(*client, "box.get").has_value());
}

void TestAgentClient::tellsHowTheProgramEnded_data() {
    QTest::addColumn<QString>("status");
    QTest::addColumn<QString>("said");
    QTest::addColumn<int>("fault");
    QTest::newRow("not found") << "127"
                               << "sh: 1: agent: not found" << int(ConnectionFault::ProgramMissing);
    QTest::newRow("failed") << "1"
                            << "cannot read its settings" << int(ConnectionFault::Lost);
    QTest::newRow("255 of another program") << "255"
                                            << "Permission denied (publickey)." << int(ConnectionFault::Lost);
}

void TestAgentClient::tellsHowTheProgramEnded() {
    QFETCH(QString, status);
    QFETCH(QString, said);
    QFETCH(int, fault);
    const auto error = connectionErrorOf(openAgent({"says", status.toStdString(), said.toStdString()}));
    QCOMPARE(int(error.fault), fault);
    QCOMPARE(QString::fromStdString(error.said), said + '\n');
    QCOMPARE(QString::fromStdString(error.detail), "exit status " + status);
}

void TestAgentClient::readsWhatSshSays_data() {
    QTest::addColumn<QString>("how");
    QTest::addColumn<QString>("said");
    QTest::addColumn<QString>("fault");
    QTest::newRow("refused") << "exit status 255"
                             << "ssh: connect to host plug port 22: Connection refused\r\n"
                             << "no-ssh-server";
    QTest::newRow("name") << "exit status 255"
                          << "ssh: Could not resolve hostname plug: Name or service not known"
                          << "host-name-unknown";
    QTest::newRow("route") << "exit status 255"
                           << "ssh: connect to host plug port 22: No route to host"
                           << "not-reachable";
    QTest::newRow("unheard of") << "exit status 255"
                                << "ssh: something new"
                                << "not-reachable";
    QTest::newRow("reset") << "exit status 255"
                           << "kex_exchange_identification: read: Connection timed out"
                           << "no-ssh-server";
    QTest::newRow("closed") << "exit status 255"
                            << "kex_exchange_identification: Connection closed by remote host"
                            << "no-ssh-server";
    QTest::newRow("no banner") << "exit status 255"
                               << "Connection timed out during banner exchange\n"
                                  "Connection to 10.0.0.1 port 22 timed out"
                               << "no-ssh-server";
    QTest::newRow("no way to jump") << "exit status 255"
                                    << "ssh: connect to host jump port 22: No route to host\n"
                                       "kex_exchange_identification: Connection closed by remote host"
                                    << "not-reachable";
    QTest::newRow("key") << "exit status 255"
                         << "root@plug: Permission denied (publickey,password)."
                         << "not-allowed";
    QTest::newRow("host key") << "exit status 255"
                              << "Host key verification failed."
                              << "host-key-unknown";
    QTest::newRow("changed key")
        << "exit status 255"
        << "@ WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED! @\nPermission denied (publickey)."
        << "host-key-changed";
    QTest::newRow("old")
        << "exit status 255"
        << "Unable to negotiate with 10.0.0.1 port 22: no matching key exchange method found. Their offer: x"
        << "old-server";
    const auto viaJump = "kex_exchange_identification: Connection closed by remote host\n"
                         "Connection closed by UNKNOWN port 65535\n";
    QTest::newRow("a jump host whose words are lost") << "exit status 255" << QString(viaJump) << "jump-host";
    QTest::newRow("host key of a jump host")
        << "exit status 255" << QStringLiteral("Host key verification failed.\n") + viaJump << "jump-host";
    QTest::newRow("changed key of a jump host")
        << "exit status 255"
        << QStringLiteral(
               "@ WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED! @\nHost key for bastion has "
               "changed and you have requested strict checking.\nHost key verification failed.\n") +
               viaJump
        << "jump-host";
    QTest::newRow("login at a jump host")
        << "exit status 255" << QStringLiteral("eva@bastion: Permission denied (publickey).\n") + viaJump
        << "jump-host";
    QTest::newRow("no agent") << "exit status 127"
                              << "bash: line 1: etherdeck-agent: command not found"
                              << "no-agent";
    QTest::newRow("no agent, busybox") << "exit status 127"
                                       << "sh: etherdeck-agent: not found"
                                       << "no-agent";
    QTest::newRow("the agent failed") << "exit status 1"
                                      << "etherdeck-agent: no daemon"
                                      << "connection-lost";
    QTest::newRow("killed") << "signal 9"
                            << ""
                            << "connection-lost";
}

void TestAgentClient::readsWhatSshSays() {
    QFETCH(QString, how);
    QFETCH(QString, said);
    QFETCH(QString, fault);
    const auto error = connectionError({how.toStdString(), said.toStdString(), {}}, true);
    QCOMPARE(QString::fromStdString(std::string(name(error.fault))), fault);
    if (error.fault == ConnectionFault::JumpHost && said.contains(QStringLiteral("bastion")))
        QVERIFY2(error.detail.ends_with("bastion"), error.detail.c_str());
}

void TestAgentClient::tellsWhichSideIsOlder_data() {
    QTest::addColumn<QString>("answer");
    QTest::addColumn<int>("fault");
    QTest::newRow("agent of before") << R"({"protocol":0,"agent":"0.0.1"})"
                                     << int(ConnectionFault::AgentOlder);
    QTest::newRow("agent of later") << R"({"protocol":2,"agent":"9"})" << int(ConnectionFault::ClientOlder);
    QTest::newRow("no version") << R"({"agent":"9"})" << int(ConnectionFault::AgentOlder);
    QTest::newRow("no object") << "[]" << int(ConnectionFault::NotAnAgent);
}

void TestAgentClient::tellsWhichSideIsOlder() {
    QFETCH(QString, answer);
    QFETCH(int, fault);
    const auto line = R"({"jsonrpc":"2.0","id":0,"result":)" + answer.toStdString() + '}';
    QCOMPARE(int(connectionErrorOf(openAgent({"hello", line})).fault), fault);
    const auto refused = R"({"jsonrpc":"2.0","id":0,"error":{"code":-32000,"message":"too old"}})";
    QCOMPARE(connectionErrorOf(openAgent({"hello", refused})).fault, ConnectionFault::ClientOlder);
}

void TestAgentClient::keepsTheNoiseOfWhatIsNoAgent() {
    const auto error = connectionErrorOf(openAgent({"noise"}));
    QCOMPARE(error.fault, ConnectionFault::NotAnAgent);
    QVERIFY(error.said.find("noise without end") != std::string::npos);
    QVERIFY(error.said.size() < 200'000);
}

void TestAgentClient::survivesAHostileAgent_data() {
    QTest::addColumn<QString>("manner");
    QTest::addColumn<QString>("failure");
    QTest::newRow("garble") << "garble"
                            << "not-an-agent";
    QTest::newRow("deep") << "deep"
                          << "not-an-agent";
    QTest::newRow("long") << "long"
                          << "not-an-agent";
    QTest::newRow("ends") << "ends"
                          << "connection-lost";
    QTest::newRow("mute") << "mute"
                          << "timed-out";
    QTest::newRow("flood") << "flood"
                           << "timed-out";
    QTest::newRow("errors") << "errors"
                            << "timed-out";
    QTest::newRow("silent") << "silent"
                            << "timed-out";
    QTest::newRow("invent") << "invent"
                            << "answer";
}

void TestAgentClient::survivesAHostileAgent() {
    QFETCH(QString, manner);
    QFETCH(QString, failure);
    auto client = openAgent({manner.toStdString()}, within(manner == "silent" ? 300ms : 20s));
    auto answer = client ? callOf(*client, "disks.list", within(failure == "timed-out" ? 500ms : 20s))
                         : Answer<wire::Json>(tl::unexpected(client.error()));
    if (failure == "answer") {
        QVERIFY(answer.has_value());
        QVERIFY(!diskListFrom(*answer) && !exportListFrom(*answer) && !interfaceListFrom(*answer));
    } else if (failure == "timed-out") {
        QCOMPARE(refusalCodeOf(answer), plans::RefusalCode::TimedOut);
    } else {
        QCOMPARE(QString::fromStdString(std::string(name(connectionErrorOf(answer).fault))), failure);
    }
}

void TestAgentClient::keepsEventsWithinBounds() {
    auto client = openAgent({"flood"});
    QVERIFY(client.has_value());
    QCOMPARE(refusalCodeOf(callOf(*client, "watch", within(2s))), plans::RefusalCode::TimedOut);
    const auto first = client->nextEvent(within(20s));
    QVERIFY(first.has_value());
    QVERIFY(first->params.value("left_out", 0) > 0);
}

void TestAgentClient::keepsNoEventsThatNobodyAskedFor() {
    auto client = openAgent({"flood"});
    QVERIFY(client.has_value());
    QCOMPARE(refusalCodeOf(callOf(*client, "disks.list", within(300ms))), plans::RefusalCode::TimedOut);
    const auto none = client->nextEvent(within(100ms));
    QCOMPARE(refusalCodeOf(none), plans::RefusalCode::TimedOut);
}

void TestAgentClient::cancelsWhenTold() {
    auto client = openAgent({"mute"});
    QVERIFY(client.has_value());
    const auto stop = makePipe();
    QCOMPARE(::write(stop[1], "x", 1), 1);
    // This agent answers nothing but a cancelled call.
    const auto answer = callOf(*client, "disks.list", {Clock::now() + 20s, stop[0]});
    QCOMPARE(refusalCodeOf(answer), plans::RefusalCode::Cancelled);
    QCOMPARE(std::get<AgentRefusal>(answer.error()).refusal.message.text(), "Cancelled.");
}

void TestAgentClient::givesUpWhenToldTwice() {
    auto client = openAgent({"errors"}); // is busy, and will not answer
    QVERIFY(client.has_value());
    const auto stop = makePipe();
    std::jthread person([&stop](const std::stop_token& done) {
        while (!done.stop_requested()) {
            (void)!::write(stop[1], "x", 1);
            std::this_thread::sleep_for(10ms);
        }
    });
    const auto answer = callOf(*client, "disks.list", {Clock::now() + 20s, stop[0]});
    QCOMPARE(refusalCodeOf(answer), plans::RefusalCode::Cancelled);
    QVERIFY(std::get<AgentRefusal>(answer.error()).refusal.message.text().find("has not said") !=
            std::string::npos);
}

void TestAgentClient::connectsToASocket() {
    QTemporaryDir folder;
    const auto path = folder.filePath("socket").toStdString();
    const int listener = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    path.copy(address.sun_path, sizeof address.sun_path - 1);
    QCOMPARE(::bind(listener, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
    QCOMPARE(::listen(listener, 1), 0);
    std::jthread agent([listener] {
        const int connection = ::accept(listener, nullptr, nullptr);
        const std::string hello = R"({"jsonrpc":"2.0","id":0,"result":{"protocol":1,"agent":"7"}})"
                                  "\n";
        (void)!::write(connection, hello.data(), hello.size());
        ::close(connection);
    });
    auto client = AgentClient::open(UnixDevice{path}, {"test", "", 0s}, within(20s));
    QVERIFY(client.has_value());
    QCOMPARE(client->greeting().agent, "7");
    const auto error = connectionErrorOf(callOf(*client, "disks.list"));
    QCOMPARE(error.fault, ConnectionFault::Lost);
    QCOMPARE(error.agent, "7");
    ::close(listener);
}

void TestAgentClient::saysWhyASocketIsNoAgent() {
    QTemporaryDir folder;
    const auto path = folder.filePath("socket").toStdString();
    const auto error = connectionErrorOf(AgentClient::open(UnixDevice{path}, {"test", "", 0s}, within(20s)));
    QCOMPARE(error.fault, ConnectionFault::NoAgent);
    QCOMPARE(error.said, "No such file or directory");
    const auto missing = connectionErrorOf(AgentClient::open(
        ExecDevice{{folder.filePath("agent").toStdString()}}, {"test", "", 0s}, within(20s)));
    QCOMPARE(missing.fault, ConnectionFault::ProgramMissing);
}

void TestAgentClient::endsTheProgramWithTheSession() {
    QTemporaryDir folder;
    const auto file = folder.filePath("pid").toStdString();
    const auto script = "echo $$ > " + file + "; exec " SCRIPTED_AGENT " mute";
    {
        const auto client =
            AgentClient::open(ExecDevice{{"sh", "-c", script}}, {"test", "", 0s}, within(20s));
        QVERIFY(client.has_value());
    }
    QFile pid(QString::fromStdString(file));
    QVERIFY(pid.open(QIODevice::ReadOnly));
    QCOMPARE(::kill(pid.readAll().trimmed().toInt(), 0), -1);
    QCOMPARE(errno, ESRCH);
}

QTEST_APPLESS_MAIN(TestAgentClient)
#include "tst_agent_client.moc"
