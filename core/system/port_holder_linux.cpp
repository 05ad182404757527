#include "core/system/port_holder.h"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>

namespace etherdeck {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t longestTable = std::size_t{8} << 20;
constexpr std::size_t longestName = 64;
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

std::string readFile(const fs::path& path, std::size_t limit) {
    std::ifstream file(path, std::ios::binary);
    std::string text(limit, '\0');
    file.read(text.data(), static_cast<std::streamsize>(limit));
    text.resize(static_cast<std::size_t>(std::max<std::streamsize>(file.gcount(), 0)));
    return text;
}

/// "socket:[12345]" -> 12345
std::optional<std::uint64_t> socketNumber(std::string_view link) {
    constexpr std::string_view start = "socket:[";
    if (!link.starts_with(start) || !link.ends_with(']'))
        return std::nullopt;
    return readNumber<std::uint64_t>(link.substr(start.size(), link.size() - start.size() - 1), 10);
}

/// Processes come and go, and most of these folders are closed to us: skips what fails.
bool hasOneOf(const fs::path& process, const std::vector<std::uint64_t>& sockets) {
    std::error_code error;
    for (fs::directory_iterator entry(process / "fd", error), end; !error && entry != end;
         entry.increment(error)) {
        std::error_code unreadable;
        const auto socket = socketNumber(fs::read_symlink(entry->path(), unreadable).native());
        if (socket && std::ranges::find(sockets, *socket) != sockets.end())
            return true;
    }
    return false;
}

std::vector<PortHolder> holdersOf(const std::vector<std::uint64_t>& sockets) {
    std::vector<PortHolder> holders;
    std::error_code error;
    for (fs::directory_iterator entry("/proc", error), end; !error && entry != end; entry.increment(error)) {
        const auto id = readNumber<std::int64_t>(entry->path().filename().native(), 10);
        if (!id || holders.size() == maxHolders || !hasOneOf(entry->path(), sockets))
            continue;
        auto name = readFile(entry->path() / "comm", longestName);
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
    auto sockets = socketsOnPort(readFile("/proc/net/udp", longestTable), address.endpoint.port);
    std::ranges::copy(socketsOnPort(readFile("/proc/net/udp6", longestTable), address.endpoint.port),
                      std::back_inserter(sockets));
    if (sockets.empty())
        return {};
    auto holders = holdersOf(sockets);
    if (holders.empty())
        holders.push_back({});
    return holders;
}

} // namespace etherdeck
