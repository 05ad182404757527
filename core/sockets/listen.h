#pragma once

#include "core/sockets/sockets.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace etherdeck {

/// Why nothing listens, and where it was to.
struct ListenFailure {
    Error error; ///< as of ConsoleAddress::parse() and ConsoleSockets::listen()
    std::string where;
    std::optional<ConsoleAddress> address; ///< unless the text is none
};

/// Listens on these addresses, as ConsoleAddress::parse() takes them; without any on all of this
/// machine, of both kinds where the system has both.
[[nodiscard]] std::optional<ListenFailure>
listenOn(ConsoleSockets& sockets, const std::vector<std::string>& addresses, std::uint16_t port);

} // namespace etherdeck
