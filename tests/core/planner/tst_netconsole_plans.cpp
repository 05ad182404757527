#include "core/planner/make_plan.h"
#include "tests/core/planner/plan_words.h"
#include "tests/core/plans/example_box.h"
#include "tests/support/registered_test.h"

#include <QTest>

#include <algorithm>

using namespace etherdeck;
using namespace etherdeck::plans;
using namespace etherdeck::tests;

namespace {

const auto server = *Ipv4Address::parse("192.168.1.2");
const MacAddress serverMac({0x02, 0, 0, 0, 0, 2});

BoxState boxWithNetconsole() {
    auto box = exampleBox();
    box.interfaces.front().addresses = {"192.168.1.5/24", "fe80::1/64"};
    BoxNetconsole now;
    now.canLoad = now.hasExtended = true;
    now.loader = ModuleLoader::ModulesLoad;
    now.level = 4;
    now.neighbours = {{"192.168.1.2", serverMac}, {"192.168.1.1", MacAddress({2, 0, 0, 0, 0, 1})}};
    now.route = std::pair(std::string("eth0"), std::string("192.168.1.1"));
    box.netconsole = now;
    return box;
}

SetNetconsole to(Ipv4Address address) { return {address, netconsolePort, {}, {}}; }

NetconsoleTarget targetTo(Ipv4Address address) {
    return {"eth0", *Ipv4Address::parse("192.168.1.5"), address, serverMac, 6666, true};
}

/// All that is shown of its steps.
QString shown(const Plan& plan) {
    QString text;
    for (const auto& step : plan.steps)
        text += QString::fromStdString(step.text.text() + '\n' + step.diff);
    for (const auto& warning : plan.warnings)
        text += QString::fromStdString(warning.text() + '\n');
    return text;
}

} // namespace

/// Plans that let the kernel send its messages over the network.
class TestNetconsolePlans : public QObject {
    Q_OBJECT

private slots:
    void loadsSetsAndKeepsIt() {
        const auto plan = makePlan(boxWithNetconsole(), to(server));
        QVERIFY2(plan, qPrintable(codeOf(plan)));
        QCOMPARE(plan->level, Confirmation::Click);
        const auto text = shown(*plan);
        QVERIFY2(text.contains("Load the module netconsole\nSend from eth0 to 192.168.1.2 port 6666"),
                 qPrintable(text));
        QVERIFY2(text.contains("+options netconsole "
                               "netconsole=+6665@192.168.1.5/eth0,6666@192.168.1.2/02:00:00:00:00:02\n"),
                 qPrintable(text));
        QVERIFY(text.contains("The level was 4 before.\n+kernel.printk = 8 4 1 7\n"));
        SetNetconsole off;
        off.level = 4;
        QVERIFY(plan->undo == Wish(off));
    }

    void theLevelOfTheConsoleIsBroughtBack() {
        auto box = boxWithNetconsole();
        box.netconsole->otherLevels = "5 2 6";
        QVERIFY(shown(*makePlan(box, to(server))).contains("kernel.printk = 8 5 2 6"));
        auto& now = *box.netconsole;
        now.isLoaded = true;
        now.target = targetTo(server);
        now.level = 8;
        box.files[netconsoleLevelFile] = "# Written by Etherdeck\n# The level was 4 before.\n";
        QVERIFY(shown(*makePlan(box, SetNetconsole{})).contains("Set the level of the console back to 4"));
        SetNetconsole undone;
        undone.level = 6;
        QVERIFY(shown(*makePlan(box, undone)).contains("Set the level of the console back to 6"));
        undone.level = 9;
        QCOMPARE(codeOf(makePlan(box, undone)), QStringLiteral("bad-value"));
        now.level = 5; // somebody else has set it since
        QVERIFY(!shown(*makePlan(box, SetNetconsole{})).contains("level of the console"));
        now.level = 8;
        for (const auto* content :
             {"# The level was ", "# The level was x before.\n", "kernel.printk = 8\n"}) {
            box.files[netconsoleLevelFile] = content;
            QVERIFY(shown(*makePlan(box, SetNetconsole{})).contains("not known which level"));
        }
    }

    void undoingBringsBackWhereItWentBefore() {
        auto box = boxWithNetconsole();
        auto& now = *box.netconsole;
        now.isLoaded = true;
        now.level = 8;
        // Since the start of the box, it goes where the parameter of the module says.
        box.files[netconsoleOptionsFile] =
            "options netconsole netconsole=" + moduleParameter(targetTo(server)) + '\n';
        const auto elsewhere = makePlan(box, to(*Ipv4Address::parse("192.168.1.1")));
        QVERIFY(elsewhere && elsewhere->undo == Wish(SetNetconsole{server, 6666, serverMac}));
        const auto off = makePlan(box, SetNetconsole{});
        QVERIFY(off && off->undo == Wish(SetNetconsole{server, 6666, serverMac}));
    }

