#include "core/remote/ssh.h"
#include "core/services/devices/logins.h"
#include "core/services/devices/service.h"
#include "core/services/install/installer.h"
#include "tests/integration/ssh/ssh_box.h"
#include "tests/support/registered_test.h"
#include "ui/devices/add/install_view.h"
#include "ui/devices/add/wizard.h"
#include "ui/devices/base/host_key_dialog.h"
#include "ui/devices/base/login_dialog.h"
#include "ui/devices/base/logins.h"
#include "ui/widgets/notice.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

using namespace etherdeck;
using namespace etherdeck::tests;
using namespace std::chrono_literals;

namespace {

constexpr int patience = 120'000;
const std::string password = "correct horse";
const wire::ClientIdentity identity{"test 1", "eva@desk", 5s};

/// What the wizard asks for, by the real services.
class RealCommands : public ui::DeviceCommands {
public:
    AgentInstaller installer{identity};
    DeviceService devices{identity};

    void changeDevices(const std::vector<KnownDevice>& /*before*/,
                       const std::vector<KnownDevice>& after) override {
        devices.setDevices(after);
    }
    void confirmDevice(const std::string& device, const ConfirmedDevice& confirmed,
                       bool /*keepsHostKey*/) override {
        devices.confirm(device, confirmed);
    }
    Call lookAtBox(const remote::SshDevice& device, QObject* receiver,
                   Then<install::Answer<BoxLook>> then) override {
        return installer.look(device, receiver, std::move(then));
    }
    Call installAgent(const remote::SshDevice& device, const install::InstallPlan& plan, QObject* receiver,
                      Each<InstallProgress> each, Then<InstallOutcome> then) override {
        return installer.install(device, plan, receiver, std::move(each), std::move(then));
    }
    void stopInstall() override { installer.stop(); }
};

/// The wizard on the desk, and the person who uses it.
class Desk {
public:
    Desk() {
        QObject::connect(&m_questions, &LoginQuestions::asked, &m_logins, &ui::Logins::ask);
        QObject::connect(&m_questions, &LoginQuestions::withdrawn, &m_logins, &ui::Logins::withdraw);
        QObject::connect(&m_commands->devices, &DeviceService::changed, &m_window,
                         [this](const DeviceStatePtr& state) { m_state = state; });
        QObject::connect(&wizard, &ui::AddBoxWizard::added, &m_window, [this](const ui::AddedBox& box) {
            added = box;
            m_commands->changeDevices({}, {box.known});
            m_commands->confirmDevice(box.known.device, box.confirmed, box.keepsHostKey);
        });
        QObject::connect(&m_logins, &ui::Logins::cancelled, &wizard, &ui::AddBoxWizard::loginCancelled);
        m_window.show();
        wizard.show();
    }
    void enter() {
        wizard.addressPage().setDevice(QString::fromStdString(SshDesk::device(sshPort)), "Cellar");
        wizard.next();
    }
    bool trustKey() {
        return QTest::qWaitFor([this] { return wizard.findChild<ui::HostKeyDialog*>() != nullptr; },
                               patience) &&
               click(*wizard.findChild<ui::HostKeyDialog*>(), "Trust");
    }
    bool logIn(const std::string& secret) {
        if (!QTest::qWaitFor([this] { return login() != nullptr; }, patience))
            return false;
        login()->findChild<QLineEdit*>()->setText(QString::fromStdString(secret));
        return click(*login(), "Log in");
    }
    bool cancelLogin() {
        if (!QTest::qWaitFor([this] { return login() != nullptr; }, patience))
            return false;
        login()->reject();
        return true;
    }
    [[nodiscard]] bool isLookedAt() {
        return QTest::qWaitFor([this] { return wizard.accessPage().isComplete(); }, patience);
    }
    [[nodiscard]] bool isRefused() {
        return QTest::qWaitFor([this] { return wizard.accessPage().hasFailed(); }, patience);
    }
    [[nodiscard]] QString accessAction() const {
        return wizard.accessPage().findChild<ui::Notice*>()->message().action;
    }
    [[nodiscard]] bool isAdded() {
        return QTest::qWaitFor(
            [this] { return added || wizard.installView().phase() == ui::InstallView::Phase::Failed; },
            patience);
    }
    [[nodiscard]] QString installText() const {
        return wizard.installView().findChild<ui::Notice*>()->message().text;
    }
    [[nodiscard]] bool isConnected() {
        return QTest::qWaitFor([this] { return m_state && m_state->link == DeviceState::Link::Connected; },
                               patience);
    }

private:
    LoginQuestions m_questions; // before what starts threads
    std::shared_ptr<RealCommands> m_commands = std::make_shared<RealCommands>();
    QWidget m_window;

public:
    ui::AddBoxWizard wizard{m_commands,
                            {[](const std::string&) { return false; },
                             [](const std::string&, const QString&) { return QString(); }}};
    std::optional<ui::AddedBox> added;

private:
    [[nodiscard]] ui::LoginDialog* login() const {
        for (auto* one : QApplication::topLevelWidgets())
            if (auto* const dialog = qobject_cast<ui::LoginDialog*>(one); dialog && dialog->isVisible())
                return dialog;
        return nullptr;
    }
    static bool click(const QWidget& in, const QString& text) {
        for (auto* button : in.findChildren<QPushButton*>())
            if (button->text() == text) {
                button->click();
                return true;
            }
        return false;
    }

