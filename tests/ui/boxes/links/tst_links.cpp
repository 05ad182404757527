#include "tests/support/registered_test.h"
#include "tests/ui/inventory/page/shown_page.h"
#include "tests/ui/support/demo_inventory.h"
#include "tests/ui/support/fake_devices.h"
#include "ui/boxes/base/sheet.h"
#include "ui/boxes/base/tie_dialog.h"
#include "ui/boxes/links/links.h"
#include "ui/console/page/page.h"
#include "ui/devices/base/row_table.h"
#include "ui/devices/page/box_list.h"
#include "ui/devices/page/box_view.h"
#include "ui/devices/page/page.h"
#include "ui/inventory/detail/box_section.h"
#include "ui/widgets/fact_group.h"
#include "ui/widgets/input_dialog.h"

#include <QAction>
#include <QComboBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace etherdeck;
using namespace etherdeck::ui;
using boxes::BoxId;
using boxes::SourceId;

namespace {

constexpr Address e73(7, 3);

/// e7.3 is selected in the inventory; the plug exports it, and the window manages the plug.
struct Linked {
    tests::ShownPage inventory;
    DevicesPage devices;
    ConsolePage console;
    QWidget window;
    BoxLinks links{inventory.page, console, devices, window};
    discovery::Target target = demo::target({e73, 1000, "", "plug", 1});
    boxes::Boxes known;

    Linked() {
        inventory.page.setLinks({demo::link("san0")});
        inventory.page.apply({{target}, {}});
        inventory.page.showTarget(e73);
        devices.setDevices({{"root@other", "Attic"}, {demo::plugDevice, {}}});
        devices.setState(demo::shared(demo::plugState()));
        known.setBoxes({{BoxId{1}, "plug", "", "", demo::plugDevice}}, {});
        known.setTarget(e73, std::vector{mac()});
        console.setBoxes({talker("10.0.0.7")});
    }
    static ConsoleBoxState talker(const std::string& title) {
        ConsoleBoxState source;
        source.source = 1;
        source.title = title;
        return source;
    }
    [[nodiscard]] MacAddress mac() const { return target.paths.front().key.mac; }
    void tell() { links.setBoxes(std::make_shared<const boxes::Boxes>(known)); }
    /// What the details of the target say of its box, in one line.
    [[nodiscard]] QString said() const {
        const auto* const section = inventory.page.findChild<BoxSection*>();
        QStringList values;
        for (const auto* value : section->findChildren<FactValue*>())
            if (!section->isHidden() && !value->isHidden())
                values << value->toPlainText().replace(QLatin1Char('\n'), QLatin1Char(' '));
        return values.join(QStringLiteral(" | "));
    }
};

/// Keeps what it is asked until a test answers.
struct CrashReader : ConsoleReader {
    std::vector<std::pair<store::ConsoleFilter, Reply<Crashes>>> asked;

    Call crashes(const store::ConsoleFilter& filter, QObject* receiver, Then<Crashes> then) override {
        asked.emplace_back(filter, Reply<Crashes>(receiver, std::move(then)));
        return asked.back().second.call();
    }
    void answer(const Crashes& crashes) const {
        asked.back().second.answer(crashes);
        QCoreApplication::sendPostedEvents();
    }
};

store::ConsoleCrash crashAt(int minute, const std::string& title) {
    store::ConsoleCrash crash;
    crash.source = 1;
    crash.time = WallTime(std::chrono::minutes(minute));
    crash.title = title;
    return crash;
}

bool isEnabled(const QWidget& dialog, const QString& button) {
    const auto all = dialog.findChildren<QPushButton*>();
    return std::ranges::any_of(
        all, [&button](const QPushButton* one) { return one->text() == button && one->isEnabled(); });
}

} // namespace

class BoxLinksTest : public QObject {
    Q_OBJECT

private slots:
    void saysWhichBoxAndDiskATargetIs();
    void saysNothingOfAMacAddressAlone();
    void namesBoxesThatClaimATarget();
    void leadsToTheExport();
    void leadsBackToTheTarget();
    void callsDevicesLikeTheirBoxes();
    void showsABox();
    void tellsACrashOfAnOpenSheet();
    void looksSeldomAtWhatChangesOften();
    void showsWhatHasChangedInAnOpenSheet();
    void asksForANameThatIsFree();
    void asksWhichBox();
    void tellsBoxesWithOneHostNameApart();
    void tiesToTheBoxThatHasTheMacAddress();
};

