#pragma once

#include "core/services/console_socket.h"

namespace etherdeck {

/// A socket that is read by recvmmsg(). Errors: those of ConsoleTransport::open().
[[nodiscard]] Result<ConsoleSocket> openLinuxSocket(const ConsoleAddress& address, std::size_t buffer);

} // namespace etherdeck
