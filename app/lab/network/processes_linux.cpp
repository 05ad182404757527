#include "app/lab/network/processes.h"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <linux/close_range.h>
#include <poll.h>
#include <sched.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

namespace etherdeck::lab {

namespace {

std::vector<char*> pointersTo(const std::vector<std::string>& texts) {
    std::vector<char*> pointers;
    pointers.reserve(texts.size() + 1);
    for (const auto& text : texts)
        pointers.push_back(const_cast<char*>(text.c_str()));
    pointers.push_back(nullptr);
    return pointers;
}

bool isExecutableFile(const std::string& path) {
    struct stat status {};
    return ::stat(path.c_str(), &status) == 0 && S_ISREG(status.st_mode) && ::access(path.c_str(), X_OK) == 0;
}

void blockNoSignals() {
    sigset_t none;
    sigemptyset(&none);
    (void)::sigprocmask(SIG_SETMASK, &none, nullptr);
}

/// fork(), with the child in the process namespace of a box: a process can only choose that of its children.
pid_t forkIn(int box) {
    if (box < 0)
        return ::fork();
    const auto own = openProcess(::getpid());
    if (!own || ::setns(box, CLONE_NEWPID) != 0)
        return -1;
    const pid_t child = ::fork();
    if (child == 0)
        return child;
    const int error = errno;
    if (::setns(own->get(), CLONE_NEWPID) != 0)
        std::abort(); // all further children would be in the wrong place
    errno = error;
    return child;
}

/// The namespaces of a box, but for that of its processes.
bool joinBox(int box) { return box < 0 || ::setns(box, CLONE_NEWNS | CLONE_NEWNET | CLONE_NEWUTS) == 0; }

[[noreturn]] void runCopy(const std::function<int()>& body) {
    blockNoSignals();
    (void)::setsid();
    // Whoever reads what we print would wait for the end of the copy.
    const UniqueDescriptor nothing(::open("/dev/null", O_RDWR | O_CLOEXEC));
    for (const int descriptor : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
        (void)::dup2(nothing.get(), descriptor);
    ::_exit(body());
}

/// In the child, before exec. False with errno set on failure.
bool becomeReady(const Program& program) {
    blockNoSignals();
    if (program.ownSession)
        (void)::setsid();
    if (program.diesWithParent && ::prctl(PR_SET_PDEATHSIG, SIGKILL) != 0)
        return false;
    if (program.networkOnly ? ::setns(program.box, CLONE_NEWNET) != 0 : !joinBox(program.box))
        return false;
    // An agent recognizes a vblade by its descriptors, so those of whoever started the lab must not be among
    // them.
    if (program.box >= 0)
        (void)::close_range(STDERR_FILENO + 1, ~0U, CLOSE_RANGE_CLOEXEC);
    const std::pair<int, int> wanted[] = {
        {program.input, STDIN_FILENO}, {program.output, STDOUT_FILENO}, {program.errors, STDERR_FILENO}};
    return std::all_of(std::begin(wanted), std::end(wanted), [](const auto& pair) {
        return pair.first < 0 || ::dup2(pair.first, pair.second) >= 0;
    });
}

ErrorCode codeOfExec(int error) {
    switch (error) {
    case ENOENT:
    case ENOTDIR:
        return ErrorCode::ProgramMissing;
    case EACCES:
    case EPERM:
        return ErrorCode::PermissionDenied;
    default:
        return ErrorCode::ProgramFailed;
    }
}

} // namespace

Result<Pipe> makePipe() {
    int ends[2] = {};
    if (::pipe2(ends, O_CLOEXEC) != 0)
        return systemFailure("pipe");
    return Pipe{UniqueDescriptor(ends[0]), UniqueDescriptor(ends[1])};
}

tl::unexpected<Error> systemFailure(std::string what) {
    const int error = errno;
    const bool denied = error == EPERM || error == EACCES;
    what.append(": ").append(std::strerror(error));
    return fail(denied ? ErrorCode::PermissionDenied : ErrorCode::System, std::move(what), error);
}

Environment ownEnvironment() {
    Environment environment;
    for (char** entry = environ; *entry != nullptr; ++entry)
        environment.emplace_back(*entry);
    return environment;
}

std::optional<std::string> valueOf(const Environment& environment, std::string_view name) {
    for (const auto& entry : environment)
        if (entry.size() > name.size() && entry.starts_with(name) && entry[name.size()] == '=')
            return entry.substr(name.size() + 1);
    return std::nullopt;
}

void setValue(Environment& environment, std::string_view name, std::string_view value) {
    const auto start = std::string(name) + "=";
    std::erase_if(environment, [&](const std::string& entry) { return entry.starts_with(start); });
    environment.push_back(start + std::string(value));
}

std::optional<std::string> findProgram(std::string_view name, std::string_view searchPath) {
    if (name.find('/') != std::string_view::npos)
        return std::string(name);
    while (!searchPath.empty()) {
        const auto end = std::min(searchPath.find(':'), searchPath.size());
        auto candidate = std::string(searchPath.substr(0, end)) + "/" + std::string(name);
        if (end > 0 && isExecutableFile(candidate))
            return candidate;
        searchPath.remove_prefix(std::min(end + 1, searchPath.size()));
    }
    return std::nullopt;
}

std::optional<std::string> findSystemProgram(std::string_view name) {
    const char* path = std::getenv("PATH");
    return findProgram(name, std::string(path != nullptr ? path : "") + ":/usr/sbin:/sbin:/usr/bin:/bin");
}

Result<pid_t> start(const Program& program) {
    auto trouble = makePipe();
    if (!trouble)
        return fail(trouble.error());
    const auto arguments = pointersTo(program.arguments);
    const auto environment = pointersTo(program.environment);
    const pid_t child = forkIn(program.networkOnly ? -1 : program.box);
    if (child < 0)
        return systemFailure("fork");
    if (child == 0) {
        if (becomeReady(program))
            ::execve(program.path.c_str(), arguments.data(), environment.data());
        const int error = errno;
        (void)!::write(trouble->writer.get(), &error, sizeof error);
        ::_exit(127);
    }
    trouble->writer.reset();
    int error = 0;
    if (::read(trouble->reader.get(), &error, sizeof error) != sizeof error)
        return child;
    (void)waitForEnd(child);
    return fail(codeOfExec(error), program.path + ": " + std::strerror(error), error);
}

Result<pid_t> startCopy(const std::function<int()>& body, int box) {
    const pid_t child = forkIn(box);
    if (child < 0)
        return systemFailure("fork");
    if (child == 0) {
        if (!joinBox(box))
            ::_exit(1);
        runCopy(body);
    }
    return child;
}

Result<pid_t> startCopyInNew(unsigned long namespaces, const std::function<int()>& body) {
    // glibc's clone() needs a separate stack.
    const auto child = static_cast<pid_t>(::syscall(SYS_clone, namespaces | SIGCHLD, 0, 0, 0, 0));
    if (child < 0)
        return systemFailure("clone");
    if (child == 0)
        runCopy(body);
    return child;
}

Result<UniqueDescriptor> openProcess(pid_t pid) {
    // Debian 12's <sys/pidfd.h> does not link from C++.
    UniqueDescriptor process(static_cast<int>(::syscall(SYS_pidfd_open, pid, 0)));
    if (!process.isOpen())
        return systemFailure("pidfd_open");
    return process;
}

int waitForEnd(pid_t child) {
    int status = 0;
    while (::waitpid(child, &status, 0) < 0)
        if (errno != EINTR)
            return 1;
    return exitStatus(status);
}

int exitStatus(int waitStatus) {
    return WIFSIGNALED(waitStatus) ? 128 + WTERMSIG(waitStatus) : WEXITSTATUS(waitStatus);
}

int millisecondsUntil(TimePoint deadline) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now()).count();
    return static_cast<int>(std::clamp<decltype(left)>(left, 0, 1'000'000));
}

Result<void> waitReadable(int descriptor, TimePoint deadline) {
    pollfd wanted{descriptor, POLLIN, 0};
    for (;;) {
        const int ready = ::poll(&wanted, 1, millisecondsUntil(deadline));
        if (ready > 0)
            return {};
        if (ready == 0 && Clock::now() >= deadline)
            return fail(ErrorCode::TimedOut);
        if (ready < 0 && errno != EINTR)
            return systemFailure("poll");
    }
}

Result<void> writeAll(int descriptor, std::string_view text) {
    while (!text.empty()) {
        const auto written = ::write(descriptor, text.data(), text.size());
        if (written >= 0)
            text.remove_prefix(static_cast<std::size_t>(written));
        else if (errno != EINTR)
            return systemFailure("write");
    }
    return {};
}

} // namespace etherdeck::lab
