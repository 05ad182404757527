#pragma once

#include <QColor>
#include <QStyle>

class QPainter;
class QPalette;
class QStyleOptionSlider;
class QWidget;

/// Scroll bars: a handle that is narrow and rounded, and no buttons.
namespace etherdeck::ui {

/// What the contents beside a scroll bar stand on: a list's base, or the page itself.
[[nodiscard]] QColor groundBeside(const QWidget* scrollBar, const QPalette& palette);

void drawScrollHandle(const QStyleOptionSlider& option, const QRect& slider, const QColor& ground,
                      QPainter& painter);

/// Where a part of it is; its handle is never shorter than `shortest`.
[[nodiscard]] QRect scrollPart(const QStyleOptionSlider& option, QStyle::SubControl part, int shortest);

} // namespace etherdeck::ui
