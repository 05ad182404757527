#include "core/syslog/message.h"

#include "core/base/harmless_text.h"

#include <algorithm>
#include <cstdio>
#include <utility>

namespace etherdeck::netconsole {

namespace {

constexpr std::string_view byteOrderMark = "\xef\xbb\xbf";
constexpr std::string_view ellipsis = "\xe2\x80\xa6";
constexpr std::size_t longestHostName = 255; // RFC 5424, section 6
constexpr std::size_t longestParameterName = 32;
constexpr std::size_t longestBox = 32;
constexpr std::size_t longestValue = 255;
constexpr std::size_t maxDictionaryEntries = 8;

bool isVisible(char c) { return c > 0x20 && c < 0x7f; }
bool isContinuation(char c) { return (static_cast<unsigned char>(c) & 0xc0) == 0x80; }

/// The first `limit` bytes, or fewer where that would split a character.
std::string_view cutBefore(std::string_view text, std::size_t limit) {
    if (text.size() <= limit)
        return text;
    while (limit > 0 && isContinuation(text[limit]))
        --limit;
    return text.substr(0, limit);
}

/// A tab means nothing in a record, so it becomes a space.
std::string onOneLine(std::string_view bytes) {
    std::string spaced(bytes);
    std::ranges::replace(spaced, '\t', ' ');
    return harmlessLine(spaced);
}

std::string priority(const Line& line) {
    constexpr unsigned local0 = 16;
    constexpr unsigned lastFacility = 23;
    const unsigned facility = std::min<unsigned>(line.facility.value_or(local0), lastFacility + 1);
    const auto level = static_cast<unsigned>(line.level.value_or(Level::Notice)) & 7;
    return std::to_string((facility > lastFacility ? local0 : facility) << 3 | level);
}

std::string timeStamp(WallTime time) {
    const auto moment = std::chrono::floor<std::chrono::microseconds>(time);
    const auto day = std::chrono::floor<std::chrono::days>(moment);
    const std::chrono::year_month_day date(day);
    const std::chrono::hh_mm_ss clock(moment - day);
    char text[96];
    std::snprintf(text, sizeof text, "%04d-%02u-%02uT%02d:%02d:%02d.%06dZ", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                  static_cast<int>(clock.hours().count()), static_cast<int>(clock.minutes().count()),
                  static_cast<int>(clock.seconds().count()), static_cast<int>(clock.subseconds().count()));
    return text;
}

/// An underscore replaces each character that a HOSTNAME may not contain.
std::string hostName(std::string_view source) {
    std::string name;
    for (const char c : source.substr(0, longestHostName))
        if (!isContinuation(c))
            name += isVisible(c) ? c : '_';
    return name.empty() ? "-" : name;
}

bool isParameterName(std::string_view name) {
    return !name.empty() && name.size() <= longestParameterName &&
           std::ranges::all_of(name, [](char c) { return isVisible(c) && c != '=' && c != ']' && c != '"'; });
}

std::string parameter(std::string_view name, std::string_view value, std::size_t longest = longestValue) {
    std::string text = ' ' + std::string(name) + "=\"";
    const auto whole = onOneLine(value);
    for (const char c : cutBefore(whole, longest)) {
        if (c == '"' || c == '\\' || c == ']')
            text += '\\';
        text += c;
    }
    return text += '"';
}

/// Everything in a message before its text. Optional parts are left out where they would leave less than half
/// of the message for the text.
class Head {
public:
    Head(const SyslogRecord& record, const SyslogFormat& format);

    [[nodiscard]] std::string take() { return std::move(m_text); }

private:
    void addParameters(const SyslogRecord& record);
    void addDictionary(const std::vector<DictionaryEntry>& dictionary, const std::string& enterprise);
    void addIfRoom(const std::string& text) {
        if (m_text.size() + text.size() <= m_limit)
            m_text += text;
    }

    std::string m_text;
    std::size_t m_limit;
};

Head::Head(const SyslogRecord& record, const SyslogFormat& format) : m_limit(format.longest / 2) {
    const auto& line = record.line;
    m_text = '<' + priority(line) + ">1 " + timeStamp(line.time) + ' ' + hostName(record.source) +
             (line.kind == Kind::Uboot ? " u-boot - " : " kernel - ") + std::string(name(line.kind));
    if (format.enterprise == 0) {
        m_text += " -";
        return;
    }
    const auto enterprise = '@' + std::to_string(format.enterprise);
    m_text += " [netconsole" + enterprise;
    addParameters(record);
    m_text += ']';
    addDictionary(line.dictionary, enterprise);
}

void Head::addParameters(const SyslogRecord& record) {
    const auto& line = record.line;
    if (!record.box.empty())
        m_text += parameter("box", record.box, longestBox);
    m_text += parameter("boot", std::to_string(static_cast<std::uint32_t>(line.boot)));
    if (line.seq)
        m_text += parameter("seq", std::to_string(*line.seq));
    if (line.kernelTime)
        addIfRoom(parameter("kernelMicroseconds", std::to_string(line.kernelTime->count())));
    if (!line.caller.empty())
        addIfRoom(parameter("caller", line.caller));
    if (line.missingBytes > 0)
        addIfRoom(parameter("missingBytes", std::to_string(line.missingBytes)));
    if (!record.source.empty() && hostName(record.source) != record.source)
        addIfRoom(parameter("source", record.source));
}

void Head::addDictionary(const std::vector<DictionaryEntry>& dictionary, const std::string& enterprise) {
    std::string element = "[dictionary" + enterprise;
    std::size_t entries = 0;
    for (const auto& entry : dictionary)
        if (isParameterName(entry.key) && ++entries <= maxDictionaryEntries)
            element += parameter(entry.key, entry.value);
    if (entries > 0)
        addIfRoom(element + ']');
}

} // namespace

std::string syslogMessage(const SyslogRecord& record, const SyslogFormat& format) {
    const auto longest = std::max(format.longest, safestSyslogSize);
    auto message = Head(record, {longest, format.enterprise}).take();
    const auto text = onOneLine(record.line.text);
    if (text.empty())
        return message;
    message += ' ';
    if (!isPlain(text) || message.size() + text.size() > longest) // the text gets an ellipsis then
        message += byteOrderMark;
    if (message.size() + text.size() <= longest)
        return message += text;
    message += cutBefore(text, longest - message.size() - ellipsis.size());
    return message += ellipsis;
}

std::string octetCounted(std::string_view message) {
    auto framed = std::to_string(message.size());
    framed.reserve(framed.size() + 1 + message.size());
    framed += ' ';
    return framed += message;
}

} // namespace etherdeck::netconsole
