#pragma once

#include "core/base/result.h"
#include "core/base/sectors.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace etherdeck::aoe {

/// What a disk reports in IDENTIFY DEVICE (ATA8-ACS, section 7.12), as far as a SAN needs it.
struct Identity {
    std::string model;
    std::string serial;
    std::string firmwareRevision;
    Sectors size;                           ///< from LBA48 where the disk has it, otherwise from LBA28
    std::uint32_t logicalSectorSize = 512;  ///< bytes
    std::uint32_t physicalSectorSize = 512; ///< bytes
    bool lba48 = false;
    bool dma = false;
    bool smart = false;
    bool writeCache = false;
    bool flushCache = false;

    friend bool operator==(const Identity&, const Identity&) = default;
};

/// Decodes the 512 bytes of an IDENTIFY reply (Ata::data; anything after them is ignored). Strings are
/// byte-swapped on the wire; they are put in order, trimmed, and cut at the first NUL; bytes that are not
/// printable ASCII become '?'. Implausible figures are corrected: sizes beyond what the disk's commands can
/// reach are capped, and sector sizes outside 512 bytes to 1 MiB count as 512. Errors: Truncated.
[[nodiscard]] Result<Identity> decodeIdentify(std::span<const std::byte> data);

/// The reverse, for simulated targets. Strings longer than their fields are cut; the physical sector size is
/// rounded down to a power of two times the logical one.
[[nodiscard]] std::vector<std::byte> encodeIdentify(const Identity& identity);

} // namespace etherdeck::aoe
