// Draws the devices page, the plan dialog and the export wizard, light and dark, into a folder: for the eye.
#include "tests/ui/devices/add/example_look.h"
#include "tests/ui/support/drawing.h"
#include "tests/ui/support/fake_devices.h"
#include "ui/boxes/environment/check_dialog.h"
#include "ui/devices/add/find_dialog.h"
#include "ui/devices/add/install_view.h"
#include "ui/devices/add/wizard.h"
#include "ui/devices/base/host_key_dialog.h"
#include "ui/devices/base/login_dialog.h"
#include "ui/devices/base/remedy.h"
#include "ui/devices/base/row_table.h"
#include "ui/devices/exports/change_dialog.h"
#include "ui/devices/exports/load_dialog.h"
#include "ui/devices/exports/wizard.h"
#include "ui/devices/netconsole/dialog.h"
#include "ui/devices/netconsole/proof.h"
#include "ui/devices/page/box_view.h"
#include "ui/devices/page/disk_map_view.h"
#include "ui/devices/page/export_actions.h"
#include "ui/devices/page/overview.h"
#include "ui/devices/page/page.h"
#include "ui/devices/plan/dialog.h"
#include "ui/devices/plan/queue_dialog.h"
#include "ui/devices/plan/view.h"
#include "ui/devices/uboot/panel.h"
#include "ui/devices/uboot/variable_dialog.h"

#include <QLineEdit>
#include <QToolButton>

#include <cmath>
#include <memory>

using namespace etherdeck;
using namespace etherdeck::ui;

