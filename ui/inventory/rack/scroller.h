#pragma once

#include "ui/inventory/rack/layout.h"

#include <optional>

class QAbstractScrollArea;

namespace etherdeck::ui {

/// Scrolls the rack, and holds a bay where it is in the viewport while everything is arranged anew.
class RackScroller {
public:
    struct Anchor {
        Address address;
        int top = 0; ///< in the viewport
    };

    /// Both live longer.
    RackScroller(QAbstractScrollArea& area, const RackLayout& layout) : m_area(area), m_layout(layout) {}

    /// For what is arranged now.
    void setRange();
    void toTop();
    void scrollBy(int distance);
    /// No further than needed, or to the middle.
    void scrollTo(Address address, bool isCentered);

    /// The first bay in sight; nothing at the very top.
    [[nodiscard]] std::optional<Anchor> topAnchor() const;
    /// This bay, if it is in sight.
    [[nodiscard]] std::optional<Anchor> anchorOf(Address address) const;
    void holdAt(const Anchor& anchor);

    [[nodiscard]] int top() const;
    [[nodiscard]] QPoint toContent(QPoint point) const { return point + QPoint(0, top()); }
    [[nodiscard]] QRect toViewport(const QRect& rect) const {
        return rect.isEmpty() ? rect : rect.translated(0, -top());
    }

private:
    QAbstractScrollArea& m_area;
    const RackLayout& m_layout;
};

} // namespace etherdeck::ui
