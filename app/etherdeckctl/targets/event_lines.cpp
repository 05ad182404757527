#include "app/etherdeckctl/targets/event_lines.h"

#include "app/etherdeckctl/base/terminal.h"
#include "core/base/harmless_text.h"

#include <QDateTime>

#include <algorithm>

namespace etherdeck::ctl {

namespace {

using discovery::EventKind;

constexpr std::size_t kindWidth = std::string_view("possible-conflict").size();

Style styleOf(EventKind kind) {
    switch (kind) {
    case EventKind::Appeared:
    case EventKind::CameBack:
    case EventKind::ConflictEnded:
        return Style::Good;
    case EventKind::Conflict:
        return Style::Bad;
    case EventKind::Vanished:
    case EventKind::PathLost:
    case EventKind::InventoryFull:
    case EventKind::PossibleConflict:
    case EventKind::Missing:
        return Style::Warning;
    case EventKind::Changed:
    case EventKind::PathFound:
        return Style::Plain;
    }
    return Style::Plain;
}

/// The part of a text from the wire that fits on a line.
std::string shortLine(const std::string& text) {
    constexpr std::size_t limit = 60;
    return harmlessLine(text.size() > limit ? text.substr(0, limit) + "..." : text);
}

std::string details(const DiscoveryEvent& event, const InterfaceName& interfaceName) {
    std::string text;
    if (event.event.kind == EventKind::Changed) {
        for (const auto& difference : event.event.differences)
            text += (text.empty() ? "" : ", ") + std::string(names(difference.fact).front()) + " \"" +
                    shortLine(difference.before) + "\" -> \"" + shortLine(difference.after) + '"';
        if (event.event.count > 1)
            text += " (" + std::to_string(event.event.count) + " changes)";
        if (event.event.isOurs)
            text += ", by this computer";
    } else if (event.event.path) {
        text = event.event.path->mac.toString() + " on " + interfaceName(event.event.path->link);
    } else if (event.target && event.target->hasConflict()) {
        text = sizeOf(*event.target);
    } else if (event.target) {
        const auto& path = event.target->principal();
        text = sizeOf(*event.target);
        if (path.identity)
            text += "  " + harmlessLine(path.identity->serial);
        if (!path.configString.empty())
            text += "  \"" + harmlessLine(path.configString) + "\"";
    }
    return text;
}

std::string lineOf(WallTime time, const std::string& kind, Style style, const std::string& rest) {
    const auto sinceEpoch = std::chrono::duration_cast<std::chrono::milliseconds>(time.time_since_epoch());
    const auto date = QDateTime::fromMSecsSinceEpoch(sinceEpoch.count()).toString("yyyy-MM-dd HH:mm:ss.zzz");
    const std::string padding(kindWidth - std::min(kindWidth, kind.size()), ' ');
    return date.toStdString() + "  " + styled(kind, style) + padding + "  " + rest;
}

} // namespace

std::string eventLine(const DiscoveryEvent& event, const InterfaceName& interfaceName) {
    return lineOf(event.time, std::string(name(event.event.kind)), styleOf(event.event.kind),
                  event.event.address.toString() + "  " + details(event, interfaceName));
}

std::string silenceLine(const SilentLink& link) {
    return lineOf(link.time, "link-silent", Style::Warning,
                  link.interface + "  all " + std::to_string(link.targets) +
                      " targets stopped answering: switch or cable?");
}

std::string eventJson(const DiscoveryEvent& event, const TargetContext& context) {
    nlohmann::ordered_json line;
    line["time"] = toIso8601(event.time);
    line["event"] = name(event.event.kind);
    line["address"] = event.event.address.toString();
    if (event.event.kind == EventKind::Changed) {
        line["changes"] = names(event.event.changes);
        line["differences"] = nlohmann::ordered_json::array();
        for (const auto& difference : event.event.differences)
            line["differences"].push_back({{"fact", names(difference.fact).front()},
                                           {"before", difference.before},
                                           {"after", difference.after}});
        line["count"] = event.event.count;
        line["by_this_computer"] = event.event.isOurs;
    }
    if (event.event.path)
        line["path"] = {{"interface", context.interfaceName(event.event.path->link)},
                        {"mac", event.event.path->mac.toString()}};
    line["target"] = event.target ? toJson(*event.target, context) : nlohmann::ordered_json();
    return dump(line);
}

std::string silenceJson(const SilentLink& link) {
    nlohmann::ordered_json line;
    line["time"] = toIso8601(link.time);
    line["event"] = "link-silent";
    line["interface"] = link.interface;
    line["targets"] = link.targets;
    return dump(line);
}

} // namespace etherdeck::ctl
