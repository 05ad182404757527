#include "app/lab/plugs/folder.h"
#include "app/lab/servers.h"
#include "core/exports/vblade_command.h"

#include <fcntl.h>
#include <fstream>
#include <iterator>
#include <poll.h>
#include <unistd.h>

namespace etherdeck::lab {

namespace {

/// Printed once vblade's socket is open: "pid 12: e7.3, 625142448 sectors O_RDWR".
constexpr std::string_view readinessPrefix = "pid ";

struct StartedVblade {
    pid_t pid = -1;
    UniqueDescriptor process;
    std::string log;
    Address address;
};

Result<StartedVblade> startVblade(const std::string& path, const exports::Export& config, const Box& box,
                                  const std::string& log) {
    const UniqueDescriptor nothing(::open("/dev/null", O_RDONLY | O_CLOEXEC));
    const UniqueDescriptor output(::open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600));
    if (!output.isOpen())
        return systemFailure(log);
    Program program;
    program.path = path;
    program.arguments = exports::vbladeCommand(config, "eth0");
    program.input = nothing.get();
    program.output = output.get();
    program.errors = output.get();
    program.box = box.process.get();
    program.ownSession = true;
    const auto pid = start(program);
    if (!pid)
        return fail(pid.error());
    auto process = openProcess(*pid);
    if (!process)
        return fail(process.error());
    return StartedVblade{*pid, std::move(*process), log, config.address};
}

std::string contentOfLog(const std::string& path) {
    std::ifstream file(path);
    return {std::istreambuf_iterator<char>(file), {}};
}

Result<void> waitUntilServing(const StartedVblade& vblade, TimePoint deadline) {
    for (;;) {
        pollfd ended{vblade.process.get(), POLLIN, 0};
        const bool hasEnded = ::poll(&ended, 1, 0) > 0;
        const auto text = contentOfLog(vblade.log);
        if (!hasEnded && (text.starts_with(readinessPrefix) || text.find("\npid ") != std::string::npos))
            return {};
        if (hasEnded || Clock::now() >= deadline)
            return fail(hasEnded ? ErrorCode::ProgramFailed : ErrorCode::TimedOut,
                        "vblade " + vblade.address.toString() + ": " + text);
        (void)::poll(&ended, 1, 1);
    }
}

} // namespace

std::string filePath(const std::string& directory, const VirtualPlug& plug, const VirtualTarget& target) {
    if (target.file.empty())
        return {};
    const bool isItsOwn = target.file.find('/') == std::string::npos;
    return directory + "/" + (isItsOwn ? plug.name + "/" : std::string()) + target.file;
}

Result<std::vector<PlugServers>> startVblades(const Profile& profile, const Wire& wire,
                                              const std::string& directory, TimePoint deadline) {
    const auto path = findSystemProgram("vblade");
    if (!path)
        return fail(ErrorCode::ProgramMissing, "vblade");
    std::vector<PlugServers> servers(profile.plugs.size());
    std::vector<StartedVblade> started;
    for (std::size_t i = 0; i < servers.size(); ++i) {
        const auto& plug = profile.plugs[i];
        const PlugFolder folder(directory, plug);
        const auto disks = plugDisks(plug);
        for (std::size_t j = 0; j < plug.targets.size(); ++j) {
            const auto& target = plug.targets[j];
            auto vblade = startVblade(*path, exportOf(target, disks[j], folder.byId()), wire.plugs[i],
                                      folder.vbladeLog(target.address));
            if (!vblade)
                return fail(vblade.error());
            servers[i].pids.push_back(vblade->pid);
            started.push_back(std::move(*vblade));
        }
    }
    for (const auto& vblade : started)
        if (auto serving = waitUntilServing(vblade, deadline); !serving)
            return fail(serving.error());
    return servers;
}

} // namespace etherdeck::lab
