#include "core/base/byte_reader.h"

namespace etherdeck {

template <class Integer>
bool ByteReader::bigEndian(Integer& value) {
    if (m_rest.size() < sizeof(Integer))
        return false;
    Integer read = 0;
    for (std::size_t i = 0; i < sizeof(Integer); ++i)
        read = static_cast<Integer>((static_cast<std::uint64_t>(read) << 8) |
                                    std::to_integer<Integer>(m_rest[i]));
    value = read;
    m_rest = m_rest.subspan(sizeof(Integer));
    return true;
}

bool ByteReader::u8(std::uint8_t& value) { return bigEndian(value); }
bool ByteReader::u16(std::uint16_t& value) { return bigEndian(value); }
bool ByteReader::u32(std::uint32_t& value) { return bigEndian(value); }
bool ByteReader::u64(std::uint64_t& value) { return bigEndian(value); }

bool ByteReader::u48LittleEndian(std::uint64_t& value) {
    constexpr std::size_t width = 6;
    if (m_rest.size() < width)
        return false;
    value = 0;
    for (std::size_t i = 0; i < width; ++i)
        value |= std::to_integer<std::uint64_t>(m_rest[i]) << (8 * i);
    m_rest = m_rest.subspan(width);
    return true;
}

bool ByteReader::mac(MacAddress& value) {
    std::span<const std::byte> raw;
    if (!bytes(6, raw))
        return false;
    MacAddress::Bytes octets{};
    for (std::size_t i = 0; i < octets.size(); ++i)
        octets[i] = std::to_integer<std::uint8_t>(raw[i]);
    value = MacAddress(octets);
    return true;
}

bool ByteReader::bytes(std::size_t count, std::span<const std::byte>& value) {
    if (m_rest.size() < count)
        return false;
    value = m_rest.first(count);
    m_rest = m_rest.subspan(count);
    return true;
}

bool ByteReader::skip(std::size_t count) {
    if (m_rest.size() < count)
        return false;
    m_rest = m_rest.subspan(count);
    return true;
}

} // namespace etherdeck
