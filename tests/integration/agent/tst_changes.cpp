#include "tests/integration/agent/real_agent.h"
#include "tests/support/registered_test.h"
#include "tests/support/test_size.h"

#include <QRandomGenerator>
#include <QTest>
#include <QThread>

#include <filesystem>
#include <fstream>
#include <memory>
#include <sys/mount.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <thread>
#include <unistd.h>

using namespace etherdeck;
using namespace etherdeck::tests;
using namespace std::chrono_literals;

/// Changes of the real agent that fail, revert, or are cut short.
class TestAgentChanges : public QObject {
    Q_OBJECT

private slots:
    void init() { m_agent = std::make_unique<RealAgent>(); }
    void cleanup() { m_agent.reset(); }

    void aNetworkChangeRevertsUnlessKept();
    void aKeptNetworkChangeStays();
    void theTimerOutlivesTheAgent();
    void aKillAtAnyMomentLeavesAllOrNothing();
    void aFullDiskIsAnErrorAndLosesNothing();
    void aHostileClientHarmsNobody();
    void takesOverWhatVbladePersistStarts();
    void aDiskThatComesBackGetsItsExportBack();
    void watchersAreToldOfRates();
    void watchersAreToldOfInterfaces();

private:
    [[nodiscard]] std::uint32_t mtu() {
        const auto list = m_agent->call("interfaces.list");
        for (const auto& interface : list["interfaces"]) {
            if (interface["name"] == "san0")
                return interface["mtu"];
        }
        return 0;
    }
    [[nodiscard]] Json applyMtu(std::uint32_t mtu, int keepSeconds) {
        const auto planned = m_agent->plan({{"kind", "mtu"}, {"interface", "san0"}, {"mtu", mtu}});
        if (planned.contains("error"))
            return planned;
        return m_agent->call("change.apply",
                             {{"plan", planned["id"]}, {"click", true}, {"keep_seconds", keepSeconds}});
    }

    std::unique_ptr<RealAgent> m_agent;
};

void TestAgentChanges::aNetworkChangeRevertsUnlessKept() {
    const auto applied = applyMtu(4000, 10);
    QVERIFY2(!applied.contains("error"), applied.dump().c_str());
    QCOMPARE(mtu(), 4000U);
    QVERIFY(m_agent->call("change.pending")["pending"]["seconds_left"] > 0);
    QCOMPARE(text(RealAgent::codeOf(applyMtu(3000, 10))), QStringLiteral("change-pending"));
    QTRY_COMPARE_WITH_TIMEOUT(mtu(), 1500U, 20000);
    QTRY_VERIFY(m_agent->call("change.pending")["pending"].is_null());
    QVERIFY(m_agent->call("journal.list")["entries"][0]["result"] == "reverted");
}

void TestAgentChanges::aKeptNetworkChangeStays() {
    const auto applied = applyMtu(4000, 10);
    QVERIFY2(!applied.contains("error"), applied.dump().c_str());
    QVERIFY(!m_agent->call("change.keep", {{"id", applied["pending"]["id"]}}).contains("error"));
    QVERIFY(m_agent->call("change.pending")["pending"].is_null());
    QCOMPARE(text(RealAgent::codeOf(m_agent->call("change.keep"))), QStringLiteral("nothing-to-do"));
    m_agent->kill();
    m_agent->start();
    QCOMPARE(mtu(), 4000U);
}

void TestAgentChanges::theTimerOutlivesTheAgent() {
    QVERIFY(!applyMtu(4000, 10).contains("error"));
    m_agent->kill();
    m_agent->start();
    QCOMPARE(mtu(), 4000U);
    QVERIFY(!m_agent->call("change.pending")["pending"].is_null());
    QTRY_COMPARE_WITH_TIMEOUT(mtu(), 1500U, 20000);
}

void TestAgentChanges::aKillAtAnyMomentLeavesAllOrNothing() {
    const auto disk = m_agent->addDisk("spare");
    const auto rounds = sizeOf(20, 200);
    for (auto round = 0; round < rounds; ++round) {
        const auto planned = m_agent->plan(createWish(disk, "e9.1"));
        QVERIFY2(!planned.contains("error"), planned.dump().c_str());
        std::thread killer([this, delay = QRandomGenerator::global()->bounded(900)] {
            QThread::msleep(static_cast<unsigned long>(delay));
            m_agent->killProcess();
        });
        const auto applied = m_agent->call("change.apply", {{"plan", planned["id"]}, {"click", true}});
        killer.join();
        m_agent->start();
        const auto shown = m_agent->exportOf("e9.1");
        if (!applied.contains("error")) // what was answered is there
            QVERIFY(!shown.is_null());
        if (shown.is_null()) {
            QVERIFY(std::filesystem::is_empty(m_agent->config()));
            QVERIFY(m_agent->heardFromDesk({9, 1}).empty());
            continue;
        }
        QVERIFY2(m_agent->waitForState("e9.1", "running"), shown.dump().c_str());
        QCOMPARE(m_agent->heardFromDesk({9, 1}).size(), std::size_t(1));
        const auto removed = m_agent->change({{"kind", "export-remove"}, {"address", "e9.1"}});
        QVERIFY2(!removed.contains("error"), removed.dump().c_str());
    }
}

