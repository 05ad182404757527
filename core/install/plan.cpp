#include "core/install/plan.h"

#include "core/remote/ssh.h"

#include <algorithm>

namespace etherdeck::install {

namespace {

using Words = std::vector<std::string>;

constexpr std::uint64_t bytesPerKib = 1024;
const std::string agentProgram(agentPath);
const std::string programBefore = agentProgram + ".before";
/// Not beside the service's file: what is in /etc/init.d may be started.
const std::string serviceBefore = agentProgram + ".service-before";

std::string joined(const Words& words) {
    std::string text;
    for (const auto& word : words)
        text += (text.empty() ? "" : " ") + word;
    return text;
}

InstallStep runStep(Sentence text, Words argv, std::string reverse = {}) {
    RunOnBox action{joined(argv)};
    return {std::move(text), std::move(argv), std::move(action), std::move(reverse)};
}

/// Cleans up: the agent works without it.
InstallStep cleanStep(Sentence text, Words argv) {
    auto step = runStep(std::move(text), std::move(argv));
    step.isNeeded = false;
    return step;
}

/// As a person would copy it, who has scp.
Words copyWords(const std::string& file, const std::string& device, const std::string& path) {
    return {"scp", file, device + ':' + path};
}

Answer<bool> asRootOn(const BoxSystem& box) {
    if (!box.isRoot && !box.canBecomeRoot && !box.sudoAsks)
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

Words startWords(InitSystem init) {
    return init == InitSystem::Systemd ? Words{"systemctl", "start", "etherdeck-agent"}
                                       : Words{std::string(initScriptPath), "start"};
}

std::string stopScript(InitSystem init) {
    return init == InitSystem::Systemd ? "systemctl stop etherdeck-agent"
                                       : std::string(initScriptPath) + " stop";
}

enum class AgentAfter { Gone, There };

/// An agent that was started while the root was writable may hold a file of its state open for writing: then
/// the kernel refuses, until the agent has started on a read-only root. What it exports goes on.
std::string readOnlyScript(const BoxSystem& box, AgentAfter agent) {
    const std::string remount = "mount -o remount,ro /";
    if (agent == AgentAfter::Gone || box.init == InitSystem::None)
        return remount;
    return remount + " || { " + stopScript(box.init) + "; " + remount + "; r=$?; " +
           joined(startWords(box.init)) + "; [ $r = 0 ]; }";
}

/// Read-only again after a failure as well.
void makeRootWritable(InstallPlan& plan, const BoxSystem& box, AgentAfter agent) {
    if (box.rootIsReadOnly)
        plan.steps.push_back(runStep(say("Make the root file system writable"),
                                     {"mount", "-o", "remount,rw", "/"}, readOnlyScript(box, agent)));
}

void makeRootReadOnly(InstallPlan& plan, const BoxSystem& box, AgentAfter agent) {
    if (!box.rootIsReadOnly)
        return;
    auto step =
        cleanStep(say("Make the root file system read-only again"), {"mount", "-o", "remount,ro", "/"});
    step.action = RunOnBox{readOnlyScript(box, agent)};
    plan.steps.push_back(std::move(step));
}

/// Undoes the copying of a file of which there was one before. Should the copying still go on, it cannot end.
std::string putBack(const std::string& path, const std::string& before, const std::string& then) {
    return "rm -f " + path + ".new.*; if [ -f " + before + " ]; then mv -f " + before + ' ' + path +
           (then.empty() ? "" : "; " + then) + "; fi";
}

InstallStep agentStep(const std::string& device, const std::string& file, bool isUpgrade,
                      const BoxSystem& box) {
    InstallStep step{isUpgrade ? say("Copy the new agent to the box, and check that it arrived and runs")
                               : say("Copy the agent to the box, and check that it arrived and runs"),
                     copyWords(file, device, agentProgram), PutFile{file, agentProgram, "0755", "--version"}};
    auto& put = std::get<PutFile>(step.action);
    if (!isUpgrade) {
        step.reverse = "rm -f " + agentProgram + ' ' + agentProgram + ".new.*";
        return step;
    }
    put.before = programBefore;
    const auto isService = box.init != InitSystem::None && hasService(box);
    step.reverse = putBack(agentProgram, programBefore, isService ? joined(restartWords(box.init)) : "");
    return step;
}

void addService(InstallPlan& plan, const std::string& device, const BoxSystem& box, const AgentFiles& files) {
    const std::string file = serviceFileOf(box.init);
    const auto path = servicePathOf(box.init);
    const auto isScript = box.init != InitSystem::Systemd;
    const auto isNew = !hasService(box);
    InstallStep put{isScript ? say("Write its init script") : say("Write its unit of systemd"),
                    copyWords(file, device, path), PutFile{file, path, isScript ? "0755" : "0644"}};
    if (isNew) { // its undoing also ends what was started by it
        put.reverse =
            stopScript(box.init) + "; " + disableScript(box.init) + "; rm -f " + path + ' ' + path + ".new.*";
    } else {
        std::get<PutFile>(put.action).before = serviceBefore;
        put.reverse = putBack(path, serviceBefore, isScript ? "" : "systemctl daemon-reload");
    }
    put.content = files.at(file).content;
    plan.steps.push_back(std::move(put));
    switch (box.init) {
    case InitSystem::Systemd:
        plan.steps.push_back(runStep(say("Let systemd read it"), {"systemctl", "daemon-reload"}));
        plan.steps.push_back(runStep(say("Start it at boot"), {"systemctl", "enable", "etherdeck-agent"}));
        break;
    case InitSystem::Sysvinit:
        plan.steps.push_back(
            runStep(say("Start it at boot"), {"update-rc.d", "etherdeck-agent", "defaults"}));
        break;
    case InitSystem::Procd:
        plan.steps.push_back(runStep(say("Start it at boot"), {path, "enable"}));
        break;
    case InitSystem::None:
        break;
    }
    plan.steps.push_back(runStep(isNew ? say("Start it") : say("Start it again"), restartWords(box.init)));
}

/// sudoers(5) gives some characters a meaning, and the script of the step others.
bool isUserName(std::string_view name) {
    return remote::isPlainWord(name) && name.find_first_of("/:@+,") == std::string_view::npos;
}

/// A connection has nobody who could type a password for sudo: the agent speaks on its input.
void addSudoRule(InstallPlan& plan, const BoxSystem& box) {
    const std::string rule(sudoRulePath);
    const std::string draft = "/etc/sudoers.d/.etherdeck-agent.new"; // sudo reads no file with a dot
    const auto session = box.init == InitSystem::None ? " --stdio" : " connect";
    const auto line = box.user + " ALL=(root) NOPASSWD: " + agentProgram + session + ", " + agentProgram +
                      " link *, " + agentProgram + " --version";
    InstallStep step{say("Let %1 start the agent by sudo without a password", box.user),
                     {"visudo", "-f", rule},
                     RunOnBox{"PATH=$PATH:/usr/sbin:/sbin; umask 077; echo \"" + line + "\" > " + draft +
                              " && visudo -cqf " + draft + " && chmod 0440 " + draft + " && mv -f " + draft +
                              ' ' + rule + " || { rm -f " + draft + "; exit 1; }"},
                     "rm -f " + rule};
    step.content = line + '\n';
    plan.steps.push_back(std::move(step));
    plan.warnings.push_back(
        say("From then on, %1 has the rights of root on the box through the agent, without a password.",
            box.user));
}

void addAwait(InstallPlan& plan) { plan.steps.push_back({say("Wait until it answers"), {}, AwaitAgent{}}); }

InstallStep removeState() {
    return runStep(say("Remove its state: journal, logs and earlier versions of files"),
                   {"rm", "-rf", "/var/lib/etherdeck-agent", "/run/etherdeck-agent", "/etc/etherdeck-agent"});
}

} // namespace

/// By its whole path: some servers leave /usr/sbin out of root's PATH.
std::vector<std::string> agentCommandFor(const BoxSystem& box) {
    Words command;
    if (!box.isRoot)
        command = {"sudo", "-n"};
    command.insert(command.end(), {agentProgram, box.init == InitSystem::None ? "--stdio" : "connect"});
    return command;
}

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
    if (box.sudoAsks && !isUserName(box.user))
        return failed(BoxFault::NeedsRoot);
    if (box.init != InitSystem::None && !files.contains(serviceFileOf(box.init)))
        return failed(BoxFault::NoAgentFile, {}, serviceFileOf(box.init));
    const auto isUpgrade = !box.version.empty();
    const auto isComplete = box.init == InitSystem::None || (hasService(box) && box.isRunning);
    if (isUpgrade && isComplete && box.digest == files.at(*file).digest)
        return failed(BoxFault::NothingToDo, {}, box.version);
    InstallPlan plan;
    plan.title = isUpgrade ? say("Upgrade the agent on %1", device) : say("Install the agent on %1", device);
    plan.asRoot = *asRoot;
    plan.agentCommand = agentCommandFor(box);
    makeRootWritable(plan, box, AgentAfter::There);
    plan.steps.push_back(agentStep(device, *file, isUpgrade, box));
    if (box.init != InitSystem::None)
        addService(plan, device, box, files);
    else
        plan.warnings.push_back(
            say("Etherdeck does not know the init system of this box: the agent runs while it "
                "is used, and exports are not started at boot."));
    if (box.sudoAsks)
        addSudoRule(plan, box);
    addAwait(plan);
    if (isUpgrade || (box.init != InitSystem::None && hasService(box)))
        plan.steps.push_back(cleanStep(say("Remove the agent that was there before"),
                                       {"rm", "-f", programBefore, serviceBefore}));
    makeRootReadOnly(plan, box, AgentAfter::There);
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
    if (box.sudoAsks) // a rule for a folder of /tmp would outlive it
        return failed(BoxFault::NeedsRoot, {}, "session");
    const auto folder = std::string(remote::sessionPrefix) + folderEnd;
    const auto program = folder + "/etherdeck-agent";
    InstallPlan plan;
    plan.title = say("Run the agent on %1 without installing it", device);
    plan.asRoot = *asRoot;
    plan.steps.push_back(
        runStep(say("Make a folder for it"), {"mkdir", "-m", "0700", folder}, "rm -rf " + folder));
    plan.steps.push_back({say("Copy the agent to the box, and check that it arrived and runs"),
                          copyWords(*file, device, program), PutFile{*file, program, "0755", "--version"}});
    if (*asRoot)
        plan.agentCommand = {"sudo", "-n"};
    plan.agentCommand.insert(plan.agentCommand.end(), {program, "--stdio"});
    if (box.rootIsReadOnly)
        plan.agentCommand.insert(plan.agentCommand.end(),
                                 {"--state", folder + "/state", "--config", folder + "/conf"});
    addAwait(plan);
    plan.warnings.push_back(say("It is there until the box restarts, and runs only while it is used."));
    return plan;
}

Answer<InstallPlan> planUninstall(const std::string& device, const BoxSystem& box,
                                  const std::vector<std::string>& agentCommand) {
    const auto folder = remote::sessionFolder(agentCommand);
    const auto isInstalled = !box.version.empty() || box.hasUnit || box.hasInitScript;
    if (box.isOfPackage && folder.empty())
        return failed(BoxFault::OwnedByPackage, {}, box.version);
    if (!isInstalled && folder.empty())
        return failed(BoxFault::NotInstalled);
    const auto asRoot = asRootOn(box);
    if (!asRoot)
        return tl::unexpected(asRoot.error());
    InstallPlan plan;
    plan.title = say("Remove the agent from %1", device);
    plan.asRoot = *asRoot;
    plan.goesBack = false;
    if (!folder.empty())
        plan.steps.push_back(runStep(say("Remove the agent of the session"), {"rm", "-rf", folder}));
    if (box.isOfPackage)
        return plan;
    if (!isInstalled) {
        if (!box.rootIsReadOnly) // else its state was in the folder of the session
            plan.steps.push_back(removeState());
        return plan;
    }
    makeRootWritable(plan, box, AgentAfter::Gone);
    if (box.init != InitSystem::None && hasService(box)) {
        auto stop = runStep(say("Stop it, and start it no more at boot"), {});
        std::get<RunOnBox>(stop.action).script = stopScript(box.init) + " && " + disableScript(box.init);
        stop.argv = box.init == InitSystem::Systemd
                        ? Words{"systemctl", "disable", "--now", "etherdeck-agent"}
                        : Words{std::string(initScriptPath), "stop"};
        plan.steps.push_back(std::move(stop));
    }
    const std::string service = servicePathOf(box.init);
    plan.steps.push_back(runStep(say("Remove its files"),
                                 {"rm", "-f", agentProgram, programBefore, serviceBefore,
                                  agentProgram + ".new.*", std::string(unitPath), std::string(initScriptPath),
                                  service + ".new.*", std::string(sudoRulePath)}));
    if (box.init == InitSystem::Systemd)
        plan.steps.push_back(cleanStep(say("Let systemd forget it"), {"systemctl", "daemon-reload"}));
    plan.steps.push_back(removeState());
    makeRootReadOnly(plan, box, AgentAfter::Gone);
    plan.warnings.push_back(
        say("What vblade exports goes on until the box restarts, and the configuration of exports "
            "stays in /etc/vblade.conf.d. Exports that only the agent starts are not started "
            "any more."));
    return plan;
}

} // namespace etherdeck::install
