#include "ui/devices/base/commands.h"

namespace etherdeck::ui {

void DeviceCommands::changeDevices(const std::vector<KnownDevice>& /*before*/,
                                   const std::vector<KnownDevice>& /*after*/) {}
QString DeviceCommands::wrongBoxName(const std::string& /*device*/, const QString& /*name*/) const {
    return {};
}

void DeviceCommands::confirmDevice(const std::string& /*device*/, const ConfirmedDevice& /*confirmed*/,
                                   bool /*keepsHostKey*/) {}
void DeviceCommands::watchRates(bool /*isOn*/) {}
void DeviceCommands::retryDevice(const std::string& /*device*/) {}
void DeviceCommands::cancelLogin(const std::string& /*device*/) {}
void DeviceCommands::acceptHostKey(const std::string& /*device*/, const std::string& /*fingerprint*/,
                                   bool /*isKept*/) {}
void DeviceCommands::allowOldMethods(const std::string& /*device*/,
                                     const std::vector<std::string>& /*options*/) {}

Call DeviceCommands::planChange(const std::string& /*device*/, const plans::Wish& /*wish*/, QObject* receiver,
                                EachProgress /*each*/, ThenAnswer<plans::ShownPlan> then) {
    return Reply<remote::Answer<plans::ShownPlan>>(receiver, std::move(then)).call();
}

Call DeviceCommands::applyChange(const std::string& /*device*/, const DeviceConsent& /*consent*/,
                                 QObject* receiver, EachProgress /*each*/, ThenAnswer<remote::Applied> then) {
    return Reply<remote::Answer<remote::Applied>>(receiver, std::move(then)).call();
}

Call DeviceCommands::watchUsers(const std::string& /*device*/, Address /*address*/, QObject* receiver,
                                EachProgress /*each*/, ThenAnswer<remote::UserList> then) {
    return Reply<remote::Answer<remote::UserList>>(receiver, std::move(then)).call();
}

Call DeviceCommands::showKernelLog(const std::string& /*device*/, const QString& /*name*/, QObject* receiver,
                                   ThenAnswer<qint64> then) {
    return Reply<remote::Answer<qint64>>(receiver, std::move(then)).call();
}

Call DeviceCommands::readEnvironment(const std::string& /*device*/, QObject* receiver,
                                     ThenAnswer<plans::BoxEnvironment> then) {
    return Reply<remote::Answer<plans::BoxEnvironment>>(receiver, std::move(then)).call();
}

Call DeviceCommands::readNetconsole(const std::string& /*device*/, QObject* receiver,
                                    ThenAnswer<box_netconsole::KernelNetconsole> then) {
    return Reply<remote::Answer<box_netconsole::KernelNetconsole>>(receiver, std::move(then)).call();
}

Call DeviceCommands::testNetconsole(const std::string& /*device*/, const std::string& /*text*/,
                                    QObject* receiver, ThenAnswer<void> then) {
    return Reply<remote::Answer<void>>(receiver, std::move(then)).call();
}

Call DeviceCommands::verifyNetconsole(const box_netconsole::Verification::Question& /*question*/,
                                      Duration /*longest*/, QObject* receiver,
                                      Then<box_netconsole::Verification> then) {
    return Reply<box_netconsole::Verification>(receiver, std::move(then)).call();
}

std::vector<box_netconsole::OwnAddress> DeviceCommands::ownAddresses() const { return {}; }

Call DeviceCommands::askForStations(const std::vector<Ipv4Address>& /*addresses*/, QObject* receiver,
                                    Then<link::StationAnswers> then) {
    return Reply<link::StationAnswers>(receiver, std::move(then)).call();
}

void DeviceCommands::showSource(qint64 /*source*/) {}

void DeviceCommands::showConsoleOf(const std::string& /*address*/) {}

Call DeviceCommands::keepBackup(const std::string& /*device*/, const plans::BackupRequest& /*request*/,
                                QObject* receiver, ThenAnswer<std::string> then) {
    return Reply<remote::Answer<std::string>>(receiver, std::move(then)).call();
}

Jobs::Handle DeviceCommands::listChange(const std::string& /*device*/, std::function<void()> /*cancel*/) {
    return {};
}

void DeviceCommands::cancelChange(const std::string& /*device*/) {}

Call DeviceCommands::keepChange(const std::string& /*device*/, const std::string& /*change*/,
                                QObject* receiver, ThenAnswer<void> then) {
    return Reply<remote::Answer<void>>(receiver, std::move(then)).call();
}

std::vector<link::Interface> DeviceCommands::interfaces() const { return {}; }

Call DeviceCommands::findBoxes(const FinderRequest& /*request*/, QObject* receiver,
                               Each<FinderProgress> /*each*/, Then<std::vector<FoundThere>> then) {
    return Reply<std::vector<FoundThere>>(receiver, std::move(then)).call();
}

Call DeviceCommands::lookAtBox(const remote::SshDevice& /*device*/, QObject* receiver,
                               Then<install::Answer<BoxLook>> then) {
    return Reply<install::Answer<BoxLook>>(receiver, std::move(then)).call();
}

Call DeviceCommands::installAgent(const remote::SshDevice& /*device*/, const install::InstallPlan& /*plan*/,
                                  QObject* receiver, Each<InstallProgress> /*each*/,
                                  Then<InstallOutcome> then) {
    return Reply<InstallOutcome>(receiver, std::move(then)).call();
}

void DeviceCommands::stopInstall() {}

Call DeviceCommands::editQueue(std::function<Result<void>(plans::ChangeQueue&)> /*edit*/, QObject* receiver,
                               Then<void> then) {
    return Reply<void>(receiver, std::move(then)).call();
}

Call DeviceCommands::holdQueue(QObject* receiver, Then<plans::ChangeQueue> then) {
    return Reply<plans::ChangeQueue>(receiver, std::move(then)).call();
}

void DeviceCommands::releaseQueue() {}

} // namespace etherdeck::ui
