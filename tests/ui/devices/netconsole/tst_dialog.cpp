#include "tests/support/registered_test.h"
#include "tests/ui/support/fake_devices.h"
#include "ui/devices/netconsole/dialog.h"
#include "ui/devices/netconsole/proof.h"
#include "ui/widgets/notice.h"

#include <QPushButton>
#include <QTest>

using namespace etherdeck;
using namespace etherdeck::ui;

namespace {

const std::string banner = "U-Boot 2017.07-tld-1 (Sep 05 2017 - 00:10:20 -0700)\n";

plans::NetconsoleTarget kernelTarget() {
    plans::NetconsoleTarget target;
    target.interface = "eth0";
    target.local = *Ipv4Address::parse("192.168.1.5");
    target.server = *Ipv4Address::parse("192.168.1.2");
    return target;
}

struct Shown {
    std::shared_ptr<demo::FakeDevices> commands = std::make_shared<demo::FakeDevices>();
    DeviceState state = demo::plugState();
    std::unique_ptr<NetconsoleDialog> dialog;
    std::vector<DeviceWish> wishes;

    Shown() {
        for (const auto* capability : {"uboot-env", "netconsole", "shut-down"})
            state.greeting.capabilities.emplace_back(capability);
        state.interfaces->interfaces.front().addresses = {"192.168.1.5/24"};
    }
    /// True once it has read all, and knows which addresses are free.
    [[nodiscard]] bool open() {
        dialog = std::make_unique<NetconsoleDialog>(commands, demo::shared(state), "plug");
        QObject::connect(dialog.get(), &NetconsoleDialog::wished, dialog.get(),
                         [this](const DeviceWish& wish) { wishes.push_back(wish); });
        dialog->show();
        return isDecided();
    }
    [[nodiscard]] bool isDecided() const {
        return QTest::qWaitFor([this] {
            return dialog->isRead() && !dialog->messageText().startsWith(QStringLiteral("Checking"));
        });
    }
    [[nodiscard]] uboot::Environment& environment() const { return commands->environment->environment; }
    void clearEnvironment() const {
        for (const auto* name : {"ipaddr", "serverip", "preboot", "if_netconsole", "start_netconsole"})
            environment().unset(name);
    }
    template <class Wish>
    [[nodiscard]] const Wish* wished(std::size_t change) const {
        const auto& changes = wishes.back().changes;
        return change < changes.size() ? std::get_if<Wish>(&changes.at(change).wish) : nullptr;
    }
    [[nodiscard]] const Notice::Message& proof() const { return dialog->proof().notice().message(); }
};

std::string valueIn(const plans::EditEnvironment& wish, const std::string& name) {
    for (const auto& change : wish.changes)
        if (change.name == name)
            return change.value.value_or("(removed)");
    return {};
}

} // namespace

class NetconsoleDialogTest : public QObject {
    Q_OBJECT

private slots:
    void tellsWhatIsSetUp();
    void proposesAddressesAndEnablesBothInOnePlan();
    void changesWhereItGoes();
    void saysWhyAnAddressCannotBe();
    void warnsOfTheRangeOfTheDhcpServer();
    void disablesWhatIsChosen();
    void readsAgainAfterAChange();
    void changesNothingBesideABadBlock();
    void worksWithoutAnEnvironment();
    void verifiesTheKernelAndThenUboot();
    void saysWhatArrivedFromElsewhere();
    void stopsWaiting();
    void saysThatTheConsoleDoesNotListen();
};

void NetconsoleDialogTest::tellsWhatIsSetUp() {
    Shown shown;
    QVERIFY(shown.open());
    QVERIFY2(
        shown.dialog->stateText().contains("U-Boot: Started at each boot, if the other side answers a ping. "
                                           "From 192.168.1.100 to 192.168.1.2. With the variables of 2013."),
        qPrintable(shown.dialog->stateText()));
    QVERIFY(shown.dialog->stateText().contains("Kernel: Off."));
    QCOMPARE(shown.dialog->server(), QStringLiteral("192.168.1.2"));
    QCOMPARE(shown.dialog->boxAddress(), QStringLiteral("192.168.1.100"));
    QVERIFY(!shown.dialog->enableButton().isEnabled()); // it is so already
    QVERIFY(shown.dialog->disableButton().isEnabled() && shown.dialog->verifyButton().isEnabled());
}

