#pragma once

#include "core/planner/make_plan.h"
#include "core/plans/json.h"
#include "tests/core/plans/example_box.h"
#include "ui/devices/base/commands.h"

#include <QStringList>

#include <algorithm>
#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace etherdeck::demo {

inline const std::string plugDevice = "root@plug";

/// A plug with two disks, an export that runs, and a journal, from the example box of the planner's tests.
[[nodiscard]] inline DeviceState plugState() {
    const auto example = plans::exampleBox();
    DeviceState state;
    state.device = plugDevice;
    state.link = DeviceState::Link::Connected;
    state.known = std::chrono::system_clock::now();
    state.greeting = {1,
                      "0.1.0",
                      "plug",
                      "boot-1",
                      {"box", "interfaces", "disks", "exports", "users", "kernel-log", "changes", "keep",
                       "journal", "events"}};
    remote::Box box;
    box.hostName = "plug";
    box.model = "Cloud Engines Pogoplug E02";
    box.distribution = "Debian 12";
    box.kernel = "6.1.0";
    box.uptime = 93'784;
    box.memoryTotal = 256'000'000;
    box.memoryAvailable = 128'000'000;
    box.load = {0.1, 0.2, 0.3};
    box.vblade = "25";
    state.box = box;
    state.disks = example.disks;
    state.exports = remote::ExportList{example.exports, {}};
    state.interfaces = remote::InterfaceList{example.interfaces, {}};
    state.journal = std::vector<remote::JournalEntry>{
        {7, 1'772'323'200'000'000, "eva@desk", "Export /dev/sdb as e9.1", "applied", {}, true, {}}};
    return state;
}
/// With `count` further exports from e8.0 on, each of a disk of its own.
[[nodiscard]] inline DeviceState crowdedState(int count) {
    auto state = plugState();
    for (int i = 0; i < count; ++i) {
        plans::Disk disk;
        disk.path = "/dev/sd" + std::string(1, static_cast<char>('d' + i % 20)) + std::to_string(i / 20);
        disk.model = "WD Elements 25A2";
        disk.bytes = 2'000'000'000'000;
        auto status = state.exports->exports.front();
        status.config.path = disk.path;
        status.config.address = Address(8, static_cast<std::uint8_t>(i));
        status.state = i % 7 == 3 ? plans::ExportState::Failed : plans::ExportState::Running;
        if (i % 3 == 0)
            status.config.allowed = {MacAddress({2, 0, 0, 0, 0, 1}), MacAddress({2, 0, 0, 0, 0, 2})};
        state.disks->push_back(disk);
        state.exports->exports.push_back(status);
    }
    return state;
}
[[nodiscard]] inline DeviceStatePtr shared(DeviceState state) {
    return std::make_shared<const DeviceState>(std::move(state));
}

/// Plans are made by the real planner, for the example box. What is held is answered by release().
class FakeDevices : public ui::DeviceCommands {
public:
    bool isHeld = false;
    std::optional<remote::Failure> failure;        ///< instead of any other answer
    plans::BoxState planned = plans::exampleBox(); ///< what plans are made for
    std::optional<plans::Confirmation> level;
    bool reverts = false;
    remote::UserList users{true, {}};
    std::vector<DeviceConsent> consents;
    std::vector<std::vector<KnownDevice>> lists;
    std::vector<std::string> kept;
    std::optional<plans::Wish> wish;              ///< the latest one that was planned
    std::vector<plans::Wish> wishes;              ///< all of them
    std::string plannedFor;                       ///< the device of the latest
    std::map<int, remote::Failure> applyFailures; ///< by the number of the application, from 1
    std::string warning;                          ///< of the next plans
    std::vector<plans::Step> moreSteps;           ///< of the next plans
    int cancelled = 0;
    int retried = 0;
    QStringList shownLogs; ///< device and name
    Result<remote::Answer<qint64>> logSource = fail(ErrorCode::Closed);

    void release() {
        for (const auto& answer : std::exchange(m_held, {}))
            answer();
    }
    void changeDevices(const std::vector<KnownDevice>& /*before*/,
                       const std::vector<KnownDevice>& after) override {
        lists.push_back(after);
    }
    [[nodiscard]] QString wrongBoxName(const std::string& /*device*/, const QString& name) const override {
        return name == wrongName ? QStringLiteral("Another box has this name.") : QString();
    }
    QString wrongName = QStringLiteral("taken");
    void renameBox(const boxes::BoxKey& box, const std::string& name) override {
        renamed.emplace_back(box, name);
    }
    std::vector<std::pair<boxes::BoxKey, std::string>> renamed;
    void confirmDevice(const std::string& device, const ConfirmedDevice& confirmed,
                       bool keepsHostKey) override {
        confirmations.emplace_back(device, confirmed, keepsHostKey);
    }
    std::vector<std::tuple<std::string, ConfirmedDevice, bool>> confirmations;
    [[nodiscard]] std::vector<link::Interface> interfaces() const override { return ownInterfaces; }
    std::vector<link::Interface> ownInterfaces;
    Call findBoxes(const FinderRequest& request, QObject* receiver, Each<FinderProgress> each,
                   Then<std::vector<FoundThere>> then) override {
        searched = request;
        const Stream<FinderProgress, std::vector<FoundThere>> stream(receiver, std::move(each),
                                                                     std::move(then));
        stream.part({420, 12});
        if (isHeld)
            m_held.push_back([stream, answer = found] { stream.answer(answer); });
        else
            stream.answer(found);
        return stream.call();
    }
    FinderRequest searched;
    std::vector<FoundThere> found;
    /// Answers what `looks` has, one after the other.
    Call lookAtBox(const remote::SshDevice& device, QObject* receiver,
                   Then<install::Answer<BoxLook>> then) override {
        const Reply<install::Answer<BoxLook>> reply(receiver, std::move(then));
        lookedAt.push_back(device);
        const auto number = std::min(lookedAt.size(), looks.size());
        if (number == 0)
            reply.answer(fail(ErrorCode::Closed));
        else if (isHeld)
            m_held.push_back([reply, answer = looks[number - 1]] { reply.answer(answer); });
        else
            reply.answer(looks[number - 1]);
        return reply.call();
    }
    std::vector<remote::SshDevice> lookedAt;
    std::vector<install::Answer<BoxLook>> looks;
    Call installAgent(const remote::SshDevice& /*device*/, const install::InstallPlan& plan,
                      QObject* receiver, Each<InstallProgress> each, Then<InstallOutcome> then) override {
        const Stream<InstallProgress, InstallOutcome> stream(receiver, std::move(each), std::move(then));
        installed.push_back(plan);
        stream.part({1, plan.steps.size(), false, "Copy the agent to the box"});
        if (isHeld)
            m_held.push_back([stream, answer = installOutcome] { stream.answer(answer); });
        else
            stream.answer(installOutcome);
        return stream.call();
    }
    std::vector<install::InstallPlan> installed;
    InstallOutcome installOutcome;
    void stopInstall() override { ++installsStopped; }
    int installsStopped = 0;
    void watchRates(bool isOn) override { watchesRates = isOn; }
    bool watchesRates = false;
    void retryDevice(const std::string& /*device*/) override { ++retried; }
    void cancelLogin(const std::string& /*device*/) override { ++loginsCancelled; }
    int loginsCancelled = 0;
    void acceptHostKey(const std::string& device, const std::string& fingerprint, bool isKept) override {
        accepted.push_back(device + ' ' + fingerprint + (isKept ? " kept" : " once"));
    }
    void allowOldMethods(const std::string& device, const std::vector<std::string>& options) override {
        for (const auto& option : options)
            accepted.push_back(device + ' ' + option);
    }
    std::vector<std::string> accepted; ///< what was confirmed
    void cancelChange(const std::string& /*device*/) override { ++cancelled; }
    ui::Jobs::Handle listChange(const std::string& device, std::function<void()> cancel) override {
        return jobs.start(QString::fromStdString(device), {}, std::move(cancel));
    }
    ui::Jobs jobs;
    Call editQueue(std::function<Result<void>(plans::ChangeQueue&)> edit, QObject* receiver,
                   Then<void> then) override {
        const Reply<void> reply(receiver, std::move(then));
        auto edited = edit(queue);
        if (edited && onQueue)
            onQueue(queue);
        reply.answer(std::move(edited));
        return reply.call();
    }
    Call holdQueue(QObject* receiver, Then<plans::ChangeQueue> then) override {
        const Reply<plans::ChangeQueue> reply(receiver, std::move(then));
        isQueueHeld = !isQueueBusy;
        reply.answer(isQueueBusy ? fail(ErrorCode::Busy) : Result<plans::ChangeQueue>(queue));
        return reply.call();
    }
    void releaseQueue() override { isQueueHeld = false; }
    bool isQueueBusy = false; ///< another program holds it
    bool isQueueHeld = false;
    plans::ChangeQueue queue;
    std::function<void(const plans::ChangeQueue&)> onQueue; ///< after each edit

    Call planChange(const std::string& device, const plans::Wish& wanted, QObject* receiver,
                    EachProgress each, ThenAnswer<plans::ShownPlan> then) override {
        wish = wanted;
        wishes.push_back(wanted);
        plannedFor = device;
        auto plan = plans::makePlan(planned, wanted);
        if (plan && level) {
            plan->level = *level;
            plan->confirm = *level == plans::Confirmation::Type ? std::vector<std::string>{plans::freeSerial}
                                                                : std::vector<std::string>();
        }
        if (plan && !warning.empty())
            plan->warnings = {warning};
        if (plan)
            plan->steps.insert(plan->steps.end(), moreSteps.begin(), moreSteps.end());
        remote::Answer<plans::ShownPlan> answer =
            plan ? remote::Answer<plans::ShownPlan>(
                       plans::ShownPlan{"p" + std::to_string(wishes.size()), "f", *plan})
                 : tl::unexpected<remote::Failure>(remote::AgentRefusal{plan.error()});
        return answered(receiver, std::move(each), std::move(then), std::move(answer));
    }
    Call applyChange(const std::string& /*device*/, const DeviceConsent& consent, QObject* receiver,
                     EachProgress each, ThenAnswer<remote::Applied> then) override {
        consents.push_back(consent);
        const auto count = static_cast<std::int64_t>(consents.size());
        if (const auto failed = applyFailures.find(static_cast<int>(count)); failed != applyFailures.end())
            return answered(receiver, std::move(each), std::move(then),
                            remote::Answer<remote::Applied>(tl::unexpected(failed->second)));
        remote::Applied applied{7 + count, {{"e7.3 on eth0", "advertised"}, {"outside", "not-checked"}}, {}};
        if (reverts)
            applied.pending = plans::PendingChange{"c1", "MTU", 60};
        return answered(receiver, std::move(each), std::move(then), remote::Answer<remote::Applied>(applied));
    }
    Call watchUsers(const std::string& /*device*/, Address /*address*/, QObject* receiver, EachProgress each,
                    ThenAnswer<remote::UserList> then) override {
        return answered(receiver, std::move(each), std::move(then), remote::Answer<remote::UserList>(users));
    }
    Call showKernelLog(const std::string& device, const QString& name, QObject* receiver,
                       ThenAnswer<qint64> then) override {
        shownLogs << QString::fromStdString(device) + QLatin1Char('|') + name;
        const Reply<remote::Answer<qint64>> reply(receiver, std::move(then));
        reply.answer(logSource);
        return reply.call();
    }
    Call readEnvironment(const std::string& /*device*/, QObject* receiver,
                         ThenAnswer<plans::BoxEnvironment> then) override {
        ++environmentsRead;
        auto answer = environment ? remote::Answer<plans::BoxEnvironment>(*environment)
                                  : remote::Answer<plans::BoxEnvironment>(tl::unexpected<remote::Failure>(
                                        remote::AgentRefusal{environmentRefusal, {}}));
        return answered(
            receiver, [](const auto&) {}, std::move(then), std::move(answer));
    }
    std::optional<plans::BoxEnvironment> environment = **plans::exampleBox().environment;
    plans::Refusal environmentRefusal{plans::RefusalCode::Unsupported, "No flash memory holds one.", {}};
    int environmentsRead = 0;
    Call keepBackup(const std::string& /*device*/, const plans::BackupRequest& request, QObject* receiver,
                    ThenAnswer<std::string> then) override {
        backups.push_back(request);
        return answered(
            receiver, [](const auto&) {}, std::move(then),
            remote::Answer<std::string>(std::string("/backups/1.json")));
    }
    Call readNetconsole(const std::string& /*device*/, QObject* receiver,
                        ThenAnswer<box_netconsole::KernelNetconsole> then) override {
        return answered(
            receiver, [](const auto&) {}, std::move(then),
            remote::Answer<box_netconsole::KernelNetconsole>(kernelNetconsole));
    }
    box_netconsole::KernelNetconsole kernelNetconsole;
    Call testNetconsole(const std::string& /*device*/, const std::string& text, QObject* receiver,
                        ThenAnswer<void> then) override {
        testLines.push_back(text);
        return answered(
            receiver, [](const auto&) {}, std::move(then), remote::Answer<void>());
    }
    std::vector<std::string> testLines;
    /// Ended by endVerification().
    Call verifyNetconsole(const box_netconsole::Verification::Question& question, Duration longest,
                          QObject* receiver, Then<box_netconsole::Verification> then) override {
        verification.emplace(question, TimePoint(), longest);
        m_verifying.emplace(receiver, std::move(then));
        return m_verifying->call();
    }
    std::optional<box_netconsole::Verification> verification;
    void failVerification() { std::exchange(m_verifying, std::nullopt)->answer(fail(ErrorCode::Busy)); }
    void endVerification() { std::exchange(m_verifying, std::nullopt)->answer(*verification); }
    [[nodiscard]] std::vector<box_netconsole::OwnAddress> ownAddresses() const override {
        return {{"eth0", {*Ipv4Address::parse("192.168.1.2"), 24}, MacAddress({2, 0, 0, 0, 0, 2})}};
    }
    Call askForStations(const std::vector<Ipv4Address>& addresses, QObject* receiver,
                        Then<link::StationAnswers> then) override {
        const Reply<link::StationAnswers> reply(receiver, std::move(then));
        link::StationAnswers answers{{addresses.begin(), addresses.end()}, {}};
        for (const auto address : addresses)
            if (const auto station = stations.find(address); station != stations.end())
                answers.macs.insert(*station);
        reply.answer(answers);
        return reply.call();
    }
    std::map<Ipv4Address, MacAddress> stations;
    std::vector<qint64> sourcesShown;
    void showSource(qint64 source) override { sourcesShown.push_back(source); }
    void showConsoleOf(const std::string& address) override { consolesShown.push_back(address); }
    std::vector<std::string> consolesShown;
    std::vector<plans::BackupRequest> backups;
    Call keepChange(const std::string& /*device*/, const std::string& change, QObject* receiver,
                    ThenAnswer<void> then) override {
        kept.push_back(change);
        const Reply<remote::Answer<void>> reply(receiver, std::move(then));
        reply.answer(remote::Answer<void>());
        return reply.call();
    }

private:
    template <class Value>
    Call answered(QObject* receiver, EachProgress each, ThenAnswer<Value> then,
                  remote::Answer<Value> answer) {
        const Stream<wire::CallProgress, remote::Answer<Value>> stream(receiver, std::move(each),
                                                                       std::move(then));
        if (failure)
            answer = tl::unexpected(*failure);
        stream.part({1, 1, 2, "Ask the wire"});
        if (isHeld)
            m_held.push_back([stream, answer] { stream.answer(answer); });
        else
            stream.answer(answer);
        return stream.call();
    }

    std::vector<std::function<void()>> m_held;
    std::optional<Reply<box_netconsole::Verification>> m_verifying;
};

} // namespace etherdeck::demo
