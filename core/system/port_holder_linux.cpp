#include "core/system/port_holder.h"
#include "core/system/small_files.h"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <optional>

namespace etherdeck {

namespace {

constexpr std::size_t longestTable = std::size_t{8} << 20;
constexpr std::size_t longestName = 64;
constexpr std::size_t maxProcesses = 65536;
constexpr std::size_t maxDescriptors = 65536;
constexpr std::size_t maxHolders = 8;

template <class Number>
std::optional<Number> readNumber(std::string_view text, int base) {
    Number number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number, base);
    if (error != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return number;
}

std::string_view takeWord(std::string_view& row) {
    row.remove_prefix(std::min(row.find_first_not_of(' '), row.size()));
    const auto word = row.substr(0, row.find(' '));
    row.remove_prefix(word.size());
    return word;
}

/// "socket:[12345]" -> 12345
std::optional<std::uint64_t> socketNumber(std::string_view link) {
    constexpr std::string_view start = "socket:[";
    if (!link.starts_with(start) || !link.ends_with(']'))
        return std::nullopt;
    return readNumber<std::uint64_t>(link.substr(start.size(), link.size() - start.size() - 1), 10);
}

/// Processes come and go, and most of these folders are closed to us: skips what fails.
bool hasOneOf(const std::string& process, const std::vector<std::uint64_t>& sockets) {
    const auto folder = process + "/fd/";
    return std::ranges::any_of(namesIn(folder, maxDescriptors), [&](const std::string& name) {
        const auto socket = socketNumber(linkOf(folder + name));
        return socket && std::ranges::find(sockets, *socket) != sockets.end();
    });
}

std::vector<PortHolder> holdersOf(const std::vector<std::uint64_t>& sockets) {
    std::vector<PortHolder> holders;
    for (const auto& process : namesIn("/proc", maxProcesses)) {
        const auto id = readNumber<std::int64_t>(process, 10);
        if (!id || holders.size() == maxHolders || !hasOneOf("/proc/" + process, sockets))
            continue;
        auto name = readStart("/proc/" + process + "/comm", longestName).value_or("");
        std::erase_if(name, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
        holders.push_back({*id, name});
    }
    return holders;
}

} // namespace

// sl  local_address:port  rem_address:port  st  queues  tr:tm  retrnsmt  uid  timeout  inode  …
std::vector<std::uint64_t> socketsOnPort(std::string_view table, std::uint16_t port) {
    std::vector<std::uint64_t> sockets;
    while (!table.empty()) {
        auto row = table.substr(0, table.find('\n'));
        table.remove_prefix(std::min(row.size() + 1, table.size()));
        takeWord(row);
        const auto local = takeWord(row);
        const auto colon = local.find(':');
        if (colon == std::string_view::npos || readNumber<std::uint16_t>(local.substr(colon + 1), 16) != port)
            continue;
        for (int i = 0; i < 7; ++i)
            takeWord(row);
        if (const auto inode = readNumber<std::uint64_t>(takeWord(row), 10); inode && *inode != 0)
            sockets.push_back(*inode);
    }
    return sockets;
}

std::vector<PortHolder> portHolders(const ConsoleAddress& address) {
    // An IPv6 socket may hold the IPv4 port, too.
    std::vector<std::uint64_t> sockets;
    for (const auto* table : {"/proc/net/udp", "/proc/net/udp6"})
        std::ranges::copy(socketsOnPort(readStart(table, longestTable).value_or(""), address.endpoint.port),
                          std::back_inserter(sockets));
    if (sockets.empty())
        return {};
    auto holders = holdersOf(sockets);
    if (holders.empty())
        holders.push_back({});
    return holders;
}

} // namespace etherdeck
