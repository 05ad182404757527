#include "app/lab/plugs/agent.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace etherdeck::lab {

namespace {

constexpr auto agentName = "etherdeck-agent";

bool listens(const std::string& path) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (path.size() >= sizeof address.sun_path)
        return false;
    std::memcpy(address.sun_path, path.c_str(), path.size());
    const UniqueDescriptor socket(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
    return ::connect(socket.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
}

std::string lastLine(const std::string& path) {
    std::ifstream file(path);
    std::string last;
    for (std::string line; std::getline(file, line);)
        last = line;
    return last;
}

} // namespace

Result<std::string> agentProgram(const std::string& ownFolder) {
    namespace fs = std::filesystem;
    std::error_code problem;
    for (const auto& folder :
         {fs::path(ownFolder), fs::path(ownFolder).parent_path() / "libexec" / "etherdeck"})
        if (fs::exists(folder / agentName, problem))
            return (folder / agentName).string();
    return fail(ErrorCode::ProgramMissing, agentName);
}

Result<pid_t> startAgent(const std::string& program, const PlugFolder& folder, const Box& box) {
    const UniqueDescriptor nothing(::open("/dev/null", O_RDONLY | O_CLOEXEC));
    const UniqueDescriptor log(
        ::open(folder.agentLog().c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644));
    if (!log.isOpen())
        return systemFailure(folder.agentLog());
    Program agent;
    agent.path = program;
    agent.arguments = {agentName, "--root",       folder.path(), "--config",     folder.config(),
                       "--state", folder.state(), "--socket",    folder.socket()};
    agent.environment = ownEnvironment();
    const auto path = valueOf(agent.environment, "PATH").value_or("/usr/local/bin:/usr/bin:/bin");
    setValue(agent.environment, "PATH", path + ":/usr/sbin:/sbin"); // where vblade is
    agent.input = nothing.get();
    agent.output = log.get();
    agent.errors = log.get();
    agent.box = box.process.get();
    agent.ownSession = true;
    return start(agent);
}

Result<void> waitForAgent(pid_t agent, const PlugFolder& folder, TimePoint deadline) {
    const auto process = openProcess(agent);
    while (!listens(folder.socket())) {
        pollfd ended{process ? process->get() : -1, POLLIN, 0};
        if (!process || ::poll(&ended, 1, 1) > 0)
            return fail(ErrorCode::ProgramFailed, lastLine(folder.agentLog()));
        if (Clock::now() >= deadline)
            return fail(ErrorCode::TimedOut, "the agent in " + folder.path());
    }
    return {};
}

} // namespace etherdeck::lab
