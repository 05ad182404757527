#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace etherdeck::bench {

/// The resources that another program used.
struct PeerRun {
    double firstSeconds = 0; ///< until the first byte of standard output; 0: there was none
    double allSeconds = 0;   ///< until its end
    std::uint64_t lines = 0; ///< of its standard output
    double mebibytes = 0;    ///< its peak resident memory, or that of this process if larger
};

/// Runs it to its end, with its own home folder. Nothing when it is not installed or fails.
[[nodiscard]] std::optional<PeerRun> runPeer(const std::vector<std::string>& command,
                                             const std::string& home);

} // namespace etherdeck::bench
