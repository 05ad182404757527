#include "ui/timeline/points.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace etherdeck::ui {

const TimelinePoint* pointOf(std::span<const TimelinePoint> points, std::uint32_t item) {
    const auto found = std::ranges::lower_bound(points, item, {}, &TimelinePoint::item);
    return found != points.end() && found->item == item ? &*found : nullptr;
}

const TimelinePoint* pointBeside(std::span<const TimelinePoint> points, const TimelinePoint& from, int step) {
    const auto isOther = [&from](const TimelinePoint& point) { return point.item != from.item; };
    const auto at = std::ranges::lower_bound(points, from.item, {}, &TimelinePoint::item) - points.begin();
    const auto before = points.first(static_cast<std::size_t>(at));
    if (step < 0)
        return before.empty() ? nullptr : &before.back();
    const auto next = std::ranges::find_if(points.subspan(before.size()), isOther);
    return next == points.end() ? nullptr : &*next;
}

const TimelinePoint* pointInNextLane(std::span<const TimelinePoint> points, const TimelinePoint& from,
                                     int step) {
    const TimelinePoint* best = nullptr;
    std::pair<int, std::int64_t> shortest; // lanes, then time
    for (const auto& point : points) {
        const std::pair way((point.lane - from.lane) * step, std::abs(point.time - from.time));
        if (way.first <= 0 || (best != nullptr && way >= shortest))
            continue;
        best = &point;
        shortest = way;
    }
    return best;
}

} // namespace etherdeck::ui
