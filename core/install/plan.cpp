#include "core/install/plan.h"

#include "core/remote/ssh.h"

#include <algorithm>

namespace etherdeck::install {

namespace {

using Words = std::vector<std::string>;

constexpr std::string_view sessionPrefix = "/tmp/etherdeck-agent-";
constexpr std::uint64_t bytesPerKib = 1024;
const std::string agentProgram(agentPath);
const std::string programBefore = agentProgram + ".before";

std::string joined(const Words& words) {
    std::string text;
    for (const auto& word : words)
        text += (text.empty() ? "" : " ") + word;
    return text;
}

InstallStep runStep(std::string text, Words argv, std::string reverse = {}) {
    RunOnBox action{joined(argv)};
    return {std::move(text), std::move(argv), std::move(action), std::move(reverse)};
}

/// Cleans up: the agent works without it.
InstallStep cleanStep(std::string text, Words argv) {
    auto step = runStep(std::move(text), std::move(argv));
    step.isNeeded = false;
    return step;
}

/// As a person would copy it, who has scp.
Words copyWords(const std::string& file, const std::string& device, const std::string& path) {
    return {"scp", file, device + ':' + path};
}

Answer<bool> asRootOn(const BoxSystem& box) {
    if (!box.isRoot && !box.canBecomeRoot)
        return failed(BoxFault::NeedsRoot);
    return !box.isRoot;
}

/// What a plan for an agent needs: the file for the CPU, if there is room.
Answer<std::string> agentFileFor(const BoxSystem& box, const AgentFiles& files,
                                 std::optional<std::uint64_t> freeKib, const std::string& where) {
    const auto build = buildFor(box);
    if (!build)
        return tl::unexpected(build.error());
    const auto file = fileOf(*build);
    const auto found = files.find(file);
    if (found == files.end())
        return failed(BoxFault::NoAgentFile, {}, std::string(name(*build)));
    if (freeKib && *freeKib * bytesPerKib < found->second.content.size())
        return failed(BoxFault::NoRoom, {}, where);
    return file;
}

const char* serviceFileOf(InitSystem init) {
    switch (init) {
    case InitSystem::Systemd:
        return unitFile;
    case InitSystem::Sysvinit:
        return initScriptFile;
    case InitSystem::Procd:
        return procdScriptFile;
    case InitSystem::None:
        break;
    }
    return "";
}

std::string servicePathOf(InitSystem init) {
    return std::string(init == InitSystem::Systemd ? unitPath : initScriptPath);
}

bool hasService(const BoxSystem& box) {
    return box.init == InitSystem::None ||
           (box.init == InitSystem::Systemd ? box.hasUnit : box.hasInitScript);
}

Words restartWords(InitSystem init) {
    return init == InitSystem::Systemd ? Words{"systemctl", "restart", "etherdeck-agent"}
                                       : Words{std::string(initScriptPath), "restart"};
}

/// How it is removed from what is started at boot.
std::string disableScript(InitSystem init) {
    switch (init) {
    case InitSystem::Systemd:
        return "systemctl disable etherdeck-agent";
    case InitSystem::Sysvinit:
        return "update-rc.d -f etherdeck-agent remove";
    case InitSystem::Procd:
        return std::string(initScriptPath) + " disable";
    case InitSystem::None:
        break;
    }
    return {};
}

std::string stopScript(InitSystem init) {
    return init == InitSystem::Systemd ? "systemctl stop etherdeck-agent"
                                       : std::string(initScriptPath) + " stop";
}

void addRemount(InstallPlan& plan, const BoxSystem& box, const char* mode) {
    if (!box.rootIsReadOnly)
        return;
    const auto isBack = std::string_view(mode) == "ro";
    auto step =
        runStep(isBack ? "Make the root file system read-only again" : "Make the root file system writable",
                {"mount", "-o", std::string("remount,") + mode, "/"});
    step.isLast = isBack;
    step.isNeeded = !isBack;
    plan.steps.push_back(std::move(step));
}

InstallStep agentStep(const std::string& device, const std::string& file, bool isUpgrade,
                      const BoxSystem& box) {
    InstallStep step{isUpgrade ? "Copy the new agent to the box, and check that it arrived and runs"
                               : "Copy the agent to the box, and check that it arrived and runs",
                     copyWords(file, device, agentProgram), PutFile{file, agentProgram, "0755", "--version"}};
    auto& put = std::get<PutFile>(step.action);
    if (!isUpgrade) {
        step.reverse = "rm -f " + agentProgram;
        return step;
    }
    put.before = programBefore;
    step.reverse = "if [ -f " + programBefore + " ]; then mv -f " + programBefore + ' ' + agentProgram;
    if (box.init != InitSystem::None && hasService(box))
        step.reverse += "; " + joined(restartWords(box.init));
    step.reverse += "; fi";
    return step;
}

void addService(InstallPlan& plan, const std::string& device, const BoxSystem& box, const AgentFiles& files) {
    const std::string file = serviceFileOf(box.init);
    const auto path = servicePathOf(box.init);
    const auto isScript = box.init != InitSystem::Systemd;
    const auto isNew = !hasService(box);
    InstallStep put{isScript ? "Write its init script" : "Write its unit of systemd",
                    copyWords(file, device, path), PutFile{file, path, isScript ? "0755" : "0644"}};
    if (isNew) // its undoing also ends what was started by it
        put.reverse = stopScript(box.init) + "; " + disableScript(box.init) + "; rm -f " + path;
    put.content = files.at(file).content;
    plan.steps.push_back(std::move(put));
    switch (box.init) {
    case InitSystem::Systemd:
        plan.steps.push_back(runStep("Let systemd read it", {"systemctl", "daemon-reload"}));
        plan.steps.push_back(runStep("Start it at boot", {"systemctl", "enable", "etherdeck-agent"}));
        break;
    case InitSystem::Sysvinit:
        plan.steps.push_back(runStep("Start it at boot", {"update-rc.d", "etherdeck-agent", "defaults"}));
        break;
    case InitSystem::Procd:
        plan.steps.push_back(runStep("Start it at boot", {path, "enable"}));
        break;
    case InitSystem::None:
        break;
    }
    plan.steps.push_back(runStep(isNew ? "Start it" : "Start it again", restartWords(box.init)));
}

void addAwait(InstallPlan& plan) { plan.steps.push_back({"Wait until it answers", {}, AwaitAgent{}}); }

/// For a user who is not root, and where no daemon runs.
Words commandFor(const BoxSystem& box) {
    Words command;
    if (!box.isRoot)
        command = {"sudo", "-n"};
    if (box.init == InitSystem::None)
        command.insert(command.end(), {agentProgram, "--stdio"});
    else if (!box.isRoot)
        command.insert(command.end(), {agentProgram, "connect"});
    return command;
}

} // namespace

std::string fileOf(AgentBuild build) { return "etherdeck-agent-" + std::string(name(build)); }

Answer<InstallPlan> planInstall(const std::string& device, const BoxSystem& box, const AgentFiles& files) {
    const auto file = agentFileFor(box, files, box.freeKib, agentProgram);
    if (!file)
        return tl::unexpected(file.error());
    const auto asRoot = asRootOn(box);
    if (!asRoot)
        return tl::unexpected(asRoot.error());
    if (box.isOfPackage)
        return failed(BoxFault::OwnedByPackage, {}, box.version);
    if (box.init != InitSystem::None && !files.contains(serviceFileOf(box.init)))
        return failed(BoxFault::NoAgentFile, {}, serviceFileOf(box.init));
    const auto isUpgrade = !box.version.empty();
    const auto isComplete = box.init == InitSystem::None || (hasService(box) && box.isRunning);
    if (isUpgrade && isComplete && box.digest == files.at(*file).digest)
        return failed(BoxFault::NothingToDo, {}, box.version);
    InstallPlan plan;
    plan.title = (isUpgrade ? "Upgrade the agent on " : "Install the agent on ") + device;
    plan.asRoot = *asRoot;
    plan.agentCommand = commandFor(box);
    addRemount(plan, box, "rw");
    plan.steps.push_back(agentStep(device, *file, isUpgrade, box));
    if (box.init != InitSystem::None)
        addService(plan, device, box, files);
    else
        plan.warnings.emplace_back(
            "Etherdeck does not know the init system of this box: the agent runs while it "
            "is used, and exports are not started at boot.");
    addAwait(plan);
    if (isUpgrade)
        plan.steps.push_back(
            cleanStep("Remove the agent that was there before", {"rm", "-f", programBefore}));
    addRemount(plan, box, "ro");
    return plan;
}

Answer<InstallPlan> planSession(const std::string& device, const BoxSystem& box, const AgentFiles& files,
                                const std::string& folderEnd) {
    const auto file = agentFileFor(box, files, box.freeTmpKib, "/tmp");
    if (!file)
        return tl::unexpected(file.error());
    const auto asRoot = asRootOn(box);
    if (!asRoot)
        return tl::unexpected(asRoot.error());
    const auto folder = std::string(sessionPrefix) + folderEnd;
    const auto program = folder + "/etherdeck-agent";
    InstallPlan plan;
    plan.title = "Run the agent on " + device + " without installing it";
    plan.asRoot = *asRoot;
    plan.steps.push_back(
        runStep("Make a folder for it", {"mkdir", "-m", "0700", folder}, "rm -rf " + folder));
    plan.steps.push_back({"Copy the agent to the box, and check that it arrived and runs",
                          copyWords(*file, device, program), PutFile{*file, program, "0755", "--version"}});
    if (*asRoot)
        plan.agentCommand = {"sudo", "-n"};
    plan.agentCommand.insert(plan.agentCommand.end(), {program, "--stdio"});
    if (box.rootIsReadOnly)
        plan.agentCommand.insert(plan.agentCommand.end(),
                                 {"--state", folder + "/state", "--config", folder + "/conf"});
    addAwait(plan);
    plan.warnings.emplace_back("It is there until the box restarts, and runs only while it is used.");
    return plan;
}

std::string sessionFolder(const std::vector<std::string>& agentCommand) {
    for (const auto& word : agentCommand) {
        const auto end = word.rfind('/');
        if (word.starts_with(sessionPrefix) && end > sessionPrefix.size() && remote::isPlainWord(word) &&
            word.find("..") == std::string::npos && word.find('/', sessionPrefix.size()) == end)
            return word.substr(0, end);
    }
    return {};
}

Answer<InstallPlan> planUninstall(const std::string& device, const BoxSystem& box,
                                  const std::vector<std::string>& agentCommand) {
    const auto folder = sessionFolder(agentCommand);
    const auto isInstalled = !box.version.empty() || box.hasUnit || box.hasInitScript;
    if (box.isOfPackage && folder.empty())
        return failed(BoxFault::OwnedByPackage, {}, box.version);
    if (!isInstalled && folder.empty())
        return failed(BoxFault::NotInstalled);
    const auto asRoot = asRootOn(box);
    if (!asRoot)
        return tl::unexpected(asRoot.error());
    InstallPlan plan;
    plan.title = "Remove the agent from " + device;
    plan.asRoot = *asRoot;
    if (!folder.empty())
        plan.steps.push_back(runStep("Remove the agent of the session", {"rm", "-rf", folder}));
    if (!isInstalled || box.isOfPackage)
        return plan;
    addRemount(plan, box, "rw");
    if (box.init != InitSystem::None && hasService(box)) {
        auto stop = runStep("Stop it, and start it no more at boot", {});
        std::get<RunOnBox>(stop.action).script = stopScript(box.init) + " && " + disableScript(box.init);
        stop.argv = box.init == InitSystem::Systemd
                        ? Words{"systemctl", "disable", "--now", "etherdeck-agent"}
                        : Words{std::string(initScriptPath), "stop"};
        plan.steps.push_back(std::move(stop));
    }
    plan.steps.push_back(runStep("Remove its files", {"rm", "-f", agentProgram, programBefore,
                                                      std::string(unitPath), std::string(initScriptPath)}));
    if (box.init == InitSystem::Systemd)
        plan.steps.push_back(cleanStep("Let systemd forget it", {"systemctl", "daemon-reload"}));
    plan.steps.push_back(
        runStep("Remove its state: journal, logs and earlier versions of files",
                {"rm", "-rf", "/var/lib/etherdeck-agent", "/run/etherdeck-agent", "/etc/etherdeck-agent"}));
    addRemount(plan, box, "ro");
    plan.warnings.emplace_back(
        "What vblade exports goes on until the box restarts, and the configuration of exports "
        "stays in /etc/vblade.conf.d. Exports that only the agent starts are not started "
        "any more.");
    return plan;
}

} // namespace etherdeck::install
