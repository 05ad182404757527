#include "app/lab/targets/responder.h"
#include "core/aoe/build.h"
#include "core/services/inventory/interface_watch.h"
#include "tests/support/fake_link.h"
#include "tests/support/registered_test.h"

#include <QSignalSpy>
#include <QTest>

#include <map>

using namespace etherdeck;
using tests::FakeLink;
using tests::FakeWire;

namespace {

link::Interface wired(const std::string& name, std::uint32_t index) {
    link::Interface interface;
    interface.name = name;
    interface.index = index;
    interface.ethernet = interface.adminUp = interface.carrier = true;
    interface.traffic = link::Traffic{};
    return interface;
}

} // namespace

/// Interfaces from a list of the test, links without a wire.
class TestInterfaceWatch : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_watch.reset(); }
    void tellsEthernetInterfacesAtOnce();
    void countsAoeFramesAndTargetsWithoutSending();
    void opensNoLinkUntilItIsToListen();
    void listensOnlyWhereStorageFits();
    void saysThatItMayNotListenAndTriesAgainWhenAsked();
    void stopsListeningOnAnInterfaceThatHasGone();
    void keepsTheLastReportWhenTheSystemGivesNone();

private:
    std::vector<link::Interface> m_interfaces;
    bool m_fails = false;
    int m_linksMade = 0;
    std::map<std::string, std::shared_ptr<FakeWire>> m_wires;
    std::unique_ptr<InterfaceWatch> m_watch;
};

void TestInterfaceWatch::init() {
    m_interfaces = {wired("eth0", 2), wired("eth1", 3)};
    m_fails = false;
    m_linksMade = 0;
    m_wires.clear();
    m_watch = std::make_unique<InterfaceWatch>(
        [this]() -> Result<std::vector<link::Interface>> {
            if (m_fails)
                return fail(ErrorCode::System);
            return m_interfaces;
        },
        [this](const std::string& name) {
            ++m_linksMade;
            m_wires[name] = std::make_shared<FakeWire>();
            return std::make_unique<FakeLink>(m_wires[name]);
        });
}

void TestInterfaceWatch::tellsEthernetInterfacesAtOnce() {
    auto loopback = wired("lo", 1);
    loopback.loopback = true;
    auto tunnel = wired("tun0", 4);
    tunnel.ethernet = false;
    m_interfaces.push_back(loopback);
    m_interfaces.push_back(tunnel);
    QSignalSpy changed(m_watch.get(), &InterfaceWatch::changed);
    m_watch->start();
    QCOMPARE(changed.count(), 1);
    QCOMPARE(m_watch->reports().size(), std::size_t{2});
    QCOMPARE(m_watch->reports().front().interface.name, std::string("eth0"));
}

void TestInterfaceWatch::countsAoeFramesAndTargetsWithoutSending() {
    m_watch->start();
    m_watch->setListening(true);
    FakeWire& wire = *m_wires.at("eth1");
    wire.open();
    const MacAddress station({2, 0, 0, 0, 0, 9});
    const auto query =
        aoe::buildConfigQuery({MacAddress::broadcast(), station, Address::everyone(), aoe::Tag(1)});
    wire.receive(query);
    lab::PlayedTarget target;
    target.address = Address(7, 3);
    lab::Responder responder(MacAddress({2, 0, 0, 0, 0, 8}), {target});
    lab::FrameQueue answers;
    responder.frameReceived(query, answers);
    for (const auto answer : answers.front(answers.size())) {
        wire.receive({answer.begin(), answer.end()});
        wire.receive({answer.begin(), answer.end()});
    }
    wire.receive(std::vector<std::byte>(60)); // not AoE
    const auto heard = [this] {
        m_watch->look();
        return m_watch->reports().at(1).aoeFramesHeard;
    };
    QTRY_COMPARE_WITH_TIMEOUT(heard(), 3U, 20'000);
    const auto& report = m_watch->reports().at(1);
    QCOMPARE(report.aoeTargetsHeard, std::size_t{1});
    QVERIFY(report.isListening);
    QCOMPARE(m_watch->reports().at(0).aoeFramesHeard, 0U);
    QVERIFY(wire.sent.empty());
}

void TestInterfaceWatch::opensNoLinkUntilItIsToListen() {
    m_watch->start();
    m_watch->look();
    QCOMPARE(m_linksMade, 0);
    m_watch->setListening(true);
    m_watch->look();
    QCOMPARE(m_linksMade, 2);
    m_watch->setListening(false);
    QVERIFY(!m_watch->reports().front().isListening);
}

void TestInterfaceWatch::listensOnlyWhereStorageFits() {
    m_interfaces.front().wireless = true;
    m_watch->start();
    m_watch->setListening(true);
    QVERIFY(m_wires.contains("eth1"));
    QVERIFY(!m_wires.contains("eth0"));
}

void TestInterfaceWatch::saysThatItMayNotListenAndTriesAgainWhenAsked() {
    m_watch->start();
    m_watch->setListening(true);
    m_wires.at("eth1")->end(ErrorCode::PermissionDenied);
    const auto isRefused = [this] {
        m_watch->look();
        return m_watch->reports().at(1).listeningError.has_value();
    };
    QTRY_VERIFY_WITH_TIMEOUT(isRefused(), 20'000);
    QCOMPARE(m_watch->reports().at(1).listeningError->code, ErrorCode::PermissionDenied);
    m_watch->retryListening();
    QCOMPARE(m_linksMade, 3);
    m_wires.at("eth1")->open();
    QTRY_VERIFY_WITH_TIMEOUT(!isRefused() && m_watch->reports().at(1).isListening, 20'000);
}

void TestInterfaceWatch::stopsListeningOnAnInterfaceThatHasGone() {
    m_watch->start();
    m_watch->setListening(true);
    m_interfaces.pop_back();
    m_watch->look();
    QCOMPARE(m_watch->reports().size(), std::size_t{1});
    m_interfaces.push_back(wired("eth1", 9));
    m_watch->look();
    QCOMPARE(m_linksMade, 3);
}

void TestInterfaceWatch::keepsTheLastReportWhenTheSystemGivesNone() {
    m_watch->start();
    m_fails = true;
    m_watch->look();
    QCOMPARE(m_watch->reports().size(), std::size_t{2});
}

QTEST_GUILESS_MAIN(TestInterfaceWatch)
#include "tst_interface_watch.moc"
