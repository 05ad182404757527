#include "core/wire/agent_session.h"
#include "tests/fuzz/require.h"

#include <algorithm>
#include <string_view>

using namespace etherdeck;
using namespace etherdeck::wire;
using test::require;

namespace {

/// All that the agent sends; each call is answered when it comes, every other one refused.
std::string talk(std::string_view stream, std::size_t chunk) {
    const TimePoint now{};
    AgentSession session({"1", "plug", "boot", {"disks"}});
    std::string sent;
    std::size_t calls = 0;
    while (!stream.empty()) {
        const auto size = std::min(chunk, stream.size());
        session.bytesReceived(stream.substr(0, size), now);
        stream.remove_prefix(size);
        while (const auto call = session.takeCall()) {
            require(call->params.is_object());
            if (++calls % 2 == 0)
                session.refuse(call->id, {RpcCode::Refused, "no", {{"code", "failed"}}});
            else
                session.answer(call->id, {{"method", call->method}});
        }
        while (session.takeCancelled()) {
        }
    }
    sent.append(session.waiting());
    return sent;
}

} // namespace

// Whatever a client sends, each line of the agent is a message. In one piece or byte by byte: the calls are
// answered in the order in which they came, so a client that sends byte by byte gets the same lines.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view stream(reinterpret_cast<const char*>(data), size);
    for (const auto chunk : {std::max<std::size_t>(size, 1), std::size_t{1}}) {
        auto sent = talk(stream, chunk);
        require(sent.empty() || sent.ends_with('\n'));
        for (std::string_view rest = sent; !rest.empty();) {
            const auto end = rest.find('\n');
            require(parseRpc(rest.substr(0, end)).has_value());
            rest.remove_prefix(end + 1);
        }
    }
    return 0;
}
