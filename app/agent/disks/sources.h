#pragma once

#include <string>

namespace etherdeck::agent {

/// Where the kernel lists its devices. Tests use folders of their own.
struct DiskSources {
    std::string sys = "/sys";
    std::string proc = "/proc";
    std::string dev = "/dev";
    bool nodesAreFiles = false; ///< in tests, regular files stand for the nodes in `dev`
};

} // namespace etherdeck::agent
