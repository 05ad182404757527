#include "tests/support/registered_test.h"
#include "tests/ui/support/demo_interfaces.h"
#include "tests/ui/support/demo_inventory.h"
#include "tests/ui/support/fake_steps.h"
#include "ui/wizards/discovery_wizard.h"
#include "ui/wizards/finding_card.h"
#include "ui/wizards/found_text.h"

#include <QAbstractButton>
#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>
#include <QTreeWidget>

#include <algorithm>
#include <memory>
#include <optional>

using namespace etherdeck;
using namespace etherdeck::ui;

namespace {

using Names = std::vector<std::string>;

LinkPermission denied() {
    const std::string path = "/usr/libexec/etherdeck-link";
    RepairPlan plan;
    plan.path = path;
    plan.steps = {{RepairStep::Purpose::GiveCapability, "/usr/sbin/setcap", {"cap_net_raw+ep", path}}};
    return {path, LinkAccess::LacksCapability, plan};
}

LinkStatus refusedLink() {
    auto link = demo::link("eth1", LinkStatus::State::Failed);
    link.error = Error{ErrorCode::PermissionDenied, "socket", 1};
    return link;
}

} // namespace

/// Walked with keys only, as somebody without a mouse does.
class TestDiscoveryWizard : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_wizard.reset(); }
    void leadsFromStartToEndByKeys();
    void goesBackFromEveryPage();
    void savesNothingWhenCancelled();
    void opensNothingWhenCancelledBeforeTheSearch();
    void leavesThePermissionPageOutWhenNothingIsMissing();
    void goesOnByItselfOnceThePermissionIsThere();
    void staysOnThePermissionPageWhenTheRepairFails();
    void offersTheRepairWhenALinkIsRefusedInTheSearch();
    void needsAnInterfaceToGoOn();
    void suggestsWhereAoeIsHeard();
    void suggestsNothingWhenSeveralWouldDo();
    void keepsWhatWasTickedWhileFiguresChange();
    void waitsForTheSearchAndCanStopAndRepeatIt();
    void explainsAConflictWithBothClaimants();
    void explainsAPossibleConflict();
    void saysWhatToDoWhenNobodyAnswers();
    void keepsNamesTypedWhileTargetsArrive();
    void showsWireTextWithoutMarkup();
    void asksForTheLab();

private:
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
        QTest::keyClick(focused(), key, modifiers);
        // A button that a mnemonic reaches is seen to go down before it acts.
        const auto isDown = [](const QAbstractButton* button) { return button->isDown(); };
        QVERIFY(QTest::qWaitFor(
            [&] { return std::ranges::none_of(m_wizard->findChildren<QAbstractButton*>(), isDown); },
            10'000));
    }
    [[nodiscard]] QWidget* focused() const {
        QWidget* widget = m_wizard->focusWidget();
        return widget != nullptr ? widget : m_wizard.get();
    }
    void toInterfaces() {
        key(Qt::Key_N, Qt::AltModifier);
        QCOMPARE(m_wizard->currentId(), int(DiscoveryWizard::Interfaces));
    }
    void toSearch() {
        toInterfaces();
        key(Qt::Key_N, Qt::AltModifier);
        QCOMPARE(m_wizard->currentId(), int(DiscoveryWizard::Search));
        QVERIFY(m_wizard->windowTitle().startsWith("Search – "));
    }
    void toFound(std::vector<discovery::Target> targets) {
        toSearch();
        m_wizard->setLinks({demo::link("eth1")});
        m_wizard->applyInventory({std::move(targets), {}});
        m_wizard->noteSettled();
        key(Qt::Key_N, Qt::AltModifier);
        QCOMPARE(m_wizard->currentId(), int(DiscoveryWizard::Found));
    }
    [[nodiscard]] bool canGoOn() const { return m_wizard->button(QWizard::NextButton)->isEnabled(); }
    [[nodiscard]] QCheckBox* box(const QString& name) const {
        for (auto* box : m_wizard->findChildren<QCheckBox*>())
            if (box->text() == name)
                return box;
        return nullptr;
    }
    /// Everything that is to be read on the page, a label a line.
    [[nodiscard]] QString pageText() const {
        QStringList lines;
        for (const auto* label : m_wizard->currentPage()->findChildren<QLabel*>())
            if (!label->isHidden())
                lines << label->text();
        return lines.join(QLatin1Char('\n'));
    }

    std::shared_ptr<tests::FakeSteps> m_asked;
    std::unique_ptr<DiscoveryWizard> m_wizard;
    std::vector<Names> m_opened;
    std::optional<WizardResult> m_result;
};

