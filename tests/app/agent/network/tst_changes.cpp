#include "app/agent/network/changes.h"
#include "core/system/network/interfaces.h"
#include "tests/support/network_namespace.h"
#include "tests/support/registered_test.h"

#include <QTest>

#include <algorithm>

using namespace etherdeck;
using namespace etherdeck::agent;
using namespace etherdeck::tests;
using plans::RefusalCode;

namespace {

std::optional<link::Interface> find(const NetworkNamespace& where, const std::string& name) {
    const auto list = where.inside([] { return link::interfaces(); });
    if (!list)
        return std::nullopt;
    const auto found = std::ranges::find(*list, name, &link::Interface::name);
    return found == list->end() ? std::nullopt : std::optional(*found);
}

} // namespace

/// Against the kernel, in network namespaces of its own.
class TestAgentChanges : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void knowsNamesOfInterfaces();
    void setsAnMtu();
    void refusesAnMtuThatTheDriverDoesNotTake();
    void switchesOffAndOn();
    void refusesInterfacesThatAreNotThere();
    void createsAndDeletesAVlan();
    void createsAVlanOnAnInterfaceThatIsOff();
    void refusesVlansThatCannotBe();
    void saysThatTheKernelHasNoVlans();
    void deletesNothingButVlans();

private:
    template <class Function>
    plans::Outcome<void> here(const Function& change) const {
        return m_here->inside(change);
    }
    bool hasVlans() const {
        return m_here->ip("link add link v0 name probe type vlan id 4000") && m_here->ip("link del probe");
    }

    std::optional<NetworkNamespace> m_here;
    std::optional<NetworkNamespace> m_there;
};

#define REQUIRE_VLANS()                                                                                      \
    if (!hasVlans())                                                                                         \
    QSKIP("this kernel has no VLANs (8021q)")

#define VERIFY_REFUSED(outcome, expected)                                                                    \
    do {                                                                                                     \
        const auto refused = (outcome);                                                                      \
        QVERIFY(!refused);                                                                                   \
        QCOMPARE(refused.error().code, expected);                                                            \
        QVERIFY(!refused.error().message.empty());                                                           \
    } while (false)

void TestAgentChanges::init() {
    auto here = NetworkNamespace::create();
    auto there = NetworkNamespace::create();
    QVERIFY(here && there);
    m_here.emplace(std::move(*here));
    m_there.emplace(std::move(*there));
    QVERIFY(tests::connect(*m_here, "v0", *m_there, "v1"));
}

void TestAgentChanges::cleanup() {
    m_here.reset();
    m_there.reset();
}

void TestAgentChanges::knowsNamesOfInterfaces() {
    for (const auto* name : {"eth0", "eth0.5", "a-b_c", "enp0s31f6u1u2c2"})
        QVERIFY(isInterfaceName(name));
    for (const auto* name :
         {"", ".", "..", "a b", "a/b", "eth0:1", "a\tb", "exactly16letters", "\xc3\xa4", "a\x7f"})
        QVERIFY(!isInterfaceName(name));
}

void TestAgentChanges::setsAnMtu() {
    QVERIFY(here([] { return setMtu("v0", 9000); }));
    QCOMPARE(find(*m_here, "v0")->mtu, 9000U);
    QVERIFY(here([] { return setMtu("v0", 9000); }));
}

void TestAgentChanges::refusesAnMtuThatTheDriverDoesNotTake() {
    for (const std::uint32_t mtu : {0U, 67U, 65536U, 0xffff'ffffU})
        VERIFY_REFUSED(here([mtu] { return setMtu("v0", mtu); }), RefusalCode::BadValue);
    QCOMPARE(find(*m_here, "v0")->mtu, 1500U);
}

void TestAgentChanges::switchesOffAndOn() {
    QVERIFY(here([] { return setUp("v0", false); }));
    QVERIFY(!find(*m_here, "v0")->adminUp);
    QVERIFY(here([] { return setUp("v0", true); }));
    QVERIFY(find(*m_here, "v0")->adminUp);
}

void TestAgentChanges::refusesInterfacesThatAreNotThere() {
    for (const auto* name : {"", "v9", "a-name-that-is-too-long-for-an-interface", "a/b"}) {
        VERIFY_REFUSED(here([&] { return setMtu(name, 1500); }), RefusalCode::NoSuchInterface);
        VERIFY_REFUSED(here([&] { return setUp(name, true); }), RefusalCode::NoSuchInterface);
        VERIFY_REFUSED(here([&] { return createVlan(name, 5, "x"); }), RefusalCode::NoSuchInterface);
        VERIFY_REFUSED(here([&] { return deleteVlan(name); }), RefusalCode::NoSuchInterface);
    }
}

void TestAgentChanges::createsAndDeletesAVlan() {
    REQUIRE_VLANS();
    QVERIFY(here([] { return setMtu("v0", 4200); }));
    QVERIFY(here([] { return createVlan("v0", 5, "v0.5"); }));
    const auto vlan = find(*m_here, "v0.5");
    QVERIFY(vlan && vlan->vlan);
    QCOMPARE(vlan->vlan->id, std::uint16_t{5});
    QCOMPARE(vlan->vlan->parent, std::string("v0"));
    QCOMPARE(vlan->mtu, 4200U);
    QVERIFY(vlan->adminUp);
    VERIFY_REFUSED(here([] { return setMtu("v0.5", 4300); }), RefusalCode::BadValue);
    VERIFY_REFUSED(here([] { return createVlan("v0", 5, "other"); }), RefusalCode::NothingToDo);
    VERIFY_REFUSED(here([] { return createVlan("v0", 6, "v0.5"); }), RefusalCode::InterfaceInUse);
    QVERIFY(here([] { return deleteVlan("v0.5"); }));
    QVERIFY(!find(*m_here, "v0.5"));
}

void TestAgentChanges::createsAVlanOnAnInterfaceThatIsOff() {
    REQUIRE_VLANS();
    QVERIFY(here([] { return setUp("v0", false); }));
    QVERIFY(here([] { return createVlan("v0", 5, "v0.5"); }));
    QVERIFY(!find(*m_here, "v0.5")->adminUp);
    VERIFY_REFUSED(here([] { return setUp("v0.5", true); }), RefusalCode::Failed);
}

void TestAgentChanges::refusesVlansThatCannotBe() {
    for (const std::uint16_t id : {std::uint16_t{0}, std::uint16_t{4095}, std::uint16_t{65535}})
        VERIFY_REFUSED(here([id] { return createVlan("v0", id, "v0.5"); }), RefusalCode::BadValue);
    for (const auto* name : {"", "a/b", "a b", "a-name-that-is-too-long"})
        VERIFY_REFUSED(here([name] { return createVlan("v0", 5, name); }), RefusalCode::BadName);
}

void TestAgentChanges::saysThatTheKernelHasNoVlans() {
    if (hasVlans())
        QSKIP("this kernel has VLANs");
    VERIFY_REFUSED(here([] { return createVlan("v0", 5, "v0.5"); }), RefusalCode::Unsupported);
}

void TestAgentChanges::deletesNothingButVlans() {
    VERIFY_REFUSED(here([] { return deleteVlan("v0"); }), RefusalCode::Unsupported);
    VERIFY_REFUSED(here([] { return deleteVlan("lo"); }), RefusalCode::Unsupported);
    QVERIFY(find(*m_here, "v0"));
}

NAMESPACE_TEST_MAIN(TestAgentChanges)
#include "tst_changes.moc"
