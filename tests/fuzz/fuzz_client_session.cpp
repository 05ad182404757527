#include "core/wire/client_session.h"
#include "tests/fuzz/require.h"

#include <algorithm>
#include <string_view>

using namespace etherdeck;
using namespace etherdeck::wire;
using test::require;

namespace {

struct Reading {
    std::vector<std::string> events;
    bool isOver = false;

    friend bool operator==(const Reading&, const Reading&) = default;
};

std::string textOf(const ClientEvent& event) {
    if (const auto* const ready = std::get_if<AgentReady>(&event)) {
        require(ready->greeting.protocol == 1 && ready->greeting.capabilities.size() <= 64);
        return "ready " + ready->greeting.agent;
    }
    if (const auto* const answered = std::get_if<CallAnswered>(&event)) {
        require(answered->call >= 1 && answered->call <= 3); // only of calls that were made
        return "answered " + std::to_string(answered->call) + (answered->result ? " with" : " refused");
    }
    if (const auto* const progress = std::get_if<CallProgress>(&event)) {
        require(progress->call >= 1 && progress->call <= 3 && progress->text.size() <= 256);
        return "progress " + progress->text;
    }
    if (const auto* const ofAgent = std::get_if<AgentEvent>(&event))
        return "event " + ofAgent->topic;
    const auto& end = std::get<SessionEnded>(event);
    return "ended " + std::string(name(end.error.code));
}

Reading read(std::string_view stream, std::size_t chunk) {
    const TimePoint now{};
    ClientSession session({"fuzz", "", std::chrono::seconds(20)}, now, std::chrono::seconds(10));
    for (int i = 0; i < 3; ++i)
        session.call("disks.list");
    Reading reading;
    while (!stream.empty()) {
        const auto size = std::min(chunk, stream.size());
        session.bytesReceived(stream.substr(0, size), now);
        stream.remove_prefix(size);
        session.sent(session.waiting().size(), now);
    }
    while (const auto event = session.takeEvent())
        reading.events.push_back(textOf(*event));
    reading.isOver = session.isOver();
    require(reading.isOver == (!reading.events.empty() && reading.events.back().starts_with("ended")));
    return reading;
}

} // namespace

// However the bytes of an agent are split, the same events come of them, and only to calls that were made.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view stream(reinterpret_cast<const char*>(data), size);
    const auto whole = read(stream, std::max<std::size_t>(size, 1));
    require(read(stream, 1) == whole);
    require(read(stream, 7) == whole);
    return 0;
}
