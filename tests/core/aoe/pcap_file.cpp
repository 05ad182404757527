#include "tests/core/aoe/pcap_file.h"

#include "core/base/byte_reader.h"

#include <algorithm>
#include <fstream>
#include <iterator>

namespace etherdeck::test {

namespace {

constexpr std::uint32_t microseconds = 0xa1b2c3d4;
constexpr std::uint32_t nanoseconds = 0xa1b23c4d;
constexpr std::uint32_t ethernet = 1;

constexpr std::uint32_t swapped(std::uint32_t value) {
    return value >> 24 | (value >> 8 & 0xff00) | (value << 8 & 0xff'0000) | value << 24;
}

} // namespace

// File header:  magic (4) | version (2 + 2) | zone, accuracy (8) | longest frame (4) | link type (4)
// Each record:  seconds (4) | fraction (4) | bytes here (4) | bytes on the wire (4) | frame
Result<std::vector<std::vector<std::byte>>> readPcap(std::span<const std::byte> file) {
    ByteReader reader(file);
    std::uint32_t magic = 0;
    std::uint32_t linkType = 0;
    if (!(reader.u32(magic) && reader.skip(16) && reader.u32(linkType)))
        return fail(ErrorCode::Truncated);
    const bool littleEndian = swapped(magic) == microseconds || swapped(magic) == nanoseconds;
    if (!littleEndian && magic != microseconds && magic != nanoseconds)
        return fail(ErrorCode::Malformed);
    const auto number = [littleEndian](std::uint32_t value) { return littleEndian ? swapped(value) : value; };
    if (number(linkType) != ethernet)
        return fail(ErrorCode::Unsupported);

    std::vector<std::vector<std::byte>> frames;
    while (reader.remaining() > 0) {
        std::uint32_t length = 0;
        std::span<const std::byte> frame;
        if (!(reader.skip(8) && reader.u32(length) && reader.skip(4) && reader.bytes(number(length), frame)))
            return fail(ErrorCode::Truncated);
        frames.emplace_back(frame.begin(), frame.end());
    }
    return frames;
}

Result<std::vector<std::byte>> readFile(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file)
        return fail(ErrorCode::System, path);
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    const auto bytes = asBytes(text);
    return std::vector<std::byte>(bytes.begin(), bytes.end());
}

Result<std::vector<std::vector<std::byte>>> loadCapture(const std::string& path) {
    const auto file = readFile(path);
    if (!file)
        return fail(file.error());
    return readPcap(*file);
}

} // namespace etherdeck::test
