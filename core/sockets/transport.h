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

    /// Joins the group if the address is multicast; port 0 is any free one. Errors: Busy (the port is taken;
    /// portHolders() knows by whom), PermissionDenied, OutOfRange (not an address of this computer),
    /// NoSuchInterface, Unsupported (no such kind of address here), System.
    [[nodiscard]] virtual Result<std::unique_ptr<ConsoleSocket>> open(const ConsoleAddress& address,
                                                                      std::size_t buffer) = 0;

    /// Call it before the first wait(). Errors: System.
    [[nodiscard]] virtual Result<void> prepareWait() = 0;
    /// Waits until one of the sockets may have data, wake() is called, or `patience` is over. A wake() while
    /// nobody waits ends the next wait.
    virtual void wait(const ConsoleSocketList& sockets, Duration patience) = 0;
    /// From any thread.
    virtual void wake() = 0;
};

/// The transport for this system: on Linux whole batches per call and the kernel's count of losses, elsewhere
/// Qt's.
[[nodiscard]] std::shared_ptr<ConsoleTransport> makeConsoleTransport();

} // namespace etherdeck
