#pragma once

#include <QBasicTimer>
#include <QObject>
#include <QPoint>

class QWidget;

namespace etherdeck::ui {

/// Scrolls while the mouse is dragged above or below a viewport.
class DragScroll : public QObject {
    Q_OBJECT

public:
    /// A child of the viewport.
    explicit DragScroll(QWidget* viewport);

    /// The mouse is there, in the coordinates of the viewport, with a button held.
    void follow(const QPoint& place);
    void stop() { m_timer.stop(); }
    [[nodiscard]] bool isScrolling() const { return m_timer.isActive(); }
    [[nodiscard]] const QPoint& place() const { return m_place; }

signals:
    /// Again and again while the mouse is outside: by how many pixels; negative above.
    void beyond(int distance);

protected:
    void timerEvent(QTimerEvent* event) override;

private:
    [[nodiscard]] int distance() const;

    QBasicTimer m_timer;
    QPoint m_place;
};

} // namespace etherdeck::ui
