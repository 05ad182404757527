#pragma once

#include "core/discovery/target_json.h"

#include <functional>
#include <string>
#include <vector>

namespace etherdeck::ctl {

using InterfaceName = std::function<std::string(discovery::LinkId)>;

/// One line per target, with the columns of `discover`.
[[nodiscard]] std::string targetTable(const std::vector<discovery::Target>& targets,
                                      const TargetContext& context);
/// All that is known about one target, one fact per line.
[[nodiscard]] std::string targetFacts(const discovery::Target& target, const InterfaceName& interfaceName);
/// For each conflict, proven or possible: who claims the address, and what to do. Empty when there is none.
[[nodiscard]] std::string conflictReport(const std::vector<discovery::Target>& targets,
                                         const InterfaceName& interfaceName);
/// "7 targets on 3 shelves".
[[nodiscard]] std::string countText(const std::vector<discovery::Target>& targets);
/// "2,000 of 10,000 known targets answer."; more when some of them are on interfaces that were not asked.
[[nodiscard]] std::string knownText(const std::vector<discovery::Target>& targets);

/// "1.0 TB", "-" when the target has not told, or in a conflict "2 disks", for none is *the* disk.
[[nodiscard]] std::string sizeOf(const discovery::Target& target);

} // namespace etherdeck::ctl
