#pragma once

#include "app/lab/network/processes.h"
#include "app/lab/network/signals.h"

#include <string>
#include <vector>

/// COMMAND: what the user runs in the lab.
namespace etherdeck::lab {

using CommandLine = std::vector<std::string>;

/// This process's environment with ETHERDECK_LAB, with our own programs first and the system's last in PATH,
/// and, when installed, with the unprivileged link program as ETHERDECK_LINK.
[[nodiscard]] Environment commandEnvironment(const std::string& ownFolder, const std::string& description);

/// `diesWithParent` as in Program. Errors: those of start().
[[nodiscard]] Result<pid_t> startCommand(const CommandLine& command, Environment environment,
                                         bool diesWithParent);
/// Reports that the command cannot be run; returns the exit status that shells use for it: 127 or 126.
[[nodiscard]] int commandFailed(const CommandLine& command, const Error& error);

/// Waits for the command to end and returns its exit status. Meanwhile forwards signals that it has not
/// received from the terminal itself.
[[nodiscard]] int waitForCommand(pid_t command, SignalInbox& signals);

/// The folder that contains this program and its companions.
[[nodiscard]] std::string ownFolder();

} // namespace etherdeck::lab
