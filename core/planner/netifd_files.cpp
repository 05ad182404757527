#include "core/planner/kept_network.h"
#include "core/planner/text_lines.h"

// /etc/config/network of OpenWrt. An interface "eth0.5" is a VLAN by its name alone; netifd creates it for
// the section that uses it. Up to 19.07, a section names its interfaces by "ifname", since then by "device".
namespace etherdeck::plans::netifd {

namespace {

using Lines = std::vector<std::string>;

constexpr const char* path = "/etc/config/network";
constexpr std::string_view ownSections = "etherdeck_";

/// "config interface 'lan'" and its options: lines [first, last).
struct UciSection {
    std::size_t first = 0;
    std::size_t last = 0;
    std::string type;
    std::string name;
};
/// "option name 'eth0'", or an entry of a list.
struct UciOption {
    std::string key;
    std::string value;
};

/// The words of a line, quotes removed. Nothing when a quote is not closed.
std::optional<std::vector<std::string>> uciWords(std::string_view line) {
    std::vector<std::string> words;
    bool isInside = false;
    char quote = 0;
    for (const char c : line) {
        if (quote == 0 && (c == ' ' || c == '\t' || c == '\r')) {
            isInside = false;
        } else if (quote == 0 && c == '#' && !isInside) {
            break;
        } else {
            if (!isInside)
                words.emplace_back();
            isInside = true;
            if (quote == 0 && (c == '\'' || c == '"'))
                quote = c;
            else if (c == quote)
                quote = 0;
            else
                words.back().push_back(c);
        }
    }
    return quote == 0 ? std::optional(words) : std::nullopt;
}

std::optional<UciOption> uciOption(std::string_view line) {
    const auto words = uciWords(line);
    if (!words || words->size() < 3 || ((*words)[0] != "option" && (*words)[0] != "list"))
        return std::nullopt;
    return UciOption{(*words)[1], (*words)[2]};
}

std::vector<UciSection> sectionsOf(const Lines& lines) {
    std::vector<UciSection> sections;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const auto words = uciWords(lines[i]).value_or(std::vector<std::string>());
        if (words.empty())
            continue;
        if (words[0] == "config")
            sections.push_back({i, i, words.size() > 1 ? words[1] : std::string(),
                                words.size() > 2 ? words[2] : std::string()});
        if (!sections.empty())
            sections.back().last = i + 1;
    }
    return sections;
}

/// Whether a section has an option with that value, or with it among several words.
bool hasOption(const Lines& lines, const UciSection& section, std::string_view key, std::string_view value) {
    for (auto i = section.first; i < section.last; ++i) {
        const auto option = uciOption(lines[i]);
        if (!option || option->key != key)
            continue;
        const auto words = text::splitWords(option->value);
        if (std::ranges::find(words, value) != words.end())
            return true;
    }
    return false;
}

bool usesInterface(const Lines& lines, const UciSection& section, std::string_view interface) {
    return section.type == "interface" &&
           (hasOption(lines, section, "device", interface) || hasOption(lines, section, "ifname", interface));
}

bool hasOldSyntax(const Lines& lines) {
    return std::ranges::any_of(sectionsOf(lines), [&](const UciSection& section) {
        for (auto i = section.first; section.type == "interface" && i < section.last; ++i)
            if (const auto option = uciOption(lines[i]); option && option->key == "ifname")
                return true;
        return false;
    });
}

void setOption(Lines& lines, const UciSection& section, std::string_view key, const std::string& value) {
    const auto line = "\toption " + std::string(key) + " '" + value + "'";
    for (auto i = section.first; i < section.last; ++i) {
        const auto option = uciOption(lines[i]);
        if (!option || option->key != key)
            continue;
        if (option->value != value)
            lines[i] = line;
        return;
    }
    text::insertLine(lines, section.last, line);
}

Outcome<Lines> readLines(const BoxState& box) {
    const auto found = box.files.find(path);
    if (found == box.files.end())
        return refuse(RefusalCode::Unsupported, say("%1 could not be read.", std::string(path)),
                      {{"path", path}});
    auto lines = text::splitLines(found->second);
    if (!std::ranges::all_of(lines, [](const auto& line) { return uciWords(line).has_value(); }))
        return refuse(RefusalCode::Unsupported,
                      say("%1 has a value of several lines, so it is not changed.", std::string(path)),
                      {{"path", path}});
    return lines;
}

FileChanges changeTo(const BoxState& box, const Lines& lines) {
    if (lines == text::splitLines(box.files.at(path)))
        return {};
    return {{path, text::joinLines(lines)}};
}

std::string ownSection(const std::string& vlan) {
    auto name = std::string(ownSections) + vlan;
    std::ranges::replace_if(
        name, [](char c) { return c == '.' || c == '-' || c == '@'; }, '_');
    return name;
}

Outcome<FileChanges> keepMtuInInterface(const BoxState& box, Lines lines, const ChangeMtu& change) {
    for (const auto& section : sectionsOf(lines)) {
        if (!usesInterface(lines, section, change.interface))
            continue;
        if (hasOption(lines, section, "type", "bridge"))
            return refuse(RefusalCode::Unsupported,
                          say("%1 is part of a bridge in %2.", change.interface, std::string(path)),
                          {{"interface", change.interface}, {"path", path}});
        setOption(lines, section, "mtu", std::to_string(change.after));
        return changeTo(box, lines);
    }
    return refuse(RefusalCode::Unsupported, say("%1 does not use %2.", std::string(path), change.interface),
                  {{"interface", change.interface}, {"path", path}});
}

} // namespace

