#include "tests/support/registered_test.h"
#include "tests/ui/support/fake_devices.h"
#include "ui/devices/base/text.h"
#include "ui/devices/plan/content.h"
#include "ui/devices/plan/dialog.h"
#include "ui/devices/plan/view.h"
#include "ui/widgets/notice.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QTest>
#include <QToolButton>

using namespace etherdeck;
using namespace etherdeck::ui;
using Phase = PlanView::Phase;

namespace {

struct Planned {
    std::shared_ptr<demo::FakeDevices> commands = std::make_shared<demo::FakeDevices>();
    std::unique_ptr<PlanDialog> dialog;

    void open(const plans::Wish& wish = plans::StopExport{Address(7, 3)}) {
        commands->level = commands->level.value_or(plans::Confirmation::Click);
        dialog = std::make_unique<PlanDialog>(commands, demo::plugDevice,
                                              DeviceWish{{{wish, {}}}, "Stop export e7.3"});
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

} // namespace

class DevicePlanTest : public QObject {
    Q_OBJECT

private slots:
    void nothingIsAppliedBeforeTheVerbIsPressed();
    void aDangerousPlanWantsItsTextTyped();
    void theFocusStartsOnCancelWhereAConfirmationIsNeeded_data();
    void theFocusStartsOnCancelWhereAConfirmationIsNeeded();
    void copiesCommandsThatAShellTakes();
    void showsEachStepOfALongPlan_data();
    void showsEachStepOfALongPlan();
    void cancellingWaitsForTheBoxToUndo();
    void saysWhyTheBoxRefuses();
    void plansAgainAfterAFailure();
    void saysThatAChangeWaitsToBeKept();
    void keepsABackupBeforeItWritesToFlashMemory();
};

void DevicePlanTest::keepsABackupBeforeItWritesToFlashMemory() {
    const auto commands = std::make_shared<demo::FakeDevices>();
    const plans::Wish wish = plans::EditEnvironment{{{"bootdelay", "5"}}};
    PlanDialog dialog(commands, demo::plugDevice, DeviceWish{{{wish, {}}}, "Change bootdelay"});
    dialog.show();
    QTRY_COMPARE(dialog.view().phase(), Phase::Shown);
    commands->failure = remote::AgentRefusal{{plans::RefusalCode::Failed, "No room.", {}}, {}};
    dialog.view().apply();
    QTRY_COMPARE(dialog.view().phase(), Phase::Failed);
    QCOMPARE(commands->backups.size(), std::size_t{1});
    QVERIFY(commands->consents.empty()); // not without a copy
    commands->failure.reset();
    dialog.view().planAgain();
    QTRY_COMPARE(dialog.view().phase(), Phase::Shown);
    dialog.view().apply();
    QTRY_COMPARE(dialog.view().phase(), Phase::Done);
    QCOMPARE(commands->consents.size(), std::size_t{1});
    QVERIFY(!commands->consents.front().backup.empty());
    QCOMPARE(commands->consents.front().backup, commands->backups.back().sha256);
    QVERIFY(commands->backups.back().area == (**plans::exampleBox().environment).area);
}

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

void DevicePlanTest::showsEachStepOfALongPlan_data() {
    QTest::addColumn<int>("changes");
    QTest::newRow("one change") << 1;
    QTest::newRow("several") << 2;
}

void DevicePlanTest::showsEachStepOfALongPlan() {
    QFETCH(const int, changes);
    constexpr int count = 450;
    const auto commands = std::make_shared<demo::FakeDevices>();
    for (int i = 0; i < count; ++i)
        commands->moreSteps.push_back(
            {plans::RemoveFile{}, "Do " + std::to_string(i), {"vblade", std::to_string(i)}, {}});
    DeviceWish wish;
    for (int i = 0; i < changes; ++i)
        wish.changes.push_back({plans::StopExport{Address(7, 3)}, QStringLiteral("e7.3")});
    PlanDialog dialog(commands, demo::plugDevice, wish);
    dialog.show();
    QTRY_COMPARE(dialog.view().phase(), Phase::Shown);
    QTRY_VERIFY(dialog.findChild<PlanContent*>()->isVisible());
    for (auto* fold : dialog.findChildren<QToolButton*>())
        fold->click(); // so all can be seen
    QString shown;
    for (const auto* label : dialog.findChildren<QLabel*>())
        if (label->isVisibleTo(&dialog))
            shown += label->text() + QLatin1Char('\n');
    for (int i = 0; i < count; ++i)
        for (const auto* text : {"Do %1\n", "vblade %1\n"})
            QCOMPARE(shown.count(QString(text).arg(i)), changes);
    QCOMPARE(shown.count(QRegularExpression("and \\d+ more steps")), changes);
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

QTEST_MAIN(DevicePlanTest)
#include "tst_dialog.moc"
