#pragma once

#include "app/agent/disks/uses.h"
#include "app/agent/exports/disks.h"
#include "app/agent/exports/paths.h"
#include "app/agent/exports/process_scan.h"
#include "app/agent/exports/start_vblade.h"
#include "app/agent/exports/watched_processes.h"
#include "app/agent/exports/wished_vblades.h"
#include "app/agent/loop/event_loop.h"
#include "app/agent/loop/workers.h"
#include "core/exports/conf.h"
#include "core/exports/supervisor.h"
#include "core/plans/box_state.h"
#include "core/plans/refusal.h"

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <set>
#include <string>
#include <vector>

namespace etherdeck::agent {

/// What the exports of the box are: those in the configuration, kept running by a Supervisor, and the vblades
/// that others have started. All functions may be called from any thread unless they say otherwise.
class ExportKeeper {
public:
    struct Hooks {
        /// Compares the disk and asks the wire; waits. From a worker.
        std::function<tl::expected<void, StartRefusal>(const exports::CheckAndStart&)> check;
        /// Something about the exports has changed. In the loop's thread.
        std::function<void()> changed;
    };

    ExportKeeper(EventLoop& loop, Workers& workers, AgentPaths paths, Hooks hooks);

    /// Reads the configuration, takes over what runs, and starts what should run: after a start of the box
    /// what starts at boot, otherwise what ran when the agent ended. In the loop's thread.
    void load(const std::string& bootId, bool unitsRunExports);
    /// Where what vblades print goes, instead of the state directory. Before load().
    void keepLogsIn(const std::string& folder) { m_logFolder = folder; }
    /// Reads the configuration again.
    void readConfiguration();
    /// Reads it again if somebody has changed it.
    void noticeConfiguration();

    [[nodiscard]] std::vector<plans::ExportStatus> exports();
    [[nodiscard]] exports::ConfDirectory configuration();
    /// Another number when exports() or configuration() may have changed.
    [[nodiscard]] std::uint64_t version();
    /// For the list of disks.
    [[nodiscard]] std::vector<FoundUse> uses();

    /// Starts one vblade and waits until it runs and was heard, or has failed. Refusals: WrongDisk,
    /// DiskInUse, AddressInUse, NoSuchDisk, InterfaceDown, TimedOut, Failed.
    [[nodiscard]] plans::Outcome<void> start(const exports::Export& config, const std::string& interface);
    /// Stops it and waits until it has ended. It is not started again. Refusals: TimedOut.
    [[nodiscard]] plans::Outcome<void> stop(const exports::VbladeId& id);
    /// Stops all of an address, and forgets it.
    void forget(const Address& address);
    /// The distribution's unit was told to start or stop it: waits until it has. Refusals: TimedOut.
    [[nodiscard]] plans::Outcome<void> waitForUnit(const exports::VbladeId& id, bool running, Duration time);
    void noteUnitStarted(const exports::VbladeId& id, bool heard);
    /// Vblades of units and of others start and end without notice. Reports those that have.
    void lookForOthers();
    /// True when there is a process of it.
    [[nodiscard]] bool runs(const exports::VbladeId& id);
    /// True when the advertisement of this vblade was seen leaving its interface.
    [[nodiscard]] bool wasHeard(const exports::VbladeId& id);

    void interfacesChanged(const std::vector<plans::BoxInterface>& interfaces);
    void disksChanged(const std::vector<plans::Disk>& disks);

private:
    using Lock = std::unique_lock<std::mutex>;

    void pump(Lock& lock);
    void perform(const exports::CheckAndStart& action);
    void perform(const exports::Terminate& action);
    void perform(const exports::Kill& action);
    void startNow(const exports::CheckAndStart& action);
    void noteStarted(const exports::VbladeId& id, StartedVblade started);
    void noteFailed(const exports::CheckAndStart& action, const StartRefusal& refusal);
    [[nodiscard]] bool mayStart(const exports::VbladeId& id);
    void keepWatch(const exports::VbladeId& id, std::int32_t pid, link::UniqueDescriptor process);
    void ended(const exports::VbladeId& id, std::int32_t pid);
    void timeReached(TimePoint now);
    [[nodiscard]] TimePoint nextDeadline();
    void noteChange();
    void followConfiguration();
    void scan(Lock& lock);
    void adoptFound();
    [[nodiscard]] bool isRunByUnit(const exports::ConfDirectory::Entry& entry,
                                   const std::string& interface) const;
    [[nodiscard]] plans::Outcome<void> waitFor(Lock& lock, const exports::VbladeId& id, bool running);
    [[nodiscard]] std::string logOf(const exports::VbladeId& id) const;

    EventLoop& m_loop;
    Workers& m_workers;
    AgentPaths m_paths;
    Hooks m_hooks;
    std::string m_logFolder; ///< empty: in the state directory

    std::mutex m_reading; ///< held while the configuration is read; before m_mutex
    std::mutex m_mutex;   ///< guards all below
    std::condition_variable m_changed;
    std::uint64_t m_version = 0;
    exports::Supervisor m_supervisor;
    exports::ConfDirectory m_configuration;
    std::string m_configurationState;    ///< of the files, when they were read
    std::vector<FoundVblade> m_found;    ///< of the last scan
    std::set<exports::VbladeId> m_begun; ///< checked, and started or about to be
    WatchedProcesses m_processes;        ///< of the supervisor
    std::map<std::uint32_t, std::string> m_interfaces;
    std::string m_sockets; ///< at the last scan
    std::set<exports::VbladeId> m_heard;
    ExportDisks m_disks;
    WishedVblades m_wished;
    bool m_unitsRunExports = false;
};

} // namespace etherdeck::agent
