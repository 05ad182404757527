#pragma once

#include "app/lab/network/network.h"
#include "app/lab/targets/profile.h"

#include <string>
#include <vector>

/// The programs that serve the targets, in their plugs.
namespace etherdeck::lab {

/// The processes behind the targets of one plug.
struct PlugServers {
    std::vector<pid_t> pids; ///< of each target, as in the profile; all the same one when played
    std::vector<UniqueDescriptor> outputs; ///< what they print; to be emptied lest they stop for it
};

/// Makes the files and starts a vblade for each target; returns when all serve. Errors: ProgramMissing
/// (vblade), ProgramFailed with what vblade said, TimedOut, PermissionDenied, System.
[[nodiscard]] Result<std::vector<PlugServers>> startVblades(const Profile& profile, const Wire& wire,
                                                            const std::string& directory, TimePoint deadline);

/// Starts one responder in the first plug that plays all its targets; returns when it listens. Errors: those
/// of PacketSocket::open(), ProgramFailed, TimedOut.
[[nodiscard]] Result<std::vector<PlugServers>> startResponder(const Profile& profile, const Wire& wire,
                                                              TimePoint deadline);

/// The file behind a target; empty when there is none.
[[nodiscard]] std::string filePath(const std::string& directory, const VirtualPlug& plug,
                                   const VirtualTarget& target);
/// vblade's arguments, with the program's name first.
[[nodiscard]] std::vector<std::string> vbladeArguments(const VirtualTarget& target, const std::string& file);

} // namespace etherdeck::lab
