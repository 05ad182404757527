#include "tests/support/registered_test.h"
#include "tests/ui/support/fake_devices.h"
#include "ui/devices/export_change_dialog.h"
#include "ui/devices/export_wizard.h"
#include "ui/devices/plan_dialog.h"
#include "ui/devices/plan_view.h"
#include "ui/devices/row_table.h"
#include "ui/devices/text.h"
#include "ui/widgets/notice.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

using namespace etherdeck;
using namespace etherdeck::ui;
using Phase = PlanView::Phase;

namespace {

struct Planned {
    std::shared_ptr<demo::FakeDevices> commands = std::make_shared<demo::FakeDevices>();
    std::unique_ptr<PlanDialog> dialog;

    void open(const plans::Wish& wish = plans::StopExport{Address(7, 3)}) {
        commands->level = commands->level.value_or(plans::Confirmation::Click);
        dialog = std::make_unique<PlanDialog>(commands, demo::plugDevice, wish, "Stop export e7.3");
        dialog->show();
    }
    [[nodiscard]] PlanView& view() const { return dialog->view(); }
    [[nodiscard]] QPushButton* button(const QString& text) const {
        for (auto* one : dialog->findChildren<QPushButton*>())
            if (one->text() == text && one->isVisibleTo(dialog.get()))
                return one;
        return nullptr;
    }
    [[nodiscard]] QString title() const { return dialog->findChild<Notice*>()->message().title; }
    [[nodiscard]] QString text() const { return dialog->findChild<Notice*>()->message().text; }
};

QPushButton* buttonOf(const QWidget& widget, const QString& text) {
    for (auto* one : widget.findChildren<QPushButton*>())
        if (one->text() == text && one->isVisibleTo(&widget))
            return one;
    return nullptr;
}

const SanViewer nobody = [] { return SanView(); };

} // namespace

class DevicePlanTest : public QObject {
    Q_OBJECT

private slots:
    void nothingIsAppliedBeforeTheVerbIsPressed();
    void aDangerousPlanWantsItsTextTyped();
    void theFocusStartsOnCancelWhereAConfirmationIsNeeded_data();
    void theFocusStartsOnCancelWhereAConfirmationIsNeeded();
    void copiesCommandsThatAShellTakes();
    void cancellingWaitsForTheBoxToUndo();
    void saysWhyTheBoxRefuses();
    void plansAgainAfterAFailure();
    void saysThatAChangeWaitsToBeKept();
    void theWizardChoosesNoDisk();
    void theWizardRefusesTakenAddresses();
    void theWizardMakesAnExport();
    void theWizardProvesThatTheTargetAnswersHere();
    void theWizardSaysWhyTheTargetIsNotVisibleHere();
    void aChangeHoldsOnlyWhatDiffers();
};

void DevicePlanTest::nothingIsAppliedBeforeTheVerbIsPressed() {
    Planned planned;
    planned.commands->isHeld = true;
    planned.open();
    QCOMPARE(planned.view().phase(), Phase::Planning);
    QVERIFY(!planned.button("Stop export e7.3")->isEnabled());
    planned.commands->isHeld = false;
    planned.commands->release();
    QTRY_COMPARE(planned.view().phase(), Phase::Shown);
    QVERIFY(planned.commands->consents.empty());
    planned.button("Stop export e7.3")->click();
    QTRY_COMPARE(planned.view().phase(), Phase::Done);
    QCOMPARE(planned.commands->consents.size(), std::size_t{1});
    QCOMPARE(planned.commands->consents.front().plan, std::string("p1"));
    QVERIFY(planned.text().contains(QStringLiteral("e7.3 on eth0: runs and has announced itself")));
    QVERIFY(planned.button("Close"));
    QVERIFY(!planned.button("Stop export e7.3"));
}

void DevicePlanTest::aDangerousPlanWantsItsTextTyped() {
    Planned planned;
    planned.commands->level = plans::Confirmation::Type;
    planned.open();
    QTRY_COMPARE(planned.view().phase(), Phase::Shown);
    QVERIFY(!planned.button("Stop export e7.3")->isEnabled());
    auto* edit = planned.dialog->findChild<QLineEdit*>();
    edit->setText("5758");
    QVERIFY(!planned.button("Stop export e7.3")->isEnabled());
    planned.view().apply();
    QVERIFY(planned.commands->consents.empty());
    edit->setText(QString::fromStdString(plans::freeSerial));
    QVERIFY(planned.button("Stop export e7.3")->isEnabled());
    planned.button("Stop export e7.3")->click();
    QCOMPARE(planned.commands->consents.front().typed, std::vector<std::string>{plans::freeSerial});
    QVERIFY(planned.commands->consents.front().clicked);
}

void DevicePlanTest::theFocusStartsOnCancelWhereAConfirmationIsNeeded_data() {
    QTest::addColumn<int>("level");
    QTest::addColumn<QString>("focused");
    QTest::newRow("none") << static_cast<int>(plans::Confirmation::None) << "Stop export e7.3";
    QTest::newRow("click") << static_cast<int>(plans::Confirmation::Click) << "Cancel";
    QTest::newRow("type") << static_cast<int>(plans::Confirmation::Type) << "Cancel";
}

