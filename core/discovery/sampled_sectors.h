#pragma once

#include "core/base/sectors.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

/// Which sectors tell one disk from another.
namespace etherdeck::discovery {

/// Where disks differ and are rarely empty: the partition table, the places of superblocks, the ends, and
/// some spread over the disk. Within the disk, each once, at most `mostFirstSectors`.
[[nodiscard]] std::vector<std::uint64_t> firstSectors(Sectors size);
/// The same for the partitions that sector 0 and sector 2 (where GPT keeps its list) tell of. Both come from
/// the disk: nothing they say leads outside it.
[[nodiscard]] std::vector<std::uint64_t> partitionSectors(Sectors size, std::span<const std::byte> sector0,
                                                          std::span<const std::byte> sector2);
inline constexpr std::size_t mostFirstSectors = 40;
inline constexpr std::size_t mostPartitionSectors = 32;

/// False for what equal sectors of different disks hold: nothing (one byte repeated), or a partition table
/// without a signature of its own, as every disk of that size has it after GPT was written.
[[nodiscard]] bool isTelling(std::uint64_t number, std::span<const std::byte> sector);

} // namespace etherdeck::discovery
