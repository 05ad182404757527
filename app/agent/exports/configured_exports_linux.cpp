#include "app/agent/exports/keeper.h"
#include "app/agent/exports/process.h"
#include "app/agent/state/files.h"
#include "core/exports/validation.h"
#include "core/plans/json.h"
#include "core/plans/members.h"
#include "core/system/small_files.h"

#include <algorithm>
#include <dirent.h>
#include <memory>
#include <sys/stat.h>
#include <utility>

// Which exports there are: what is configured, and what runs.
namespace etherdeck::agent {

namespace {

using namespace std::chrono_literals;
using plans::ExportState;
using plans::Outcome;
using plans::RefusalCode;
using plans::refuse;
using State = exports::VbladeStatus::State;

constexpr std::size_t maxConfFiles = 4096;

/// Changes when a file of the configuration does.
std::string stateOfConfFiles(const std::string& directory) {
    std::map<std::string, std::string> files;
    const std::unique_ptr<DIR, int (*)(DIR*)> folder(::opendir(directory.c_str()), ::closedir);
    while (const auto* const entry = folder ? ::readdir(folder.get()) : nullptr) {
        const std::string name(entry->d_name);
        struct stat status {};
        if (!exports::isConfName(name) || ::fstatat(::dirfd(folder.get()), name.c_str(), &status, 0) != 0)
            continue;
        files[name] = std::to_string(status.st_ino) + ' ' + std::to_string(status.st_size) + ' ' +
                      std::to_string(status.st_mtim.tv_sec) + '.' + std::to_string(status.st_mtim.tv_nsec);
    }
    std::string text;
    for (const auto& [name, state] : files)
        text += name + ' ' + state + '\n';
    return text;
}

std::map<std::string, std::string> readConfFiles(const std::string& directory) {
    std::map<std::string, std::string> files;
    for (const auto& name : namesIn(directory, maxConfFiles)) {
        if (!exports::isConfName(name))
            continue;
        if (const auto content = readFile(directory + '/' + name); content && *content)
            files.emplace(name, **content);
    }
    return files;
}

struct LastRun {
    std::string bootId;
    std::set<exports::VbladeId> running;
};
LastRun readLastRun(const std::string& path) {
    LastRun last;
    const auto content = readFile(path);
    if (!content || !*content)
        return last;
    const auto json = plans::Json::parse(**content, nullptr, false);
    plans::Members members(json);
    members.text("boot_id", last.bootId);
    std::vector<exports::VbladeId> list;
    members.list("exports", list, [](const plans::Json& entry, exports::VbladeId& id) {
        plans::Members of(entry);
        of.address("address", id.address);
        of.text("interface", id.interface, 64);
    });
    last.running.insert(list.begin(), list.end());
    return last;
}

bool isOf(const FoundVblade& found, const exports::VbladeId& id) {
    return found.config.address == id.address &&
           (found.config.interfaces.empty() || found.config.interfaces.front() == id.interface);
}

/// The process does what the configuration says, apart from boot, identity and priority: those cannot be
/// seen.
bool servesTheSame(exports::Export running, const exports::Export& config) {
    running.interfaces = config.interfaces;
    running.startsAtBoot = config.startsAtBoot;
    running.identity = config.identity;
    running.priority = config.priority;
    exports::normalize(running);
    auto expected = config;
    exports::normalize(expected);
    return running == expected;
}

plans::ExportStatus foreignStatus(const FoundVblade& found) {
    plans::ExportStatus status;
    status.config = found.config;
    status.managed = false;
    status.state = ExportState::Running;
    status.processes = {
        {found.config.interfaces.empty() ? std::string() : found.config.interfaces.front(), found.pid}};
    return status;
}

} // namespace

void ExportKeeper::noticeConfiguration() {
    const auto state = stateOfConfFiles(m_paths.config);
    {
        const Lock lock(m_mutex);
        if (state == m_configurationState)
            return;
    }
    readConfiguration();
}

void ExportKeeper::readConfiguration() {
    const std::lock_guard reading(m_reading);      // what was read first is not stored last
    auto state = stateOfConfFiles(m_paths.config); // before them: what changes meanwhile is read again
    auto read = exports::readConfDirectory(readConfFiles(m_paths.config), m_unitsRunExports
                                                                              ? exports::ConfReader::Systemd
                                                                              : exports::ConfReader::Shell);
    Lock lock(m_mutex);
    m_configuration = std::move(read);
    m_configurationState = std::move(state);
    m_sockets.clear(); // what is configured now may be running already
    followConfiguration();
    pump(lock);
}

bool ExportKeeper::isConfigured(const exports::VbladeId& id) const {
    return std::ranges::any_of(m_configuration.exports, [&id](const exports::ConfDirectory::Entry& entry) {
        return entry.config.address == id.address &&
               std::ranges::find(entry.config.interfaces, id.interface) != entry.config.interfaces.end();
    });
}

/// What does not run is started with the new configuration from now on. What runs is changed by plans only.
void ExportKeeper::followConfiguration() {
    for (const auto& status : m_supervisor.status()) {
        if (status.pid == 0 && !isConfigured(status.id)) {
            m_supervisor.forget(status.id, Clock::now());
            m_wished.erase(status.id);
        }
    }
    for (const auto& entry : m_configuration.exports) {
        for (const auto& interface : entry.config.interfaces)
            m_supervisor.configure(entry.config, interface);
    }
}

bool ExportKeeper::isRunByUnit(const exports::ConfDirectory::Entry& entry,
                               const std::string& interface) const {
    const auto file = entry.files.find(interface);
    return m_unitsRunExports && file != entry.files.end() && exports::confUnit(file->second).has_value();
}

void ExportKeeper::load(const std::string& bootId, bool unitsRunExports) {
    {
        const Lock lock(m_mutex);
        m_bootId = bootId;
        m_unitsRunExports = unitsRunExports;
    }
    readConfiguration();
    const auto last = readLastRun(m_paths.state + "/running.json");
    Lock lock(m_mutex);
    scan(lock);
    const auto isSameBoot = !bootId.empty() && last.bootId == bootId;
    for (const auto& entry : m_configuration.exports) {
        for (const auto& interface : entry.config.interfaces) {
            const exports::VbladeId id{entry.config.address, interface};
            const auto shouldRun = isSameBoot ? last.running.contains(id) : entry.config.startsAtBoot;
            if (isRunByUnit(entry, interface) || !shouldRun || m_wished.contains(id))
                continue;
            m_wished.insert(id);
            m_supervisor.start(entry.config, interface, Clock::now());
        }
    }
    saveWished();
    pump(lock);
}

/// Finds the vblades of the box when a socket has appeared or gone. Takes over what is configured and not run
/// by a unit.
void ExportKeeper::scan(Lock& lock) {
    lock.unlock();
    auto sockets = aoeSockets();
    lock.lock();
    if (sockets == m_sockets && !sockets.empty())
        return;
    const auto interfaces = m_interfaces;
    const auto known = m_found;
    lock.unlock();
    auto found = findVblades(interfaces, known);
    lock.lock();
    m_sockets = std::move(sockets);
    const auto previous = std::exchange(m_found, std::move(found));
    adoptFound();
    if (m_found == previous)
        return;
    ++m_version;
    noteChange();
}

void ExportKeeper::adoptFound() {
    const auto status = m_supervisor.status();
    for (const auto& entry : m_configuration.exports) {
        for (const auto& interface : entry.config.interfaces) {
            const exports::VbladeId id{entry.config.address, interface};
            const auto* const known = this->find(status, id);
            if (isRunByUnit(entry, interface) || (known && (known->pid != 0 || known->changing)))
                continue;
            const auto vblade = std::ranges::find_if(m_found, [&](const FoundVblade& candidate) {
                return isOf(candidate, id) && servesTheSame(candidate.config, entry.config);
            });
            if (vblade == m_found.end() || m_processes.contains(vblade->pid))
                continue;
            auto process = watchProcess(vblade->pid);
            if (!process || hasEnded(*process) || startTicks(vblade->pid) != vblade->startTicks)
                continue; // it has ended since, perhaps on request
            m_wished.insert(id);
            m_supervisor.adopt(entry.config, interface, vblade->pid, Clock::now());
            keepWatch(id, vblade->pid, std::make_shared<link::UniqueDescriptor>(std::move(*process)));
        }
    }
}

plans::ExportStatus ExportKeeper::statusOf(const exports::ConfDirectory::Entry& entry,
                                           const std::vector<exports::VbladeStatus>& list) const {
    plans::ExportStatus status;
    status.config = entry.config;
    status.files = entry.files;
    std::size_t running = 0;
    for (const auto& interface : entry.config.interfaces) {
        const exports::VbladeId id{entry.config.address, interface};
        if (isRunByUnit(entry, interface)) {
            const auto found =
                std::ranges::find_if(m_found, [&](const FoundVblade& vblade) { return isOf(vblade, id); });
            if (found != m_found.end()) {
                status.processes.push_back({interface, found->pid});
                ++running;
            }
            continue;
        }
        const auto* const vblade = find(list, id);
        if (!vblade)
            continue;
        if (vblade->pid != 0)
            status.processes.push_back({interface, vblade->pid});
        if (vblade->state == State::Running)
            ++running;
        if (vblade->state == State::Failed && status.reason.empty())
            status.reason = vblade->reason;
    }
    if (!status.reason.empty())
        status.state = ExportState::Failed;
    else if (running != 0 && running == entry.config.interfaces.size())
        status.state = ExportState::Running;
    else if (running != 0) {
        status.state = ExportState::Failed;
        status.reason = "It does not run on all of its interfaces.";
    }
    return status;
}

std::vector<plans::ExportStatus> ExportKeeper::exports() {
    Lock lock(m_mutex);
    scan(lock);
    std::vector<plans::ExportStatus> list;
    std::set<std::int32_t> shown;
    const auto supervised = m_supervisor.status();
    for (const auto& entry : m_configuration.exports) {
        list.push_back(statusOf(entry, supervised));
        for (const auto& process : list.back().processes)
            shown.insert(process.pid);
    }
    for (const auto& vblade : m_found) {
        const auto isBegun = [&vblade](const exports::VbladeId& id) { return isOf(vblade, id); };
        if (shown.contains(vblade.pid) || std::ranges::any_of(m_begun, isBegun))
            continue;
        const auto sibling = std::ranges::find_if(list, [&](const plans::ExportStatus& status) {
            return !status.managed && status.config.address == vblade.config.address;
        });
        if (sibling == list.end()) {
            list.push_back(foreignStatus(vblade));
        } else { // one address on several interfaces is one export
            sibling->processes.push_back(foreignStatus(vblade).processes.front());
            sibling->config.interfaces.insert(sibling->config.interfaces.end(),
                                              vblade.config.interfaces.begin(),
                                              vblade.config.interfaces.end());
        }
    }
    return list;
}

std::uint64_t ExportKeeper::version() {
    Lock lock(m_mutex);
    scan(lock);
    return m_version;
}

exports::ConfDirectory ExportKeeper::configuration() {
    const Lock lock(m_mutex);
    return m_configuration;
}

std::vector<FoundUse> ExportKeeper::uses() {
    std::vector<FoundUse> uses;
    for (const auto& status : exports()) {
        if (!status.processes.empty())
            uses.push_back(
                {{}, status.config.path, {plans::UseKind::Export, status.config.address.toString()}});
    }
    const Lock lock(m_mutex);
    // What counts is the disk that a process has open, even if the configuration has changed since.
    for (const auto& vblade : m_found)
        uses.push_back({vblade.number,
                        vblade.number == plans::DeviceNumber() ? vblade.config.path : std::string(),
                        {plans::UseKind::Export, vblade.config.address.toString()}});
    return uses;
}

Outcome<void> ExportKeeper::waitForUnit(const exports::VbladeId& id, bool running, Duration time) {
    const auto deadline = Clock::now() + time;
    while (true) {
        for (const auto& status : exports()) {
            const auto isThere =
                status.config.address == id.address &&
                std::ranges::find(status.processes, id.interface, &plans::ExportProcess::interface) !=
                    status.processes.end();
            if (status.config.address == id.address && isThere == running)
                return {};
        }
        Lock lock(m_mutex);
        if (Clock::now() >= deadline)
            return refuse(RefusalCode::TimedOut, id.address.toString() + " did not change in time.",
                          {{"address", id.address.toString()}});
        m_changed.wait_for(lock, 100ms);
    }
}

void ExportKeeper::noteUnitStarted(const exports::VbladeId& id, bool heard) {
    const Lock lock(m_mutex);
    if (heard)
        m_heard.insert(id);
    else
        m_heard.erase(id);
}

void ExportKeeper::lookForOthers() {
    Lock lock(m_mutex);
    scan(lock);
}

} // namespace etherdeck::agent
