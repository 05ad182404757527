#pragma once

#include <string>

namespace etherdeck::agent {

/// Where the agent keeps and finds things.
struct AgentPaths {
    std::string config = "/etc/vblade.conf.d";
    std::string state = "/var/lib/etherdeck-agent";
    std::string socket = "/run/etherdeck-agent/socket";
    /// Not empty in a lab and in tests: the folder that disks, mounts, the kernel log and the settings of the
    /// network come from, instead of the box.
    std::string root;

    /// The file that stands for a path of the box.
    [[nodiscard]] std::string onBox(const std::string& path) const {
        return path.starts_with(config + '/') || path.starts_with(state + '/') ? path : root + path;
    }
    [[nodiscard]] std::string log(const std::string& name) const { return state + "/log/" + name; }
};

} // namespace etherdeck::agent
