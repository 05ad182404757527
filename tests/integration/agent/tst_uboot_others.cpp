#include "tests/integration/agent/uboot_box.h"
#include "tests/support/network_namespace.h"
#include "tests/support/registered_test.h"

#include <QTest>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <memory>
#include <optional>
#include <thread>

using namespace etherdeck;
using namespace etherdeck::tests;
using namespace std::chrono_literals;

namespace {

/// As fw_setenv or U-Boot would, without asking anybody.
const std::string& othersFlash() {
    static const auto content = flashWith(environmentOf({{"bootcmd", "run bootcmd_other"}})).toStdString();
    return content;
}

} // namespace

/// U-Boot's environment while somebody else writes it, and with a second agent. The agent is stopped where
/// that happens, so nothing depends on who is faster.
class TestAgentUbootOthers : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        if (qEnvironmentVariableIsSet("ETHERDECK_AGENT_PROGRAM"))
            QSKIP("the system calls of an emulator are not those of the agent");
    }
    void init() { m_agent = std::make_unique<UbootBox>(); }
    void cleanup() { m_agent.reset(); }

    void whatSomebodyElseWroteStays_data();
    void whatSomebodyElseWroteStays();
    void onlyOneAgentUndoes();

private:
    /// Leaves a change that was begun, and flash that is erased where the environment was.
    void killAfterErasing();

    std::unique_ptr<UbootBox> m_agent;
};

void TestAgentUbootOthers::killAfterErasing() {
    const auto plan = m_agent->plan(setWish("bootdelay", "3"));
    const auto killer = m_agent->traced("pwrite64", "SIGKILL", 2); // the first one erases
    QCOMPARE(AgentCalls::codeOf(m_agent->apply(plan)), std::string("connection"));
    m_agent->kill();
    QVERIFY(m_agent->environmentBytes() == std::string(eraseBytes, '\xff'));
    QVERIFY(std::filesystem::exists(m_agent->state() + "/open-change.json"));
}

void TestAgentUbootOthers::whatSomebodyElseWroteStays_data() {
    QTest::addColumn<QString>("when");
    for (const auto* when : {"between plan and apply", "after the backup", "after a kill"})
        QTest::newRow(when) << when;
}

void TestAgentUbootOthers::whatSomebodyElseWroteStays() {
    QFETCH(QString, when);
    if (when == "after a kill") {
        killAfterErasing();
        m_agent->put("dev/mtd0", othersFlash());
        m_agent->start();
        const auto entry = m_agent->call("journal.list", {{"limit", 1}})["entries"][0];
        QVERIFY2(entry["result"] == "failed", entry.dump().c_str());
        QVERIFY2(entry["reason"].get<std::string>().find("stays as it is") != std::string::npos,
                 entry.dump().c_str());
    } else {
        const auto plan = m_agent->plan(setWish("bootdelay", "3"));
        QVERIFY2(plan.contains("id"), plan.dump().c_str());
        std::optional<Program> stopper;
        std::thread other;
        if (when == "after the backup") { // the second file that takes its place
            stopper = m_agent->traced("rename", "SIGSTOP", 2);
            other = std::thread([&] {
                if (stopper->waitForOutput("stopped by SIGSTOP", 20s))
                    m_agent->put("dev/mtd0", othersFlash());
                ::kill(m_agent->processId(), SIGCONT);
            });
        } else {
            m_agent->put("dev/mtd0", othersFlash());
        }
        const auto refused = m_agent->apply(plan);
        if (other.joinable())
            other.join();
        QCOMPARE(AgentCalls::codeOf(refused), std::string("state-moved"));
    }
    QVERIFY(m_agent->flash() == othersFlash());
    const auto read = m_agent->readEnvironment();
    QVERIFY2(read["fault"].is_null() && read["unfinished"] == "", read.dump().c_str());
    QVERIFY(!std::filesystem::exists(m_agent->state() + "/open-change.json"));
    const auto done = m_agent->changeFlash(setWish("bootdelay", "3")); // with a plan of what is there now
    QVERIFY2(!done.contains("error"), done.dump().c_str());
    QCOMPARE(m_agent->readEnvironment()["variables"]["bootcmd"].get<std::string>(),
             std::string("run bootcmd_other"));
}

/// The first one stops in the midst of undoing. Those that have its state end meanwhile, and do nothing.
void TestAgentUbootOthers::onlyOneAgentUndoes() {
    const auto before = m_agent->flash();
    killAfterErasing();
    const auto command = [&](const std::vector<std::string>& front, const std::vector<std::string>& more) {
        auto words = front;
        for (const auto& part : {agentProgram(), m_agent->folders(), more})
            words.insert(words.end(), part.begin(), part.end());
        return words;
    };
    auto first = Program::start(m_agent->box(),
                                command({"strace", "-E", "ASAN_OPTIONS=detect_leaks=0", "-f", "-e",
                                         "trace=pwrite64", "-e", "inject=pwrite64:signal=SIGSTOP:when=2"},
                                        {"--socket", m_agent->socket()}));
    QVERIFY(first && first->waitForOutput("stopped by SIGSTOP", 20s));
    const auto during = m_agent->flash();
    QVERIFY(during != before);
    for (const auto& more : {std::vector<std::string>{"--stdio"},
                             std::vector<std::string>{"--config", m_agent->file("other-conf")}}) {
        auto options = more;
        options.insert(options.end(), {"--socket", m_agent->file("other-socket")});
        auto second = Program::start(m_agent->box(), command({}, options));
        QVERIFY(second);
        QCOMPARE(second->waitForEnd(20s), std::optional(1));
        QVERIFY2(second->output().find("another agent runs already") != std::string::npos,
                 second->output().c_str());
        QVERIFY(m_agent->flash() == during);
    }
    std::ifstream children("/proc/" + std::to_string(first->processId()) + "/task/" +
                           std::to_string(first->processId()) + "/children");
    pid_t agent = 0;
    QVERIFY(children >> agent);
    ::kill(agent, SIGCONT);
    QTRY_VERIFY_WITH_TIMEOUT(m_agent->open(remote::UnixDevice{m_agent->socket()}), 20'000);
    QVERIFY(m_agent->flash() == before);
    const auto entries = m_agent->call("journal.list")["entries"];
    QVERIFY2(entries.size() == 1 && entries[0]["result"] == "failed", entries.dump().c_str());
    QVERIFY2(entries[0]["reason"].get<std::string>().ends_with("Its steps were undone."),
             entries.dump().c_str());
    m_agent->close();
    ::kill(agent, SIGTERM);
    QCOMPARE(first->waitForEnd(20s), std::optional(0));
}

NAMESPACE_TEST_MAIN(TestAgentUbootOthers)
#include "tst_uboot_others.moc"
