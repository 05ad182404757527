#include "tests/integration/ssh/ssh_box.h"
#include "tests/support/must.h"
#include "tests/support/registered_test.h"

#include <QTest>
#include <nlohmann/json.hpp>

#include <csignal>
#include <memory>
#include <optional>

using namespace etherdeck;
using namespace etherdeck::tests;
using namespace std::chrono_literals;
using Json = nlohmann::json;

namespace {

const std::string atticAddress = "10.2.0.2";
const std::string attic = "ssh://root@10.2.0.2:2200";

void need(const Result<void>& result) {
    if (!result)
        qFatal("%s", result.error().detail.c_str());
}

Json pathOf(const Json& targets, const std::string& address) {
    for (const auto& target : targets)
        if (target["address"] == address)
            return target["paths"][0];
    return {};
}

} // namespace

/// A SAN behind a router, seen through a box in it: the desk, a router, a box with a real sshd, and a real
/// vblade on the box's other interface. There is no way for a frame from the desk to the SAN but the agent's.
class TestSegment : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase() { m_desk.reset(); }
    void standsInTheListWithItsDistance();
    void isShownAndChangedAsAnyOther();
    void isReachedByTheNameOfTheDevice();
    void mixesWithInterfacesOfThisComputer();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
    void isNotWatchedWhileTheLineIsBroken();
    void isNotWatchedWhileTheRouterIsSilent();

private:
    [[nodiscard]] Ran run(const std::string& command) const { return m_desk->run(command); }
    [[nodiscard]] Program watch() const {
        return must(Program::start(m_desk->network(), {ETHERDECK_BIN_DIR "/etherdeckctl", "watch", "--json",
                                                       "--poll", "1", "-i", attic + ":san0"}));
    }

    std::unique_ptr<SshDesk> m_desk;
    std::optional<NetworkNamespace> m_router;
    std::optional<NetworkNamespace> m_attic;
    std::optional<NetworkNamespace> m_plug;
    DiskImage m_disk{Sectors{2048}};
    DiskImage m_ownDisk{Sectors{4096}};
    std::optional<Program> m_vblade;
};

void TestSegment::initTestCase() {
    if (const auto why = whyNoSshServers(); !why.empty())
        QSKIP(why.c_str());
    m_desk = std::make_unique<SshDesk>();
    qputenv("XDG_STATE_HOME", QByteArray::fromStdString(m_desk->file("home")));
    const auto& desk = m_desk->network();
    m_router.emplace(must(NetworkNamespace::create()));
    m_attic.emplace(must(NetworkNamespace::create()));
    m_plug.emplace(must(NetworkNamespace::create()));
    need(tests::connect(desk, "eth0", *m_router, "desk"));
    need(tests::connect(*m_router, "attic", *m_attic, "eth0"));
    need(tests::connect(*m_attic, "san0", *m_plug, "eth0"));
    need(desk.ip("addr add 10.1.0.2/24 dev eth0"));
    need(desk.ip("route add default via 10.1.0.1"));
    need(m_router->ip("addr add 10.1.0.1/24 dev desk"));
    need(m_router->ip("addr add 10.2.0.1/24 dev attic"));
    need(m_attic->ip("addr add " + atticAddress + "/24 dev eth0"));
    need(m_attic->ip("route add default via 10.2.0.1"));
    auto forward = must(Program::start(*m_router, {"sysctl", "-qw", "net.ipv4.ip_forward=1"}));
    QCOMPARE(forward.waitForEnd(10s).value_or(-1), 0);
    m_desk->install("etherdeck-agent", "echo 'The attic is warm.'\ncase $1 in link) exec " ETHERDECK_BIN_DIR
                                       "/etherdeck-agent \"$@\" ;; esac\nexec " ETHERDECK_BIN_DIR
                                       "/etherdeck-agent --stdio --root " +
                                           m_desk->file("root") + " --config " + m_desk->file("conf") +
                                           " --state " + m_desk->file("state") + " --socket " +
                                           m_desk->file("no-socket") + '\n');
    m_desk->startOpenSshIn(*m_attic, atticAddress, sshPort);
    m_desk->trustAt(atticAddress, sshPort);
    m_vblade.emplace(must(startVblade(*m_plug, "eth0", Address(7, 3), m_disk)));
}

void TestSegment::standsInTheListWithItsDistance() {
    const auto found = run("ctl discover --json --expect -i " + attic + ":san0");
    QVERIFY2(found.status == 0, found.output.c_str());
    const auto path = pathOf(found.json(), "e7.3");
    QVERIFY2(path["interface"] == attic + ":san0", found.output.c_str());
    QVERIFY(path["sectors"] == 2048 && path["state"] == "up");
    QVERIFY(path["through"]["device"] == attic && path["through"]["interface"] == "san0");
    QVERIFY(path["through"]["round_trip_us"].get<int>() > 0);
    const auto text = run("ctl discover -i " + attic + ":san0");
    QVERIFY2(text.status == 0 && text.output.find(" ms away)") != std::string::npos, text.output.c_str());
    const auto unheard = run("ctl discover --json -i eth0");
    QVERIFY2(pathOf(unheard.json(), "e7.3").is_null(), unheard.output.c_str());
}

