#pragma once

#include "app/agent/changes/box_reader.h"
#include "app/agent/changes/changes.h"
#include "app/agent/disks/disk_watch.h"
#include "app/agent/exports/keeper.h"
#include "app/agent/exports/paths.h"
#include "app/agent/loop/event_loop.h"
#include "app/agent/loop/spare_memory.h"
#include "app/agent/loop/workers.h"
#include "app/agent/network/events.h"
#include "app/agent/server/kept_text.h"
#include "core/base/sentence.h"
#include "core/system/folder_watch.h"
#include "core/system/unique_descriptor.h"
#include "core/wire/agent_session.h"

#include <functional>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace etherdeck::agent {

/// The objects of an agent, put together. Belongs to the loop's thread.
class Agent {
public:
    /// `told` gets every event: a topic and its parameters. In the loop's thread.
    using Told = std::function<void(std::string_view topic, plans::Json params)>;

    Agent(EventLoop& loop, AgentPaths paths, Told told);
    Agent(const Agent&) = delete;
    Agent& operator=(const Agent&) = delete;

    /// Reads configuration and state, takes over what runs, starts what should run, and undoes the change
    /// during which an earlier run was killed. `done` is called in the loop's thread once clients may be
    /// served. Refusals: NoRoom, Failed.
    void load(std::function<void(plans::Outcome<void>)> done);

    [[nodiscard]] wire::AgentIdentity identity() const;
    /// What keeps the agent from its work here, as sentences.
    [[nodiscard]] std::vector<Sentence> warnings() const;
    [[nodiscard]] const AgentPaths& paths() const { return m_paths; }
    [[nodiscard]] ExportKeeper& keeper() { return m_keeper; }
    [[nodiscard]] BoxReader& reader() { return m_reader; }
    [[nodiscard]] Changes& changes() { return m_changes; }
    /// The answer to exports.list: many ask, and a box may have hundreds.
    [[nodiscard]] KeptText& keptExports() { return m_keptExports; }
    /// The topics of which events are told.
    void watch(std::set<std::string> topics) { m_topics = std::move(topics); }
    /// A call was answered, or something else was done that needed memory.
    void noteWork() { m_spareMemory.workDone(Clock::now()); }
    [[nodiscard]] EventLoop& loop() { return m_loop; }
    [[nodiscard]] Workers& workers() { return m_workers; }
    /// For changes, which must not wait for calls that only read.
    [[nodiscard]] Workers& changeWorkers() { return m_changeWorkers; }

private:
    [[nodiscard]] plans::Outcome<void> hold();
    [[nodiscard]] tl::expected<void, StartRefusal> checkStart(const exports::CheckAndStart& action);
    void watchInterfaces();
    void watchDisks();
    void watchConfiguration();
    void disksChanged();
    void exportsChanged();
    void tellChange(std::string_view kind, const std::string& who, const std::string& text);

    EventLoop& m_loop;
    AgentPaths m_paths;
    Told m_told;
    link::UniqueDescriptor m_held;              ///< no other agent uses the state directory
    link::UniqueDescriptor m_heldConfiguration; ///< nor the one of the configuration, where there is one
    std::set<std::string> m_topics;             ///< that somebody watches
    std::string m_bootId;
    bool m_unitsRunExports = false;
    bool m_hasVlans = false;
    bool m_tellsExports = false; ///< a worker makes the list
    bool m_tellsExportsAgain = false;
    bool m_readsDisks = false; ///< a worker does
    bool m_readsDisksAgain = false;
    std::mutex m_checking; ///< held by a start that compares its disk
    std::optional<InterfaceEvents> m_interfaceEvents;
    std::optional<DiskWatch> m_diskWatch;
    std::optional<link::FolderWatch> m_configurationWatch;
    ExportKeeper m_keeper;
    KeptText m_keptExports;
    SpareMemory m_spareMemory;
    BoxReader m_reader;
    Changes m_changes;
    Workers m_starters; ///< all three are ended first
    Workers m_workers;
    Workers m_changeWorkers;
};

} // namespace etherdeck::agent
