#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/exports/export.h"
#include "core/system/unique_descriptor.h"

#include <cstdint>
#include <string>
#include <sys/types.h>
#include <vector>

/// Processes of the box, ours and those that others started.
namespace etherdeck::agent {

/// Adds the folders of a system's programs to PATH, where a remote shell or an init system leaves them out.
void completeSearchPath();
/// True when startApart() and runProgram() would find a program of that name.
[[nodiscard]] bool hasProgram(const std::string& name);
/// False where /proc is not mounted, or hides the processes of others (hidepid): then it is unknown which
/// vblades run.
[[nodiscard]] bool seesProcesses();

/// Starts a program in a session of its own, so that it outlives the agent. Its output goes to a file, which
/// is emptied first and shows later why it ended. Errors: System; the program itself may still fail.
[[nodiscard]] Result<pid_t> startApart(const std::vector<std::string>& argv, const std::string& log,
                                       exports::IoPriority priority);

/// Readable once the process has ended. Errors: System, with ESRCH when there is none.
[[nodiscard]] Result<link::UniqueDescriptor> watchProcess(pid_t process);

/// Of a descriptor from watchProcess(), at once.
[[nodiscard]] bool hasEnded(const link::UniqueDescriptor& process);
/// Sends a signal to exactly this process, never to a later one with its number.
void signalProcess(const link::UniqueDescriptor& process, int signal);

/// When a process was started, in ticks since the start of the box: distinguishes it from a later one with
/// its number. 0 when there is none.
[[nodiscard]] std::uint64_t startTicks(pid_t process);

/// Collects the exit status of one that is a child of ours, so that no zombie stays.
void reap(pid_t process);

/// The end of a log, for exports::deathReason().
[[nodiscard]] std::string endOfFile(const std::string& path);

/// True when the descriptor is readable, or its other end gone, within that time.
bool waitForInput(int descriptor, Duration time);

struct ProgramResult {
    int exitStatus = 0;
    std::string output; ///< at most 64 KiB
    std::string errors; ///< the first 4 KiB of standard error
};
/// Runs a program without a shell, and waits for it. Errors: ProgramMissing; PermissionDenied; TimedOut, when
/// it is killed with the programs that it has started; System.
[[nodiscard]] Result<ProgramResult> runProgram(const std::vector<std::string>& argv, Duration timeout);

} // namespace etherdeck::agent
