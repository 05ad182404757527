#pragma once

#include "core/base/result.h"
#include "core/disks/disk_contents.h"

#include <cstddef>
#include <map>
#include <memory>
#include <span>
#include <vector>

namespace etherdeck {

struct SectorRange {
    Sectors start;
    Sectors count;

    [[nodiscard]] std::uint64_t end() const { return start.count + count.count; }
    friend bool operator==(const SectorRange&, const SectorRange&) = default;
};

/// A set of sectors, as ranges that neither touch nor overlap.
class SectorSet {
public:
    void add(const SectorRange& range);
    /// The parts of `range` that are not in the set.
    [[nodiscard]] std::vector<SectorRange> missingOf(const SectorRange& range) const;
    [[nodiscard]] std::uint64_t size() const;

private:
    std::map<std::uint64_t, std::uint64_t> m_ranges; ///< start to end
};

/// The few places of a disk that show what is on it. Does no I/O on the disk: read what missing() returns and
/// pass it to write() until nothing is missing; then contents() has the result. Holes read as zeros.
class DiskImage {
public:
    /// `logicalSectorSize` in bytes. Errors: OutOfRange for a size of 0 or over 2^48; System.
    [[nodiscard]] static Result<DiskImage> create(Sectors size, std::uint32_t logicalSectorSize = 512);
    DiskImage(DiskImage&&) noexcept;
    DiskImage& operator=(DiskImage&&) noexcept;
    ~DiskImage();

    /// What is worth reading, judged by what has been written so far. Terminates: an image asks for at most
    /// about 8 MB.
    [[nodiscard]] std::vector<SectorRange> missing() const;
    /// Whole sectors. Errors: OutOfRange past the end; System.
    [[nodiscard]] Result<void> write(Sectors start, std::span<const std::byte> bytes);
    [[nodiscard]] DiskContents contents() const;

private:
    class Data;
    explicit DiskImage(std::unique_ptr<Data> data);

    std::unique_ptr<Data> m_data;
};

} // namespace etherdeck
