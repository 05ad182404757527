#include "ui/inventory/detail/scroll.h"

#include <QLayout>

#include <cstdlib>

namespace etherdeck::ui {

namespace {

void collect(const QLayout& layout, std::vector<QWidget*>& order);

/// A widget that takes the focus, or what it holds.
void collect(QWidget& widget, std::vector<QWidget*>& order) {
    if ((widget.focusPolicy() & Qt::TabFocus) != 0)
        order.push_back(&widget);
    else if (widget.layout() != nullptr)
        collect(*widget.layout(), order);
}

void collect(const QLayout& layout, std::vector<QWidget*>& order) {
    for (int i = 0; i < layout.count(); ++i) {
        auto* item = layout.itemAt(i);
        if (auto* widget = item->widget(); widget != nullptr)
            collect(*widget, order);
        else if (const auto* inner = item->layout(); inner != nullptr)
            collect(*inner, order);
    }
}

} // namespace

DetailScroll::DetailScroll(QWidget* parent) : QScrollArea(parent) {
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
}

void DetailScroll::orderTabs(QWidget& before) {
    std::vector<QWidget*> order{&before};
    collect(*widget(), order);
    if (order == m_order)
        return;
    m_order = order;
    for (std::size_t i = 1; i < order.size(); ++i)
        setTabOrder(order[i - 1], order[i]);
}

bool DetailScroll::focusNextPrevChild(bool next) {
    const auto* left = window()->focusWidget();
    const bool isGoing =
        left != nullptr && widget()->isAncestorOf(left) && (!left->isVisible() || !left->isEnabled());
    auto* heir = isGoing ? nearestTo(*left) : nullptr;
    if (heir == nullptr)
        return QScrollArea::focusNextPrevChild(next);
    heir->setFocus(Qt::OtherFocusReason);
    return true;
}

QWidget* DetailScroll::nearestTo(const QWidget& left) const {
    const auto middleOf = [this](const QWidget& part) {
        return part.mapTo(widget(), QPoint(0, part.height() / 2)).y();
    };
    std::vector<QWidget*> order;
    collect(*widget(), order);
    QWidget* nearest = nullptr;
    int least = 0;
    for (auto* other : order) {
        if (other == &left || !other->isVisible() || !other->isEnabled())
            continue;
        const int distance = std::abs(middleOf(*other) - middleOf(left));
        if (nearest == nullptr || distance < least) {
            nearest = other;
            least = distance;
        }
    }
    return nearest;
}

} // namespace etherdeck::ui

#include "moc_scroll.cpp"
