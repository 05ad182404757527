#include "core/discovery/same_disk/sampled_sectors.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace etherdeck::discovery {

namespace {

/// Offsets from the start of a file system, in sectors: boot sector, XFS or LUKS (0); LVM (1); ext2 to ext4
/// with their times of mount and write, and swap (2); mdraid 1.2 and ext's group descriptors (8); btrfs, with
/// the generation of its tree (128).
constexpr std::array<std::uint64_t, 5> superblocks{0, 1, 2, 8, 128};
/// Where the first partition starts: 1 MiB, or the old 63 sectors.
constexpr std::array<std::uint64_t, 2> defaultStarts{2048, 63};
/// From the end: GPT's copy and its list, mdraid 1.0 and 0.90 (the latter by its own rule).
constexpr std::array<std::uint64_t, 3> fromEnd{1, 33, 16};
constexpr std::uint64_t mdraidAlignment = 128;
constexpr std::uint64_t spread = 16;

constexpr std::size_t tableOffset = 446;
constexpr std::size_t tableEntry = 16;
constexpr std::size_t tableEntries = 4;
constexpr std::size_t gptEntry = 128;
constexpr std::size_t diskSignature = 440;
constexpr std::size_t bootMark = 510;

class Collector {
public:
    Collector(Sectors size, std::size_t limit) : m_size(size), m_limit(limit) {}

    void add(std::uint64_t sector) {
        if (sector < m_size.count && m_sectors.size() < m_limit &&
            std::find(m_sectors.begin(), m_sectors.end(), sector) == m_sectors.end())
            m_sectors.push_back(sector);
    }
    void addFromEnd(std::uint64_t back) {
        if (back <= m_size.count)
            add(m_size.count - back);
    }
    std::vector<std::uint64_t> take() { return std::move(m_sectors); }

private:
    Sectors m_size;
    std::size_t m_limit;
    std::vector<std::uint64_t> m_sectors;
};

std::uint64_t littleEndian(std::span<const std::byte> bytes) {
    std::uint64_t value = 0;
    for (std::size_t i = bytes.size(); i-- > 0;)
        value = value << 8 | std::to_integer<std::uint64_t>(bytes[i]);
    return value;
}

bool isZero(std::span<const std::byte> bytes) {
    return std::all_of(bytes.begin(), bytes.end(), [](std::byte b) { return b == std::byte{0}; });
}

bool endsWithBootMark(std::span<const std::byte> sector) {
    return sector.size() == Sectors::bytesEach && sector[bootMark] == std::byte{0x55} &&
           sector[bootMark + 1] == std::byte{0xaa};
}

/// A file system's boot sector begins with a jump. It ends in the same signature as a partition table, but is
/// none.
bool beginsWithJump(std::span<const std::byte> sector) {
    return sector[0] == std::byte{0xeb} || sector[0] == std::byte{0xe9};
}

} // namespace

std::vector<std::uint64_t> firstSectors(Sectors size) {
    Collector sectors(size, maxFirstSectors);
    for (const auto offset : superblocks)
        sectors.add(offset);
    for (const auto back : fromEnd)
        sectors.addFromEnd(back);
    if (size.count >= 2 * mdraidAlignment)
        sectors.add(size.count / mdraidAlignment * mdraidAlignment - mdraidAlignment);
    for (const auto start : defaultStarts)
        for (const auto offset : superblocks)
            sectors.add(start + offset);
    for (std::uint64_t i = 1; i <= spread; ++i)
        sectors.add(size.count / (spread + 1) * i);
    return sectors.take();
}

std::vector<std::uint64_t> partitionSectors(Sectors size, std::span<const std::byte> sector0,
                                            std::span<const std::byte> sector2) {
    Collector sectors(size, maxPartitionSectors);
    const auto addStart = [&](std::uint64_t start) {
        for (const auto offset : superblocks)
            if (start != 0 && start < size.count)
                sectors.add(start + offset);
    };
    if (endsWithBootMark(sector0))
        for (std::size_t i = 0; i < tableEntries; ++i)
            addStart(littleEndian(sector0.subspan(tableOffset + i * tableEntry + 8, 4)));
    if (sector2.size() == Sectors::bytesEach)
        for (std::size_t i = 0; i + gptEntry <= sector2.size(); i += gptEntry)
            if (!isZero(sector2.subspan(i, 16)))
                addStart(littleEndian(sector2.subspan(i + 32, 8)));
    return sectors.take();
}

bool isTelling(std::uint64_t number, std::span<const std::byte> sector) {
    if (sector.size() != Sectors::bytesEach)
        return false;
    const bool isOneByte =
        std::all_of(sector.begin(), sector.end(), [&](std::byte byte) { return byte == sector.front(); });
    if (isOneByte)
        return false;
    const bool isTable = number == 0 && endsWithBootMark(sector) && !beginsWithJump(sector);
    return !isTable || !isZero(sector.subspan(diskSignature, 4));
}

} // namespace etherdeck::discovery
