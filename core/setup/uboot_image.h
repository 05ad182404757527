#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace etherdeck::setup {

/// The header of what Kirkwood's boot ROM starts (tools/kwbimage.h of U-Boot, version 0), 32 bytes, little
/// endian. A block of 480 bytes with settings of the memory chip follows where `extended` is 1.
///
///   0       1          2      4           8          12      16      20      24          30       31      32
///   +-------+----------+------+-----------+----------+-------+-------+-------+-----------+--------+-------+
///   | medium| ECC mode | page | size with | reserved | where | load  | entry | reserved  |extended| sum of|
///   |       |          | size | checksum  |          | it is |address| point |           |        | bytes |
///   +-------+----------+------+-----------+----------+-------+-------+-------+-----------+--------+-------+
///     behind the program: the sum of its 32-bit words
struct UbootImage {
    static constexpr std::size_t headerSize = 32;
    static constexpr std::uint8_t nand = 0x8b;
    static constexpr std::size_t maxSize = 0x80000; ///< up to where an environment may be

    std::uint8_t medium = nand;
    std::uint32_t size = 0;   ///< of the program and its checksum
    std::uint32_t offset = 0; ///< of the program in the image
    std::uint32_t load = 0;
    std::uint32_t entry = 0;

    friend bool operator==(const UbootImage&, const UbootImage&) = default;
};

/// Why bytes are no U-Boot for the flash memory of a Kirkwood box.
enum class UbootImageFault : std::uint8_t {
    TooShort,
    TooLarge,
    OtherMedium,    ///< for a UART, a disk, SPI; or nothing of this kind at all
    HeaderChecksum, ///< of one of the two headers
    Cut,            ///< it announces more than there is
    DataChecksum,
};
/// "too-short", ….
[[nodiscard]] std::string_view name(UbootImageFault fault);

[[nodiscard]] tl::expected<UbootImage, UbootImageFault> checkUbootImage(std::span<const std::byte> file);

/// What a U-Boot says about itself in its program.
struct UbootTraits {
    std::string version; ///< "2017.07-tld-1"; empty: it is no U-Boot
    bool hasNetconsole = false;

    friend bool operator==(const UbootTraits&, const UbootTraits&) = default;
};
/// Of an image, or of what is in flash memory.
[[nodiscard]] UbootTraits ubootTraits(std::string_view bytes);

} // namespace etherdeck::setup
