#pragma once

#include "app/etherdeckctl/commands.h"
#include "core/store/console/store.h"

#include <optional>
#include <string>

namespace etherdeck::ctl {

/// The file that the options name, or that of the usual history.
[[nodiscard]] std::string logPath(const LogOptions& options);

/// The history, to read it; nothing is changed. What prevents that is printed, and what is missing in it.
[[nodiscard]] std::optional<store::ConsoleStore> openLog(const LogOptions& options);

/// The commands that change it: Recover and Upgrade.
[[nodiscard]] ExitStatus runLogUpkeep(Output& output, const LogOptions& options);

} // namespace etherdeck::ctl
