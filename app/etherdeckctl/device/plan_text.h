#pragma once

#include "core/plans/json.h"
#include "core/remote/answers.h"
#include "core/system/output.h"

#include <nlohmann/json.hpp>

#include <span>
#include <string>
#include <vector>

/// Plans and what became of them, for people and for scripts.
namespace etherdeck::ctl {

/// Title, steps with their commands or differences, warnings, and the confirmation that it needs.
[[nodiscard]] std::string planText(const plans::ShownPlan& shown);
[[nodiscard]] nlohmann::ordered_json planJson(const plans::ShownPlan& shown);
/// One that no agent has made: without the names by which an agent knows its own.
void printOwnPlan(Output& output, const plans::ShownPlan& shown, bool json);

/// What has to be typed and was not.
[[nodiscard]] std::vector<std::string> missingTexts(const plans::Plan& plan,
                                                    std::span<const std::string> confirmed);

/// The entry of the journal, and what was verified. `device` is as typed, for the command that keeps it.
[[nodiscard]] std::string appliedText(const std::string& title, const remote::Applied& applied,
                                      const std::string& device);

} // namespace etherdeck::ctl
