#include "app/agent/changes/outside_answers.h"
#include "core/aoe/build.h"
#include "tests/integration/agent/real_agent.h"
#include "tests/support/network_namespace.h"
#include "tests/support/registered_test.h"

#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <atomic>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <memory>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

using namespace etherdeck;
using namespace etherdeck::tests;
using namespace std::chrono_literals;

namespace {

std::string readOnly(const std::string& folder) {
    return "mount --bind " + folder + ' ' + folder + "\nmount -o remount,bind,ro " + folder + '\n';
}

std::string contentOf(const std::string& path) {
    std::ifstream file(path);
    return {std::istreambuf_iterator<char>(file), {}};
}

} // namespace

/// The real agent on boxes that lack something: it tells what, refuses what it cannot do, and goes on.
class TestAgentLacks : public QObject {
    Q_OBJECT

private slots:
    void init() { m_agent = std::make_unique<RealAgent>(); }
    void cleanup() { m_agent.reset(); }

    void aReadOnlyConfiguration();
    void aReadOnlyState();
    void aSessionOnAReadOnlyBox();
    void vblade();
    void proc();
    void theProcessesOfOthers();
    void aJournalThatHasBecomeLong();
    void aFileThatIsPutBackIsAsItWas();
    void anExportFileThatSaysNothingNew();
    void anInitiatorThatComesWhileSomebodyReads();

private:
    [[nodiscard]] bool isWarnedOf(AgentCalls& agent, const std::string& what) {
        const auto box = agent.call("box.get");
        return box["warnings"].dump().find(what) != std::string::npos;
    }
    /// A session without a daemon, after commands of a shell in a mount namespace of its own.
    [[nodiscard]] remote::ExecDevice session(const std::string& commands) {
        remote::ExecDevice device{{"unshare", "-m", "sh", "-ec", commands, "sh"}};
        for (const auto& words : {agentProgram(),
                                  m_agent->folders(),
                                  {"--socket", m_run.filePath("socket").toStdString(), "--stdio"}})
            device.command.insert(device.command.end(), words.begin(), words.end());
        return device;
    }

    QTemporaryDir m_run; ///< instead of the host's /run/etherdeck-agent
    std::unique_ptr<RealAgent> m_agent;
};

void TestAgentLacks::aReadOnlyConfiguration() {
    const auto disk = m_agent->addDisk("spare");
    QVERIFY(!m_agent->change(createWish(disk)).contains("error"));
    m_agent->kill();
    m_agent->startAfter(readOnly(m_agent->config()));
    QVERIFY(isWarnedOf(*m_agent, "read-only file system"));
    QVERIFY(m_agent->waitForState("e9.1", "running")); // what ran runs on
    const auto refused = m_agent->change(createWish(m_agent->addDisk("other"), "e9.2"));
    QCOMPARE(text(RealAgent::codeOf(refused)), QStringLiteral("read-only"));
    QVERIFY2(refused["error"]["message"].dump().find("Read-only file system") != std::string::npos,
             refused.dump().c_str());
    QVERIFY(m_agent->exportOf("e9.2").is_null());
    QVERIFY(m_agent->heardFromDesk({9, 2}).empty());
    QCOMPARE(text(RealAgent::codeOf(m_agent->change({{"kind", "export-remove"}, {"address", "e9.1"}}))),
             QStringLiteral("read-only"));
    QVERIFY(m_agent->waitForState("e9.1", "running"));
    const auto stopped = m_agent->change({{"kind", "export-stop"}, {"address", "e9.1"}}); // writes no file
    QVERIFY2(!stopped.contains("error"), stopped.dump().c_str());
}

void TestAgentLacks::aReadOnlyState() {
    const auto disk = m_agent->addDisk("spare");
    QVERIFY(!m_agent->change(createWish(disk)).contains("error"));
    const auto pid = m_agent->exportOf("e9.1")["pid"];
    m_agent->kill();
    m_agent->startAfter(readOnly(m_agent->state()));
    QVERIFY(isWarnedOf(*m_agent, "changes nothing"));
    QVERIFY(m_agent->waitForState("e9.1", "running"));
    QVERIFY(m_agent->exportOf("e9.1")["pid"] == pid);
    const auto refused = m_agent->change({{"kind", "export-stop"}, {"address", "e9.1"}});
    QCOMPARE(text(RealAgent::codeOf(refused)), QStringLiteral("read-only"));
    QVERIFY(m_agent->call("journal.list")["entries"].size() == 1);
    ::kill(pid.get<pid_t>(), SIGKILL); // it is started again all the same
    QVERIFY(QTest::qWaitFor(
        [&] {
            const auto shown = m_agent->exportOf("e9.1");
            return shown["state"] == "running" && shown["pid"] != pid;
        },
        20000));
}