namespace {

/// Bytes in a second: busy for a while, then quiet.
double carried(int second, int slot) {
    constexpr double most = 24e6;
    const double wave = std::sin((second + 11 * slot) / 9.0);
    return wave < 0 ? 0 : most * wave * (1 + 0.1 * std::sin(second * 1.7)) / (1 + slot % 4);
}

const plans::Wish stopWish = plans::StopExport{Address(7, 3)};

DeviceState lostState() {
    auto state = demo::plugState();
    state.link = DeviceState::Link::Waiting;
    state.error =
        remote::ConnectionError{remote::ConnectionFault::Lost, "Connection closed by remote host", {}, {}};
    state.known = std::chrono::system_clock::now() - std::chrono::minutes(3);
    state.box->warnings = {"The clock is wrong: 1970."};
    return state;
}

DeviceState agentlessState() {
    DeviceState state;
    state.device = demo::plugDevice;
    state.link = DeviceState::Link::Waiting;
    state.error = remote::ConnectionError{
        remote::ConnectionFault::NoAgent, "sh: 1: etherdeck-agent: not found", {}, {}};
    return state;
}

DeviceState pendingState() {
    auto state = demo::plugState();
    state.pending = plans::PendingChange{"c1", "Set the MTU of eth0 to 9000", 57};
    state.pendingRead = Clock::now();
    return state;
}

std::unique_ptr<QWidget> pageOf(const DeviceState& state, DeviceTab tab, const QString& key, QSize size) {
    auto page = std::make_unique<DevicesPage>();
    page->resize(size);
    page->show(); // only what shows is counted
    page->setDevices(
        {{demo::plugDevice, {}}, {"root@attic", "Attic"}, {"unix:/run/etherdeck-agent/socket", {}}});
    page->setState(demo::shared(state));
    auto other = lostState();
    other.device = "root@attic";
    page->setState(demo::shared(other));
    for (int second = 0; second < 60; ++second) {
        std::vector<remote::ExportRate> rates;
        for (const auto& status : state.exports ? state.exports->exports : std::vector<plans::ExportStatus>())
            rates.push_back({status.config.address, carried(second, status.config.address.slot()) / 8192,
                             12.0, carried(second, status.config.address.slot())});
        page->noteRates(demo::plugDevice, rates);
    }
    page->view().showTab(tab);
    page->view().table(tab).selectKey(key);
    return page;
}

std::unique_ptr<QWidget> planOf(const plans::Wish& wish, const QString& verb, plans::Confirmation level,
                                bool isDone) {
    const auto commands = std::make_shared<demo::FakeDevices>();
    commands->level = level;
    auto dialog = std::make_unique<PlanDialog>(commands, demo::plugDevice, DeviceWish{{{wish, {}}}, verb});
    dialog->show();
    QTest::qWait(100);
    for (auto* fold : dialog->findChildren<QToolButton*>())
        if (fold->isCheckable() && fold->text() == "Details")
            fold->setChecked(true);
    if (isDone)
        dialog->view().apply();
    return dialog;
}

/// Several exports stopped by one plan; the last is refused, and the third fails.
std::unique_ptr<QWidget> setOf(bool isApplied) {
    const auto commands = std::make_shared<demo::FakeDevices>();
    const auto state = demo::crowdedState(4);
    commands->planned.exports = state.exports->exports;
    commands->level = plans::Confirmation::Type;
    commands->applyFailures.emplace(
        3, remote::AgentRefusal{{plans::RefusalCode::Failed, "vblade 8 1 has not ended.", {}}, {}});
    DeviceWish wish;
    wish.verb = ExportActions::tr("Stop %1 exports").arg(4);
    for (const Address address : {Address(7, 3), Address(8, 0), Address(8, 1), Address(8, 2), Address(9, 9)})
        wish.changes.push_back({plans::StopExport{address}, QString::fromStdString(address.toString())});
    auto dialog = std::make_unique<PlanDialog>(commands, demo::plugDevice, wish);
    dialog->show();
    QTest::qWait(100);
    for (auto* edit : dialog->findChildren<QLineEdit*>())
        if (isApplied)
            edit->setText(QString::fromStdString(plans::freeSerial));
    dialog->view().apply();
    QTest::qWait(100);
    return dialog;
}

std::unique_ptr<QWidget> loadOf() {
    const auto state = demo::crowdedState(5);
    remote::SavedExports saved{"attic", {}};
    for (const auto& status : state.exports->exports)
        saved.exports.push_back(status.config);
    return std::make_unique<LoadExportsDialog>(demo::plugState(), saved, "/home/eva/attic-exports.json");
}

std::unique_ptr<QWidget> wizardAt(int step) {
    auto wizard = std::make_unique<ExportWizard>(
        std::make_shared<demo::FakeDevices>(), demo::shared(demo::plugState()), "/dev/sdb", [] {
            return SanView{
                {{Address(0, 0), {SanTarget::State::Answers, MacAddress({0x00, 0x25, 0x31, 0, 0, 2}), {}}}},
                {{"eth0", MacAddress({2, 0, 0, 0, 0, 1})}}};
        });
    wizard->show();
    for (int i = 0; i < step; ++i)
        wizard->next();
    return wizard;
}

std::unique_ptr<QWidget> overviewOf(const DeviceState& state, const QString& path, QSize size) {
    auto page = pageOf(state, DeviceTab::Exports, {}, size);
    auto& view = static_cast<DevicesPage&>(*page).view();
    view.showOverview();
    view.overview().map().choose(DiskMapNode::Kind::Disk, path);
    return page;
}

std::unique_ptr<QWidget> queueOf() {
    auto commands = std::make_shared<demo::FakeDevices>();
    auto dialog = std::make_unique<QueueDialog>(
        commands, QueueDialog::Boxes{[](const std::string& device) { return QString::fromStdString(device); },
                                     [](const std::string&) { return true; }});
    plans::ChangeQueue queue;
    (void)queue.add("plug", stopWish, {});
    (void)queue.add("plug", plans::LockDisk{plans::freeDisk, true}, {});
    (void)queue.add("Attic", plans::SetHostName{"attic"}, {});
    dialog->setQueue(queue);
    dialog->table().selectKey("2");
    return dialog;
}

constexpr int addSteps = 5;

std::unique_ptr<AddBoxWizard> adding(const std::shared_ptr<demo::FakeDevices>& commands) {
    auto wizard = std::make_unique<AddBoxWizard>(
        commands, BoxAddressPage::Rules{[](const std::string&) { return false; },
                                        [](const std::string&, const QString&) { return QString(); }});
    wizard->show();
    return wizard;
}

/// The wizard that adds a box, after so many steps.
std::unique_ptr<QWidget> addingAt(int steps) {
    auto commands = std::make_shared<demo::FakeDevices>();
    commands->looks = {demo::plugLook()};
    auto wizard = adding(commands);
    if (steps > 0)
        wizard->addressPage().setDevice("root@192.168.1.7", "Cellar");
    for (int i = 0; i < steps; ++i) {
        wizard->next();
        QTest::qWait(100);
    }
    return wizard;
}

std::unique_ptr<QWidget> addingRefused() {
    auto commands = std::make_shared<demo::FakeDevices>();
    commands->looks = {tl::unexpected<install::Failure>(
        remote::ConnectionError{remote::ConnectionFault::NotAllowed,
                                "root@192.168.1.7: Permission denied (publickey,password).",
                                "publickey,password",
                                {}})};
    auto wizard = adding(commands);
    wizard->addressPage().setDevice("root@192.168.1.7", {});
    wizard->next();
    QTest::qWait(100);
    return wizard;
}

std::unique_ptr<QWidget> addingFailed() {
    auto commands = std::make_shared<demo::FakeDevices>();
    commands->looks = {demo::plugLook()};
    commands->installOutcome = {install::BoxError{install::BoxFault::NoRoom,
                                                  "cat: write error: No space left on device",
                                                  "/usr/sbin/etherdeck-agent"},
                                "Copy the agent to the box, and check that it arrived and runs",
                                {},
                                {}};
    auto wizard = adding(commands);
    wizard->addressPage().setDevice("root@192.168.1.7", {});
    for (int i = 0; i < 4; ++i) {
        wizard->next();
        QTest::qWait(100);
    }
    return wizard;
}

std::unique_ptr<QWidget> findingOf() {
    auto commands = std::make_shared<demo::FakeDevices>();
    commands->ownInterfaces = {demo::desk("eth0", "192.168.1.5"), demo::desk("eth1", "10.0.0.2")};
    commands->found = demo::foundBoxes();
    auto dialog = std::make_unique<FindBoxesDialog>(commands);
    dialog->show();
    dialog->search();
    QTest::qWait(100);
    return dialog;
}

DeviceState oldState() {
    auto state = agentlessState();
    state.error =
        remote::ConnectionError{remote::ConnectionFault::OldServer,
                                "Unable to negotiate with 192.168.1.7 port 22: no matching host key "
                                "type found. Their offer: ssh-rsa",
                                "ssh-rsa",
                                {}};
    return state;
}

const QString shownFingerprint = QStringLiteral("SHA256:qWnF0Xr1nQ7gkUZ7mH2v6bJ8sYx3aLd0PpT4cRe5iKo");

DeviceState changedKeyState() {
    auto state = lostState();
    state.error = remote::ConnectionError{remote::ConnectionFault::HostKeyChanged,
                                          "Host key verification failed.",
                                          {},
                                          {},
                                          shownFingerprint.toStdString()};
    return state;
}

/// The question, taken from the page that asks it.
std::unique_ptr<QWidget> oldServerOf() {
    QWidget window;
    DeviceRemedies remedies(&window);
    remedies.start({demo::plugDevice, "plug"}, oldState());
    auto* question = window.findChild<QDialog*>();
    question->setParent(nullptr, Qt::Dialog);
    question->setAttribute(Qt::WA_DeleteOnClose, false);
    return std::unique_ptr<QWidget>(question);
}

enum class Uboot { Good, Faulty, Damaged, BadBlock, None };

std::unique_ptr<QWidget> ubootOf(Uboot which, QSize size) {
    auto state = demo::plugState();
    if (which != Uboot::None)
        state.greeting.capabilities.emplace_back("uboot-env");
    auto page = pageOf(state, DeviceTab::Exports, {}, size);
    const auto commands = std::make_shared<demo::FakeDevices>();
    auto& found = *commands->environment;
    if (which == Uboot::Good)
        found.addresses.clear();
    if (which == Uboot::Faulty) {
        found.environment.set("stdin", "nc");
        found.environment.set("stdout", "nc");
        found.environment.set("arcNumber", "2097");
        found.environment.set("ipaddr", "192.168.1.5");
    }
    if (which == Uboot::BadBlock)
        found.badBlocks = {0xe0000};
    if (which == Uboot::Damaged) {
        found.environment = {};
        found.fault = uboot::EnvironmentFault::Checksum;
    }
    static_cast<DevicesPage&>(*page).setCommands(commands);
    static_cast<DevicesPage&>(*page).view().showUboot();
    QTest::qWait(100);
    static_cast<DevicesPage&>(*page).view().uboot().table().selectKey("bootcmd");
    return page;
}

enum class Netconsole { Off, On, Taken, Waiting, Arrived };

std::unique_ptr<QWidget> netconsoleOf(Netconsole which) {
    auto state = demo::plugState();
    for (const auto* capability : {"uboot-env", "netconsole", "shut-down"})
        state.greeting.capabilities.emplace_back(capability);
    state.interfaces->interfaces.front().addresses = {"192.168.1.5/24"};
    const auto commands = std::make_shared<demo::FakeDevices>();
    plans::NetconsoleTarget target;
    target.interface = "eth0";
    target.local = *Ipv4Address::parse("192.168.1.5");
    target.server = *Ipv4Address::parse("192.168.1.2");
    if (which == Netconsole::Off)
        for (const auto* name : {"ipaddr", "serverip", "preboot"})
            commands->environment->environment.unset(name);
    else
        commands->kernelNetconsole.target = commands->kernelNetconsole.atBoot = target;
    auto dialog = std::make_unique<NetconsoleDialog>(commands, demo::shared(state), "plug");
    dialog->show();
    QTest::qWait(100);
    if (which == Netconsole::Taken) {
        commands->stations = {{*Ipv4Address::parse("192.168.1.77"), MacAddress({2, 0, 0, 0, 0, 7})}};
        dialog->setBoxAddress("192.168.1.77");
        dialog->setDhcpRange("192.168.1.100-192.168.1.199");
        QTest::qWait(600);
    }
    if (which == Netconsole::Waiting || which == Netconsole::Arrived) {
        dialog->verify();
        commands->verification->heard("192.168.1.5", {}, commands->testLines.front() + '\n', {});
        commands->endVerification();
        QTest::qWait(100);
    }
    if (which == Netconsole::Arrived) {
        commands->verification->heard("192.168.1.100", {},
                                      "U-Boot 2017.07-tld-1 (Sep 05 2017 - 00:10:20 -0700)\n", {});
        commands->endVerification();
        QTest::qWait(100);
    }
    return dialog;
}

std::unique_ptr<QWidget> checkOf(const QString& printed) {
    auto dialog = std::make_unique<EnvironmentCheckDialog>();
    dialog->setBox("Attic");
    dialog->setWaiting();
    dialog->setPrinted(printed);
    return dialog;
}

const QString faultyPrint = QStringLiteral("Pogo> printenv\n"
                                           "bootcmd=run bootcmd_usb; reset\n"
                                           "bootcmd_usb=usb start; run force_rescue_bootcmd\n"
                                           "bootdelay=10\n"
                                           "ethaddr=00:25:31:00:00:07\n"
                                           "ipaddr=192.168.1.100\n"
                                           "preboot=run start_netconsole\n"
                                           "serverip=192.168.1.2\n"
                                           "start_netconsole=setenv ncip $serverip; setenv stdout nc\n"
                                           "Environment size: 274/131068 bytes\n");

bool draw(const QDir& folder, ThemeChoice choice) {
    constexpr QSize wide(1200, 760);
    constexpr QSize small(840, 540);
    bool isGood = true;
    const auto save = [&](const QString& name, const std::unique_ptr<QWidget>& widget) {
        widget->show();
        isGood &= demo::stillPicture(*widget).save(demo::picturePath(folder, name, choice));
    };
    save("overview", overviewOf(demo::plugState(), "/srv/disk.img", wide));
    save("overview-small", overviewOf(lostState(), {}, small));
    save("overview-crowded", overviewOf(demo::crowdedState(40), {}, wide));
    save("queue", queueOf());
    save("exports", pageOf(demo::plugState(), DeviceTab::Exports, "e7.3", wide));
    save("exports-small", pageOf(demo::plugState(), DeviceTab::Exports, "e7.3", small));
    save("disks", pageOf(demo::plugState(), DeviceTab::Disks, "/dev/sdb", wide));
    save("disks-small", pageOf(pendingState(), DeviceTab::Disks, "/dev/sdb", small));
    save("interfaces", pageOf(pendingState(), DeviceTab::Interfaces, "eth0", wide));
    save("journal", pageOf(lostState(), DeviceTab::Journal, "7", wide));
    save("no-agent", pageOf(agentlessState(), DeviceTab::Exports, {}, small));
    save("no-boxes", std::make_unique<DevicesPage>());
    for (int step = 0; step < addSteps; ++step)
        save(QStringLiteral("add-%1").arg(step), addingAt(step));
    save("add-refused", addingRefused());
    save("add-failed", addingFailed());
    save("find", findingOf());
    for (const auto* text : {"root@192.168.1.7's password: ", "(root@192.168.1.7) Verification code: "})
        save(text[0] == '(' ? "login-code" : "login",
             std::make_unique<LoginDialog>(LoginDialog::Question{"plug", text}));
    for (const bool hasChanged : {false, true})
        save(hasChanged ? "key-changed" : "key-unknown",
             std::make_unique<HostKeyDialog>(HostKeyDialog::Question{"plug", shownFingerprint, hasChanged}));
    save("old-server", pageOf(oldState(), DeviceTab::Exports, {}, small));
    save("old-server-question", oldServerOf());
    save("page-key-changed", pageOf(changedKeyState(), DeviceTab::Exports, {}, small));
    save("plan", planOf(stopWish, ExportActions::tr("Stop export %1").arg("e7.3"), plans::Confirmation::Click,
                        false));
    save("plan-type",
         planOf(stopWish, ExportActions::tr("Stop export %1").arg("e7.3"), plans::Confirmation::Type, false));
    save("plan-done",
         planOf(stopWish, ExportActions::tr("Stop export %1").arg("e7.3"), plans::Confirmation::Click, true));
    save("plan-refused",
         planOf(plans::StopExport{Address(1, 1)}, ExportActions::tr("Stop export %1").arg("e1.1"),
                plans::Confirmation::Click, false));
    save("set", setOf(false));
    save("set-failed", setOf(true));
    auto several = pageOf(demo::crowdedState(12), DeviceTab::Exports, "e7.3", small);
    static_cast<DevicesPage&>(*several).view().table(DeviceTab::Exports).selectAll();
    save("exports-several", several);
    save("load", loadOf());
    for (int step = 0; step < 4; ++step)
        save(QStringLiteral("wizard-%1").arg(step), wizardAt(step));
    save("uboot", ubootOf(Uboot::Good, wide));
    save("uboot-faulty", ubootOf(Uboot::Faulty, wide));
    save("uboot-small", ubootOf(Uboot::Faulty, small));
    save("uboot-damaged", ubootOf(Uboot::Damaged, wide));
    save("uboot-bad-block", ubootOf(Uboot::BadBlock, wide));
    save("uboot-none", ubootOf(Uboot::None, small));
    const auto environment = (*plans::exampleBox().environment)->environment;
    save("uboot-variable", std::make_unique<VariableDialog>(environment, "bootcmd"));
    save("uboot-plan", planOf(plans::EditEnvironment{{{"bootcmd", "run bootcmd_usb"}}},
                              UbootPanel::tr("Change %1").arg("bootcmd"), plans::Confirmation::Type, false));
    save("netconsole-off", netconsoleOf(Netconsole::Off));
    save("netconsole-on", netconsoleOf(Netconsole::On));
    save("netconsole-taken", netconsoleOf(Netconsole::Taken));
    save("netconsole-waiting", netconsoleOf(Netconsole::Waiting));
    save("netconsole-arrived", netconsoleOf(Netconsole::Arrived));
    save("check", checkOf(faultyPrint));
    save("check-healthy", checkOf("bootcmd=usb start\nbootdelay=3\nethaddr=00:25:31:00:00:07\n"));
    save("check-nothing", checkOf({}));
    const auto state = demo::plugState();
    save("change", std::make_unique<ExportChangeDialog>(
                       state, state.exports->exports.front().config,
                       ExportAccessPage::OwnInterfaces{{"eth0", MacAddress({2, 0, 0, 0, 0, 1})}}));
    return isGood;
}

} // namespace

int main(int argc, char** argv) { return demo::drawInBothThemes(argc, argv, draw); }
