#include "app/agent/exports/conf_folder.h"
#include "app/agent/exports/keeper.h"
#include "app/agent/exports/list.h"
#include "app/agent/exports/process.h"
#include "core/exports/death_reason.h"

#include <algorithm>
#include <csignal>
#include <utility>

namespace etherdeck::agent {

namespace {

using namespace std::chrono_literals;
using exports::StopCause;
using plans::Outcome;
using plans::RefusalCode;
using plans::refuse;

constexpr auto changeTime = 30s;

} // namespace

ExportKeeper::ExportKeeper(EventLoop& loop, Workers& workers, AgentPaths paths, Hooks hooks) :
    m_loop(loop),
    m_workers(workers),
    m_paths(std::move(paths)),
    m_hooks(std::move(hooks)),
    m_processes(loop),
    m_disks(m_paths.root),
    m_wished(m_paths.state + "/running.json") {
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

void ExportKeeper::perform(const exports::Terminate& action) { m_processes.signal(action.pid, SIGTERM); }

void ExportKeeper::perform(const exports::Kill& action) { m_processes.signal(action.pid, SIGKILL); }

/// Asked after the check, just before the start. From here on, a vblade of that name is ours.
bool ExportKeeper::mayStart(const exports::VbladeId& id) {
    const Lock lock(m_mutex);
    ++m_version;
    return isConfigured(m_configuration.exports, id) && m_begun.insert(id).second;
}

void ExportKeeper::startNow(const exports::CheckAndStart& action) {
    noticeConfiguration();
    if (const auto checked = m_hooks.check(action); !checked) {
        noteFailed(action, checked.error());
        return;
    }
    if (!mayStart(action.id)) {
        noteFailed(action, {StopCause::NotStarted, "It is no longer in the configuration."});
        return;
    }
    auto started = startVblade(action.config, action.id.interface, logOf(action.id));
    if (started)
        noteStarted(action.id, std::move(*started));
    else
        noteFailed(action, started.error());
}

void ExportKeeper::noteStarted(const exports::VbladeId& id, StartedVblade started) {
    Lock lock(m_mutex);
    m_begun.erase(id);
    if (started.wasHeard)
        m_heard.insert(id);
    keepWatch(id, started.pid, std::move(started.process));
    m_supervisor.started(id, started.pid, Clock::now());
    pump(lock);
}

void ExportKeeper::noteFailed(const exports::CheckAndStart& action, const StartRefusal& refusal) {
    Lock lock(m_mutex);
    m_begun.erase(action.id);
    if (refusal.cause == StopCause::DiskGone)
        m_disks.noteMissing(action.config.path);
    m_supervisor.startFailed(action.id, refusal.cause, refusal.text, Clock::now());
    pump(lock);
}

// --- what happens

/// Has the mutex.
void ExportKeeper::keepWatch(const exports::VbladeId& id, std::int32_t pid, link::UniqueDescriptor process) {
    m_processes.add(pid, std::move(process), [this, id, pid] { ended(id, pid); });
}

void ExportKeeper::ended(const exports::VbladeId& id, std::int32_t pid) {
    Lock lock(m_mutex);
    m_processes.remove(pid);
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

void ExportKeeper::disksChanged(const std::vector<plans::Disk>& disks) {
    Lock lock(m_mutex);
    for (const auto& [config, files] : m_configuration.exports) {
        const auto news = m_disks.look(config, disks);
        if (news.isGone)
            m_supervisor.diskGone(config.address, Clock::now());
        if (news.back)
            m_supervisor.diskBack(config.address, *news.back, Clock::now());
    }
    pump(lock);
}

// --- wishes

Outcome<void> ExportKeeper::waitFor(Lock& lock, const exports::VbladeId& id, bool running) {
    const auto deadline = Clock::now() + changeTime;
    while (true) {
        const auto list = m_supervisor.status();
        const auto* const status = findVblade(list, id);
        const auto isThere = status && status->state == exports::VbladeStatus::State::Running;
        if (!status || !status->changing) {
            if (isThere == running)
                return {};
            if (running)
                return refuse(refusalCode(status ? status->cause : StopCause::NotStarted),
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
    m_wished.add(id);
    m_wished.save();
    pump(lock);
    return waitFor(lock, id, true);
}

Outcome<void> ExportKeeper::stop(const exports::VbladeId& id) {
    Lock lock(m_mutex);
    m_supervisor.stop(id, Clock::now());
    m_wished.remove(id);
    m_wished.save();
    pump(lock);
    return waitFor(lock, id, false);
}

void ExportKeeper::forget(const Address& address) {
    Lock lock(m_mutex);
    for (const auto& status : m_supervisor.status()) {
        if (status.id.address == address) {
            m_supervisor.forget(status.id, Clock::now());
            m_wished.remove(status.id);
        }
    }
    m_wished.save();
    pump(lock);
}

bool ExportKeeper::runs(const exports::VbladeId& id) {
    return std::ranges::any_of(exports(), [&id](const plans::ExportStatus& status) {
        return status.config.address == id.address && runsOn(status, id.interface);
    });
}

bool ExportKeeper::wasHeard(const exports::VbladeId& id) {
    const Lock lock(m_mutex);
    return m_heard.contains(id);
}

// --- which exports there are: what is configured, and what runs

void ExportKeeper::noticeConfiguration() {
    const auto state = stateOfConfFolder(m_paths.config);
    {
        const Lock lock(m_mutex);
        if (state == m_configurationState)
            return;
    }
    readConfiguration();
}

void ExportKeeper::readConfiguration() {
    const std::lock_guard reading(m_reading);       // what was read first is not stored last
    auto state = stateOfConfFolder(m_paths.config); // before them: what changes meanwhile is read again
    auto read = readConfFolder(m_paths.config,
                               m_unitsRunExports ? exports::ConfReader::Systemd : exports::ConfReader::Shell);
    Lock lock(m_mutex);
    m_configuration = std::move(read);
    m_configurationState = std::move(state);
    m_sockets.clear(); // what is configured now may be running already
    followConfiguration();
    pump(lock);
}

/// What does not run is started with the new configuration from now on. What runs is changed by plans only.
void ExportKeeper::followConfiguration() {
    for (const auto& status : m_supervisor.status()) {
        if (status.pid == 0 && !isConfigured(m_configuration.exports, status.id)) {
            m_supervisor.forget(status.id, Clock::now());
            m_wished.remove(status.id);
        }
    }
    for (const auto& entry : m_configuration.exports) {
        for (const auto& interface : entry.config.interfaces)
            m_supervisor.configure(entry.config, interface);
    }
}

bool ExportKeeper::isRunByUnit(const exports::ConfDirectory::Entry& entry,
                               const std::string& interface) const {
    return m_unitsRunExports && hasUnit(entry, interface);
}

void ExportKeeper::load(const std::string& bootId, bool unitsRunExports) {
    Lock lock(m_mutex);
    m_unitsRunExports = unitsRunExports;
    const auto last = m_wished.load(bootId);
    lock.unlock();
    readConfiguration();
    lock.lock();
    scan(lock);
    for (const auto& entry : m_configuration.exports) {
        for (const auto& interface : entry.config.interfaces) {
            const exports::VbladeId id{entry.config.address, interface};
            const auto shouldRun = last ? last->contains(id) : entry.config.startsAtBoot;
            if (!isRunByUnit(entry, interface) && shouldRun && m_wished.add(id))
                m_supervisor.start(entry.config, interface, Clock::now());
        }
    }
    m_wished.save();
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
            const auto* const known = findVblade(status, id);
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
            m_wished.add(id);
            m_supervisor.adopt(entry.config, interface, vblade->pid, Clock::now());
            keepWatch(id, vblade->pid, std::move(*process));
        }
    }
}

std::vector<plans::ExportStatus> ExportKeeper::exports() {
    Lock lock(m_mutex);
    scan(lock);
    const auto supervised = m_supervisor.status();
    return listExports(m_configuration.exports, {supervised, m_found, m_begun, m_unitsRunExports});
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
    const auto list = exports();
    const Lock lock(m_mutex);
    return usesOf(list, m_found);
}

Outcome<void> ExportKeeper::waitForUnit(const exports::VbladeId& id, bool running, Duration time) {
    const auto deadline = Clock::now() + time;
    while (true) {
        for (const auto& status : exports()) {
            if (status.config.address == id.address && runsOn(status, id.interface) == running)
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
