#pragma once

#include "core/box_netconsole/decision.h"
#include "core/box_netconsole/parts.h"
#include "core/box_netconsole/verification.h"
#include "core/plans/refusal.h"

#include <nlohmann/json.hpp>

#include <string>

/// Netconsole of a box, for people and for scripts.
namespace etherdeck::ctl {

[[nodiscard]] std::string bootText(const uboot::NetconsoleState& state);
[[nodiscard]] nlohmann::ordered_json bootJson(const uboot::NetconsoleState& state);
[[nodiscard]] std::string kernelText(const box_netconsole::KernelNetconsole& kernel);
[[nodiscard]] nlohmann::ordered_json kernelJson(const box_netconsole::KernelNetconsole& kernel);
/// "192.168.1.2 port 6666, from eth0 (192.168.1.5)".
[[nodiscard]] std::string placeText(const plans::NetconsoleTarget& target);

/// Why U-Boot's netconsole cannot be enabled.
[[nodiscard]] plans::Refusal refusalOf(const box_netconsole::BootDecision& decision,
                                       const plans::BoxEnvironment& found,
                                       const box_netconsole::EnableRequest& request);
[[nodiscard]] plans::Refusal serverRefusal(box_netconsole::Problem problem, const std::string& to);
[[nodiscard]] plans::Refusal disableRefusal(uboot::NetconsoleObstacle obstacle);
/// Lines for standard error.
[[nodiscard]] std::string warningText(box_netconsole::Warning warning,
                                      const box_netconsole::BootDecision& decision);

/// What has arrived.
[[nodiscard]] std::string arrivedText(const box_netconsole::Verification& verification);
[[nodiscard]] nlohmann::ordered_json arrivedJson(const box_netconsole::Verification& verification);
/// Why nothing has: time is over, or somebody interrupted it. `to`: where it was sent; `port`: there.
[[nodiscard]] plans::Refusal notArrived(const box_netconsole::Verification& verification,
                                        const std::string& to, std::uint16_t port);

} // namespace etherdeck::ctl
