#include "app/etherdeckctl/log/text.h"

#include "app/etherdeckctl/base/terminal.h"
#include "core/base/harmless_text.h"
#include "core/discovery/target_json.h"

#include <algorithm>

namespace etherdeck::ctl {

namespace {

using Json = nlohmann::ordered_json;
using store::BootEnding;
using store::ConsoleBoot;
using store::ConsoleCrash;
using store::ConsoleSource;

std::string shownName(const Origins& origins, std::int64_t source) { return originOf(origins, source).title; }

/// The start of a text that may have several lines and be long.
std::string excerpt(const std::string& text) {
    constexpr std::size_t longest = 72;
    return harmlessStart(std::string_view(text).substr(0, text.find('\n')), longest);
}

std::string endpointsText(const ConsoleSource& source) {
    std::string text;
    for (const auto& endpoint : source.endpoints)
        text += (text.empty() ? "" : ", ") + endpoint.toString();
    return text;
}

std::string endingText(BootEnding ending) {
    return ending == BootEnding::None ? "-" : std::string(store::name(ending));
}

} // namespace

std::string sourceTable(const std::vector<ConsoleSource>& sources) {
    using Align = Table::Align;
    Table table({{"NUMBER", Align::Right},
                 {"NAME", Align::Left},
                 {"ENDPOINTS", Align::Left},
                 {"BOX", Align::Left},
                 {"BOOTS", Align::Right},
                 {"LINES", Align::Right},
                 {"CRASHES", Align::Right},
                 {"LAST HEARD", Align::Left}});
    for (const auto& source : sources)
        table.addRow({{std::to_string(source.id), Style::Bold},
                      {source.name.empty() ? "-" : source.name},
                      {endpointsText(source)},
                      {source.box ? source.box->toString() : "-"},
                      {std::to_string(source.boots)},
                      {std::to_string(source.lines)},
                      {std::to_string(source.crashes), source.crashes > 0 ? Style::Bad : Style::Plain},
                      {localTimeText(source.lastHeard)}});
    return table.toString();
}

std::string bootTable(const std::vector<ConsoleBoot>& boots, const Origins& origins) {
    using Align = Table::Align;
    Table table({{"SOURCE", Align::Left},
                 {"BOOT", Align::Right},
                 {"START", Align::Left},
                 {"LAST LINE", Align::Left},
                 {"LINES", Align::Right},
                 {"GAPS", Align::Right},
                 {"CRASHES", Align::Right},
                 {"CAUSE", Align::Left},
                 {"ENDED", Align::Left},
                 {"LAST WORDS", Align::Left}});
    for (const auto& boot : boots)
        table.addRow({{shownName(origins, boot.source)},
                      {std::to_string(boot.number), Style::Bold},
                      {localTimeText(boot.start)},
                      {localTimeText(boot.end)},
                      {std::to_string(boot.lines)},
                      {std::to_string(boot.gaps)},
                      {std::to_string(boot.crashes), boot.crashes > 0 ? Style::Bad : Style::Plain},
                      {std::string(store::name(boot.cause))},
                      {endingText(boot.ending), boot.ending == BootEnding::Panic ? Style::Bad : Style::Plain},
                      {excerpt(boot.lastText), Style::Faint}});
    return table.toString();
}

std::string countText(const store::CrashCount& count) {
    auto text = count.times == 1 ? std::string("once") : std::to_string(count.times) + " times";
    if (count.sources > 1)
        text += ", " + std::to_string(count.sources) + " sources";
    if (count.times > 1 && !count.since.empty())
        text += ", since kernel " + count.since;
    return text;
}

std::string crashTable(const std::vector<ConsoleCrash>& crashes, const store::CrashTally& tally,
                       const Origins& origins) {
    using Align = Table::Align;
    Table table({{"TIME", Align::Left},
                 {"SOURCE", Align::Left},
                 {"BOOT", Align::Right},
                 {"KIND", Align::Left},
                 {"COUNT", Align::Right},
                 {"TITLE", Align::Left},
                 {"FRAME", Align::Left},
                 {"SEEN", Align::Left}});
    for (const auto& crash : crashes)
        table.addRow({{localTimeText(crash.time)},
                      {shownName(origins, crash.source)},
                      {std::to_string(crash.boot)},
                      {std::string(netconsole::name(crash.kind)), Style::Bad},
                      {std::to_string(crash.count)},
                      {excerpt(crash.title)},
                      {crash.firstFrame.empty() ? "-" : crash.firstFrame},
                      {countText(tally.of(crash))}});
    return table.toString();
}

Json toJson(const ConsoleSource& source) {
    Json object;
    object["id"] = source.id;
    object["name"] = source.name.empty() ? Json() : Json(source.name);
    object["box"] = source.box ? Json(source.box->toString()) : Json();
    object["endpoints"] = Json::array();
    for (const auto& endpoint : source.endpoints)
        object["endpoints"].push_back({{"address", endpoint.addressText()}, {"port", endpoint.port}});
    object["boots"] = source.boots;
    object["lines"] = source.lines;
    object["crashes"] = source.crashes;
    object["first_heard"] = toIso8601(source.firstHeard);
    object["last_heard"] = toIso8601(source.lastHeard);
    return object;
}

Json toJson(const ConsoleBoot& boot, const Origins& origins) {
    const auto origin = originOf(origins, boot.source);
    Json object;
    object["source"] = origin.source;
    object["port"] = origin.port != 0 ? Json(origin.port) : Json();
    object["name"] = origin.name.empty() ? Json() : Json(origin.name);
    object["boot"] = boot.number;
    object["cause"] = store::name(boot.cause);
    object["ending"] = boot.ending == BootEnding::None ? Json() : Json(store::name(boot.ending));
    object["start"] = toIso8601(boot.start);
    object["last"] = toIso8601(boot.end);
    object["lines"] = boot.lines;
    object["gaps"] = boot.gaps;
    object["crashes"] = boot.crashes;
    object["first_line"] = boot.firstLine;
    object["last_line"] = boot.lastLine;
    object["last_text"] = boot.lastText;
    return object;
}

Json toJson(const ConsoleCrash& crash, const store::CrashTally& tally, const Origins& origins) {
    const auto seen = tally.of(crash);
    const auto origin = originOf(origins, crash.source);
    Json object;
    object["time"] = toIso8601(crash.time);
    object["source"] = origin.source;
    object["port"] = origin.port != 0 ? Json(origin.port) : Json();
    object["name"] = origin.name.empty() ? Json() : Json(origin.name);
    object["boot"] = crash.boot;
    object["kind"] = netconsole::name(crash.kind);
    object["title"] = crash.title;
    object["first_frame"] = crash.firstFrame.empty() ? Json() : Json(crash.firstFrame);
    object["count"] = crash.count;
    object["first_line"] = crash.firstLine == 0 ? Json() : Json(crash.firstLine);
    object["last_line"] = crash.lastLine == 0 ? Json() : Json(crash.lastLine);
    object["seen"] = {{"times", seen.times},
                      {"sources", seen.sources},
                      {"since_kernel", seen.since.empty() ? Json() : Json(seen.since)}};
    return object;
}

} // namespace etherdeck::ctl
