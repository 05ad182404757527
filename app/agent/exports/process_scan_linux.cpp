#include "app/agent/exports/process.h"
#include "app/agent/exports/process_scan.h"
#include "app/agent/state/files.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <dirent.h>
#include <memory>
#include <sstream>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

namespace etherdeck::agent {

namespace {

constexpr std::uint32_t aoeEtherType = 0x88a2;
constexpr int diskDescriptor = 3; // vblade opens its disk first, then its socket
constexpr int socketDescriptor = 4;

std::string linkTarget(const std::string& path) {
    std::array<char, 4096> target;
    const auto length = ::readlink(path.c_str(), target.data(), target.size());
    return length > 0 ? std::string(target.data(), static_cast<std::size_t>(length)) : std::string();
}

/// The interface of each AoE socket, by its inode (packet(7); /proc/net/packet: sk RefCnt Type Proto Iface R
/// Rmem User Inode).
std::map<std::string, std::uint32_t> socketInterfaces(const std::string& table) {
    std::map<std::string, std::uint32_t> interfaces;
    std::istringstream lines(table);
    std::string line;
    while (std::getline(lines, line)) {
        std::istringstream fields(line);
        std::string socket;
        std::string references;
        std::string type;
        std::string protocol;
        std::uint32_t interface = 0;
        std::string rest;
        std::string inode;
        if (fields >> socket >> references >> type >> protocol >> interface >> rest >> rest >> rest >>
                inode &&
            std::strtoul(protocol.c_str(), nullptr, 16) == aoeEtherType)
            interfaces[inode] = interface;
    }
    return interfaces;
}

std::string packetTable(const std::string& proc) {
    const auto content = readFile(proc + "/net/packet");
    return content && *content ? **content : std::string();
}

std::optional<FoundVblade> vbladeOf(const std::string& folder,
                                    const std::map<std::string, std::uint32_t>& sockets,
                                    const std::map<std::uint32_t, std::string>& names) {
    const auto cmdline = readFile(folder + "/cmdline");
    if (!cmdline || !*cmdline || (*cmdline)->find("vblade") == std::string::npos)
        return std::nullopt;
    const auto words = exports::commandLineWords(**cmdline);
    auto meaning =
        exports::readVbladeCommand(words, exports::WordsFrom::Process, linkTarget(folder + "/cwd"));
    if (!meaning)
        return std::nullopt;
    FoundVblade found;
    found.config = std::move(meaning->config);
    struct stat disk {};
    if (::stat((folder + "/fd/" + std::to_string(diskDescriptor)).c_str(), &disk) != 0)
        return std::nullopt; // a shell script of that name, or one that has just begun
    if (S_ISBLK(disk.st_mode))
        found.number = {::major(disk.st_rdev), ::minor(disk.st_rdev)};
    const auto socket = linkTarget(folder + "/fd/" + std::to_string(socketDescriptor)); // "socket:[1234]"
    if (!socket.starts_with("socket:["))
        return std::nullopt;
    const auto bound = sockets.find(socket.substr(8, socket.size() - 9));
    if (bound == sockets.end())
        return std::nullopt; // in another network: on none of our interfaces
    if (const auto name = names.find(bound->second); name != names.end())
        found.config.interfaces = {name->second}; // it may have been renamed since
    return found;
}

} // namespace

std::vector<FoundVblade> findVblades(const std::map<std::uint32_t, std::string>& interfaces,
                                     const std::string& proc) {
    std::vector<FoundVblade> found;
    const auto sockets = socketInterfaces(packetTable(proc));
    const std::unique_ptr<DIR, int (*)(DIR*)> folder(::opendir(proc.c_str()), ::closedir);
    while (const auto* const entry = folder ? ::readdir(folder.get()) : nullptr) {
        const std::string_view name(entry->d_name);
        std::int32_t pid = 0;
        const auto parsed = std::from_chars(name.data(), name.data() + name.size(), pid);
        if (parsed.ec != std::errc() || parsed.ptr != name.data() + name.size())
            continue;
        auto vblade = vbladeOf(proc + '/' + std::string(name), sockets, interfaces);
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