void BoxLinksTest::saysWhichBoxAndDiskATargetIs() {
    Linked linked;
    linked.known.setAgent(demo::plugDevice, std::vector{linked.mac()});
    linked.tell();
    const auto proof = QStringLiteral("It answers from %1, an interface of the box.")
                           .arg(QString::fromStdString(linked.mac().toString()));
    QCOMPARE(linked.said(), "plug | /srv/disk.img | " + proof);
    linked.known.setSource(SourceId{1}, {{}, {linked.mac()}, {}});
    linked.tell();
    QCOMPARE(linked.said(), "plug | /srv/disk.img | plug | " + proof); // called like the box
    linked.console.setBoxes({});
    QTRY_COMPARE(linked.said(), "plug | /srv/disk.img | " + proof);
    linked.devices.setDevices({}); // only what the window reaches can be shown
    QTRY_COMPARE(linked.said(), "plug | " + proof);
}

void BoxLinksTest::saysNothingOfAMacAddressAlone() {
    Linked linked;
    linked.tell();
    QCOMPARE(linked.said(), QStringLiteral("Not known"));
    linked.known.setSource(SourceId{1}, {{}, {linked.mac()}, {}});
    linked.tell();
    QCOMPARE(linked.said(), QString::fromStdString(linked.mac().toString()) +
                                " | 10.0.0.7 | It answers from this MAC address.");
}

void BoxLinksTest::namesBoxesThatClaimATarget() {
    Linked linked;
    linked.known.setBoxes(
        {{BoxId{1}, "plug", "", "", demo::plugDevice}, {BoxId{2}, "attic", "", "", "root@other"}}, {});
    for (const auto& device : {demo::plugDevice, std::string("root@other")})
        linked.known.setAgent(device, std::vector{linked.mac()});
    linked.tell();
    QCOMPARE(linked.said(), QStringLiteral("It may belong to plug or attic: nothing proves which."));
}

void BoxLinksTest::leadsToTheExport() {
    Linked linked;
    linked.devices.list().choose("root@other");
    QSignalSpy shown(&linked.links, &BoxLinks::devicesShown);
    linked.links.showExport(QString::fromStdString(demo::plugDevice), e73);
    QCOMPARE(shown.size(), 1);
    QCOMPARE(linked.devices.list().currentDevice(), demo::plugDevice);
    QCOMPARE(linked.devices.view().table(DeviceTab::Exports).currentKey(), QStringLiteral("e7.3"));
}

void BoxLinksTest::leadsBackToTheTarget() {
    Linked linked;
    QSignalSpy wanted(&linked.links, &BoxLinks::targetRequested);
    linked.devices.list().choose(demo::plugDevice);
    auto& view = linked.devices.view();
    view.table(DeviceTab::Exports).selectKey(QStringLiteral("e7.3"));
    const auto actions = view.actions().of(DeviceTab::Exports);
    const auto isIt = [](const QAction* action) { return action->text() == "Show in Inventory"; };
    const auto found = std::ranges::find_if(actions, isIt);
    QVERIFY(found != actions.end() && (*found)->isEnabled());
    (*found)->trigger();
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted.front().front().value<Address>(), e73);
}

void BoxLinksTest::callsDevicesLikeTheirBoxes() {
    Linked linked;
    QSignalSpy named(&linked.links, &BoxLinks::devicesNamed);
    linked.tell();
    QCOMPARE(named.size(), 1); // the one that is stored
    const auto devices = named[0][0].value<std::vector<KnownDevice>>();
    QVERIFY(devices == (std::vector<KnownDevice>{{"root@other", "Attic"}, {demo::plugDevice, "plug"}}));
    QVERIFY(linked.links.named({{demo::plugDevice, "former"}}) ==
            (std::vector<KnownDevice>{{demo::plugDevice, "plug"}}));
    linked.devices.setDevices(devices);
    linked.tell();
    QCOMPARE(named.size(), 1);
}

