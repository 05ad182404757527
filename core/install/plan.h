#pragma once

#include "core/base/sentence.h"
#include "core/install/copy.h"
#include "core/install/system.h"

#include <map>
#include <string>
#include <utility>
#include <variant>
#include <vector>

/// The steps by which an agent is put on a box, and removed from it. No I/O.
namespace etherdeck::install {

struct RunOnBox {
    std::string script;

    friend bool operator==(const RunOnBox&, const RunOnBox&) = default;
};
/// Copies a file to the box: the agent, or one of its service files.
struct PutFile {
    std::string file; ///< its name on this computer: see AgentFiles
    std::string path;
    std::string mode;
    std::string trial{};  ///< as of FileForBox
    std::string before{}; ///< as of FileForBox

    friend bool operator==(const PutFile&, const PutFile&) = default;
};
/// Waits until the agent answers.
struct AwaitAgent {
    friend bool operator==(const AwaitAgent&, const AwaitAgent&) = default;
};

struct InstallStep {
    Sentence text;
    std::vector<std::string> argv; ///< what a person would type instead, on the box
    std::variant<RunOnBox, PutFile, AwaitAgent> action;
    std::string reverse{}; ///< a script that is run when this step or a later one fails; it may do nothing
    bool isNeeded = true;  ///< false: it does not matter when it fails
    std::string content{}; ///< of a text file, for who reads the plan

    friend bool operator==(const InstallStep&, const InstallStep&) = default;
};

struct InstallPlan {
    Sentence title;
    std::vector<InstallStep> steps;
    std::vector<Sentence> warnings;
    bool asRoot = false; ///< each step, by sudo
    /// False: what was done before a failure stays done, and the same plan, made again, goes on from there.
    bool goesBack = true;
    /// How the agent is started for a connection from then on; empty: as usual.
    std::vector<std::string> agentCommand{};

    friend bool operator==(const InstallPlan&, const InstallPlan&) = default;
};

/// What this computer has for boxes.
struct AgentFile {
    std::string content;
    std::string digest;
};
using AgentFiles = std::map<std::string, AgentFile>; ///< by name
/// "etherdeck-agent-armel"
[[nodiscard]] std::string fileOf(AgentBuild build);
inline constexpr const char* unitFile = "etherdeck-agent.service";
inline constexpr const char* initScriptFile = "etherdeck-agent.init";
inline constexpr const char* procdScriptFile = "etherdeck-agent.procd";

/// Installs the agent, or upgrades it: what is exported goes on. Errors: those of buildFor(), NoAgentFile,
/// NeedsRoot, OwnedByPackage, NothingToDo, NoRoom.
[[nodiscard]] Answer<InstallPlan> planInstall(const std::string& device, const BoxSystem& box,
                                              const AgentFiles& files);
/// Puts the agent into a folder of /tmp, from where it is started for each connection. The last part of the
/// folder's name is given, since nobody must be able to foresee it.
[[nodiscard]] Answer<InstallPlan> planSession(const std::string& device, const BoxSystem& box,
                                              const AgentFiles& files, const std::string& folderEnd);
/// Removes all that was installed, and the folder of a session if the device has one. What vblade exports
/// goes on, and its configuration stays. Errors: NeedsRoot, OwnedByPackage, NotInstalled.
[[nodiscard]] Answer<InstallPlan> planUninstall(const std::string& device, const BoxSystem& box,
                                                const std::vector<std::string>& agentCommand);
/// How an agent that is installed there is started for a connection.
[[nodiscard]] std::vector<std::string> agentCommandFor(const BoxSystem& box);

} // namespace etherdeck::install
