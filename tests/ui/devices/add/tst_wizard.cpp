#include "tests/support/registered_test.h"
#include "tests/ui/devices/add/example_look.h"
#include "tests/ui/support/fake_devices.h"
#include "ui/devices/add/install_view.h"
#include "ui/devices/add/wizard.h"
#include "ui/devices/base/host_key_dialog.h"
#include "ui/widgets/danger_dialog.h"
#include "ui/widgets/fact_group.h"
#include "ui/widgets/notice.h"

#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTest>

#include <memory>
#include <optional>

using namespace etherdeck;
using namespace etherdeck::ui;

namespace {

const std::string fingerprint = "SHA256:" + std::string(43, 'A');

install::Answer<BoxLook> failure(remote::ConnectionFault fault, const std::string& said = {},
                                 const std::string& key = {}) {
    return tl::unexpected<install::Failure>(remote::ConnectionError{fault, said, {}, {}, key});
}

/// The wizard at its first page, and what it added.
struct Adding {
    std::shared_ptr<demo::FakeDevices> commands = std::make_shared<demo::FakeDevices>();
    AddBoxWizard wizard{commands,
                        {[](const std::string& device) { return device == "root@known"; },
                         [](const std::string&, const QString& name) {
                             return name == "taken" ? QStringLiteral("Another box has this name.")
                                                    : QString();
                         }}};
    std::optional<AddedBox> added;

    explicit Adding(std::vector<install::Answer<BoxLook>> looks = {demo::plugLook()}) {
        commands->looks = std::move(looks);
        QObject::connect(&wizard, &AddBoxWizard::added, &wizard,
                         [this](const AddedBox& box) { added = box; });
        wizard.show();
    }
    void enter(const QString& device, const QString& name = {}) {
        wizard.addressPage().setDevice(device, name);
        wizard.next();
    }
    [[nodiscard]] bool isLookedAt() {
        return QTest::qWaitFor([this] { return wizard.accessPage().isComplete(); }, 5000);
    }
    [[nodiscard]] Notice::Message accessNotice() const {
        return wizard.accessPage().findChild<Notice*>()->message();
    }
    [[nodiscard]] QPushButton* button(const QString& text) const {
        for (auto* one : wizard.findChildren<QPushButton*>())
            if (one->isVisible() && one->text() == text)
                return one;
        return nullptr;
    }
    bool click(const QString& text) const {
        auto* const one = button(text);
        if (one)
            one->click();
        return one != nullptr;
    }
};

} // namespace

/// Adding a box: its address, what is there, and the agent.
class AddBoxWizardTest : public QObject {
    Q_OBJECT

private slots:
    void takesAnAddressAlone();
    void refusesWhatIsNoDeviceOrIsKnown();
    void showsWhatIsThere();
    void asksAboutAHostKey();
    void asksAboutOldMethods();
    void canAddABoxThatDoesNotAnswer();
    void offersToLogInAgain();
    void installsTheAgent();
    void undoesAnInstallationThatIsCancelled();
    void saysWhatCouldNotBeUndone();
    void runsTheAgentForASession();
    void usesAnAgentThatIsThere();
    void saysWhyNoAgentCanRun();
    void addsThisComputerWithoutSsh();
};

void AddBoxWizardTest::takesAnAddressAlone() {
    Adding adding;
    adding.enter("192.168.1.7");
    QCOMPARE(adding.commands->lookedAt.back().destination, std::string("root@192.168.1.7"));
}

void AddBoxWizardTest::refusesWhatIsNoDeviceOrIsKnown() {
    Adding adding;
    for (const auto* device : {"", "root@known", "exec:'open", "root@-o"}) {
        adding.enter(QString::fromLatin1(device));
        QCOMPARE(adding.wizard.step(), 0);
    }
    adding.enter("root@plug", "taken");
    QCOMPARE(adding.wizard.step(), 0);
}

