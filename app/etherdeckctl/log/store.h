#pragma once

#include "app/etherdeckctl/base/command.h"
#include "app/etherdeckctl/log/options.h"
#include "core/store/console/store.h"

#include <optional>
#include <string>

namespace etherdeck::ctl {

/// The file that the options name, or the default history.
[[nodiscard]] std::string logPath(const LogOptions& options);

/// Opens the history for reading; nothing is changed. Prints why that fails, and what is not stored in it
/// yet.
[[nodiscard]] std::optional<store::ConsoleStore> openLog(const LogOptions& options);

/// The commands that change the history: Recover and Upgrade.
[[nodiscard]] ExitStatus runLogUpkeep(Output& output, const LogOptions& options);

} // namespace etherdeck::ctl
