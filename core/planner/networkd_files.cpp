#include "core/planner/kept_network.h"
#include "core/planner/text_lines.h"

// systemd.network(5), systemd.netdev(5): the first .network file that matches an interface counts, with the
// drop-ins of its name. A drop-in of ours leaves the file itself alone.
namespace etherdeck::plans::networkd {

namespace {

using Lines = std::vector<std::string>;

constexpr std::string_view directory = "/etc/systemd/network/";
constexpr std::string_view dropIn = ".d/90-etherdeck.conf";
constexpr std::string_view ownPrefix = "05-etherdeck-"; // before the names that are common
constexpr const char* ownHeaderLine = "# Written by etherdeck-agent.";

std::string trimmed(std::string_view line) {
    const auto first = line.find_first_not_of(" \t\r");
    if (first == std::string_view::npos)
        return {};
    return std::string(line.substr(first, line.find_last_not_of(" \t\r") - first + 1));
}

bool isCommentOrBlank(const std::string& line) { return line.empty() || line[0] == '#' || line[0] == ';'; }

/// An assignment, without blanks around "=".
struct Assignment {
    std::string key;
    std::string value;
};
std::optional<Assignment> assignment(std::string_view line) {
    const auto whole = trimmed(line);
    const auto equals = whole.find('=');
    if (isCommentOrBlank(whole) || equals == std::string::npos)
        return std::nullopt;
    return Assignment{trimmed(whole.substr(0, equals)), trimmed(whole.substr(equals + 1))};
}

/// The lines of a section, [first, last): its head is before `first`.
struct Section {
    std::size_t first = 0;
    std::size_t last = 0;
};
std::optional<Section> findSection(const Lines& lines, std::string_view name) {
    std::optional<Section> found;
    bool isInside = false;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const auto line = trimmed(lines[i]);
        if (line.starts_with('[')) {
            isInside = !found && line == '[' + std::string(name) + ']';
            if (isInside)
                found = Section{i + 1, i + 1};
        } else if (isInside && !isCommentOrBlank(line)) {
            found->last = i + 1;
        }
    }
    return found;
}

bool has(const Lines& lines, std::string_view section, std::string_view key, std::string_view value) {
    const auto found = findSection(lines, section);
    for (std::size_t i = found ? found->first : 0; found && i < found->last; ++i)
        if (const auto set = assignment(lines[i]); set && set->key == key && set->value == value)
            return true;
    return false;
}

void add(Lines& lines, std::string_view section, const std::string& line) {
    if (const auto found = findSection(lines, section))
        return text::insertLine(lines, found->last, line);
    text::appendBlank(lines);
    lines.push_back('[' + std::string(section) + ']');
    lines.push_back(line);
}

void set(Lines& lines, std::string_view section, std::string_view key, const std::string& value) {
    const auto found = findSection(lines, section);
    const auto line = std::string(key) + '=' + value;
    for (std::size_t i = found ? found->last : 0; found && i-- > found->first;) {
        if (const auto now = assignment(lines[i]); now && now->key == key) {
            lines[i] = line;
            return;
        }
    }
    add(lines, section, line);
}

void remove(Lines& lines, std::string_view section, std::string_view key, std::string_view value) {
    const auto found = findSection(lines, section);
    for (std::size_t i = found ? found->last : 0; found && i-- > found->first;)
        if (const auto now = assignment(lines[i]); now && now->key == key && now->value == value)
            text::removeLine(lines, i);
}

bool setsAnything(const Lines& lines) {
    return std::ranges::any_of(lines, [](const auto& line) { return assignment(line).has_value(); });
}

Lines linesOf(const BoxState& box, const std::string& path) {
    const auto found = box.files.find(path);
    return found == box.files.end() ? Lines{ownHeaderLine} : text::splitLines(found->second);
}

void note(FileChanges& changes, const BoxState& box, const std::string& path, const Lines& lines) {
    const auto found = box.files.find(path);
    const auto content = text::joinLines(lines);
    const bool exists = found != box.files.end();
    if (!setsAnything(lines)) {
        if (exists)
            changes.push_back({path, std::nullopt});
    } else if (!exists || found->second != content) {
        changes.push_back({path, content});
    }
}

/// The drop-in for the file that configures only this interface.
Outcome<std::string> dropInOf(const BoxState& box, const std::string& interface) {
    const auto found = box.networkFiles.find(interface);
    if (found == box.networkFiles.end() || found->second.empty())
        return refuse(RefusalCode::Unsupported, say("systemd-networkd does not configure %1.", interface),
                      {{"interface", interface}});
    const auto& file = found->second;
    for (const auto& [other, itsFile] : box.networkFiles)
        if (other != interface && itsFile == file)
            return refuse(RefusalCode::Unsupported,
                          say("%1 configures %2 as well, so it cannot be changed for %3 alone.", file, other,
                              interface),
                          {{"interface", interface}, {"path", file}});
    return std::string(directory) + file.substr(file.rfind('/') + 1) + std::string(dropIn);
}

std::string ownFile(const std::string& vlan, std::string_view suffix) {
    return std::string(directory) + std::string(ownPrefix) + vlan + std::string(suffix);
}

/// The .netdev file of somebody else that creates an interface of that name; empty when there is none.
std::string foreignNetdev(const BoxState& box, const std::string& name) {
    for (const auto& [path, content] : box.files)
        if (path.ends_with(".netdev") && path != ownFile(name, ".netdev") &&
            has(text::splitLines(content), "NetDev", "Name", name))
            return path;
    return {};
}

} // namespace

