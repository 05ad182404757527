#pragma once

#include "app/etherdeckctl/netconsole/options.h"
#include "core/sockets/listen.h"
#include "core/system/port_holder.h"

#include <optional>
#include <string>
#include <vector>

namespace etherdeck::ctl {

/// Sockets that listen where the options say; nothing when that fails, and the reason is printed.
[[nodiscard]] std::optional<ConsoleSockets> openConsole(const NetconsoleOptions& options);

/// Listens where the options say. A failure is returned and not printed.
[[nodiscard]] std::optional<ListenFailure> listenAsTold(ConsoleSockets& sockets,
                                                        const NetconsoleOptions& options);
void printWhyNot(const ListenFailure& failure);

/// "nc (process 12), a program of another user".
[[nodiscard]] std::string holdersText(const std::vector<PortHolder>& holders);

/// The store that the options name, or the default history.
[[nodiscard]] std::string storePath(const NetconsoleOptions& options);

/// "127.0.0.1:6666, [::1]:6666".
[[nodiscard]] std::string whereItListens(const ConsoleSockets& sockets);

/// Prints the size of the receive buffer to standard error, and how to raise it when the kernel granted less
/// than requested.
void printBuffer(const ConsoleSockets& sockets);

} // namespace etherdeck::ctl
