#include "core/planner/kept_network.h"
#include "core/planner/text_lines.h"

#include <array>
#include <fnmatch.h>

// interfaces(5), as ifupdown 0.8 reads it:
// - several iface stanzas of one interface are applied one after the other;
// - "mtu" counts with the methods static and manual, and is ignored with dhcp;
// - "iface eth0.5" creates VLAN 5 on eth0.
namespace etherdeck::plans::ifupdown {

namespace {

using text::splitWords;
using Lines = std::vector<std::string>;

constexpr const char* mainFile = "/etc/network/interfaces";
constexpr std::string_view folder = "/etc/network/";
/// Which file names "source /etc/network/interfaces.d/…" includes.
constexpr std::array ownFiles{"/etc/network/interfaces.d/etherdeck",
                              "/etc/network/interfaces.d/etherdeck.cfg",
                              "/etc/network/interfaces.d/etherdeck.conf"};
constexpr const char* ownHeader = "# Written by etherdeck-agent.";

struct File {
    std::string path;
    std::string before; ///< empty for a file that does not exist yet
    Lines lines;
};

/// "iface NAME FAMILY METHOD" and its options: lines [first, last).
struct Stanza {
    std::size_t first = 0;
    std::size_t last = 0;
    std::string name;
    std::string method;
    bool inherits = false;
};

bool isAutoWord(std::string_view word) { return word == "auto" || word.starts_with("allow-"); }

bool startsStanza(std::string_view word) {
    return word == "iface" || word == "mapping" || word == "rename" || word == "source" ||
           word == "source-directory" || word == "no-auto-down" || word == "no-scripts" || isAutoWord(word);
}

bool saysNothing(const std::vector<std::string>& words) { return words.empty() || words[0][0] == '#'; }

std::vector<Stanza> stanzasOf(const Lines& lines, const std::string& interface) {
    std::vector<Stanza> found;
    bool isInside = false;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const auto words = splitWords(lines[i]);
        if (saysNothing(words))
            continue;
        if (startsStanza(words[0])) {
            isInside = words[0] == "iface" && words.size() > 1 && words[1] == interface;
            if (isInside)
                found.push_back({i, i, interface, words.size() > 3 ? words[3] : std::string(),
                                 std::ranges::find(words, "inherits") != words.end()});
        }
        if (isInside)
            found.back().last = i + 1;
    }
    return found;
}

std::string absolute(const std::string& pattern) {
    return pattern.starts_with('/') ? pattern : std::string(folder) + pattern;
}

bool hasPlainFileName(std::string_view path) {
    const auto name = path.substr(path.rfind('/') + 1);
    return std::ranges::all_of(name, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
               c == '-';
    });
}

bool matches(std::string pattern, const std::string& path) {
    while (pattern.size() > 1 && pattern.back() == '/')
        pattern.pop_back();
    return ::fnmatch(pattern.c_str(), path.c_str(), FNM_PATHNAME | FNM_PERIOD) == 0;
}

bool isSourced(const Lines& mainLines, const std::string& path) {
    return std::ranges::any_of(mainLines, [&](const std::string& line) {
        const auto words = splitWords(line);
        if (words.size() < 2)
            return false;
        const auto pattern = absolute(words[1]);
        return (words[0] == "source" && matches(pattern, path)) ||
               (words[0] == "source-directory" && hasPlainFileName(path) &&
                matches(pattern, path.substr(0, path.rfind('/'))));
    });
}

/// The main file first, then those that it includes.
Outcome<std::vector<File>> filesOf(const BoxState& box) {
    const auto found = box.files.find(mainFile);
    if (found == box.files.end())
        return refuse(RefusalCode::Unsupported, say("%1 could not be read.", std::string(mainFile)),
                      {{"path", mainFile}});
    std::vector<File> files{{mainFile, found->second, text::splitLines(found->second)}};
    for (const auto& [path, content] : box.files)
        if (path != mainFile && isSourced(files[0].lines, path))
            files.push_back({path, content, text::splitLines(content)});
    return files;
}

/// Where new lines go: a file of our own if one is included, otherwise the main file. Valid until the next
/// call.
File& target(std::vector<File>& files) {
    for (const std::string own : ownFiles) {
        if (!isSourced(files[0].lines, own))
            continue;
        const auto found = std::ranges::find(files, own, &File::path);
        return found != files.end() ? *found : files.emplace_back(File{own, {}, {ownHeader}});
    }
    return files[0];
}

FileChanges changesOf(const std::vector<File>& files) {
    FileChanges changes;
    for (const auto& file : files) {
        const bool isOwn = std::ranges::find(ownFiles, file.path) != ownFiles.end();
        const bool isEmpty = std::ranges::all_of(
            file.lines, [](const std::string& line) { return saysNothing(splitWords(line)); });
        if (isOwn && isEmpty && !file.before.empty())
            changes.push_back({file.path, std::nullopt});
        else if (file.lines != text::splitLines(file.before))
            changes.push_back({file.path, text::joinLines(file.lines)});
    }
    return changes;
}

bool comesUpByItself(const std::vector<File>& files, const std::string& interface) {
    return std::ranges::any_of(files, [&](const File& file) {
        return std::ranges::any_of(file.lines, [&](const std::string& line) {
            const auto words = splitWords(line);
            return !saysNothing(words) && isAutoWord(words[0]) &&
                   std::find(words.begin() + 1, words.end(), interface) != words.end();
        });
    });
}

bool isNumber(std::string_view word) {
    return !word.empty() && word.find_first_not_of("0123456789") == std::string_view::npos;
}

