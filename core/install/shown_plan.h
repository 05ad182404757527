#pragma once

#include "core/install/plan.h"
#include "core/plans/plan.h"

namespace etherdeck::install {

/// A plan as all others are shown: its steps, and the commands that a person would type instead.
[[nodiscard]] plans::Plan asPlan(const InstallPlan& plan);

} // namespace etherdeck::install
