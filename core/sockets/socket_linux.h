#pragma once

#include "core/sockets/socket.h"

namespace etherdeck {

/// A socket that receives with recvmmsg(). Errors: those of ConsoleTransport::open().
[[nodiscard]] Result<std::unique_ptr<ConsoleSocket>> openLinuxSocket(const ConsoleAddress& address,
                                                                     std::size_t buffer);

} // namespace etherdeck
