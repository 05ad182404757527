#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace etherdeck::test {

struct SyslogElement {
    std::string id;
    std::vector<std::pair<std::string, std::string>> parameters;

    friend bool operator==(const SyslogElement&, const SyslogElement&) = default;
};

/// The parts of a message as a receiver parses them.
struct SyslogMessage {
    int priority = 0;
    std::string timeStamp;
    std::string hostName;
    std::string application;
    std::string process;
    std::string kind;
    std::vector<SyslogElement> elements;
    bool hasByteOrderMark = false;
    std::string text;

    [[nodiscard]] std::string parameter(std::string_view element, std::string_view name) const;
};

/// A strict parser for the grammar of RFC 5424, section 6, which shares no code with the sender.
[[nodiscard]] std::optional<SyslogMessage> readSyslog(std::string_view message);

/// Well-formed UTF-8 without control characters.
[[nodiscard]] bool isSyslogText(std::string_view text);

} // namespace etherdeck::test
