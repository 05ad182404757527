#include "app/agent/disks/lab.h"

#include "core/system/small_files.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <sys/stat.h>
#include <utility>

namespace etherdeck::agent {

namespace {

using Json = nlohmann::json;

constexpr std::size_t maxLabFile = std::size_t{1} << 20;
constexpr std::size_t maxLabDisks = 512;

std::string textAt(const Json& object, const char* key) {
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::uint64_t numberAt(const Json& object, const char* key) {
    const auto found = object.find(key);
    return found != object.end() && found->is_number_unsigned() ? found->get<std::uint64_t>() : 0;
}

bool isSet(const Json& object, const char* key) {
    const auto found = object.find(key);
    return found != object.end() && found->is_boolean() && found->get<bool>();
}

DeviceFacts toFacts(const std::string& name, const Json& entry) {
    DeviceFacts facts;
    facts.name = name;
    facts.vendor = textAt(entry, "vendor");
    facts.model = textAt(entry, "model");
    facts.transport = textAt(entry, "transport");
    (facts.transport == "usb" ? facts.usbSerial : facts.serial) = textAt(entry, "serial");
    facts.wwid = textAt(entry, "wwid");
    facts.usbPort = textAt(entry, "usbPort");
    facts.whole = textAt(entry, "partOf");
    facts.partition = static_cast<std::uint32_t>(std::min<std::uint64_t>(numberAt(entry, "partition"), 128));
    facts.start = numberAt(entry, "start");
    facts.readOnly = isSet(entry, "readOnly");
    facts.removable = isSet(entry, "removable");
    if (facts.whole == name)
        facts.whole.clear();
    facts.kind = facts.whole.empty() ? plans::DiskKind::Disk : plans::DiskKind::Partition;
    if (facts.transport == "sata" && !facts.serial.empty())
        facts.ata = AtaFacts{facts.model, facts.serial, {}};
    if (const auto names = entry.find("names"); names != entry.end() && names->is_array())
        for (const auto& each : *names)
            if (each.is_string())
                facts.names.push_back(each.get<std::string>());
    return facts;
}

/// The links in a folder, by the file that each leads to.
using Links = std::multimap<std::string, std::string>;
Links linksIn(const std::string& folder) {
    Links links;
    for (const auto& name : namesIn(folder, maxLabDisks))
        if (auto real = realPath(folder + '/' + name); !real.empty())
            links.emplace(std::move(real), folder + '/' + name);
    return links;
}

void addLinks(const std::string& folder, const Links& links, DeviceFacts& facts) {
    const auto real = realPath(facts.path);
    const auto described = std::exchange(facts.names, {});
    for (const auto& name : described)
        if (auto path = folder + '/' + name; !real.empty() && realPath(path) == real)
            facts.names.push_back(std::move(path));
    for (auto [link, end] = links.equal_range(real); link != end; ++link)
        if (std::ranges::find(facts.names, link->second) == facts.names.end())
            facts.names.push_back(link->second);
}

std::string placed(const std::string& folder, const std::string& path) {
    return path.starts_with("/disks/") ? folder + path : path;
}

} // namespace

Result<std::map<std::string, DeviceFacts>> parseLabDisks(std::string_view json) {
    const auto document = Json::parse(json, nullptr, false);
    if (!document.is_object())
        return fail(ErrorCode::Malformed, "disks.json");
    std::map<std::string, DeviceFacts> disks;
    for (const auto& [name, entry] : document.items())
        if (entry.is_object() && disks.size() < maxLabDisks)
            disks.emplace(name, toFacts(name, entry));
    return disks;
}

Findings readLab(const std::string& folder) {
    Findings findings;
    const auto described = parseLabDisks(readPlainFile(folder + "/disks.json", maxLabFile).value_or("{}"));
    const auto links = linksIn(folder + "/by-id");
    for (const auto& name : namesIn(folder + "/disks", maxLabDisks)) {
        DeviceFacts facts;
        if (described)
            if (const auto known = described->find(name); known != described->end())
                facts = known->second;
        facts.name = name;
        facts.path = folder + "/disks/" + name;
        struct stat status {};
        if (::stat(facts.path.c_str(), &status) != 0 || !S_ISREG(status.st_mode) || status.st_size <= 0)
            continue;
        facts.bytes = static_cast<std::uint64_t>(status.st_size);
        facts.readOnly = facts.readOnly || (status.st_mode & S_IWUSR) == 0;
        addLinks(folder, links, facts);
        findings.devices.push_back(std::move(facts));
    }
    findings.mounts = parseMounts(readPlainFile(folder + "/mounts", maxLabFile).value_or(""));
    findings.swaps = parseSwaps(readPlainFile(folder + "/swaps", maxLabFile).value_or(""));
    for (auto& mount : findings.mounts) {
        mount.source = placed(folder, mount.source);
        mount.number = {}; // those of the host, if anything
    }
    for (auto& swap : findings.swaps) {
        swap.path = placed(folder, swap.path);
        swap.isFile = false; // each disk of a lab is a file
    }
    findings.hasNames = !namesIn(folder + "/by-id", 1).empty();
    return findings;
}

} // namespace etherdeck::agent
