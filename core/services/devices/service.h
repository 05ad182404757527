#pragma once

#include "core/box_netconsole/parts.h"
#include "core/remote/rates.h"
#include "core/services/calls/call.h"
#include "core/services/devices/confirmed.h"
#include "core/services/devices/values.h"

#include <QObject>

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace etherdeck {

class DeviceBox;
struct DeviceRequest;

/// Connections to the boxes that the user has added, and what is known of each. Lives in a worker thread of
/// its own; calls may be made from any thread, and are answered in the receiver's. A box that hangs delays
/// only its own answers. Everything that a box sends is hostile: sizes are bounded, texts are raw.
class DeviceService : public QObject {
    Q_OBJECT

public:
    explicit DeviceService(wire::ClientIdentity identity, QObject* parent = nullptr);
    ~DeviceService() override;

    template <class Value>
    using ThenAnswer = Then<remote::Answer<Value>>;
    using EachProgress = Each<wire::CallProgress>;

    // A box that is not known or not connected is answered as Lost. Destroying the call cancels it on the box
    // as well, unless said otherwise.

    Call box(const std::string& device, QObject* receiver, ThenAnswer<remote::Box> then);
    Call plan(const std::string& device, const plans::Wish& wish, QObject* receiver, EachProgress each,
              ThenAnswer<plans::ShownPlan> then);
    /// A change that has begun is not cancelled by destroying its call: see cancelApply().
    Call apply(const std::string& device, const DeviceConsent& consent, QObject* receiver, EachProgress each,
               ThenAnswer<remote::Applied> then);
    Call keep(const std::string& device, const std::string& change, QObject* receiver, ThenAnswer<void> then);
    /// Watches who uses an export, for five seconds.
    Call users(const std::string& device, Address address, QObject* receiver, EachProgress each,
               ThenAnswer<remote::UserList> then);
    /// Records of the box's kernel from a number on, `limit` at most.
    Call kernelLog(const std::string& device, std::uint64_t since, std::uint64_t limit, QObject* receiver,
                   ThenAnswer<remote::KernelLogPage> then);
    /// U-Boot's environment in the flash memory of the box.
    Call environment(const std::string& device, QObject* receiver, ThenAnswer<plans::BoxEnvironment> then);
    /// Netconsole of the kernel of the box.
    Call netconsole(const std::string& device, QObject* receiver,
                    ThenAnswer<box_netconsole::KernelNetconsole> then);
    /// Writes a line to the log of the kernel: letters, digits and hyphens.
    Call testNetconsole(const std::string& device, const std::string& text, QObject* receiver,
                        ThenAnswer<void> then);
    /// Stores a copy of the partition that holds it in a file of this computer, and answers with its path.
    /// Refused when it is not what was requested.
    Call keepBackup(const std::string& device, const plans::BackupRequest& request, QObject* receiver,
                    ThenAnswer<std::string> then);
    Call journal(const std::string& device, QObject* receiver,
                 ThenAnswer<std::vector<remote::JournalEntry>> then);

public slots:
    /// Connects the new ones and drops those that are not listed. Names are of no interest here.
    void setDevices(const std::vector<etherdeck::KnownDevice>& devices);
    /// Whether the boxes count what their exports carry: only while somebody looks at it.
    void watchRates(bool isOn);
    /// What was confirmed earlier. Before the devices are set.
    void setConfirmed(const etherdeck::ConfirmedDevices& confirmed) { m_confirmed = confirmed; }
    /// Accepts the host key with this fingerprint for the box, in place of any other, and connects now.
    void acceptHostKey(const std::string& device, const std::string& fingerprint);
    /// Accepts what the old SSH server of the box needs, and connects now.
    void allowOldMethods(const std::string& device, const std::vector<std::string>& options);
    /// All of that at once, as of a box that was just added, and connects now.
    void confirm(const std::string& device, const etherdeck::ConfirmedDevice& confirmed);
    /// Connects now instead of later. Somebody is there who answers what ssh asks, as after the two above.
    void retry(const std::string& device);
    /// What ssh asks is not answered: gives this attempt up.
    void cancelLogin(const std::string& device);
    /// Stops the change that is being applied there after its present step; it is then undone and answered.
    void cancelApply(const std::string& device);

signals:
    /// At most ten times a second for each box.
    void changed(const etherdeck::DeviceStatePtr& state);
    /// About once a second for each box, while they are watched, however often an agent tells them. An export
    /// that is not named carried nothing; those that are named are exports of the box.
    void ratesCame(const std::string& device, const std::vector<etherdeck::remote::ExportRate>& rates);
    /// It is not connected any more, and no change of it is told.
    void removed(const std::string& device);

private:
    template <class Value>
    using Read = std::function<Result<Value>(const wire::Json&)>;
    using Sent = std::function<void(DeviceBox&, std::int64_t call)>;

    template <class Value>
    Call ask(const std::string& device, const DeviceRequest& request, bool isCancelled, QObject* receiver,
             EachProgress each, ThenAnswer<Value> then, Read<Value> read, Sent sent = {});
    void useConfirmed(const std::string& device);
    [[nodiscard]] DeviceBox* find(const std::string& device) const;

    wire::ClientIdentity m_identity;
    bool m_watchesRates = false;
    ConfirmedDevices m_confirmed;
    std::map<std::string, std::unique_ptr<DeviceBox>> m_boxes;
};

} // namespace etherdeck
