#include "core/services/devices/service.h"

#include "core/plans/json.h"
#include "core/services/desk/state_folder.h"
#include "core/services/devices/box.h"
#include "core/user_files/flash_backups.h"

#include <QFile>

#include <algorithm>
#include <mutex>
#include <optional>
#include <set>
#include <type_traits>
#include <utility>
#include <variant>

namespace etherdeck {

namespace {

constexpr std::size_t maxBoxes = 128;
constexpr int secondsWatched = 5;
constexpr int maxEntries = 200;

/// An agent may tell more than anybody sees: only the latest waits in the queue of the receiver.
class LatestProgress {
public:
    /// Whether none waited yet.
    [[nodiscard]] bool put(const wire::CallProgress& progress) {
        const std::scoped_lock lock(m_mutex);
        return !std::exchange(m_waiting, progress).has_value();
    }
    [[nodiscard]] wire::CallProgress take() {
        const std::scoped_lock lock(m_mutex);
        return std::exchange(m_waiting, std::nullopt).value_or(wire::CallProgress());
    }

private:
    std::mutex m_mutex;
    std::optional<wire::CallProgress> m_waiting;
};

/// What the agent answered, as a value. Errors also: a refusal, when it is not what it should be.
template <class Value, class ReadValue>
remote::Answer<Value> readAnswer(const remote::Answer<wire::Json>& answer, const ReadValue& read) {
    if (!answer)
        return tl::unexpected(answer.error());
    auto value = read(*answer);
    if (!value)
        return tl::unexpected<remote::Failure>(
            remote::ConnectionError{remote::ConnectionFault::NotAnAgent, value.error().detail, {}, {}});
    if constexpr (std::is_void_v<Value>)
        return {};
    else
        return std::move(*value);
}

} // namespace

DeviceService::DeviceService(wire::ClientIdentity identity, QObject* parent) :
    QObject(parent), m_identity(std::move(identity)) {}

DeviceService::~DeviceService() = default;

void DeviceService::setDevices(const std::vector<KnownDevice>& devices) {
    std::set<std::string> wanted;
    for (const auto& known : devices)
        if (wanted.size() < maxBoxes)
            wanted.insert(known.device);
    for (auto next = m_boxes.begin(); next != m_boxes.end();) {
        if (wanted.contains(next->first)) {
            ++next;
            continue;
        }
        const auto device = next->first;
        next = m_boxes.erase(next);
        m_confirmed.erase(device);
        emit removed(device);
    }
    for (const auto& device : wanted) {
        if (m_boxes.contains(device))
            continue;
        auto box = std::make_unique<DeviceBox>(device, m_confirmed[device], m_identity, this);
        connect(box.get(), &DeviceBox::changed, this,
                [this, one = box.get()] { emit changed(std::make_shared<const DeviceState>(one->state())); });
        connect(box.get(), &DeviceBox::ratesCame, this,
                [this, device](const auto& rates) { emit ratesCame(device, rates); });
        box->watchRates(m_watchesRates);
        m_boxes.emplace(device, std::move(box));
    }
}

void DeviceService::watchRates(bool isOn) {
    m_watchesRates = isOn;
    for (const auto& [device, box] : m_boxes)
        box->watchRates(isOn);
}

void DeviceService::acceptHostKey(const std::string& device, const std::string& fingerprint) {
    m_confirmed[device].hostKeys = {fingerprint};
    useConfirmed(device);
}

void DeviceService::allowOldMethods(const std::string& device, const std::vector<std::string>& options) {
    m_confirmed[device].allow(options);
    useConfirmed(device);
}

void DeviceService::confirm(const std::string& device, const ConfirmedDevice& confirmed) {
    m_confirmed[device] = confirmed;
    useConfirmed(device);
}

void DeviceService::useConfirmed(const std::string& device) {
    if (auto* const box = find(device))
        box->setConfirmed(m_confirmed[device]);
}

void DeviceService::retry(const std::string& device) {
    if (auto* const box = find(device))
        box->connectNow();
}

void DeviceService::cancelLogin(const std::string& device) {
    if (auto* const box = find(device))
        box->cancelLogin();
}

void DeviceService::cancelApply(const std::string& device) {
    if (auto* const box = find(device))
        box->cancelApply();
}

DeviceBox* DeviceService::find(const std::string& device) const {
    const auto found = m_boxes.find(device);
    return found == m_boxes.end() ? nullptr : found->second.get();
}

template <class Value>
Call DeviceService::ask(const std::string& device, const DeviceRequest& request, bool isCancelled,
                        QObject* receiver, EachProgress each, ThenAnswer<Value> then, Read<Value> read,
                        Sent sent) {
    const auto latest = std::make_shared<LatestProgress>();
    const Stream<std::monostate, remote::Answer<Value>> stream(
        receiver, [latest, each = std::move(each)](std::monostate) { each(latest->take()); },
        std::move(then));
    return askInThreadOf(
        this, stream, [this, device, request, isCancelled, read, sent, latest](const auto& to) {
            auto* const box = find(device);
            if (!box || !box->connection()) {
                to.answer(remote::Answer<Value>(tl::unexpected<remote::Failure>(remote::ConnectionError{})));
                return;
            }
            auto asked = request;
            asked.onProgress = [to, latest](const wire::CallProgress& progress) {
                if (latest->put(progress))
                    to.part({});
            };
            asked.onAnswer = [to, read](const remote::Answer<wire::Json>& answer) {
                to.answer(readAnswer<Value>(answer, read));
            };
            if (isCancelled)
                asked.stop = to.stopToken();
            const auto call = box->connection()->call(std::move(asked));
            if (sent)
                sent(*box, call);
        });
}

Call DeviceService::box(const std::string& device, QObject* receiver, ThenAnswer<remote::Box> then) {
    return ask<remote::Box>(
        device, {"box.get", wire::Json::object(), "box"}, true, receiver, [](const auto&) {}, std::move(then),
        remote::boxFrom);
}

Call DeviceService::plan(const std::string& device, const plans::Wish& wish, QObject* receiver,
                         EachProgress each, ThenAnswer<plans::ShownPlan> then) {
    return ask<plans::ShownPlan>(device, {"change.plan", {{"wish", plans::toJson(wish)}}, "changes"}, true,
                                 receiver, std::move(each), std::move(then), plans::planFrom);
}

Call DeviceService::apply(const std::string& device, const DeviceConsent& consent, QObject* receiver,
                          EachProgress each, ThenAnswer<remote::Applied> then) {
    wire::Json params{{"plan", consent.plan}, {"click", consent.clicked}, {"confirm", consent.typed}};
    if (!consent.backup.empty())
        params["backup"] = consent.backup;
    return ask<remote::Applied>(device, {"change.apply", params, "changes"}, false, receiver, std::move(each),
                                std::move(then), remote::appliedFrom,
                                [](DeviceBox& box, std::int64_t call) { box.noteApply(call); });
}

Call DeviceService::keep(const std::string& device, const std::string& change, QObject* receiver,
                         ThenAnswer<void> then) {
    return ask<void>(
        device, {"change.keep", {{"id", change}}, "keep"}, false, receiver, [](const auto&) {},
        std::move(then), [](const wire::Json&) { return Result<void>(); });
}

Call DeviceService::users(const std::string& device, Address address, QObject* receiver, EachProgress each,
                          ThenAnswer<remote::UserList> then) {
    const wire::Json params{{"address", address.toString()}, {"seconds", secondsWatched}};
    return ask<remote::UserList>(device, {"exports.users", params, "users"}, true, receiver, std::move(each),
                                 std::move(then), remote::userListFrom);
}

Call DeviceService::kernelLog(const std::string& device, std::uint64_t since, std::uint64_t limit,
                              QObject* receiver, ThenAnswer<remote::KernelLogPage> then) {
    const wire::Json params{{"since", since}, {"limit", limit}};
    return ask<remote::KernelLogPage>(
        device, {"kernel_log.read", params, "kernel-log"}, true, receiver, [](const auto&) {},
        std::move(then), remote::kernelLogFrom);
}

Call DeviceService::environment(const std::string& device, QObject* receiver,
                                ThenAnswer<plans::BoxEnvironment> then) {
    return ask<plans::BoxEnvironment>(
        device, {"uboot.env.read", wire::Json::object(), "uboot-env"}, true, receiver, [](const auto&) {},
        std::move(then), plans::environmentFrom);
}

Call DeviceService::netconsole(const std::string& device, QObject* receiver,
                               ThenAnswer<box_netconsole::KernelNetconsole> then) {
    return ask<box_netconsole::KernelNetconsole>(
        device, {"netconsole.read", wire::Json::object(), "netconsole"}, true, receiver, [](const auto&) {},
        std::move(then), box_netconsole::kernelNetconsoleFrom);
}

Call DeviceService::testNetconsole(const std::string& device, const std::string& text, QObject* receiver,
                                   ThenAnswer<void> then) {
    return ask<void>(
        device, {"netconsole.test", {{"text", text}}, "netconsole"}, true, receiver, [](const auto&) {},
        std::move(then), [](const wire::Json&) { return Result<void>(); });
}

Call DeviceService::keepBackup(const std::string& device, const plans::BackupRequest& request,
                               QObject* receiver, ThenAnswer<std::string> then) {
    using Kept = plans::Outcome<std::string>;
    const auto keep = [request](const wire::Json& json) -> Result<Kept> {
        const auto backup = plans::backupFrom(json);
        if (!backup)
            return tl::unexpected(backup.error());
        const auto folder = QFile::encodeName(flashBackupFolder()).toStdString();
        return Result<Kept>(tl::in_place, remote::keepFlashBackup(folder, *backup, request));
    };
    return ask<Kept>(
        device, {"uboot.env.backup", remote::backupParams(request), "uboot-env"}, true, receiver,
        [](const auto&) {},
        [then = std::move(then)](const Result<remote::Answer<Kept>>& answer) {
            if (!answer)
                then(tl::unexpected(answer.error()));
            else if (!*answer)
                then(remote::Answer<std::string>(tl::unexpected(answer->error())));
            else if (const auto& kept = **answer; !kept)
                then(remote::Answer<std::string>(
                    tl::unexpected<remote::Failure>(remote::AgentRefusal{kept.error(), {}})));
            else
                then(remote::Answer<std::string>(*kept));
        },
        keep);
}

Call DeviceService::journal(const std::string& device, QObject* receiver,
                            ThenAnswer<std::vector<remote::JournalEntry>> then) {
    return ask<std::vector<remote::JournalEntry>>(
        device, {"journal.list", {{"limit", maxEntries}}, "journal"}, true, receiver, [](const auto&) {},
        std::move(then), remote::journalFrom);
}

} // namespace etherdeck

#include "moc_service.cpp"
