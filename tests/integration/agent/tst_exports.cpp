#include "tests/integration/agent/real_agent.h"
#include "tests/support/registered_test.h"

#include <QTest>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <memory>
#include <sys/stat.h>
#include <unistd.h>

using namespace etherdeck;
using namespace etherdeck::tests;
using namespace std::chrono_literals;

namespace {

constexpr Address e91(9, 1);

} // namespace

/// The real agent, with real vblades, through its protocol.
class TestAgentExports : public QObject {
    Q_OBJECT

private slots:
    void init() { m_agent = std::make_unique<RealAgent>(); }
    void cleanup() { m_agent.reset(); }

    void aDiskBecomesATarget();
    void refusesWhatVbladeWouldTake_data();
    void refusesWhatVbladeWouldTake();
    void anAddressThatSomebodyAnswersForIsRefused();
    void aStartThatFailsLeavesNothingBehind();
    void changesAreUndoneOneByOne();
    void anExportOutlivesTheAgent();
    void aVbladeThatDiesIsStartedAgain();
    void whatRanIsStartedByTheNextRun();
    void vbladesOfOthersAreShownAndLeftAlone();
    void aVbladeOfOthersIsTakenOverWhileItRuns();
    void aLockedDiskIsNotTouched();
    void aPlanOfAnotherStateIsRefused();
    void nothingOfTheHostIsListed();
    void aFailedExportThatIsRemovedStaysGone();
    void oneAddressIsNotStartedTwiceOnTheBox();
    void oneFileIsNotExportedByTwoNames();
    void aFileWrittenMeanwhileIsNotReplaced();
    void whatCannotBeWrittenDownIsUndone();
    void aPlanOfAnEarlierRunIsNoPlan();
    void whatWasWrittenByHandComesBackAsItWas();

private:
    /// 0: it does not run.
    [[nodiscard]] pid_t pidOf(const std::string& address) {
        const auto pid = m_agent->exportOf(address)["pid"];
        return pid.is_number() ? pid.get<pid_t>() : 0;
    }
    [[nodiscard]] bool runsAsAnother(const std::string& address, pid_t before) {
        const auto now = pidOf(address);
        return now != 0 && now != before;
    }

    std::unique_ptr<RealAgent> m_agent;
};

void TestAgentExports::aDiskBecomesATarget() {
    const auto disk = m_agent->addDisk("spare");
    QVERIFY(m_agent->heardFromDesk(e91).empty());
    const auto applied = m_agent->change(createWish(disk));
    QVERIFY2(!applied.contains("error"), applied.dump().c_str());
    QVERIFY2(applied["verified"].dump().find("advertised") != std::string::npos, applied.dump().c_str());
    QCOMPARE(m_agent->heardFromDesk(e91).size(), std::size_t(1));
    const auto shown = m_agent->exportOf("e9.1");
    QVERIFY(shown["state"] == "running" && shown["managed"] == true && shown["disk"] == disk);
    QVERIFY(!shown["identity"].get<std::string>().empty());
    const auto disks = m_agent->call("disks.list")["disks"];
    QVERIFY2(disks[0]["in_use"] == true && disks[0]["used_by"][0]["what"] == "e9.1", disks.dump().c_str());
}

