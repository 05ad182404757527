#pragma once

#include "app/etherdeckctl/base/command.h"

#include <string>

namespace etherdeck::ctl {

struct EnvironmentCheckOptions {
    std::string file; ///< "-": standard input
    bool json = false;
};

/// Examines an environment of U-Boot in a file. Failed when something is found, or nothing can be read.
[[nodiscard]] ExitStatus runEnvironmentCheck(Output& output, const EnvironmentCheckOptions& options);

} // namespace etherdeck::ctl
