#include "core/setup/uboot_image.h"

#include "core/base/byte_reader.h"

#include <algorithm>
#include <cctype>

namespace etherdeck::setup {

namespace {

constexpr std::size_t extensionSize = 480;
constexpr std::size_t checksumBytes = 4;
constexpr std::size_t longestVersion = 64;

std::uint32_t littleEndian(std::span<const std::byte> bytes, std::size_t at) {
    std::uint32_t number = 0;
    for (std::size_t i = checksumBytes; i > 0; --i)
        number = number << 8 | std::to_integer<std::uint32_t>(bytes[at + i - 1]);
    return number;
}

/// Its last byte is the sum of all before it.
bool sumsUp(std::span<const std::byte> header) {
    std::uint32_t sum = 0;
    for (const auto byte : header.first(header.size() - 1))
        sum += std::to_integer<std::uint32_t>(byte);
    return (sum & 0xff) == std::to_integer<std::uint32_t>(header.back());
}

bool isWhole(std::span<const std::byte> program) {
    std::uint32_t sum = 0;
    for (std::size_t at = 0; at + checksumBytes < program.size(); at += checksumBytes)
        sum += littleEndian(program, at);
    return sum == littleEndian(program, program.size() - checksumBytes);
}

} // namespace

std::string_view name(UbootImageFault fault) {
    switch (fault) {
    case UbootImageFault::TooShort:
        return "too-short";
    case UbootImageFault::TooLarge:
        return "too-large";
    case UbootImageFault::OtherMedium:
        return "other-medium";
    case UbootImageFault::HeaderChecksum:
        return "header-checksum";
    case UbootImageFault::Cut:
        return "cut";
    case UbootImageFault::DataChecksum:
        break;
    }
    return "data-checksum";
}

tl::expected<UbootImage, UbootImageFault> checkUbootImage(std::span<const std::byte> file) {
    if (file.size() < UbootImage::headerSize)
        return tl::unexpected(UbootImageFault::TooShort);
    if (file.size() > UbootImage::maxSize)
        return tl::unexpected(UbootImageFault::TooLarge);
    UbootImage image{std::to_integer<std::uint8_t>(file[0]), littleEndian(file, 4), littleEndian(file, 12),
                     littleEndian(file, 16), littleEndian(file, 20)};
    if (image.medium != UbootImage::nand)
        return tl::unexpected(UbootImageFault::OtherMedium);
    if (!sumsUp(file.first(UbootImage::headerSize)))
        return tl::unexpected(UbootImageFault::HeaderChecksum);
    const auto isExtended = file[UbootImage::headerSize - 2] != std::byte{0};
    const auto headers = UbootImage::headerSize + (isExtended ? extensionSize : 0);
    if (file.size() < headers || image.offset < headers || image.offset > file.size() ||
        image.size > file.size() - image.offset || image.size <= checksumBytes ||
        image.size % checksumBytes != 0)
        return tl::unexpected(UbootImageFault::Cut);
    if (isExtended && !sumsUp(file.subspan(UbootImage::headerSize, extensionSize)))
        return tl::unexpected(UbootImageFault::HeaderChecksum);
    if (!isWhole(file.subspan(image.offset, image.size)))
        return tl::unexpected(UbootImageFault::DataChecksum);
    return image;
}

UbootTraits ubootTraits(std::string_view bytes) {
    constexpr std::string_view banner = "U-Boot ";
    UbootTraits traits;
    for (auto at = bytes.find(banner); at != std::string_view::npos; at = bytes.find(banner, at + 1)) {
        const auto said = bytes.substr(at + banner.size(), longestVersion);
        if (said.empty() || std::isdigit(static_cast<unsigned char>(said.front())) == 0)
            continue;
        const auto* const end = std::ranges::find_if(
            said, [](unsigned char character) { return std::isgraph(character) == 0 || character == '('; });
        traits.version.assign(said.begin(), end);
        break;
    }
    // A variable that only the driver reads, not the scripts of a default environment.
    traits.hasNetconsole = bytes.find("ncinport") != std::string_view::npos;
    return traits;
}

} // namespace etherdeck::setup
