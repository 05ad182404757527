#include "tests/support/registered_test.h"
#include "tests/ui/support/fake_devices.h"
#include "ui/devices/base/row_table.h"
#include "ui/devices/exports/change_dialog.h"
#include "ui/devices/exports/wizard.h"
#include "ui/devices/plan/view.h"
#include "ui/widgets/notice.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

#include <algorithm>
#include <functional>

using namespace etherdeck;
using namespace etherdeck::ui;
using Phase = PlanView::Phase;

namespace {

QPushButton* buttonOf(const QWidget& widget, const QString& text) {
    for (auto* one : widget.findChildren<QPushButton*>())
        if (one->text() == text && one->isVisibleTo(&widget))
            return one;
    return nullptr;
}

DeviceState stateWithTwoFreeDisks() {
    auto state = demo::plugState();
    auto other = *std::ranges::find(*state.disks, std::string("/dev/sdb"), &plans::Disk::path);
    other.path = "/dev/sdd";
    other.stableNames = {"/dev/disk/by-id/other"};
    other.serial = other.identity = "other";
    state.disks->push_back(other);
    return state;
}

const SanTarget answering{SanTarget::State::Answers, MacAddress({0x00, 0x25, 0x31, 0, 0, 2}), {}};
const SanViewer nobody = [] { return SanView(); };

} // namespace

/// The wizard for a new export, and the dialog that changes one.
class ExportWizardTest : public QObject {
    Q_OBJECT

private slots:
    void choosesNoDisk();
    void aFirstKeySelectsTheOnlyDisk();
    void beginsWithWhatIsChosenAlready();
    void goesBackWhenTheDiskIsLost_data();
    void goesBackWhenTheDiskIsLost();
    void refusesTakenAddresses();
    void offersAnAddressThatTheBoxItselfHasLeft();
    void makesAnExport();
    void provesThatTheTargetAnswersHere();
    void saysWhyTheTargetIsNotVisibleHere();
    void aChangeHoldsOnlyWhatDiffers();
};

void ExportWizardTest::choosesNoDisk() {
    ExportWizard wizard(std::make_shared<demo::FakeDevices>(), demo::shared(demo::plugState()), {}, nobody);
    wizard.show();
    QVERIFY(!wizard.diskPage().disk());
    QVERIFY(!buttonOf(wizard, "Next")->isEnabled());
    auto* table = wizard.diskPage().findChild<DeviceRowTable*>();
    QCOMPARE(table->shownRows(), 1);
    wizard.diskPage().findChild<QCheckBox*>()->setChecked(true);
    QCOMPARE(table->shownRows(), 5);
    wizard.diskPage().choose("/dev/sda");
    QVERIFY(!buttonOf(wizard, "Next")->isEnabled());
    wizard.diskPage().choose("/dev/sdb");
    QVERIFY(buttonOf(wizard, "Next")->isEnabled());
}

void ExportWizardTest::aFirstKeySelectsTheOnlyDisk() {
    ExportWizard wizard(std::make_shared<demo::FakeDevices>(), demo::shared(demo::plugState()), {}, nobody);
    wizard.show();
    QVERIFY(QTest::qWaitForWindowActive(&wizard));
    auto* table = wizard.diskPage().findChild<DeviceRowTable*>();
    QVERIFY(!wizard.diskPage().disk());
    QTest::keyClick(table, Qt::Key_Down);
    QVERIFY(wizard.diskPage().disk());
    QVERIFY(buttonOf(wizard, "Next")->isEnabled());
}

void ExportWizardTest::beginsWithWhatIsChosenAlready() {
    const auto taken = [] { return SanView{{{Address(9, 1), answering}}, {}}; };
    const auto open = [&](const std::string& path, Address address) {
        auto wizard = std::make_unique<ExportWizard>(std::make_shared<demo::FakeDevices>(),
                                                     demo::shared(demo::plugState()), path, taken);
        wizard->chooseAddress(address);
        return wizard;
    };
    const auto both = open("/dev/sdb", Address(9, 2));
    QCOMPARE(both->step(), 2);
    both->back();
    QCOMPARE(both->addressPage().address(), Address(9, 2));
    both->back();
    QCOMPARE(both->diskPage().disk()->path, std::string("/dev/sdb"));
    QCOMPARE(open("/dev/sdb", Address(9, 1))->step(), 1); // which says who has it
    QCOMPARE(open({}, Address(9, 2))->step(), 0);
}

