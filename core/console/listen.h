#pragma once

#include "core/console/intake.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace etherdeck {

/// Why an intake does not listen, and where it was to.
struct ListenFailure {
    Error error; ///< as of ConsoleAddress::parse() and ConsoleIntake::listen()
    std::string where;
    std::optional<ConsoleAddress> address; ///< unless the text is none
};

/// Has it listen on these addresses, as ConsoleAddress::parse() takes them; without any on all of this
/// machine, of both kinds where the system has both.
[[nodiscard]] std::optional<ListenFailure>
listenOn(ConsoleIntake& intake, const std::vector<std::string>& addresses, std::uint16_t port);

} // namespace etherdeck
