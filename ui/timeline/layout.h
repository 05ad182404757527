#pragma once

#include "ui/timeline/mark_kind.h"

#include <QDateTime>
#include <QTimeZone>

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace etherdeck::ui {

/// One mark on the axis.
struct TimelinePoint {
    std::int64_t time = 0; ///< milliseconds since 1970, UTC
    std::int32_t lane = 0;
    std::uint32_t item = 0; ///< the caller's number for it
    MarkKind kind{};

    friend bool operator==(const TimelinePoint&, const TimelinePoint&) = default;
};

/// The visible part of the time.
struct TimelineWindow {
    double from = 0;        ///< milliseconds since 1970, at the left edge
    double perPixel = 1000; ///< milliseconds
    int width = 0;          ///< pixels

    [[nodiscard]] double until() const { return from + perPixel * width; }
    [[nodiscard]] double xOf(std::int64_t time) const {
        return (static_cast<double>(time) - from) / perPixel;
    }
    [[nodiscard]] double timeAt(double x) const { return from + x * perPixel; }
    [[nodiscard]] QDate dateAt(double x, const QTimeZone& zone) const {
        return QDateTime::fromMSecsSinceEpoch(static_cast<qint64>(timeAt(x)), zone).date();
    }
    /// The same moment stays at `x`. A second has at most 200 pixels, and the whole width holds at most 30
    /// years.
    void zoom(double factor, double x);

    friend bool operator==(const TimelineWindow&, const TimelineWindow&) = default;
};

/// Marks of one lane that are too close to each other to be drawn apart.
struct MarkCluster {
    std::int32_t lane = 0;
    double x = 0; ///< middle
    std::int64_t first = 0;
    std::int64_t last = 0;
    std::uint32_t count = 0;
    std::uint32_t item = 0; ///< the worst of them, and of those the newest
    MarkKind kind{};        ///< of that one

    friend bool operator==(const MarkCluster&, const MarkCluster&) = default;
};

/// Those of `points`, which are sorted by time, that show. Which marks stand together depends on the scale
/// alone, so that nothing flickers while the axis moves. The clusters are in order of lanes and time.
[[nodiscard]] std::vector<MarkCluster> clusterMarks(std::span<const TimelinePoint> points,
                                                    const TimelineWindow& window, int lanes, int markWidth);

} // namespace etherdeck::ui
