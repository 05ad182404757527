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

/// Starts programs and waits for them, without a shell.
namespace etherdeck::lab {

using link::UniqueDescriptor;

struct Pipe {
    UniqueDescriptor reader;
    UniqueDescriptor writer;
};
/// Both ends are close-on-exec. Errors: System.
[[nodiscard]] Result<Pipe> makePipe();

/// The error of the call that has just failed, from errno: PermissionDenied or System.
[[nodiscard]] tl::unexpected<Error> systemFailure(std::string what);

using Environment = std::vector<std::string>;
[[nodiscard]] Environment ownEnvironment();
[[nodiscard]] std::optional<std::string> valueOf(const Environment& environment, std::string_view name);
void setValue(Environment& environment, std::string_view name, std::string_view value);

/// The path of a program: unchanged if it contains a slash, otherwise the first match in `searchPath` (in
/// PATH's format).
[[nodiscard]] std::optional<std::string> findProgram(std::string_view name, std::string_view searchPath);
/// Searches PATH, then /usr/sbin and /sbin, which ordinary users on Debian do not have in it.
[[nodiscard]] std::optional<std::string> findSystemProgram(std::string_view name);

/// What to start. Descriptors of -1 are inherited.
struct Program {
    std::string path;
    std::vector<std::string> arguments; ///< including the program's name
    Environment environment;
    int input = -1;
    int output = -1;
    int errors = -1;
    int box = -1;                ///< a process (pidfd) whose namespaces it joins
    bool networkOnly = false;    ///< it joins only the network of the box, so that it knows our process ids
    bool ownSession = false;     ///< does not receive the terminal's signals
    bool diesWithParent = false; ///< killed when its starter ends
};

/// Returns when the program is running. Errors: ProgramMissing, PermissionDenied, ProgramFailed (cannot be
/// executed), System.
[[nodiscard]] Result<pid_t> start(const Program& program);

/// Runs `body` in a fork of this process, in a session of its own, and exits with its result. No signal is
/// blocked in it, and it has no terminal. With a `box` it runs in that one's namespaces, as Program does.
[[nodiscard]] Result<pid_t> startCopy(const std::function<int()>& body, int box = -1);
/// The same as the first process of new namespaces (CLONE_NEWPID, …).
[[nodiscard]] Result<pid_t> startCopyInNew(unsigned long namespaces, const std::function<int()>& body);

/// Descriptor (pidfd) of a process. Errors: PermissionDenied, System.
[[nodiscard]] Result<UniqueDescriptor> openProcess(pid_t pid);

/// Waits for a child to end; returns its exit status as a shell reports it: 128 plus the signal if it was
/// killed by one.
[[nodiscard]] int waitForEnd(pid_t child);
[[nodiscard]] int exitStatus(int waitStatus);

/// Waits until the descriptor is readable or the other side closes it. Errors: TimedOut, System.
[[nodiscard]] Result<void> waitReadable(int descriptor, TimePoint deadline);
/// For poll(): milliseconds until `deadline`, rounded up, at least 0.
[[nodiscard]] int millisecondsUntil(TimePoint deadline);

/// Writes everything; blocks as long as necessary. Errors: System.
[[nodiscard]] Result<void> writeAll(int descriptor, std::string_view text);

} // namespace etherdeck::lab
