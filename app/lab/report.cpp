#include "app/lab/report.h"

#include "app/lab/plugs/folder.h"
#include "app/lab/servers.h"
#include "core/system/output.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cstdio>
#include <unistd.h>

namespace etherdeck::lab {

namespace {

using Json = nlohmann::ordered_json;

bool isInConflict(const Profile& profile, const VirtualTarget& target) {
    return std::any_of(profile.plugs.begin(), profile.plugs.end(), [&](const VirtualPlug& plug) {
        return std::any_of(plug.targets.begin(), plug.targets.end(), [&](const VirtualTarget& other) {
            return &other != &target && other.address == target.address;
        });
    });
}

bool isShared(const VirtualTarget& target) { return target.file.find('/') != std::string::npos; }

Json describeTarget(const Profile& profile, const VirtualPlug& plug, const VirtualTarget& target) {
    return {{"address", target.address.toString()},
            {"plug", plug.name},
            {"pid", nullptr},
            {"file", nullptr},
            {"sectors", target.size.count},
            {"silent", profile.isSilent(target)},
            {"read_only", target.readOnly},
            {"config_string", target.configString}};
}

std::string_view name(VoiceKind kind) {
    switch (kind) {
    case VoiceKind::Ordinary:
        return "ordinary";
    case VoiceKind::Crashing:
        return "crashing";
    case VoiceKind::AtPrompt:
        return "at-prompt";
    default:
        return "none";
    }
}

std::string_view whatItDoes(VoiceKind kind) {
    switch (kind) {
    case VoiceKind::Ordinary:
        return "boots, then a line now and then (extended format)";
    case VoiceKind::Crashing:
        return "boots, panics now and then, boots again (basic format)";
    case VoiceKind::AtPrompt:
        return "waits at U-Boot's prompt, and answers";
    default:
        return "";
    }
}

/// Nothing if the plug has no voice.
Json describeVoice(const VirtualPlug& plug, const PlugProcesses& processes) {
    if (processes.voice < 0)
        return nullptr;
    return {{"kind", name(plug.voice)}, {"does", whatItDoes(plug.voice)}, {"pid", processes.voice}};
}

void describeAgent(Json& box, const VirtualPlug& plug, const PlugProcesses& processes,
                   const PlugFolder& folder) {
    box["device"] = "unix:" + folder.socket();
    box["agent_pid"] = processes.agent;
    auto disks = plugDisks(plug);
    disks.erase(disks.begin(), disks.end() - static_cast<std::ptrdiff_t>(plug.spares.size()));
    if (!disks.empty())
        box["spare_disk"] = folder.linkOf(disks.front());
}

std::string notesOn(const Profile& profile, const VirtualTarget& target) {
    std::vector<std::string> notes;
    if (!target.configString.empty())
        notes.push_back("config string \"" + target.configString + "\"");
    if (target.readOnly)
        notes.emplace_back("read-only");
    if (profile.isSilent(target))
        notes.push_back("silent: its MAC filter leaves " + profile.interface + " out");
    if (!profile.isPlayed() && isInConflict(profile, target))
        notes.emplace_back(isShared(target) ? "two plugs serve this one disk"
                                            : "conflict: two plugs answer as this one");
    std::string text;
    for (const auto& note : notes)
        text += (text.empty() ? "" : ", ") + note;
    return text;
}

using Row = std::array<std::string, 5>;

std::string table(const std::vector<Row>& rows) {
    std::array<std::size_t, 5> widths{};
    for (const auto& row : rows)
        for (std::size_t i = 0; i < row.size(); ++i)
            widths[i] = std::max(widths[i], row[i].size());
    constexpr std::size_t sizeColumn = 1; // numbers are right-aligned
    std::string text;
    for (const auto& row : rows) {
        std::string line;
        for (std::size_t i = 0; i < row.size(); ++i) {
            const std::string gap(widths[i] - row[i].size(), ' ');
            line += (i == 0 ? "" : "  ") + (i == sizeColumn ? gap + row[i] : row[i] + gap);
        }
        line.erase(line.find_last_not_of(' ') + 1);
        text += line + "\n";
    }
    return text;
}

std::string missing(const std::string& program) {
    if (program == "etherdeck-agent")
        return program + " is missing: it is a part of this package";
    const std::string package = program == "ip" || program == "tc" ? "iproute2" : program;
    return program + " is not installed. On Debian: sudo apt-get install " + package;
}

} // namespace

std::string describe(const Profile& profile, const std::vector<PlugProcesses>& processes,
                     const std::string& directory, pid_t switchBox) {
    const bool simulated = processes.empty();
    Json plugs = Json::array();
    Json targets = Json::array();
    for (std::size_t i = 0; i < profile.plugs.size(); ++i) {
        const auto& plug = profile.plugs[i];
        Json box{{"name", plug.name}, {"mac", plug.mac.toString()}, {"ip", nullptr},       {"pid", nullptr},
                 {"voice", nullptr},  {"device", nullptr},          {"agent_pid", nullptr}};
        if (!simulated) {
            box["ip"] = plug.ip;
            box["pid"] = processes[i].holder;
            box["voice"] = describeVoice(plug, processes[i]);
        }
        if (!simulated && processes[i].agent > 0)
            describeAgent(box, plug, processes[i], PlugFolder(directory, plug));
        plugs.push_back(std::move(box));
        for (std::size_t j = 0; j < plug.targets.size(); ++j) {
            auto described = describeTarget(profile, plug, plug.targets[j]);
            if (!simulated)
                described["pid"] = processes[i].servers[j];
            if (const auto file = filePath(directory, plug, plug.targets[j]); !simulated && !file.empty())
                described["file"] = file;
            targets.push_back(std::move(described));
        }
    }
    const Json document{{"profile", name(profile.wish.kind)},
                        {"interface", profile.interface},
                        {"mac", profile.mac.toString()},
                        {"ip", simulated ? Json(nullptr) : Json(profile.ip)},
                        {"mtu", profile.wish.mtu},
                        {"voices", profile.wish.voices},
                        {"switch_pid", switchBox > 0 ? Json(switchBox) : Json(nullptr)},
                        {"simulated", simulated},
                        {"plugs", std::move(plugs)},
                        {"targets", std::move(targets)}};
    return document.dump(1) + "\n";
}

std::string inventory(const Profile& profile) {
    std::vector<Row> rows{{"ADDRESS", "SIZE", "PLUG", "MAC", "NOTES"}};
    for (const auto& plug : profile.plugs) {
        if (profile.isPlayed()) {
            const auto& last = plug.targets.back().address;
            return std::to_string(plug.targets.size()) + " targets, " +
                   plug.targets.front().address.toString() + " to " + last.toString() + ", behind " +
                   plug.name + " (" + plug.mac.toString() + ")\n";
        }
        for (const auto& target : plug.targets)
            rows.push_back({target.address.toString(), sizeText(target.size), plug.name, plug.mac.toString(),
                            notesOn(profile, target)});
    }
    return table(rows);
}

std::string voiceInventory(const Profile& profile) {
    std::string text;
    for (const auto& plug : profile.plugs)
        if (plug.voice != VoiceKind::None)
            text += plug.name + " at " + plug.ip + ": " + std::string(whatItDoes(plug.voice)) + "\n";
    return text.empty() ? text : "On the console port, UDP 6666 of " + profile.ip + ":\n" + text;
}

std::string sizeText(Sectors size) {
    constexpr std::array units{"B", "kB", "MB", "GB", "TB", "PB"};
    auto value = static_cast<double>(size.bytes());
    std::size_t unit = 0;
    for (; value >= 999.5 && unit + 1 < units.size(); ++unit)
        value /= 1000;
    std::array<char, 32> text{};
    const int decimals = value < 9.95 && unit > 0 ? 1 : 0;
    (void)std::snprintf(text.data(), text.size(), "%.*f %s", decimals, value, units[unit]);
    return text.data();
}

std::string explain(const Error& error) {
    switch (error.code) {
    case ErrorCode::ProgramMissing:
        return missing(error.detail);
    case ErrorCode::TimedOut:
        return error.detail + " did not answer within 10 seconds";
    case ErrorCode::PermissionDenied:
        return "not allowed: " + error.detail;
    default:
        return error.detail.empty() ? std::string(name(error.code)) : error.detail;
    }
}

void complain(std::string_view text) {
    Output(STDERR_FILENO).print("etherdeck-lab: " + std::string(text) + '\n');
}

} // namespace etherdeck::lab
