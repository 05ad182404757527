#include "core/aoe/build.h"
#include "core/aoe/parse.h"
#include "core/system/network/packet_socket.h"
#include "tests/integration/discovery/lab.h"
#include "tests/integration/lab/agent_client.h"
#include "tests/support/registered_test.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QTest>

#include <array>
#include <poll.h>

using namespace etherdeck;
using namespace etherdeck::tests;

namespace {

Finished doBreak(const QStringList& words) {
    return tests::run("etherdeck-lab", QStringList{"--break"} + words);
}

bool isRunning(const QJsonObject& exported) { return exported["state"].toString() == "running"; }
bool isFailed(const QJsonObject& exported) { return exported["state"].toString() == "failed"; }

/// Whether a target answers a read of that many sectors, which is asked for a few times.
bool answersRead(const Address& address, const QString& mac, std::uint8_t sectors, int attempts) {
    auto socket = link::PacketSocket::open("san0", aoe::etherType);
    if (!socket)
        return false;
    const aoe::Route route{*MacAddress::parse(mac.toStdString()), socket->mac(), address, aoe::Tag(7)};
    const auto request = aoe::buildReadRequest(route, Sectors{0}, sectors);
    for (int i = 0; request && i < attempts; ++i) {
        const std::array frames{std::span<const std::byte>(*request)};
        if (!socket->send(frames))
            return false;
        pollfd readable{socket->descriptor(), POLLIN, 0};
        while (::poll(&readable, 1, 500) > 0) {
            const auto frame = socket->receive();
            if (!frame || !*frame)
                break;
            const auto reply = aoe::parse(**frame);
            if (reply && reply->header.response && reply->header.address == address &&
                (*frame)->size() > sectors * std::size_t{512})
                return true;
        }
    }
    return false;
}

} // namespace

/// Faults made in a lab with jumbo frames and without voices, and their end.
class TestBreaks : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanup();
    void withoutVoicesThereIsNoKernelLog();
    void refusesWrongUsage_data();
    void refusesWrongUsage();
    void refusesWrongNames_data();
    void refusesWrongNames();
    void anAgentThatWasKilledComesBackWithItsExports();
    void aVbladeThatWasKilledIsStartedAgain();
    void aPlugWithoutPowerIsGoneAndStartsAgain();
    void aDiskThatIsUnpluggedStopsItsExport();
    void aFullPlugRefusesChanges();
    void aCableWithoutJumboFramesDropsThem();
    void aCableLosesAndDelaysFrames();

private:
    [[nodiscard]] static QString device(const QString& plug) { return Lab().plug(plug)["device"].toString(); }
    [[nodiscard]] static bool answers(const QString& address) {
        return ctl({"discover", "-i", "san0", "--json"}).output.contains('"' + address.toUtf8() + '"');
    }
};

void TestBreaks::initTestCase() {
    if (!Lab().isReal())
        QSKIP("this system does not let this user make network namespaces");
}

void TestBreaks::cleanup() {
    for (const auto* plug : {"plug1", "plug2", "plug3"}) {
        const auto healed = doBreak({"heal", plug});
        QVERIFY2(healed.status == 0, healed.errors);
    }
}

void TestBreaks::withoutVoicesThereIsNoKernelLog() {
    for (const auto& plug : objectsIn(Lab().plugs())) {
        AgentSession agent(plug["device"].toString());
        const auto log = agent.call("kernel_log.read");
        QVERIFY(log["records"].isArray());
        QCOMPARE(log["records"].toArray().size(), 0);
    }
}

void TestBreaks::refusesWrongUsage_data() {
    QTest::addColumn<QStringList>("words");
    QTest::newRow("nothing") << QStringList{};
    QTest::newRow("an unknown word") << QStringList{"burn", "plug1"};
    QTest::newRow("no plug") << QStringList{"kill"};
    QTest::newRow("no disk") << QStringList{"unplug", "plug1"};
    QTest::newRow("a value too many") << QStringList{"fill", "plug1", "5"};
    QTest::newRow("more than all") << QStringList{"loss", "plug1", "101"};
    QTest::newRow("a number in letters") << QStringList{"delay", "plug1", "long"};
    QTest::newRow("neither agent nor address") << QStringList{"kill", "plug1", "kernel"};
    QTest::newRow("with another option") << QStringList{"kill", "plug1", "--mtu", "9000"};
}

