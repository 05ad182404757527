#include "ui/inventory/rack/arranger.h"

#include "ui/inventory/rack/contents.h"
#include "ui/inventory/rack/painter.h"

#include <QAbstractScrollArea>
#include <QScopedValueRollback>
#include <QTimerEvent>

#include <algorithm>

namespace etherdeck::ui {

RackArranger::RackArranger(QAbstractScrollArea& view, const RackContents& contents) :
    m_view(view), m_contents(contents), m_scroller(view, m_layout) {}

const RackLayout& RackArranger::arranged() {
    arrangeNow();
    return m_layout;
}

void RackArranger::arrangeNow() {
    if (m_isStale && !m_isArranging)
        arrange();
}

void RackArranger::arrangeLater() {
    m_isStale = true;
    if (!m_later.isActive())
        m_later.start(0, this);
    m_view.viewport()->update();
}

void RackArranger::arrangeAgain() {
    m_isStale = true;
    arrangeNow();
}

void RackArranger::arrange() {
    const QScopedValueRollback arranging(m_isArranging, true);
    m_later.stop();
    const auto anchor = m_scroller.topAnchor();
    const auto addresses = m_contents.addresses();
    const RackMetrics metrics =
        rackMetrics(m_zoom, m_view.font(), addresses.empty() ? 0 : addresses.back().shelf());
    // The scroll bar may come or go, and take its width with it.
    for (int attempt = 0; attempt < 2; ++attempt) {
        const int width = m_view.viewport()->width();
        m_layout.arrange(addresses, metrics, width);
        m_scroller.setRange();
        if (m_view.viewport()->width() == width)
            break;
    }
    m_isStale = false;
    if (anchor)
        m_scroller.holdAt(*anchor);
    m_view.viewport()->update();
}

void RackArranger::zoomTo(RackZoom zoom, std::optional<Address> kept) {
    if (zoom == m_zoom)
        return;
    arrangeNow();
    auto anchor = kept ? m_scroller.anchorOf(*kept) : std::nullopt;
    if (!anchor)
        anchor = m_scroller.topAnchor();
    m_zoom = zoom;
    m_scroller.toTop();
    arrangeAgain();
    if (anchor)
        m_scroller.holdAt(*anchor);
    emit zoomChanged(zoom);
}

void RackArranger::stepZoom(int steps, std::optional<Address> kept) {
    const int last = static_cast<int>(std::size(allRackZooms)) - 1;
    const int wanted = std::clamp(static_cast<int>(m_zoom) - steps, 0, last);
    zoomTo(static_cast<RackZoom>(wanted), kept);
}

void RackArranger::scrollTo(Address address, bool isCentered) {
    arrangeNow();
    m_scroller.scrollTo(address, isCentered);
}

void RackArranger::timerEvent(QTimerEvent* event) {
    if (event->timerId() != m_later.timerId())
        return QObject::timerEvent(event);
    m_later.stop();
    // Out of sight it waits until it is shown.
    if (m_view.isVisible())
        arrangeNow();
}

} // namespace etherdeck::ui

#include "moc_arranger.cpp"
