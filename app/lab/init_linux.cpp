#include "app/lab/init.h"
#include "app/lab/network/directory.h"
#include "app/lab/network/network.h"
#include "app/lab/network/signals.h"
#include "app/lab/plugs/agent.h"
#include "app/lab/probe.h"
#include "app/lab/report.h"
#include "app/lab/servers.h"
#include "app/lab/voices/voices.h"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <optional>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

namespace etherdeck::lab {

namespace {

constexpr auto longestStart = std::chrono::seconds(10);

struct Lab {
    Wire wire;
    std::string directory;
    std::vector<PlugServers> servers;
};

void report(const UniqueDescriptor& pipe, Stage stage, const Error& error) {
    InitReport message;
    message.stage = stage;
    message.code = error.code;
    message.systemError = error.systemError;
    const auto size = std::min(error.detail.size(), message.detail.size() - 1);
    std::copy_n(error.detail.begin(), size, message.detail.begin());
    (void)!::write(pipe.get(), &message, sizeof message);
}

/// Before the plugs are there: they get a copy of the mounts.
Result<std::string> makeFolders(const Profile& profile) {
    auto directory = mountLabDirectory();
    if (!directory || !profile.hasAgents())
        return directory;
    for (const auto& plug : profile.plugs) {
        const PlugFolder folder(*directory, plug);
        if (auto made = folder.make(); !made)
            return fail(made.error());
        if (auto filled = folder.fill(plug, profile.ip); !filled)
            return fail(filled.error());
    }
    return directory;
}

Result<void> startAgents(const Order& order, Lab& lab) {
    if (!order.profile.hasAgents())
        return {};
    const auto program = agentProgram(order.ownFolder);
    if (!program)
        return fail(program.error());
    for (std::size_t i = 0; i < lab.servers.size(); ++i) {
        const auto agent =
            startAgent(*program, PlugFolder(lab.directory, order.profile.plugs[i]), lab.wire.plugs[i]);
        if (!agent)
            return fail(agent.error());
        lab.servers[i].agent = *agent;
    }
    return {};
}

Result<void> waitForAgents(const Profile& profile, const Lab& lab, TimePoint deadline) {
    for (std::size_t i = 0; profile.hasAgents() && i < lab.servers.size(); ++i)
        if (auto listens =
                waitForAgent(lab.servers[i].agent, PlugFolder(lab.directory, profile.plugs[i]), deadline);
            !listens)
            return listens;
    return {};
}

Result<void> startTargets(const Order& order, Lab& lab) {
    const auto& profile = order.profile;
    const auto deadline = Clock::now() + longestStart;
    auto servers = profile.isPlayed() ? startResponder(profile, lab.wire, deadline)
                                      : startVblades(profile, lab.wire, lab.directory, deadline);
    if (!servers)
        return fail(servers.error());
    lab.servers = std::move(*servers);
    if (auto started = startAgents(order, lab); !started)
        return started;
    if (auto answered = waitForAnswers(profile, deadline); !answered)
        return answered;

    const auto voices = startVoices(profile, lab.wire, lab.directory, deadline);
    if (!voices)
        return fail(voices.error());
    if (auto listen = waitForAgents(profile, lab, deadline); !listen)
        return listen;
    std::vector<PlugProcesses> processes;
    for (std::size_t i = 0; i < lab.servers.size(); ++i)
        processes.push_back({lab.wire.plugs[i].pid, lab.servers[i].pids, (*voices)[i], lab.servers[i].agent});
    return writeTextFile(descriptionPath(lab.directory),
                         describe(profile, processes, lab.directory, lab.wire.switchBox.pid));
}

/// Reaps all children that have ended, including orphans, as init has to. Returns COMMAND's exit status if it
/// is among them.
std::optional<int> collectEnded(pid_t command) {
    std::optional<int> ended;
    int status = 0;
    for (pid_t child = 0; (child = ::waitpid(-1, &status, WNOHANG)) > 0;)
        if (child == command)
            ended = exitStatus(status);
    return ended;
}

/// False when the starter is gone or asks to end.
bool obey(const UniqueDescriptor& orders, pid_t command) {
    std::uint8_t signal = 0;
    if (::read(orders.get(), &signal, 1) != 1)
        return false;
    if (command > 0)
        (void)::kill(command, signal);
    return true;
}

/// Runs until COMMAND ends or the starter is gone.
int supervise(pid_t command, const UniqueDescriptor& orders, SignalInbox& signals) {
    for (;;) {
        pollfd wanted[] = {{orders.get(), POLLIN, 0}, {signals.descriptor(), POLLIN, 0}};
        if (::poll(wanted, 2, -1) < 0 && errno != EINTR)
            return 1;
        if (wanted[0].revents != 0 && !obey(orders, command))
            return 128 + SIGKILL;
        while (signals.take())
            continue;
        if (const auto ended = collectEnded(command))
            return *ended;
    }
}

} // namespace

int runInit(const Order& order, InitPipes pipes, const Result<void>& prepared) {
    SignalInbox signals({SIGCHLD});
    auto directory = prepared ? makeFolders(order.profile) : Result<std::string>(fail(prepared.error()));
    if (!directory) {
        report(pipes.reports, prepared ? Stage::Targets : Stage::Namespaces, directory.error());
        return 1;
    }
    auto wire = buildWire(order.profile);
    if (!wire) {
        report(pipes.reports, Stage::Namespaces, wire.error());
        return 1;
    }
    Lab lab{std::move(*wire), std::move(*directory), {}};
    if (auto started = startTargets(order, lab); !started) {
        report(pipes.reports, Stage::Targets, started.error());
        return 1;
    }
    report(pipes.reports, Stage::Ready, {});
    pipes.reports.reset();
    if (order.command.empty())
        return supervise(-1, pipes.orders, signals);

    const auto command = startCommand(
        order.command, commandEnvironment(order.ownFolder, descriptionPath(lab.directory)), false);
    if (!command)
        return commandFailed(order.command, command.error());
    return supervise(*command, pipes.orders, signals);
}

} // namespace etherdeck::lab