void DevicePlanTest::theFocusStartsOnCancelWhereAConfirmationIsNeeded() {
    QFETCH(const int, level);
    QFETCH(const QString, focused);
    Planned planned;
    planned.commands->level = static_cast<plans::Confirmation>(level);
    planned.open();
    planned.dialog->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(planned.dialog.get()));
    QTRY_COMPARE(planned.view().phase(), Phase::Shown);
    QCOMPARE(qobject_cast<QPushButton*>(planned.dialog->focusWidget())->text(), focused);
    QVERIFY(planned.button(focused)->isDefault());
}

void DevicePlanTest::copiesCommandsThatAShellTakes() {
    plans::Plan plan;
    plan.steps.push_back({plans::RemoveFile{}, "Start\nrm -rf /", {"vblade", "7", "3", "a'b; reboot"}, {}});
    plan.steps.push_back({plans::RemoveFile{}, "Write", {}, "+one\n-two\n"});
    const auto text = commandsOf(plan);
    const auto lines = text.split('\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 5);
    QVERIFY(lines[0].startsWith("# "));
    QVERIFY(lines[1].startsWith("vblade 7 3 '"));
    QVERIFY(lines[3] == "# +one" && lines[4] == "# -two");
}

void DevicePlanTest::cancellingWaitsForTheBoxToUndo() {
    Planned planned;
    planned.open();
    QTRY_COMPARE(planned.view().phase(), Phase::Shown);
    planned.commands->isHeld = true;
    planned.commands->failure =
        remote::AgentRefusal{{plans::RefusalCode::Cancelled, "It was cancelled.", {}}};
    planned.button("Stop export e7.3")->click();
    QCOMPARE(planned.view().phase(), Phase::Applying);
    planned.dialog->reject();
    QVERIFY(planned.dialog->isVisible());
    QCOMPARE(planned.commands->cancelled, 1);
    QCOMPARE(planned.title(), QStringLiteral("Cancelling"));
    planned.commands->release();
    QTRY_COMPARE(planned.view().phase(), Phase::Failed);
    QCOMPARE(planned.title(), QStringLiteral("Cancelled"));
    planned.dialog->reject();
    QVERIFY(!planned.dialog->isVisible());
}

void DevicePlanTest::saysWhyTheBoxRefuses() {
    Planned planned;
    planned.open(plans::StopExport{Address(1, 1)});
    QTRY_COMPARE(planned.view().phase(), Phase::Failed);
    QCOMPARE(planned.title(), QStringLiteral("The box refuses this"));
    QVERIFY(!planned.text().isEmpty());
    QVERIFY(!planned.button("Copy as commands"));
}

void DevicePlanTest::plansAgainAfterAFailure() {
    Planned planned;
    planned.commands->failure = remote::ConnectionError{};
    planned.open();
    QTRY_COMPARE(planned.view().phase(), Phase::Failed);
    planned.commands->failure.reset();
    planned.button("Plan again")->click();
    QTRY_COMPARE(planned.view().phase(), Phase::Shown);
}

void DevicePlanTest::saysThatAChangeWaitsToBeKept() {
    Planned planned;
    planned.commands->reverts = true;
    planned.open();
    QTRY_COMPARE(planned.view().phase(), Phase::Shown);
    planned.view().apply();
    QTRY_COMPARE(planned.view().phase(), Phase::Done);
    QVERIFY(planned.text().contains(QStringLiteral("reverted in 60 s unless you keep it")));
}

void DevicePlanTest::theWizardChoosesNoDisk() {
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

void DevicePlanTest::theWizardRefusesTakenAddresses() {
    ExportWizard wizard(std::make_shared<demo::FakeDevices>(), demo::shared(demo::plugState()), "/dev/sdb",
                        [] {
                            return SanView{{{Address(7, 0), "a target on eth1"}}, {}};
                        });
    wizard.show();
    wizard.next();
    QCOMPARE(wizard.step(), 1);
    QCOMPARE(wizard.addressPage().address(), Address(7, 1));
    wizard.addressPage().setAddress(Address(7, 3));
    QVERIFY(!buttonOf(wizard, "Next")->isEnabled());
    QVERIFY(wizard.addressPage().message().contains(QStringLiteral("/srv/disk.img")));
    wizard.addressPage().setAddress(Address(7, 0));
    QVERIFY(wizard.addressPage().message().contains(QStringLiteral("a target on eth1")));
}

void DevicePlanTest::theWizardMakesAnExport() {
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

void DevicePlanTest::theWizardProvesThatTheTargetAnswersHere() {
    const auto commands = std::make_shared<demo::FakeDevices>();
    SanView san{{}, {{"san0", MacAddress({2, 0, 0, 0, 0, 1})}}};
    ExportWizard wizard(commands, demo::shared(demo::plugState()), "/dev/sdb", [&san] { return san; });
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
    san.taken[Address(9, 1)] = "a target on san0";
    QTRY_VERIFY(notice->message().text.contains(QStringLiteral("e9.1: answers this computer")));
}

void DevicePlanTest::theWizardSaysWhyTheTargetIsNotVisibleHere() {
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

void DevicePlanTest::aChangeHoldsOnlyWhatDiffers() {
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

QTEST_MAIN(DevicePlanTest)
#include "tst_plan.moc"
