#include "tests/support/registered_test.h"
#include "tests/ui/devices/page/shown_page.h"
#include "ui/devices/base/host_key_dialog.h"
#include "ui/devices/base/text.h"
#include "ui/widgets/danger_dialog.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QTest>

using namespace etherdeck;
using namespace etherdeck::ui;

namespace {

const std::string fingerprint = "SHA256:" + std::string(43, 'A');

DeviceStatePtr waitingState(const remote::ConnectionError& error) {
    DeviceState state;
    state.device = demo::plugDevice;
    state.link = DeviceState::Link::Waiting;
    state.error = error;
    return demo::shared(state);
}
DeviceStatePtr unknownKey() {
    return waitingState({remote::ConnectionFault::HostKeyUnknown, {}, {}, {}, fingerprint});
}
DeviceStatePtr changedKey() {
    auto state = demo::plugState();
    state.link = DeviceState::Link::Waiting;
    state.error = remote::ConnectionError{remote::ConnectionFault::HostKeyChanged, {}, {}, {}, fingerprint};
    return demo::shared(state);
}

/// Clicks the visible button of that text.
bool click(const QWidget& in, const QString& text) {
    for (auto* button : in.findChildren<QPushButton*>())
        if (button->isVisible() && button->text() == text) {
            button->click();
            return true;
        }
    return false;
}

QString allText(const QDialog& dialog) {
    QStringList texts;
    for (const auto* label : dialog.findChildren<QLabel*>())
        texts << label->text();
    return texts.join(QLatin1Char('\n'));
}

} // namespace

/// What the page offers when a box cannot be reached as it is.
class DeviceRemediesTest : public QObject {
    Q_OBJECT

private slots:
    void asksAboutAnUnknownHostKey();
    void acceptsAHostKeyForThisTime();
    void acceptsNothingWhenItIsCancelled();
    void explainsAChangedHostKey();
    void closesTheQuestionOfARemovedBox();
    void allowsAnOldMethodForOneBox();
    void offersNoMethodThatIsNotOnTheList();
    void offersToLogInWhereSshCanAsk();
    void saysWhatToDoAboutEachFault_data();
    void saysWhatToDoAboutEachFault();
};

void DeviceRemediesTest::asksAboutAnUnknownHostKey() {
    ShownPage shown;
    shown.page.setState(unknownKey());
    QVERIFY(click(shown.page, "Check host key…"));
    auto* dialog = shown.page.findChild<HostKeyDialog*>();
    QVERIFY(dialog && dialog->isVisible());
    QVERIFY(allText(*dialog).contains(QString::fromStdString(fingerprint)));
    QVERIFY(allText(*dialog).contains("ssh-keygen -lf"));
    QVERIFY(click(*dialog, "Trust"));
    QCOMPARE(shown.commands->accepted, (std::vector<std::string>{"root@plug " + fingerprint + " kept"}));
}

void DeviceRemediesTest::acceptsAHostKeyForThisTime() {
    ShownPage shown;
    shown.page.setState(unknownKey());
    QVERIFY(click(shown.page, "Check host key…"));
    QVERIFY(click(*shown.page.findChild<HostKeyDialog*>(), "Only this time"));
    QCOMPARE(shown.commands->accepted, (std::vector<std::string>{"root@plug " + fingerprint + " once"}));
}

void DeviceRemediesTest::acceptsNothingWhenItIsCancelled() {
    ShownPage shown;
    shown.page.setState(unknownKey());
    QVERIFY(click(shown.page, "Check host key…"));
    auto* dialog = shown.page.findChild<HostKeyDialog*>();
    QTest::keyClick(dialog, Qt::Key_Return); // Cancel is the default
    QTRY_VERIFY(!shown.page.findChild<HostKeyDialog*>());
    QVERIFY(shown.commands->accepted.empty());
    QVERIFY(click(shown.page, "Try again"));
    QCOMPARE(shown.commands->retried, 1);
}