void TestBreaks::refusesWrongUsage() {
    QFETCH(QStringList, words);
    const auto refused = doBreak(words);
    QCOMPARE(refused.status, 2);
    QVERIFY(refused.errors.startsWith("etherdeck-lab: "));
}

void TestBreaks::refusesWrongNames_data() {
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("plug") << QStringList{"kill", "plug9"}
                          << QByteArray("there is no plug plug9: the plugs are plug1, plug2, plug3.");
    QTest::newRow("disk") << QStringList{"unplug", "plug3", "music.img"}
                          << QByteArray(
                                 "plug3 has no disk music.img: its disks are archive.img, backup.img.");
    QTest::newRow("plugged in") << QStringList{"plug", "plug3", "backup.img"}
                                << QByteArray("backup.img is plugged in already.");
    QTest::newRow("target") << QStringList{"kill", "plug3", "e0.0"}
                            << QByteArray("no vblade serves e0.0 in plug3.");
}

void TestBreaks::refusesWrongNames() {
    QFETCH(QStringList, words);
    QFETCH(QByteArray, expected);
    const auto refused = doBreak(words);
    QCOMPARE(refused.status, 1);
    QCOMPARE(refused.errors, "etherdeck-lab: " + expected + "\n");
}

void TestBreaks::anAgentThatWasKilledComesBackWithItsExports() {
    const auto before = AgentSession(device("plug1")).exported("e0.1")["pid"].toInt();
    QVERIFY(before > 0);
    QCOMPARE(doBreak({"kill", "plug1", "agent"}).status, 0);
    QVERIFY(AgentSession(device("plug1")).hello().isEmpty());
    QVERIFY(answers("e0.1")); // its vblades run on
    QCOMPARE(doBreak({"kill", "plug1", "agent"}).status, 1);
    QCOMPARE(doBreak({"heal", "plug1"}).status, 0);
    const auto after = AgentSession(device("plug1")).exported("e0.1");
    QVERIFY(isRunning(after));
    QCOMPARE(after["pid"].toInt(), before);
}

void TestBreaks::aVbladeThatWasKilledIsStartedAgain() {
    AgentSession agent(device("plug3"));
    const auto before = agent.exported("e7.3")["pid"].toInt();
    QVERIFY(before > 0);
    QCOMPARE(doBreak({"kill", "plug3", "e7.3"}).status, 0);
    QVERIFY(agent.waitForExport(
        "e7.3", [&](const QJsonObject& now) { return isRunning(now) && now["pid"].toInt() != before; }));
    QVERIFY(answers("e7.3"));
}

void TestBreaks::aPlugWithoutPowerIsGoneAndStartsAgain() {
    const auto before = AgentSession(device("plug2")).hello()["boot_id"].toString();
    QCOMPARE(doBreak({"kill", "plug2"}).status, 0);
    QVERIFY(Lab().plug("plug2")["pid"].isNull());
    QVERIFY(!answers("e1.0"));
    QCOMPARE(doBreak({"unplug", "plug2", "films.img"}).status, 1);
    const auto healed = doBreak({"heal", "plug2"});
    QVERIFY2(healed.status == 0, healed.errors);
    AgentSession agent(device("plug2"));
    QCOMPARE(agent.hello()["host_name"].toString(), "plug2");
    QVERIFY(agent.hello()["boot_id"].toString() != before);
    for (const auto* address : {"e1.0", "e1.1", "e1.2"})
        QVERIFY2(agent.waitForExport(address, isRunning), address);
    QVERIFY(answers("e1.0"));
    QVERIFY(!answers("e1.2")); // its list of initiators is kept
}

