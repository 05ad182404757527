#pragma once

#include "core/base/mac_address.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace etherdeck {

/// Reads integers and runs of bytes from a span and never past its end. A read that does not fit returns
/// false, changes neither the reader nor the argument, and is meant to be chained:
///     if (!(reader.u16(shelf) && reader.u8(slot))) return fail(ErrorCode::Truncated);
/// Multi-byte integers are big endian unless the name says otherwise. Spans handed out live as long as the
/// input.
class ByteReader {
public:
    explicit ByteReader(std::span<const std::byte> bytes) : m_rest(bytes) {}

    [[nodiscard]] bool u8(std::uint8_t& value);
    [[nodiscard]] bool u16(std::uint16_t& value);
    [[nodiscard]] bool u32(std::uint32_t& value);
    [[nodiscard]] bool u64(std::uint64_t& value);
    /// 48 bits, little endian: an LBA as AoE carries it.
    [[nodiscard]] bool u48LittleEndian(std::uint64_t& value);
    [[nodiscard]] bool mac(MacAddress& value);
    [[nodiscard]] bool bytes(std::size_t count, std::span<const std::byte>& value);
    [[nodiscard]] bool skip(std::size_t count);

    [[nodiscard]] std::size_t remaining() const { return m_rest.size(); }
    [[nodiscard]] std::span<const std::byte> rest() const { return m_rest; }

private:
    template <class Integer>
    bool bigEndian(Integer& value);

    std::span<const std::byte> m_rest;
};

/// Converts between text and bytes without a copy.
[[nodiscard]] inline std::span<const std::byte> asBytes(std::string_view text) {
    return std::as_bytes(std::span(text.data(), text.size()));
}
[[nodiscard]] inline std::string_view asText(std::span<const std::byte> bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

} // namespace etherdeck
