#pragma once

#include <compare>
#include <cstdint>

namespace etherdeck {

/// A count of 512-byte sectors: the only unit in AoE, whatever the disk's own sector size.
struct Sectors {
    static constexpr std::uint64_t bytesEach = 512;

    std::uint64_t count = 0;

    [[nodiscard]] constexpr std::uint64_t bytes() const { return count * bytesEach; }

    friend constexpr auto operator<=>(const Sectors&, const Sectors&) = default;
};

} // namespace etherdeck