void NetconsoleDialogTest::proposesAddressesAndEnablesBothInOnePlan() {
    Shown shown;
    shown.clearEnvironment();
    shown.commands->stations = {{*Ipv4Address::parse("192.168.1.250"), MacAddress({2, 0, 0, 0, 0, 7})}};
    QVERIFY(shown.open());
    QCOMPARE(shown.dialog->server(), QStringLiteral("192.168.1.2"));
    QCOMPARE(shown.dialog->boxAddress(), QStringLiteral("192.168.1.249")); // .250 answers
    QVERIFY(shown.dialog->messageText().contains("no DHCP server gives it away"));
    QVERIFY(!shown.dialog->verifyButton().isEnabled() && !shown.dialog->disableButton().isEnabled());
    QCOMPARE(shown.dialog->enableButton().text(), QStringLiteral("&Enable…"));
    shown.dialog->enable();
    QCOMPARE(shown.wishes.size(), std::size_t(1));
    const auto* const boot = shown.wished<plans::EditEnvironment>(0);
    const auto* const kernel = shown.wished<plans::SetNetconsole>(1);
    QVERIFY(boot && kernel);
    QCOMPARE(valueIn(*boot, "ipaddr"), std::string("192.168.1.249"));
    QCOMPARE(valueIn(*boot, "serverip"), std::string("192.168.1.2"));
    QCOMPARE(valueIn(*boot, "if_netconsole"), std::string("ping $serverip"));
    QVERIFY(kernel->server == *Ipv4Address::parse("192.168.1.2") && kernel->serverMac);
    QCOMPARE(shown.wishes.back().device, shown.state.device);
}

void NetconsoleDialogTest::changesWhereItGoes() {
    Shown shown;
    QVERIFY(shown.open());
    shown.dialog->setServer(QStringLiteral("192.168.1.9"));
    QVERIFY(shown.isDecided());
    QCOMPARE(shown.dialog->enableButton().text(), QStringLiteral("&Change…"));
    shown.dialog->enable();
    const auto* const boot = shown.wished<plans::EditEnvironment>(0);
    QVERIFY(boot && boot->changes.size() == 1);
    QCOMPARE(valueIn(*boot, "serverip"), std::string("192.168.1.9"));
}

void NetconsoleDialogTest::saysWhyAnAddressCannotBe() {
    Shown shown;
    shown.commands->stations = {{*Ipv4Address::parse("192.168.1.77"), MacAddress({2, 0, 0, 0, 0, 7})}};
    QVERIFY(shown.open());
    for (const auto& [address, why] :
         {std::pair("192.168.1.5", "is the address of Linux on the box"),
          std::pair("192.168.1.77", "02:00:00:00:00:07 answers"), std::pair("x", "not the IPv4 address"),
          std::pair("192.168.1.2", "cannot be both")}) {
        shown.dialog->setBoxAddress(QString::fromLatin1(address));
        QVERIFY(shown.isDecided());
        QVERIFY2(shown.dialog->messageText().contains(QString::fromLatin1(why)),
                 qPrintable(shown.dialog->messageText()));
        QVERIFY(!shown.dialog->enableButton().isEnabled());
    }
    // The kernel alone needs none.
    shown.dialog->chooseParts({false, true});
    QVERIFY(shown.dialog->enableButton().isEnabled());
}

void NetconsoleDialogTest::warnsOfTheRangeOfTheDhcpServer() {
    Shown shown;
    QVERIFY(shown.open());
    shown.dialog->setDhcpRange(QStringLiteral("192.168.1.50-192.168.1.150"));
    QVERIFY(shown.isDecided());
    QVERIFY(shown.dialog->messageText().contains("may give the address in U-Boot to another station"));
    shown.dialog->setDhcpRange(QStringLiteral("192.168.1.50"));
    QVERIFY(shown.isDecided());
    QVERIFY(shown.dialog->messageText().contains("two addresses with a hyphen"));
}

void NetconsoleDialogTest::disablesWhatIsChosen() {
    Shown shown;
    shown.commands->kernelNetconsole.target = kernelTarget();
    QVERIFY(shown.open());
    QVERIFY2(
        shown.dialog->stateText().contains("Kernel: Sends its messages to 192.168.1.2 port 6666, from eth0 "
                                           "(192.168.1.5). Until its next start."),
        qPrintable(shown.dialog->stateText()));
    shown.dialog->disable();
    const auto* const boot = shown.wished<plans::EditEnvironment>(0);
    QVERIFY(boot);
    QCOMPARE(valueIn(*boot, "preboot"), std::string("(removed)"));
    QVERIFY(shown.wished<plans::SetNetconsole>(1));
    shown.dialog->chooseParts({false, true});
    shown.dialog->disable();
    QVERIFY(shown.wished<plans::SetNetconsole>(0) && !shown.wished<plans::SetNetconsole>(0)->server);
}

