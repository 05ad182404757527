#pragma once

#include "core/base/sectors.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

/// Which sectors distinguish one disk from another.
namespace etherdeck::discovery {

/// Places where disks differ and are rarely empty: the partition table, the superblocks, the ends, and some
/// spread over the disk. Within the disk, without duplicates, at most `maxFirstSectors`.
[[nodiscard]] std::vector<std::uint64_t> firstSectors(Sectors size);
/// The same for the partitions listed in sector 0 and sector 2 (where GPT keeps its list). Both come from the
/// disk: nothing in them can lead outside it.
[[nodiscard]] std::vector<std::uint64_t> partitionSectors(Sectors size, std::span<const std::byte> sector0,
                                                          std::span<const std::byte> sector2);
inline constexpr std::size_t maxFirstSectors = 40;
inline constexpr std::size_t maxPartitionSectors = 32;

/// False for contents that different disks share: nothing (one byte repeated), or a partition table without a
/// signature of its own, which is the same on every disk of that size after GPT was written.
[[nodiscard]] bool isTelling(std::uint64_t number, std::span<const std::byte> sector);

} // namespace etherdeck::discovery
