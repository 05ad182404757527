#include "core/capture/pcap_records.h"
#include "tests/fuzz/require.h"

#include <cstdint>

using namespace etherdeck::netconsole;
using etherdeck::test::require;

// A record lies within the file, and is the same after it is written and read again.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    auto file = std::as_bytes(std::span(data, size));
    while (const auto parsed = parsePcapRecord(file)) {
        require(parsed->size <= file.size());
        std::vector<std::byte> written;
        appendPcapRecord(parsed->record, written);
        const auto again = parsePcapRecord(written);
        require(again.has_value());
        require(again->size == written.size());
        require(again->record.from.port == parsed->record.from.port);
        require(again->record.cut == parsed->record.cut);
        require(again->record.time == parsed->record.time);
        file = file.subspan(parsed->size);
    }
    // After damage it continues, step by step, to the end and not past it.
    file = std::as_bytes(std::span(data, size));
    while (!file.empty()) {
        const auto parsed = parsePcapRecord(file);
        const auto step = parsed ? parsed->size : nextPcapRecord(file);
        require(step > 0 && step <= file.size());
        file = file.subspan(step);
    }
    return 0;
}