void AddBoxWizardTest::showsWhatIsThere() {
    Adding adding;
    adding.enter("root@192.168.1.7");
    QVERIFY(adding.isLookedAt());
    const auto facts = adding.wizard.accessPage().findChild<FactGroup*>()->facts();
    QCOMPARE(facts.front().value, QStringLiteral("Cloud Engines Pogoplug E02"));
    QCOMPARE(facts.back().value, QStringLiteral("not installed"));
}

void AddBoxWizardTest::asksAboutAHostKey() {
    Adding adding({failure(remote::ConnectionFault::HostKeyUnknown, {}, fingerprint), demo::plugLook()});
    adding.enter("root@192.168.1.7");
    QTRY_VERIFY(adding.wizard.findChild<HostKeyDialog*>());
    QVERIFY(adding.click("Trust"));
    QVERIFY(adding.isLookedAt());
    QCOMPARE(adding.commands->lookedAt.back().hostKeys, std::vector<std::string>{fingerprint});
    QVERIFY(adding.wizard.accessPage().keepsHostKey());
}

void AddBoxWizardTest::asksAboutOldMethods() {
    Adding adding({failure(remote::ConnectionFault::OldServer,
                           "Unable to negotiate with plug port 22: no matching cipher found. Their "
                           "offer: 3des-cbc,arcfour"),
                   demo::plugLook()});
    adding.enter("root@192.168.1.7");
    QTRY_VERIFY(adding.wizard.findChild<DangerDialog*>());
    QVERIFY(adding.click("Allow for this box"));
    QVERIFY(adding.isLookedAt());
    QCOMPARE(adding.commands->lookedAt.back().oldServerOptions,
             std::vector<std::string>{"Ciphers=+3des-cbc"});
}

void AddBoxWizardTest::canAddABoxThatDoesNotAnswer() {
    Adding adding({failure(remote::ConnectionFault::NotReachable)});
    adding.enter("root@192.168.1.7", "Cellar");
    QTRY_VERIFY(adding.button("Add anyway"));
    QCOMPARE(adding.accessNotice().action, QStringLiteral("Try again"));
    QVERIFY(adding.click("Add anyway"));
    QVERIFY(adding.added && adding.added->known == (KnownDevice{"root@192.168.1.7", "Cellar"}));
}

void AddBoxWizardTest::offersToLogInAgain() {
    Adding adding({failure(remote::ConnectionFault::NotAllowed), demo::plugLook()});
    adding.enter("root@192.168.1.7");
    QTRY_COMPARE(adding.accessNotice().action, QStringLiteral("Log in…"));
    QVERIFY(adding.click("Log in…"));
    QVERIFY(adding.isLookedAt());

    Adding cancelled;
    cancelled.commands->isHeld = true;
    cancelled.enter("root@192.168.1.7");
    cancelled.wizard.loginCancelled("root@192.168.1.7");
    QCOMPARE(cancelled.accessNotice().action, QStringLiteral("Log in…"));
    cancelled.commands->release();
    QTest::qWait(0);
    QVERIFY(!cancelled.wizard.accessPage().isComplete());
}

void AddBoxWizardTest::installsTheAgent() {
    Adding adding;
    adding.enter("root@192.168.1.7", "Cellar");
    QVERIFY(adding.isLookedAt());
    adding.wizard.next();
    QVERIFY(adding.wizard.choicePage().choice() == AgentChoicePage::Choice::Install);
    adding.wizard.next();
    QVERIFY(adding.commands->installed.empty()); // nothing before the plan is confirmed
    QVERIFY(adding.wizard.installView().commandsText().contains("systemctl enable etherdeck-agent"));
    QVERIFY(adding.click("Install"));
    QTRY_VERIFY(adding.added);
    QVERIFY(adding.commands->installed.front() == *demo::plugLook().toInstall);
    QCOMPARE(adding.added->known.name, std::string("Cellar"));
    QCOMPARE(adding.added->confirmed.agentCommand, demo::plugLook().toInstall->agentCommand);
    QVERIFY(adding.click("Close"));
    QCOMPARE(adding.wizard.result(), int(QDialog::Accepted));
}

