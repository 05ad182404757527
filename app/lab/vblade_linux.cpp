#include "app/lab/network/directory.h"
#include "app/lab/servers.h"

#include <array>
#include <fcntl.h>
#include <set>
#include <unistd.h>

namespace etherdeck::lab {

namespace {

/// Printed once vblade's socket is open: "pid 12: e7.3, 625142448 sectors O_RDWR".
constexpr std::string_view readinessPrefix = "pid ";
constexpr std::size_t longestOutput = 4096;

struct Vblade {
    pid_t pid = -1;
    UniqueDescriptor output;
};

Result<Vblade> startOne(const std::string& path, std::vector<std::string> arguments, const Box& box,
                        int input) {
    auto output = makePipe();
    if (!output)
        return fail(output.error());
    Program program;
    program.path = path;
    program.arguments = std::move(arguments);
    program.input = input;
    program.output = output->writer.get();
    program.errors = output->writer.get();
    program.box = box.process.get();
    program.ownSession = true;
    const auto pid = start(program);
    if (!pid)
        return fail(pid.error());
    return Vblade{*pid, std::move(output->reader)};
}

Result<void> waitUntilServing(const UniqueDescriptor& output, const Address& address, TimePoint deadline) {
    std::string text;
    while (!text.starts_with(readinessPrefix) && text.find("\npid ") == std::string::npos) {
        if (auto readable = waitReadable(output.get(), deadline); !readable)
            return fail(readable.error().code, "vblade " + address.toString() + ": " + text);
        std::array<char, 512> buffer{};
        const auto size = ::read(output.get(), buffer.data(), buffer.size());
        if (size <= 0 || text.size() > longestOutput)
            return fail(ErrorCode::ProgramFailed, "vblade " + address.toString() + ": " + text);
        text.append(buffer.data(), static_cast<std::size_t>(size));
    }
    return {};
}

} // namespace

std::string filePath(const std::string& directory, const VirtualPlug& plug, const VirtualTarget& target) {
    if (target.file.empty())
        return {};
    const bool isItsOwn = target.file.find('/') == std::string::npos;
    return directory + "/" + (isItsOwn ? plug.name + "/" : std::string()) + target.file;
}

std::vector<std::string> vbladeArguments(const VirtualTarget& target, const std::string& file) {
    std::vector<std::string> arguments{"vblade"};
    if (target.readOnly)
        arguments.emplace_back("-r");
    if (!target.masks.empty()) {
        std::string list;
        for (const auto& mac : target.masks)
            list += (list.empty() ? "" : ",") + mac.toString();
        arguments.insert(arguments.end(), {"-m", list});
    }
    arguments.insert(arguments.end(), {std::to_string(target.address.shelf()),
                                       std::to_string(target.address.slot()), "eth0", file});
    return arguments;
}

Result<std::vector<PlugServers>> startVblades(const Profile& profile, const Wire& wire,
                                              const std::string& directory, TimePoint deadline) {
    const auto path = findSystemProgram("vblade");
    if (!path)
        return fail(ErrorCode::ProgramMissing, "vblade");
    const UniqueDescriptor nothing(::open("/dev/null", O_RDWR | O_CLOEXEC));
    std::vector<PlugServers> servers(profile.plugs.size());
    std::set<std::string> files; // several plugs may serve the same file
    for (std::size_t i = 0; i < servers.size(); ++i)
        for (const auto& target : profile.plugs[i].targets) {
            const auto file = filePath(directory, profile.plugs[i], target);
            if (files.insert(file).second)
                if (auto made = makeSparseFile(file, target.size, target.content); !made)
                    return fail(made.error());
            auto vblade = startOne(*path, vbladeArguments(target, file), wire.plugs[i], nothing.get());
            if (!vblade)
                return fail(vblade.error());
            servers[i].pids.push_back(vblade->pid);
            servers[i].outputs.push_back(std::move(vblade->output));
        }
    for (std::size_t i = 0; i < servers.size(); ++i)
        for (std::size_t j = 0; j < servers[i].pids.size(); ++j)
            if (auto serving =
                    waitUntilServing(servers[i].outputs[j], profile.plugs[i].targets[j].address, deadline);
                !serving)
                return fail(serving.error());
    return servers;
}

} // namespace etherdeck::lab
