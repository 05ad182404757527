#include "tests/support/program.h"

#include "tests/support/network_namespace.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <poll.h>
#include <sched.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <utility>

namespace etherdeck::tests {

namespace {

constexpr int notStarted = 127;

/// Between fork and exec: system calls only.
[[noreturn]] void becomeProgram(char* const* arguments, int network, int pipe, pid_t parent) {
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (::getppid() == parent && ::setns(network, CLONE_NEWNET) == 0 && ::dup2(pipe, STDOUT_FILENO) >= 0 &&
        ::dup2(pipe, STDERR_FILENO) >= 0)
        ::execvp(arguments[0], arguments);
    ::_exit(notStarted);
}

} // namespace

Result<Program> Program::start(const NetworkNamespace& where, const std::vector<std::string>& command) {
    std::vector<char*> arguments;
    arguments.reserve(command.size() + 1);
    for (const auto& argument : command)
        arguments.push_back(const_cast<char*>(argument.c_str()));
    arguments.push_back(nullptr);
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0)
        return fail(ErrorCode::System, std::strerror(errno), errno);
    link::UniqueDescriptor ours(ends[0]);
    const link::UniqueDescriptor theirs(ends[1]);
    const auto parent = ::getpid();
    const auto process = ::fork();
    if (process < 0)
        return fail(ErrorCode::System, std::strerror(errno), errno);
    if (process == 0)
        becomeProgram(arguments.data(), where.descriptor(), theirs.get(), parent);
    return Program(process, std::move(ours));
}

Program::Program(Program&& other) noexcept :
    m_process(std::exchange(other.m_process, -1)),
    m_pipe(std::move(other.m_pipe)),
    m_output(std::move(other.m_output)),
    m_status(other.m_status) {}

Program& Program::operator=(Program&& other) noexcept {
    if (this != &other) {
        kill();
        m_process = std::exchange(other.m_process, -1);
        m_pipe = std::move(other.m_pipe);
        m_output = std::move(other.m_output);
        m_status = other.m_status;
    }
    return *this;
}

bool Program::waitForOutput(std::string_view text, Duration timeout) {
    const auto deadline = Clock::now() + timeout;
    while (m_output.find(text) == std::string::npos) {
        if (!read(deadline))
            return m_output.find(text) != std::string::npos;
    }
    return true;
}

std::optional<int> Program::waitForEnd(Duration timeout) {
    const auto deadline = Clock::now() + timeout;
    while (!m_status && m_process >= 0) {
        int status = 0;
        if (::waitpid(m_process, &status, WNOHANG) == m_process)
            m_status = WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status);
        else if (Clock::now() > deadline)
            break;
        // The pipe closes when the program ends; the short step is for one whose child still holds the pipe.
        if (!read(std::min(deadline, Clock::now() + std::chrono::milliseconds(20))))
            ::poll(nullptr, 0, 1);
    }
    while (m_status && read(Clock::now()))
        continue;
    return m_status;
}

void Program::kill() {
    if (m_process < 0 || m_status)
        return;
    ::kill(m_process, SIGKILL);
    (void)waitForEnd(std::chrono::seconds(5));
}

bool Program::read(TimePoint deadline) {
    const auto rest = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now());
    pollfd readable{m_pipe.get(), POLLIN, 0};
    if (::poll(&readable, 1, std::max(0, static_cast<int>(rest.count()))) <= 0)
        return false;
    std::array<char, 4096> piece{};
    const auto got = ::read(m_pipe.get(), piece.data(), piece.size());
    if (got > 0)
        m_output.append(piece.data(), static_cast<std::size_t>(got));
    return got > 0;
}

DiskImage::DiskImage(Sectors size) : m_file(::memfd_create("disk", MFD_CLOEXEC)) {
    if (::ftruncate(m_file.get(), static_cast<off_t>(size.bytes())) != 0)
        m_file.reset();
}

std::string DiskImage::path() const {
    return "/proc/" + std::to_string(::getpid()) + "/fd/" + std::to_string(m_file.get());
}

Result<Program> startVblade(const NetworkNamespace& where, const std::string& interface, Address address,
                            const DiskImage& image, const std::vector<std::string>& options) {
    std::vector<std::string> command{"vblade"};
    // It is in sbin, which may be missing from the PATH of an ordinary user.
    if (std::filesystem::exists("/usr/sbin/vblade"))
        command[0] = "/usr/sbin/vblade";
    command.insert(command.end(), options.begin(), options.end());
    command.insert(command.end(), {std::to_string(address.shelf()), std::to_string(address.slot()), interface,
                                   image.path()});
    auto vblade = Program::start(where, command);
    if (vblade && !vblade->waitForOutput(" sectors", std::chrono::seconds(10)))
        return fail(ErrorCode::ProgramFailed, vblade->output());
    return vblade;
}

} // namespace etherdeck::tests