void TestAgentChanges::aFullDiskIsAnErrorAndLosesNothing() {
    const auto disk = m_agent->addDisk("spare");
    const auto first = m_agent->change(createWish(disk, "e9.1"));
    QVERIFY2(!first.contains("error"), first.dump().c_str());
    m_agent->fillConfiguration();
    const auto second = m_agent->change(createWish(m_agent->addDisk("other"), "e9.2"));
    QCOMPARE(text(RealAgent::codeOf(second)), QStringLiteral("no-room"));
    m_agent->kill();
    m_agent->start();
    QVERIFY(m_agent->waitForState("e9.1", "running"));
    QVERIFY(m_agent->exportOf("e9.2").is_null());
}

void TestAgentChanges::aHostileClientHarmsNobody() {
    std::vector<int> sockets;
    const auto connectOne = [&] {
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        m_agent->socket().copy(address.sun_path, sizeof address.sun_path - 1);
        const auto descriptor = ::socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0);
        if (::connect(descriptor, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0)
            sockets.push_back(descriptor);
        else
            ::close(descriptor);
    };
    for (auto round = 0; round < sizeOf(2000, 20000); ++round) {
        connectOne();
        if (!sockets.empty() && round % 7 == 0)
            ::send(sockets.back(), "\x00\xff{]\n", 5, MSG_NOSIGNAL);
        if (sockets.size() > 100) {
            for (const auto descriptor : sockets)
                ::close(descriptor);
            sockets.clear();
        }
    }
    connectOne();
    const std::string huge(1U << 20U, 'x');
    for (const auto descriptor : sockets)
        ::send(descriptor, huge.data(), huge.size(), MSG_NOSIGNAL);
    for (const auto descriptor : sockets)
        ::close(descriptor);
    QVERIFY(m_agent->call("exports.list").contains("exports")); // the session that was there first
    QCOMPARE(text(RealAgent::codeOf(m_agent->call("run", {{"argv", {"reboot"}}}))),
             QStringLiteral("unknown-method"));
    for (const auto* const bad :
         {"\"x\"", "{\"kind\":7}", "{\"kind\":\"export-create\",\"export\":[]}", "[]"})
        QCOMPARE(text(RealAgent::codeOf(m_agent->plan(Json::parse(bad)))).isEmpty(), false);
    m_agent->kill();
    m_agent->start();
}

void TestAgentChanges::takesOverWhatVbladePersistStarts() {
    const auto folder = m_agent->file("var/lib/vblade-persist/vblades/e7.3/");
    std::filesystem::create_directories(folder + "env");
    const auto disk = m_agent->addDisk("old");
    for (const auto& [name, value] : {std::pair<std::string, std::string>{"SHELF", "7"},
                                      {"SLOT", "3"},
                                      {"NETIF", "san0"},
                                      {"SOURCE", disk}})
        std::ofstream(folder + "env/" + name) << value << '\n';
    std::ofstream(folder + "down"); // kept down: nothing has to be stopped
    const auto planned = m_agent->plan({{"kind", "exports-import"}});
    QVERIFY2(!planned.contains("error"), planned.dump().c_str());
    const auto applied = m_agent->change({{"kind", "exports-import"}});
    QVERIFY2(!applied.contains("error"), applied.dump().c_str());
    const auto shown = m_agent->exportOf("e7.3");
    QVERIFY2(!shown.is_null() && shown["auto"] == false && shown["state"] == "stopped", shown.dump().c_str());
}

void TestAgentChanges::aDiskThatComesBackGetsItsExportBack() {
    const auto disk = m_agent->addDisk("spare");
    QVERIFY(!m_agent->change(createWish(disk, "e9.1")).contains("error"));
    std::filesystem::rename(m_agent->file("disks/spare"), m_agent->file("pulled"));
    QVERIFY(m_agent->waitForState("e9.1", "failed"));
    std::filesystem::rename(m_agent->file("pulled"), m_agent->file("disks/spare"));
    QVERIFY(m_agent->waitForState("e9.1", "running"));
}

void TestAgentChanges::watchersAreToldOfRates() {
    QVERIFY(!m_agent->change(createWish(m_agent->addDisk("spare"), "e9.1")).contains("error"));
    QVERIFY(!m_agent->call("watch", {{"topics", {"rates"}}}).contains("error"));
    const auto event = m_agent->nextEvent("rates");
    QVERIFY2(event.contains("rates"), event.dump().c_str());
    QCOMPARE(text(RealAgent::codeOf(m_agent->call("watch", {{"topics", {"weather"}}}))),
             QStringLiteral("bad-request"));
}

void TestAgentChanges::watchersAreToldOfInterfaces() {
    QVERIFY(!m_agent->call("watch", {{"topics", {"interfaces"}}}).contains("error"));
    QVERIFY(m_agent->box().ip("link set san0 mtu 1400"));
    const auto event = m_agent->nextEvent("interfaces");
    const auto list = m_agent->call("interfaces.list");
    QCOMPARE(event["interfaces"].size(), list["interfaces"].size());
    for (const auto& interface : event["interfaces"])
        QVERIFY2(interface["warnings"].is_array(), interface.dump().c_str());
}

NAMESPACE_TEST_MAIN(TestAgentChanges)
#include "tst_changes.moc"
