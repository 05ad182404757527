#include "tests/bench/peer_program.h"

#include "core/base/clock.h"

#include <algorithm>
#include <array>
#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace etherdeck::bench {

namespace {

pid_t spawn(const std::vector<std::string>& command, const std::string& home, int output) {
    std::vector<char*> arguments;
    for (const auto& word : command)
        arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    std::string path = "PATH=/usr/bin:/bin";
    std::string homeVariable = "HOME=" + home;
    std::string terminal = "TERM=dumb";
    const std::array<char*, 4> environment{path.data(), homeVariable.data(), terminal.data(), nullptr};
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    pid_t process = -1;
    const int failed =
        ::posix_spawnp(&process, arguments[0], &actions, nullptr, arguments.data(), environment.data());
    posix_spawn_file_actions_destroy(&actions);
    return failed == 0 ? process : -1;
}

double secondsSince(TimePoint start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

void readAll(int output, TimePoint start, PeerRun& run) {
    std::array<char, 65'536> piece{};
    for (ssize_t count = 0; (count = ::read(output, piece.data(), piece.size())) > 0;) {
        if (run.firstSeconds == 0)
            run.firstSeconds = secondsSince(start);
        run.lines += static_cast<std::uint64_t>(std::count(piece.begin(), piece.begin() + count, '\n'));
    }
}

} // namespace

std::optional<PeerRun> runPeer(const std::vector<std::string>& command, const std::string& home) {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0)
        return std::nullopt;
    PeerRun run;
    const auto start = Clock::now();
    const auto process = spawn(command, home, ends[1]);
    ::close(ends[1]);
    if (process > 0)
        readAll(ends[0], start, run);
    ::close(ends[0]);
    int status = 0;
    rusage used{};
    if (process <= 0 || ::wait4(process, &status, 0, &used) != process || !WIFEXITED(status))
        return std::nullopt;
    run.allSeconds = secondsSince(start);
    run.mebibytes = static_cast<double>(used.ru_maxrss) / 1024;
    constexpr int foundNothing = 1; // as grep ends then
    return WEXITSTATUS(status) <= foundNothing ? std::optional(run) : std::nullopt;
}

} // namespace etherdeck::bench
