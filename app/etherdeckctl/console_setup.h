#pragma once

#include "app/etherdeckctl/netconsole_options.h"
#include "core/journal/damage.h"
#include "core/sockets/listen.h"
#include "core/system/port_holder.h"

#include <optional>
#include <string>
#include <vector>

namespace etherdeck::ctl {

/// Sockets that listen where the options say. What keeps them from that is printed; then nothing.
[[nodiscard]] std::optional<ConsoleSockets> openConsole(const NetconsoleOptions& options);

/// Listens where the options say. What keeps it from that is not printed.
[[nodiscard]] std::optional<ListenFailure> listenAsTold(ConsoleSockets& sockets,
                                                        const NetconsoleOptions& options);
void printWhyNot(const ListenFailure& failure);

/// "nc (process 12), a program of another user".
[[nodiscard]] std::string holdersText(const std::vector<PortHolder>& holders);

/// That of the options, or else the history.
[[nodiscard]] std::string storePath(const NetconsoleOptions& options);

/// Says what could not be read of datagrams that were written down, if anything.
void printJournalDamage(const JournalDamage& damage);

/// "127.0.0.1:6666, [::1]:6666".
[[nodiscard]] std::string whereItListens(const ConsoleSockets& sockets);

/// Says on standard error how large the receive buffer is, and how to raise it where the kernel gave less
/// than was asked for.
void printBuffer(const ConsoleSockets& sockets);

} // namespace etherdeck::ctl