void TestDiscoveryWizard::init() {
    m_opened.clear();
    m_result.reset();
    m_wizard = std::make_unique<DiscoveryWizard>("/usr/libexec/etherdeck-link");
    m_asked = std::make_shared<tests::FakeSteps>();
    m_wizard->setCommands(m_asked);
    connect(m_wizard.get(), &DiscoveryWizard::interfacesChosen, this,
            [this](const Names& names) { m_opened.push_back(names); });
    connect(m_wizard.get(), &DiscoveryWizard::finishedWith, this,
            [this](const WizardResult& result) { m_result = result; });
    m_wizard->setInterfaces(demo::interfacesOfAServer());
    m_wizard->show();
    m_wizard->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_wizard.get()));
}

void TestDiscoveryWizard::leadsFromStartToEndByKeys() {
    QVERIFY(m_wizard->button(QWizard::NextButton)->hasFocus());
    key(Qt::Key_Return);
    QCOMPARE(m_wizard->currentId(), int(DiscoveryWizard::Interfaces));
    QVERIFY(box("eth0")->hasFocus());
    key(Qt::Key_Space); // eth0 as well
    key(Qt::Key_Tab);
    QVERIFY(box("eth1")->hasFocus());
    key(Qt::Key_N, Qt::AltModifier);
    QCOMPARE(m_wizard->currentId(), int(DiscoveryWizard::Search));
    QCOMPARE(m_opened, (std::vector<Names>{{"eth0", "eth1"}}));
    QCOMPARE(m_asked->discoveries, 1);

    m_wizard->setLinks({demo::link("eth1")});
    m_wizard->applyInventory({demo::home(), {}});
    m_wizard->noteSettled();
    key(Qt::Key_N, Qt::AltModifier);
    QCOMPARE(m_wizard->currentId(), int(DiscoveryWizard::Found));
    auto* name = qobject_cast<QLineEdit*>(m_wizard->focusWidget());
    QVERIFY(name);
    QTest::keyClicks(name, "attic");
    key(Qt::Key_Tab);
    key(Qt::Key_Tab);
    QTest::keyClicks(focused(), "  backup  box ");
    key(Qt::Key_N, Qt::AltModifier);
    QCOMPARE(m_wizard->currentId(), int(DiscoveryWizard::Summary));
    QVERIFY(pageText().contains("attic"));
    QVERIFY(!m_result);
    key(Qt::Key_F, Qt::AltModifier);
    QVERIFY(m_result);
    QCOMPARE(m_result->interfaces, (Names{"eth0", "eth1"}));
    QCOMPARE(m_result->shelfNames, (std::map<std::uint16_t, QString>{{0, "attic"}, {7, "backup box"}}));
    QVERIFY(!m_wizard->isVisible());
}

void TestDiscoveryWizard::goesBackFromEveryPage() {
    m_wizard->setPermission(denied());
    key(Qt::Key_N, Qt::AltModifier);
    key(Qt::Key_N, Qt::AltModifier);
    key(Qt::Key_N, Qt::AltModifier);
    m_wizard->setLinks({demo::link("eth1")});
    m_wizard->noteSettled();
    key(Qt::Key_N, Qt::AltModifier);
    key(Qt::Key_N, Qt::AltModifier);
    for (int page = DiscoveryWizard::Summary; page > DiscoveryWizard::Intro; --page) {
        QCOMPARE(m_wizard->currentId(), page);
        key(Qt::Key_B, Qt::AltModifier);
    }
    QCOMPARE(m_wizard->currentId(), int(DiscoveryWizard::Intro));
}

void TestDiscoveryWizard::savesNothingWhenCancelled() {
    m_wizard->setOpenInterfaces({"eth0"});
    toFound(demo::home());
    key(Qt::Key_Escape);
    QVERIFY(!m_wizard->isVisible());
    QVERIFY(!m_result);
    QCOMPARE(m_opened, (std::vector<Names>{{"eth1"}, {"eth0"}}));
}

