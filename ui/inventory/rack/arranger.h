#pragma once

#include "ui/inventory/rack/layout.h"
#include "ui/inventory/rack/scroller.h"

#include <QBasicTimer>
#include <QObject>

#include <optional>

class QAbstractScrollArea;

namespace etherdeck::ui {

class RackContents;

/// Arranges the rack for the width, the font and the zoom of its view: once, however many targets come or go
/// at a time. What was at the top of the view, or a bay that is named, stays where it is.
class RackArranger : public QObject {
    Q_OBJECT

public:
    /// Both live longer.
    RackArranger(QAbstractScrollArea& view, const RackContents& contents);

    /// As it is at the moment, in the coordinates of the content.
    [[nodiscard]] const RackLayout& arranged();
    /// As it was arranged last.
    [[nodiscard]] const RackLayout& layout() const { return m_layout; }
    [[nodiscard]] bool isStale() const { return m_isStale; }
    /// Something has changed: arranges in the event loop, or when it is used before.
    void arrangeLater();
    /// If something has changed.
    void arrangeNow();
    /// Something has changed: arranges at once.
    void arrangeAgain();

    [[nodiscard]] RackZoom zoom() const { return m_zoom; }
    void zoomTo(RackZoom zoom, std::optional<Address> kept);
    /// Nearer, or farther if negative; as far as there are levels.
    void stepZoom(int steps, std::optional<Address> kept);

    [[nodiscard]] int top() const { return m_scroller.top(); }
    [[nodiscard]] QPoint toContent(QPoint point) const { return m_scroller.toContent(point); }
    [[nodiscard]] QRect toViewport(const QRect& rect) const { return m_scroller.toViewport(rect); }
    void scrollBy(int distance) { m_scroller.scrollBy(distance); }
    /// No further than needed, or to the middle.
    void scrollTo(Address address, bool isCentered = false);

signals:
    void zoomChanged(etherdeck::ui::RackZoom zoom);

protected:
    void timerEvent(QTimerEvent* event) override;

private:
    void arrange();

    QAbstractScrollArea& m_view;
    const RackContents& m_contents;
    RackLayout m_layout;
    RackScroller m_scroller;
    RackZoom m_zoom = RackZoom::NameAndSize;
    bool m_isStale = true;
    bool m_isArranging = false;
    QBasicTimer m_later;
};

} // namespace etherdeck::ui
