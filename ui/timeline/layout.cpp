#include "ui/timeline/layout.h"

#include <algorithm>
#include <cmath>

namespace etherdeck::ui {

namespace {

constexpr double maxPerSecond = 200;
constexpr double longestWidth = 30.0 * 366 * 24 * 3600 * 1000;

/// Number of the cell that a moment is in; cells are counted from 1970.
double cellOf(std::int64_t time, double cell) { return std::floor(static_cast<double>(time) / cell); }

void add(MarkCluster& cluster, const TimelinePoint& point) {
    cluster.last = point.time;
    ++cluster.count;
    if (point.kind < cluster.kind)
        return;
    cluster.kind = point.kind;
    cluster.item = point.item;
}

} // namespace

void TimelineWindow::zoom(double factor, double x) {
    const double moment = timeAt(x);
    const double coarsest = longestWidth / std::max(width, 1);
    perPixel = std::clamp(perPixel / factor, 1000 / maxPerSecond, coarsest);
    from = moment - x * perPixel;
}

std::vector<MarkCluster> clusterMarks(std::span<const TimelinePoint> points, const TimelineWindow& window,
                                      int lanes, int markWidth) {
    const double cell = window.perPixel * markWidth;
    const auto first = static_cast<std::int64_t>(std::floor(window.from - 2 * cell));
    const auto last = static_cast<std::int64_t>(std::ceil(window.until() + 2 * cell));
    const auto begin = std::ranges::lower_bound(points, first, {}, &TimelinePoint::time);
    const auto end = std::ranges::upper_bound(points, last, {}, &TimelinePoint::time);
    std::vector<std::vector<MarkCluster>> found(static_cast<std::size_t>(std::max(lanes, 0)));
    std::vector<double> cells(found.size(), -1);
    for (auto point = begin; point < end; ++point) {
        if (point->lane < 0 || point->lane >= lanes)
            continue;
        const auto lane = static_cast<std::size_t>(point->lane);
        const double at = cellOf(point->time, cell);
        if (found[lane].empty() || cells[lane] != at)
            found[lane].push_back({point->lane, 0, point->time, point->time, 0, point->item, point->kind});
        cells[lane] = at;
        add(found[lane].back(), *point);
    }
    std::vector<MarkCluster> clusters;
    for (auto& lane : found)
        for (auto& cluster : lane) {
            // Many stand in the middle of their cell, so that two clusters never cover each other.
            cluster.x = cluster.count == 1
                            ? window.xOf(cluster.first)
                            : ((cellOf(cluster.first, cell) + 0.5) * cell - window.from) / window.perPixel;
            clusters.push_back(cluster);
        }
    return clusters;
}

} // namespace etherdeck::ui
