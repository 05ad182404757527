#include "ui/inventory/rack/scroller.h"

#include "ui/look/theme.h"

#include <QAbstractScrollArea>
#include <QScrollBar>

#include <algorithm>

namespace etherdeck::ui {

int RackScroller::top() const { return m_area.verticalScrollBar()->value(); }

void RackScroller::setRange() {
    QScrollBar* bar = m_area.verticalScrollBar();
    const int height = m_area.viewport()->height();
    bar->setPageStep(height);
    bar->setSingleStep(std::max(metrics::grid * 3, m_layout.metrics().bay.height() / 2));
    bar->setRange(0, std::max(0, m_layout.height() - height));
}

void RackScroller::toTop() { m_area.verticalScrollBar()->setValue(0); }

void RackScroller::scrollBy(int distance) { m_area.verticalScrollBar()->setValue(top() + distance); }

void RackScroller::scrollTo(Address address, bool isCentered) {
    const QRect rect = m_layout.rect(address);
    if (rect.isEmpty())
        return;
    const int around = m_layout.metrics().padding + m_layout.metrics().margin;
    QScrollBar* bar = m_area.verticalScrollBar();
    const int height = m_area.viewport()->height();
    if (isCentered)
        bar->setValue(rect.center().y() - height / 2);
    else if (rect.top() - around < bar->value())
        bar->setValue(rect.top() - around);
    else if (rect.bottom() + around > bar->value() + height)
        bar->setValue(rect.bottom() + around - height);
}

std::optional<RackScroller::Anchor> RackScroller::topAnchor() const {
    const int from = top();
    if (from == 0)
        return std::nullopt;
    const auto [first, end] = m_layout.shelvesBetween(from, from + m_area.viewport()->height());
    for (std::size_t i = first; i < end; ++i)
        for (const auto& cell : m_layout.cells(m_layout.shelves()[i]))
            if (cell.kind == RackLayout::Cell::Kind::Bay && cell.rect.bottom() >= from)
                return Anchor{cell.address, cell.rect.top() - from};
    return std::nullopt;
}

std::optional<RackScroller::Anchor> RackScroller::anchorOf(Address address) const {
    const QRect rect = toViewport(m_layout.rect(address));
    if (!rect.intersects(m_area.viewport()->rect()))
        return std::nullopt;
    return Anchor{address, rect.top()};
}

void RackScroller::holdAt(const Anchor& anchor) {
    const auto& all = m_layout.addresses();
    const auto place = std::lower_bound(all.begin(), all.end(), anchor.address);
    if (place != all.end())
        m_area.verticalScrollBar()->setValue(m_layout.rect(*place).top() - anchor.top);
}

} // namespace etherdeck::ui