Outcome<FileChanges> keepMtu(const BoxState& box, const ChangeMtu& change) {
    const auto path = dropInOf(box, change.interface);
    if (!path)
        return refuse(path.error());
    auto lines = linesOf(box, *path);
    set(lines, "Link", "MTUBytes", std::to_string(change.after));
    FileChanges changes;
    note(changes, box, *path, lines);
    return changes;
}

Outcome<FileChanges> keepVlan(const BoxState& box, const CreateVlan& vlan) {
    if (!foreignNetdev(box, vlan.name).empty())
        return FileChanges();
    const auto path = dropInOf(box, vlan.parent);
    if (!path)
        return refuse(path.error());
    FileChanges changes;
    note(changes, box, ownFile(vlan.name, ".netdev"),
         {ownHeaderLine, "[NetDev]", "Name=" + vlan.name, "Kind=vlan", "", "[VLAN]",
          "Id=" + std::to_string(vlan.id)});
    auto network = linesOf(box, ownFile(vlan.name, ".network"));
    set(network, "Match", "Name", vlan.name);
    set(network, "Link", "RequiredForOnline", "no");
    set(network, "Network", "LinkLocalAddressing", "no");
    note(changes, box, ownFile(vlan.name, ".network"), network);
    auto parent = linesOf(box, *path);
    if (!has(parent, "Network", "VLAN", vlan.name))
        add(parent, "Network", "VLAN=" + vlan.name);
    note(changes, box, *path, parent);
    return changes;
}

Outcome<FileChanges> forgetVlan(const BoxState& box, const DeleteVlan& vlan) {
    if (const auto foreign = foreignNetdev(box, vlan.name); !foreign.empty())
        return refuse(RefusalCode::InterfaceInUse,
                      say("%1 creates %2, so it would be back after the next start.", foreign, vlan.name),
                      {{"interface", vlan.name}, {"path", foreign}});
    FileChanges changes;
    const auto ownNetwork = ownFile(vlan.name, ".network");
    for (const auto& [path, content] : box.files) {
        if (path == ownFile(vlan.name, ".netdev") || path == ownNetwork ||
            path == ownNetwork + std::string(dropIn)) {
            changes.push_back({path, std::nullopt});
        } else if (path.ends_with(dropIn)) {
            auto lines = text::splitLines(content);
            remove(lines, "Network", "VLAN", vlan.name);
            note(changes, box, path, lines);
        }
    }
    return changes;
}

} // namespace etherdeck::plans::networkd
