#pragma once

#include "app/etherdeckctl/base/command.h"
#include "core/box_netconsole/addresses.h"
#include "core/uboot/doctor.h"

#include <optional>
#include <string>

namespace etherdeck::ctl {

struct EnvironmentCheckOptions {
    std::string file; ///< "-": standard input
    bool json = false;
    std::optional<box_netconsole::AddressRange> dhcp;
};

/// Examines an environment of U-Boot in a file. Failed when something is found, or nothing can be read.
[[nodiscard]] ExitStatus runEnvironmentCheck(Output& output, const EnvironmentCheckOptions& options);

/// What the doctor finds. `place` is where the environment is, empty when that is not known.
[[nodiscard]] ExitStatus printFindings(Output& output, const uboot::Environment& environment,
                                       const uboot::DoctorFacts& facts, const std::string& place, bool json);

} // namespace etherdeck::ctl
