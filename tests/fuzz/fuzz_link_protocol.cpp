#include "core/wire/link_protocol.h"
#include "tests/fuzz/require.h"

#include <algorithm>

using namespace etherdeck;
using test::require;

namespace {

struct Reading {
    std::vector<wire::LinkMessage> messages;
    std::optional<Error> broken;
    bool atBoundary = true;

    friend bool operator==(const Reading&, const Reading&) = default;
};

void takeAll(wire::LinkMessageReader& reader, Reading& reading) {
    while (true) {
        auto message = reader.take();
        if (!message) {
            reading.broken = message.error();
            return;
        }
        if (!*message)
            return;
        reading.messages.push_back(std::move(**message));
    }
}

Reading read(std::span<const std::byte> stream, std::size_t chunk) {
    wire::LinkMessageReader reader;
    Reading reading;
    while (!stream.empty() && !reading.broken) {
        const auto size = std::min(chunk, stream.size());
        reader.feed(stream.first(size));
        stream = stream.subspan(size);
        takeAll(reader, reading);
    }
    reading.atBoundary = reading.broken.has_value() || reader.atBoundary();
    return reading;
}

} // namespace

// However a stream is split, it parses the same, and each message in it reads back the same.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto stream = std::as_bytes(std::span(data, size));
    const auto whole = read(stream, std::max<std::size_t>(size, 1));
    require(read(stream, 1) == whole);
    require(read(stream, 7) == whole);
    for (const auto& message : whole.messages) {
        const auto encoded = wire::encode(message);
        require(encoded.has_value());
        const auto again = read(*encoded, encoded->size());
        require(again.messages.size() == 1 && again.messages.front() == message && again.atBoundary);
    }
    return 0;
}
