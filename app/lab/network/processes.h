#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/system/unique_descriptor.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <sys/types.h>
#include <vector>

/// Starting programs and waiting for them, without a shell.
namespace etherdeck::lab {

using link::UniqueDescriptor;

struct Pipe {
    UniqueDescriptor reader;
    UniqueDescriptor writer;
};
/// Both ends close on exec. Errors: System.
[[nodiscard]] Result<Pipe> makePipe();

/// The Error of the call that has just failed with errno: PermissionDenied or System.
[[nodiscard]] tl::unexpected<Error> systemFailure(std::string what);

using Environment = std::vector<std::string>;
[[nodiscard]] Environment ownEnvironment();
[[nodiscard]] std::optional<std::string> valueOf(const Environment& environment, std::string_view name);
void setValue(Environment& environment, std::string_view name, std::string_view value);

/// The path of a program: as given when it has a slash, else the first match in `searchPath` (PATH's format).
[[nodiscard]] std::optional<std::string> findProgram(std::string_view name, std::string_view searchPath);
/// The same in PATH and, as ordinary users on Debian do not have them in it, /usr/sbin and /sbin.
[[nodiscard]] std::optional<std::string> findSystemProgram(std::string_view name);

/// What to start. Descriptors of -1 are inherited.
struct Program {
    std::string path;
    std::vector<std::string> arguments; ///< with the program's name first
    Environment environment;
    int input = -1;
    int output = -1;
    int errors = -1;
    int box = -1;                ///< a process (pidfd) whose network and host name it shares
    bool ownSession = false;     ///< out of reach of the terminal's keys
    bool diesWithParent = false; ///< killed when its starter is gone
};

/// Returns when the program runs. Errors: ProgramMissing, PermissionDenied, ProgramFailed (cannot be
/// executed), System.
[[nodiscard]] Result<pid_t> start(const Program& program);

/// Runs `body` in a copy of this process, in a session of its own, and ends it with the result. No signal is
/// blocked in it.
[[nodiscard]] Result<pid_t> startCopy(const std::function<int()>& body);

/// Waits for a child to end; its exit status as a shell shows it: 128 and the signal when killed by one.
[[nodiscard]] int waitForEnd(pid_t child);
[[nodiscard]] int exitStatus(int waitStatus);

/// Waits until the descriptor is readable or closed by the other side. Errors: TimedOut, System.
[[nodiscard]] Result<void> waitReadable(int descriptor, TimePoint deadline);
/// For poll(): milliseconds until then, rounded up, at least 0.
[[nodiscard]] int millisecondsUntil(TimePoint deadline);

/// Writes everything, waiting as long as it takes. Errors: System.
[[nodiscard]] Result<void> writeAll(int descriptor, std::string_view text);

} // namespace etherdeck::lab
