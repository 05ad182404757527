#include "core/syslog/message.h"
#include "core/syslog/target.h"
#include "tests/fuzz/require.h"
#include "tests/support/syslog_reader.h"

using namespace etherdeck::netconsole;
using etherdeck::test::isSyslogText;
using etherdeck::test::readSyslog;
using etherdeck::test::require;

namespace {

void checkTarget(std::string_view url) {
    const auto target = parseSyslogTarget(url);
    if (!target)
        return;
    require(!target->host.empty() && target->port > 0 && target->format.longest <= longestSyslogSize);
    require(parseSyslogTarget(target->toString()) == target);
}

std::string_view take(std::string_view& bytes, std::size_t limit) {
    const auto part = bytes.substr(0, limit);
    bytes.remove_prefix(part.size());
    return part;
}

/// A record with all parts taken from the input.
void checkMessage(std::string_view bytes) {
    if (bytes.size() < 4)
        return;
    const auto numbers = take(bytes, 4);
    const auto number = [numbers](std::size_t i) { return static_cast<unsigned char>(numbers[i]); };
    SyslogRecord record;
    record.line.facility = number(0);
    record.line.level = static_cast<Level>(number(1) & 7);
    record.line.kind = static_cast<Kind>(number(1) >> 3 & 1);
    record.line.seq = number(1);
    record.source = take(bytes, number(2));
    record.box = take(bytes, number(3) & 63);
    record.line.dictionary = {{std::string(take(bytes, 5)), std::string(take(bytes, 20))}};
    record.line.text = bytes;
    const std::size_t longest = safestSyslogSize + number(2) * std::size_t{4};
    const auto message = syslogMessage(record, {longest, 32473});
    require(message.size() <= longest);
    const auto read = readSyslog(message);
    require(read && isSyslogText(read->text) && read->elements.size() <= 2);
    require(read->parameter("netconsole@32473", "seq") == std::to_string(number(1)));
}

} // namespace

// An accepted target reads back the same; a message with any content can be parsed by a strict receiver, is
// on one line, and is within the limit.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    checkTarget(bytes);
    checkMessage(bytes);
    return 0;
}
