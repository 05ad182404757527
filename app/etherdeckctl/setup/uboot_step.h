#pragma once

#include "app/etherdeckctl/setup/command.h"
#include "app/etherdeckctl/setup/visit.h"

namespace etherdeck::ctl {

/// Checks an image, and prints how a person writes it. It is noted as begun.
[[nodiscard]] ExitStatus beginUboot(Output& output, const DeviceOptions& device, SetupVisit& visit,
                                    const std::string& image);
/// Takes back that an image was begun, if the old U-Boot is still there. What fails is reported.
[[nodiscard]] bool withdrawUboot(SetupVisit& visit);
/// Compares what is in flash with the image that was begun.
[[nodiscard]] ExitStatus verifyUboot(Output& output, const DeviceOptions& device, SetupVisit& visit);

} // namespace etherdeck::ctl
