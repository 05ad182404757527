#include "core/netconsole/kernel/extended_record.h"
#include "core/netconsole/text_stream.h"
#include "tests/fuzz/netconsole_rules.h"
#include "tests/fuzz/require.h"

#include <algorithm>

using namespace etherdeck::netconsole;
using etherdeck::test::isHarmless;
using etherdeck::test::require;

namespace {

std::string write(const ExtendedRecord& record) {
    std::string text;
    if (!record.release.empty())
        text = std::string(record.release) + ',';
    text += std::to_string(record.facility << 3 | static_cast<int>(record.level)) + ',' +
            std::to_string(record.seq) + ',' + std::to_string(record.time.count()) + ',';
    text += record.continuation == Continuation::None       ? '-'
            : record.continuation == Continuation::Fragment ? 'c'
                                                            : '+';
    if (!record.caller.empty())
        text += ",caller=" + std::string(record.caller);
    if (record.fragment)
        text += ",ncfrag=" + std::to_string(record.fragment->offset) + '/' +
                std::to_string(record.fragment->total);
    return text + ';' + std::string(record.body);
}

bool isSame(const ExtendedRecord& one, const ExtendedRecord& other) {
    return one.release == other.release && one.facility == other.facility && one.level == other.level &&
           one.seq == other.seq && one.time == other.time && one.continuation == other.continuation &&
           one.caller == other.caller && one.fragment == other.fragment && one.body == other.body;
}

void checkRecord(std::string_view datagram) {
    const auto record = parseExtended(datagram);
    if (!record)
        return;
    const auto written = write(*record);
    const auto again = parseExtended(written);
    require(again && isSame(*record, *again));
    const auto read = readBody(record->body);
    require(isHarmless(read.text) && read.dictionary.size() <= maxDictionaryEntries);
    for (const auto& entry : read.dictionary)
        require(isHarmless(entry.key) && isHarmless(entry.value));
}

std::vector<TextLine> linesOf(std::string_view bytes, std::size_t chunk) {
    TextStream stream(64);
    std::vector<TextLine> lines;
    while (!bytes.empty()) {
        auto piece = bytes.substr(0, chunk);
        bytes.remove_prefix(piece.size());
        while (!piece.empty()) {
            piece.remove_prefix(stream.consume(piece));
            if (stream.lineEnded())
                lines.push_back(stream.takeLine());
        }
    }
    stream.endLine();
    if (stream.lineEnded())
        lines.push_back(stream.takeLine());
    return lines;
}

void checkText(std::string_view bytes) {
    const auto isSameLine = [](const TextLine& one, const TextLine& other) {
        return one.kind == other.kind && one.text == other.text && one.time == other.time &&
               one.caller == other.caller && one.cut == other.cut;
    };
    const auto whole = linesOf(bytes, bytes.size());
    require(std::ranges::equal(whole, linesOf(bytes, 1), isSameLine));
    require(std::ranges::equal(whole, linesOf(bytes, 7), isSameLine));
    for (const auto& line : whole)
        require(isHarmless(line.text) && isHarmless(line.caller) && line.text.size() <= 64 * 4);
}

} // namespace

// An accepted record can be written and reads back the same; text parses the same however it is split; and
// neither can harm a terminal.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    checkRecord(bytes);
    checkText(bytes);
    return 0;
}
