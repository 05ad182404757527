#pragma once

#include "ui/timeline/layout.h"

#include <cstdint>
#include <span>

/// Finding points of the axis, and going from one to another. Points are in order of time, and items are
/// numbered in that order. nullptr where there is none.
namespace etherdeck::ui {

[[nodiscard]] const TimelinePoint* pointOf(std::span<const TimelinePoint> points, std::uint32_t item);

/// The next one in time, or the one before: `step` is 1 or -1. Of another item: a conflict stands in two
/// lanes.
[[nodiscard]] const TimelinePoint* pointBeside(std::span<const TimelinePoint> points,
                                               const TimelinePoint& from, int step);

/// The one that is nearest in time in the next lane that has any, downwards or upwards.
[[nodiscard]] const TimelinePoint* pointInNextLane(std::span<const TimelinePoint> points,
                                                   const TimelinePoint& from, int step);

} // namespace etherdeck::ui