void AddBoxWizardTest::undoesAnInstallationThatIsCancelled() {
    Adding adding;
    adding.enter("root@192.168.1.7");
    QVERIFY(adding.isLookedAt());
    adding.wizard.next();
    adding.wizard.next();
    adding.commands->isHeld = true;
    adding.commands->installOutcome.failure = install::BoxError{install::BoxFault::Cancelled, {}, {}};
    QVERIFY(adding.click("Install"));
    adding.wizard.reject();
    QCOMPARE(adding.commands->installsStopped, 1);
    QVERIFY(adding.wizard.isVisible());
    adding.commands->release();
    QTRY_COMPARE(adding.wizard.installView().phase(), InstallView::Phase::Failed);
    QVERIFY(!adding.added);
    adding.wizard.reject();
    QCOMPARE(adding.wizard.result(), int(QDialog::Rejected));
}

void AddBoxWizardTest::saysWhatCouldNotBeUndone() {
    Adding adding;
    adding.enter("root@192.168.1.7");
    QVERIFY(adding.isLookedAt());
    adding.wizard.next();
    adding.wizard.next();
    adding.commands->installOutcome = {install::BoxError{install::BoxFault::NoRoom, "df", "/usr/sbin"},
                                       "Copy the agent",
                                       {"Start it at boot"},
                                       {}};
    QVERIFY(adding.click("Install"));
    QTRY_COMPARE(adding.wizard.installView().phase(), InstallView::Phase::Failed);
    const auto message = adding.wizard.installView().findChild<Notice*>()->message();
    QVERIFY(message.text.contains("Copy the agent"));
    QVERIFY(message.text.contains("Start it at boot"));
    QVERIFY(adding.click("Look again"));
    QCOMPARE(adding.wizard.step(), 1);
    QCOMPARE(adding.commands->lookedAt.size(), std::size_t{2});
}

void AddBoxWizardTest::runsTheAgentForASession() {
    Adding adding;
    adding.enter("root@192.168.1.7");
    QVERIFY(adding.isLookedAt());
    adding.wizard.next();
    adding.wizard.choicePage().choose(AgentChoicePage::Choice::Session);
    adding.wizard.next();
    QVERIFY(adding.click("Copy the agent"));
    QTRY_VERIFY(adding.added);
    QCOMPARE(adding.added->confirmed.agentCommand, demo::plugLook().forSession->agentCommand);
}

void AddBoxWizardTest::usesAnAgentThatIsThere() {
    auto look = demo::plugLook();
    look.system.version = "0.1.0";
    look.system.isRunning = true;
    look.toInstall =
        tl::unexpected<install::Failure>(install::BoxError{install::BoxFault::NothingToDo, {}, "0.1.0"});
    Adding adding({look});
    adding.enter("root@192.168.1.7");
    QVERIFY(adding.isLookedAt());
    adding.wizard.next();
    QVERIFY(adding.wizard.choicePage().choice() == AgentChoicePage::Choice::Use);
    adding.wizard.next();
    QVERIFY(adding.added);
    QVERIFY(adding.commands->installed.empty());
}

void AddBoxWizardTest::saysWhyNoAgentCanRun() {
    auto look = demo::plugLook();
    look.system.machine = "mips";
    look.toInstall =
        tl::unexpected<install::Failure>(install::BoxError{install::BoxFault::NoAgentForCpu, {}, "mips"});
    look.forSession = look.toInstall;
    Adding adding({look});
    adding.enter("root@192.168.1.7");
    QVERIFY(adding.isLookedAt());
    adding.wizard.next();
    QVERIFY(!adding.wizard.choicePage().isComplete());
    QVERIFY(!adding.button("Next")->isEnabled());
}

void AddBoxWizardTest::addsThisComputerWithoutSsh() {
    Adding adding;
    adding.enter("unix:/run/etherdeck-agent/socket");
    QVERIFY(adding.added);
    QVERIFY(adding.commands->lookedAt.empty());
}

QTEST_MAIN(AddBoxWizardTest)
#include "tst_wizard.moc"
