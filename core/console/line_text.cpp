#include "core/console/line_text.h"

#include "core/base/harmless_text.h"
#include "core/discovery/target_json.h"

#include <array>
#include <ctime>
#include <optional>

namespace etherdeck {

namespace {

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

std::string indented(std::string_view text, std::size_t indent) {
    std::string lines;
    for (const char byte : text) {
        lines += byte;
        if (byte == '\n')
            lines.append(indent, ' ');
    }
    return lines;
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

LineOrigins originsOf(const std::vector<store::ConsoleSource>& sources) {
    LineOrigins origins;
    for (const auto& source : sources) {
        const auto address = source.endpoints.empty() ? "source " + std::to_string(source.id)
                                                      : source.endpoints.back().addressText();
        const auto port = source.endpoints.empty() ? std::uint16_t() : source.endpoints.back().port;
        origins.emplace(source.id, LineOrigin{address, source.name, port, source.title()});
    }
    return origins;
}

LineOrigin originOf(const LineOrigins& origins, std::int64_t source) {
    const auto found = origins.find(source);
    if (found != origins.end())
        return found->second;
    const auto number = "source " + std::to_string(source);
    return {number, {}, 0, number};
}

std::string localTimeText(WallTime time) {
    const auto seconds = std::chrono::floor<std::chrono::seconds>(time);
    const auto rest = std::chrono::floor<std::chrono::milliseconds>(time - seconds);
    const std::time_t number = std::chrono::system_clock::to_time_t(seconds);
    std::tm local{};
    localtime_r(&number, &local);
    std::array<char, 64> text{};
    const auto length = std::strftime(text.data(), text.size(), "%Y-%m-%d %H:%M:%S", &local);
    const auto thousandths = std::to_string(1000 + rest.count()).substr(1);
    return std::string(text.data(), length) + "." + thousandths;
}

std::string_view levelName(netconsole::Level level) {
    return levelNames.at(static_cast<std::size_t>(level) & 7);
}

std::string consoleLineStart(const netconsole::Line& line, const LineOrigin& origin) {
    auto level = line.level ? std::string(levelName(*line.level)) : std::string("-");
    if (line.isLevelInferred)
        level += '?';
    if (line.isFromBoxLog)
        level += '+';
    const auto boot = '#' + std::to_string(static_cast<std::uint32_t>(line.boot));
    auto start = localTimeText(line.time) + "  ";
    start += padded(harmlessLine(origin.title), sourceWidth) + "  ";
    return start + padded(boot, 3) + "  " + padded(level, levelWidth) + "  ";
}

std::string plainConsoleLine(const netconsole::Line& line, const LineOrigin& origin) {
    const auto start = consoleLineStart(line, origin);
    return start + indented(harmlessText(line.text), start.size());
}

Json consoleLineJson(const netconsole::Line& line, const LineOrigin& origin) {
    Json object;
    object["time"] = toIso8601(line.time);
    object["source"] = origin.source;
    object["port"] = origin.port != 0 ? Json(origin.port) : Json();
    object["name"] = origin.name.empty() ? Json() : Json(origin.name);
    object["kind"] = netconsole::name(line.kind);
    object["level"] = line.level ? Json(static_cast<int>(*line.level)) : Json();
    object["level_inferred"] = line.isLevelInferred;
    object["facility"] = orNull(line.facility);
    object["boot"] = static_cast<std::uint32_t>(line.boot);
    object["seq"] = orNull(line.seq);
    object["kernel_time_us"] = line.kernelTime ? Json(line.kernelTime->count()) : Json();
    object["text"] = line.text;
    object["caller"] = line.caller.empty() ? Json() : Json(line.caller);
    object["dictionary"] = dictionaryJson(line.dictionary);
    object["missing_bytes"] = line.missingBytes;
    object["cut"] = line.cut;
    object["from_box_log"] = line.isFromBoxLog;
    return object;
}

} // namespace etherdeck