void NetconsoleDialogTest::readsAgainAfterAChange() {
    Shown shown;
    QVERIFY(shown.open());
    shown.environment().unset("preboot");
    shown.state.journal->insert(shown.state.journal->begin(), {8, 0, "eva", "x", "applied", {}, true, {}});
    shown.dialog->setState(demo::shared(shown.state));
    QVERIFY(shown.isDecided());
    QVERIFY(shown.dialog->stateText().contains("U-Boot: Off."));
    QVERIFY(shown.dialog->enableButton().isEnabled());
    shown.state.link = DeviceState::Link::Waiting;
    shown.dialog->setState(demo::shared(shown.state));
    QVERIFY(!shown.dialog->enableButton().isEnabled());
}

void NetconsoleDialogTest::changesNothingBesideABadBlock() {
    Shown shown;
    shown.clearEnvironment();
    shown.commands->environment->badBlocks = {0xe0000};
    QVERIFY(shown.open());
    QVERIFY(shown.dialog->messageText().contains("see the tab U-Boot"));
    QVERIFY(!shown.dialog->enableButton().isEnabled());
    shown.dialog->chooseParts({false, true}); // the kernel needs no flash
    QVERIFY(shown.dialog->enableButton().isEnabled());
}

void NetconsoleDialogTest::worksWithoutAnEnvironment() {
    Shown shown;
    std::erase(shown.state.greeting.capabilities, "uboot-env");
    QVERIFY(shown.open());
    QCOMPARE(shown.commands->environmentsRead, 0);
    QVERIFY(shown.dialog->stateText().contains("does not show U-Boot's environment"));
    QVERIFY(shown.dialog->enableButton().isEnabled());
    shown.dialog->enable();
    QVERIFY(shown.wished<plans::SetNetconsole>(0));
}

void NetconsoleDialogTest::verifiesTheKernelAndThenUboot() {
    Shown shown;
    shown.commands->kernelNetconsole.target = kernelTarget();
    QVERIFY(shown.open());
    shown.dialog->verify();
    QVERIFY(shown.dialog->proof().isUnderWay() && !shown.dialog->verifyButton().isEnabled());
    auto& commands = *shown.commands;
    QVERIFY(commands.verification->question().isKernel);
    QVERIFY(commands.testLines == std::vector<std::string>{commands.verification->question().text});
    commands.verification->heard("192.168.1.5", {}, "4,1,2,-;" + commands.testLines.front() + "\n", {});
    commands.endVerification();
    QTRY_VERIFY(!commands.verification->question().isKernel);
    QVERIFY(shown.dialog->proof().restartButton().isVisible());
    QVERIFY(shown.proof().text.contains("The kernel's test line has arrived from 192.168.1.5."));
    shown.dialog->proof().restartButton().click();
    QVERIFY(shown.wished<plans::Reboot>(0));
    commands.verification->heard("192.168.1.100", {}, banner, {});
    commands.endVerification();
    QTRY_COMPARE(shown.proof().title, QStringLiteral("Netconsole works"));
    QVERIFY(shown.proof().text.contains("U-Boot 2017.07-tld-1"));
    QVERIFY(shown.dialog->verifyButton().isEnabled());
    shown.dialog->proof().showButton().click();
    QVERIFY(commands.consolesShown == std::vector<std::string>{"192.168.1.100"});
}

void NetconsoleDialogTest::saysWhatArrivedFromElsewhere() {
    Shown shown;
    QVERIFY(shown.open());
    shown.dialog->verify();
    shown.commands->verification->heard("192.168.1.66", {}, banner, {});
    shown.commands->verification->timeReached(TimePoint::max());
    shown.commands->endVerification();
    QTRY_COMPARE(shown.proof().title, QStringLiteral("U-Boot's banner did not arrive"));
    QVERIFY(shown.proof().text.contains("from 192.168.1.66, which is not the address of this box"));
    QVERIFY(!shown.dialog->proof().showButton().isVisible());
}

void NetconsoleDialogTest::stopsWaiting() {
    Shown shown;
    QVERIFY(shown.open());
    shown.dialog->verify();
    shown.dialog->proof().cancelButton().click();
    QCOMPARE(shown.proof().title, QStringLiteral("Nothing has arrived so far"));
    QVERIFY(shown.dialog->verifyButton().isEnabled());
}

void NetconsoleDialogTest::saysThatTheConsoleDoesNotListen() {
    Shown shown;
    QVERIFY(shown.open());
    shown.dialog->verify();
    shown.commands->failVerification();
    QTRY_COMPARE(shown.proof().title, QStringLiteral("The Console does not listen"));
}

QTEST_MAIN(NetconsoleDialogTest)
#include "tst_dialog.moc"
