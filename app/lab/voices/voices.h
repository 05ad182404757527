#pragma once

#include "app/lab/network/network.h"
#include "app/lab/targets/profile.h"

#include <vector>

/// The plugs' voices on netconsole: each is a process in its plug, like its vblades.
namespace etherdeck::lab {

/// Starts the voices and returns when all of them can send: their processes, -1 if a plug has none. Errors:
/// ProgramFailed, TimedOut, System.
[[nodiscard]] Result<std::vector<pid_t>> startVoices(const Profile& profile, const Wire& wire,
                                                     TimePoint deadline);

} // namespace etherdeck::lab
