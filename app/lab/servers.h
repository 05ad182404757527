#pragma once

#include "app/lab/network/network.h"
#include "app/lab/targets/profile.h"

#include <string>
#include <vector>

/// The programs that serve the targets in their plugs.
namespace etherdeck::lab {

/// The processes behind the targets of one plug.
struct PlugServers {
    std::vector<pid_t>
        pids; ///< one for each target, in the order of the profile; all the same if they are simulated
    std::vector<UniqueDescriptor> outputs; ///< their output; must be drained, or they would block on it
};

/// Creates the files and starts a vblade for each target; returns when all are serving. Errors:
/// ProgramMissing (vblade), ProgramFailed with vblade's message, TimedOut, PermissionDenied, System.
[[nodiscard]] Result<std::vector<PlugServers>> startVblades(const Profile& profile, const Wire& wire,
                                                            const std::string& directory, TimePoint deadline);

/// Starts one responder in the first plug that simulates all its targets; returns when it is listening.
/// Errors: those of PacketSocket::open(), ProgramFailed, TimedOut.
[[nodiscard]] Result<std::vector<PlugServers>> startResponder(const Profile& profile, const Wire& wire,
                                                              TimePoint deadline);

/// The file behind a target; empty if there is none.
[[nodiscard]] std::string filePath(const std::string& directory, const VirtualPlug& plug,
                                   const VirtualTarget& target);
/// vblade's arguments, including the program's name.
[[nodiscard]] std::vector<std::string> vbladeArguments(const VirtualTarget& target, const std::string& file);

} // namespace etherdeck::lab