/// The position of an effective MTU in a line of a stanza: in an option, or in a command for this
/// interface.
std::optional<std::size_t> mtuIn(const std::string& line, const Stanza& stanza) {
    const auto words = splitWords(line);
    if (saysNothing(words))
        return std::nullopt;
    const auto mtu = std::ranges::find(words, "mtu");
    if (mtu == words.end() || mtu + 1 == words.end() || !isNumber(mtu[1]))
        return std::nullopt;
    const bool isOption = mtu == words.begin();
    const bool isForIt = std::ranges::any_of(words, [&](std::string word) {
        std::erase_if(word, [](char c) { return c == '"' || c == '{' || c == '}'; });
        return word == stanza.name || word == "$IFACE";
    });
    if (isOption ? stanza.method == "dhcp" : !isForIt)
        return std::nullopt;
    const auto keyword = line.find(isOption ? "mtu" : " mtu ");
    return keyword == std::string::npos ? std::nullopt : std::optional(line.find(mtu[1], keyword));
}

bool setExistingMtu(File& file, const Stanza& stanza, const std::string& mtu) {
    bool found = false;
    for (std::size_t i = stanza.first + 1; i < stanza.last; ++i) {
        auto& line = file.lines[i];
        const auto at = mtuIn(line, stanza);
        if (!at)
            continue;
        const auto end = std::min(line.find_first_not_of("0123456789", *at), line.size());
        line.replace(*at, end - *at, mtu);
        found = true;
    }
    return found;
}

void addMtu(std::vector<File>& files, const std::string& interface, const std::string& mtu) {
    const bool isUp = comesUpByItself(files, interface);
    auto& file = target(files);
    const auto stanzas = stanzasOf(file.lines, interface);
    const auto suitable = std::ranges::find_if(
        stanzas, [](const Stanza& stanza) { return stanza.method == "static" || stanza.method == "manual"; });
    if (suitable != stanzas.end()) {
        const auto& lastLine = file.lines[suitable->last - 1];
        const bool hasOptions = suitable->last - suitable->first > 1;
        const auto indent = hasOptions ? std::string(text::indentOf(lastLine)) : std::string(4, ' ');
        text::insertLine(file.lines, suitable->last, indent + "mtu " + mtu);
        return;
    }
    text::appendBlank(file.lines);
    if (!isUp)
        file.lines.push_back("auto " + interface);
    file.lines.push_back("iface " + interface + " inet manual");
    file.lines.push_back("    mtu " + mtu);
}

/// Removes lines [first, last), and one of the two empty lines that then follow each other.
void removeLines(Lines& lines, std::size_t first, std::size_t last) {
    lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(first),
                lines.begin() + static_cast<std::ptrdiff_t>(last));
    if (first > 0 && lines[first - 1].empty() && (first == lines.size() || lines[first].empty()))
        text::removeLine(lines, first - 1);
}

void removeFromAutoLines(Lines& lines, const std::string& interface) {
    for (std::size_t i = lines.size(); i-- > 0;) {
        auto words = splitWords(lines[i]);
        if (saysNothing(words) || !isAutoWord(words[0]) || std::erase(words, interface) == 0)
            continue;
        if (words.size() == 1) {
            text::removeLine(lines, i);
            continue;
        }
        lines[i] = std::string(text::indentOf(lines[i])) + words[0];
        for (std::size_t at = 1; at < words.size(); ++at)
            lines[i] += ' ' + words[at];
    }
}

} // namespace

Outcome<FileChanges> keepMtu(const BoxState& box, const ChangeMtu& change) {
    auto files = filesOf(box);
    if (!files)
        return refuse(files.error());
    const auto mtu = std::to_string(change.after);
    bool found = false;
    for (auto& file : *files) {
        for (const auto& stanza : stanzasOf(file.lines, change.interface)) {
            if (stanza.inherits)
                return refuse(RefusalCode::Unsupported,
                              say("%1 inherits its settings in %2: set the MTU there as well.",
                                  change.interface, file.path),
                              {{"interface", change.interface}, {"path", file.path}});
            found = setExistingMtu(file, stanza, mtu) || found;
        }
    }
    if (!found)
        addMtu(*files, change.interface, mtu);
    return changesOf(*files);
}

Outcome<FileChanges> keepVlan(const BoxState& box, const CreateVlan& vlan) {
    if (vlan.name != vlan.parent + '.' + std::to_string(vlan.id))
        return refuse(RefusalCode::Unsupported,
                      say("ifupdown creates VLANs only under names such as eth0.5."), {{"name", vlan.name}});
    auto files = filesOf(box);
    if (!files)
        return refuse(files.error());
    for (auto& file : *files) {
        const auto stanzas = stanzasOf(file.lines, vlan.name);
        if (stanzas.empty())
            continue;
        if (!comesUpByItself(*files, vlan.name))
            text::insertLine(file.lines, stanzas.front().first, "auto " + vlan.name);
        return changesOf(*files);
    }
    auto& lines = target(*files).lines;
    text::appendBlank(lines);
    lines.push_back("auto " + vlan.name);
    lines.push_back("iface " + vlan.name + " inet manual");
    lines.push_back("    vlan-raw-device " + vlan.parent);
    return changesOf(*files);
}

Outcome<FileChanges> forgetVlan(const BoxState& box, const DeleteVlan& vlan) {
    auto files = filesOf(box);
    if (!files)
        return refuse(files.error());
    for (auto& file : *files) {
        auto stanzas = stanzasOf(file.lines, vlan.name);
        std::ranges::reverse(stanzas);
        for (const auto& stanza : stanzas)
            removeLines(file.lines, stanza.first, stanza.last);
        removeFromAutoLines(file.lines, vlan.name);
    }
    return changesOf(*files);
}

} // namespace etherdeck::plans::ifupdown
