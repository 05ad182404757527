#include "core/exports/conf.h"

#include "core/base/characters.h"
#include "core/base/harmless_text.h"
#include "core/exports/ionice.h"
#include "core/exports/validation.h"
#include "core/exports/vblade_command.h"

#include <algorithm>
#include <array>
#include <set>

namespace etherdeck::exports {

namespace {

std::string percentEncoded(std::string_view text) {
    constexpr std::string_view hex = "0123456789ABCDEF";
    std::string encoded;
    for (const auto c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte > 0x20 && byte < 0x7f && c != '%' && c != '\\') {
            encoded += c;
        } else {
            encoded += '%';
            encoded += hex[byte >> 4U];
            encoded += hex[byte & 0x0fU];
        }
    }
    return encoded;
}

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const auto& word : words)
        text += (text.empty() ? "" : " ") + word;
    return text;
}

/// The names of an export's files, without suffix, in the order of its interfaces. No hyphens: systemd
/// writes them as \x2d in the names of units.
std::vector<std::string> baseNames(const Export& config) {
    const auto first = config.address.toString();
    std::vector<std::string> names;
    for (const auto& interface : config.interfaces) {
        auto name = first;
        if (!names.empty()) {
            name += '.' + interface;
            std::ranges::replace(name, '-', '_');
        }
        while (std::ranges::count(names, name) > 0) // br-lan and br_lan
            name += '_';
        names.push_back(std::move(name));
    }
    return names;
}

/// In a file of Debian's, the default is written as well: without it, the unit has another one.
std::vector<std::string> writtenIonice(const Export& config, bool isDebians) {
    if (isDebians && config.priority == IoPriority::Default)
        return {"-c2", "-n4"};
    return ioniceArguments(config.priority);
}

std::string contentOf(const Export& config, const std::string& interface, bool isDebians) {
    std::string text =
        "# Written by Etherdeck; may be edited. Values must mean the same to a shell and to systemd.\n";
    if (!config.identity.empty())
        text += "# disk=" + percentEncoded(config.identity) + '\n';
    text += std::string("# boot=") + (config.startsAtBoot ? "yes" : "no") + '\n';
    text += "shelf=" + std::to_string(config.address.shelf()) + '\n';
    text += "slot=" + std::to_string(config.address.slot()) + '\n';
    text += "netif=" + interface + '\n';
    text += "filename=" + config.path + '\n';
    if (const auto options = vbladeOptions(config); !options.empty())
        text += "options='" + joined(options) + "'\n";
    if (const auto ionice = writtenIonice(config, isDebians); !ionice.empty())
        text += "ionice='" + joined(ionice) + "'\n";
    return text;
}

/// Folders of /dev in which names are numbers of devices, in the order in which they were found.
constexpr std::array<std::string_view, 10> countingFolders{"disk", "block", "char", "bus", "cciss",
                                                           "ida",  "rd",    "i2o",  "fd",  "shm"};

bool startsWithOneOf(std::string_view text, std::initializer_list<std::string_view> starts) {
    return std::ranges::any_of(starts, [text](std::string_view start) {
        return text.starts_with(start) && text.size() > start.size();
    });
}

bool isPlainUnitName(std::string_view name) {
    return !name.empty() && name.front() != '.' && std::ranges::all_of(name, [](char c) {
        return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' || c == '_' ||
               c == ':';
    });
}

bool sameButInterface(Export one, Export other) {
    one.interfaces.clear();
    other.interfaces.clear();
    return one == other;
}

} // namespace

bool staysWithDisk(std::string_view path) {
    if (startsWithOneOf(path, {"/dev/disk/by-id/", "/dev/disk/by-uuid/", "/dev/disk/by-partuuid/"}))
        return true;
    constexpr std::string_view devices = "/dev/";
    if (!path.starts_with(devices))
        return path.starts_with('/') && !startsWithOneOf(path, {"/proc/", "/sys/", "/run/"});
    // "/dev/mapper/backup" and "/dev/GROUP/VOLUME", but no names that count devices.
    path.remove_prefix(devices.size());
    const auto slash = path.find('/');
    return slash != std::string_view::npos && slash > 0 && slash + 1 < path.size() &&
           std::ranges::find(countingFolders, path.substr(0, slash)) == countingFolders.end();
}

tl::expected<std::vector<ConfFile>, std::vector<Fault>> confFiles(const Export& config) {
    auto plain = config;
    normalize(plain);
    if (auto wrong = faults(plain); !wrong.empty())
        return tl::unexpected(std::move(wrong));
    const auto isDebians = plain.startsAtBoot && staysWithDisk(plain.path);
    const auto suffix = isDebians ? confSuffix : manualSuffix;
    const auto names = baseNames(plain);
    std::vector<ConfFile> files;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const auto& interface = plain.interfaces[i];
        files.push_back({names[i] + std::string(suffix), interface, contentOf(plain, interface, isDebians)});
    }
    return files;
}

bool isConfName(std::string_view fileName) {
    return !fileName.starts_with('.') && (fileName.ends_with(confSuffix) || fileName.ends_with(manualSuffix));
}

std::optional<std::string> confUnit(std::string_view fileName) {
    if (!fileName.ends_with(confSuffix))
        return std::nullopt;
    const auto instance = fileName.substr(0, fileName.size() - confSuffix.size());
    if (!isPlainUnitName(instance))
        return std::nullopt;
    return "vblade@" + std::string(instance) + ".service";
}

ConfDirectory readConfDirectory(const std::map<std::string, std::string>& files, ConfReader reader) {
    ConfDirectory found;
    std::map<Address, ConfDirectory::Entry> entries;
    std::string stoppedBy;
    for (const auto& [file, content] : files) {
        if (!isConfName(file))
            continue;
        const auto isDebians = file.ends_with(confSuffix);
        if (isDebians && !stoppedBy.empty())
            found.notReached.push_back(file);
        auto reading = readConf(file, content, reader);
        for (const auto& problem : reading.problems) {
            if (isDebians && problem.kind == ConfProblemKind::StopsGenerator && stoppedBy.empty())
                stoppedBy = file;
        }
        if (reading.config) {
            const auto& interface = reading.config->interfaces.front();
            auto& entry = entries[reading.config->address];
            const auto first = entry.files.empty() ? std::string() : entry.files.begin()->second;
            if (entry.files.empty()) {
                entry.config = *reading.config;
                entry.files[interface] = file;
            } else if (const auto same = entry.files.find(interface); same != entry.files.end()) {
                reading.problems.push_back({ConfProblemKind::Repeated, 0, harmlessLine(same->second)});
            } else if (!sameButInterface(entry.config, *reading.config)) {
                reading.problems.push_back({ConfProblemKind::Contradicts, 0, harmlessLine(first)});
            } else {
                entry.config.interfaces.push_back(interface);
                entry.files[interface] = file;
                normalize(entry.config);
            }
        }
        for (auto& problem : reading.problems)
            found.problems.push_back({file, std::move(problem)});
        for (auto& wrong : reading.faults)
            found.faults.push_back({file, std::move(wrong)});
    }
    for (auto& [address, entry] : entries)
        found.exports.push_back(std::move(entry));
    return found;
}

} // namespace etherdeck::exports
