#include "tests/support/syslog_reader.h"

#include <algorithm>
#include <charconv>

namespace etherdeck::test {

namespace {

/// Parses from the front; after the first malformed part `failed` stays set.
struct Reader {
    std::string_view rest;
    bool failed = false;

    void expect(std::string_view text) {
        failed = failed || !rest.starts_with(text);
        if (!failed)
            rest.remove_prefix(text.size());
    }
    std::string word(std::size_t longest, std::string_view ends = " ") {
        std::size_t length = 0;
        while (length < rest.size() && ends.find(rest[length]) == std::string_view::npos &&
               rest[length] > 0x20 && rest[length] < 0x7f)
            ++length;
        failed = failed || length == 0 || length > longest;
        const std::string found(rest.substr(0, length));
        rest.remove_prefix(length);
        return found;
    }
    std::string value() {
        std::string found;
        while (!failed && !rest.empty() && rest.front() != '"') {
            if (rest.front() == '\\' && rest.size() > 1 &&
                std::string_view("\"\\]").find(rest[1]) != std::string_view::npos)
                rest.remove_prefix(1);
            else if (rest.front() == ']')
                failed = true;
            found += rest.front();
            rest.remove_prefix(1);
        }
        expect("\"");
        return found;
    }
};

int priorityOf(const std::string& digits) {
    int value = -1;
    const auto end = digits.data() + digits.size();
    const bool isNumber = std::from_chars(digits.data(), end, value).ptr == end;
    const bool hasZero = digits.size() > 1 && digits.front() == '0';
    return isNumber && !hasZero && value <= 191 ? value : -1;
}

bool isTimeStamp(std::string_view text) {
    constexpr std::string_view form = "dddd-dd-ddTdd:dd:dd.ddddddZ";
    return std::ranges::equal(text, form,
                              [](char c, char f) { return f == 'd' ? c >= '0' && c <= '9' : c == f; });
}

SyslogElement readElement(Reader& reader) {
    SyslogElement element;
    reader.expect("[");
    element.id = reader.word(32, " =]\"");
    while (!reader.failed && reader.rest.starts_with(' ')) {
        reader.expect(" ");
        auto name = reader.word(32, " =]\"");
        reader.expect("=\"");
        auto value = reader.value();
        reader.failed = reader.failed || !isSyslogText(value);
        element.parameters.emplace_back(std::move(name), std::move(value));
    }
    reader.expect("]");
    return element;
}

std::size_t characterLength(std::string_view text) {
    const auto first = static_cast<unsigned char>(text.front());
    const std::size_t length = first < 0x80 ? 1 : first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    if (length == 0 || first > 0xf4 || text.size() < length)
        return 0;
    const auto rest = text.substr(1, length - 1);
    return std::ranges::all_of(rest, [](char c) { return (static_cast<unsigned char>(c) & 0xc0) == 0x80; })
               ? length
               : 0;
}

} // namespace

bool isSyslogText(std::string_view text) {
    while (!text.empty()) {
        const auto length = characterLength(text);
        const bool isControl = length == 1 && (text.front() < 0x20 || text.front() == 0x7f);
        if (length == 0 || isControl)
            return false;
        text.remove_prefix(length);
    }
    return true;
}

std::optional<SyslogMessage> readSyslog(std::string_view message) {
    SyslogMessage read;
    Reader reader{message};
    reader.expect("<");
    read.priority = priorityOf(reader.word(3, ">"));
    reader.expect(">1 ");
    read.timeStamp = reader.word(32);
    for (auto [part, longest] : {std::pair(&read.hostName, 255), std::pair(&read.application, 48),
                                 std::pair(&read.process, 128), std::pair(&read.kind, 32)}) {
        reader.expect(" ");
        *part = reader.word(static_cast<std::size_t>(longest));
    }
    reader.expect(" ");
    if (reader.rest.starts_with('-'))
        reader.expect("-");
    else
        do
            read.elements.push_back(readElement(reader));
        while (!reader.failed && reader.rest.starts_with('['));
    if (!reader.rest.empty())
        reader.expect(" ");
    if (reader.failed || read.priority < 0 || !isTimeStamp(read.timeStamp))
        return std::nullopt;
    constexpr std::string_view byteOrderMark = "\xef\xbb\xbf";
    read.hasByteOrderMark = reader.rest.starts_with(byteOrderMark);
    read.text = reader.rest.substr(read.hasByteOrderMark ? byteOrderMark.size() : 0);
    return read;
}

std::string SyslogMessage::parameter(std::string_view element, std::string_view name) const {
    for (const auto& one : elements)
        for (const auto& [key, value] : one.parameters)
            if (one.id == element && key == name)
                return value;
    return {};
}

} // namespace etherdeck::test
