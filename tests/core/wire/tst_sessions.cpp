#include "core/wire/agent_session.h"
#include "core/wire/client_session.h"
#include "tests/support/registered_test.h"

#include <QTest>

#include <string>
#include <vector>

using namespace etherdeck;
using namespace etherdeck::wire;
using namespace std::chrono_literals;

namespace {

const TimePoint start{};

AgentIdentity identity() { return {"0.9", "plug", "boot-1", {"exports", "disks"}}; }

/// Both ends, joined by nothing but this.
struct Session {
    explicit Session(std::chrono::seconds keepAlive = 0s) :
        client({"test 1", "eva@desk", keepAlive}, start, 10s), agent(identity()) {}

    /// Carries over all that waits, both ways.
    void carry(TimePoint now = start) {
        while (!client.waiting().empty() || !agent.waiting().empty()) {
            const std::string toAgent(client.waiting());
            client.sent(toAgent.size(), now);
            agent.bytesReceived(toAgent, now);
            const std::string toClient(agent.waiting());
            agent.sent(toClient.size(), now);
            client.bytesReceived(toClient, now);
        }
    }

    template <class Event>
    std::optional<Event> take() {
        const auto event = client.takeEvent();
        if (!event || !std::holds_alternative<Event>(*event))
            return std::nullopt;
        return std::get<Event>(*event);
    }

    ClientSession client;
    AgentSession agent;
};

std::string answerOf(AgentSession& agent, std::string_view line) {
    agent.bytesReceived(line, start);
    std::string answer(agent.waiting());
    agent.sent(answer.size(), start);
    return answer;
}

const std::string hello = R"({"jsonrpc":"2.0","id":"h","method":"hello","params":{"protocol":1}})"
                          "\n";
const std::string helloAnswer =
    R"({"jsonrpc":"2.0","id":0,"result":{"protocol":1,"agent":"0.9","boot_id":"b","capabilities":["exports"]}})"
    "\n";

} // namespace

class TestSessions : public QObject {
    Q_OBJECT

private slots:
    void greetEachOtherFirst() {
        Session session;
        session.carry();
        const auto ready = session.take<AgentReady>();
        QVERIFY(ready);
        QCOMPARE(ready->greeting.agent, std::string("0.9"));
        QCOMPARE(ready->greeting.hostName, std::string("plug"));
        QVERIFY(ready->greeting.can("disks"));
        QVERIFY(!ready->greeting.can("teleport"));
        QCOMPARE(session.agent.who(), std::string("eva@desk"));
    }

    void answersACallMadeBeforeHelloWasAnswered() {
        Session session;
        const auto call = session.client.call("exports.list");
        session.carry();
        const auto request = session.agent.takeCall();
        QVERIFY(request);
        QCOMPARE(request->method, std::string("exports.list"));
        session.agent.progress(request->id, 1, 2, "halfway");
        session.agent.answer(request->id, Json{{"exports", Json::array()}});
        session.carry();
        QVERIFY(session.take<AgentReady>());
        const auto progress = session.take<CallProgress>();
        QVERIFY(progress);
        QCOMPARE(progress->text, std::string("halfway"));
        const auto answered = session.take<CallAnswered>();
        QVERIFY(answered);
        QCOMPARE(answered->call, call);
        QVERIFY(answered->result);
    }

    void anAnswerOfTextIsTheSameAsOneOfJson() {
        const Json result{{"exports", {{{"address", "e1.2"}, {"disk", "/srv/\xc3\xa4\"\\"}}}}};
        std::vector<std::string> lines;
        for (const auto isText : {false, true}) {
            Session session;
            session.client.call("exports.list");
            session.carry();
            const auto request = session.agent.takeCall();
            if (isText)
                session.agent.answerText(request->id, toText(result));
            else
                session.agent.answer(request->id, result);
            lines.emplace_back(session.agent.waiting());
            session.carry();
            session.take<AgentReady>();
            const auto answered = session.take<CallAnswered>();
            QVERIFY(answered && answered->result && *answered->result == result);
        }
        QCOMPARE(lines[1], lines[0]);
    }

    void passesRefusals() {
        Session session;
        session.client.call("change.plan");
        session.carry();
        const auto request = session.agent.takeCall();
        session.agent.refuse(request->id, {RpcCode::Refused, "Busy.", {{"code", "busy"}}});
        session.carry();
        session.take<AgentReady>();
        const auto answered = session.take<CallAnswered>();
        QVERIFY(answered && !answered->result);
        QVERIFY(answered->result.error().data["code"] == "busy");
    }

