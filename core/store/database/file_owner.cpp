#include "core/store/database/file_owner.h"

#include <algorithm>
#include <cstring>
#include <string_view>

namespace etherdeck::store {

namespace {

using Bytes = std::span<const std::byte>;

// https://www.sqlite.org/fileformat.html
constexpr std::string_view magic("SQLite format 3\0", 16);
constexpr std::size_t pageSizeAt = 16;
constexpr std::size_t userVersionAt = 60;
constexpr std::size_t applicationIdAt = 68;
constexpr std::size_t firstPageAt = 100; // the tree of the tables, behind the header
constexpr std::size_t cellsAt = firstPageAt + 3;
constexpr std::byte leafOfATable{0x0d};
constexpr std::size_t firstFrameAt = 32; // of the -wal: a header of 24 bytes, and a page
constexpr std::size_t pageOfFrameAt = firstFrameAt + 24;

std::uint32_t numberAt(Bytes bytes, std::size_t at, std::size_t size) {
    std::uint32_t number = 0;
    for (const auto byte : bytes.subspan(at, size))
        number = number << 8 | std::to_integer<std::uint32_t>(byte);
    return number;
}

bool isMagic(Bytes head) {
    return head.size() >= firstPageAt && std::memcmp(head.data(), magic.data(), magic.size()) == 0;
}

/// The header of a new file may still be in the -wal alone: its first frame is the first page.
bool isOursByWal(Bytes wal) {
    return wal.size() >= pageOfFrameAt + applicationIdAt + 4 && numberAt(wal, firstFrameAt, 4) == 1 &&
           numberAt(wal, pageOfFrameAt + applicationIdAt, 4) == applicationId;
}

/// One page, and no table in it.
bool isEmpty(Bytes head, std::uint64_t size) {
    const auto pageSize = numberAt(head, pageSizeAt, 2);
    return head.size() >= headOfFile && size == (pageSize == 1 ? 65'536 : pageSize) &&
           numberAt(head, userVersionAt, 4) == 0 && head[firstPageAt] == leafOfATable &&
           numberAt(head, cellsAt, 2) == 0;
}

} // namespace

FileOwner ownerOf(Bytes head, std::uint64_t size, Bytes wal) {
    if (size == 0)
        return FileOwner::Nobody;
    if (!isMagic(head))
        return FileOwner::NoDatabase;
    const auto id = numberAt(head, applicationIdAt, 4);
    if (id == applicationId)
        return FileOwner::Ours;
    if (id != 0)
        return FileOwner::Another;
    if (isOursByWal(wal))
        return FileOwner::Ours;
    return wal.empty() && isEmpty(head, size) ? FileOwner::Nobody : FileOwner::Another;
}

} // namespace etherdeck::store