void BoxLinksTest::showsABox() {
    Linked linked;
    linked.known.setAgent(demo::plugDevice, std::vector{linked.mac()});
    linked.known.setSource(SourceId{1}, {{}, {linked.mac()}, {}});
    linked.tell();
    const boxes::BoxKey plug{BoxId{1}, {}};
    linked.links.dialogs().showBox(plug);
    auto* sheet = linked.window.findChild<BoxSheet*>();
    QVERIFY(sheet);
    QCOMPARE(sheet->content().title, QStringLiteral("plug"));
    QStringList sections;
    for (const auto& section : sheet->content().sections)
        sections << section.title;
    QCOMPARE(sections, (QStringList{"Targets", "Disks", "Console", "MAC addresses"}));
    QCOMPARE(sheet->content().sections[0].rows.front().text, QStringLiteral("e7.3"));
    QSignalSpy ties(&linked.links.dialogs(), &BoxDialogs::tieRequested);
    emit sheet->untieRequested(boxes::Thing(e73));
    QCOMPARE(ties.size(), 1);
    linked.links.dialogs().showBox(plug); // once
    QCOMPARE(linked.window.findChildren<BoxSheet*>().size(), 1);
    linked.known.setBoxes({}, {});
    linked.known.setTarget(e73, {});
    linked.known.forgetSource(SourceId{1});
    linked.tell();
    QTRY_VERIFY(!linked.window.findChild<BoxSheet*>());
}

void BoxLinksTest::tellsACrashOfAnOpenSheet() {
    CrashReader reader;
    Linked linked;
    auto& dialogs = linked.links.dialogs();
    dialogs.setReader(reader);
    linked.known.setSource(SourceId{1}, {{}, {linked.mac()}, {}});
    linked.known.setAgent(demo::plugDevice, std::vector{linked.mac()});
    linked.tell();
    dialogs.showBox({BoxId{1}, {}});
    const auto* const sheet = linked.window.findChild<BoxSheet*>();
    const auto crash = [sheet] { return sheet->content().crash ? sheet->content().crash->title : QString(); };
    QCOMPARE(reader.asked.size(), 1u);
    QVERIFY(reader.asked.front().first.sources == std::vector<std::int64_t>{1});
    reader.answer({});
    QCOMPARE(crash(), QString());

    auto talker = Linked::talker("10.0.0.7");
    talker.crashes = 2;
    linked.console.setBoxes({talker});
    QTRY_COMPARE(reader.asked.size(), 2u);
    reader.answer({crashAt(3, "filled in later"), crashAt(5, "a panic")});
    QVERIFY(crash().endsWith("a panic"));
    dialogs.showBox({BoxId{1}, {}}); // once more
    QCOMPARE(reader.asked.size(), 3u);
    reader.answer({crashAt(5, "a panic")});
    linked.known.forgetSource(SourceId{1});
    linked.tell();
    QCOMPARE(crash(), QString());
    QCOMPARE(reader.asked.size(), 3u);
}

void BoxLinksTest::looksSeldomAtWhatChangesOften() {
    CrashReader reader;
    Linked linked;
    linked.links.dialogs().setReader(reader);
    linked.known.setSource(SourceId{1}, {{}, {linked.mac()}, {}});
    linked.known.setAgent(demo::plugDevice, std::vector{linked.mac()});
    linked.tell();
    linked.links.dialogs().showBox({BoxId{1}, {}});
    auto talker = Linked::talker("10.0.0.7");
    for (int i = 1; i <= 20; ++i) {
        talker.crashes = i;
        linked.console.setBoxes({talker});
        linked.devices.setState(demo::shared(demo::plugState()));
    }
    QTRY_COMPARE(reader.asked.size(), 2u);
}

/// The sentences of the pages may stay as they are.
void BoxLinksTest::showsWhatHasChangedInAnOpenSheet() {
    Linked linked;
    linked.known.setSource(SourceId{1}, {{}, {linked.mac()}, {}});
    linked.known.setAgent(demo::plugDevice, std::vector{linked.mac()});
    linked.tell();
    linked.links.dialogs().showBox({BoxId{1}, {}});
    const auto* const sheet = linked.window.findChild<BoxSheet*>();
    QSignalSpy summaries(&linked.devices, &DevicesPage::summaryChanged);
    auto state = demo::plugState();
    QVERIFY(!sheet->content().sections[1].rows.front().text.contains("New"));
    state.disks->front().model = "New";
    linked.devices.setState(demo::shared(state));
    QTRY_VERIFY(sheet->content().sections[1].rows.front().text.contains("New"));
    auto talker = Linked::talker("10.0.0.7");
    talker.lastHeard = std::chrono::system_clock::now();
    const auto before = sheet->content().sections[2].rows.front().state;
    linked.console.setBoxes({talker});
    QTRY_VERIFY(sheet->content().sections[2].rows.front().state != before);
    QCOMPARE(summaries.size(), 0);
    linked.devices.setDevices({});
    QCOMPARE(summaries.size(), 1);
}

