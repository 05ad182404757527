#pragma once

#include "ui/timeline/items.h"
#include "ui/timeline/ticks.h"

#include <QFont>
#include <QPalette>
#include <QRect>

class QPainter;
class QWidget;

namespace etherdeck::ui {

/// Draws the parts of the timeline, for the time of one paint event.
class TimelinePainter {
public:
    static constexpr int markSize = 12;

    TimelinePainter(QPainter& painter, const QWidget& view);

    void opener(const QRect& place, bool isOpen);
    void lane(const QRect& row, const TimelineLane& lane, int labelWidth, bool isOdd);
    void ticks(const std::vector<TimelineTick>& ticks, int left, int axisHeight, int height);
    /// Of the left edge: the hours of a day do not tell which day it is.
    void date(QDate date, const QRect& corner);
    void now(double x, int top, int height);
    void cluster(const QRect& place, const MarkCluster& cluster, bool isSelected, bool isUnderMouse);

private:
    void drawCluster(QPainter& painter, const QRect& place, const MarkCluster& cluster, bool isSelected,
                     bool isUnderMouse) const;
    void elided(const QRect& rect, Qt::Alignment alignment, const QString& text);

    QPainter& m_painter;
    const QPalette m_palette;
    const QFont m_body;
    const QFont m_small;
    const bool m_hasFocus;
};

/// "14:05", "Nov 25", "2026": what a tick says.
[[nodiscard]] QString tickText(const TimelineTick& tick);

} // namespace etherdeck::ui
