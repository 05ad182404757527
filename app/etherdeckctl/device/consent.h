#pragma once

#include "app/etherdeckctl/device/failure.h"
#include "app/etherdeckctl/device/options.h"
#include "app/etherdeckctl/device/session.h"
#include "core/plans/plan.h"

#include <string>
#include <vector>

namespace etherdeck::ctl {

/// What is sent with change.apply.
struct Consent {
    bool click = false;
    std::vector<std::string> texts;
};

[[nodiscard]] bool isEnough(const plans::Plan& plan, const Consent& consent);
/// False where nobody could answer, and for scripts that read JSON.
[[nodiscard]] bool canAsk(const DeviceOptions& options);
/// Asks for what is missing. False when it was not given, or the terminal or the session has ended.
[[nodiscard]] bool askFor(DeviceSession& session, const plans::Plan& plan, Consent& consent);
/// For who cannot be asked: which options to add.
[[nodiscard]] FailureText confirmationNeeded(const plans::Plan& plan);

} // namespace etherdeck::ctl
