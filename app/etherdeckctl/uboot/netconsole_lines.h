#pragma once

#include "app/etherdeckctl/base/command.h"
#include "app/etherdeckctl/device/options.h"
#include "app/etherdeckctl/uboot/netconsole.h"

#include <vector>

namespace etherdeck::link {
struct Interface;
}

namespace etherdeck::ctl {

/// For a box without an agent: says so, and prints what can be pasted at U-Boot's prompt, or typed as root
/// on the box. `interfaces` are those of this computer. Failed: nothing was set up.
[[nodiscard]] ExitStatus printNetconsoleLines(Output& output, const DeviceOptions& device,
                                              const BoxNetconsoleOptions& options,
                                              const std::vector<link::Interface>& interfaces);

} // namespace etherdeck::ctl
