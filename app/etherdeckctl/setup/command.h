#pragma once

#include "app/etherdeckctl/base/command.h"
#include "app/etherdeckctl/device/options.h"
#include "core/setup/steps.h"

#include <string>

/// The way of a Pogoplug E02 to a SAN, step by step.
namespace etherdeck::ctl {

struct SetupOptions {
    std::string step;      ///< to be left out
    bool isWanted = false; ///< is not left out any more
    std::string image;     ///< a file: of U-Boot
};

/// Failed when the next step is half done, or all that are left are blocked.
[[nodiscard]] ExitStatus runSetupStatus(Output& output, const DeviceOptions& device);
/// Does the next step, or prints what is to be done.
[[nodiscard]] ExitStatus runSetupNext(Output& output, const DeviceOptions& device,
                                      const SetupOptions& options);
[[nodiscard]] ExitStatus runSetupSkip(Output& output, const DeviceOptions& device,
                                      const SetupOptions& options);

} // namespace etherdeck::ctl
