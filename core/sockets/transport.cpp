#include "core/sockets/transport.h"

namespace etherdeck {

Result<std::unique_ptr<ConsoleSocket>> ConsoleSocket::open(const ConsoleAddress& address,
                                                           std::size_t buffer) {
    return makeConsoleTransport()->open(address, buffer);
}

} // namespace etherdeck
