#include "core/services/devices/logins.h"
#include "core/services/devices/service.h"
#include "tests/integration/ssh/ssh_box.h"
#include "tests/support/registered_test.h"

#include <QStringList>
#include <QTest>

#include <memory>
#include <optional>
#include <string>

using namespace etherdeck;
using namespace etherdeck::tests;
using namespace std::chrono_literals;

namespace {

constexpr int patience = 30'000;
const std::string password = "correct horse $battery";

/// One box, as the window has it, and the person who answers what ssh asks.
class Box {
public:
    /// Nothing: the person cancels.
    std::optional<std::string> answer;
    QStringList asked; ///< the device, and the question after it
    int withdrawn = 0;

    explicit Box(std::uint16_t at) : m_service({"test 1", "eva@desk", 5s}), m_device(SshDesk::device(at)) {
        QObject::connect(&m_service, &DeviceService::changed, &m_service,
                         [this](const DeviceStatePtr& state) { m_state = state; });
        QObject::connect(&m_questions, &LoginQuestions::asked, &m_service,
                         [this](const LoginQuestionPtr& question) { take(question); });
        QObject::connect(&m_questions, &LoginQuestions::withdrawn, &m_service, [this] { ++withdrawn; });
        m_service.setDevices({{m_device, {}}});
    }
    [[nodiscard]] bool canAsk() const { return !m_questions.error(); }
    void connectNow() {
        m_state = nullptr;
        m_service.retry(m_device);
    }
    [[nodiscard]] bool isConnected() { return waitFor(DeviceState::Link::Connected); }
    /// Waits until it is not.
    [[nodiscard]] DeviceStatePtr refused() {
        return waitFor(DeviceState::Link::Waiting) ? m_state : std::make_shared<const DeviceState>();
    }
    bool holds = false; ///< a question is not answered
    void remove() { m_service.setDevices({}); }

private:
    bool waitFor(DeviceState::Link link) {
        return QTest::qWaitFor([&] { return m_state && m_state->link == link; }, patience);
    }
    void take(const LoginQuestionPtr& question) {
        asked << QString::fromStdString(question->device() + ' ' + question->text());
        if (holds)
            return;
        if (answer) {
            question->answer(*answer);
            return;
        }
        question->refuse();
        m_service.cancelLogin(question->device());
    }

    LoginQuestions m_questions;
    DeviceService m_service;
    std::string m_device;
    DeviceStatePtr m_state;
};

} // namespace

/// Passwords and passphrases that the window asks for, with real servers.
class TestLogin : public QObject {
    Q_OBJECT

private slots:
    void init() {
        if (const auto why = whyNoSshServers(); !why.empty())
            QSKIP(why.c_str());
        m_desk = std::make_unique<SshDesk>();
        m_desk->installAgent();
        m_desk->setPassword(password);
        m_desk->network().enter();
    }
    void cleanup() { m_desk.reset(); }

    void asksNothingByItself();
    void logsInWithAPassword();
    void tellsThatAPasswordWasRefused();
    void aCancelledLoginAsksNoMore();
    void aQuestionIsWithdrawnWithItsBox();
    void asksForThePassphraseOfAKey();

private:
    void startWithPassword() {
        m_desk->startOpenSsh(sshPort, {"PasswordAuthentication yes", "KbdInteractiveAuthentication no"});
        m_desk->trust(sshPort);
        m_desk->loseUserKey();
    }

    std::unique_ptr<SshDesk> m_desk;
};

void TestLogin::asksNothingByItself() {
    startWithPassword();
    Box box(sshPort);
    QVERIFY(box.canAsk());
    const auto state = box.refused();
    QVERIFY(state->error && state->error->fault == remote::ConnectionFault::NotAllowed);
    QVERIFY(state->canLogIn && !state->wasLoginRefused);
    QCOMPARE(box.asked, QStringList());
}

void TestLogin::logsInWithAPassword() {
    startWithPassword();
    Box box(sshPort);
    (void)box.refused();
    box.answer = password;
    box.connectNow();
    QVERIFY(box.isConnected());
    QCOMPARE(box.asked.size(), 1);
    QVERIFY2(
        box.asked.front().startsWith(QString::fromStdString(SshDesk::device(sshPort)) + " root@127.0.0.1"),
        qPrintable(box.asked.front()));
}

void TestLogin::tellsThatAPasswordWasRefused() {
    startWithPassword();
    Box box(sshPort);
    (void)box.refused();
    box.answer = "wrong";
    box.connectNow();
    const auto state = box.refused();
    QVERIFY(state->error && state->error->fault == remote::ConnectionFault::NotAllowed);
    QVERIFY(state->wasLoginRefused);
    QCOMPARE(box.asked.size(), 1);
    QVERIFY(state->error->said.find("wrong") == std::string::npos);
}

void TestLogin::aCancelledLoginAsksNoMore() {
    m_desk->startOpenSsh(sshPort, {"PasswordAuthentication yes", "KbdInteractiveAuthentication yes"});
    m_desk->trust(sshPort);
    m_desk->loseUserKey();
    Box box(sshPort);
    (void)box.refused();
    box.connectNow();
    const auto state = box.refused();
    QVERIFY(state->error && state->error->fault == remote::ConnectionFault::NotAllowed);
    QVERIFY(!state->wasLoginRefused);
    QCOMPARE(box.asked.size(), 1); // there are two ways to ask
}

void TestLogin::aQuestionIsWithdrawnWithItsBox() {
    startWithPassword();
    Box box(sshPort);
    (void)box.refused();
    box.holds = true;
    box.connectNow();
    QTRY_COMPARE_WITH_TIMEOUT(box.asked.size(), 1, patience);
    box.remove();
    QTRY_COMPARE_WITH_TIMEOUT(box.withdrawn, 1, patience);
}

void TestLogin::asksForThePassphraseOfAKey() {
    m_desk->startOpenSsh(sshPort, {"PasswordAuthentication no"});
    m_desk->trust(sshPort);
    m_desk->protectUserKey(password);
    Box box(sshPort);
    (void)box.refused();
    box.answer = password;
    box.connectNow();
    QVERIFY(box.isConnected());
    QCOMPARE(box.asked.size(), 1);
    QVERIFY(box.asked.front().contains("passphrase"));
}

QTEST_GUILESS_MAIN(TestLogin)
#include "tst_login.moc"
