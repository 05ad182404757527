#pragma once

#include "core/base/address.h"
#include "core/base/clock.h"

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

namespace etherdeck::agent {

/// What a vblade has read and written since it was started, of disk and wire together (proc(5),
/// /proc/PID/io).
struct VbladeIo {
    std::uint64_t readBytes = 0;
    std::uint64_t readCalls = 0;
    std::uint64_t writeCalls = 0;
};
/// Nothing when there is no such process.
[[nodiscard]] std::optional<VbladeIo> readVbladeIo(std::int32_t pid);

/// What an export does per second.
struct ExportRate {
    Address address;
    double reads = 0;  ///< requests
    double writes = 0; ///< requests
    double bytes = 0;  ///< payload of both

    friend bool operator==(const ExportRate&, const ExportRate&) = default;
};

/// Rates from the counters of the exports' vblades at two points in time.
///
/// For a read request, a vblade reads twice (the request, the disk) and writes once (the answer); for a write
/// request, it reads once and writes twice. Both add the payload and the headers to the bytes that were read.
class ExportRates {
public:
    struct Sample {
        Address address;
        std::int32_t pid = 0;
        VbladeIo io;
    };

    /// Exports whose vblades did not all run at the last call are left out.
    [[nodiscard]] std::vector<ExportRate> add(const std::vector<Sample>& samples, TimePoint now);

private:
    std::map<std::int32_t, VbladeIo> m_last;
    TimePoint m_when;
};

} // namespace etherdeck::agent
