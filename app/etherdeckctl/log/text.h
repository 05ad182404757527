#pragma once

#include "app/etherdeckctl/base/console_text.h"
#include "core/store/console/crash_tally.h"
#include "core/store/console/lines/records.h"

#include <string>
#include <vector>

namespace etherdeck::ctl {

/// The sources of the store, by number.
using Origins = LineOrigins;
using etherdeck::originsOf;

/// Tables with a row for each element.
[[nodiscard]] std::string sourceTable(const std::vector<store::ConsoleSource>& sources);
[[nodiscard]] std::string bootTable(const std::vector<store::ConsoleBoot>& boots, const Origins& origins);
[[nodiscard]] std::string crashTable(const std::vector<store::ConsoleCrash>& crashes,
                                     const store::CrashTally& tally, const Origins& origins);
/// "4 times, 2 boxes, since kernel 6.1"
[[nodiscard]] std::string countText(const store::CrashCount& count);

/// What --json prints; docs/json.md lists the fields.
[[nodiscard]] nlohmann::ordered_json toJson(const store::ConsoleSource& source);
[[nodiscard]] nlohmann::ordered_json toJson(const store::ConsoleBoot& boot, const Origins& origins);
[[nodiscard]] nlohmann::ordered_json toJson(const store::ConsoleCrash& crash, const store::CrashTally& tally,
                                            const Origins& origins);

} // namespace etherdeck::ctl
