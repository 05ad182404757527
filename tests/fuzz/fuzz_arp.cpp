#include "core/arp/packet.h"
#include "tests/fuzz/require.h"

#include <cstdint>

using namespace etherdeck::arp;
using etherdeck::test::require;

/// Nothing crashes, and what is read is what was sent.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto packet = parse(std::as_bytes(std::span(data, size)));
    if (!packet)
        return 0;
    const auto again = parse(build(*packet));
    require(again && *again == *packet);
    return 0;
}
