#pragma once

#include "app/etherdeckctl/base/command.h"
#include "app/etherdeckctl/netconsole/options.h"

/// The netconsole commands. They print to `output`, problems to standard error.
namespace etherdeck::ctl {

[[nodiscard]] ExitStatus runNetconsoleListen(Output& output, const NetconsoleOptions& options);
[[nodiscard]] ExitStatus runNetconsoleSend(Output& output, const NetconsoleOptions& options);
[[nodiscard]] ExitStatus runNetconsoleStopBoot(Output& output, const NetconsoleOptions& options);
[[nodiscard]] ExitStatus runNetconsoleReplay(Output& output, const NetconsoleOptions& options);

} // namespace etherdeck::ctl
