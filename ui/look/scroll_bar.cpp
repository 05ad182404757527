#include "ui/look/scroll_bar.h"

#include "ui/look/theme.h"

#include <QAbstractScrollArea>
#include <QPainter>
#include <QStyleOptionSlider>

#include <algorithm>

namespace etherdeck::ui {

namespace {

constexpr int scrollHandleInset = 3;

/// The slider's place in a scroll bar without arrow buttons.
QRect scrollSlider(const QStyleOptionSlider& option, int shortest) {
    const bool isHorizontal = option.orientation == Qt::Horizontal;
    const int length = isHorizontal ? option.rect.width() : option.rect.height();
    const int range = option.maximum - option.minimum;
    int size = length;
    if (range > 0) {
        const auto wanted = static_cast<qint64>(length) * option.pageStep / (range + option.pageStep);
        size = std::clamp(static_cast<int>(wanted), std::min(shortest, length), length);
    }
    const int start = QStyle::sliderPositionFromValue(option.minimum, option.maximum, option.sliderPosition,
                                                      length - size, option.upsideDown);
    return isHorizontal ? QRect(option.rect.x() + start, option.rect.y(), size, option.rect.height())
                        : QRect(option.rect.x(), option.rect.y() + start, option.rect.width(), size);
}

} // namespace

QColor groundBeside(const QWidget* scrollBar, const QPalette& palette) {
    for (const QWidget* widget = scrollBar; widget != nullptr; widget = widget->parentWidget())
        if (const auto* area = qobject_cast<const QAbstractScrollArea*>(widget))
            return palette.color(area->viewport()->backgroundRole());
    return palette.color(QPalette::Base);
}

void drawScrollHandle(const QStyleOptionSlider& option, const QRect& slider, const QColor& ground,
                      QPainter& painter) {
    painter.save();
    painter.fillRect(option.rect, ground);
    if (option.minimum == option.maximum)
        return painter.restore();
    const bool isActive = option.state.testFlag(QStyle::State_MouseOver) ||
                          option.activeSubControls.testFlag(QStyle::SC_ScrollBarSlider);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme::blend(option.palette.color(QPalette::Text), ground, isActive ? 0.45 : 0.26));
    const QRectF handle =
        QRectF(slider).adjusted(scrollHandleInset, scrollHandleInset, -scrollHandleInset, -scrollHandleInset);
    const double radius = std::min(handle.width(), handle.height()) / 2;
    painter.drawRoundedRect(handle, radius, radius);
    painter.restore();
}

QRect scrollPart(const QStyleOptionSlider& option, QStyle::SubControl part, int shortest) {
    const QRect slider = scrollSlider(option, shortest);
    const QRect all = option.rect;
    const bool isHorizontal = option.orientation == Qt::Horizontal;
    switch (part) {
    case QStyle::SC_ScrollBarSlider:
        return slider;
    case QStyle::SC_ScrollBarGroove:
        return all;
    case QStyle::SC_ScrollBarSubPage:
        return isHorizontal ? QRect(all.topLeft(), QPoint(slider.left() - 1, all.bottom()))
                            : QRect(all.topLeft(), QPoint(all.right(), slider.top() - 1));
    case QStyle::SC_ScrollBarAddPage:
        return isHorizontal ? QRect(QPoint(slider.right() + 1, all.top()), all.bottomRight())
                            : QRect(QPoint(all.left(), slider.bottom() + 1), all.bottomRight());
    default:
        return {};
    }
}

} // namespace etherdeck::ui
