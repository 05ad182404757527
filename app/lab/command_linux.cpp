#include "app/lab/command.h"
#include "app/lab/report.h"

#include <csignal>
#include <cstring>
#include <filesystem>
#include <optional>
#include <sys/wait.h>

namespace etherdeck::lab {

namespace {

constexpr int cannotExecute = 126;
constexpr int notFound = 127;

bool hasFolder(std::string_view path, std::string_view folder) {
    const auto framed = ":" + std::string(path) + ":";
    return framed.find(":" + std::string(folder) + ":") != std::string::npos;
}

/// The installed etherdeck-link without privileges. The privileged one belongs to a group, which maps to
/// nobody in a user namespace. In a build tree anyone may start the one beside this program.
std::optional<std::string> plainLinkProgram(const std::string& ownFolder) {
    namespace fs = std::filesystem;
    const auto path = fs::path(ownFolder).parent_path() / "libexec" / "etherdeck" / "lab" / "etherdeck-link";
    std::error_code error;
    return fs::exists(path, error) ? std::optional(path.string()) : std::nullopt;
}

} // namespace

Environment commandEnvironment(const std::string& ownFolder, const std::string& description) {
    auto environment = ownEnvironment();
    auto path = valueOf(environment, "PATH").value_or("/usr/local/bin:/usr/bin:/bin");
    path.insert(0, ownFolder + ":");
    for (const char* system : {"/usr/sbin", "/sbin"}) // where vblade and ip are
        if (!hasFolder(path, system))
            path.append(":").append(system);
    setValue(environment, "PATH", path);
    setValue(environment, "ETHERDECK_LAB", description);
    if (!valueOf(environment, "ETHERDECK_LINK"))
        if (const auto link = plainLinkProgram(ownFolder))
            setValue(environment, "ETHERDECK_LINK", *link);
    return environment;
}

Result<pid_t> startCommand(const CommandLine& command, Environment environment, bool diesWithParent) {
    const auto path = findProgram(command.front(), valueOf(environment, "PATH").value_or(""));
    if (!path)
        return fail(ErrorCode::ProgramMissing, command.front());
    Program program;
    program.path = *path;
    program.arguments = command;
    program.environment = std::move(environment);
    program.diesWithParent = diesWithParent;
    return start(program);
}

int commandFailed(const CommandLine& command, const Error& error) {
    if (error.code == ErrorCode::ProgramMissing) {
        complain(command.front() + ": command not found");
        return notFound;
    }
    complain(command.front() + ": cannot be run: " +
             (error.systemError != 0 ? std::strerror(error.systemError) : error.detail));
    return cannotExecute;
}

int waitForCommand(pid_t command, SignalInbox& signals) {
    for (;;) {
        (void)waitReadable(signals.descriptor(), TimePoint::max());
        while (const auto signal = signals.take()) {
            int status = 0;
            if (signal->number != SIGCHLD && !signal->fromTerminal)
                (void)::kill(command, signal->number);
            else if (signal->number == SIGCHLD && ::waitpid(command, &status, WNOHANG) == command)
                return exitStatus(status);
        }
    }
}

std::string ownFolder() {
    std::error_code error;
    return std::filesystem::read_symlink("/proc/self/exe", error).parent_path().string();
}

} // namespace etherdeck::lab