    void cancelsByNumber() {
        Session session;
        const auto first = session.client.call("exports.users");
        const auto second = session.client.call("exports.users");
        session.carry();
        session.client.cancel(second);
        session.client.cancel(second);
        session.client.cancel(99);
        session.carry();
        QVERIFY(session.agent.takeCancelled() == std::optional<CallId>(second));
        QVERIFY(!session.agent.takeCancelled());
        QVERIFY(first != second);
    }

    void answersACallOnlyOnce() {
        Session session;
        session.client.call("box.get");
        session.carry();
        const auto request = session.agent.takeCall();
        session.agent.answer(request->id, 1);
        session.agent.answer(request->id, 2);
        session.agent.answer(CallId(std::int64_t(77)), 3);
        session.carry();
        session.take<AgentReady>();
        QVERIFY(session.take<CallAnswered>());
        QVERIFY(!session.client.takeEvent());
    }

    void skipsWhatAShellPrintsBeforeHello() {
        ClientSession client({}, start, 10s);
        client.bytesReceived("Welcome to plug!\r\n{\"not\":\"ours\"}\n" + helloAnswer, start);
        const auto event = client.takeEvent();
        QVERIFY(event && std::holds_alternative<AgentReady>(*event));
    }

    void keepsTheNoiseForTheErrorText() {
        ClientSession client({}, start, 10s);
        client.bytesReceived("bash: etherdeck-agent: command not found", start);
        client.streamEnded("exit status 127");
        const auto ended = client.takeEvent();
        QVERIFY(ended && std::holds_alternative<SessionEnded>(*ended));
        QCOMPARE(std::get<SessionEnded>(*ended).noise,
                 std::string("bash: etherdeck-agent: command not found"));
        QCOMPARE(std::get<SessionEnded>(*ended).error.code, ErrorCode::Closed);
    }

    void endsWhenTheNoiseDoesNot_data() {
        QTest::addColumn<QByteArray>("noise");
        QTest::newRow("one line") << QByteArray(1000, 'x');
        QTest::newRow("many lines") << QByteArray(999, 'x').append('\n');
    }
    void endsWhenTheNoiseDoesNot() {
        QFETCH(QByteArray, noise);
        ClientSession client({}, start, 10s);
        auto fed = 0;
        for (; !client.isOver() && fed < 100; ++fed)
            client.bytesReceived(noise.toStdString(), start);
        QCOMPARE(fed, 66);
        const auto ended = client.takeEvent();
        QCOMPARE(std::get<SessionEnded>(*ended).error.code, ErrorCode::TooLong);
        QVERIFY(std::get<SessionEnded>(*ended).noise.size() <= longestNoise + 1000);
    }

    void endsWhenHelloIsNotAnswered() {
        ClientSession client({}, start, 10s);
        QCOMPARE(client.nextDeadline(), start + 10s);
        client.timeReached(start + 9s);
        QVERIFY(!client.isOver());
        client.timeReached(start + 10s);
        QCOMPARE(std::get<SessionEnded>(*client.takeEvent()).error.code, ErrorCode::TimedOut);
    }

    void saysWhenTheAgentSpeaksAnotherVersion() {
        ClientSession client({}, start, 10s);
        client.bytesReceived(R"({"jsonrpc":"2.0","id":0,"result":{"protocol":2}})"
                             "\n",
                             start);
        QCOMPARE(std::get<SessionEnded>(*client.takeEvent()).error.code, ErrorCode::VersionMismatch);
    }

    void aNewerClientIsToldTheVersionSpoken() {
        AgentSession agent(identity());
        const auto answer =
            answerOf(agent, R"({"jsonrpc":"2.0","id":1,"method":"hello","params":{"protocol":5,"new":1}})"
                            "\n");
        QVERIFY(answer.find(R"("protocol":1)") != std::string::npos);
    }

    void nothingIsAnsweredBeforeHello() {
        AgentSession agent(identity());
        const auto answer = answerOf(agent, R"({"jsonrpc":"2.0","id":1,"method":"box.get"})"
                                            "\n");
        QVERIFY(answer.find("hello-first") != std::string::npos);
        QVERIFY(!agent.takeCall());
    }

    void goesOnAfterALineThatIsNotJson() {
        AgentSession agent(identity());
        answerOf(agent, hello);
        QVERIFY(answerOf(agent, "garbage\n").find("-32700") != std::string::npos);
        answerOf(agent, R"({"jsonrpc":"2.0","id":1,"method":"box.get"})"
                        "\n");
        QVERIFY(agent.takeCall());
    }

    void endsAtAHugeLine() {
        AgentSession agent(identity());
        answerOf(agent, hello);
        const std::string chunk(65536, 'x');
        for (auto i = 0; i < 5 && !agent.isOver(); ++i)
            agent.bytesReceived(chunk, start);
        QVERIFY(agent.isOver());
        QVERIFY(agent.waiting().find("too long") != std::string::npos);
    }

