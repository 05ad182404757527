#pragma once

#include "core/sockets/sockets.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace etherdeck {

/// Why and where listening failed.
struct ListenFailure {
    Error error; ///< from ConsoleAddress::parse() or ConsoleSockets::listen()
    std::string where;
    std::optional<ConsoleAddress> address; ///< unless the text is not an address
};

/// Listens on these addresses, in the format of ConsoleAddress::parse(). Without any, listens on all
/// addresses of this computer, IPv4 and IPv6 where the system has both.
[[nodiscard]] std::optional<ListenFailure>
listenOn(ConsoleSockets& sockets, const std::vector<std::string>& addresses, std::uint16_t port);

} // namespace etherdeck
