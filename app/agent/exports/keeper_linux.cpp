#include "app/agent/exports/keeper.h"
#include "app/agent/exports/process.h"
#include "app/agent/network/advertisement.h"
#include "app/agent/state/files.h"
#include "core/exports/death_reason.h"
#include "core/exports/vblade_command.h"
#include "core/plans/json.h"
#include "core/plans/members.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

namespace etherdeck::agent {

namespace {

using namespace std::chrono_literals;
using exports::StopCause;
using plans::Outcome;
using plans::RefusalCode;
using plans::refuse;

/// A vblade that serves its disk advertises itself at once; a box under load may take longer.
constexpr auto advertisementTime = 2s;
constexpr auto changeTime = 30s;

RefusalCode codeOf(StopCause cause) {
    switch (cause) {
    case StopCause::OtherDisk:
        return RefusalCode::WrongDisk;
    case StopCause::DiskInUse:
        return RefusalCode::DiskInUse;
    case StopCause::AddressInUse:
        return RefusalCode::AddressInUse;
    case StopCause::DiskGone:
    case StopCause::DiskCameLate:
        return RefusalCode::NoSuchDisk;
    case StopCause::InterfaceDown:
        return RefusalCode::InterfaceDown;
    case StopCause::None:
    case StopCause::Died:
    case StopCause::NotStarted:
        return RefusalCode::Failed;
    }
    return RefusalCode::Failed;
}

/// Waits until a process has ended or its advertisement was seen. True when it runs.
bool waitForStart(int process, AdvertisementWatch* watch) {
    const auto deadline = Clock::now() + advertisementTime;
    while (!watch || !watch->wasSeen()) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now()).count();
        std::array<pollfd, 2> waited{pollfd{process, POLLIN, 0},
                                     pollfd{watch ? watch->descriptor() : -1, POLLIN, 0}};
        if (left <= 0 || ::poll(waited.data(), waited.size(), static_cast<int>(left)) == 0)
            return true;
        if (waited[0].revents != 0)
            return false;
        if (watch && waited[1].revents != 0)
            watch->handle();
    }
    return true;
}

} // namespace

ExportKeeper::ExportKeeper(EventLoop& loop, Workers& workers, AgentPaths paths, Hooks hooks) :
    m_loop(loop), m_workers(workers), m_paths(std::move(paths)), m_hooks(std::move(hooks)) {
    m_loop.addTimed({[this] { return nextDeadline(); }, [this](TimePoint now) { timeReached(now); }});
}

std::string ExportKeeper::logOf(const exports::VbladeId& id) const {
    const auto name = id.address.toString() + '.' + id.interface;
    return m_logFolder.empty() ? m_paths.log(name) : m_logFolder + '/' + name;
}

// --- what the supervisor asks for

void ExportKeeper::pump(Lock& lock) {
    while (const auto action = m_supervisor.takeAction())
        std::visit([this](const auto& what) { perform(what); }, *action);
    ++m_version;
    lock.unlock();
    noteChange();
    lock.lock();
}

void ExportKeeper::noteChange() {
    m_changed.notify_all();
    m_loop.post([this] { m_hooks.changed(); });
}

void ExportKeeper::perform(const exports::CheckAndStart& action) {
    m_workers.run([this, action] { startNow(action); });
}

void ExportKeeper::perform(const exports::Terminate& action) {
    if (const auto process = m_processes.find(action.pid); process != m_processes.end())
        signalProcess(*process->second, SIGTERM);
}

void ExportKeeper::perform(const exports::Kill& action) {
    if (const auto process = m_processes.find(action.pid); process != m_processes.end())
        signalProcess(*process->second, SIGKILL);
}

/// Asked after the check, just before the start. From here on, a vblade of that name is ours.
bool ExportKeeper::mayStart(const exports::VbladeId& id) {
    const Lock lock(m_mutex);
    ++m_version;
    return isConfigured(id) && m_begun.insert(id).second;
}

