#pragma once

#include "app/etherdeckctl/netconsole_options.h"
#include "core/services/console_intake.h"

#include <optional>
#include <string>

namespace etherdeck::ctl {

/// An intake that listens where the options say. What keeps it from that is printed; then nothing.
[[nodiscard]] std::optional<ConsoleIntake> openConsole(const NetconsoleOptions& options);

/// "127.0.0.1:6666, [::1]:6666".
[[nodiscard]] std::string whereItListens(const ConsoleIntake& intake);

/// Says on standard error how large the receive buffer is, and how to raise it where the kernel gave less
/// than was asked for.
void printBuffer(const ConsoleIntake& intake);

} // namespace etherdeck::ctl