    void refusesACallTooMany() {
        AgentSession agent(identity());
        answerOf(agent, hello);
        for (std::size_t i = 0; i < maxOpenCalls; ++i)
            answerOf(agent, R"({"jsonrpc":"2.0","method":"box.get","id":)" + std::to_string(i) + "}\n");
        QVERIFY(answerOf(agent, R"({"jsonrpc":"2.0","method":"box.get","id":999})"
                                "\n")
                    .find("\"busy\"") != std::string::npos);
        QVERIFY(answerOf(agent, R"({"jsonrpc":"2.0","method":"box.get","id":0})"
                                "\n")
                    .find("is open") != std::string::npos);
    }

    void leavesEventsOutForAClientThatDoesNotRead() {
        AgentSession agent(identity());
        answerOf(agent, hello);
        const std::string text(1000, 'x');
        for (auto i = 0; i < 5000; ++i)
            agent.event("disks", {{"text", text}});
        QVERIFY(agent.waiting().size() < maxWaitingForEvents + 2000);
        QVERIFY(!agent.isOver());
        agent.sent(agent.waiting().size(), start);
        agent.event("disks", Json::object());
        QVERIFY(agent.waiting().find("\"left_out\":") != std::string::npos);
    }

    void cutsOffAClientThatOnlyAsks() {
        AgentSession agent(identity());
        answerOf(agent, hello);
        const std::string text(1'000'000, 'x');
        for (auto i = 0; i < 20 && !agent.isOver(); ++i) {
            agent.bytesReceived(R"({"jsonrpc":"2.0","method":"box.get","id":1})"
                                "\n",
                                start);
            agent.answer(CallId(std::int64_t(1)), text);
        }
        QVERIFY(agent.isOver());
    }

    void neverWakesWithoutKeepAlive() {
        Session session;
        session.carry();
        QCOMPARE(session.agent.nextDeadline(), TimePoint::max());
        QCOMPARE(session.client.nextDeadline(), TimePoint::max());
    }

    void keepsASessionAliveAndNoticesAnEndThatIsGone() {
        Session session(10s);
        session.carry();
        session.take<AgentReady>();
        QCOMPARE(session.agent.nextDeadline(), start + 10s);
        for (auto second = 10s; second <= 100s; second += 10s) {
            session.agent.timeReached(start + second);
            session.client.timeReached(start + second);
            QVERIFY(session.client.waiting().find("ping") != std::string::npos);
            session.carry(start + second);
        }
        QVERIFY(!session.client.takeEvent());
        session.client.timeReached(start + 130s);
        QCOMPARE(std::get<SessionEnded>(*session.client.takeEvent()).error.code, ErrorCode::TimedOut);
        session.agent.timeReached(start + 130s);
        QVERIFY(session.agent.isOver());
    }

    void sendingNothingIsNoSignOfLife() {
        Session session(10s);
        session.carry();
        session.client.sent(0, start + 9s);
        session.agent.sent(0, start + 9s);
        session.client.timeReached(start + 10s);
        session.agent.timeReached(start + 10s);
        QVERIFY(session.client.waiting().find("ping") != std::string::npos);
        QVERIFY(session.agent.waiting().find("ping") != std::string::npos);
    }

    void aHostileAgentCannotInventAnswers() {
        ClientSession client({}, start, 10s);
        client.bytesReceived(helloAnswer, start);
        QVERIFY(client.takeEvent());
        client.bytesReceived(R"({"jsonrpc":"2.0","id":5,"result":{}})"
                             "\n"
                             R"({"jsonrpc":"2.0","id":0,"result":{}})"
                             "\n"
                             R"({"jsonrpc":"2.0","id":"1","result":{}})"
                             "\n"
                             R"({"jsonrpc":"2.0","method":"progress","params":{"id":5,"text":"x"}})"
                             "\n"
                             R"({"jsonrpc":"2.0","id":9,"method":"run","params":{"argv":["rm"]}})"
                             "\n",
                             start);
        QVERIFY(!client.takeEvent());
        QVERIFY(client.waiting().find("rm") == std::string::npos);
    }

    void endsWhenTheAgentLeavesTheProtocol() {
        ClientSession client({}, start, 10s);
        client.bytesReceived(helloAnswer + "noise\n", start);
        QVERIFY(client.takeEvent());
        QCOMPARE(std::get<SessionEnded>(*client.takeEvent()).error.code, ErrorCode::Malformed);
        QVERIFY(client.isOver());
    }
};

QTEST_APPLESS_MAIN(TestSessions)
#include "tst_sessions.moc"