void ExportKeeper::startNow(const exports::CheckAndStart& action) {
    noticeConfiguration();
    if (const auto checked = m_hooks.check(action); !checked) {
        noteFailed(action, checked.error().cause, checked.error().text);
        return;
    }
    if (!mayStart(action.id)) {
        noteFailed(action, StopCause::NotStarted, "It is no longer in the configuration.");
        return;
    }
    auto watch =
        AdvertisementWatch::open(action.id.address, action.id.interface, Clock::now() + advertisementTime);
    const auto log = logOf(action.id);
    if (auto made = replaceFile(log, {}, 0600); !made) {
        noteFailed(action, StopCause::NotStarted, made.error().message);
        return;
    }
    const auto process =
        startApart(exports::vbladeCommand(action.config, action.id.interface), log, action.config.priority);
    if (!process) {
        noteFailed(action, StopCause::NotStarted,
                   process.error().code == ErrorCode::ProgramMissing
                       ? std::string("vblade is not installed on this box.")
                       : std::string("vblade could not be started."));
        return;
    }
    auto descriptor = watchProcess(*process);
    if (!descriptor) { // it must not run unwatched; nobody has taken its exit status, so it is still this one
        ::kill(*process, SIGKILL);
        ::waitpid(*process, nullptr, 0);
        noteFailed(action, StopCause::NotStarted, "vblade was started, but could not be watched.");
        return;
    }
    if (!waitForStart(descriptor->get(), watch ? &*watch : nullptr)) {
        reap(*process);
        noteFailed(action, StopCause::Died, exports::deathReason(endOfFile(log)).text);
        return;
    }
    noteStarted(action.id, *process, std::make_shared<link::UniqueDescriptor>(std::move(*descriptor)),
                watch && watch->wasSeen());
}

void ExportKeeper::noteStarted(const exports::VbladeId& id, std::int32_t pid, Process process, bool heard) {
    Lock lock(m_mutex);
    m_begun.erase(id);
    if (heard)
        m_heard.insert(id);
    keepWatch(id, pid, std::move(process));
    m_supervisor.started(id, pid, Clock::now());
    pump(lock);
}

void ExportKeeper::noteFailed(const exports::CheckAndStart& action, StopCause cause,
                              const std::string& text) {
    Lock lock(m_mutex);
    m_begun.erase(action.id);
    if (cause == StopCause::DiskGone)
        m_missing.insert(action.config.path); // so that its return is noticed
    m_supervisor.startFailed(action.id, cause, text, Clock::now());
    pump(lock);
}

// --- what happens

/// Has the mutex.
void ExportKeeper::keepWatch(const exports::VbladeId& id, std::int32_t pid, Process process) {
    m_processes[pid] = process;
    m_loop.post([this, id, pid, process = std::move(process)] { watchEnd(id, pid, process); });
}

void ExportKeeper::watchEnd(const exports::VbladeId& id, std::int32_t pid, const Process& process) {
    m_loop.watch(process->get(), [this, id, pid, process] {
        if (!hasEnded(*process))
            return;
        m_loop.forget(process->get()); // closes it once this has returned
        ended(id, pid);
    });
}

void ExportKeeper::ended(const exports::VbladeId& id, std::int32_t pid) {
    Lock lock(m_mutex);
    m_processes.erase(pid);
    reap(pid);
    m_heard.erase(id);
    m_supervisor.died(id, pid, exports::deathReason(endOfFile(logOf(id))).text, Clock::now());
    followConfiguration();
    pump(lock);
}

void ExportKeeper::timeReached(TimePoint now) {
    Lock lock(m_mutex);
    m_supervisor.timeReached(now);
    pump(lock);
}

TimePoint ExportKeeper::nextDeadline() {
    const Lock lock(m_mutex);
    return m_supervisor.nextDeadline();
}

void ExportKeeper::interfacesChanged(const std::vector<plans::BoxInterface>& interfaces) {
    Lock lock(m_mutex);
    std::map<std::uint32_t, std::string> names;
    for (const auto& interface : interfaces) {
        names[interface.index] = interface.name;
        m_supervisor.interfaceChanged(interface.name, interface.up, Clock::now());
    }
    for (const auto& [index, name] : m_interfaces) {
        if (!names.contains(index))
            m_supervisor.interfaceChanged(name, false, Clock::now());
    }
    m_interfaces = std::move(names);
    pump(lock);
}

bool ExportKeeper::isOnDisk(const std::string& path) const {
    const auto& root = m_paths.root;
    return root.empty() ? path.starts_with("/dev/")
                        : path.starts_with(root + "/disks/") || path.starts_with(root + "/by-id/");
}

