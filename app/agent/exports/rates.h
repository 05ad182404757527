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

/// Rates from what the vblades of exports have done between two looks.
///
/// A read of an initiator is two reads (the request, the disk) and one write (the answer) of its vblade, and
/// a write is one read and two writes. Both add the payload and the headers to what was read.
class ExportRates {
public:
    struct Sample {
        Address address;
        std::int32_t pid = 0;
        VbladeIo io;
    };

    /// Exports whose vblades were not all there at the last look are left out.
    [[nodiscard]] std::vector<ExportRate> add(const std::vector<Sample>& samples, TimePoint now);

private:
    std::map<std::int32_t, VbladeIo> m_last;
    TimePoint m_when;
};

} // namespace etherdeck::agent
