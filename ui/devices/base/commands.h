#pragma once

#include "core/box_netconsole/addresses.h"
#include "core/box_netconsole/parts.h"
#include "core/box_netconsole/verification.h"
#include "core/plans/change_queue.h"
#include "core/services/calls/call.h"
#include "core/services/devices/confirmed.h"
#include "core/services/devices/values.h"
#include "core/services/finder/box_finder.h"
#include "core/services/install/values.h"
#include "ui/boxes/base/commands.h"
#include "ui/widgets/jobs.h"

#include <QString>

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace etherdeck::ui {

/// What the devices page requests. By default nothing is done, and each answer is Closed. The calls are those
/// of DeviceService.
class DeviceCommands : public virtual BoxCommands {
public:
    template <class Value>
    using ThenAnswer = Then<remote::Answer<Value>>;
    using EachProgress = Each<wire::CallProgress>;

    /// The list of boxes; can be undone.
    virtual void changeDevices(const std::vector<KnownDevice>& before, const std::vector<KnownDevice>& after);
    /// What is wrong with a name for the box of a device; empty: nothing.
    [[nodiscard]] virtual QString wrongBoxName(const std::string& device, const QString& name) const;
    /// Connects now. ssh may ask for a password: see Logins.
    virtual void retryDevice(const std::string& device);
    /// What ssh asks while it connects to the box is not answered.
    virtual void cancelLogin(const std::string& device);
    /// Accepts the host key with this fingerprint for the box, in place of any other. `isKept`: also when
    /// Etherdeck is started again.
    virtual void acceptHostKey(const std::string& device, const std::string& fingerprint, bool isKept);
    /// Accepts these options, which the old SSH server of the box needs, for that box.
    virtual void allowOldMethods(const std::string& device, const std::vector<std::string>& options);
    /// What was confirmed for a box that was just added. `keepsHostKey`: its host key also when Etherdeck is
    /// started again.
    virtual void confirmDevice(const std::string& device, const ConfirmedDevice& confirmed,
                               bool keepsHostKey);
    /// See DeviceService.
    virtual void watchRates(bool isOn);

    virtual Call planChange(const std::string& device, const plans::Wish& wish, QObject* receiver,
                            EachProgress each, ThenAnswer<plans::ShownPlan> then);
    virtual Call applyChange(const std::string& device, const DeviceConsent& consent, QObject* receiver,
                             EachProgress each, ThenAnswer<remote::Applied> then);
    /// Watches who uses an export, for five seconds.
    virtual Call watchUsers(const std::string& device, Address address, QObject* receiver, EachProgress each,
                            ThenAnswer<remote::UserList> then);
    /// Answered with the source of the Console that has what the kernel of the box says. If there is none,
    /// one of that name is made of the log that the box keeps.
    virtual Call showKernelLog(const std::string& device, const QString& name, QObject* receiver,
                               ThenAnswer<qint64> then);
    virtual Call readEnvironment(const std::string& device, QObject* receiver,
                                 ThenAnswer<plans::BoxEnvironment> then);
    /// Netconsole of the kernel.
    virtual Call readNetconsole(const std::string& device, QObject* receiver,
                                ThenAnswer<box_netconsole::KernelNetconsole> then);
    /// Has the kernel write a line to its log.
    virtual Call testNetconsole(const std::string& device, const std::string& text, QObject* receiver,
                                ThenAnswer<void> then);
    /// Waits until console output of a box arrives at the Console. See ConsoleService.
    virtual Call verifyNetconsole(const box_netconsole::Verification::Question& question, Duration longest,
                                  QObject* receiver, Then<box_netconsole::Verification> then);
    /// This computer's addresses.
    [[nodiscard]] virtual std::vector<box_netconsole::OwnAddress> ownAddresses() const;
    /// Which of these addresses a station has, by ARP; takes a second.
    virtual Call askForStations(const std::vector<Ipv4Address>& addresses, QObject* receiver,
                                Then<link::StationAnswers> then);
    /// Shows a source on the Console.
    virtual void showSource(qint64 source);
    /// Shows on the Console what comes from an address.
    virtual void showConsoleOf(const std::string& address);
    /// Of the partition with U-Boot's environment, in a file of this computer. See DeviceService.
    virtual Call keepBackup(const std::string& device, const plans::BackupRequest& request, QObject* receiver,
                            ThenAnswer<std::string> then);
    /// Lists that a box is being changed, as long as the handle lives. `cancel` is called from the list.
    virtual Jobs::Handle listChange(const std::string& device, std::function<void()> cancel);
    /// The change that is being applied; its call is still answered.
    virtual void cancelChange(const std::string& device);
    virtual Call keepChange(const std::string& device, const std::string& change, QObject* receiver,
                            ThenAnswer<void> then);

    /// Of this computer.
    [[nodiscard]] virtual std::vector<link::Interface> interfaces() const;
    /// See BoxFinder.
    virtual Call findBoxes(const FinderRequest& request, QObject* receiver, Each<FinderProgress> each,
                           Then<std::vector<FoundThere>> then);
    // See AgentInstaller.
    virtual Call lookAtBox(const remote::SshDevice& device, QObject* receiver,
                           Then<install::Answer<BoxLook>> then);
    virtual Call installAgent(const remote::SshDevice& device, const install::InstallPlan& plan,
                              QObject* receiver, Each<InstallProgress> each, Then<InstallOutcome> then);
    virtual void stopInstall();

    /// Changes the queue of changes, which other programs share.
    virtual Call editQueue(std::function<Result<void>(plans::ChangeQueue&)> edit, QObject* receiver,
                           Then<void> then);
    /// Before a change of the queue is applied; answered with the queue. See QueueKeeper::hold().
    virtual Call holdQueue(QObject* receiver, Then<plans::ChangeQueue> then);
    virtual void releaseQueue();
};
/// Shared by the page and its parts; never null.
using DeviceCommandsPtr = std::shared_ptr<DeviceCommands>;

} // namespace etherdeck::ui
