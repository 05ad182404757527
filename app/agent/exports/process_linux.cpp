#include "app/agent/exports/process.h"
#include "core/system/child_process.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <string_view>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

namespace etherdeck::agent {

namespace {

using link::UniqueDescriptor;

constexpr std::size_t maxOutput = 65536;
constexpr off_t maxLogEnd = 4096;

// ionice(1)'s classes, linux/ioprio.h.
constexpr int ioClassShift = 13;
int ioPriorityOf(exports::IoPriority priority) {
    switch (priority) {
    case exports::IoPriority::Default:
        return 0;
    case exports::IoPriority::RealTime:
        return 1 << ioClassShift | 4;
    case exports::IoPriority::High:
        return 2 << ioClassShift;
    case exports::IoPriority::Low:
        return 2 << ioClassShift | 7;
    case exports::IoPriority::Idle:
        return 3 << ioClassShift;
    }
    return 0;
}

std::vector<char*> pointersTo(const std::vector<std::string>& argv) {
    std::vector<char*> pointers;
    for (const auto& word : argv)
        pointers.push_back(const_cast<char*>(word.c_str()));
    pointers.push_back(nullptr);
    return pointers;
}

/// In a child between fork() and exec(): only what is safe there.
[[noreturn]] void becomeProgram(char* const* argv, int output, int ioPriority, int failure) {
    ::setsid();
    const auto null = ::open("/dev/null", O_RDONLY);
    ::dup2(null, STDIN_FILENO);
    ::dup2(output, STDOUT_FILENO);
    ::dup2(output, STDERR_FILENO);
    if (ioPriority != 0)
        ::syscall(SYS_ioprio_set, 1 /* IOPRIO_WHO_PROCESS */, 0, ioPriority);
    sigset_t none;
    ::sigemptyset(&none);
    ::sigprocmask(SIG_SETMASK, &none, nullptr);
    ::signal(SIGPIPE, SIG_DFL);
    ::execvp(argv[0], argv);
    const auto error = errno;
    [[maybe_unused]] const auto written = ::write(failure, &error, sizeof error);
    ::_exit(127);
}

/// Forks and executes; every other descriptor of ours is closed on exec. Returns when exec has worked.
Result<pid_t> forkProgram(const std::vector<std::string>& argv, int output, int ioPriority) {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0)
        return fail(ErrorCode::System, "pipe", errno);
    const UniqueDescriptor readEnd(ends[0]);
    UniqueDescriptor writeEnd(ends[1]);
    const auto pointers = pointersTo(argv);
    const auto process = ::fork();
    if (process < 0)
        return fail(ErrorCode::System, "fork", errno);
    if (process == 0)
        becomeProgram(pointers.data(), output, ioPriority, writeEnd.get());
    writeEnd.reset();
    int error = 0;
    ssize_t count = 0;
    do
        count = ::read(readEnd.get(), &error, sizeof error);
    while (count < 0 && errno == EINTR);
    if (count == sizeof error) {
        ::waitpid(process, nullptr, 0);
        return fail(error == ENOENT ? ErrorCode::ProgramMissing : ErrorCode::System, argv.front(), error);
    }
    return process;
}

/// Reads until the program closes its output, or the deadline. What is more than the limit is dropped. False
/// at the deadline.
bool collect(link::ChildProcess& child, std::string& text, TimePoint deadline) {
    std::array<char, 4096> chunk{};
    auto errors = child.errorDescriptor();
    while (true) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now()).count();
        std::array<pollfd, 2> waited{{{child.descriptor(), POLLIN, 0}, {errors, POLLIN, 0}}};
        if (left <= 0 || ::poll(waited.data(), waited.size(), static_cast<int>(left)) == 0)
            return false;
        child.collectErrors();
        if (waited[1].revents == POLLHUP) // it has closed that one
            errors = -1;
        const auto count = ::read(child.descriptor(), chunk.data(), chunk.size());
        if (count < 0 && (errno == EINTR || errno == EAGAIN))
            continue;
        if (count <= 0)
            return true;
        text.append(chunk.data(), std::min(static_cast<std::size_t>(count), maxOutput - text.size()));
    }
}

} // namespace

void completeSearchPath() {
    const auto* const set = ::getenv("PATH");
    std::string path(set ? set : "");
    for (const std::string folder :
         {"/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin"}) {
        if ((':' + path + ':').find(':' + folder + ':') == std::string::npos)
            path += (path.empty() ? "" : ":") + folder;
    }
    ::setenv("PATH", path.c_str(), 1);
}