void TestSegment::isShownAndChangedAsAnyOther() {
    const auto set = run("ctl config set e7.3 backup -i " + attic + ":san0");
    QVERIFY2(set.status == 0, set.output.c_str());
    const auto shown = run("ctl show e7.3 -i " + attic + ":san0");
    QVERIFY2(shown.output.find("backup") != std::string::npos &&
                 shown.output.find(":san0 (") != std::string::npos,
             shown.output.c_str());
}

void TestSegment::isReachedByTheNameOfTheDevice() {
    const auto added =
        run("ctl device add 'the attic' " + attic + " --host-key " + m_desk->fingerprint() + " --json");
    QVERIFY2(added.status == 0, added.output.c_str());
    const auto found = run("ctl discover --json -i 'the attic:san0'");
    QVERIFY2(pathOf(found.json(), "e7.3")["through"]["device"] == "the attic", found.output.c_str());
    QCOMPARE(run("ctl device remove 'the attic'").status, 0);
}

void TestSegment::mixesWithInterfacesOfThisComputer() {
    const auto vblade = must(startVblade(*m_router, "desk", Address(1, 1), m_ownDisk));
    const auto found = run("ctl discover --json -i eth0 -i " + attic + ":san0");
    QVERIFY2(found.status == 0, found.output.c_str());
    QVERIFY(pathOf(found.json(), "e1.1")["through"].is_null());
    QVERIFY(pathOf(found.json(), "e7.3")["through"]["device"] == attic);
}

void TestSegment::saysWhatIsWrong_data() {
    QTest::addColumn<QByteArray>("interface");
    QTest::addColumn<QByteArray>("says");
    QTest::newRow("no such interface")
        << QByteArray(attic.c_str()) + ":san9" << QByteArray("there is no interface 'san9' of");
    QTest::newRow("no server") << QByteArray("ssh://root@10.2.0.2:2299:san0")
                               << QByteArray("no SSH server answers");
    QTest::newRow("no agent") << QByteArray("exec:/nonexistent/etherdeck-agent:san0")
                              << QByteArray("cannot be run");
    QTest::newRow("a socket") << QByteArray("unix:/run/socket:san0")
                              << QByteArray("cannot be used in this way");
    QTest::newRow("not an agent") << QByteArray("exec:sh -c 'cat /dev/zero' etherdeck-agent:san0")
                                  << QByteArray("the connection to");
    QTest::newRow("noise") << QByteArray("exec:sh -c 'yes' etherdeck-agent:san0")
                           << QByteArray("the connection to");
}

void TestSegment::saysWhatIsWrong() {
    QFETCH(QByteArray, interface);
    QFETCH(QByteArray, says);
    const auto ran = run("ctl discover -i \"" + interface.toStdString() + '"');
    QCOMPARE(ran.status, 1);
    QVERIFY2(ran.output.find(says.toStdString()) != std::string::npos, ran.output.c_str());
    QVERIFY2(ran.output.size() < 6000, std::to_string(ran.output.size()).c_str());
}

/// The line breaks: that is no sign that a target has vanished, and when it is back, nothing has happened.
void TestSegment::isNotWatchedWhileTheLineIsBroken() {
    auto watching = watch();
    QVERIFY2(watching.waitForOutput("appeared", 20s), watching.output().c_str());
    m_desk->killMasterOf(attic);
    QVERIFY2(watching.waitForOutput("etherdeckctl: ", 20s), watching.output().c_str());
    // It connects again: a target that appears now is reported.
    DiskImage another(Sectors{2048});
    const auto vblade = must(startVblade(*m_plug, "eth0", Address(7, 4), another));
    QVERIFY2(watching.waitForOutput("e7.4", 30s), watching.output().c_str());
    QVERIFY2(watching.output().find("vanished") == std::string::npos, watching.output().c_str());
}

void TestSegment::isNotWatchedWhileTheRouterIsSilent() {
    auto watching = watch();
    QVERIFY2(watching.waitForOutput("e7.3", 20s), watching.output().c_str());
    need(m_router->ip("link set attic down"));
    QVERIFY2(watching.waitForOutput("does not answer", 30s), watching.output().c_str());
    need(m_router->ip("link set attic up"));
    DiskImage another(Sectors{2048});
    const auto vblade = must(startVblade(*m_plug, "eth0", Address(7, 5), another));
    QVERIFY2(watching.waitForOutput("e7.5", 60s), watching.output().c_str());
    QVERIFY2(watching.output().find("vanished") == std::string::npos, watching.output().c_str());
}

NAMESPACE_TEST_MAIN(TestSegment)
#include "tst_segment.moc"
