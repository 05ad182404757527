#pragma once

#include "core/boxes/boxes.h"

#include <nlohmann/json.hpp>

#include <map>
#include <string>

/// Boxes for people and for scripts.
namespace etherdeck::ctl {

using SourceTitles = std::map<boxes::SourceId, std::string>;

[[nodiscard]] std::string boxTable(const boxes::Boxes& boxes, const SourceTitles& sources);
/// What belongs to it, and why.
[[nodiscard]] std::string boxText(const boxes::KnownBox& box, const SourceTitles& sources);
/// One line for each dispute, or for those of one box.
[[nodiscard]] std::string disputeText(const boxes::Boxes& boxes, const SourceTitles& sources,
                                      const boxes::BoxKey* ofBox = nullptr);
[[nodiscard]] nlohmann::ordered_json boxJson(const boxes::Boxes& boxes, const boxes::KnownBox& box,
                                             const SourceTitles& sources);
/// "e7.3", "00:25:31:00:00:0a", "console source plug".
[[nodiscard]] std::string thingText(const boxes::Thing& thing, const SourceTitles& sources);

} // namespace etherdeck::ctl