void TestAgentExports::refusesWhatVbladeWouldTake_data() {
    QTest::addColumn<QByteArray>("members");
    QTest::addColumn<QString>("code");
    QTest::newRow("shelf 65535") << QByteArray(R"({"address":"e65535.1"})") << "bad-address";
    QTest::newRow("shelf 4095") << QByteArray(R"({"address":"e4095.1"})") << "bad-address";
    QTest::newRow("one buffer") << QByteArray(R"({"buffers":1})") << "bad-value";
    QTest::newRow("a broadcast MAC") << QByteArray(R"({"allowed_macs":["ff:ff:ff:ff:ff:ff"]})") << "bad-mac";
    QTest::newRow("past the end") << QByteArray(R"({"offset":99999999})") << "bad-value";
    QTest::newRow("no such interface") << QByteArray(R"({"interfaces":["san9"]})") << "no-such-interface";
    QTest::newRow("no disk") << QByteArray(R"({"disk":"/dev/nothing"})") << "no-such-disk";
    QTest::newRow("a shell's path") << QByteArray(R"j({"disk":"/srv/$(touch /tmp/x)"})j") << "bad-path";
    QTest::newRow("a name with a line feed") << QByteArray(R"({"interfaces":["a\nb"]})") << "bad-name";
    QTest::newRow("a text for a number") << QByteArray(R"({"buffers":"5x"})") << "bad-request";
}
void TestAgentExports::refusesWhatVbladeWouldTake() {
    QFETCH(QByteArray, members);
    QFETCH(QString, code);
    auto wish = createWish(m_agent->addDisk("spare"));
    wish["export"].update(Json::parse(members.toStdString()));
    const auto planned = m_agent->plan(wish);
    QVERIFY2(text(RealAgent::codeOf(planned)) == code, planned.dump().c_str());
    QVERIFY(std::filesystem::is_empty(m_agent->config()));
}

void TestAgentExports::anAddressThatSomebodyAnswersForIsRefused() {
    const DiskImage image(Sectors{2048});
    const auto other = startVblade(m_agent->desk(), "desk0", e91, image);
    QVERIFY(other);
    const auto planned = m_agent->plan(createWish(m_agent->addDisk("spare")));
    QCOMPARE(text(RealAgent::codeOf(planned)), QStringLiteral("address-in-use"));
    QVERIFY(planned["error"]["data"].contains("mac"));
}

void TestAgentExports::aStartThatFailsLeavesNothingBehind() {
    const auto planned = m_agent->plan(createWish(m_agent->addDisk("spare")));
    QVERIFY(!planned.contains("error"));
    const DiskImage image(Sectors{2048});
    const auto other = startVblade(m_agent->desk(), "desk0", e91, image); // since the plan was made
    QVERIFY(other);
    const auto applied = m_agent->call("change.apply", {{"plan", planned["id"]}, {"click", true}});
    QCOMPARE(text(RealAgent::codeOf(applied)), QStringLiteral("address-in-use"));
    QVERIFY2(applied["error"]["data"]["undone"] == "yes", applied.dump().c_str());
    QVERIFY(std::filesystem::is_empty(m_agent->config()));
    QVERIFY(m_agent->exportOf("e9.1").is_null());
    QVERIFY(m_agent->call("journal.list")["entries"][0]["result"] == "failed");
}

void TestAgentExports::changesAreUndoneOneByOne() {
    const auto disk = m_agent->addDisk("spare");
    QVERIFY(!m_agent->change(createWish(disk)).contains("error"));
    const auto restricted = m_agent->change(
        {{"kind", "export-allow"}, {"address", "e9.1"}, {"mac", "02:00:00:00:00:01"}, {"allowed", true}});
    QVERIFY2(!restricted.contains("error"), restricted.dump().c_str());
    QVERIFY(m_agent->heardFromDesk(e91).empty()); // the desk is not in the list
    QVERIFY(!m_agent->change({{"kind", "undo"}}).contains("error"));
    QCOMPARE(m_agent->heardFromDesk(e91).size(), std::size_t(1));
    QVERIFY(!m_agent->change({{"kind", "undo"}, {"entry", 1}}).contains("error"));
    QVERIFY(m_agent->exportOf("e9.1").is_null());
    QVERIFY(std::filesystem::is_empty(m_agent->config()));
    QCOMPARE(text(RealAgent::codeOf(m_agent->plan({{"kind", "undo"}, {"entry", 1}}))),
             QStringLiteral("cannot-undo"));
}

