#include "app/etherdeckctl/base/console_text.h"

#include "app/etherdeckctl/base/terminal.h"

#include <algorithm>

namespace etherdeck::ctl {

namespace {

using netconsole::Level;

Style styleOf(const std::optional<Level>& level) {
    if (!level || *level > Level::Warning)
        return Style::Plain;
    return *level == Level::Warning ? Style::Warning : Style::Bad;
}

/// Styles each line by itself, so that a pager keeps the colour.
std::string styledLines(std::string_view text, std::size_t indent, Style style) {
    std::string styledText;
    for (;;) {
        const auto end = text.find('\n');
        styledText += styled(text.substr(0, end), style);
        if (end == std::string_view::npos)
            return styledText;
        styledText += '\n' + std::string(indent, ' ');
        text.remove_prefix(end + 1);
    }
}

} // namespace

std::optional<Level> parseLevel(std::string_view text) {
    for (int i = 0; i <= static_cast<int>(Level::Debug); ++i)
        if (const auto level = static_cast<Level>(i); text == levelName(level) || text == std::to_string(i))
            return level;
    return std::nullopt;
}

bool isCalled(const store::ConsoleSource& source, const std::string& text) {
    if (text == std::to_string(source.id) || (!text.empty() && text == source.name))
        return true;
    return std::ranges::any_of(source.endpoints, [&text](const netconsole::Endpoint& endpoint) {
        const auto address = endpoint.addressText();
        return text == address || text == address + ':' + std::to_string(endpoint.port) ||
               text == endpoint.toString();
    });
}

std::string consoleLineText(const netconsole::Line& line, const LineOrigin& origin) {
    const auto start = consoleLineStart(line, origin);
    return start + styledLines(line.text, start.size(), styleOf(line.level));
}

} // namespace etherdeck::ctl
