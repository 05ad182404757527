#include "core/box_netconsole/decision.h"
#include "tests/core/plans/example_box.h"
#include "tests/support/registered_test.h"

#include <QTest>

#include <algorithm>

using namespace etherdeck;
using namespace etherdeck::box_netconsole;

namespace {

Ipv4Address at(const char* text) { return *Ipv4Address::parse(text); }

const MacAddress ownMac({2, 0, 0, 0, 0, 9});

std::vector<OwnAddress> desk() {
    return {{"wlan0", {at("10.0.0.2"), 24}, std::nullopt}, {"eth0", {at("192.168.1.2"), 24}, ownMac}};
}

plans::BoxEnvironment found() {
    auto environment = **plans::exampleBox().environment;
    environment.environment = {};
    return environment;
}

/// Everything is asked for; these stations answer.
link::StationAnswers answersOf(const std::vector<Ipv4Address>& asked,
                               const std::map<Ipv4Address, MacAddress>& macs = {}) {
    return {{asked.begin(), asked.end()}, macs};
}

BootDecision decide(const plans::BoxEnvironment& environment, const EnableRequest& request,
                    const std::map<Ipv4Address, MacAddress>& macs = {}) {
    return decideBoot(environment, request, desk(),
                      answersOf(addressesToAsk(environment, request, desk()), macs));
}

bool warns(const BootDecision& decision, Warning warning) {
    return std::ranges::find(decision.warnings, warning) != decision.warnings.end();
}

} // namespace

/// What enabling netconsole on a box changes, and what is proposed for it.
class TestDecision : public QObject {
    Q_OBJECT

private slots:
    void readsNetworksAndRanges() {
        const auto networks =
            networksIn({"192.168.1.5/24", "fe80::1/64", "10.0.0.1/33", "10.0.0.1/x", "10.1.1.1"});
        QVERIFY(networks == (std::vector<Network>{{at("192.168.1.5"), 24}, {at("10.1.1.1"), 32}}));
        QVERIFY(networks.front().has(at("192.168.1.255")) && !networks.front().has(at("192.168.2.1")));
        QVERIFY((Network{at("1.2.3.4"), 0}).has(at("200.1.1.1")));
        QVERIFY(parseAddressRange("192.168.1.9-192.168.1.20") ==
                (AddressRange{at("192.168.1.9"), at("192.168.1.20")}));
        for (const auto* text : {"", "192.168.1.9", "192.168.1.9-192.168.1.8", "-", "1.1.1.1-x"})
            QVERIFY2(!parseAddressRange(text), text);
    }

    void proposesTheAddressOfTheInterfaceTowardsTheBox() {
        const auto ours = desk();
        const auto own = addressTowards(ours, {"fe80::1/64", "192.168.1.5/24"});
        QVERIFY(own && own->interface == "eth0");
        QVERIFY(!addressTowards(desk(), {"172.16.0.1/16"}));
        QVERIFY(!addressTowards(desk(), {"192.168.1.2/24"})); // the box is this computer
        // A wide network of the box does not make the other one near.
        QVERIFY(!addressTowards(desk(), {"10.9.9.9/8"}));
    }

    void proposesAnAddressThatNobodyHas() {
        const auto environment = found();
        const auto asked = addressesToAsk(environment, {}, desk());
        QCOMPARE(asked.size(), maxCandidates);
        QVERIFY(asked.front() == at("192.168.1.250"));
        const auto decision =
            decide(environment, {}, {{at("192.168.1.250"), MacAddress({2, 0, 0, 0, 0, 1})}});
        QVERIFY(!decision.problem && decision.isBoxProposed);
        QVERIFY(decision.box == at("192.168.1.249") && decision.server == at("192.168.1.2"));
        QVERIFY(warns(decision, Warning::DhcpUnknown) && !warns(decision, Warning::NotChecked));
        QVERIFY(!decision.changes.empty());
    }

    void neverProposesWhatMayBeTaken() {
        auto environment = found();
        environment.addresses = {"192.168.1.250/24", "192.168.1.249/24"};
        environment.environment.set("gatewayip", "192.168.1.248");
        EnableRequest request{"192.168.1.247", {}, AddressRange{at("192.168.1.100"), at("192.168.1.246")}};
        const auto asked = addressesToAsk(environment, request, desk());
        QCOMPARE(asked.size(), maxCandidates);
        QVERIFY(asked.front() == at("192.168.1.99"));
        request.dhcp = AddressRange{at("192.168.1.1"), at("192.168.1.254")};
        QVERIFY(addressesToAsk(environment, request, desk()).empty());
        const auto none = decide(environment, request);
        QVERIFY(none.problem == Problem::NoBoxAddress && !none.free);
        // Without ARP nothing is proposed: the box is behind a router, or nobody could be asked.
        auto far = found();
        far.addresses = {"172.16.0.5/16"};
        QVERIFY(addressesToAsk(far, {}, desk()).empty());
        QVERIFY(decideBoot(found(), {}, desk(), {}).problem == Problem::NoBoxAddress);
    }

    void findsAddressesInSmallNetworks() {
        const std::vector<OwnAddress> own{{"eth0", {at("10.0.0.1"), 30}, ownMac}};
        QVERIFY(candidates({{"10.0.0.2/30"}, own, {}, {}}).empty());
        const std::vector<OwnAddress> larger{{"eth0", {at("10.0.0.1"), 29}, ownMac}};
        const auto some = candidates({{"10.0.0.2/29"}, larger, {}, {}});
        QVERIFY(some == (std::vector{at("10.0.0.6"), at("10.0.0.5"), at("10.0.0.4"), at("10.0.0.3")}));
    }

