#include "tests/support/registered_test.h"
#include "tests/ui/support/demo_interfaces.h"
#include "tests/ui/support/fake_steps.h"
#include "ui/text/error.h"
#include "ui/wizards/interfaces/dialog.h"
#include "ui/wizards/permission_dialog.h"
#include "ui/wizards/permission_text.h"
#include "ui/wizards/welcome.h"

#include <QCheckBox>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace etherdeck;
using namespace etherdeck::ui;

namespace {

LinkPermission denied() {
    const std::string path = "/opt/my build/etherdeck-link";
    RepairPlan plan;
    plan.path = path;
    plan.isOwnFile = true;
    plan.group = "etherdeck";
    plan.steps = {{RepairStep::Purpose::AllowStart, "/usr/bin/setfacl", {"-m", "u:anna:rx", path}},
                  {RepairStep::Purpose::GiveCapability, "/usr/sbin/setcap", {"cap_net_raw+ep", path}}};
    return {path, LinkAccess::LacksBoth, plan};
}

bool activate(QWidget& window) {
    window.show();
    window.activateWindow();
    return QTest::qWaitForWindowActive(&window);
}

QString textOf(const QWidget& widget) {
    QStringList lines;
    for (const auto* label : widget.findChildren<QLabel*>())
        if (!label->isHidden())
            lines << label->text();
    return lines.join(QLatin1Char('\n'));
}

} // namespace

/// What a person meets before there is anything to list.
class TestFirstStart : public QObject {
    Q_OBJECT

private slots:
    void welcomeOffersThreeWaysByKeys();
    void permissionShowsTheExactCommandsFirst();
    void permissionCopiesCommandsForATerminal();
    void permissionGoesOnOnceItIsThere();
    void closingTheDialogCancelsTheRepair();
    void everyOutcomeHasItsWords_data();
    void everyOutcomeHasItsWords();
    void everyRefusalHasItsWords();
    void interfaceDialogTellsOnOkOnly();
};

void TestFirstStart::welcomeOffersThreeWaysByKeys() {
    Welcome welcome;
    QVERIFY(activate(welcome));
    const auto asked = std::make_shared<tests::FakeSteps>();
    welcome.setCommands(asked);
    welcome.setFocus();
    QTest::keyClick(welcome.focusWidget(), Qt::Key_Return);
    QCOMPARE(asked->wizards, 1);
    QTest::keyClick(welcome.focusWidget(), Qt::Key_Down);
    QTest::keyClick(welcome.focusWidget(), Qt::Key_Space);
    QCOMPARE(asked->labs, 1);
    QTest::keyClick(welcome.focusWidget(), Qt::Key_Tab);
    QTest::keyClick(welcome.focusWidget(), Qt::Key_Return);
    QCOMPARE(asked->interfaceChoices, 1);
}

void TestFirstStart::permissionShowsTheExactCommandsFirst() {
    PermissionDialog dialog(denied());
    const auto asked = std::make_shared<tests::FakeSteps>();
    dialog.setCommands(asked);
    const auto commands = dialog.findChildren<QLineEdit*>();
    QCOMPARE(commands.size(), 2);
    QCOMPARE(commands.at(0)->text(),
             QStringLiteral("pkexec /usr/bin/setfacl -m u:anna:rx '/opt/my build/etherdeck-link'"));
    QCOMPARE(commands.at(1)->text(),
             QStringLiteral("pkexec /usr/sbin/setcap cap_net_raw+ep '/opt/my build/etherdeck-link'"));
    QVERIFY(textOf(dialog).contains("group etherdeck") && textOf(dialog).contains("your own file"));
    QVERIFY(asked->repairs.empty());
    dialog.findChild<QPushButton*>("repair")->click();
    QCOMPARE(asked->repairs.size(), std::size_t{1});
}

void TestFirstStart::permissionCopiesCommandsForATerminal() {
    PermissionDialog dialog(denied());
    for (auto* button : dialog.findChildren<QPushButton*>())
        if (button->text().contains("terminal"))
            button->click();
    QCOMPARE(QGuiApplication::clipboard()->text().split('\n').at(1),
             QStringLiteral("sudo /usr/sbin/setcap cap_net_raw+ep '/opt/my build/etherdeck-link'"));
}

void TestFirstStart::permissionGoesOnOnceItIsThere() {
    PermissionDialog dialog(denied());
    QSignalSpy accepted(&dialog, &QDialog::accepted);
    dialog.show();
    dialog.findChild<QPushButton*>("repair")->click();
    dialog.noteRepair({});
    dialog.setPermission({});
    QCOMPARE(accepted.count(), 1);
}

void TestFirstStart::closingTheDialogCancelsTheRepair() {
    PermissionDialog dialog(denied());
    const auto asked = std::make_shared<tests::FakeSteps>();
    dialog.setCommands(asked);
    dialog.show();
    dialog.findChild<QPushButton*>("repair")->click();
    QTest::keyClick(&dialog, Qt::Key_Escape);
    QVERIFY(!dialog.isVisible());
    QCOMPARE(asked->cancelledRepairs, 1);
}

void TestFirstStart::everyOutcomeHasItsWords_data() {
    QTest::addColumn<int>("state");
    for (int state = 0; state <= static_cast<int>(RepairOutcome::State::Cancelled); ++state)
        QTest::addRow("%d", state) << state;
}

void TestFirstStart::everyOutcomeHasItsWords() {
    QFETCH(int, state);
    RepairOutcome outcome;
    outcome.state = static_cast<RepairOutcome::State>(state);
    outcome.program = "/usr/sbin/setcap";
    outcome.output = "raw \x1b[31m";
    const auto told = outcomeText(outcome);
    QVERIFY(!told.title.isEmpty() && !told.text.isEmpty());
    QVERIFY(!told.facts.join("").contains(QLatin1Char('\x1b')));
    PermissionDialog dialog(denied());
    dialog.noteRepair(outcome);
    QVERIFY(textOf(dialog).contains(told.title));
}

void TestFirstStart::everyRefusalHasItsWords() {
    for (int refusal = static_cast<int>(RepairRefusal::NotThere);
         refusal <= static_cast<int>(RepairRefusal::OthersMayWrite); ++refusal) {
        const LinkPermission permission{"/x/etherdeck-link", LinkAccess::LacksCapability,
                                        tl::unexpected(static_cast<RepairRefusal>(refusal))};
        QVERIFY(refusalText(permission).contains("/x/etherdeck-link"));
        const PermissionDialog dialog(permission);
        QVERIFY(dialog.findChild<QPushButton*>("repair")->isHidden());
        QVERIFY(textOf(dialog).contains(refusalText(permission)));
    }
}

void TestFirstStart::interfaceDialogTellsOnOkOnly() {
    std::vector<std::string> told;
    InterfaceDialog dialog;
    connect(&dialog, &InterfaceDialog::interfacesChosen, this, [&](const auto& names) { told = names; });
    dialog.setInterfaces(demo::interfacesOfAServer());
    dialog.setChosen({"eth0", "gone0"});
    QVERIFY(activate(dialog));
    QTest::keyClick(&dialog, Qt::Key_Escape);
    QVERIFY(told.empty());
    QVERIFY(activate(dialog));
    for (auto* box : dialog.findChildren<QCheckBox*>())
        QCOMPARE(box->isChecked(), box->text() == "eth0");
    QTest::keyClick(&dialog, Qt::Key_Return);
    QCOMPARE(told, (std::vector<std::string>{"eth0", "gone0"}));
}

QTEST_MAIN(TestFirstStart)
#include "tst_first_start.moc"
