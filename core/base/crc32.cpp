#include "core/base/crc32.h"

#include <array>

namespace etherdeck {

namespace {

constexpr std::array<std::uint32_t, 256> crcTable = [] {
    std::array<std::uint32_t, 256> table{};
    for (std::uint32_t i = 0; i < table.size(); ++i) {
        table[i] = i;
        for (int bit = 0; bit < 8; ++bit)
            table[i] = (table[i] & 1) != 0 ? table[i] >> 1 ^ 0xedb88320U : table[i] >> 1;
    }
    return table;
}();

} // namespace

std::uint32_t crc32(std::span<const std::byte> bytes) {
    std::uint32_t crc = ~std::uint32_t{0};
    for (const auto byte : bytes)
        crc = crcTable[(crc ^ static_cast<std::uint32_t>(byte)) & 0xff] ^ crc >> 8;
    return ~crc;
}

} // namespace etherdeck
