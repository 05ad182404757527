#pragma once

#include "app/lab/network/network.h"
#include "app/lab/targets/profile.h"

#include <string>
#include <vector>

/// The plugs' voices on netconsole: each is a process in its plug, like its vblades.
namespace etherdeck::lab {

/// Starts the voices and returns when all of them can send: their processes, -1 if a plug has none. Errors:
/// ProgramFailed, TimedOut, System.
[[nodiscard]] Result<std::vector<pid_t>> startVoices(const Profile& profile, const Wire& wire,
                                                     const std::string& directory, TimePoint deadline);
/// The voice of one plug. It also writes what its kernel logs to the plug's folder. Errors: as above.
[[nodiscard]] Result<pid_t> startVoice(const Profile& profile, std::size_t plug, const Box& box,
                                       const std::string& directory, TimePoint deadline);

} // namespace etherdeck::lab
