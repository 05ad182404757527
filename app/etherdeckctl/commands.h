#pragma once

#include "app/etherdeckctl/log_options.h"
#include "app/etherdeckctl/netconsole_options.h"
#include "app/etherdeckctl/options.h"
#include "core/system/output.h"

/// The commands of etherdeckctl, one file each. They print to `output`, problems to standard error.
namespace etherdeck::ctl {

[[nodiscard]] ExitStatus runInterfaces(Output& output, bool json);
[[nodiscard]] ExitStatus runDiscover(Output& output, const WireOptions& options,
                                     const DiscoverOptions& discover);
[[nodiscard]] ExitStatus runWatch(Output& output, const WireOptions& options);
[[nodiscard]] ExitStatus runShow(Output& output, const WireOptions& options, Address address);
[[nodiscard]] ExitStatus runConfig(Output& output, const WireOptions& options, const ConfigOptions& config);
[[nodiscard]] ExitStatus runLog(Output& output, const LogOptions& options);
[[nodiscard]] ExitStatus runNetconsoleListen(Output& output, const NetconsoleOptions& options);
[[nodiscard]] ExitStatus runNetconsoleSend(Output& output, const NetconsoleOptions& options);
[[nodiscard]] ExitStatus runNetconsoleStopBoot(Output& output, const NetconsoleOptions& options);
[[nodiscard]] ExitStatus runNetconsoleReplay(Output& output, const NetconsoleOptions& options);

} // namespace etherdeck::ctl
