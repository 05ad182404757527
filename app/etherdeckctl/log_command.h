#pragma once

#include "app/etherdeckctl/command.h"
#include "app/etherdeckctl/log_options.h"

namespace etherdeck::ctl {

/// The `log` command that the options select. It prints to `output`, problems to standard error.
[[nodiscard]] ExitStatus runLog(Output& output, const LogOptions& options);

} // namespace etherdeck::ctl