void TestAgentExports::anExportOutlivesTheAgent() {
    QVERIFY(!m_agent->change(createWish(m_agent->addDisk("spare"))).contains("error"));
    const auto pid = pidOf("e9.1");
    m_agent->kill();
    QCOMPARE(m_agent->heardFromDesk(e91).size(), std::size_t(1));
    m_agent->start();
    QVERIFY(m_agent->waitForState("e9.1", "running"));
    QCOMPARE(pidOf("e9.1"), pid);
    m_agent->terminate();
    QCOMPARE(m_agent->heardFromDesk(e91).size(), std::size_t(1));
    m_agent->start();
    QVERIFY(m_agent->waitForState("e9.1", "running"));
    QCOMPARE(pidOf("e9.1"), pid);
    // It is watched like one of its own.
    ::kill(pid, SIGKILL);
    QTRY_VERIFY_WITH_TIMEOUT(runsAsAnother("e9.1", pid), 20000);
}

void TestAgentExports::aVbladeThatDiesIsStartedAgain() {
    QVERIFY(!m_agent->change(createWish(m_agent->addDisk("spare"))).contains("error"));
    const auto pid = pidOf("e9.1");
    ::kill(pid, SIGKILL);
    QVERIFY(m_agent->waitForState("e9.1", "failed"));
    QVERIFY(!m_agent->exportOf("e9.1")["reason"].get<std::string>().empty());
    QVERIFY(m_agent->waitForState("e9.1", "running"));
    QVERIFY(runsAsAnother("e9.1", pid));
}

void TestAgentExports::whatRanIsStartedByTheNextRun() {
    QVERIFY(!m_agent->change(createWish(m_agent->addDisk("spare"))).contains("error"));
    const auto pid = pidOf("e9.1");
    m_agent->kill();
    ::kill(pid, SIGKILL);
    m_agent->start();
    QVERIFY(m_agent->waitForState("e9.1", "running"));
}

void TestAgentExports::vbladesOfOthersAreShownAndLeftAlone() {
    const DiskImage image(Sectors{2048});
    const auto other = startVblade(m_agent->box(), "san0", {7, 3}, image);
    QVERIFY(other);
    const auto shown = m_agent->exportOf("e7.3");
    QVERIFY(!shown.is_null() && shown["managed"] == false && shown["interfaces"][0] == "san0");
    QCOMPARE(text(RealAgent::codeOf(m_agent->plan({{"kind", "export-stop"}, {"address", "e7.3"}}))),
             QStringLiteral("not-managed"));
    QCOMPARE(text(RealAgent::codeOf(m_agent->plan(createWish(m_agent->addDisk("spare"), "e7.3")))),
             QStringLiteral("address-in-use"));
}

void TestAgentExports::aVbladeOfOthersIsTakenOverWhileItRuns() {
    const DiskImage image(Sectors{2048});
    const auto other = startVblade(m_agent->box(), "san0", {7, 3}, image);
    QVERIFY(other);
    const auto pid = pidOf("e7.3");
    QVERIFY(pid != 0);
    const auto applied = m_agent->change({{"kind", "export-adopt"}, {"address", "e7.3"}});
    QVERIFY2(!applied.contains("error"), applied.dump().c_str());
    QVERIFY(m_agent->waitForState("e7.3", "running"));
    QVERIFY(m_agent->exportOf("e7.3")["managed"] == true);
    QCOMPARE(pidOf("e7.3"), pid);
    ::kill(pid, SIGKILL);
    QVERIFY(m_agent->waitForState("e7.3", "failed"));
    QVERIFY(m_agent->waitForState("e7.3", "running"));
    QVERIFY(runsAsAnother("e7.3", pid));
    QVERIFY(!m_agent->change({{"kind", "export-remove"}, {"address", "e7.3"}}).contains("error"));
    QVERIFY(m_agent->exportOf("e7.3").is_null());
}

