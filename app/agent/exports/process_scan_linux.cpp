#include "app/agent/disks/text.h"
#include "app/agent/exports/process.h"
#include "app/agent/exports/process_scan.h"
#include "app/agent/state/files.h"
#include "core/exports/validation.h"
#include "core/system/small_files.h"

#include <algorithm>
#include <charconv>
#include <set>
#include <sys/stat.h>
#include <sys/sysmacros.h>

namespace etherdeck::agent {

namespace {

constexpr std::uint32_t aoeEtherType = 0x88a2;
constexpr std::size_t socketFields = 9;
constexpr std::size_t maxSockets = 65536;
constexpr std::size_t maxProcesses = 65536;
constexpr std::size_t maxDescriptors = 64; ///< of a vblade: it opens a disk and a socket

template <class Number>
bool isNumber(std::string_view text, Number& number, int base = 10) {
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number, base);
    return problem == std::errc() && end == text.data() + text.size();
}

using Sockets = std::map<std::string, std::uint32_t>; ///< interfaces by inode
using Names = std::map<std::uint32_t, std::string>;   ///< of interfaces

/// The interface of each AoE socket, by its inode (packet(7); /proc/net/packet: sk RefCnt Type Proto Iface R
/// Rmem User Inode).
Sockets socketInterfaces(const std::string& table) {
    Sockets interfaces;
    for (const auto line : pieces(table, '\n', maxSockets)) {
        const auto fields = pieces(line, ' ', socketFields);
        std::uint32_t protocol = 0;
        std::uint32_t interface = 0;
        if (fields.size() == socketFields && isNumber(fields[3], protocol, 16) &&
            isNumber(fields[4], interface) && protocol == aoeEtherType)
            interfaces[std::string(fields[8])] = interface;
    }
    return interfaces;
}

std::string packetTable(const std::string& proc) {
    const auto content = readFile(proc + "/net/packet");
    return content && *content ? **content : std::string();
}

void noteInterface(const Sockets::const_iterator& socket, const Names& names, FoundVblade& found) {
    found.socket = socket->first;
    if (const auto name = names.find(socket->second); name != names.end())
        found.config.interfaces = {name->second}; // it may have been renamed since
}

/// Finds out whether a descriptor of a vblade is its disk, or its socket on an interface. Their numbers are
/// not fixed, since it may have inherited others.
void noteDescriptor(const std::string& path, const Sockets& sockets, const Names& names, FoundVblade& found) {
    struct stat status {};
    if (::stat(path.c_str(), &status) == 0 && S_ISBLK(status.st_mode)) {
        found.number = {::major(status.st_rdev), ::minor(status.st_rdev)};
        return;
    }
    const auto target = linkOf(path); // "socket:[1234]"
    if (!target.starts_with("socket:["))
        return;
    const auto bound = sockets.find(target.substr(8, target.size() - 9));
    if (bound != sockets.end())
        noteInterface(bound, names, found);
}

std::optional<FoundVblade> vbladeOf(const std::string& folder, const std::string& network,
                                    const Sockets& sockets, const Names& names) {
    const auto cmdline = readFile(folder + "/cmdline");
    if (!cmdline || !*cmdline || (*cmdline)->find("vblade") == std::string::npos)
        return std::nullopt;
    const auto words = exports::commandLineWords(**cmdline);
    auto meaning = exports::readVbladeCommand(words, exports::WordsFrom::Process, linkOf(folder + "/cwd"));
    // One in another network namespace is on none of our interfaces. One that has just begun has no socket
    // yet.
    if (!meaning || linkOf(folder + "/ns/net") != network)
        return std::nullopt;
    FoundVblade found;
    found.config = std::move(meaning->config);
    for (const auto& descriptor : namesIn(folder + "/fd", maxDescriptors))
        noteDescriptor(folder + "/fd/" + descriptor, sockets, names, found);
    return found;
}

} // namespace

bool isOf(const FoundVblade& found, const exports::VbladeId& id) {
    return found.config.address == id.address &&
           (found.config.interfaces.empty() || found.config.interfaces.front() == id.interface);
}

bool servesTheSame(exports::Export running, const exports::Export& config) {
    running.interfaces = config.interfaces;
    running.startsAtBoot = config.startsAtBoot;
    running.identity = config.identity;
    running.priority = config.priority;
    exports::normalize(running);
    auto expected = config;
    exports::normalize(expected);
    return running == expected;
}

std::vector<FoundVblade> findVblades(const std::map<std::uint32_t, std::string>& interfaces,
                                     const std::vector<FoundVblade>& known, const std::string& proc) {
    std::vector<FoundVblade> found;
    const auto sockets = socketInterfaces(packetTable(proc));
    const auto network = linkOf(proc + "/self/ns/net");
    std::set<std::int32_t> unchanged;
    for (const auto& vblade : known) {
        const auto socket = sockets.find(vblade.socket);
        if (socket == sockets.end())
            continue;
        found.push_back(vblade);
        noteInterface(socket, interfaces, found.back());
        unchanged.insert(vblade.pid);
    }
    for (const auto& name : namesIn(proc, maxProcesses)) {
        std::int32_t pid = 0;
        if (!isNumber(name, pid) || unchanged.contains(pid))
            continue;
        auto vblade = vbladeOf(proc + '/' + name, network, sockets, interfaces);
        if (!vblade)
            continue;
        vblade->pid = pid;
        vblade->startTicks = startTicks(pid);
        found.push_back(std::move(*vblade));
    }
    std::ranges::sort(found, {}, &FoundVblade::pid);
    return found;
}

std::string aoeSockets(const std::string& proc) {
    std::string text;
    for (const auto& [inode, interface] : socketInterfaces(packetTable(proc)))
        text += inode + ' ' + std::to_string(interface) + '\n';
    return text;
}

} // namespace etherdeck::agent
