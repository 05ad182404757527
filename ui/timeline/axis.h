#pragma once

#include "ui/timeline/items.h"
#include "ui/timeline/layout.h"

#include <QAbstractScrollArea>
#include <QTimeZone>

#include <optional>
#include <span>
#include <vector>

namespace etherdeck::ui {

/// Draws points in lanes on a time axis. Wheel and drag move it, Ctrl+wheel and + and - zoom, arrow keys go
/// from mark to mark and from lane to lane, a double click or Return opens the place of the mark. A click on
/// the name of a box or shelf with several targets, or Space, opens its lane.
class TimelineAxis : public QAbstractScrollArea {
    Q_OBJECT

public:
    explicit TimelineAxis(QWidget* parent = nullptr);

    /// Both must outlive the next call.
    void setContent(const TimelineItems& items, std::span<const TimelinePoint> points);
    /// The present: a line, and the end of the axis while it follows.
    void setNow(std::int64_t now);
    /// Shows this many milliseconds up to the present, and follows it.
    void showLast(std::int64_t span);
    /// Shows all points.
    void showAll();
    /// Moves it to the middle, at the current scale.
    void showTime(std::int64_t time);
    void zoom(double factor);

    void setSelected(std::optional<std::uint32_t> item);
    [[nodiscard]] std::optional<std::uint32_t> selected() const { return m_selected; }
    [[nodiscard]] const TimelineWindow& window() const { return m_window; }
    [[nodiscard]] bool isFollowing() const { return m_isFollowing; }
    /// What is drawn, by the last layout; positions in the viewport.
    [[nodiscard]] std::vector<MarkCluster> clusters() const;
    [[nodiscard]] QRect rectOf(const MarkCluster& cluster) const;

signals:
    void selectionChanged(std::optional<std::uint32_t> item);
    /// Under the mouse; nothing when it has left.
    void hovered(std::optional<etherdeck::ui::MarkCluster> cluster);
    void activated(quint32 item);
    /// The user opens a group, or closes it.
    void groupToggled(const etherdeck::ui::TimelineGroup& group);
    void menuRequested(quint32 item, const QPoint& global);
    /// By the user: no preset scale applies any more.
    void moved();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void updateGeometryOfLanes();
    void pan(double pixels);
    void keepAtEnd();
    void zoomInto(const MarkCluster& cluster);
    void selectNext(int step);
    void selectInLane(int step);
    void select(std::uint32_t item, bool isByKey);
    void bringIntoView(std::uint32_t item);
    [[nodiscard]] const TimelinePoint* selectedPoint() const;
    [[nodiscard]] std::optional<MarkCluster> clusterAt(const QPoint& position) const;
    /// The group that is opened or closed by a click there.
    [[nodiscard]] std::optional<TimelineGroup> openerAt(const QPoint& position) const;
    void measureLabels();
    [[nodiscard]] int labelWidth() const { return m_labelWidth; }
    [[nodiscard]] int axisHeight() const;
    [[nodiscard]] int laneHeight() const;

    const TimelineItems* m_items = nullptr;
    std::span<const TimelinePoint> m_points; ///< by time
    TimelineWindow m_window;
    QTimeZone m_zone = QTimeZone::systemTimeZone();
    int m_labelWidth = 0;
    std::int64_t m_now = 0;
    bool m_isFollowing = true;
    std::optional<std::uint32_t> m_selected;
    std::optional<MarkCluster> m_hovered;
    QPoint m_pressed;
    double m_pressedFrom = 0;
    bool m_isDragging = false;
};

} // namespace etherdeck::ui
