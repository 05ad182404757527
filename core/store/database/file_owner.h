#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace etherdeck::store {

/// In the header of each of Etherdeck's files since the first version: "EtDk".
inline constexpr std::uint32_t applicationId = 0x4574446b;

enum class FileOwner : std::uint8_t {
    Nobody,     ///< nothing is in it yet
    Ours,       ///< whatever its version
    Another,    ///< a database of another program
    NoDatabase, ///< no SQLite file at all
};

/// As many bytes from the start of a file and of its -wal as tell whose it is.
inline constexpr std::size_t headOfFile = 108;
inline constexpr std::size_t headOfWal = 128;

/// Whose file it is, before SQLite does anything with it: that might write already. `head` are its first
/// bytes, `size` is that of the file; `wal` are the first bytes of the -wal beside it, where there is one.
[[nodiscard]] FileOwner ownerOf(std::span<const std::byte> head, std::uint64_t size,
                                std::span<const std::byte> wal);

} // namespace etherdeck::store
