#pragma once

#include "core/base/result.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

namespace etherdeck::setup {

/// The header of an image for U-Boot (include/image.h of U-Boot), 64 bytes, big endian:
///
///   0        4        8        12       16       20       24       28  29    30    31     32       64
///   +--------+--------+--------+--------+--------+--------+--------+---+-----+-----+------+--------+
///   | magic  | header | time   | size   | load   | entry  | data   |os | cpu | type| comp | name   |
///   |        | CRC-32 |        |        | address| point  | CRC-32 |   |     |     |      | (NULs) |
///   +--------+--------+--------+--------+--------+--------+--------+---+-----+-----+------+--------+
///     the header's CRC is made with its own field as zeroes
struct UImage {
    static constexpr std::size_t headerSize = 64;
    static constexpr std::uint8_t linuxSystem = 5;
    static constexpr std::uint8_t armCpu = 2;
    enum class Type : std::uint8_t { Kernel = 2, Ramdisk = 3, Multi = 4, Script = 6 };

    std::uint32_t time = 0; ///< seconds since 1970
    std::uint32_t size = 0; ///< of what follows
    std::uint32_t load = 0;
    std::uint32_t entry = 0;
    std::uint32_t dataCrc = 0;
    std::uint8_t system = linuxSystem;
    std::uint8_t architecture = armCpu;
    std::uint8_t type = static_cast<std::uint8_t>(Type::Kernel);
    std::uint8_t compression = 0;
    std::string name; ///< at most 32 bytes, raw

    friend bool operator==(const UImage&, const UImage&) = default;
};

/// Why bytes are no such image.
enum class UImageFault : std::uint8_t {
    TooShort,
    NoMagic,
    HeaderChecksum,
    Cut, ///< it announces more than there is
    DataChecksum,
};
/// "too-short", ….
[[nodiscard]] std::string_view name(UImageFault fault);

/// The header alone, whose checksum is right.
[[nodiscard]] tl::expected<UImage, UImageFault> parseUImageHeader(std::span<const std::byte> bytes);
/// The whole file: both checksums. What follows the image is ignored.
[[nodiscard]] tl::expected<UImage, UImageFault> checkUImage(std::span<const std::byte> file);
[[nodiscard]] std::array<std::byte, UImage::headerSize> buildUImageHeader(const UImage& image);

} // namespace etherdeck::setup
