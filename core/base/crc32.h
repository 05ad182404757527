#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace etherdeck {

/// CRC-32 as in Ethernet and zlib.
[[nodiscard]] std::uint32_t crc32(std::span<const std::byte> bytes);

} // namespace etherdeck