void TestAgentLacks::aSessionOnAReadOnlyBox() {
    m_agent->addDisk("spare");
    m_agent->kill();
    AgentCalls client;
    QVERIFY2(client.open(session(readOnly(m_agent->file(".")) + "exec \"$@\"")), client.whyNot().c_str());
    QCOMPARE(client.call("disks.list")["disks"].size(), std::size_t(1));
    QVERIFY(client.call("exports.list").contains("exports"));
    QVERIFY(client.call("journal.list").contains("entries"));
    const auto refused = client.plan(createWish(m_agent->file("disks/spare")));
    QCOMPARE(text(AgentCalls::codeOf(refused)), QStringLiteral("read-only"));
    QVERIFY2(refused["error"]["message"].dump().find("--state DIR") != std::string::npos,
             refused.dump().c_str());
}

void TestAgentLacks::vblade() {
    const auto disk = m_agent->addDisk("spare");
    m_agent->kill();
    m_agent->startAfter("for f in $(which -a vblade); do mount --bind /dev/null $f; done");
    QVERIFY(isWarnedOf(*m_agent, "vblade is not installed"));
    const auto refused = m_agent->plan(createWish(disk));
    QCOMPARE(text(RealAgent::codeOf(refused)), QStringLiteral("no-vblade"));
    QVERIFY2(refused["error"]["message"].dump().find("apt install vblade") != std::string::npos,
             refused.dump().c_str());
    auto later = createWish(disk); // it can be prepared
    later["start"] = false;
    const auto prepared = m_agent->change(later);
    QVERIFY2(!prepared.contains("error"), prepared.dump().c_str());
    QCOMPARE(text(RealAgent::codeOf(m_agent->plan({{"kind", "export-start"}, {"address", "e9.1"}}))),
             QStringLiteral("no-vblade"));
}

void TestAgentLacks::proc() {
    const auto disk = m_agent->addDisk("spare");
    QVERIFY(!m_agent->change(createWish(disk)).contains("error"));
    const auto pid = m_agent->exportOf("e9.1")["pid"].get<pid_t>();
    m_agent->kill();
    m_agent->startAfter("mount -t tmpfs none /proc");
    QVERIFY(isWarnedOf(*m_agent, "does not see the processes"));
    QVERIFY(!m_agent->exportOf("e9.1").is_null());
    for (const auto* const kind : {"export-start", "export-stop", "export-remove"})
        QCOMPARE(text(RealAgent::codeOf(m_agent->plan({{"kind", kind}, {"address", "e9.1"}}))),
                 QStringLiteral("unsupported"));
    QCOMPARE(text(RealAgent::codeOf(m_agent->plan(createWish(m_agent->addDisk("other"), "e9.2")))),
             QStringLiteral("unsupported"));
    QCOMPARE(m_agent->heardFromDesk({9, 1}).size(), std::size_t(1)); // not started a second time
    QCOMPARE(::kill(pid, 0), 0);
    m_agent->kill();
    m_agent->start();
    QVERIFY(m_agent->waitForState("e9.1", "running"));
    QCOMPARE(m_agent->exportOf("e9.1")["pid"].get<pid_t>(), pid);
}

void TestAgentLacks::theProcessesOfOthers() {
    if (::geteuid() != 0 || contentOf("/proc/self/uid_map").find("4294967295") == std::string::npos)
        QSKIP("becoming another user needs root");
    m_agent->addDisk("spare");
    m_agent->kill();
    for (const auto& folder : {m_agent->file("."), m_run.path().toStdString()})
        std::filesystem::permissions(folder, std::filesystem::perms(0755));
    AgentCalls client;
    QVERIFY2(client.open(session("mount -t proc -o hidepid=2 proc /proc\n"
                                 "exec setpriv --reuid 65534 --regid 65534 --clear-groups \"$@\"")),
             client.whyNot().c_str());
    QVERIFY(client.call("exports.list").contains("exports"));
    QVERIFY(isWarnedOf(client, "does not see the processes"));
    QVERIFY(isWarnedOf(client, "changes nothing"));
    QVERIFY(!AgentCalls::codeOf(client.plan(createWish(m_agent->file("disks/spare")))).empty());
}

void TestAgentLacks::aJournalThatHasBecomeLong() {
    m_agent->kill();
    {
        std::ofstream journal(m_agent->state() + "/journal.jsonl");
        const std::string reason(4000, 'x');
        for (auto number = 1; number <= 2500; ++number)
            journal << Json{{"entry", number},
                            {"result", "failed"},
                            {"reason", reason},
                            {"wish", {{"kind", "export-stop"}, {"address", "e9.1"}}}}
                    << '\n';
    }
    m_agent->start();
    QVERIFY(m_agent->call("journal.list", {{"limit", 1}})["entries"][0]["entry"] == 2500);
    QVERIFY(std::filesystem::file_size(m_agent->state() + "/journal.jsonl.1") > 8'388'608);
    QVERIFY(!m_agent->change(createWish(m_agent->addDisk("spare"))).contains("error"));
    QVERIFY(m_agent->call("journal.list", {{"limit", 1}})["entries"][0]["entry"] == 2501);
}