void TestBreaks::aDiskThatIsUnpluggedStopsItsExport() {
    AgentSession agent(device("plug3"));
    const auto disks = [&] { return agent.call("disks.list")["disks"].toArray().size(); };
    QCOMPARE(disks(), 2);
    QCOMPARE(doBreak({"unplug", "plug3", "archive.img"}).status, 0);
    QVERIFY(agent.waitForExport("e7.0", isFailed));
    QCOMPARE(disks(), 1);
    QVERIFY(!answers("e7.0"));
    QCOMPARE(doBreak({"plug", "plug3", "archive.img"}).status, 0);
    QVERIFY(agent.waitForExport("e7.0", isRunning));
    QCOMPARE(disks(), 2);
    QVERIFY(answers("e7.0"));
}

void TestBreaks::aFullPlugRefusesChanges() {
    AgentSession agent(device("plug1"));
    const QJsonObject wanted{
        {"address", "e0.9"}, {"disk", Lab().plug("plug1")["spare_disk"]}, {"interfaces", QJsonArray{"eth0"}}};
    const QJsonObject create{{"kind", "export-create"}, {"export", wanted}, {"start", true}};
    QCOMPARE(doBreak({"fill", "plug1"}).status, 0);
    QCOMPARE(refusalOf(agent.change(create)), "no-room");
    QVERIFY(agent.exported("e0.9").isEmpty());
    QVERIFY(isRunning(agent.exported("e0.0")));
    QCOMPARE(doBreak({"heal", "plug1"}).status, 0);
    const auto done = agent.change(create);
    QVERIFY2(!done.contains("error"), QJsonDocument(done).toJson());
    QVERIFY(isRunning(agent.exported("e0.9")));
    QVERIFY(!agent.change({{"kind", "export-remove"}, {"address", "e0.9"}}).contains("error"));
}

void TestBreaks::aCableWithoutJumboFramesDropsThem() {
    const auto mac = Lab().plugMac("plug1");
    const Address target(0, 1);
    QVERIFY(answersRead(target, mac, 17, 10));
    QCOMPARE(doBreak({"no-jumbo", "plug1"}).status, 0);
    QVERIFY(answersRead(target, mac, 2, 10));
    QVERIFY(!answersRead(target, mac, 17, 3));
    QVERIFY(answersRead(Address(7, 3), Lab().plugMac("plug3"), 17, 10)); // another cable
    QCOMPARE(doBreak({"heal", "plug1"}).status, 0);
    QVERIFY(answersRead(target, mac, 17, 10));
}

void TestBreaks::aCableLosesAndDelaysFrames() {
    const auto mac = Lab().plugMac("plug1");
    QCOMPARE(doBreak({"loss", "plug1", "100"}).status, 0);
    QVERIFY(!answersRead(Address(0, 1), mac, 2, 3));
    QCOMPARE(doBreak({"heal", "plug1"}).status, 0);
    QVERIFY(answersRead(Address(0, 1), mac, 2, 10));
    const auto answersAfter = [&](int milliseconds) {
        QElapsedTimer timer;
        timer.start();
        return answersRead(Address(0, 1), mac, 2, 10) && timer.elapsed() >= milliseconds;
    };
    QCOMPARE(doBreak({"delay", "plug1", "300"}).status, 0);
    QVERIFY(answersAfter(600)); // there and back
    QCOMPARE(doBreak({"delay", "plug1", "100"}).status, 0);
    QVERIFY(answersAfter(200));
    QCOMPARE(doBreak({"loss", "plug1", "100"}).status, 0);
    QVERIFY(!answersRead(Address(0, 1), mac, 2, 3));
    QCOMPARE(doBreak({"loss", "plug1", "0"}).status, 0);
    QVERIFY(answersAfter(200));
    QCOMPARE(doBreak({"heal", "plug1"}).status, 0);
    QVERIFY(answersAfter(0));
    QCOMPARE(doBreak({"delay", "plug1", "50"}).status, 0);
    QCOMPARE(doBreak({"kill", "plug1"}).status, 0);
    QCOMPARE(doBreak({"heal", "plug1"}).status, 0);
    QVERIFY(answersAfter(0));
}

QTEST_GUILESS_MAIN(TestBreaks)
#include "tst_breaks.moc"
