#include "core/setup/uimage.h"

#include "core/base/byte_reader.h"
#include "core/base/byte_writer.h"
#include "core/base/crc32.h"

#include <algorithm>

namespace etherdeck::setup {

namespace {

constexpr std::uint32_t uImageMagic = 0x27051956;
constexpr std::size_t crcAt = 4;
constexpr std::size_t crcBytes = 4;
constexpr std::size_t nameBytes = 32;

using Header = std::array<std::byte, UImage::headerSize>;

std::uint32_t headerCrc(Header header) {
    std::fill_n(header.begin() + crcAt, crcBytes, std::byte{0});
    return crc32(header);
}

} // namespace

std::string_view name(UImageFault fault) {
    switch (fault) {
    case UImageFault::TooShort:
        return "too-short";
    case UImageFault::NoMagic:
        return "no-magic";
    case UImageFault::HeaderChecksum:
        return "header-checksum";
    case UImageFault::Cut:
        return "cut";
    case UImageFault::DataChecksum:
        break;
    }
    return "data-checksum";
}

tl::expected<UImage, UImageFault> parseUImageHeader(std::span<const std::byte> bytes) {
    Header header{};
    if (bytes.size() < header.size())
        return tl::unexpected(UImageFault::TooShort);
    std::copy_n(bytes.begin(), header.size(), header.begin());
    ByteReader reader(header);
    UImage image;
    std::uint32_t magic = 0;
    std::uint32_t crc = 0;
    std::span<const std::byte> name;
    const auto isRead = reader.u32(magic) && reader.u32(crc) && reader.u32(image.time) &&
                        reader.u32(image.size) && reader.u32(image.load) && reader.u32(image.entry) &&
                        reader.u32(image.dataCrc) && reader.u8(image.system) &&
                        reader.u8(image.architecture) && reader.u8(image.type) &&
                        reader.u8(image.compression) && reader.bytes(nameBytes, name);
    if (!isRead)
        return tl::unexpected(UImageFault::TooShort);
    if (magic != uImageMagic)
        return tl::unexpected(UImageFault::NoMagic);
    if (crc != headerCrc(header))
        return tl::unexpected(UImageFault::HeaderChecksum);
    image.name = asText(name);
    image.name.resize(std::min(image.name.find('\0'), image.name.size()));
    return image;
}

tl::expected<UImage, UImageFault> checkUImage(std::span<const std::byte> file) {
    auto image = parseUImageHeader(file);
    if (!image)
        return image;
    const auto rest = file.subspan(UImage::headerSize);
    if (image->size > rest.size())
        return tl::unexpected(UImageFault::Cut);
    if (crc32(rest.first(image->size)) != image->dataCrc)
        return tl::unexpected(UImageFault::DataChecksum);
    return image;
}

std::array<std::byte, UImage::headerSize> buildUImageHeader(const UImage& image) {
    ByteWriter writer;
    for (const auto number :
         {uImageMagic, std::uint32_t{0}, image.time, image.size, image.load, image.entry, image.dataCrc})
        writer.u32(number);
    for (const auto number : {image.system, image.architecture, image.type, image.compression})
        writer.u8(number);
    Header header{};
    auto bytes = writer.take();
    std::ranges::copy(bytes, header.begin());
    const auto text = asBytes(std::string_view(image.name).substr(0, nameBytes));
    std::ranges::copy(text, header.begin() + static_cast<std::ptrdiff_t>(header.size() - nameBytes));
    const auto crc = headerCrc(header);
    for (std::size_t i = 0; i < crcBytes; ++i)
        header[crcAt + i] = static_cast<std::byte>(crc >> (8 * (crcBytes - 1 - i)));
    return header;
}

} // namespace etherdeck::setup
