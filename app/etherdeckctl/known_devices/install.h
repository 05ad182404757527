#pragma once

#include "app/etherdeckctl/base/command.h"

#include <optional>
#include <string>

namespace etherdeck::ctl {

struct InstallOptions {
    std::string name;     ///< of a known device
    bool session = false; ///< from /tmp of the box, without installing it
    bool planOnly = false;
    bool yes = false;
    std::optional<int> sudoPasswordDescriptor;
    bool json = false;
};

/// Puts the agent on a box, or a new one in its place.
[[nodiscard]] ExitStatus runInstallDevice(Output& output, const InstallOptions& options);
[[nodiscard]] ExitStatus runUninstallDevice(Output& output, const InstallOptions& options);

} // namespace etherdeck::ctl