void ExportKeeper::disksChanged(const std::vector<plans::Disk>& disks) {
    Lock lock(m_mutex);
    for (const auto& [config, files] : m_configuration.exports) {
        const auto disk = std::ranges::find_if(disks, [&, &path = config.path](const plans::Disk& candidate) {
            return candidate.path == path ||
                   std::ranges::find(candidate.stableNames, path) != candidate.stableNames.end();
        });
        // Files are not in the list. Of a disk that appears right now, the list and its name come one after
        // the other.
        const auto isThere =
            disk != disks.end() || (!isOnDisk(config.path) && ::access(config.path.c_str(), F_OK) == 0);
        // Pulled out and plugged in again between two looks, it has a new number, and vblade still has the
        // old one open.
        const auto isNew =
            disk != disks.end() && m_numbers.contains(config.path) && m_numbers[config.path] != disk->number;
        if (disk != disks.end())
            m_numbers[config.path] = disk->number;
        if ((!isThere || isNew) && m_missing.insert(config.path).second)
            m_supervisor.diskGone(config.address, Clock::now());
        if (!isThere || m_missing.erase(config.path) == 0)
            continue;
        const auto comparison = config.identity.empty() || disk == disks.end() || disk->identity.empty()
                                    ? exports::DiskComparison::Unknown
                                : config.identity == disk->identity ? exports::DiskComparison::Same
                                                                    : exports::DiskComparison::Other;
        m_supervisor.diskBack(config.address, comparison, Clock::now());
    }
    pump(lock);
}

// --- wishes

void ExportKeeper::saveWished() {
    auto list = plans::Json::array();
    for (const auto& id : m_wished)
        list.push_back({{"address", id.address.toString()}, {"interface", id.interface}});
    const plans::Json json{{"boot_id", m_bootId}, {"exports", std::move(list)}};
    // The worst that a failure causes: an export has to be started by hand after the agent's next start.
    static_cast<void>(replaceFile(m_paths.state + "/running.json",
                                  json.dump(-1, ' ', false, plans::Json::error_handler_t::replace), 0600));
}

const exports::VbladeStatus* ExportKeeper::find(const std::vector<exports::VbladeStatus>& list,
                                                const exports::VbladeId& id) const {
    const auto found = std::ranges::find(list, id, &exports::VbladeStatus::id);
    return found == list.end() ? nullptr : &*found;
}

Outcome<void> ExportKeeper::waitFor(Lock& lock, const exports::VbladeId& id, bool running) {
    const auto deadline = Clock::now() + changeTime;
    while (true) {
        const auto list = m_supervisor.status();
        const auto* const status = find(list, id);
        const auto isThere = status && status->state == exports::VbladeStatus::State::Running;
        if (!status || !status->changing) {
            if (isThere == running)
                return {};
            if (running)
                return refuse(codeOf(status ? status->cause : StopCause::NotStarted),
                              status ? status->reason : "It was stopped meanwhile.",
                              {{"address", id.address.toString()}, {"interface", id.interface}});
        }
        if (m_changed.wait_until(lock, deadline) == std::cv_status::timeout)
            return refuse(RefusalCode::TimedOut,
                          id.address.toString() + (running ? " did not start" : " did not stop") +
                              " in time.",
                          {{"address", id.address.toString()}, {"interface", id.interface}});
    }
}

Outcome<void> ExportKeeper::start(const exports::Export& config, const std::string& interface) {
    Lock lock(m_mutex);
    const exports::VbladeId id{config.address, interface};
    m_supervisor.start(config, interface, Clock::now());
    m_wished.insert(id);
    saveWished();
    pump(lock);
    return waitFor(lock, id, true);
}

Outcome<void> ExportKeeper::stop(const exports::VbladeId& id) {
    Lock lock(m_mutex);
    m_supervisor.stop(id, Clock::now());
    m_wished.erase(id);
    saveWished();
    pump(lock);
    return waitFor(lock, id, false);
}

void ExportKeeper::forget(const Address& address) {
    Lock lock(m_mutex);
    for (const auto& status : m_supervisor.status()) {
        if (status.id.address == address) {
            m_supervisor.forget(status.id, Clock::now());
            m_wished.erase(status.id);
        }
    }
    saveWished();
    pump(lock);
}

bool ExportKeeper::runs(const exports::VbladeId& id) {
    return std::ranges::any_of(exports(), [&id](const plans::ExportStatus& status) {
        return status.config.address == id.address &&
               std::ranges::find(status.processes, id.interface, &plans::ExportProcess::interface) !=
                   status.processes.end();
    });
}

bool ExportKeeper::wasHeard(const exports::VbladeId& id) {
    const Lock lock(m_mutex);
    return m_heard.contains(id);
}

} // namespace etherdeck::agent
