#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace etherdeck::uboot {

/// A partition of flash memory, as mtdparts says it.
struct PartitionPlace {
    std::string name;
    std::uint64_t offset = 0;
    std::optional<std::uint64_t> size; ///< nothing: up to the end

    friend bool operator==(const PartitionPlace&, const PartitionPlace&) = default;
};

/// "mtdparts=orion_nand:1M(u-boot),0x400000@0x100000(uImage)ro,-(data)", as U-Boot and the kernel read it;
/// only those of the first device. Nothing: they would not take it.
[[nodiscard]] std::optional<std::vector<PartitionPlace>> parsePartitions(std::string_view text);

/// All of `some` are in the same places as those of `all`, and none is elsewhere under its name. Those behind
/// them do not count: a kernel lists other devices and volumes there.
[[nodiscard]] bool hasSamePlaces(const std::vector<PartitionPlace>& some,
                                 const std::vector<PartitionPlace>& all);

} // namespace etherdeck::uboot
