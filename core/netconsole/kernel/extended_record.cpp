#include "core/netconsole/kernel/extended_record.h"

#include "core/base/characters.h"
#include "core/base/harmless_text.h"
#include "core/netconsole/kernel/escapes.h"

#include <algorithm>
#include <charconv>

namespace etherdeck::netconsole {

//  packet = [release ","] prio "," seq "," usec "," flag *("," key "=" value) ";" body
//  prio   = facility << 3 | level         decimal
//  flag   = "-" | "c" | "+"
//  key    = "ncfrag" (value: offset "/" total), "caller"; others are to be ignored
//  body   = text LF *( " " KEY "=" value LF )
//
//  6,197,927805,-;acpi PNP0A03:00: _OSC: OS supports [...]\n SUBSYSTEM=acpi\n DEVICE=+acpi:PNP0A03:00\n
//  6.4.0,6,444,501151268,-,caller=T1;netconsole: network logging started\n
//  12,420,10227071,-,ncfrag=0/1208;ESC300 \x01...

namespace {

constexpr std::size_t longestHeader = 512;
constexpr std::size_t longestRelease = 64; // __NEW_UTS_LEN
constexpr std::size_t longestCaller = 16;
constexpr std::size_t longestDictionaryKey = 64;
constexpr std::size_t longestValue = 1024;
constexpr std::uint32_t largestPriority = 255 << 3 | 7; // struct printk_info has eight bits of facility

/// Takes fields from the front of a header, up to the ";".
class HeaderReader {
public:
    explicit HeaderReader(std::string_view header) : m_rest(header) {}

    [[nodiscard]] bool atEnd() const { return m_ended; }
    [[nodiscard]] std::string_view rest() const { return m_rest; }

    std::string_view field() {
        const auto comma = m_rest.find(',');
        const auto taken = m_rest.substr(0, comma);
        m_ended = comma == std::string_view::npos;
        m_rest.remove_prefix(m_ended ? m_rest.size() : comma + 1);
        return taken;
    }

private:
    std::string_view m_rest;
    bool m_ended = false;
};

template <class Number>
bool parseNumber(std::string_view text, Number& number) {
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
    return !text.empty() && problem == std::errc() && end == text.data() + text.size();
}

bool parseFlag(std::string_view text, Continuation& flag) {
    if (text.size() != 1)
        return false;
    flag = text[0] == 'c' ? Continuation::Fragment
                          : (text[0] == '+' ? Continuation::Following : Continuation::None);
    return text[0] == '-' || text[0] == 'c' || text[0] == '+';
}

bool parseFragment(std::string_view value, std::optional<FragmentPlace>& place) {
    const auto slash = value.find('/');
    FragmentPlace read;
    if (slash == std::string_view::npos || !parseNumber(value.substr(0, slash), read.offset) ||
        !parseNumber(value.substr(slash + 1), read.total) || read.offset >= read.total)
        return false;
    place = read;
    return true;
}

bool parseKey(std::string_view field, ExtendedRecord& record) {
    const auto equals = field.find('=');
    if (equals == std::string_view::npos || equals == 0)
        return false;
    const auto key = field.substr(0, equals);
    const auto value = field.substr(equals + 1);
    if (key == "ncfrag")
        return parseFragment(value, record.fragment);
    if (key == "caller" && isPlain(value))
        record.caller = value.substr(0, longestCaller);
    return true;
}

/// A release has a dot before the first comma: "6.4.0-rc1,". What remains of the header starts with prio.
bool takeRelease(HeaderReader& reader, ExtendedRecord& record) {
    const auto first = reader.rest().substr(0, reader.rest().find(','));
    if (first.find('.') == std::string_view::npos)
        return true;
    if (first.size() > longestRelease || !isPlain(first))
        return false;
    record.release = reader.field();
    return true;
}

/// A cheap test that separates text from records: digits, then a comma or the dot of a release.
bool startsLikeRecord(std::string_view datagram) {
    std::size_t digits = 0;
    while (digits < datagram.size() && digits < 4 && isDigit(datagram[digits]))
        ++digits;
    return digits > 0 && (digits == datagram.size() || datagram[digits] == ',' || datagram[digits] == '.');
}

Result<ExtendedRecord> parseHeader(std::string_view header) {
    ExtendedRecord record;
    HeaderReader reader(header);
    std::uint32_t priority = 0;
    std::uint64_t stamp = 0;
    if (!takeRelease(reader, record) || !parseNumber(reader.field(), priority) || reader.atEnd() ||
        !parseNumber(reader.field(), record.seq) || reader.atEnd() || !parseNumber(reader.field(), stamp) ||
        reader.atEnd() || !parseFlag(reader.field(), record.continuation))
        return fail(ErrorCode::Malformed);
    if (priority > largestPriority || stamp > std::uint64_t{1} << 62)
        return fail(ErrorCode::OutOfRange);
    while (!reader.atEnd())
        if (!parseKey(reader.field(), record))
            return fail(ErrorCode::Malformed);
    record.facility = static_cast<std::uint16_t>(priority >> 3);
    record.level = static_cast<Level>(priority & 7);
    record.time = std::chrono::microseconds(static_cast<std::int64_t>(stamp));
    return record;
}

void readDictionaryLine(std::string_view line, std::vector<DictionaryEntry>& dictionary) {
    const auto equals = line.find('=');
    if (!line.starts_with(' ') || equals == std::string_view::npos || equals < 2 ||
        equals - 1 > longestDictionaryKey || dictionary.size() >= maxDictionaryEntries)
        return;
    dictionary.push_back({unescapedText(line.substr(1, equals - 1)),
                          unescapedText(line.substr(equals + 1).substr(0, longestValue))});
}

} // namespace

Result<ExtendedRecord> parseExtended(std::string_view datagram) {
    if (!startsLikeRecord(datagram))
        return fail(datagram.empty() ? ErrorCode::Truncated : ErrorCode::Malformed);
    const auto end = datagram.substr(0, longestHeader).find(';');
    if (end == std::string_view::npos)
        return fail(datagram.size() < longestHeader ? ErrorCode::Truncated : ErrorCode::Malformed);
    auto record = parseHeader(datagram.substr(0, end));
    if (!record)
        return record;
    record->body = datagram.substr(end + 1);
    if (record->fragment && record->body.size() > record->fragment->total - record->fragment->offset)
        return fail(ErrorCode::OutOfRange);
    return record;
}

RecordText readBody(std::string_view body) {
    const auto end = body.find('\n');
    RecordText read{unescapedText(body.substr(0, end)), {}};
    body.remove_prefix(end == std::string_view::npos ? body.size() : end + 1);
    while (!body.empty()) {
        const auto lineEnd = std::min(body.find('\n'), body.size());
        readDictionaryLine(body.substr(0, lineEnd), read.dictionary);
        body.remove_prefix(std::min(lineEnd + 1, body.size()));
    }
    return read;
}

OwnedRecord::OwnedRecord(const ExtendedRecord& record) :
    OwnedRecord(record, std::string(record.body), record.missingBytes) {}

OwnedRecord::OwnedRecord(const ExtendedRecord& header, std::string body, std::uint32_t missingBytes) :
    m_header(header), m_release(header.release), m_caller(header.caller), m_body(std::move(body)) {
    m_header.missingBytes = missingBytes;
    m_header.release = m_header.caller = m_header.body = {};
}

ExtendedRecord OwnedRecord::view() const {
    auto record = m_header;
    record.release = m_release;
    record.caller = m_caller;
    record.body = m_body;
    return record;
}

} // namespace etherdeck::netconsole
