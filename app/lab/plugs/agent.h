#pragma once

#include "app/lab/network/network.h"
#include "app/lab/plugs/folder.h"

#include <optional>
#include <string>

/// The agents of the plugs: the real program, in the namespaces of its plug.
namespace etherdeck::lab {

/// Beside this program in a build tree, in libexec when installed. Errors: ProgramMissing.
[[nodiscard]] Result<std::string> agentProgram(const std::string& ownFolder);

/// Errors: those of start(), PermissionDenied, System.
[[nodiscard]] Result<pid_t> startAgent(const std::string& program, const PlugFolder& folder, const Box& box);

/// Returns once it listens: by then it has taken over the vblades that run. Errors: TimedOut, ProgramFailed
/// with its message when it has ended.
[[nodiscard]] Result<void> waitForAgent(pid_t agent, const PlugFolder& folder, TimePoint deadline);

} // namespace etherdeck::lab