void TestDiscoveryWizard::opensNothingWhenCancelledBeforeTheSearch() {
    toInterfaces();
    key(Qt::Key_Escape);
    QVERIFY(m_opened.empty());
    QVERIFY(!m_result);
}

void TestDiscoveryWizard::leavesThePermissionPageOutWhenNothingIsMissing() {
    m_wizard->setPermission({});
    key(Qt::Key_N, Qt::AltModifier);
    QCOMPARE(m_wizard->currentId(), int(DiscoveryWizard::Interfaces));
}

void TestDiscoveryWizard::goesOnByItselfOnceThePermissionIsThere() {
    m_wizard->setPermission(denied());
    key(Qt::Key_N, Qt::AltModifier);
    QCOMPARE(m_wizard->currentId(), int(DiscoveryWizard::Permission));
    QVERIFY(m_wizard->currentPage()->findChild<QLineEdit*>()->text().contains(
        "setcap cap_net_raw+ep /usr/libexec/etherdeck-link"));
    key(Qt::Key_R, Qt::AltModifier);
    QVERIFY(m_asked->repairs == std::vector{*denied().plan});
    m_wizard->noteRepair({});
    QCOMPARE(m_asked->permissionChecks, 1);
    m_wizard->setPermission({});
    QCOMPARE(m_wizard->currentId(), int(DiscoveryWizard::Interfaces));
}

void TestDiscoveryWizard::staysOnThePermissionPageWhenTheRepairFails() {
    m_wizard->setPermission(denied());
    key(Qt::Key_N, Qt::AltModifier);
    key(Qt::Key_R, Qt::AltModifier);
    RepairOutcome outcome;
    outcome.state = RepairOutcome::State::Dismissed;
    m_wizard->noteRepair(outcome);
    m_wizard->setPermission(denied());
    QCOMPARE(m_wizard->currentId(), int(DiscoveryWizard::Permission));
    QVERIFY(pageText().contains("Nothing was changed"));
    key(Qt::Key_N, Qt::AltModifier); // and it does not lock anybody in
    QCOMPARE(m_wizard->currentId(), int(DiscoveryWizard::Interfaces));
}

void TestDiscoveryWizard::offersTheRepairWhenALinkIsRefusedInTheSearch() {
    toSearch();
    m_wizard->setLinks({refusedLink()});
    QVERIFY(pageText().contains("Etherdeck may not listen on eth1"));
    m_asked->onPermissionCheck = [this] { m_wizard->setPermission(denied()); };
    key(Qt::Key_G, Qt::AltModifier);
    QCOMPARE(m_wizard->currentId(), int(DiscoveryWizard::Permission));
}

void TestDiscoveryWizard::needsAnInterfaceToGoOn() {
    toInterfaces();
    QVERIFY(canGoOn());
    key(Qt::Key_Tab);
    key(Qt::Key_Space);
    QVERIFY(!box("eth1")->isChecked());
    QVERIFY(!canGoOn());
}

void TestDiscoveryWizard::suggestsWhereAoeIsHeard() {
    toInterfaces();
    QVERIFY(box("eth1")->isChecked());
    QVERIFY(!box("eth0")->isChecked() && !box("wlan0")->isChecked());
    QVERIFY(pageText().contains("Chosen for you: eth1, because targets were heard there."));
    QVERIFY(pageText().contains("Carries your default route"));
    QVERIFY(pageText().contains("Wireless loses and delays frames"));
}

void TestDiscoveryWizard::suggestsNothingWhenSeveralWouldDo() {
    m_wizard->setInterfaces({demo::wired("eth1", 3), demo::wired("eth2", 4)});
    toInterfaces();
    QVERIFY(!box("eth1")->isChecked() && !box("eth2")->isChecked());
    QVERIFY(pageText().contains("More than one could lead to the targets"));
    m_wizard->setInterfaces({demo::wired("eth1", 3)});
    QVERIFY(box("eth1")->isChecked());
    QVERIFY(pageText().contains("the only one"));
}

