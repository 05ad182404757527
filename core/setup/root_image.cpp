#include "core/setup/root_image.h"

#include "core/base/byte_reader.h"
#include "core/base/crc32.h"

#include <algorithm>

namespace etherdeck::setup {

namespace {

/// The header of an erase block (drivers/mtd/ubi/ubi-media.h of Linux): magic, version, …, and at the end a
/// CRC-32 that is not inverted.
constexpr std::size_t ubiHeaderSize = 64;
constexpr std::string_view ubiMagic = "UBI#";

bool beginsWith(std::span<const std::byte> bytes, std::string_view magic) {
    return bytes.size() >= magic.size() && asText(bytes.first(magic.size())) == magic;
}

bool isUbiBlock(std::span<const std::byte> block) {
    if (block.size() < ubiHeaderSize || !beginsWith(block, ubiMagic))
        return false;
    std::uint32_t stored = 0;
    ByteReader reader(block.subspan(ubiHeaderSize - sizeof stored, sizeof stored));
    return reader.u32(stored) && stored == ~crc32(block.first(ubiHeaderSize - sizeof stored));
}

bool isUbi(std::span<const std::byte> file, std::size_t eraseBytes) {
    if (eraseBytes == 0 || file.size() % eraseBytes != 0)
        return false;
    for (std::size_t at = 0; at < file.size(); at += eraseBytes) {
        const auto block = file.subspan(at, eraseBytes);
        const auto isErased =
            std::ranges::all_of(block, [](std::byte byte) { return byte == std::byte{0xff}; });
        if (!isUbiBlock(block) && (at == 0 || !isErased))
            return false;
    }
    return true;
}

} // namespace

std::string_view name(RootImageKind kind) {
    switch (kind) {
    case RootImageKind::Ubi:
        return "ubi";
    case RootImageKind::Jffs2:
        return "jffs2";
    case RootImageKind::SquashFs:
        return "squashfs";
    case RootImageKind::Unknown:
        break;
    }
    return "unknown";
}

RootImageKind rootImageKind(std::span<const std::byte> file, std::size_t eraseBytes) {
    if (beginsWith(file, ubiMagic))
        return isUbi(file, eraseBytes) ? RootImageKind::Ubi : RootImageKind::Unknown;
    if (beginsWith(file, "\x85\x19"))
        return RootImageKind::Jffs2;
    return beginsWith(file, "hsqs") ? RootImageKind::SquashFs : RootImageKind::Unknown;
}

} // namespace etherdeck::setup
