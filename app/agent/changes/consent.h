#pragma once

#include "core/plans/plan.h"
#include "core/plans/refusal.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace etherdeck::agent {

/// What a client has confirmed.
struct Consent {
    bool click = false;
    std::vector<std::string> typed;
    std::string backup; ///< the SHA-256 of the copy of a partition that the client has
    std::int64_t keepSeconds = 60;
};

/// Why the plan may not be applied yet. Refusals: ConfirmationNeeded, BackupNeeded.
[[nodiscard]] std::optional<plans::Refusal> missingConsent(const plans::Plan& plan, const Consent& consent);

} // namespace etherdeck::agent
