#include "app/etherdeck/wiring/connections.h"
#include "app/etherdeck/wiring/edit_performer.h"
#include "app/etherdeck/wiring/job_call.h"
#include "core/services/box_logs/service.h"
#include "core/services/console/service.h"
#include "core/services/devices/queue_keeper.h"
#include "core/services/devices/service.h"
#include "core/services/finder/box_finder.h"
#include "core/services/install/installer.h"
#include "core/services/inventory/config_editor.h"
#include "core/services/inventory/discovery_service.h"
#include "core/services/inventory/disk_peek.h"
#include "core/services/inventory/history_service.h"
#include "core/system/network/interfaces.h"
#include "core/system/network/stations.h"
#include "ui/console/page/page.h"
#include "ui/console/page/reception.h"
#include "ui/devices/page/page.h"
#include "ui/inventory/page/page.h"
#include "ui/shell/main_window.h"
#include "ui/shell/undo/edits.h"
#include "ui/shell/window_commands.h"
#include "ui/widgets/jobs.h"

#include <QCoreApplication>
#include <QSettings>
#include <QThreadPool>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <utility>

namespace etherdeck::app {

namespace {

int perMille(std::uint64_t done, std::uint64_t all) {
    return all == 0 ? ui::Jobs::unknownProgress
                    : static_cast<int>(std::min(done, all) * ui::Jobs::allDone / all);
}

/// A step that is told of has begun. Numbers come from the box.
int stepShare(const wire::CallProgress& progress) {
    return progress.steps <= 0 ? ui::Jobs::unknownProgress
                               : perMille(static_cast<std::uint64_t>(std::max(progress.step - 1, 0)),
                                          static_cast<std::uint64_t>(progress.steps));
}

/// What the pages ask for, in the threads of who can do it.
class ServiceCommands : public ui::WindowCommands {
    Q_DECLARE_TR_FUNCTIONS(ServiceCommands)

public:
    ServiceCommands(ui::MainWindow& window, Services services) :
        WindowCommands(window), m_to(std::move(services)) {}

    void discover() override { post(m_to.discovery, &DiscoveryService::discoverNow); }
    void retryLinks() override { post(m_to.discovery, &DiscoveryService::retryLinks); }
    void startLab() override { m_to.startLab(); }
    void compare(Address address) override { post(m_to.discovery, &DiscoveryService::compareNow, address); }
    void listenAgain() override { post(m_to.console, &ConsoleService::retry); }
    void watchBoots(qint64 source) override { post(m_to.console, &ConsoleService::watchBoots, source); }

    Call events(const store::EventQuery& query, QObject* receiver,
                Then<std::vector<store::EventRecord>> then) override {
        return m_to.history.events(query, receiver, std::move(then));
    }

    Call countEvents(const store::EventQuery& query, QObject* receiver, Then<std::size_t> then) override {
        return m_to.history.countEvents(query, receiver, std::move(then));
    }

    /// What is done can be undone.
    Call changeConfig(Address address, const std::vector<discovery::PathKey>& paths, const ConfigWish& wish,
                      QObject* receiver, Then<ConfigOutcome> then) override {
        const auto target = window().inventory().target(address);
        const auto before = target ? target->principal().configString : std::string();
        return m_to.editor.change(
            address, paths, wish, receiver,
            [edit = ui::ConfigEdit{address, before, wish.string}, then = std::move(then),
             &edits = window().edits()](const Result<ConfigOutcome>& outcome) {
                if (outcome && outcome->kind == ConfigOutcome::Kind::Done && edit.before != edit.after)
                    edits.push(edit);
                then(outcome);
            });
    }