void TestAgentLacks::aFileThatIsPutBackIsAsItWas() {
    const auto disk = m_agent->addDisk("spare");
    const auto conf = m_agent->config() + "/mine.conf";
    const auto content = "# by hand \xff\nshelf=9\nslot=1\nnetif=san0\nfilename=" + disk + "\noptions='-r'\n";
    std::ofstream(conf) << content;
    QCOMPARE(::chmod(conf.c_str(), 0640), 0);
    const auto isOtherOwner = ::chown(conf.c_str(), 12, 34) == 0; // where the namespace has them
    QTRY_VERIFY(!m_agent->exportOf("e9.1").is_null());
    const auto started = m_agent->change({{"kind", "export-start"}, {"address", "e9.1"}});
    QVERIFY2(!started.contains("error"), started.dump().c_str());
    const auto planned =
        m_agent->plan({{"kind", "export-change"}, {"address", "e9.1"}, {"edit", {{"address", "e9.2"}}}});
    QVERIFY2(!planned.contains("error"), planned.dump().c_str());
    const DiskImage image(Sectors{2048});
    const auto other = startVblade(m_agent->desk(), "desk0", {9, 2}, image); // since it was planned
    QVERIFY(other);
    const auto applied = m_agent->call(
        "change.apply", {{"plan", planned["id"]}, {"click", true}, {"confirm", planned["confirm"]}});
    QCOMPARE(text(RealAgent::codeOf(applied)), QStringLiteral("address-in-use"));
    QVERIFY2(applied["error"]["data"]["undone"] == "yes", applied.dump().c_str());
    QVERIFY(contentOf(conf) == content);
    struct stat status {};
    QCOMPARE(::stat(conf.c_str(), &status), 0);
    QCOMPARE(status.st_mode & 07777U, 0640U);
    if (isOtherOwner)
        QVERIFY(status.st_uid == 12 && status.st_gid == 34);
    QVERIFY(m_agent->waitForState("e9.1", "running"));
}

void TestAgentLacks::anExportFileThatSaysNothingNew() {
    QVERIFY(!m_agent->change(createWish(m_agent->addDisk("one"), "e9.1")).contains("error"));
    auto saved = m_agent->call("exports.save");
    QCOMPARE(
        text(RealAgent::codeOf(m_agent->plan({{"kind", "exports-load"}, {"exports", saved["exports"]}}))),
        QStringLiteral("nothing-to-do"));
    QVERIFY(!m_agent->change(createWish(m_agent->addDisk("two"), "e9.2")).contains("error"));
    saved = m_agent->call("exports.save");
    QVERIFY(!m_agent->change({{"kind", "export-remove"}, {"address", "e9.2"}}).contains("error"));
    const auto loaded = m_agent->change({{"kind", "exports-load"}, {"exports", saved["exports"]}});
    QVERIFY2(!loaded.contains("error"), loaded.dump().c_str());
    QVERIFY(m_agent->waitForState("e9.2", "running"));
    saved["exports"][0]["buffers"] = 99; // another one at that address
    QCOMPARE(
        text(RealAgent::codeOf(m_agent->plan({{"kind", "exports-load"}, {"exports", saved["exports"]}}))),
        QStringLiteral("address-in-use"));
}

/// A plan that nobody used when it was made is not applied with a click when somebody does.
void TestAgentLacks::anInitiatorThatComesWhileSomebodyReads() {
    QVERIFY(!m_agent->change(createWish(m_agent->addDisk("spare"))).contains("error"));
    const auto planned = m_agent->plan({{"kind", "export-stop"}, {"address", "e9.1"}});
    QVERIFY(planned["level"] == "click");
    // Those who were seen before count only while the plan is young.
    QTest::qWait(
        std::chrono::milliseconds(agent::OutsideAnswers::usersLast + std::chrono::seconds(1)).count());
    const auto reader = RawSocket::open(m_agent->desk(), "desk0");
    QVERIFY(reader);
    std::atomic<bool> isEnough = false;
    std::thread reading([&] {
        for (std::uint32_t tag = 1; !isEnough; ++tag) {
            aoe::Route route;
            route.source = MacAddress({0x02, 0, 0, 0, 0, 0x77});
            route.address = {9, 1};
            route.tag = aoe::Tag(tag);
            static_cast<void>(reader->send(*aoe::buildReadRequest(route, Sectors{0}, 1)));
            QThread::msleep(50);
        }
    });
    const auto applied = m_agent->call("change.apply", {{"plan", planned["id"]}, {"click", true}});
    isEnough = true;
    reading.join();
    QCOMPARE(text(RealAgent::codeOf(applied)), QStringLiteral("state-moved"));
    QVERIFY(m_agent->waitForState("e9.1", "running"));
}

NAMESPACE_TEST_MAIN(TestAgentLacks)
#include "tst_lacks.moc"
