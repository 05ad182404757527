#pragma once

#include "app/lab/network/namespaces.h"
#include "app/lab/targets/profile.h"

#include <string>
#include <vector>

/// The virtual network: a bridge in a namespace of its own, with a virtual cable to each plug and to COMMAND.
namespace etherdeck::lab {

struct Wire {
    Box switchBox;
    std::vector<Box> plugs; ///< in the order of the profile
};

/// Builds the network, with this process's network namespace as COMMAND's. Errors: ProgramMissing (ip),
/// ProgramFailed with ip's message, and those of startBox().
[[nodiscard]] Result<Wire> buildWire(const Profile& profile);

/// Lays the cable of one plug, which must not have one, and plugs it into the switch. Errors: as above.
[[nodiscard]] Result<void> connectPlug(const Profile& profile, const VirtualPlug& plug, const Box& box,
                                       const Box& switchBox);

/// Runs a program of iproute2 ("ip", "tc") in a box and waits for its end. Errors: ProgramMissing,
/// ProgramFailed with its message, System.
[[nodiscard]] Result<void> runNetworkTool(const std::string& name, const std::vector<std::string>& arguments,
                                          const Box& box);

/// Batches for `ip -batch`, as text. The end of a cable in the switch is named after what is connected to it.
struct CableEnd {
    std::string device;
    MacAddress mac;
    std::string ip; ///< in a network of 254 hosts
    std::uint32_t mtu = 0;
};
[[nodiscard]] std::string cableBatch(const CableEnd& end, const std::string& port, pid_t switchProcess);
[[nodiscard]] std::string switchBatch(const Profile& profile);

} // namespace etherdeck::lab
