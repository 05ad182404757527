#include "app/agent/box/host_name.h"
#include "app/agent/changes/box_flash.h"
#include "app/agent/changes/box_reader.h"
#include "app/agent/changes/persist_files.h"
#include "app/agent/disks/uses.h"
#include "app/agent/exports/process.h"
#include "app/agent/network/interfaces.h"
#include "app/agent/network/keeper.h"
#include "app/agent/network/netconsole.h"
#include "app/agent/network/users_watch.h"
#include "app/agent/network/wire_question.h"
#include "app/agent/state/files.h"
#include "core/plans/json.h"

#include <algorithm>
#include <memory>
#include <poll.h>

namespace etherdeck::agent {

namespace {

using namespace std::chrono_literals;
using plans::BoxState;
using plans::Outcome;
using plans::Questions;
using plans::RefusalCode;
using plans::refuse;

constexpr auto usersTime = 5s;
/// How soon a cancelled wait ends.
constexpr auto lookForCancel = 100ms;

Disks disksOf(const AgentPaths& paths) { return paths.root.empty() ? Disks() : Disks::inFolder(paths.root); }

std::string lockFile(const AgentPaths& paths) { return paths.state + "/locked-disks.json"; }

} // namespace

BoxReader::BoxReader(AgentPaths paths, ExportKeeper& keeper) :
    m_paths(std::move(paths)), m_keeper(keeper), m_disks(disksOf(m_paths)) {}

Outcome<void> BoxReader::load() {
    const auto content = readFile(lockFile(m_paths));
    if (!content)
        return refuse(content.error());
    if (!*content)
        return {};
    const auto json = plans::Json::parse(**content, nullptr, false);
    if (!json.is_array())
        return refuse(RefusalCode::Failed, lockFile(m_paths) + " cannot be read.");
    const std::lock_guard lock(m_mutex);
    for (const auto& identity : json) {
        if (identity.is_string())
            m_locked.insert(identity.get<std::string>());
    }
    return {};
}

Outcome<void> BoxReader::setLocked(const std::string& identity, bool locked) {
    const std::lock_guard lock(m_mutex);
    auto changed = m_locked;
    if (locked)
        changed.insert(identity);
    else
        changed.erase(identity);
    if (auto written = replaceFile(lockFile(m_paths), plans::Json(changed).dump(), 0600); !written)
        return refuse(written.error());
    m_locked = std::move(changed);
    return {};
}

void BoxReader::markLocked(plans::Disk& disk) {
    disk.locked = !disk.identity.empty() && m_locked.contains(disk.identity);
}

std::vector<plans::Disk> BoxReader::disks() {
    const auto uses = m_keeper.uses();
    const std::lock_guard lock(m_mutex);
    auto disks = m_disks.read();
    for (const auto& use : addUses(disks, uses)) {
        // Files are not in the list of disks until somebody exports them.
        if (auto file =
                use.path.empty() ? refuse(RefusalCode::NoSuchDisk, {}) : m_disks.describe(use.path, disks);
            file && file->kind == plans::DiskKind::File)
            disks.push_back(std::move(*file));
    }
    static_cast<void>(addUses(disks, uses));
    for (auto& disk : disks)
        markLocked(disk);
    spreadLocks(disks);
    return disks;
}

Outcome<plans::Disk> BoxReader::describe(const std::string& path) {
    auto known = disks();
    const std::lock_guard lock(m_mutex);
    auto disk = m_disks.describe(path, known);
    if (disk)
        markLocked(*disk);
    return disk;
}

std::vector<plans::BoxInterface> BoxReader::interfaces() {
    return readInterfaces().value_or(std::vector<plans::BoxInterface>());
}

BoxState BoxReader::state(bool unitsRunExports) {
    BoxState box;
    m_keeper.noticeConfiguration();
    box.hostName = readHostName(m_paths.root);
    box.configDirectory = m_paths.config;
    box.stateDirectory = m_paths.state;
    box.labFolder = m_paths.root;
    box.unfinishedFlash = unfinishedFlash(m_paths);
    box.hasVblade = hasProgram("vblade");
    box.seesProcesses = seesProcesses();
    box.unitsRunExports = unitsRunExports;
    box.interfaces = interfaces();
    m_keeper.interfacesChanged(box.interfaces);
    auto network = readNetworkSettings(m_paths.root, box.interfaces);
    box.networkKeeper = network.keeper;
    box.files = std::move(network.files);
    box.networkFiles = std::move(network.networkFiles);
    box.exports = m_keeper.exports();
    box.disks = disks();
    box.persist = readPersistFiles(m_paths.root);
    const std::lock_guard lock(m_mutex);
    box.lockedIdentities = m_locked;
    return box;
}

Outcome<void> BoxReader::answer(BoxState& box, const Questions& questions, const CancelFlag& cancelled,
                                const std::function<void(std::string)>& progress) {
    for (const auto& path : questions.paths) {
        const auto isKnown = std::ranges::any_of(box.disks, [&](const plans::Disk& disk) {
            return disk.path == path || std::ranges::find(disk.stableNames, path) != disk.stableNames.end();
        });
        if (isKnown)
            continue;
        if (auto disk = describe(path))
            box.disks.push_back(std::move(*disk));
    }
    for (const auto& path : questions.files) {
        auto content = readFile(m_paths.onBox(path));
        if (content && *content)
            box.files[path] = std::move(**content);
    }
    if (questions.netconsole)
        box.netconsole = readNetconsole(m_paths.root);
    if (questions.environment)
        box.environment = environment(questions.place);
    if (!questions.addresses.empty()) {
        progress(say("Checking who has the address on the wire").text());
        ask(box, questions, cancelled);
    }
    if (!questions.users.empty() && !cancelled) {
        progress(say("Watching for initiators that use it").text());
        watch(box, questions, cancelled);
    }
    if (cancelled)
        return refuse(RefusalCode::Cancelled, "It was cancelled.");
    return {};
}

Outcome<plans::BoxEnvironment> BoxReader::environment(const std::optional<plans::FlashArea>& place) {
    return readBoxEnvironment(m_paths, interfaces(), place);
}

void BoxReader::ask(BoxState& box, const Questions& questions, const CancelFlag& cancelled) {
    std::set<MacAddress> own;
    std::vector<std::string> interfaces;
    for (const auto& interface : box.interfaces) {
        own.insert(interface.mac);
        if (interface.up && questions.interfaces.contains(interface.name))
            interfaces.push_back(interface.name);
    }
    std::vector<std::pair<Address, WireQuestion>> open;
    for (const auto& address : questions.addresses) {
        auto question = WireQuestion::open(address, interfaces, own, Clock::now());
        if (question && question->failures().size() < interfaces.size())
            open.emplace_back(address, std::move(*question));
    }
    const auto isDone = [&] {
        return std::ranges::all_of(open, [](const auto& entry) { return entry.second.isDone(); });
    };
    while (!isDone() && !cancelled) {
        std::vector<pollfd> waited;
        for (const auto& [address, question] : open)
            waited.push_back({question.descriptor(), POLLIN, 0});
        ::poll(waited.data(), waited.size(),
               static_cast<int>(std::chrono::milliseconds(lookForCancel).count()));
        for (auto& [address, question] : open)
            question.handle(Clock::now());
    }
    for (const auto& [address, question] : open)
        box.wire[address] = question.answers();
}

void BoxReader::watch(BoxState& box, const Questions& questions, const CancelFlag& cancelled) {
    std::set<std::string> interfaces;
    for (const auto& status : box.exports) {
        if (questions.users.contains(status.config.address))
            interfaces.insert(status.config.interfaces.begin(), status.config.interfaces.end());
    }
    auto watch = UsersWatch::open({interfaces.begin(), interfaces.end()}, Clock::now() + usersTime);
    if (!watch)
        return;
    while (Clock::now() < watch->end() && !cancelled) {
        if (waitForInput(watch->descriptor(), std::min<Duration>(lookForCancel, watch->end() - Clock::now())))
            watch->handle();
    }
    for (const auto& address : questions.users)
        box.users[address] = watch->seen(address);
}

Outcome<std::vector<ExportUser>> watchUsers(const Address& address,
                                            const std::vector<std::string>& interfaces, Duration time,
                                            const CancelFlag& cancelled,
                                            const std::function<void(int)>& progress) {
    auto watch = UsersWatch::open(interfaces, Clock::now() + time);
    if (!watch)
        return refuse(RefusalCode::Failed, "The interfaces could not be watched for initiators.",
                      {{"detail", watch.error().detail}});
    auto told = -1;
    while (Clock::now() < watch->end()) {
        if (cancelled)
            return refuse(RefusalCode::Cancelled, "It was cancelled.");
        const auto left =
            static_cast<int>(std::chrono::ceil<std::chrono::seconds>(watch->end() - Clock::now()).count());
        if (std::exchange(told, left) != left)
            progress(left);
        if (waitForInput(watch->descriptor(), std::min<Duration>(lookForCancel, watch->end() - Clock::now())))
            watch->handle();
    }
    return watch->usersOf(address);
}

} // namespace etherdeck::agent
