#pragma once

#include "core/exports/stop_cause.h"
#include "core/exports/supervisor.h"
#include "core/plans/refusal.h"
#include "core/system/unique_descriptor.h"

#include <cstdint>
#include <string>

namespace etherdeck::agent {

/// Why a vblade may not be started, or was not.
struct StartRefusal {
    exports::StopCause cause = exports::StopCause::NotStarted;
    std::string text;
};
[[nodiscard]] plans::RefusalCode refusalCode(exports::StopCause cause);

struct StartedVblade {
    std::int32_t pid = 0;
    link::UniqueDescriptor process; ///< of watchProcess()
    bool wasHeard = false;          ///< its advertisement was seen leaving the interface
};

/// Starts a vblade of the export on one of its interfaces, and waits until it was heard, has ended, or runs
/// for a while. What it prints goes to `log`, which is emptied first.
[[nodiscard]] tl::expected<StartedVblade, StartRefusal>
startVblade(const exports::Export& config, const std::string& interface, const std::string& log);

} // namespace etherdeck::agent
