#pragma once

#include "app/agent/disks/disks.h"
#include "app/agent/exports/keeper.h"
#include "app/agent/exports/paths.h"
#include "app/agent/network/users_watch.h"
#include "core/planner/make_plan.h"
#include "core/plans/box_state.h"

#include <atomic>
#include <functional>
#include <mutex>
#include <set>
#include <string>
#include <vector>

namespace etherdeck::agent {

/// Set from another thread when a call is cancelled.
using CancelFlag = std::atomic<bool>;

/// Reads what plans are made from. From any thread, one reader at a time.
class BoxReader {
public:
    BoxReader(AgentPaths paths, ExportKeeper& keeper);

    /// Refusals: Failed when the list of locked disks cannot be read.
    [[nodiscard]] plans::Outcome<void> load();

    [[nodiscard]] std::vector<plans::Disk> disks();
    /// A disk, part or file by any of its names. Refusals: BadPath, NoSuchDisk.
    [[nodiscard]] plans::Outcome<plans::Disk> describe(const std::string& path);
    [[nodiscard]] std::vector<plans::BoxInterface> interfaces();

    /// Without answers to questions.
    [[nodiscard]] plans::BoxState state(bool unitsRunExports);
    /// Looks up what a plan needs to know. Waits: for the wire, and longer for users. `progress` gets a text
    /// before each. Refusals: Cancelled.
    [[nodiscard]] plans::Outcome<void> answer(plans::BoxState& box, const plans::Questions& questions,
                                              const CancelFlag& cancelled,
                                              const std::function<void(std::string)>& progress);

    /// U-Boot's environment; `place` as for readEnvironment(). Refusals: UnknownLayout, Failed.
    [[nodiscard]] plans::Outcome<plans::BoxEnvironment>
    environment(const std::optional<plans::FlashArea>& place);

    /// Whether a disk may be touched by plans. Refusals: NoRoom, Failed.
    [[nodiscard]] plans::Outcome<void> setLocked(const std::string& identity, bool locked);

private:
    void markLocked(plans::Disk& disk);
    void ask(plans::BoxState& box, const plans::Questions& questions, const CancelFlag& cancelled);
    void watch(plans::BoxState& box, const plans::Questions& questions, const CancelFlag& cancelled);

    AgentPaths m_paths;
    ExportKeeper& m_keeper;
    std::mutex m_mutex; ///< guards all below
    Disks m_disks;
    std::set<std::string> m_locked;
};

/// Who uses an export, seen for a while. Refusals: Cancelled; Failed when nobody could be watched.
[[nodiscard]] plans::Outcome<std::vector<ExportUser>>
watchUsers(const Address& address, const std::vector<std::string>& interfaces, Duration time,
           const CancelFlag& cancelled, const std::function<void(int secondsLeft)>& progress);

} // namespace etherdeck::agent
