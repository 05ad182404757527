#include "app/lab/init.h"
#include "app/lab/network/directory.h"
#include "app/lab/network/network.h"
#include "app/lab/network/signals.h"
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

Result<void> startTargets(const Profile& profile, Lab& lab) {
    const auto deadline = Clock::now() + longestStart;
    auto directory = mountLabDirectory();
    if (!directory)
        return fail(directory.error());
    lab.directory = std::move(*directory);
    auto servers = profile.isPlayed() ? startResponder(profile, lab.wire, deadline)
                                      : startVblades(profile, lab.wire, lab.directory, deadline);
    if (!servers)
        return fail(servers.error());
    lab.servers = std::move(*servers);
    if (auto answered = waitForAnswers(profile, deadline); !answered)
        return answered;

    const auto voices = startVoices(profile, lab.wire, deadline);
    if (!voices)
        return fail(voices.error());
    std::vector<PlugProcesses> processes;
    for (std::size_t i = 0; i < lab.servers.size(); ++i)
        processes.push_back({lab.wire.plugs[i].pid, lab.servers[i].pids, (*voices)[i]});
    return writeTextFile(descriptionPath(lab.directory), describe(profile, processes, lab.directory));
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

void emptyOutput(UniqueDescriptor& output) {
    std::array<char, 4096> ignored{};
    if (::read(output.get(), ignored.data(), ignored.size()) <= 0)
        output.reset();
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
int supervise(pid_t command, const UniqueDescriptor& orders, SignalInbox& signals,
              std::vector<PlugServers>& servers) {
    for (;;) {
        std::vector<pollfd> wanted{{orders.get(), POLLIN, 0}, {signals.descriptor(), POLLIN, 0}};
        for (const auto& plug : servers)
            for (const auto& output : plug.outputs)
                wanted.push_back({output.get(), POLLIN, 0}); // closed ones are -1, which poll() ignores
        if (::poll(wanted.data(), wanted.size(), -1) < 0 && errno != EINTR)
            return 1;
        if (wanted[0].revents != 0 && !obey(orders, command))
            return 128 + SIGKILL;
        while (signals.take())
            continue;
        if (const auto ended = collectEnded(command))
            return *ended;
        std::size_t next = 2;
        for (auto& plug : servers)
            for (auto& output : plug.outputs)
                if (wanted[next++].revents != 0)
                    emptyOutput(output);
    }
}

} // namespace

int runInit(const Order& order, InitPipes pipes, const Result<void>& prepared) {
    SignalInbox signals({SIGCHLD});
    auto wire = prepared ? buildWire(order.profile) : Result<Wire>(fail(prepared.error()));
    if (!wire) {
        report(pipes.reports, Stage::Namespaces, wire.error());
        return 1;
    }
    Lab lab{std::move(*wire), {}, {}};
    if (auto started = startTargets(order.profile, lab); !started) {
        report(pipes.reports, Stage::Targets, started.error());
        return 1;
    }
    report(pipes.reports, Stage::Ready, {});
    pipes.reports.reset();
    if (order.command.empty())
        return supervise(-1, pipes.orders, signals, lab.servers);

    const auto command = startCommand(
        order.command, commandEnvironment(order.ownFolder, descriptionPath(lab.directory)), false);
    if (!command)
        return commandFailed(order.command, command.error());
    return supervise(*command, pipes.orders, signals, lab.servers);
}

} // namespace etherdeck::lab
