#include "core/sockets/transport.h"

namespace etherdeck {

Result<ConsoleSocket> ConsoleSocket::open(const ConsoleAddress& address, std::size_t buffer) {
    return makeConsoleTransport()->open(address, buffer);
}

} // namespace etherdeck
