#pragma once

#include "app/etherdeckctl/log_options.h"
#include "app/etherdeckctl/netconsole_options.h"
#include "app/etherdeckctl/options.h"

/// The commands of etherdeckctl, one file each. They print to standard output, problems to standard error.
namespace etherdeck::ctl {

[[nodiscard]] ExitStatus runInterfaces(bool json);
[[nodiscard]] ExitStatus runDiscover(const WireOptions& options);
[[nodiscard]] ExitStatus runWatch(const WireOptions& options);
[[nodiscard]] ExitStatus runShow(const WireOptions& options, Address address);
[[nodiscard]] ExitStatus runConfig(const WireOptions& options, const ConfigOptions& config);
[[nodiscard]] ExitStatus runLog(const LogOptions& options);
[[nodiscard]] ExitStatus runNetconsoleListen(const NetconsoleOptions& options);
[[nodiscard]] ExitStatus runNetconsoleSend(const NetconsoleOptions& options);
[[nodiscard]] ExitStatus runNetconsoleStopBoot(const NetconsoleOptions& options);
[[nodiscard]] ExitStatus runNetconsoleReplay(const NetconsoleOptions& options);

} // namespace etherdeck::ctl