void TestAgentExports::aLockedDiskIsNotTouched() {
    const auto disk = m_agent->addDisk("spare");
    QVERIFY(!m_agent->change({{"kind", "disk-lock"}, {"path", disk}, {"locked", true}}).contains("error"));
    QCOMPARE(text(RealAgent::codeOf(m_agent->plan(createWish(disk)))), QStringLiteral("disk-locked"));
    m_agent->kill();
    m_agent->start();
    QCOMPARE(text(RealAgent::codeOf(m_agent->plan(createWish(disk)))), QStringLiteral("disk-locked"));
    QVERIFY(!m_agent->change({{"kind", "disk-lock"}, {"path", disk}, {"locked", false}}).contains("error"));
    QVERIFY(!m_agent->plan(createWish(disk)).contains("error"));
}

void TestAgentExports::aPlanOfAnotherStateIsRefused() {
    const auto disk = m_agent->addDisk("spare");
    const auto planned = m_agent->plan(createWish(disk));
    std::filesystem::resize_file(m_agent->file("disks/spare"), 32U << 20U);
    const auto applied = m_agent->call("change.apply", {{"plan", planned["id"]}, {"click", true}});
    QCOMPARE(text(RealAgent::codeOf(applied)), QStringLiteral("state-moved"));
    QCOMPARE(text(RealAgent::codeOf(m_agent->call("change.apply", {{"plan", "p99"}, {"click", true}}))),
             QStringLiteral("state-moved"));
    const auto again = m_agent->plan(createWish(disk));
    QCOMPARE(text(RealAgent::codeOf(m_agent->call("change.apply", {{"plan", again["id"]}}))),
             QStringLiteral("confirmation-needed"));
}

void TestAgentExports::nothingOfTheHostIsListed() {
    m_agent->addDisk("spare");
    const auto disks = m_agent->call("disks.list")["disks"];
    QCOMPARE(disks.size(), std::size_t(1));
    QVERIFY(m_agent->call("kernel_log.read")["records"].empty());
    const auto list = m_agent->call("interfaces.list");
    for (const auto& interface : list["interfaces"])
        QVERIFY(interface["name"] == "lo" || interface["name"] == "san0");
}

void TestAgentExports::aFailedExportThatIsRemovedStaysGone() {
    const auto disk = m_agent->addDisk("spare");
    QVERIFY(!m_agent->change(createWish(disk)).contains("error"));
    ::kill(pidOf("e9.1"), SIGKILL);
    QVERIFY(m_agent->waitForState("e9.1", "failed"));
    const auto removed = m_agent->change({{"kind", "export-remove"}, {"address", "e9.1"}});
    QVERIFY2(!removed.contains("error"), removed.dump().c_str());
    QVERIFY(!QTest::qWaitFor([&] { return !m_agent->heardFromDesk(e91).empty(); }, 6000));
    QVERIFY(!m_agent->plan(createWish(disk)).contains("error"));
}

void TestAgentExports::oneAddressIsNotStartedTwiceOnTheBox() {
    QVERIFY(!m_agent->change(createWish(m_agent->addDisk("spare"))).contains("error"));
    QVERIFY(!m_agent->change({{"kind", "export-stop"}, {"address", "e9.1"}}).contains("error"));
    const DiskImage image(Sectors{2048});
    const auto other = startVblade(m_agent->box(), "san0", e91, image);
    QVERIFY(other);
    QTRY_COMPARE(text(RealAgent::codeOf(m_agent->plan({{"kind", "export-start"}, {"address", "e9.1"}}))),
                 QStringLiteral("address-in-use"));
}

void TestAgentExports::oneFileIsNotExportedByTwoNames() {
    const auto image = m_agent->file("image");
    std::ofstream(image) << '\n';
    std::filesystem::resize_file(image, 1U << 20U);
    std::filesystem::create_hard_link(image, m_agent->file("hard"));
    const auto created = m_agent->change(createWish(image));
    QVERIFY2(!created.contains("error"), created.dump().c_str());
    QCOMPARE(text(RealAgent::codeOf(m_agent->plan(createWish(m_agent->file("hard"), "e9.2")))),
             QStringLiteral("disk-in-use"));
}

