#include "core/aoe/identify.h"
#include "tests/fuzz/require.h"

#include <algorithm>

using namespace etherdeck;
using test::require;

namespace {

void checkText(const std::string& text, std::size_t longest) {
    require(text.size() <= longest);
    require(std::ranges::all_of(text, [](char c) { return c >= ' ' && c <= '~'; }));
    require(text.empty() || (text.front() != ' ' && text.back() != ' '));
}

} // namespace

// Whatever a disk reports, its texts can be printed, its numbers do not overflow, and it encodes to the same
// disk.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto identity = aoe::decodeIdentify(std::as_bytes(std::span(data, size)));
    require(identity.has_value() == (size >= 512));
    if (!identity)
        return 0;
    checkText(identity->model, 40);
    checkText(identity->serial, 20);
    checkText(identity->firmwareRevision, 8);
    require(identity->size.bytes() / Sectors::bytesEach == identity->size.count);
    require(identity->logicalSectorSize >= 512 && identity->logicalSectorSize <= 1 << 20);
    require(identity->physicalSectorSize >= identity->logicalSectorSize);
    require(aoe::decodeIdentify(aoe::encodeIdentify(*identity)) == identity);
    return 0;
}
