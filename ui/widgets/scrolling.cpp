#include "ui/widgets/scrolling.h"

#include "ui/look/theme.h"

#include <QLayout>
#include <QScreen>
#include <QScrollArea>

#include <algorithm>

namespace etherdeck::ui {

namespace {
constexpr int fewestRows = 6;
}

QScrollArea* scrolling(QWidget* content, QWidget* parent) {
    auto* area = new QScrollArea(parent);
    area->setWidget(content);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    area->viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
    return area;
}

void growToContent(QWidget& window, const QScrollArea& area) {
    constexpr int titleBar = 4 * metrics::grid;
    QWidget& content = *area.widget();
    // Also layouts within others, which remember what they needed before something in them was shown.
    const auto parts = content.findChildren<QWidget*>();
    std::for_each(parts.rbegin(), parts.rend(), [](const QWidget* part) {
        if (part->layout() != nullptr)
            part->layout()->activate();
    });
    content.layout()->activate();
    window.layout()->activate();
    const int width = area.width(); // before it is shown only the area has its size, not yet what is in it
    const int wanted = content.layout()->hasHeightForWidth() ? content.layout()->totalHeightForWidth(width)
                                                             : content.sizeHint().height();
    // Else the area scrolls where texts would need more if they were as narrow as they can be.
    content.setMinimumHeight(wanted);
    const int needed = window.height() + wanted - area.height();
    const int room = window.screen()->availableGeometry().height() - titleBar;
    if (window.height() < std::min(needed, room))
        window.resize(window.width(), std::min(needed, room));
}

void takeHeightThatIsLeft(QAbstractScrollArea& list) {
    list.setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored);
    list.setMinimumHeight(fewestRows * list.fontMetrics().height() + metrics::grid);
}

} // namespace etherdeck::ui
