#include "app/agent/server/agent.h"

#include "app/agent/box/facts.h"
#include "app/agent/box/host_name.h"
#include "app/agent/changes/box_flash.h"
#include "app/agent/exports/process.h"
#include "app/agent/network/changes.h"
#include "app/agent/server/box_methods.h"
#include "app/agent/state/files.h"
#include "core/planner/export_checks.h"
#include "core/plans/json.h"

#include <sys/stat.h>

namespace etherdeck::agent {

namespace {

using exports::StopCause;
using plans::RefusalCode;

/// Starts, calls and changes have separate threads: a change waits for its starts, and sixteen clients that
/// watch for initiators must delay neither.
constexpr std::size_t maxWorkers = 16;
constexpr std::size_t maxChangeWorkers = 4;

StopCause causeOf(RefusalCode code) {
    switch (code) {
    case RefusalCode::WrongDisk:
        return StopCause::OtherDisk;
    case RefusalCode::DiskInUse:
    case RefusalCode::DiskLocked:
    case RefusalCode::RangeOverlaps:
        return StopCause::DiskInUse;
    case RefusalCode::AddressInUse:
        return StopCause::AddressInUse;
    case RefusalCode::NoSuchDisk:
        return StopCause::DiskGone;
    case RefusalCode::InterfaceDown:
    case RefusalCode::NoSuchInterface:
        return StopCause::InterfaceDown;
    default:
        return StopCause::NotStarted;
    }
}

/// The distribution's units are installed, and systemd runs on the box.
bool hasUnits(const AgentPaths& paths) {
    struct stat status {};
    return paths.root.empty() && paths.config == AgentPaths().config &&
           ::stat("/run/systemd/system", &status) == 0 &&
           (::stat("/lib/systemd/system/vblade@.service", &status) == 0 ||
            ::stat("/etc/systemd/system/vblade@.service", &status) == 0);
}

} // namespace

Agent::Agent(EventLoop& loop, AgentPaths paths, Told told) :
    m_loop(loop),
    m_paths(std::move(paths)),
    m_told(std::move(told)),
    m_bootId(readBootId(m_paths.root)),
    m_unitsRunExports(hasUnits(m_paths)),
    m_keeper(loop, m_starters, m_paths,
             {[this](const exports::CheckAndStart& action) { return checkStart(action); },
              [this] { exportsChanged(); }}),
    m_reader(m_paths, m_keeper),
    m_changes(m_paths, m_reader, m_keeper,
              {[this] { return m_bootId; },
               [this](std::string_view kind, const std::string& who, const std::string& text) {
                   tellChange(kind, who, text);
               },
               [this] { m_loop.post([] {}); }}),
    m_starters(maxWorkers),
    m_workers(maxWorkers),
    m_changeWorkers(maxChangeWorkers) {
    m_loop.addTimed({[this] { return m_spareMemory.nextDeadline(); },
                     [this](TimePoint now) {
                         if (m_spareMemory.takeDue(now))
                             returnFreeMemory();
                     }});
    m_changes.setUnitsRunExports(m_unitsRunExports);
    m_loop.addTimed({[this] { return m_changes.nextDeadline(); },
                     [this](TimePoint now) {
                         if (m_changes.takeDue(now)) // once: the next deadline must not be this one
                             m_changeWorkers.run([this] { m_changes.revert(); });
                     }});
}

/// Two agents would start each export twice. One that can write nothing down changes nothing, and one that
/// cannot even hold a file starts nothing.
plans::Outcome<void> Agent::hold() {
    auto held = holdFile(m_paths.state + "/lock");
    if (!held && held.error().code != RefusalCode::Busy) {
        m_changes.refuseAll({held.error().code,
                             "The agent cannot write down what it changes, so it changes nothing. " +
                                 held.error().message.text() +
                                 " Give it folders that can be written: --state DIR, "
                                 "--config DIR.",
                             held.error().data});
        const auto folder = m_paths.socket.substr(0, m_paths.socket.find_last_of('/'));
        m_keeper.keepLogsIn(folder + "/exports");
        held = holdFile(folder + "/lock");
    }
    ::mkdir(m_paths.config.c_str(), 0755); // what is not there cannot be held
    auto configuration = holdFolder(m_paths.config);
    for (const auto* const each : {&held, &configuration}) {
        if (!*each && each->error().code == RefusalCode::Busy)
            return plans::refuse(RefusalCode::Busy, "another agent runs already: it holds " +
                                                        each->error().data.at("path") +
                                                        ". To use it: etherdeck-agent connect.");
    }
    if (held)
        m_held = std::move(*held);
    if (configuration)
        m_heldConfiguration = std::move(*configuration);
    return {};
}

void Agent::load(std::function<void(plans::Outcome<void>)> done) {
    if (auto held = hold(); !held) {
        done(std::move(held));
        return;
    }
    if (auto loaded = m_reader.load(); !loaded) {
        done(std::move(loaded));
        return;
    }
    m_hasVlans = hasVlans();
    m_keeper.interfacesChanged(m_reader.interfaces());
    watchInterfaces();
    watchDisks();
    watchConfiguration();
    m_keeper.load(m_bootId, m_unitsRunExports);
    m_changeWorkers.run(
        [this, done = std::move(done)] { m_loop.post([done, loaded = m_changes.load()] { done(loaded); }); });
}

wire::AgentIdentity Agent::identity() const {
    wire::AgentIdentity identity{ETHERDECK_VERSION,
                                 readHostName(m_paths.root),
                                 readBootId(m_paths.root), // a plug of the lab starts without its agent
                                 {"box", "interfaces", "disks", "smart", "exports", "users", "rates",
                                  "kernel-log", "changes", "keep", "journal", "events", "import", "adopt",
                                  "host-name", "link", "netconsole"}};
    if (m_hasVlans)
        identity.capabilities.emplace_back("vlan");
    if (m_paths.root.empty())
        identity.capabilities.emplace_back("shut-down");
    if (hasFlash(m_paths))
        identity.capabilities.insert(identity.capabilities.end(), {"uboot-env", "flash"});
    if (m_unitsRunExports)
        identity.capabilities.emplace_back("units");
    return identity;
}

std::vector<Sentence> Agent::warnings() const {
    std::vector<Sentence> list;
    if (!hasProgram("vblade"))
        list.push_back(
            say("vblade is not installed, so this box cannot export disks. Install the package vblade."));
    if (!seesProcesses())
        list.push_back(
            say("The agent does not see the processes of this box. It does not know which exports run, and "
                "starts none. Run it as root, and mount /proc."));
    if (const auto refusal = m_changes.refusesAll())
        list.push_back(refusal->message);
    else if (const auto writable = checkWritable(m_paths.config); !writable)
        list.push_back(say("Exports cannot be changed: %1 is on a read-only file system.", m_paths.config));
    if (const auto backup = unfinishedFlash(m_paths); !backup.empty())
        list.push_back(
            say("U-Boot's environment in the flash memory was not written completely: do not restart "
                "the box. What was there before is in %1; 'etherdeckctl uboot env restore' writes "
                "it back.",
                backup));
    if (const auto lines = m_changes.unreadableLines(); lines != 0)
        list.push_back(say("The journal of changes has lines that cannot be read, %1 in %2.",
                           std::to_string(lines), m_paths.state + "/journal.jsonl"));
    return list;
}

/// The check before every start, also at boot and after a vblade has ended.
tl::expected<void, StartRefusal> Agent::checkStart(const exports::CheckAndStart& action) {
    if (!m_held.isOpen())
        return tl::unexpected<StartRefusal>(
            {StopCause::NotStarted, "The agent can write nothing on this box, so it starts nothing."});
    const CancelFlag never(false);
    const auto ask = [&](plans::BoxState& box, const plans::Questions& questions) {
        static_cast<void>(m_reader.answer(box, questions, never, [](const std::string&) {}));
    };
    plans::BoxState wire;
    wire.interfaces = m_reader.interfaces();
    plans::Questions who;
    who.addresses = {action.id.address};
    who.interfaces = {action.id.interface};
    ask(wire, who);
    if (!wire.wire.contains(action.id.address))
        return tl::unexpected<StartRefusal>(
            {StopCause::NotStarted, "It could not be checked whether another target has the address."});
    // Many start at once when a box boots: the memory that each needs here would stay in pieces.
    const std::lock_guard lock(m_checking);
    auto box = m_reader.state(m_unitsRunExports);
    box.wire = std::move(wire.wire);
    plans::Questions what;
    what.paths = {action.config.path};
    ask(box, what);
    // A lock only refuses plans; what was exported before is still started.
    for (auto& disk : box.disks)
        disk.locked = false;
    auto config = action.config;
    config.interfaces = {action.id.interface};
    auto refusal = plans::checkConfig(box, config, config.address);
    if (!refusal)
        refusal = plans::checkDisk(box, config, config.address);
    if (!refusal)
        return {};
    return tl::unexpected<StartRefusal>({causeOf(refusal->code), refusal->message.text()});
}

void Agent::watchInterfaces() {
    auto events = InterfaceEvents::open();
    if (!events)
        return; // they are read again for every request
    m_interfaceEvents = std::move(*events);
    m_loop.watch(m_interfaceEvents->descriptor(), [this] {
        if (!m_interfaceEvents->takeChanges())
            return;
        const auto interfaces = m_reader.interfaces();
        m_keeper.interfacesChanged(interfaces);
        if (!m_topics.contains("interfaces"))
            return;
        auto list = plans::Json::array();
        for (const auto& interface : interfaces)
            list.push_back(interfaceJson(interface));
        m_told("interfaces", {{"interfaces", std::move(list)}});
    });
}

void Agent::watchDisks() {
    auto watch = m_paths.root.empty() ? DiskWatch::start() : DiskWatch::startInFolder(m_paths.root);
    if (!watch)
        return; // they are read again for every request
    m_diskWatch = std::move(*watch);
    m_loop.watch(m_diskWatch->descriptor(), [this] {
        if (m_diskWatch->takeChanges())
            disksChanged();
    });
}

/// Files of the configuration may also be edited by hand.
void Agent::watchConfiguration() {
    auto watch = link::FolderWatch::create(link::FolderWatch::Changes::Written);
    if (!watch || !watch->add(m_paths.config))
        return; // they are read again at the next start
    m_configurationWatch = std::move(*watch);
    m_loop.watch(m_configurationWatch->descriptor(), [this] {
        if (m_configurationWatch->takeChanges())
            m_workers.run([this] { m_keeper.readConfiguration(); });
    });
}

/// A disk that is plugged in causes many reports, and all disks would be read for each.
void Agent::disksChanged() {
    if (std::exchange(m_readsDisks, true)) {
        m_readsDisksAgain = true;
        return;
    }
    m_workers.run([this, isWatched = m_topics.contains("disks")] {
        const auto disks = m_reader.disks();
        m_keeper.disksChanged(disks);
        auto list = plans::Json::array();
        for (const auto& disk : isWatched ? disks : std::vector<plans::Disk>())
            list.push_back(plans::toJson(disk));
        m_loop.post([this, isWatched, list = std::move(list)] {
            m_readsDisks = false;
            noteWork();
            if (isWatched)
                m_told("disks", {{"disks", list}});
            if (std::exchange(m_readsDisksAgain, false))
                disksChanged();
        });
    });
}

/// Changes that come close together cause one event.
void Agent::exportsChanged() {
    if (!m_topics.contains("exports")) {
        noteWork();
        return;
    }
    if (std::exchange(m_tellsExports, true)) {
        m_tellsExportsAgain = true; // the list may have been made before
        return;
    }
    m_workers.run([this] {
        auto list = plans::Json::array();
        for (const auto& status : m_keeper.exports())
            list.push_back(plans::toJson(status));
        m_loop.post([this, list = std::move(list)] {
            m_tellsExports = false;
            noteWork();
            m_told("exports", {{"exports", list}});
            if (std::exchange(m_tellsExportsAgain, false))
                exportsChanged();
        });
    });
}

void Agent::tellChange(std::string_view kind, const std::string& who, const std::string& text) {
    m_loop.post([this, params = plans::Json{{"kind", kind}, {"who", who}, {"text", text}}] {
        m_told("changes", params);
    });
}

} // namespace etherdeck::agent
