#pragma once

#include "app/etherdeckctl/base/command.h"
#include "app/etherdeckctl/device/options.h"
#include "app/etherdeckctl/uboot/box_environment.h"

#include <chrono>
#include <optional>
#include <string>

/// Netconsole of a box: U-Boot's, and the kernel's.
namespace etherdeck::ctl {

struct BoxNetconsoleOptions {
    // Neither: what is set up; to enable, U-Boot's.
    bool boot = false;
    bool kernel = false;
    bool reboot = false;
    std::chrono::seconds wait{};
    std::string to;         ///< where it is sent; empty: this computer
    std::string boxAddress; ///< of the box in U-Boot; empty: the one that is set, or one that nobody has
    std::optional<AddressRange> dhcp;
};

/// Failed when it is half set, or would delay each boot.
[[nodiscard]] ExitStatus runNetconsoleStatus(Output& output, const DeviceOptions& device,
                                             const BoxNetconsoleOptions& options);
[[nodiscard]] ExitStatus runNetconsoleEnable(Output& output, const DeviceOptions& device,
                                             const BoxNetconsoleOptions& options);
[[nodiscard]] ExitStatus runNetconsoleDisable(Output& output, const DeviceOptions& device,
                                              const BoxNetconsoleOptions& options);
/// Waits until U-Boot's banner, or a line of the kernel, arrives here from the box.
[[nodiscard]] ExitStatus runNetconsoleVerify(Output& output, const DeviceOptions& device,
                                             const BoxNetconsoleOptions& options);

} // namespace etherdeck::ctl
