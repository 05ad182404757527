#include "core/base/byte_writer.h"

namespace etherdeck {

ByteWriter& ByteWriter::u8(std::uint8_t value) {
    m_bytes.push_back(std::byte{value});
    return *this;
}

ByteWriter& ByteWriter::u16(std::uint16_t value) {
    return u8(static_cast<std::uint8_t>(value >> 8)).u8(static_cast<std::uint8_t>(value));
}

ByteWriter& ByteWriter::u32(std::uint32_t value) {
    return u16(static_cast<std::uint16_t>(value >> 16)).u16(static_cast<std::uint16_t>(value));
}

ByteWriter& ByteWriter::u64(std::uint64_t value) {
    return u32(static_cast<std::uint32_t>(value >> 32)).u32(static_cast<std::uint32_t>(value));
}

ByteWriter& ByteWriter::u48LittleEndian(std::uint64_t value) {
    for (int i = 0; i < 6; ++i)
        u8(static_cast<std::uint8_t>(value >> (8 * i)));
    return *this;
}

ByteWriter& ByteWriter::mac(const MacAddress& value) {
    for (const auto byte : value.bytes())
        u8(byte);
    return *this;
}

ByteWriter& ByteWriter::bytes(std::span<const std::byte> value) {
    m_bytes.insert(m_bytes.end(), value.begin(), value.end());
    return *this;
}

ByteWriter& ByteWriter::padTo(std::size_t size) {
    if (m_bytes.size() < size)
        m_bytes.resize(size);
    return *this;
}

} // namespace etherdeck
