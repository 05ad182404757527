#include "core/system/child_process.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>

namespace etherdeck::link {

namespace {

constexpr std::size_t longestErrors = 4096;
constexpr std::size_t maxPieces = 32; ///< twice what a pipe holds
constexpr int firstOrdinaryDescriptor = 3;

tl::unexpected<Error> systemFailure(int error) {
    ErrorCode code = ErrorCode::System;
    if (error == ENOENT || error == ENOTDIR)
        code = ErrorCode::ProgramMissing;
    // EPERM: the program's file capabilities exceed what this process may grant.
    if (error == EACCES || error == EPERM)
        code = ErrorCode::PermissionDenied;
    return fail(code, std::strerror(error), error);
}

struct Pair {
    UniqueDescriptor ours;
    UniqueDescriptor theirs;
};

/// Moves it away from 0, 1 and 2, which the child's descriptors are to become.
UniqueDescriptor moveUp(UniqueDescriptor descriptor) {
    if (descriptor.get() >= firstOrdinaryDescriptor)
        return descriptor;
    return UniqueDescriptor(::fcntl(descriptor.get(), F_DUPFD_CLOEXEC, firstOrdinaryDescriptor));
}

Result<Pair> makeSocketPair() {
    std::array<int, 2> ends{};
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0)
        return systemFailure(errno);
    Pair pair{UniqueDescriptor(ends[0]), moveUp(UniqueDescriptor(ends[1]))};
    if (!pair.theirs.isOpen() || ::fcntl(pair.ours.get(), F_SETFL, O_NONBLOCK) != 0)
        return systemFailure(errno);
    return pair;
}

Result<Pair> makePipe() {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0)
        return systemFailure(errno);
    Pair pair{UniqueDescriptor(ends[0]), moveUp(UniqueDescriptor(ends[1]))};
    if (!pair.theirs.isOpen() || ::fcntl(pair.ours.get(), F_SETFL, O_NONBLOCK) != 0)
        return systemFailure(errno);
    return pair;
}

std::vector<char*> pointersTo(const std::vector<std::string>& words) {
    std::vector<char*> pointers;
    pointers.reserve(words.size() + 1);
    for (const auto& word : words)
        pointers.push_back(const_cast<char*>(word.c_str()));
    return pointers;
}

/// Attributes for posix_spawn: the three descriptors, a clean signal state, and a process group of its own,
/// so that Ctrl-C in a terminal reaches the program that the user started and not this one.
class SpawnSettings {
public:
    SpawnSettings(int socket, int errorPipe) {
        ::posix_spawn_file_actions_init(&m_actions);
        ::posix_spawn_file_actions_adddup2(&m_actions, socket, STDIN_FILENO);
        ::posix_spawn_file_actions_adddup2(&m_actions, socket, STDOUT_FILENO);
        ::posix_spawn_file_actions_adddup2(&m_actions, errorPipe, STDERR_FILENO);
        sigset_t none;
        sigset_t all;
        ::sigemptyset(&none);
        ::sigfillset(&all);
        ::posix_spawnattr_init(&m_attributes);
        ::posix_spawnattr_setsigmask(&m_attributes, &none);
        ::posix_spawnattr_setsigdefault(&m_attributes, &all);
        ::posix_spawnattr_setpgroup(&m_attributes, 0);
        ::posix_spawnattr_setflags(&m_attributes,
                                   POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);
    }
    SpawnSettings(const SpawnSettings&) = delete;
    SpawnSettings& operator=(const SpawnSettings&) = delete;
    ~SpawnSettings() {
        ::posix_spawn_file_actions_destroy(&m_actions);
        ::posix_spawnattr_destroy(&m_attributes);
    }

    [[nodiscard]] Result<pid_t> spawn(const std::vector<std::string>& command,
                                      const std::vector<std::string>& environment) const {
        auto arguments = pointersTo(command);
        arguments.push_back(nullptr);
        auto variables = pointersTo(environment); // the first of a name counts
        for (auto** variable = environ; variable != nullptr && *variable != nullptr; ++variable)
            variables.push_back(*variable);
        variables.push_back(nullptr);
        pid_t process = -1;
        const int error = ::posix_spawnp(&process, arguments[0], &m_actions, &m_attributes, arguments.data(),
                                         variables.data());
        if (error != 0)
            return systemFailure(error);
        return process;
    }

private:
    posix_spawn_file_actions_t m_actions{};
    posix_spawnattr_t m_attributes{};
};

std::string describe(int status) {
    if (WIFSIGNALED(status))
        return "signal " + std::to_string(WTERMSIG(status));
    return "exit status " + std::to_string(WEXITSTATUS(status));
}

} // namespace

Result<ChildProcess> ChildProcess::start(const std::vector<std::string>& command,
                                         const std::vector<std::string>& environment) {
    if (command.empty() || command[0].empty())
        return fail(ErrorCode::ProgramMissing);
    auto socket = makeSocketPair();
    if (!socket)
        return fail(socket.error());
    auto errors = makePipe();
    if (!errors)
        return fail(errors.error());
    const auto process =
        SpawnSettings(socket->theirs.get(), errors->theirs.get()).spawn(command, environment);
    if (!process)
        return fail(process.error());
    return ChildProcess(*process, std::move(socket->ours), std::move(errors->ours));
}

ChildProcess::ChildProcess(pid_t process, UniqueDescriptor socket, UniqueDescriptor errorPipe) :
    m_process(process), m_socket(std::move(socket)), m_errorPipe(std::move(errorPipe)) {}

ChildProcess::ChildProcess(ChildProcess&& other) noexcept :
    m_process(std::exchange(other.m_process, -1)),
    m_socket(std::move(other.m_socket)),
    m_errorPipe(std::move(other.m_errorPipe)),
    m_errors(std::move(other.m_errors)),
    m_howItEnded(std::move(other.m_howItEnded)),
    m_exitStatus(other.m_exitStatus) {}

ChildProcess::~ChildProcess() {
    if (m_process >= 0)
        end(std::chrono::seconds(1));
}

void ChildProcess::collectErrors() {
    std::array<char, 4096> piece{};
    for (std::size_t pieces = 0; pieces < maxPieces; ++pieces) {
        const auto got = ::read(m_errorPipe.get(), piece.data(), piece.size());
        if (got <= 0)
            return;
        const auto room = longestErrors - m_errors.size();
        m_errors.append(piece.data(), std::min(room, static_cast<std::size_t>(got)));
    }
}

std::string ChildProcess::end(Duration grace) {
    m_socket.reset();
    const auto deadline = Clock::now() + grace;
    while (!reap(WNOHANG) && Clock::now() < deadline) {
        ::poll(nullptr, 0, 1);
        collectErrors(); // a program that waits for room in that pipe could not exit
    }
    if (!m_howItEnded) {
        ::kill(m_process, SIGKILL);
        (void)reap(0);
    }
    collectErrors();
    m_errorPipe.reset();
    return *m_howItEnded;
}

bool ChildProcess::reap(int options) {
    if (m_howItEnded)
        return true;
    int status = 0;
    pid_t reaped = -1;
    do {
        reaped = ::waitpid(m_process, &status, options);
    } while (reaped < 0 && errno == EINTR);
    if (reaped == 0)
        return false;
    // No longer our child: someone ignores SIGCHLD, so the system has reaped it.
    m_howItEnded = reaped < 0 ? "unknown" : describe(status);
    if (reaped >= 0)
        m_exitStatus = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    return true;
}

} // namespace etherdeck::link
