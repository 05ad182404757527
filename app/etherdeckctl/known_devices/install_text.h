#pragma once

#include "app/etherdeckctl/device/failure.h"
#include "core/install/installation.h"
#include "core/plans/json.h"

#include <string>

namespace etherdeck::ctl {

[[nodiscard]] FailureText explain(const install::Failure& failure, const std::string& device);
/// Also what was undone, and what was not.
[[nodiscard]] FailureText explain(const install::Installation& installation, const std::string& device);
/// A plan as all commands show it.
[[nodiscard]] plans::ShownPlan shownPlan(const install::InstallPlan& plan, plans::Confirmation level);

} // namespace etherdeck::ctl
