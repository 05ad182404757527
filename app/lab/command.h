#pragma once

#include "app/lab/network/processes.h"
#include "app/lab/network/signals.h"

#include <string>
#include <vector>

/// COMMAND: what a person runs in the lab.
namespace etherdeck::lab {

using CommandLine = std::vector<std::string>;

/// The environment of this process with ETHERDECK_LAB, with our own programs and the system's first and last
/// in PATH, and when installed, with the link program that needs no privilege as ETHERDECK_LINK.
[[nodiscard]] Environment commandEnvironment(const std::string& ownFolder, const std::string& description);

/// Errors: those of start(). `diesWithParent` as there.
[[nodiscard]] Result<pid_t> startCommand(const CommandLine& command, Environment environment,
                                         bool diesWithParent);
/// Complains that the command cannot be run; the exit status that shells have for it: 127 or 126.
[[nodiscard]] int commandFailed(const CommandLine& command, const Error& error);

/// Waits for it to end, and meanwhile hands on the signals that it has not got from the terminal itself.
/// Returns its exit status.
[[nodiscard]] int waitForCommand(pid_t command, SignalInbox& signals);

/// The folder that this program lies in, with its companions.
[[nodiscard]] std::string ownFolder();

} // namespace etherdeck::lab