void DeviceRemediesTest::explainsAChangedHostKey() {
    ShownPage shown;
    shown.page.setState(changedKey());
    QVERIFY(click(shown.page, "Check host key…"));
    auto* dialog = shown.page.findChild<HostKeyDialog*>();
    QVERIFY(allText(*dialog).contains("installed again"));
    QVERIFY(click(*dialog, "Replace the key"));
    QCOMPARE(shown.commands->accepted.size(), std::size_t{1});
    QVERIFY(click(shown.page, "Connect now"));
    QCOMPARE(shown.commands->retried, 1);
}

void DeviceRemediesTest::closesTheQuestionOfARemovedBox() {
    ShownPage shown;
    shown.page.setState(unknownKey());
    QVERIFY(click(shown.page, "Check host key…"));
    shown.page.setDevices({{"root@other", "Attic"}});
    QTRY_VERIFY(!shown.page.findChild<HostKeyDialog*>());
    QVERIFY(shown.commands->accepted.empty());
}

void DeviceRemediesTest::allowsAnOldMethodForOneBox() {
    ShownPage shown;
    shown.page.setState(
        waitingState({remote::ConnectionFault::OldServer,
                      "Unable to negotiate with plug port 22: no matching cipher found. Their "
                      "offer: 3des-cbc,arcfour",
                      "3des-cbc,arcfour",
                      {}}));
    QVERIFY(click(shown.page, "Allow for this box…"));
    QVERIFY(click(*shown.page.findChild<DangerDialog*>(), "Allow for this box"));
    QCOMPARE(shown.commands->accepted, (std::vector<std::string>{"root@plug Ciphers=+3des-cbc"}));
}

void DeviceRemediesTest::offersNoMethodThatIsNotOnTheList() {
    ShownPage shown;
    shown.page.setState(
        waitingState({remote::ConnectionFault::OldServer,
                      "Unable to negotiate with plug port 22: no matching cipher found. Their offer: arcfour",
                      "arcfour",
                      {}}));
    QVERIFY(!click(shown.page, "Allow for this box…"));
    QVERIFY(click(shown.page, "Try again"));
}

void DeviceRemediesTest::offersToLogInWhereSshCanAsk() {
    ShownPage shown;
    DeviceState state;
    state.device = demo::plugDevice;
    state.link = DeviceState::Link::Waiting;
    state.error = remote::ConnectionError{remote::ConnectionFault::NotAllowed, {}, "password", {}};
    shown.page.setState(demo::shared(state));
    QVERIFY(!click(shown.page, "Log in…"));
    state.canLogIn = true;
    shown.page.setState(demo::shared(state));
    QVERIFY(click(shown.page, "Log in…"));
    QCOMPARE(shown.commands->retried, 1);
    QVERIFY(!failureText(state, state.device).why.contains("refused the login"));
    state.wasLoginRefused = true;
    QVERIFY(failureText(state, state.device).why.contains("refused the login"));
}

void DeviceRemediesTest::saysWhatToDoAboutEachFault_data() {
    QTest::addColumn<int>("fault");
    for (int fault = 0; fault <= static_cast<int>(remote::ConnectionFault::Lost); ++fault)
        QTest::addRow("%s", remote::name(static_cast<remote::ConnectionFault>(fault)).data()) << fault;
}

void DeviceRemediesTest::saysWhatToDoAboutEachFault() {
    QFETCH(const int, fault);
    const remote::ConnectionError error{static_cast<remote::ConnectionFault>(fault), {}, {}, {}};
    const auto text = failureText(error, demo::plugDevice);
    QVERIFY(!text.what.isEmpty() && !text.why.isEmpty() && !text.advice.isEmpty());
    QVERIFY(text.advice.endsWith('.') || (text.advice.endsWith(':') && !text.command.isEmpty()));
    auto reported = error; // then the window itself asks, and no terminal is needed
    reported.fingerprint = fingerprint;
    if (error.fault == remote::ConnectionFault::HostKeyUnknown ||
        error.fault == remote::ConnectionFault::HostKeyChanged) {
        const auto asked = failureText(reported, demo::plugDevice);
        QVERIFY(asked.command.isEmpty() && !asked.advice.contains(QStringLiteral("SHA256")));
    }
}

QTEST_MAIN(DeviceRemediesTest)
#include "tst_remedies.moc"
