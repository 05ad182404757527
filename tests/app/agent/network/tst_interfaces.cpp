#include "app/agent/network/events.h"
#include "app/agent/network/interfaces.h"
#include "tests/support/network_namespace.h"
#include "tests/support/registered_test.h"

#include <QTest>

#include <algorithm>
#include <poll.h>

using namespace etherdeck;
using namespace etherdeck::agent;
using namespace etherdeck::tests;

namespace {

plans::BoxInterface find(const NetworkNamespace& where, const std::string& name) {
    const auto list = where.inside([] { return readInterfaces(); });
    if (!list)
        return {};
    const auto found = std::ranges::find(*list, name, &plans::BoxInterface::name);
    return found == list->end() ? plans::BoxInterface() : *found;
}

bool isReadable(int descriptor) {
    pollfd readable{descriptor, POLLIN, 0};
    return ::poll(&readable, 1, 10'000) == 1;
}

} // namespace

/// Against the kernel, in network namespaces of its own.
class TestAgentInterfaces : public QObject {
    Q_OBJECT

private slots:
    void takesOverWhatTheSystemTells();
    void takesNoLoopbackForEthernet();
    void leavesOutWhatIsUnknown();
    void readsTheInterfacesOfTheBox();
    void tellsThatSomethingHasChanged();
};

void TestAgentInterfaces::takesOverWhatTheSystemTells() {
    link::Interface interface;
    interface.name = "eth0.5";
    interface.index = 7;
    interface.mac = MacAddress({0x00, 0x25, 0x31, 0x0a, 0xbc, 0xde});
    interface.mtu = 1500;
    interface.minMtu = 64;
    interface.maxMtu = 9500;
    interface.ethernet = true;
    interface.adminUp = true;
    interface.carrier = true;
    interface.kind = "vlan";
    interface.vlan = link::Vlan{5, 2, "eth0"};
    interface.master = "br0";
    interface.speed = 1000;
    interface.duplex = link::Duplex::Half;
    interface.traffic = link::Traffic{1, 2, 3, 4, 5, 6};
    interface.addresses = {{"192.168.1.7", 24}, {"fe80::1", 64}};

    plans::BoxInterface expected;
    expected.name = "eth0.5";
    expected.index = 7;
    expected.mac = interface.mac;
    expected.kind = "vlan";
    expected.mtu = 1500;
    expected.minMtu = 64;
    expected.maxMtu = 9500;
    expected.ethernet = true;
    expected.up = true;
    expected.carrier = true;
    expected.speed = 1000;
    expected.duplex = plans::Duplex::Half;
    expected.addresses = {"192.168.1.7/24", "fe80::1/64"};
    expected.parent = "eth0";
    expected.vlanId = 5;
    expected.master = "br0";
    expected.receivedFrames = 1;
    expected.sentFrames = 2;
    expected.receivedBytes = 3;
    expected.sentBytes = 4;
    expected.errors = 5;
    expected.dropped = 6;
    QVERIFY(boxInterface(interface) == expected);
}

void TestAgentInterfaces::takesNoLoopbackForEthernet() {
    link::Interface interface;
    interface.ethernet = true;
    QVERIFY(boxInterface(interface).ethernet);
    interface.loopback = true;
    QVERIFY(!boxInterface(interface).ethernet);
}

void TestAgentInterfaces::leavesOutWhatIsUnknown() {
    link::Interface interface;
    interface.name = "eth1";
    plans::BoxInterface expected;
    expected.name = "eth1";
    QVERIFY(boxInterface(interface) == expected);
}

void TestAgentInterfaces::readsTheInterfacesOfTheBox() {
    const auto here = NetworkNamespace::create();
    const auto there = NetworkNamespace::create();
    QVERIFY(here && there);
    QVERIFY(tests::connect(*here, "v0", *there, "v1"));
    QVERIFY(here->ip("link set v0 address 02:00:00:00:00:07 mtu 4200"));
    QVERIFY(here->ip("addr add 10.1.2.3/24 dev v0"));
    QTRY_VERIFY(find(*here, "v0").carrier);
    const auto v0 = find(*here, "v0");
    QCOMPARE(v0.mac.toString(), std::string("02:00:00:00:00:07"));
    QCOMPARE(v0.kind, std::string("veth"));
    QCOMPARE(v0.mtu, 4200U);
    QCOMPARE(v0.minMtu, 68U);
    QCOMPARE(v0.maxMtu, 65535U);
    QVERIFY(v0.ethernet && v0.up);
    QCOMPARE(v0.speed, std::optional(10'000U));
    QVERIFY(std::ranges::count(v0.addresses, "10.1.2.3/24") == 1);
    QVERIFY(!find(*here, "lo").ethernet);
}

void TestAgentInterfaces::tellsThatSomethingHasChanged() {
    const auto here = NetworkNamespace::create();
    QVERIFY(here);
    auto events = here->inside([] { return InterfaceEvents::open(); });
    QVERIFY(events);
    QVERIFY(!events->takeChanges());
    QVERIFY(here->ip("link add v0 type veth peer name v1"));
    QVERIFY(isReadable(events->descriptor()));
    QVERIFY(events->takeChanges());
    QTRY_VERIFY(!events->takeChanges()); // what an ip command says after it has ended
    QVERIFY(here->ip("addr add 10.1.2.3/24 dev v0"));
    QVERIFY(isReadable(events->descriptor()));
    QVERIFY(events->takeChanges());
}

NAMESPACE_TEST_MAIN(TestAgentInterfaces)
#include "tst_interfaces.moc"