    Call peek(Address address, const discovery::PathKey& path, QObject* receiver, Each<PeekProgress> each,
              Then<PeekOutcome> then) override {
        using Inspection = JobCall<PeekProgress, PeekOutcome>;
        return Inspection::start(
            window().jobs(), tr("Inspecting %1").arg(QString::fromStdString(address.toString())), receiver,
            std::move(each), std::move(then),
            [](const PeekProgress& progress) { return perMille(progress.bytesRead, progress.bytesWanted); },
            [](const auto& answer) {
                answer(PeekOutcome{PeekOutcome::Kind::Cancelled, {}, 0, {}});
            },
            [&](auto part, auto end) {
                return m_to.peek.look(address, path, receiver, std::move(part), std::move(end));
            });
    }

    void retryDevice(const std::string& device) override {
        post(m_to.devices, &DeviceService::retry, device);
    }
    void cancelLogin(const std::string& device) override {
        post(m_to.devices, &DeviceService::cancelLogin, device);
    }
    void acceptHostKey(const std::string& device, const std::string& fingerprint, bool isKept) override {
        if (isKept)
            keepConfirmed(device, [&](ConfirmedDevice& confirmed) { confirmed.hostKeys = {fingerprint}; });
        post(m_to.devices, &DeviceService::acceptHostKey, device, fingerprint);
    }
    void allowOldMethods(const std::string& device, const std::vector<std::string>& options) override {
        keepConfirmed(device, [&](ConfirmedDevice& confirmed) { confirmed.allow(options); });
        post(m_to.devices, &DeviceService::allowOldMethods, device, options);
    }
    void confirmDevice(const std::string& device, const ConfirmedDevice& confirmed,
                       bool keepsHostKey) override {
        keepConfirmed(device, [&](ConfirmedDevice& kept) {
            kept = confirmed;
            if (!keepsHostKey)
                kept.hostKeys.clear();
        });
        post(m_to.devices, &DeviceService::confirm, device, confirmed);
    }
    std::vector<link::Interface> interfaces() const override {
        return link::interfaces().value_or(std::vector<link::Interface>());
    }
    Call findBoxes(const FinderRequest& request, QObject* receiver, Each<FinderProgress> each,
                   Then<std::vector<FoundThere>> then) override {
        return m_to.finder.find(request, receiver, std::move(each), std::move(then));
    }
    Call lookAtBox(const remote::SshDevice& device, QObject* receiver,
                   Then<install::Answer<BoxLook>> then) override {
        return m_to.installer.look(device, receiver, std::move(then));
    }
    Call installAgent(const remote::SshDevice& device, const install::InstallPlan& plan, QObject* receiver,
                      Each<InstallProgress> each, Then<InstallOutcome> then) override {
        return m_to.installer.install(device, plan, receiver, std::move(each), std::move(then));
    }
    void stopInstall() override { post(m_to.installer, &AgentInstaller::stop); }
    void watchRates(bool isOn) override { post(m_to.devices, &DeviceService::watchRates, isOn); }
    Call planChange(const std::string& device, const plans::Wish& wish, QObject* receiver, EachProgress each,
                    ThenAnswer<plans::ShownPlan> then) override {
        return m_to.devices.plan(device, wish, receiver, std::move(each), std::move(then));
    }
    Call applyChange(const std::string& device, const DeviceConsent& consent, QObject* receiver,
                     EachProgress each, ThenAnswer<remote::Applied> then) override {
        return m_to.devices.apply(device, consent, receiver, std::move(each), std::move(then));
    }
    Call watchUsers(const std::string& device, Address address, QObject* receiver, EachProgress each,
                    ThenAnswer<remote::UserList> then) override {
        using Watching = JobCall<wire::CallProgress, remote::Answer<remote::UserList>>;
        return Watching::start(
            window().jobs(), tr("Checking who uses %1").arg(QString::fromStdString(address.toString())),
            receiver, std::move(each), std::move(then), stepShare,
            [](const auto& answer) { answer(fail(ErrorCode::Closed)); },
            [&](auto part, auto end) {
                return m_to.devices.users(device, address, receiver, std::move(part), std::move(end));
            });
    }
    void cancelChange(const std::string& device) override {
        post(m_to.devices, &DeviceService::cancelApply, device);
    }
    Call showKernelLog(const std::string& device, const QString& name, QObject* receiver,
                       ThenAnswer<qint64> then) override {
        return m_to.boxLogs.show(device, name.toStdString(), receiver, std::move(then));
    }
    Call readEnvironment(const std::string& device, QObject* receiver,
                         ThenAnswer<plans::BoxEnvironment> then) override {
        return m_to.devices.environment(device, receiver, std::move(then));
    }
    Call readNetconsole(const std::string& device, QObject* receiver,
                        ThenAnswer<box_netconsole::KernelNetconsole> then) override {
        return m_to.devices.netconsole(device, receiver, std::move(then));
    }
    Call testNetconsole(const std::string& device, const std::string& text, QObject* receiver,
                        ThenAnswer<void> then) override {
        return m_to.devices.testNetconsole(device, text, receiver, std::move(then));
    }
    Call verifyNetconsole(const box_netconsole::Verification::Question& question, Duration longest,
                          QObject* receiver, Then<box_netconsole::Verification> then) override {
        return m_to.console.verify(question, longest, receiver, std::move(then));
    }
    [[nodiscard]] std::vector<box_netconsole::OwnAddress> ownAddresses() const override {
        const auto all = link::interfaces();
        return box_netconsole::ownAddressesOf(all ? *all : std::vector<link::Interface>());
    }
    Call askForStations(const std::vector<Ipv4Address>& addresses, QObject* receiver,
                        Then<link::StationAnswers> then) override {
        const Reply<link::StationAnswers> reply(receiver, std::move(then));
        QThreadPool::globalInstance()->start([reply, addresses] {
            if (reply.isWanted())
                reply.answer(link::askForStations(addresses));
        });
        return reply.call();
    }
    Call keepBackup(const std::string& device, const plans::BackupRequest& request, QObject* receiver,
                    ThenAnswer<std::string> then) override {
        return m_to.devices.keepBackup(device, request, receiver, std::move(then));
    }
    Call keepChange(const std::string& device, const std::string& change, QObject* receiver,
                    ThenAnswer<void> then) override {
        return m_to.devices.keep(device, change, receiver, std::move(then));
    }
    Call editQueue(std::function<Result<void>(plans::ChangeQueue&)> edit, QObject* receiver,
                   Then<void> then) override {
        return m_to.queue.edit(std::move(edit), receiver, std::move(then));
    }
    Call holdQueue(QObject* receiver, Then<plans::ChangeQueue> then) override {
        return m_to.queue.hold(receiver, std::move(then));
    }
    void releaseQueue() override { post(m_to.queue, &QueueKeeper::release); }

private:
    static void keepConfirmed(const std::string& device, const std::function<void(ConfirmedDevice&)>& edit) {
        QSettings settings;
        auto all = loadConfirmed(settings);
        edit(all[device]);
        saveConfirmed(settings, all);
    }
    template <class Service, class Slot, class... Arguments>
    static void post(Service& service, Slot slot, Arguments... arguments) {
        QMetaObject::invokeMethod(
            &service, [&service, slot, arguments...] { (service.*slot)(arguments...); },
            Qt::QueuedConnection);
    }

    Services m_to;
};

bool isOfBox(const ui::Edit& edit) {
    return std::holds_alternative<ui::BoxNameEdit>(edit) || std::holds_alternative<ui::BoxTieEdit>(edit) ||
           std::holds_alternative<ui::BoxForgotten>(edit) || std::holds_alternative<ui::BoxesMerged>(edit);
}

} // namespace

void connectCommands(ui::MainWindow& window, const Services& services) {
    window.setCommands(std::make_shared<ServiceCommands>(window, services));
    window.edits().setPerformer(editPerformer(
        services, [&page = window.inventory()](Address address) { return page.target(address); }));
    QObject::connect(&window.edits(), &ui::Edits::failed, &window.console(),
                     [&page = window.console()](const ui::Edit& edit, const Error& error) {
                         if (isOfBox(edit))
                             page.reception().noteEditFailed(error);
                     });
}

} // namespace etherdeck::app
