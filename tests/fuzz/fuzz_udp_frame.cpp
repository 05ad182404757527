#include "core/capture/udp_frame.h"
#include "tests/fuzz/require.h"

#include <cstdint>

using namespace etherdeck::netconsole;
using etherdeck::test::require;

// A payload that is found lies within the frame.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto frame = std::as_bytes(std::span(data, size));
    for (const auto kind : {FrameKind::Ethernet, FrameKind::Cooked, FrameKind::Cooked2, FrameKind::Ip}) {
        const auto udp = parseUdpFrame(kind, frame);
        if (!udp || udp->payload.empty())
            continue;
        require(udp->payload.data() >= frame.data() &&
                udp->payload.data() + udp->payload.size() <= frame.data() + frame.size());
    }
    return 0;
}
