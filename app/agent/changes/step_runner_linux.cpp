#include "app/agent/box/facts.h"
#include "app/agent/box/host_name.h"
#include "app/agent/box/shut_down.h"
#include "app/agent/changes/box_flash.h"
#include "app/agent/changes/image.h"
#include "app/agent/changes/step_runner.h"
#include "app/agent/exports/process.h"
#include "app/agent/network/advertisement.h"
#include "app/agent/network/changes.h"
#include "app/agent/network/netconsole.h"
#include "app/agent/state/files.h"
#include "core/base/harmless_text.h"
#include "core/exports/conf.h"
#include "core/exports/death_reason.h"
#include "core/planner/conf_files.h"

#include <cerrno>
#include <net/if.h>
#include <sys/stat.h>
#include <unistd.h>

namespace etherdeck::agent {

namespace {

using namespace std::chrono_literals;
using plans::Action;
using plans::Outcome;
using plans::RefusalCode;
using plans::refuse;

constexpr auto programTime = 30s;
/// Of files that an entry of the journal keeps.
constexpr std::size_t maxEarlierBytes = 65536;
/// A unit that was told to start or stop does it within this time.
constexpr auto unitTime = 20s;
constexpr auto lookAtUnitEvery = 1s;
/// A vblade that runs advertises itself at once.
constexpr auto unitAdvertisementTime = 2s;

Outcome<void> runAndCheck(const std::vector<std::string>& argv) {
    const auto result = runProgram(argv, programTime);
    if (!result)
        return refuse(RefusalCode::Failed,
                      argv.front() + (result.error().code == ErrorCode::ProgramMissing ? " is not installed."
                                      : result.error().code == ErrorCode::TimedOut ? " did not end in time."
                                                                                   : " could not be run."),
                      {{"program", argv.front()}});
    if (result->exitStatus == 0)
        return {};
    return refuse(
        RefusalCode::Failed,
        argv.front() + " failed with exit status " + std::to_string(result->exitStatus) + '.',
        {{"program", argv.front()},
         {"output", harmlessStart(result->errors.empty() ? result->output : result->errors, 1024)}});
}

/// True when systemd waits to start it again, or has given up: its vblade has ended.
bool isEnded(const std::string& unit) {
    const auto state = runProgram({"systemctl", "show", "--property=SubState", "--value", unit}, programTime);
    return state &&
           (state->output == "auto-restart\n" || state->output == "failed\n" || state->output == "dead\n");
}

/// What vblade wrote before it ended; nothing where the log of the box cannot be read.
std::string lastWordsOf(const std::string& unit) {
    const auto log = runProgram({"journalctl", "--quiet", "--no-pager", "--output=cat", "--lines=5",
                                 "--identifier=vblade", "--unit=" + unit},
                                programTime);
    return log && log->exitStatus == 0 ? log->output : std::string();
}

/// What undoes each kind of action, as far as that does not depend on what is there now.
struct Reverse {
    std::optional<Action> operator()(const plans::WriteFile&) const { return std::nullopt; }
    std::optional<Action> operator()(const plans::RemoveFile&) const { return std::nullopt; }
    std::optional<Action> operator()(const plans::RunProgram& action) const {
        if (action.reverse.empty())
            return std::nullopt;
        return plans::RunProgram{action.reverse, {}};
    }
    std::optional<Action> operator()(const plans::StartVblade& action) const {
        return plans::StopVblade{action.config, action.interface, 0, action.unit};
    }
    std::optional<Action> operator()(const plans::StopVblade& action) const {
        if (action.pid == 0)
            return std::nullopt;
        return plans::StartVblade{action.config, action.interface, action.unit};
    }
    std::optional<Action> operator()(const plans::ChangeMtu& action) const {
        return plans::ChangeMtu{action.interface, action.after, action.before};
    }
    // What exists already was made by somebody else: creating it fails, and it must stay.
    std::optional<Action> operator()(const plans::CreateVlan& action) const {
        if (::if_nametoindex(action.name.c_str()) != 0)
            return std::nullopt;
        return plans::DeleteVlan{action.parent, action.id, action.name};
    }
    std::optional<Action> operator()(const plans::DeleteVlan& action) const {
        return plans::CreateVlan{action.parent, action.id, action.name};
    }
    std::optional<Action> operator()(const plans::MakeImage& action) const {
        if (::access(action.path.c_str(), F_OK) == 0)
            return std::nullopt;
        return plans::DeleteImage{action.path};
    }
    std::optional<Action> operator()(const plans::DeleteImage&) const { return std::nullopt; }
    std::optional<Action> operator()(const plans::ChangeLock& action) const {
        return plans::ChangeLock{action.identity, !action.locked};
    }
    std::optional<Action> operator()(const plans::ChangeHostName& action) const {
        return plans::ChangeHostName{action.after, action.before};
    }
    std::optional<Action> operator()(const plans::ShutDown&) const { return std::nullopt; }
    // A backup stays, and what follows the erasing is undone with it.
    std::optional<Action> operator()(const plans::EraseFlash& action) const {
        return plans::RestoreFlash{action.area, action.backup, action.after};
    }
    std::optional<Action> operator()(const plans::ChangeNetconsole& action) const {
        return plans::ChangeNetconsole{action.after, action.before};
    }
    template <class OfFlash>
    std::optional<Action> operator()(const OfFlash&) const {
        return std::nullopt;
    }
};

} // namespace

bool hasDoneNothing(const plans::Action& action, const plans::Refusal& refusal) {
    return std::holds_alternative<plans::CreateVlan>(action) ||
           std::holds_alternative<plans::DeleteVlan>(action) ||
           std::holds_alternative<plans::MakeImage>(action) ||
           (std::holds_alternative<plans::EraseFlash>(action) && refusal.code == RefusalCode::StateMoved);
}

const std::string* fileOf(const Action& action) {
    if (const auto* const write = std::get_if<plans::WriteFile>(&action))
        return &write->path;
    const auto* const remove = std::get_if<plans::RemoveFile>(&action);
    return remove ? &remove->path : nullptr;
}

StepRunner::StepRunner(AgentPaths paths, ExportKeeper& keeper, BoxReader& reader) :
    m_paths(std::move(paths)), m_keeper(keeper), m_reader(reader), m_versions(m_paths.state + "/versions") {}

std::optional<Action> StepRunner::reverseOf(const Action& action) const {
    // One that runs already stays when a later step fails.
    if (const auto* const start = std::get_if<plans::StartVblade>(&action);
        start && m_keeper.runs({start->config.address, start->interface}))
        return std::nullopt;
    const auto* const path = fileOf(action);
    if (!path)
        return std::visit(Reverse(), action);
    const auto* const write = std::get_if<plans::WriteFile>(&action);
    const auto written = write ? write->content : std::string();
    const auto file = m_paths.onBox(*path);
    const auto content = readFile(file);
    if (!content || !*content)
        return plans::RemoveFile{*path, written};
    plans::WriteFile back{*path, **content, plans::WriteFile().mode, written};
    if (struct stat status{}; ::stat(file.c_str(), &status) == 0) {
        back.mode = status.st_mode & 07777;
        back.owner = plans::FileOwner{status.st_uid, status.st_gid};
    }
    return back;
}

std::vector<plans::WriteFile> StepRunner::earlierConfsOf(const plans::Plan& plan) const {
    std::vector<plans::WriteFile> confs;
    std::size_t bytes = 0;
    for (const auto& step : plan.steps) {
        const auto* const path = fileOf(step.action);
        if (!path || !path->starts_with(m_paths.config + '/'))
            continue;
        const auto reverse = reverseOf(step.action);
        const auto* const before = reverse ? std::get_if<plans::WriteFile>(&*reverse) : nullptr;
        if (!before || !plans::isWrittenByHand(*before))
            continue;
        confs.push_back(*before);
        confs.back().over.reset();
        bytes += before->content.size();
    }
    return bytes <= maxEarlierBytes ? confs : std::vector<plans::WriteFile>();
}

Outcome<void> StepRunner::perform(const Action& action) {
    return std::visit([this](const auto& what) { return run(what); }, action);
}

/// Keeps a copy of the present content. `after` is the new content, which may be there already.
Outcome<void> StepRunner::keepVersion(const std::string& path, const std::optional<std::string>& over,
                                      const std::string& after) {
    const auto content = readFile(path);
    if (!content)
        return refuse(content.error());
    const auto now = content->value_or(std::string());
    if (over && now != *over && now != after)
        return refuse(RefusalCode::StateMoved,
                      path + " was changed by somebody else meanwhile, and is left as it is.",
                      {{"path", path}});
    return *content ? m_versions.keep(path, **content) : Outcome<void>();
}

/// systemd learns of new and removed files when Debian's generator runs again. The content of a file is read
/// at each start anyway.
Outcome<void> StepRunner::configurationChanged(const std::string& path, bool cameOrWent) {
    const auto folder = m_paths.config + '/';
    if (!path.starts_with(folder))
        return {};
    m_keeper.readConfiguration();
    if (!m_unitsRunExports || !cameOrWent || !exports::confUnit(path.substr(folder.size())))
        return {};
    return runAndCheck({"systemctl", "daemon-reload"});
}

Outcome<void> StepRunner::run(const plans::WriteFile& action) {
    const auto path = m_paths.onBox(action.path);
    if (auto kept = keepVersion(path, action.over, action.content); !kept)
        return kept;
    const auto isNew = ::access(path.c_str(), F_OK) != 0;
    if (auto written = replaceFile(path, action.content, action.mode); !written)
        return written;
    if (isNew && action.owner && ::chown(path.c_str(), action.owner->user, action.owner->group) != 0)
        return refuse(systemRefusal(errno, "give back " + action.path));
    const auto read = readFile(path);
    if (!read || !*read || **read != action.content)
        return refuse(RefusalCode::Failed, action.path + " does not read back as it was written.",
                      {{"path", action.path}});
    return configurationChanged(action.path, isNew);
}

Outcome<void> StepRunner::run(const plans::RemoveFile& action) {
    const auto path = m_paths.onBox(action.path);
    if (auto kept = keepVersion(path, action.over, {}); !kept)
        return kept;
    if (auto removed = removeFile(path); !removed)
        return removed;
    static_cast<void>(removeFile(path + ".etherdeck-new")); // of a write that was cut short: replaceFile()
    return configurationChanged(action.path, true);
}

Outcome<void> StepRunner::run(const plans::RunProgram& action) { return runAndCheck(action.argv); }

Outcome<void> StepRunner::run(const plans::StartVblade& action) {
    return action.unit.empty() ? m_keeper.start(action.config, action.interface) : startUnit(action);
}

/// For systemd, a vblade has started as soon as its process has; whether it serves its disk is seen by its
/// advertisement.
Outcome<void> StepRunner::startUnit(const plans::StartVblade& action) {
    const exports::VbladeId id{action.config.address, action.interface};
    auto watch = AdvertisementWatch::open(id.address, id.interface, Clock::now() + unitTime);
    if (auto done = runAndCheck({"systemctl", "start", action.unit}); !done)
        return done;
    const auto deadline = Clock::now() + unitTime;
    Outcome<void> runs;
    while (!(runs = m_keeper.waitForUnit(id, true, lookAtUnitEvery))) {
        if (!isEnded(action.unit) && Clock::now() < deadline)
            continue;
        const auto reason = exports::deathReason(lastWordsOf(action.unit)).text;
        return refuse(RefusalCode::Failed, reason,
                      {{"address", id.address.toString()}, {"interface", id.interface}});
    }
    const auto heardBy = Clock::now() + unitAdvertisementTime;
    while (watch && !watch->wasSeen() && waitForInput(watch->descriptor(), heardBy - Clock::now()))
        watch->handle();
    m_keeper.noteUnitStarted(id, watch && watch->wasSeen());
    return {};
}

Outcome<void> StepRunner::run(const plans::StopVblade& action) {
    if (action.interface.empty()) {
        m_keeper.forget(action.config.address);
        return {};
    }
    if (action.unit.empty())
        return m_keeper.stop({action.config.address, action.interface});
    if (auto done = runAndCheck({"systemctl", "stop", action.unit}); !done)
        return done;
    const exports::VbladeId id{action.config.address, action.interface};
    if (auto done = m_keeper.stop(id); !done) // the agent may have started it before there was a unit
        return done;
    return m_keeper.waitForUnit(id, false, unitTime);
}

Outcome<void> StepRunner::run(const plans::ChangeMtu& action) {
    return setMtu(action.interface, action.after);
}

Outcome<void> StepRunner::run(const plans::CreateVlan& action) {
    return createVlan(action.parent, action.id, action.name);
}

Outcome<void> StepRunner::run(const plans::DeleteVlan& action) { return deleteVlan(action.name); }

Outcome<void> StepRunner::run(const plans::MakeImage& action) {
    return makeImage(action.path, action.bytes, action.full);
}

Outcome<void> StepRunner::run(const plans::DeleteImage& action) { return removeFile(action.path); }

Outcome<void> StepRunner::run(const plans::ChangeLock& action) {
    return m_reader.setLocked(action.identity, action.locked);
}

Outcome<void> StepRunner::run(const plans::ChangeHostName& action) {
    return setHostName(m_paths.root, action.after);
}

Outcome<void> StepRunner::run(const plans::ShutDown& action) {
    const auto command = shutDownCommand(m_paths.root, readBoxFacts(m_paths.root).init, action.restart);
    if (!command)
        return refuse(command.error());
    return runAndCheck(*command);
}

Outcome<void> StepRunner::run(const plans::BackUpFlash& action) { return backUpFlash(m_paths, action); }

Outcome<void> StepRunner::run(const plans::EraseFlash& action) { return eraseFlash(m_paths, action); }

Outcome<void> StepRunner::run(const plans::WriteFlash& action) { return writeFlash(m_paths, action); }

Outcome<void> StepRunner::run(const plans::CheckFlash& action) { return checkFlash(m_paths, action); }

Outcome<void> StepRunner::run(const plans::ChangeNetconsole& action) {
    return setNetconsoleTarget(m_paths.root, action.after);
}

Outcome<void> StepRunner::run(const plans::RestoreFlash& action) { return restoreFlash(m_paths, action); }

} // namespace etherdeck::agent
