#pragma once

#include "ui/timeline/layout.h"

#include <QDateTime>
#include <QTimeZone>

#include <vector>

namespace etherdeck::ui {

/// A moment that the axis names, in local time.
struct TimelineTick {
    enum class Unit : std::uint8_t { Second, Minute, Day, Month, Year };
    QDateTime time;
    Unit unit{};          ///< what its label tells
    bool isMajor = false; ///< begins a day, or a year among months
    double x = 0;
};

/// At round times of the zone's clocks, at least `spacing` pixels apart, some of them left of the window.
/// Where a clock is set forward or back there is one tick less or more; none is told twice.
[[nodiscard]] std::vector<TimelineTick> timelineTicks(const TimelineWindow& window, const QTimeZone& zone,
                                                      int spacing);

} // namespace etherdeck::ui
