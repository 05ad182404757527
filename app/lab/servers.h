#pragma once

#include "app/lab/network/network.h"
#include "app/lab/targets/profile.h"

#include <string>
#include <vector>

/// The programs that serve the targets in their plugs.
namespace etherdeck::lab {

/// The processes behind the targets of one plug.
struct PlugServers {
    /// One for each target, in the order of the profile; all the same if they are simulated.
    std::vector<pid_t> pids;
    pid_t agent = -1;
};

/// Starts a vblade for each target, from the folders of the plugs; returns when all are serving. Errors:
/// ProgramMissing (vblade), ProgramFailed with vblade's message, TimedOut, PermissionDenied, System.
///
/// The agents take them over when they start, as after an update of the agent. If the agents started them, as
/// they do when a plug is started again, the lab would take a second longer, since an agent checks the wire
/// first; and two plugs could not have the same address.
[[nodiscard]] Result<std::vector<PlugServers>> startVblades(const Profile& profile, const Wire& wire,
                                                            const std::string& directory, TimePoint deadline);

/// Starts one responder in the first plug that simulates all its targets; returns when it is listening.
/// Errors: those of PacketSocket::open(), ProgramFailed, TimedOut.
[[nodiscard]] Result<std::vector<PlugServers>> startResponder(const Profile& profile, const Wire& wire,
                                                              TimePoint deadline);

/// The file behind a target; empty if there is none.
[[nodiscard]] std::string filePath(const std::string& directory, const VirtualPlug& plug,
                                   const VirtualTarget& target);

} // namespace etherdeck::lab