void TestDiscoveryWizard::keepsWhatWasTickedWhileFiguresChange() {
    toInterfaces();
    key(Qt::Key_Space);
    QVERIFY(box("eth0")->isChecked());
    auto reports = demo::interfacesOfAServer();
    reports.at(0).rates = FrameRates{1000, 2};
    reports.at(2).aoeTargetsHeard = 5;
    m_wizard->setInterfaces(reports);
    QVERIFY(box("eth0")->isChecked() && box("eth0")->hasFocus());
    QVERIFY(!box("wlan0")->isChecked());
    reports.push_back(demo::wired("eth9", 9));
    m_wizard->setInterfaces(reports);
    QVERIFY(box("eth0")->isChecked() && box("eth0")->hasFocus());
    QVERIFY(!box("eth9")->isChecked());
}

void TestDiscoveryWizard::waitsForTheSearchAndCanStopAndRepeatIt() {
    toSearch();
    m_wizard->setLinks({demo::link("eth1")});
    QVERIFY(!canGoOn());
    m_wizard->applyInventory({demo::home(), {}});
    QCOMPARE(m_wizard->findChild<QTreeWidget*>()->topLevelItemCount(), 7);
    QVERIFY(pageText().contains("7 targets on 3 shelves so far"));
    m_wizard->applyInventory({{}, {Address(0, 1)}});
    QCOMPARE(m_wizard->findChild<QTreeWidget*>()->topLevelItemCount(), 6);
    key(Qt::Key_S, Qt::AltModifier);
    QVERIFY(canGoOn());
    key(Qt::Key_S, Qt::AltModifier);
    QVERIFY(!canGoOn());
    QCOMPARE(m_asked->discoveries, 2);
    m_wizard->noteSettled();
    QVERIFY(canGoOn());
}

void TestDiscoveryWizard::explainsAConflictWithBothClaimants() {
    auto targets = demo::home();
    demo::makeConflict(targets.front());
    targets.at(1).paths.front().reservedBy = {demo::mac(9)};
    toFound(targets);
    const QString text = pageText();
    QVERIFY(text.contains("Different disks answer as e0.0"));
    QVERIFY(text.contains("02:25:31:0a:00:01") && text.contains("02:25:31:0a:00:77"));
    QVERIFY(text.contains("Reserved: e0.1"));
}

void TestDiscoveryWizard::explainsAPossibleConflict() {
    auto targets = demo::home();
    demo::makePossibleConflict(targets.front());
    toFound(targets);
    const QString text = pageText();
    QVERIFY(text.contains("e0.0 answers from two boxes, and nothing proves that they hold the same disk"));
    QVERIFY(text.contains("02:25:31:0a:00:01") && text.contains("02:25:31:0a:00:77"));
    QVERIFY(text.contains("A partition table or a file system on it will tell."));
}

void TestDiscoveryWizard::saysWhatToDoWhenNobodyAnswers() {
    toFound({});
    const QString text = pageText();
    QVERIFY(text.contains("No target has answered"));
    QVERIFY(text.contains("64 times on eth1"));
    QVERIFY(text.contains("Likely causes") && text.contains("Next steps"));
}

void TestDiscoveryWizard::keepsNamesTypedWhileTargetsArrive() {
    toFound(demo::home());
    QTest::keyClicks(focused(), "att");
    m_wizard->applyInventory({{demo::target({{9, 1}, 500, "", "plug-z", 7})}, {}});
    QTest::keyClicks(focused(), "ic");
    auto* edit = qobject_cast<QLineEdit*>(m_wizard->focusWidget());
    QVERIFY(edit);
    QCOMPARE(edit->text(), QStringLiteral("attic"));
    QCOMPARE(m_wizard->currentPage()->findChildren<QLineEdit*>().size(), 4);
}

void TestDiscoveryWizard::showsWireTextWithoutMarkup() {
    auto targets = demo::home();
    demo::makeConflict(targets.front());
    targets.front().paths.front().identity->serial = "<b>bold</b>\n\x1b[31m";
    toFound(targets);
    for (const auto* label : m_wizard->currentPage()->findChildren<QLabel*>())
        QCOMPARE(label->textFormat(), Qt::PlainText);
    QVERIFY(pageText().contains("<b>bold</b>"));
    QVERIFY(!pageText().contains(QLatin1Char('\x1b')));
}

void TestDiscoveryWizard::asksForTheLab() {
    key(Qt::Key_T, Qt::AltModifier);
    QCOMPARE(m_asked->labs, 1);
}

QTEST_MAIN(TestDiscoveryWizard)
#include "tst_discovery_wizard.moc"