    void otherNetworksAreReachedByTheGateway() {
        const auto plan = makePlan(boxWithNetconsole(), to(*Ipv4Address::parse("10.0.0.1")));
        QVERIFY(plan && shown(*plan).contains("6666@10.0.0.1/02:00:00:00:00:01"));
        auto box = boxWithNetconsole();
        box.netconsole->route.reset();
        QCOMPARE(codeOf(makePlan(box, to(*Ipv4Address::parse("10.0.0.1")))),
                 QStringLiteral("no-such-interface"));
    }

    void theClientMayKnowTheMac() {
        auto box = boxWithNetconsole();
        box.netconsole->neighbours.clear();
        QVERIFY(shown(*makePlan(box, to(server))).contains("all stations of its network"));
        auto wish = to(server);
        wish.serverMac = serverMac;
        const auto plan = makePlan(box, wish);
        QVERIFY(plan && plan->warnings.empty());
    }

    void refusesPortsOfBridges() {
        auto box = boxWithNetconsole();
        box.interfaces.front().master = "br0";
        QCOMPARE(codeOf(makePlan(box, to(server))), QStringLiteral("interface-in-use"));
    }

    void refusesWhatCannotBe() {
        auto box = boxWithNetconsole();
        QCOMPARE(codeOf(makePlan(box, to(*Ipv4Address::parse("224.0.0.1")))), QStringLiteral("bad-value"));
        QCOMPARE(codeOf(makePlan(box, SetNetconsole{})), QStringLiteral("nothing-to-do"));
        box.netconsole->canLoad = false;
        QCOMPARE(codeOf(makePlan(box, to(server))), QStringLiteral("unsupported"));
        box.netconsole.reset();
        QCOMPARE(codeOf(makePlan(box, to(server))), QStringLiteral("unsupported"));
    }

    void tellsWhatDoesNotOutliveAStart() {
        auto box = boxWithNetconsole();
        box.netconsole->isLoaded = box.netconsole->isBuiltIn = true;
        QVERIFY(shown(*makePlan(box, to(server)))
                    .contains("add this to the kernel's command line: netconsole=+6665@"));
        box = boxWithNetconsole();
        box.netconsole->loader = ModuleLoader::None;
        QVERIFY(shown(*makePlan(box, to(server))).contains("ends with its next start"));
        box.netconsole->loader = ModuleLoader::Openwrt;
        QVERIFY(shown(*makePlan(box, to(server))).contains("/etc/modules.d/90-etherdeck-netconsole"));
    }

    void isReplacedAndRemoved() {
        auto box = boxWithNetconsole();
        auto& now = *box.netconsole;
        now.isLoaded = true;
        now.level = 8;
        now.target = targetTo(server);
        box.files[netconsoleOptionsFile] = "# Written by Etherdeck: 'netconsole disable --kernel' removes "
                                           "it.\noptions netconsole netconsole=" +
                                           moduleParameter(*now.target) + '\n';
        box.files[netconsoleLoadFile] =
            "# Written by Etherdeck: 'netconsole disable --kernel' removes it.\nnetconsole\n";
        QCOMPARE(codeOf(makePlan(box, to(server))), QStringLiteral("nothing-to-do"));
        const auto other = makePlan(box, to(*Ipv4Address::parse("192.168.1.1")));
        QVERIFY(other && other->undo == Wish(SetNetconsole{server, 6666, serverMac}));
        const auto off = makePlan(box, SetNetconsole{});
        QVERIFY(off);
        QCOMPARE(off->steps.size(), std::size_t(3));
        // After a start, the target is that of the module's parameter.
        now.target.reset();
        QVERIFY(shown(*makePlan(box, SetNetconsole{})).startsWith("Remove the module netconsole"));
        QVERIFY(
            shown(*makePlan(box, to(server))).startsWith("Remove the module netconsole\nLoad the module"));
    }

    void readsTheParameterItWrites() {
        const NetconsoleTarget target{"eth0.5", *Ipv4Address::parse("10.1.2.3"), server, serverMac, 7000,
                                      false};
        QVERIFY(parseModuleParameter(moduleParameter(target)) == target);
        QVERIFY(targetInFile("options netconsole netconsole=" + moduleParameter(target) + "\n") == target);
        for (const auto* text :
             {"", "+", "6665@10.1.2.3/eth0", "6665@10.1.2.3/eth0,x@10.1.2.4/02:00:00:00:00:01",
              "6665@/eth0,6666@10.1.2.4/"})
            QVERIFY2(!parseModuleParameter(text), text);
    }
};

QTEST_APPLESS_MAIN(TestNetconsolePlans)
#include "tst_netconsole_plans.moc"
