#pragma once

#include "app/etherdeckctl/base/command.h"
#include "app/etherdeckctl/device/consent.h"
#include "app/etherdeckctl/device/options.h"
#include "core/plans/refusal.h"
#include "core/plans/wish.h"
#include "core/remote/answers.h"

#include <optional>
#include <string>

namespace etherdeck::ctl {

/// Plans a wish, shows the plan, asks for a confirmation where somebody can answer, and applies it. With
/// `queues` it is only put into the queue.
[[nodiscard]] ExitStatus runChange(Output& output, const DeviceOptions& options,
                                   const plans::Outcome<plans::Wish>& wish);
/// The same in a session that is open.
[[nodiscard]] ExitStatus runChange(DeviceSession& session, Output& output, const DeviceOptions& options,
                                   const plans::Wish& wish);
/// What came of a change, or its plan where only that was asked for: as it is printed.
struct Change {
    nlohmann::ordered_json json;
    std::string text;
};
/// The same, without printing what came of it; nothing: it failed, and that was reported.
[[nodiscard]] std::optional<Change> makeChange(DeviceSession& session, const DeviceOptions& options,
                                               const plans::Wish& wish);
/// Keeps the change that waits for it.
[[nodiscard]] ExitStatus runKeep(Output& output, const DeviceOptions& options);

/// What the agent must offer for a wish, beside "changes".
[[nodiscard]] std::string capabilityOf(const plans::Wish& wish);

/// Failures are reported before they return nothing.
[[nodiscard]] std::optional<plans::ShownPlan> askForPlan(DeviceSession& session, const plans::Wish& wish);
/// Before that it keeps a copy of the flash memory on this computer, if the plan needs one.
[[nodiscard]] std::optional<remote::Applied> askToApply(DeviceSession& session, const plans::ShownPlan& shown,
                                                        const Consent& consent);

} // namespace etherdeck::ctl