bool hasProgram(const std::string& name) {
    const auto* const set = ::getenv("PATH");
    std::string_view path(set ? set : "");
    while (!path.empty()) {
        const auto end = std::min(path.find(':'), path.size());
        const auto program = std::string(path.substr(0, end)) + '/' + name;
        path.remove_prefix(std::min(end + 1, path.size()));
        struct stat status {};
        if (::stat(program.c_str(), &status) == 0 && S_ISREG(status.st_mode) &&
            ::access(program.c_str(), X_OK) == 0)
            return true;
    }
    return false;
}

bool seesProcesses() {
    const UniqueDescriptor first(::open("/proc/1/cmdline", O_RDONLY | O_CLOEXEC));
    return first.isOpen();
}

Result<pid_t> startApart(const std::vector<std::string>& argv, const std::string& log,
                         exports::IoPriority priority) {
    const UniqueDescriptor file(
        ::open(log.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_APPEND | O_NOFOLLOW | O_CLOEXEC, 0600));
    if (!file.isOpen())
        return fail(ErrorCode::System, log, errno);
    return forkProgram(argv, file.get(), ioPriorityOf(priority));
}

Result<UniqueDescriptor> watchProcess(pid_t process) {
    UniqueDescriptor descriptor(static_cast<int>(::syscall(SYS_pidfd_open, process, 0)));
    if (!descriptor.isOpen())
        return fail(ErrorCode::System, "pidfd_open", errno);
    return descriptor;
}

bool hasEnded(const UniqueDescriptor& process) { return waitForInput(process.get(), {}); }

void signalProcess(const UniqueDescriptor& process, int signal) {
    ::syscall(SYS_pidfd_send_signal, process.get(), signal, nullptr, 0);
}

std::uint64_t startTicks(pid_t process) {
    const auto path = "/proc/" + std::to_string(process) + "/stat";
    const UniqueDescriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    std::array<char, 1024> text{};
    const auto count = file.isOpen() ? ::read(file.get(), text.data(), text.size() - 1) : -1;
    if (count <= 0)
        return 0;
    // The name of the program is in brackets and may hold anything; starttime is the 22nd field.
    const auto* at = std::strrchr(text.data(), ')');
    for (auto field = 2; at && field < 22; ++field)
        at = std::strchr(at + 1, ' ');
    return at ? std::strtoull(at + 1, nullptr, 10) : 0;
}

void reap(pid_t process) { ::waitpid(process, nullptr, WNOHANG); }

std::string endOfFile(const std::string& path) {
    const UniqueDescriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
    struct stat status {};
    if (!file.isOpen() || ::fstat(file.get(), &status) != 0)
        return {};
    std::string text(static_cast<std::size_t>(std::min<off_t>(status.st_size, maxLogEnd)), '\0');
    const auto count =
        ::pread(file.get(), text.data(), text.size(), std::max<off_t>(status.st_size - maxLogEnd, 0));
    text.resize(static_cast<std::size_t>(std::max<ssize_t>(count, 0)));
    return text;
}

bool waitForInput(int descriptor, Duration time) {
    pollfd waited{descriptor, POLLIN, 0};
    const auto milliseconds =
        std::chrono::ceil<std::chrono::milliseconds>(std::max(time, Duration::zero())).count();
    return ::poll(&waited, 1, static_cast<int>(milliseconds)) > 0;
}

/// True when it ends by the deadline. It is not reaped, so its process ID cannot be used again.
bool endsUntil(link::ChildProcess& child, TimePoint deadline) {
    constexpr int betweenLooks = 5; // milliseconds
    for (;;) {
        child.collectErrors(); // a program that waits for room in that pipe could not end
        siginfo_t info{};
        if (::waitid(P_PID, static_cast<id_t>(child.processId()), &info, WEXITED | WNOHANG | WNOWAIT) != 0 ||
            info.si_pid != 0)
            return true;
        if (Clock::now() >= deadline)
            return false;
        ::poll(nullptr, 0, betweenLooks);
    }
}

Result<ProgramResult> runProgram(const std::vector<std::string>& argv, Duration timeout) {
    const auto deadline = Clock::now() + timeout;
    auto child = link::ChildProcess::start(argv);
    if (!child)
        return fail(child.error());
    ::shutdown(child->descriptor(), SHUT_WR); // it reads nothing
    ProgramResult result;
    // Some close their output before they end.
    const auto isDone = collect(*child, result.output, deadline) && endsUntil(*child, deadline);
    if (!isDone)
        ::kill(-child->processId(), SIGKILL); // with the programs that it has started
    child->end({});
    if (!isDone || !child->exitStatus())
        return fail(isDone ? ErrorCode::System : ErrorCode::TimedOut, argv.front());
    result.exitStatus = *child->exitStatus();
    result.errors = child->errors();
    return result;
}

} // namespace etherdeck::agent