void TestAgentExports::aFileWrittenMeanwhileIsNotReplaced() {
    const auto disk = m_agent->addDisk("spare");
    const auto planned = m_agent->plan(createWish(disk));
    QVERIFY(!planned.contains("error"));
    const auto conf = planned["steps"][0]["text"].get<std::string>().substr(std::string("Create ").size());
    std::ofstream(conf) << "# by hand\n";
    const auto applied = m_agent->call("change.apply", {{"plan", planned["id"]}, {"click", true}});
    QCOMPARE(text(RealAgent::codeOf(applied)), QStringLiteral("state-moved"));
    std::string line;
    std::getline(std::ifstream(conf) >> std::ws, line);
    QCOMPARE(text(line), QStringLiteral("# by hand"));
}

void TestAgentExports::whatCannotBeWrittenDownIsUndone() {
    const auto disk = m_agent->addDisk("spare");
    std::filesystem::create_directory(m_agent->state() + "/journal.jsonl");
    const auto applied = m_agent->change(createWish(disk));
    QVERIFY2(applied.contains("error") && applied["error"]["data"]["undone"] == "yes",
             applied.dump().c_str());
    QVERIFY(m_agent->exportOf("e9.1").is_null());
    QVERIFY(m_agent->heardFromDesk(e91).empty());
    std::filesystem::remove(m_agent->state() + "/journal.jsonl");
    QVERIFY(!m_agent->change(createWish(disk)).contains("error"));
    m_agent->kill();
    m_agent->start();
    QVERIFY(m_agent->waitForState("e9.1", "running"));
}

void TestAgentExports::aPlanOfAnEarlierRunIsNoPlan() {
    const auto old = m_agent->plan(createWish(m_agent->addDisk("spare")));
    m_agent->kill();
    m_agent->start();
    QVERIFY(!m_agent->plan(createWish(m_agent->addDisk("other"), "e9.2")).contains("error"));
    QCOMPARE(text(RealAgent::codeOf(m_agent->call("change.apply", {{"plan", old["id"]}, {"click", true}}))),
             QStringLiteral("state-moved"));
}

void TestAgentExports::whatWasWrittenByHandComesBackAsItWas() {
    const auto disk = m_agent->addDisk("spare");
    const auto conf = m_agent->config() + "/attic.conf";
    const auto content = "# the attic\xff\n\nslot=1\nshelf=9  # as ever\nnetif=san0\nfilename=" + disk + '\n';
    std::ofstream(conf) << content;
    QCOMPARE(::chmod(conf.c_str(), 0640), 0);
    const auto isGivenAway = ::chown(conf.c_str(), 0, 7) == 0; // not where one user is all there are
    QTRY_VERIFY(!m_agent->exportOf("e9.1").is_null());
    const auto isAsItWas = [&] {
        std::ifstream file(conf);
        const std::string now((std::istreambuf_iterator<char>(file)), {});
        struct stat status {};
        return now == content && ::stat(conf.c_str(), &status) == 0 && (status.st_mode & 07777) == 0640 &&
               (!isGivenAway || status.st_gid == 7);
    };
    QVERIFY(isAsItWas());
    QVERIFY(!m_agent->change({{"kind", "export-remove"}, {"address", "e9.1"}}).contains("error"));
    QVERIFY(std::filesystem::is_empty(m_agent->config()));
    m_agent->kill(); // the next one knows it from the journal
    m_agent->start();
    QVERIFY(!m_agent->change({{"kind", "undo"}}).contains("error"));
    QVERIFY(isAsItWas());
    QVERIFY(
        !m_agent->change({{"kind", "export-change"}, {"address", "e9.1"}, {"edit", {{"read_only", true}}}})
             .contains("error"));
    QVERIFY(!std::filesystem::exists(conf));
    QVERIFY(!m_agent->change({{"kind", "undo"}}).contains("error"));
    QVERIFY(isAsItWas());
    QCOMPARE(std::distance(std::filesystem::directory_iterator(m_agent->config()), {}), 1);
}

NAMESPACE_TEST_MAIN(TestAgentExports)
#include "tst_exports.moc"