    void refusesAddressesThatAreInUse_data() {
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("box");
        QTest::addColumn<int>("problem");
        const auto row = [](const char* what, const char* to, const char* box, Problem problem) {
            QTest::newRow(what) << to << box << static_cast<int>(problem);
        };
        row("no address", "x", "", Problem::BadServer);
        row("multicast", "224.0.0.1", "", Problem::BadServer);
        row("no address of the box", "", "x", Problem::BadBoxAddress);
        row("both", "192.168.1.9", "192.168.1.9", Problem::SameAddress);
        row("Linux", "", "192.168.1.5", Problem::OfLinux);
        row("this computer", "192.168.1.9", "192.168.1.2", Problem::OfThisComputer);
        row("another station", "", "192.168.1.77", Problem::Taken);
    }

    void refusesAddressesThatAreInUse() {
        QFETCH(QString, to);
        QFETCH(QString, box);
        QFETCH(int, problem);
        const auto decision = decide(found(), {to.toStdString(), box.toStdString(), {}},
                                     {{at("192.168.1.77"), MacAddress({2, 0, 0, 0, 0, 7})}});
        QVERIFY(decision.problem);
        QCOMPARE(static_cast<int>(*decision.problem), problem);
        QVERIFY(decision.free == at("192.168.1.250"));
        QVERIFY(decision.changes.empty());
    }

    void theBoxItselfMayAnswer() {
        const auto environment = found();
        const auto decision =
            decide(environment, {{}, "192.168.1.77", {}}, {{at("192.168.1.77"), *environment.board.mac}});
        QVERIFY(!decision.problem);
    }

    void warnsOfTheRangeOfDhcpAndOfOtherNetworks() {
        auto request =
            EnableRequest{{}, "192.168.1.150", AddressRange{at("192.168.1.100"), at("192.168.1.199")}};
        auto decision = decide(found(), request);
        QVERIFY(!decision.problem && warns(decision, Warning::InDhcpRange));
        decision = decide(found(), {"10.0.0.2", "172.16.0.9", {}});
        QVERIFY(!decision.problem);
        QVERIFY(warns(decision, Warning::OtherNetwork) && warns(decision, Warning::NotChecked));
        auto routed = found();
        routed.environment.set("gatewayip", "192.168.1.1");
        QVERIFY(!warns(decide(routed, {"10.0.0.2", "192.168.1.99", {}}), Warning::OtherNetwork));
    }

    void changesNothingThatIsRight() {
        const auto environment = **plans::exampleBox().environment;
        const auto decision = decide(environment, {});
        QVERIFY(!decision.problem && decision.changes.empty() && !decision.isBoxProposed);
        QVERIFY(decision.box == at("192.168.1.100"));
    }

    void tellsOfWhatCannotBeTakenApart() {
        auto environment = found();
        environment.environment.set("preboot", "if test -n $x; then setenv stdin nc; fi");
        QVERIFY(decide(environment, {}).problem == Problem::Woven);
    }

    void knowsWhichPartsAreSetUp() {
        BoxParts parts;
        QVERIFY(parts.setUp() == Parts());
        parts.environment = **plans::exampleBox().environment;
        parts.kernel.emplace();
        QVERIFY(parts.setUp() == (Parts{true, false}));
        parts.kernel->atBoot.emplace();
        QVERIFY(parts.setUp() == (Parts{true, true}));
        QVERIFY(chosenParts({}, parts.setUp()) == (Parts{true, true}));
        QVERIFY(chosenParts({false, true}, parts.setUp()) == (Parts{false, true}));
        QVERIFY(chosenParts({true, false}, {}) == (Parts{true, false}));
    }

    void readsThePortOfUboot() {
        uboot::Environment environment;
        QCOMPARE(bootPort(environment), plans::netconsolePort);
        environment.set("ncoutport", "16666");
        QCOMPARE(bootPort(environment), std::uint16_t(16666));
        for (const auto* text : {"x", "0", "70000", "1 "}) {
            environment.set("ncoutport", text);
            QCOMPARE(bootPort(environment), plans::netconsolePort);
        }
        environment.set("ncoutport", "");
        environment.set("ncip", "192.168.1.2:6667"); // ncoutport goes before it
        QCOMPARE(bootPort(environment), std::uint16_t(6667));
        environment.set("preboot", "run start_netconsole");
        environment.set("start_netconsole", "setenv ncip $serverip; setenv stdout nc");
        QCOMPARE(bootPort(environment), plans::netconsolePort);
        environment.set("start_netconsole", "setenv ncip $serverip:6668; setenv stdout nc");
        QCOMPARE(bootPort(environment), std::uint16_t(6668));
        environment.set("ncoutport", "16666");
        QCOMPARE(bootPort(environment), std::uint16_t(16666));
    }

    void decidesWhereTheKernelSends() {
        KernelNetconsole kernel;
        auto decision = decideKernel(kernel, {"192.168.1.5/24"}, {}, desk());
        QVERIFY(!decision.problem && decision.wish.server == at("192.168.1.2") &&
                decision.wish.serverMac == ownMac);
        QVERIFY(!decision.isSoAlready);
        kernel.target.emplace();
        kernel.target->server = at("192.168.1.2");
        kernel.atBoot = kernel.target;
        QVERIFY(decideKernel(kernel, {"192.168.1.5/24"}, {}, desk()).isSoAlready);
        QVERIFY(decideKernel(kernel, {}, {}, desk()).problem == Problem::NoServer);
        QVERIFY(decideKernel(kernel, {}, {"x", {}, {}}, desk()).problem == Problem::BadServer);
        decision = decideKernel(kernel, {}, {"192.168.1.9", {}, {}}, desk());
        QVERIFY(!decision.problem && !decision.wish.serverMac && !decision.isSoAlready);
    }
};

QTEST_APPLESS_MAIN(TestDecision)
#include "tst_decision.moc"
