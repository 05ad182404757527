#pragma once

#include "app/etherdeckctl/base/command.h"
#include "app/etherdeckctl/log/options.h"

namespace etherdeck::ctl {

/// The `log` command that the options select. It prints to `output`, problems to standard error.
[[nodiscard]] ExitStatus runLog(Output& output, const LogOptions& options);

} // namespace etherdeck::ctl
