#pragma once

#include "core/system/console_address.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace etherdeck {

/// A program that has a UDP port open.
struct PortHolder {
    std::int64_t processId = 0; ///< 0: it belongs to another user, and the system does not tell which
    std::string program;        ///< its short name, at most 15 characters; empty with process 0

    friend bool operator==(const PortHolder&, const PortHolder&) = default;
};

/// Who keeps ConsoleSocket::open() from getting that address and port. Empty when nobody does any more.
[[nodiscard]] std::vector<PortHolder> portHolders(const ConsoleAddress& address);

/// The inode numbers of the sockets on a local port, from the text of /proc/net/udp or udp6. Rows that cannot
/// be parsed are skipped.
[[nodiscard]] std::vector<std::uint64_t> socketsOnPort(std::string_view table, std::uint16_t port);

} // namespace etherdeck
