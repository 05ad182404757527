#include "core/store/database/file_owner.h"
#include "tests/fuzz/require.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <span>

using namespace etherdeck::store;
using etherdeck::test::require;

// The first byte says where the -wal begins. A file with content but without our id in either part is not
// taken for ours.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0)
        return 0;
    const auto bytes = std::as_bytes(std::span(data + 1, size - 1));
    const auto head = bytes.first(std::min<std::size_t>(data[0], bytes.size()));
    const auto wal = bytes.subspan(head.size());
    const std::byte id[] = {std::byte{0x45}, std::byte{0x74}, std::byte{0x44}, std::byte{0x6b}};
    const auto owner = ownerOf(head, head.size(), wal);
    const bool hasId = std::search(bytes.begin(), bytes.end(), std::begin(id), std::end(id)) != bytes.end();
    require(owner != FileOwner::Ours || hasId);
    require(!head.empty() || owner == FileOwner::Nobody);
    return 0;
}
