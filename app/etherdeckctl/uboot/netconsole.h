#pragma once

#include "app/etherdeckctl/base/command.h"
#include "app/etherdeckctl/device/options.h"
#include "app/etherdeckctl/uboot/box_environment.h"

#include <optional>
#include <string>

/// Netconsole of a box: U-Boot's.
namespace etherdeck::ctl {

struct BoxNetconsoleOptions {
    std::string to;         ///< where it is sent; empty: this computer
    std::string boxAddress; ///< of the box in U-Boot; empty: the one that is set
    std::optional<AddressRange> dhcp;
};

/// Failed when it is half set, or would delay each boot.
[[nodiscard]] ExitStatus runNetconsoleStatus(Output& output, const DeviceOptions& device);
[[nodiscard]] ExitStatus runNetconsoleEnable(Output& output, const DeviceOptions& device,
                                             const BoxNetconsoleOptions& options);
[[nodiscard]] ExitStatus runNetconsoleDisable(Output& output, const DeviceOptions& device);

/// An address of this computer in a network of the box: "192.168.1.7/24", ….
[[nodiscard]] std::optional<Ipv4Address> ownAddressFor(const std::vector<std::string>& boxAddresses);

} // namespace etherdeck::ctl
