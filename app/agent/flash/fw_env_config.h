#pragma once

#include "core/plans/refusal.h"

#include <cstdint>
#include <string_view>

namespace etherdeck::agent {

/// A line of /etc/fw_env.config: where fw_printenv and fw_setenv find the environment.
struct EnvironmentLine {
    std::uint32_t mtd = 0; ///< the number of the partition
    std::uint64_t offset = 0;
    std::uint64_t size = 0;

    friend bool operator==(const EnvironmentLine&, const EnvironmentLine&) = default;
};

/// "/dev/mtd0 0xc0000 0x20000 0x20000", as fw_printenv reads it: the offset in any notation of C, the size
/// in hexadecimal digits. Refusals: UnknownLayout when there is no such line, more than one (a second copy of
/// the environment), or one for another kind of device.
[[nodiscard]] plans::Outcome<EnvironmentLine> parseFwEnvConfig(std::string_view text);

} // namespace etherdeck::agent
