#pragma once

#include "app/lab/network/network.h"
#include "app/lab/targets/profile.h"

#include <vector>

/// The plugs' voices on netconsole: each is a process in its plug, as its vblades are.
namespace etherdeck::lab {

/// Starts the voices, and returns when all can speak: their processes, -1 where a plug has none. Errors:
/// ProgramFailed, TimedOut, System.
[[nodiscard]] Result<std::vector<pid_t>> startVoices(const Profile& profile, const Wire& wire,
                                                     TimePoint deadline);

} // namespace etherdeck::lab
