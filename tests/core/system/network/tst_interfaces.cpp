#include "core/base/clock.h"
#include "core/system/network/interface_monitor.h"
#include "core/system/network/interfaces.h"
#include "tests/support/network_namespace.h"
#include "tests/support/registered_test.h"

#include <QTest>

#include <algorithm>
#include <functional>
#include <poll.h>

using namespace etherdeck;
using namespace etherdeck::link;
using namespace etherdeck::tests;
using namespace std::chrono_literals;

namespace {

Interface find(const NetworkNamespace& where, const std::string& name) {
    const auto list = where.inside([] { return interfaces(); });
    if (!list)
        return {};
    const auto found = std::ranges::find(*list, name, &Interface::name);
    return found == list->end() ? Interface{} : *found;
}

/// Changes until one is as wanted, at most ten seconds.
std::vector<InterfaceStatus> changesUntil(InterfaceMonitor& monitor,
                                          const std::function<bool(const InterfaceStatus&)>& wanted) {
    std::vector<InterfaceStatus> changes;
    const auto deadline = Clock::now() + 10s;
    while (Clock::now() < deadline) {
        while (auto change = monitor.takeChange()) {
            changes.push_back(*change);
            if (wanted(*change))
                return changes;
        }
        pollfd readable{monitor.descriptor(), POLLIN, 0};
        ::poll(&readable, 1, 100);
    }
    changes.clear();
    return changes;
}

bool becomes(InterfaceMonitor& monitor, LinkState state) {
    return !changesUntil(monitor, [&](const auto& status) { return status.state == state; }).empty();
}

} // namespace

/// Against the kernel, in network namespaces of its own.
class TestInterfaces : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void listsWhatTheKernelHas();
    void tellsSpeedAndDuplex();
    void tellsAddressesAndTheDefaultRoute();
    void tellsABridge();
    void tellsWhatIsOff();
    void listsMoreThanOneDatagramHolds();

    void monitorRefusesWhatIsNotThere();
    void monitorTellsDownAndUp();
    void monitorTellsALostCarrier();
    void monitorTellsMtuAndAddress();
    void monitorTellsARemovedInterface();
    void monitorFollowsTheInterfaceNotTheName();
    void monitorIgnoresTheOthers();
    void monitorDoesNotTakeALeftBridgeForARemoval();

private:
    Result<InterfaceMonitor> monitor(const std::string& name) const {
        return m_here->inside([&] { return InterfaceMonitor::open(name); });
    }

    std::optional<NetworkNamespace> m_here;
    std::optional<NetworkNamespace> m_there;
};

void TestInterfaces::init() {
    auto here = NetworkNamespace::create();
    auto there = NetworkNamespace::create();
    QVERIFY(here && there);
    m_here.emplace(std::move(*here));
    m_there.emplace(std::move(*there));
    QVERIFY(tests::connect(*m_here, "v0", *m_there, "v1"));
}

void TestInterfaces::cleanup() {
    m_here.reset();
    m_there.reset();
}

void TestInterfaces::listsWhatTheKernelHas() {
    QVERIFY(m_here->ip("link set v0 address 02:00:00:00:00:07 mtu 4200"));
    QTRY_VERIFY(find(*m_here, "v0").carrier);
    const auto v0 = find(*m_here, "v0");
    QVERIFY(v0.index > 1);
    QCOMPARE(v0.mac.toString(), std::string("02:00:00:00:00:07"));
    QCOMPARE(v0.mtu, 4200U);
    QCOMPARE(v0.kind, std::string("veth"));
    QCOMPARE(v0.minMtu, 68U);
    QCOMPARE(v0.maxMtu, 65535U);
    QVERIFY(v0.master.empty());
    QVERIFY(v0.ethernet && v0.adminUp && !v0.loopback && !v0.wireless && !v0.carriesDefaultRoute && !v0.vlan);
    const auto lo = find(*m_here, "lo");
    QVERIFY(lo.loopback);
    QVERIFY(lo.kind.empty());
    QVERIFY(std::ranges::count(lo.addresses, InterfaceAddress{"127.0.0.1", 8}) == 1);
}

