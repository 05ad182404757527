#pragma once

#include "core/box_netconsole/decision.h"
#include "core/box_netconsole/parts.h"
#include "core/uboot/netconsole_recipe.h"

#include <QString>

/// Netconsole of a box as text for users. What a box says is made harmless here.
namespace etherdeck::ui {

/// "Started at each boot, if 192.168.1.2 answers a ping. From 192.168.1.100 …".
[[nodiscard]] QString bootStateText(const uboot::NetconsoleState& state);
[[nodiscard]] QString kernelStateText(const box_netconsole::KernelNetconsole& kernel);

/// Why it cannot be enabled.
[[nodiscard]] QString problemText(box_netconsole::Problem problem,
                                  const box_netconsole::BootDecision& decision);
[[nodiscard]] QString warningText(box_netconsole::Warning warning);
[[nodiscard]] QString obstacleText(uboot::NetconsoleObstacle obstacle);
/// Why leaving it on is a risk.
[[nodiscard]] QString riskText();

} // namespace etherdeck::ui
