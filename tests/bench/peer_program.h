#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace etherdeck::bench {

/// What another program took for its work.
struct PeerRun {
    double firstSeconds = 0; ///< until the first byte on its standard output; 0: there was none
    double allSeconds = 0;   ///< until its end
    std::uint64_t lines = 0; ///< of its standard output
    double mebibytes = 0;    ///< most of its resident memory, or that of this process when that is more
};

/// To its end, with a home folder of its own. Nothing when it is not installed or fails.
[[nodiscard]] std::optional<PeerRun> runPeer(const std::vector<std::string>& command,
                                             const std::string& home);

} // namespace etherdeck::bench
