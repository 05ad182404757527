#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace etherdeck::setup {

/// How a file system for flash memory is written.
enum class RootImageKind : std::uint8_t {
    Unknown,
    Ubi,      ///< by ubiformat, which keeps how often each block was erased
    Jffs2,    ///< as it is, page by page
    SquashFs, ///< likewise
};
/// "unknown", "ubi", "jffs2", "squashfs".
[[nodiscard]] std::string_view name(RootImageKind kind);

/// By its first bytes. Unknown also when a UBI image is for other erase blocks, or a block of it is damaged.
[[nodiscard]] RootImageKind rootImageKind(std::span<const std::byte> file, std::size_t eraseBytes);

} // namespace etherdeck::setup
