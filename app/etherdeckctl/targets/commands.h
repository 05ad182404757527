#pragma once

#include "app/etherdeckctl/base/command.h"
#include "app/etherdeckctl/targets/options.h"

/// The commands for interfaces and targets, one file each. They print to `output`, problems to standard
/// error.
namespace etherdeck::ctl {

[[nodiscard]] ExitStatus runInterfaces(Output& output, bool json);
[[nodiscard]] ExitStatus runDiscover(Output& output, const WireOptions& options,
                                     const DiscoverOptions& discover);
[[nodiscard]] ExitStatus runWatch(Output& output, const WireOptions& options);
[[nodiscard]] ExitStatus runShow(Output& output, const WireOptions& options, Address address);
[[nodiscard]] ExitStatus runConfig(Output& output, const WireOptions& options, const ConfigOptions& config);

} // namespace etherdeck::ctl
