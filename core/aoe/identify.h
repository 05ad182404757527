#pragma once

#include "core/base/result.h"
#include "core/base/sectors.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace etherdeck::aoe {

/// What a disk says of itself in IDENTIFY DEVICE (ATA8-ACS, section 7.12): the facts that a SAN needs.
struct Identity {
    std::string model;
    std::string serial;
    std::string firmwareRevision;
    Sectors size;                           ///< by LBA48 where the disk has it, else by LBA28
    std::uint32_t logicalSectorSize = 512;  ///< bytes
    std::uint32_t physicalSectorSize = 512; ///< bytes
    bool lba48 = false;
    bool dma = false;
    bool smart = false;
    bool writeCache = false;
    bool flushCache = false;

    friend bool operator==(const Identity&, const Identity&) = default;
};

/// Decodes the 512 bytes of an IDENTIFY reply (Ata::data; more is ignored). Texts come byte-swapped on the
/// wire; here they are straightened, trimmed, and cut at the first NUL; bytes that are not printable ASCII
/// become '?'. Figures that no disk can mean are not believed: sizes past what its commands reach are cut,
/// sector sizes outside 512 bytes to 1 MiB count as 512. Errors: Truncated.
[[nodiscard]] Result<Identity> decodeIdentify(std::span<const std::byte> data);

/// The reverse, for targets that we play ourselves. Texts longer than their fields are cut; a physical sector
/// is rounded down to a power of two times the logical one.
[[nodiscard]] std::vector<std::byte> encodeIdentify(const Identity& identity);

} // namespace etherdeck::aoe
