#pragma once

#include "core/base/clock.h"
#include "core/sockets/socket.h"

#include <memory>
#include <vector>

namespace etherdeck {

using ConsoleSocketList = std::vector<std::unique_ptr<ConsoleSocket>>;

/// How a system receives datagrams: opens sockets of one kind, and waits for them.
class ConsoleTransport {
public:
    virtual ~ConsoleTransport() = default;

    /// Takes part in a multicast group when the address is one; the port 0 is any free one. Errors: Busy (the
    /// port is taken; portHolders() knows by whom), PermissionDenied, OutOfRange (not an address of this
    /// machine), NoSuchInterface, Unsupported (no such kind of address here), System.
    [[nodiscard]] virtual Result<std::unique_ptr<ConsoleSocket>> open(const ConsoleAddress& address,
                                                                      std::size_t buffer) = 0;

    /// Before the first wait(). Errors: System.
    [[nodiscard]] virtual Result<void> prepareWait() = 0;
    /// Until one of its sockets may have something, wake() is called, or `patience` is over. A call of wake()
    /// that nobody waited for ends the next wait.
    virtual void wait(const ConsoleSocketList& sockets, Duration patience) = 0;
    /// From any thread.
    virtual void wake() = 0;
};

/// The one for this system: on Linux whole batches at a call and the kernel's count of losses, elsewhere
/// Qt's.
[[nodiscard]] std::shared_ptr<ConsoleTransport> makeConsoleTransport();

} // namespace etherdeck