void BoxLinksTest::asksForANameThatIsFree() {
    Linked linked;
    linked.known.setBoxes(
        {{BoxId{1}, "plug", "", "", demo::plugDevice}, {BoxId{2}, "attic", "", "", "root@other"}}, {});
    linked.tell();
    QSignalSpy changes(&linked.links.dialogs(), &BoxDialogs::changeRequested);
    linked.links.dialogs().askName({BoxId{1}, {}});
    auto* dialog = linked.window.findChild<InputDialog*>();
    QVERIFY(dialog);
    for (const auto* const taken : {"attic", "ssh://x"}) {
        dialog->setValue(taken);
        QVERIFY(!dialog->canAccept());
    }
    dialog->setValue("cellar");
    QVERIFY(dialog->canAccept());
    dialog->accept();
    QCOMPARE(changes.size(), 1);
    const boxes::BoxRequest wanted{{BoxId{1}, {}}, boxes::BoxRequest::What::Name, "cellar", {}};
    QVERIFY(changes[0][0].value<boxes::BoxRequest>() == wanted);
}

void BoxLinksTest::asksWhichBox() {
    Linked linked;
    linked.known.setAgent(demo::plugDevice, std::vector{linked.mac()});
    linked.tell();
    QSignalSpy ties(&linked.links.dialogs(), &BoxDialogs::tieRequested);
    linked.links.dialogs().askTie(e73);
    auto* dialog = linked.window.findChild<TieDialog*>();
    QVERIFY(dialog && dialog->chosen() == (boxes::BoxKey{BoxId{1}, {}}));
    dialog->accept();
    QCOMPARE(ties.size(), 1);
}

void BoxLinksTest::tellsBoxesWithOneHostNameApart() {
    Linked linked;
    auto twin = demo::plugState();
    twin.device = "root@other";
    linked.devices.setDevices({{"root@other", {}}, {demo::plugDevice, {}}});
    linked.devices.setState(demo::shared(twin));
    linked.known.setBoxes({{BoxId{1}, "", "", "", demo::plugDevice}, {BoxId{2}, "", "", "", "root@other"}},
                          {});
    linked.tell();
    linked.links.dialogs().askTie(Address(9, 1));
    const auto* const entry = linked.window.findChild<TieDialog*>()->findChild<QComboBox*>();
    QStringList offered;
    for (int at = 1; at < entry->count(); ++at)
        offered << entry->itemText(at);
    QVERIFY(offered.contains(QStringLiteral("plug (root@other)")));
    QVERIFY(offered.contains(QStringLiteral("plug (root@plug)")));
}

void BoxLinksTest::tiesToTheBoxThatHasTheMacAddress() {
    Linked linked;
    const MacAddress both({0x00, 0x25, 0x31, 0, 0, 0xb});
    linked.known.setBoxes(
        {{BoxId{1}, "plug", "", "", demo::plugDevice}, {BoxId{2}, "attic", "", "", "root@other"}}, {});
    linked.known.setAgent(demo::plugDevice, std::vector{linked.mac(), both});
    linked.known.setAgent("root@other", std::vector{both});
    linked.tell();
    QSignalSpy ties(&linked.links.dialogs(), &BoxDialogs::tieRequested);
    linked.links.dialogs().askTie(Address(9, 1));
    auto* dialog = linked.window.findChild<TieDialog*>();
    auto* entry = dialog->findChild<QComboBox*>();
    const auto enter = [&](const std::string& text) {
        entry->setEditText(QString::fromStdString(text));
        return isEnabled(*dialog, QStringLiteral("Tie"));
    };
    QVERIFY(!enter(both.toString()));
    QVERIFY(!enter("52:3b:20:9c:11:51")); // of many Pogoplugs
    QVERIFY(!enter("ff:ff:ff:ff:ff:ff"));
    QVERIFY(enter("02:00:00:00:00:01"));
    QVERIFY(enter(linked.mac().toString()));
    dialog->accept();
    QCOMPARE(ties.size(), 1);
    QVERIFY(ties[0][1].value<std::optional<boxes::BoxKey>>() == (boxes::BoxKey{BoxId{1}, {}}));
}

QTEST_MAIN(BoxLinksTest)
#include "tst_links.moc"
