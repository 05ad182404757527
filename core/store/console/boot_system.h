#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace etherdeck::store {

/// What runs in a boot, as its banner says.
struct BootSystem {
    enum class Kind : std::uint8_t { Uboot, Linux };

    Kind kind{};
    std::string version; ///< a word of at most 40 bytes, as it came off the wire

    friend bool operator==(const BootSystem&, const BootSystem&) = default;
};
/// "U-Boot 2017.07 (…)" and "Linux version 6.5.0 (…)"; nothing for all other lines.
[[nodiscard]] std::optional<BootSystem> bootSystem(std::string_view line);

} // namespace etherdeck::store
