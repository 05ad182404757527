#include "app/etherdeckctl/console_text.h"

#include "app/etherdeckctl/terminal.h"
#include "core/services/target_json.h"

#include <QDateTime>

#include <array>

namespace etherdeck::ctl {

namespace {

using netconsole::Level;
using Json = nlohmann::ordered_json;

constexpr std::array<std::string_view, 8> levelNames{"emerg", "alert",  "crit", "err",
                                                     "warn",  "notice", "info", "debug"};
constexpr std::size_t sourceWidth = 15; // of an IPv4 address
constexpr std::size_t levelWidth = 6;

std::string padded(std::string text, std::size_t width) {
    if (text.size() < width)
        text.append(width - text.size(), ' ');
    return text;
}

Style styleOf(const std::optional<Level>& level) {
    if (!level || *level > Level::Warning)
        return Style::Plain;
    return *level == Level::Warning ? Style::Warning : Style::Bad;
}

/// The first line of the text is styled like the others, each by itself, so that a pager keeps the colour.
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

Json dictionaryJson(const std::vector<netconsole::DictionaryEntry>& dictionary) {
    Json object = Json::object();
    for (const auto& entry : dictionary)
        object[entry.key] = entry.value;
    return object;
}

template <class T>
Json orNull(const std::optional<T>& value) {
    return value ? Json(*value) : Json();
}

} // namespace

std::string localTimeText(WallTime time) {
    const auto sinceEpoch = std::chrono::floor<std::chrono::milliseconds>(time.time_since_epoch());
    return QDateTime::fromMSecsSinceEpoch(sinceEpoch.count())
        .toString(QStringLiteral("yyyy-MM-dd HH:mm:ss.zzz"))
        .toStdString();
}

std::string_view levelName(Level level) { return levelNames.at(static_cast<std::size_t>(level) & 7); }

std::optional<Level> parseLevel(std::string_view text) {
    for (std::size_t i = 0; i < levelNames.size(); ++i)
        if (text == levelNames[i] || text == std::to_string(i))
            return static_cast<Level>(i);
    return std::nullopt;
}

std::string consoleLineText(const netconsole::Line& line, const LineOrigin& origin) {
    const auto level = line.level ? std::string(levelName(*line.level)) : std::string("-");
    const auto boot = '#' + std::to_string(static_cast<std::uint32_t>(line.boot));
    std::string start = localTimeText(line.time) + "  ";
    const auto source = padded(printable(origin.name.empty() ? origin.source : origin.name), sourceWidth);
    start += source + "  " + padded(boot, 3) + "  " + padded(level, levelWidth) + "  ";
    return start + styledLines(line.text, start.size(), styleOf(line.level));
}

Json consoleLineJson(const netconsole::Line& line, const LineOrigin& origin) {
    Json object;
    object["time"] = toIso8601(line.time);
    object["source"] = origin.source;
    object["name"] = origin.name.empty() ? Json() : Json(origin.name);
    object["kind"] = netconsole::name(line.kind);
    object["level"] = line.level ? Json(static_cast<int>(*line.level)) : Json();
    object["facility"] = orNull(line.facility);
    object["boot"] = static_cast<std::uint32_t>(line.boot);
    object["seq"] = orNull(line.seq);
    object["kernel_time_us"] = line.kernelTime ? Json(line.kernelTime->count()) : Json();
    object["text"] = line.text;
    object["caller"] = line.caller.empty() ? Json() : Json(line.caller);
    object["dictionary"] = dictionaryJson(line.dictionary);
    object["missing_bytes"] = line.missingBytes;
    object["cut"] = line.cut;
    return object;
}

} // namespace etherdeck::ctl
