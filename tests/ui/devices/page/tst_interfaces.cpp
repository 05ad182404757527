#include "tests/support/registered_test.h"
#include "tests/ui/support/fake_devices.h"
#include "ui/devices/base/row_table.h"
#include "ui/devices/page/box_view.h"
#include "ui/devices/page/interface_notes.h"
#include "ui/devices/page/page.h"
#include "ui/devices/plan/dialog.h"
#include "ui/widgets/input_dialog.h"

#include <QAction>
#include <QTest>

#include <algorithm>

using namespace etherdeck;
using namespace etherdeck::ui;

namespace {

/// A plug on eth0, with an export there; eth1 belongs to a bridge, eth0.5 is a VLAN.
DeviceState someState() {
    auto state = demo::plugState();
    state.greeting.capabilities.emplace_back("vlan");
    auto& interfaces = state.interfaces->interfaces;
    interfaces[0].mtu = 1500;
    interfaces[0].maxMtu = 9500;
    interfaces[1].master = "br0";
    auto vlan = interfaces[0];
    vlan.name = "eth0.5";
    vlan.kind = "vlan";
    vlan.parent = "eth0";
    vlan.vlanId = 5;
    interfaces.push_back(vlan);
    return state;
}

bool hasPart(const QStringList& texts, const QString& part) {
    return std::ranges::any_of(texts, [&part](const QString& text) { return text.contains(part); });
}

struct Shown {
    std::shared_ptr<demo::FakeDevices> commands = std::make_shared<demo::FakeDevices>();
    DevicesPage page;

    explicit Shown(const DeviceState& state = someState()) {
        commands->planned.interfaces = state.interfaces->interfaces;
        page.setCommands(commands);
        page.setDevices({{demo::plugDevice, {}}});
        page.setState(demo::shared(state));
        page.show();
    }
    void choose(const QString& key) const { page.view().table(DeviceTab::Interfaces).selectKey(key); }
    [[nodiscard]] QAction* action(const QString& text) const {
        for (auto* one : page.view().actions().of(DeviceTab::Interfaces))
            if (one->text() == text)
                return one;
        return nullptr;
    }
    [[nodiscard]] QString cell(const QString& key, int column) const {
        const auto* model = page.view().table(DeviceTab::Interfaces).model();
        for (int row = 0; row < model->rowCount(); ++row)
            if (model->index(row, 0).data().toString() == key)
                return model->index(row, column).data().toString();
        return {};
    }
};

} // namespace

class TestInterfaces : public QObject {
    Q_OBJECT

private slots:
    void tellsWhatSlowsTheSanDown() {
        auto state = someState();
        auto& eth0 = state.interfaces->interfaces.front();
        QVERIFY(interfaceNotes(state, eth0).warnings.isEmpty());
        eth0.speed = 100;
        eth0.duplex = plans::Duplex::Half;
        state.interfaces->warnings["eth0"] = {{"Rather slow.", "slow"}, {"It runs at odds.", ""}};
        const auto notes = interfaceNotes(state, eth0);
        QCOMPARE(notes.warnings.size(), 3); // what the agent says as well is said once
        QVERIFY(hasPart(notes.warnings, "Half duplex"));
        QVERIFY(hasPart(notes.warnings, "at most 12 MB/s"));
        QVERIFY(hasPart(notes.warnings, "It runs at odds."));
        const Shown shown(state);
        QVERIFY(shown.cell("eth0", 3).endsWith("half duplex"));
        eth0.carrier = false;
        QVERIFY(hasPart(interfaceNotes(state, eth0).warnings, "is the cable plugged in?"));
        eth0.up = false;
        QVERIFY(!hasPart(interfaceNotes(state, eth0).warnings, "cable"));
    }

    void tellsThatABridgeSilencesNetconsole() {
        const auto state = someState();
        QVERIFY(hasPart(interfaceNotes(state, state.interfaces->interfaces[1]).warnings,
                        "Set netconsole up on br0."));
    }

    void explainsJumboFramesWhereTheyHelp() {
        auto state = someState();
        auto& interfaces = state.interfaces->interfaces;
        QVERIFY(hasPart(interfaceNotes(state, interfaces[0]).hints, "17 sectors instead of 2"));
        QVERIFY(interfaceNotes(state, interfaces[1]).hints.isEmpty()); // nothing is exported there
        interfaces[0].maxMtu = 1500;
        QVERIFY(interfaceNotes(state, interfaces[0]).hints.isEmpty());
    }

    void selectsNothingInPlaceOfWhatIsGone() {
        Shown shown;
        shown.choose("eth0");
        auto state = someState();
        state.interfaces->interfaces.erase(state.interfaces->interfaces.begin());
        shown.page.setState(demo::shared(state));
        auto& table = shown.page.view().table(DeviceTab::Interfaces);
        QVERIFY(table.shownRows() > 1);
        QCOMPARE(table.selectedKeys(), QStringList());
        QVERIFY(table.currentIndex().isValid()); // the focus only
        table.selectKey("eth1");
        state.interfaces->interfaces.pop_back();
        shown.page.setState(demo::shared(state));
        QCOMPARE(table.currentKey(), QStringLiteral("eth1"));
    }

    void createsAVlan() {
        Shown shown;
        shown.choose("eth0");
        QVERIFY(!shown.action("Remove VLAN…")->isEnabled());
        shown.action("New VLAN…")->trigger();
        auto* dialog = shown.page.findChild<InputDialog*>();
        dialog->setValue("7");
        dialog->accept();
        const auto* plan = shown.page.findChild<PlanDialog*>();
        QVERIFY2(plan->windowTitle().startsWith("Create VLAN 7 on eth0"), qPrintable(plan->windowTitle()));
        QVERIFY(shown.commands->wish == plans::Wish(plans::AddVlan{"eth0", 7}));
    }

    void removesAVlan() {
        Shown shown;
        shown.choose("eth0.5");
        QVERIFY(!shown.action("New VLAN…")->isEnabled());
        shown.action("Remove VLAN…")->trigger();
        QVERIFY(shown.commands->wish == plans::Wish(plans::RemoveVlan{"eth0.5"}));
    }

    void offersNoVlanWhereTheKernelHasNone() {
        auto state = someState();
        std::erase(state.greeting.capabilities, "vlan");
        const Shown shown(state);
        shown.choose("eth0");
        QVERIFY(!shown.action("New VLAN…")->isEnabled());
        QVERIFY(shown.action("MTU…")->isEnabled());
    }
};

QTEST_MAIN(TestInterfaces)
#include "tst_interfaces.moc"