Outcome<FileChanges> keepMtu(const BoxState& box, const ChangeMtu& change) {
    auto read = readLines(box);
    if (!read)
        return refuse(read.error());
    auto& lines = *read;
    const auto mtu = std::to_string(change.after);
    for (const auto& section : sectionsOf(lines)) {
        if (section.type == "device" && hasOption(lines, section, "name", change.interface)) {
            setOption(lines, section, "mtu", mtu);
            return changeTo(box, lines);
        }
    }
    if (hasOldSyntax(lines))
        return keepMtuInInterface(box, lines, change);
    text::appendBlank(lines);
    lines.push_back("config device");
    lines.push_back("\toption name '" + change.interface + "'");
    lines.push_back("\toption mtu '" + mtu + "'");
    return changeTo(box, lines);
}

Outcome<FileChanges> keepVlan(const BoxState& box, const CreateVlan& vlan) {
    if (vlan.name != vlan.parent + '.' + std::to_string(vlan.id))
        return refuse(RefusalCode::Unsupported,
                      say("This box creates VLANs only under names such as eth0.5."), {{"name", vlan.name}});
    auto read = readLines(box);
    if (!read)
        return refuse(read.error());
    auto& lines = *read;
    for (const auto& section : sectionsOf(lines))
        if (usesInterface(lines, section, vlan.name))
            return FileChanges();
    const auto* const key = hasOldSyntax(lines) ? "ifname" : "device";
    text::appendBlank(lines);
    lines.push_back("config interface '" + ownSection(vlan.name) + "'");
    lines.push_back("\toption " + std::string(key) + " '" + vlan.name + "'");
    lines.emplace_back("\toption proto 'none'");
    return changeTo(box, lines);
}

Outcome<FileChanges> forgetVlan(const BoxState& box, const DeleteVlan& vlan) {
    auto read = readLines(box);
    if (!read)
        return refuse(read.error());
    auto& lines = *read;
    auto sections = sectionsOf(lines);
    std::ranges::reverse(sections);
    for (const auto& section : sections) {
        const bool uses = usesInterface(lines, section, vlan.name);
        if (uses && !section.name.starts_with(ownSections))
            return refuse(RefusalCode::InterfaceInUse,
                          say("Interface '%1' of %2 uses %3, so it would be back after the next start.",
                              section.name, std::string(path), vlan.name),
                          {{"interface", vlan.name}, {"path", path}});
        const bool isItsDevice = section.type == "device" && hasOption(lines, section, "name", vlan.name);
        if (!uses && !isItsDevice)
            continue;
        lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(section.first),
                    lines.begin() + static_cast<std::ptrdiff_t>(section.last));
        if (section.first > 0 && lines[section.first - 1].empty())
            text::removeLine(lines, section.first - 1);
    }
    return changeTo(box, lines);
}

} // namespace etherdeck::plans::netifd