    ui::Logins m_logins{[](const std::string&) { return QStringLiteral("Cellar"); }, &m_window};
    DeviceStatePtr m_state;
};

} // namespace

/// A box is added by the wizard, with real servers.
class TestAddBox : public QObject {
    Q_OBJECT

private slots:
    void init() {
        if (const auto why = whyNoSshServers(); !why.empty())
            QSKIP(why.c_str());
        m_desk = std::make_unique<SshDesk>();
        m_desk->setPassword(password);
        m_desk->loseUserKey();
        m_desk->network().enter();
    }
    void cleanup() { m_desk.reset(); }

    void installsTheAgentAfterALogin();
    void runsTheAgentOnDropbearForASession();
    void aCancelledLoginAndAWrongPasswordCanBeTriedAgain();

private:
    std::unique_ptr<SshDesk> m_desk;
};

void TestAddBox::installsTheAgentAfterALogin() {
    m_desk->startWholeBox(sshPort,
                          "chmod 644 usr/sbin/update-rc.d; cat " + m_desk->file("shadow") + " > etc/shadow;");
    Desk desk;
    desk.enter();
    QVERIFY(desk.trustKey());
    QVERIFY(desk.logIn(password));
    QVERIFY2(desk.isLookedAt(), qPrintable(desk.accessAction()));
    QVERIFY(desk.wizard.accessPage().look()->system.isRoot);
    desk.wizard.next();
    desk.wizard.next();
    desk.wizard.next();
    QVERIFY(desk.isAdded());
    QVERIFY2(desk.added, qPrintable(desk.installText()));
    QVERIFY(desk.isConnected()); // over the same connection, without another question
}

void TestAddBox::runsTheAgentOnDropbearForASession() {
    m_desk->changeBox("mount -t tmpfs tmpfs /var/lib; mount -t tmpfs tmpfs /run");
    m_desk->startDropbear(sshPort);
    Desk desk;
    desk.enter();
    QVERIFY(desk.trustKey());
    QVERIFY(desk.logIn(password));
    QVERIFY2(desk.isLookedAt(), qPrintable(desk.accessAction()));
    desk.wizard.next();
    desk.wizard.choicePage().choose(ui::AgentChoicePage::Choice::Session);
    desk.wizard.next();
    desk.wizard.next();
    QVERIFY(desk.isAdded());
    QVERIFY2(desk.added, qPrintable(desk.installText()));
    QVERIFY(desk.isConnected());
    const auto folder = remote::sessionFolder(desk.added->confirmed.agentCommand);
    QVERIFY(!folder.empty());
    std::filesystem::remove_all(folder); // such a server shares /tmp with this computer
}

void TestAddBox::aCancelledLoginAndAWrongPasswordCanBeTriedAgain() {
    m_desk->startOpenSsh(sshPort);
    m_desk->trust(sshPort);
    Desk desk;
    desk.enter();
    QVERIFY(desk.cancelLogin());
    QVERIFY(desk.isRefused());
    QCOMPARE(desk.accessAction(), QStringLiteral("Log in…"));
    desk.wizard.accessPage().lookAgain();
    QVERIFY(desk.logIn("wrong"));
    QVERIFY(desk.isRefused());
    QCOMPARE(desk.accessAction(), QStringLiteral("Log in…"));
    desk.wizard.accessPage().lookAgain();
    QVERIFY(desk.logIn(password));
    QVERIFY(desk.isLookedAt());
}

QTEST_MAIN(TestAddBox)
#include "tst_add_box.moc"