void TestInterfaces::tellsSpeedAndDuplex() {
    const auto v0 = find(*m_here, "v0");
    QCOMPARE(v0.speed, std::optional(10'000U)); // what the kernel's veth pretends
    QCOMPARE(v0.duplex, std::optional(Duplex::Full));
    QVERIFY(!find(*m_here, "lo").speed);
}

void TestInterfaces::tellsAddressesAndTheDefaultRoute() {
    QVERIFY(m_here->ip("addr add 10.1.2.3/24 dev v0"));
    QVERIFY(m_here->ip("addr add fd00::5/64 dev v0 nodad"));
    QVERIFY(!find(*m_here, "v0").carriesDefaultRoute);
    QVERIFY(m_here->ip("route add default via 10.1.2.1 dev v0"));
    const auto v0 = find(*m_here, "v0");
    QVERIFY(v0.carriesDefaultRoute);
    QCOMPARE(std::ranges::count(v0.addresses, InterfaceAddress{"10.1.2.3", 24}), 1);
    QCOMPARE(std::ranges::count(v0.addresses, InterfaceAddress{"fd00::5", 64}), 1);
    QVERIFY(m_here->ip("route del default"));
    QVERIFY(m_here->ip("-6 route add default via fd00::1 dev v0"));
    QVERIFY(find(*m_here, "v0").carriesDefaultRoute);
    QVERIFY(!find(*m_here, "lo").carriesDefaultRoute);
}

void TestInterfaces::tellsABridge() {
    QVERIFY(m_here->ip("link add br0 type bridge"));
    QVERIFY(m_here->ip("link set v0 master br0"));
    QVERIFY(m_here->ip("link set br0 up"));
    QCOMPARE(find(*m_here, "br0").kind, std::string("bridge"));
    QCOMPARE(find(*m_here, "v0").master, std::string("br0"));
    QVERIFY(find(*m_here, "br0").master.empty());
    QTRY_VERIFY(find(*m_here, "br0").carrier);
}

void TestInterfaces::tellsWhatIsOff() {
    QVERIFY(m_here->ip("link set v0 down"));
    const auto down = find(*m_here, "v0");
    QVERIFY(!down.adminUp && !down.carrier);
    QVERIFY(m_here->ip("link set v0 up"));
    QVERIFY(m_there->ip("link set v1 down"));
    QTRY_VERIFY(!find(*m_here, "v0").carrier);
    QVERIFY(find(*m_here, "v0").adminUp);
}

void TestInterfaces::listsMoreThanOneDatagramHolds() {
    for (int i = 0; i < 30; ++i)
        QVERIFY(m_here->ip("link add x" + std::to_string(i) + " type veth peer name y" + std::to_string(i)));
    const auto list = m_here->inside([] { return interfaces(); });
    QVERIFY(list);
    QVERIFY(list->size() >= 62);
    QVERIFY(std::ranges::is_sorted(*list, {}, &Interface::index));
}

void TestInterfaces::monitorRefusesWhatIsNotThere() {
    for (const auto* name : {"", "v9", "a-name-that-is-too-long-for-an-interface"}) {
        const auto opened = monitor(name);
        QVERIFY(!opened);
        QCOMPARE(opened.error().code, ErrorCode::NoSuchInterface);
    }
}

void TestInterfaces::monitorTellsDownAndUp() {
    auto v0 = monitor("v0");
    QVERIFY(v0);
    QCOMPARE(v0->status().name, std::string("v0"));
    QVERIFY(m_here->ip("link set v0 down"));
    QVERIFY(becomes(*v0, LinkState::Down));
    QCOMPARE(v0->status().state, LinkState::Down);
    QVERIFY(m_here->ip("link set v0 up"));
    QVERIFY(becomes(*v0, LinkState::Up));
}

void TestInterfaces::monitorTellsALostCarrier() {
    auto v0 = monitor("v0");
    QVERIFY(v0);
    QVERIFY(m_there->ip("link set v1 down"));
    QVERIFY(becomes(*v0, LinkState::NoCarrier));
    QVERIFY(m_there->ip("link set v1 up"));
    QVERIFY(becomes(*v0, LinkState::Up));
}

void TestInterfaces::monitorTellsMtuAndAddress() {
    auto v0 = monitor("v0");
    QVERIFY(v0);
    QVERIFY(m_here->ip("link set v0 mtu 9000"));
    QVERIFY(!changesUntil(*v0, [](const auto& status) { return status.mtu == 9000; }).empty());
    QVERIFY(m_here->ip("link set v0 address 02:00:00:00:00:09"));
    const MacAddress expected({0x02, 0, 0, 0, 0, 0x09});
    QVERIFY(!changesUntil(*v0, [&](const auto& status) { return status.mac == expected; }).empty());
}

void TestInterfaces::monitorTellsARemovedInterface() {
    auto v0 = monitor("v0");
    QVERIFY(v0);
    QVERIFY(m_here->ip("link del v0"));
    QVERIFY(becomes(*v0, LinkState::Gone));
    QVERIFY(m_here->ip("link add v0 type veth peer name w0"));
    QVERIFY(!v0->takeChange());
    QCOMPARE(v0->status().state, LinkState::Gone);
}

void TestInterfaces::monitorFollowsTheInterfaceNotTheName() {
    auto v0 = monitor("v0");
    QVERIFY(v0);
    QVERIFY(m_here->ip("link set v0 down"));
    QVERIFY(m_here->ip("link set v0 name eth9"));
    QVERIFY(m_here->ip("link set eth9 up"));
    QVERIFY(becomes(*v0, LinkState::Up));
    QCOMPARE(v0->status().name, std::string("eth9"));
}

void TestInterfaces::monitorIgnoresTheOthers() {
    QTRY_VERIFY(find(*m_here, "v0").carrier);
    auto v0 = monitor("v0");
    QVERIFY(v0);
    QVERIFY(m_here->ip("link add x0 type veth peer name x1"));
    QVERIFY(m_here->ip("link set x0 up"));
    QVERIFY(m_here->ip("link del x0"));
    QVERIFY(!v0->takeChange());
}

void TestInterfaces::monitorDoesNotTakeALeftBridgeForARemoval() {
    QVERIFY(m_here->ip("link add br0 type bridge"));
    QVERIFY(m_here->ip("link set v0 master br0"));
    auto v0 = monitor("v0");
    QVERIFY(v0);
    QVERIFY(m_here->ip("link set v0 nomaster"));
    QVERIFY(m_here->ip("link set v0 mtu 1400"));
    const auto changes = changesUntil(*v0, [](const auto& status) { return status.mtu == 1400; });
    QVERIFY(!changes.empty());
    QVERIFY(
        std::ranges::none_of(changes, [](const auto& status) { return status.state == LinkState::Gone; }));
}

NAMESPACE_TEST_MAIN(TestInterfaces)
#include "tst_interfaces.moc"
