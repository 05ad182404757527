#pragma once

#include "core/services/console/timeline_reader.h"
#include "core/services/inventory/discovery_values.h"

#include <cstdint>

/// Histories for tests and pictures of the timeline.
namespace etherdeck::demo {

inline MacAddress boxMac(std::uint8_t box) { return MacAddress({0x00, 0x25, 0x31, 0, 0, box}); }

/// `boxes` boxes on the console, each with a target e<box>.0, and a day of boots, crashes and events before
/// `until`, `marks` of them in all.
[[nodiscard]] TimelineData timeline(int boxes, int marks, WallTime until);
/// Targets that answer from those boxes.
[[nodiscard]] InventoryChange timelineTargets(int boxes);

} // namespace etherdeck::demo
