#pragma once

#include "core/plans/netconsole.h"
#include "core/plans/refusal.h"

#include <optional>
#include <string>
#include <string_view>

namespace etherdeck::agent {

/// What the box has of netconsole; below `root`, or of the box itself.
[[nodiscard]] plans::BoxNetconsole readNetconsole(const std::string& root);

/// Replaces the target that the agent makes in configfs; nothing: removes it. Mounts configfs if that is
/// missing. Refusals: Unsupported, Failed.
[[nodiscard]] plans::Outcome<void> setNetconsoleTarget(const std::string& root,
                                                       const std::optional<plans::NetconsoleTarget>& target);

/// Writes a line to the log of the kernel, which sends it. Refusals: BadValue for other characters than
/// letters, digits and hyphens; Unsupported, Failed.
[[nodiscard]] plans::Outcome<void> writeTestLine(const std::string& root, const std::string& text);

/// "192.168.1.1 0x1 0x2 00:25:31:00:00:01 * eth0": the lines of /proc/net/arp that are complete.
[[nodiscard]] std::map<std::string, MacAddress> parseArpTable(std::string_view text);
/// Interface and gateway of the default route, in /proc/net/route.
[[nodiscard]] std::optional<std::pair<std::string, std::string>> parseDefaultRoute(std::string_view text);
/// Since Linux 4.4: "6.1.0-57-marvell".
[[nodiscard]] bool hasExtendedNetconsole(std::string_view release);

} // namespace etherdeck::agent