void ExportWizardTest::goesBackWhenTheDiskIsLost_data() {
    using Disks = std::vector<plans::Disk>;
    QTest::addColumn<std::function<void(Disks&)>>("change");
    QTest::addColumn<QString>("reason");
    const auto chosen = [](Disks& disks) {
        return std::ranges::find(disks, std::string("/dev/sdb"), &plans::Disk::path);
    };
    const auto row = [](const char* name, std::function<void(Disks&)> change, const char* reason) {
        QTest::newRow(name) << std::move(change) << QString::fromUtf8(reason);
    };
    row(
        "pulled out", [chosen](Disks& disks) { disks.erase(chosen(disks)); }, "/dev/sdb is gone: ");
    row(
        "another at its path",
        [chosen](Disks& disks) {
            chosen(disks)->identity = "another";
            chosen(disks)->serial = "another";
        },
        "/dev/sdb is another disk now. ");
    row(
        "another medium", [chosen](Disks& disks) { chosen(disks)->bytes += 512; },
        "/dev/sdb is another disk now. ");
    row(
        "mounted",
        [chosen](Disks& disks) {
            chosen(disks)->uses = {{plans::UseKind::Mounted, "/mnt"}};
        },
        "/dev/sdb can no longer be exported. In use: mounted at /mnt. ");
    row(
        "locked", [chosen](Disks& disks) { chosen(disks)->locked = true; },
        "/dev/sdb can no longer be exported. It is locked. ");
}

void ExportWizardTest::goesBackWhenTheDiskIsLost() {
    QFETCH(const std::function<void(std::vector<plans::Disk>&)>, change);
    QFETCH(const QString, reason);
    const auto before = stateWithTwoFreeDisks();
    auto after = before;
    change(*after.disks);
    const auto commands = std::make_shared<demo::FakeDevices>();
    commands->level = plans::Confirmation::Click;
    ExportWizard wizard(commands, demo::shared(before), {}, nobody);
    wizard.show();
    const auto says = [&wizard, &reason] {
        const auto labels = wizard.diskPage().findChildren<QLabel*>();
        return std::ranges::any_of(
            labels, [&reason](const QLabel* label) { return label->text().startsWith(reason); });
    };
    for (const bool showsHidden : {false, true})
        for (int steps = 0; steps < 4; ++steps) { // on each of the pages
            wizard.diskPage().findChild<QCheckBox*>()->setChecked(showsHidden);
            wizard.setState(before);
            wizard.diskPage().choose("/dev/sdb");
            for (int step = 0; step < steps; ++step)
                wizard.next();
            QCOMPARE(wizard.step(), steps);
            if (steps == 3)
                QTRY_COMPARE(wizard.planView().phase(), Phase::Shown);
            wizard.setState(after);
            QCOMPARE(wizard.step(), 0);
            QVERIFY(!wizard.diskPage().disk()); // and not the other free one
            QVERIFY(says());
            QVERIFY(!buttonOf(wizard, "Next")->isEnabled());
            after.disks->back().model += " ."; // of another disk: what is said stays
            wizard.setState(after);
            QVERIFY(says());
        }
    QVERIFY(commands->consents.empty());
}

void ExportWizardTest::refusesTakenAddresses() {
    ExportWizard wizard(std::make_shared<demo::FakeDevices>(), demo::shared(demo::plugState()), "/dev/sdb",
                        [] {
                            return SanView{{{Address(7, 0), answering}}, {}};
                        });
    wizard.show();
    wizard.next();
    QCOMPARE(wizard.step(), 1);
    QCOMPARE(wizard.addressPage().address(), Address(7, 1));
    wizard.addressPage().setAddress(Address(7, 3));
    QVERIFY(!buttonOf(wizard, "Next")->isEnabled());
    QVERIFY(wizard.addressPage().message().contains(QStringLiteral("/srv/disk.img")));
    wizard.addressPage().setAddress(Address(7, 0));
    QVERIFY(wizard.addressPage().message().contains(
        QStringLiteral("a target answers there from 00:25:31:00:00:02")));
}

void ExportWizardTest::offersAnAddressThatTheBoxItselfHasLeft() {
    const auto state = demo::plugState();
    using State = SanTarget::State;
    const auto own = state.interfaces->interfaces.front().mac;
    SanView san;
    for (const Address address : {Address(9, 1), Address(9, 2), Address(7, 3)})
        san.targets[address] = {State::Silent, own, {own}};
    san.targets[Address(9, 2)].macs.insert(MacAddress({2, 0, 0, 0, 0, 9}));
    san.targets[Address(9, 3)] = {State::NotWatched, own, {own}};
    ExportWizard wizard(std::make_shared<demo::FakeDevices>(), demo::shared(state), "/dev/sdb",
                        [&san] { return san; });
    wizard.show();
    wizard.next();
    const auto isOffered = [&wizard](Address address) {
        wizard.addressPage().setAddress(address);
        return buttonOf(wizard, "Next")->isEnabled();
    };
    QVERIFY(isOffered(Address(9, 1)));
    QVERIFY(!isOffered(Address(9, 2))); // another box had it, too
    QVERIFY(wizard.addressPage().message().startsWith("e9.2 is taken: nothing answers there now,"));
    QVERIFY(!isOffered(Address(9, 3))); // nobody knows
    QVERIFY(wizard.addressPage().message().contains("whether it still does is not known"));
    QVERIFY(!isOffered(Address(7, 3))); // the box has an export there that is stopped
    QVERIFY(wizard.addressPage().message().contains(QStringLiteral("/srv/disk.img")));
}

