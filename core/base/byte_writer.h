#pragma once

#include "core/base/mac_address.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace etherdeck {

/// Appends integers and bytes to a vector that it owns until take(). Big endian unless the name says
/// otherwise.
class ByteWriter {
public:
    explicit ByteWriter(std::size_t expectedSize = 64) { m_bytes.reserve(expectedSize); }

    ByteWriter& u8(std::uint8_t value);
    ByteWriter& u16(std::uint16_t value);
    ByteWriter& u32(std::uint32_t value);
    ByteWriter& u64(std::uint64_t value);
    /// The low 48 bits, little endian.
    ByteWriter& u48LittleEndian(std::uint64_t value);
    ByteWriter& mac(const MacAddress& value);
    ByteWriter& bytes(std::span<const std::byte> value);
    /// Appends zeroes up to a total of `size` bytes; does nothing when there are that many already.
    ByteWriter& padTo(std::size_t size);

    [[nodiscard]] std::size_t size() const { return m_bytes.size(); }
    [[nodiscard]] std::vector<std::byte> take() { return std::move(m_bytes); }

private:
    std::vector<std::byte> m_bytes;
};

} // namespace etherdeck
