#pragma once

#include "app/etherdeckctl/device/options.h"
#include "app/etherdeckctl/device/session.h"
#include "app/etherdeckctl/uboot/netconsole.h"
#include "core/plans/netconsole.h"

#include <optional>
#include <string>
#include <vector>

/// Netconsole of the kernel of a box.
namespace etherdeck::ctl {

/// The answer to netconsole.read.
struct KernelNetconsole {
    bool isLoaded = false;
    int level = 0;
    std::optional<plans::NetconsoleTarget> target;
    std::optional<plans::NetconsoleTarget> atBoot; ///< set up for the next start
};
[[nodiscard]] Result<KernelNetconsole> kernelNetconsoleFrom(const Json& json);
/// What fails is reported before it returns nothing.
[[nodiscard]] std::optional<KernelNetconsole> askForKernelNetconsole(DeviceSession& session);
[[nodiscard]] std::string kernelText(const KernelNetconsole& kernel);
[[nodiscard]] nlohmann::ordered_json kernelJson(const KernelNetconsole& kernel);

[[nodiscard]] ExitStatus enableKernelNetconsole(DeviceSession& session, Output& output,
                                                const DeviceOptions& device,
                                                const BoxNetconsoleOptions& options);
/// Writes a line to the log of the box, and waits until it arrives here.
[[nodiscard]] ExitStatus verifyKernelNetconsole(DeviceSession& session, Output& output,
                                                const DeviceOptions& device,
                                                const BoxNetconsoleOptions& options);

} // namespace etherdeck::ctl