void ExportWizardTest::makesAnExport() {
    const auto commands = std::make_shared<demo::FakeDevices>();
    commands->level = plans::Confirmation::Click;
    ExportWizard wizard(commands, demo::shared(demo::plugState()), "/dev/sdb", nobody);
    wizard.show();
    wizard.next();
    wizard.addressPage().setAddress(Address(9, 1));
    wizard.next();
    wizard.next();
    QTRY_COMPARE(wizard.planView().phase(), Phase::Shown);
    const auto* const wish = std::get_if<plans::CreateExport>(&*commands->wish);
    QVERIFY(wish);
    QCOMPARE(wish->wanted.address, Address(9, 1));
    QCOMPARE(wish->wanted.path, plans::freeDisk);
    QCOMPARE(wish->wanted.interfaces, std::vector<std::string>{"eth0"});
    QVERIFY(wish->start);
    QVERIFY(commands->consents.empty());
    wizard.back();
    QCOMPARE(wizard.step(), 2);
    wizard.next();
    QTRY_COMPARE(wizard.planView().phase(), Phase::Shown);
    buttonOf(wizard, "Export as e9.1")->click();
    QTRY_COMPARE(wizard.planView().phase(), Phase::Done);
    QCOMPARE(commands->consents.size(), std::size_t{1});
}

void ExportWizardTest::provesThatTheTargetAnswersHere() {
    const auto commands = std::make_shared<demo::FakeDevices>();
    SanView san{{}, {{"san0", MacAddress({2, 0, 0, 0, 0, 1})}}};
    const auto state = demo::plugState();
    const auto own = state.interfaces->interfaces.front().mac;
    san.targets[Address(9, 1)] = {SanTarget::State::Silent, own, {own}}; // a target of before proves nothing
    ExportWizard wizard(commands, demo::shared(state), "/dev/sdb", [&san] { return san; });
    wizard.show();
    wizard.next();
    wizard.addressPage().setAddress(Address(9, 1));
    wizard.next();
    wizard.next();
    QTRY_COMPARE(wizard.planView().phase(), Phase::Shown);
    wizard.planView().apply();
    QTRY_COMPARE(wizard.planView().phase(), Phase::Done);
    const auto* notice = wizard.planView().findChild<Notice*>();
    QVERIFY(notice->message().text.contains(QStringLiteral("e9.1: this computer waits for it")));
    QVERIFY(!notice->message().text.contains(QStringLiteral("Not checked from the box")));
    san.targets[Address(9, 1)].state = SanTarget::State::Answers;
    QTRY_VERIFY(notice->message().text.contains(QStringLiteral("e9.1: answers this computer")));
}

void ExportWizardTest::saysWhyTheTargetIsNotVisibleHere() {
    const auto commands = std::make_shared<demo::FakeDevices>();
    const SanView san{{}, {{"san0", MacAddress({2, 0, 0, 0, 0, 1})}}};
    ExportWizard wizard(commands, demo::shared(demo::plugState()), "/dev/sdb", [&san] { return san; });
    wizard.show();
    wizard.next();
    wizard.next();
    wizard.accessPage().setAllowedText("02:00:00:00:00:02");
    wizard.next();
    QTRY_COMPARE(wizard.planView().phase(), Phase::Shown);
    wizard.planView().apply();
    QTRY_COMPARE(wizard.planView().phase(), Phase::Done);
    QVERIFY(wizard.planView().findChild<Notice*>()->message().text.contains(QStringLiteral("as intended")));
}

void ExportWizardTest::aChangeHoldsOnlyWhatDiffers() {
    const auto state = demo::plugState();
    const auto present = state.exports->exports.front().config;
    const MacAddress own({2, 0, 0, 0, 0, 1});
    ExportChangeDialog dialog(state, present, {{"san0", own}});
    dialog.show();
    QVERIFY(dialog.edit() == plans::ExportEdit());
    QVERIFY(!buttonOf(dialog, "Make the plan")->isEnabled());
    buttonOf(dialog, "This computer")->click();
    for (auto* box : dialog.findChildren<QCheckBox*>())
        if (box->text() == "Read only")
            box->setChecked(true);
    plans::ExportEdit wanted;
    wanted.allowed = std::vector{own};
    wanted.readOnly = true;
    QVERIFY(dialog.edit() == wanted);
    QVERIFY(buttonOf(dialog, "Make the plan")->isEnabled());
    dialog.page().setAllowedText("x");
    QVERIFY(!buttonOf(dialog, "Make the plan")->isEnabled());
}

QTEST_MAIN(ExportWizardTest)
#include "tst_wizard.moc"
